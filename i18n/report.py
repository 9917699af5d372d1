"""What `evaluate` found, as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from i18n import charts
from i18n.errors import counted
from i18n.ratings import Case, Rating, Share, spoken

WORST = 20
"""Sentences shown side by side."""

_STYLE = """
:root { color-scheme: light dark; --paper: #fcfcfa; --ink: #1d1f21; --soft: #5d6470;
  --line: #d9dce1; --ours: #1f6f8b; --bare: #c08a3e; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181b; --ink: #e6e7e9;
  --soft: #a0a7b2; --line: #343a42; --ours: #5db7d6; --bare: #dba95f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; }
p, figcaption { color: var(--soft); margin: .25rem 0 1rem; max-width: 42rem; }
figure { margin: 0; } svg { width: 100%; max-width: 28rem; height: auto; display: block; }
svg text { fill: var(--ink); font-family: inherit; } svg .soft { fill: var(--soft); }
svg line { stroke: var(--line); } .ours { fill: var(--ours); } .bare { fill: var(--bare); }
.key { display: inline-block; width: .75em; height: .75em; border-radius: 2px; }
.key.ours { background: var(--ours); } .key.bare { background: var(--bare); }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; }
th, td { padding: .35rem .7rem .35rem 0; text-align: right; border-bottom: 1px solid var(--line);
  font-variant-numeric: tabular-nums; white-space: nowrap; vertical-align: bottom; }
th:first-child, td:first-child { text-align: left; white-space: normal; min-width: 10rem;
  overflow-wrap: normal; }
thead th { color: var(--soft); font-weight: 500; }
dl { border-top: 1px solid var(--line); padding: .75rem 0; margin: 0; display: grid;
  grid-template-columns: 5.5rem 1fr; gap: .25rem .75rem; }
dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; } dd.none { color: var(--soft); }
"""


def report(title: str, about: str, found: Sequence[Rating]) -> str:
    """The page; `about` says in a sentence what was measured, the first rating is what ships."""
    best = found[0]
    ours = '<span class="key ours"></span> through the pipeline'
    bare = '<span class="key bare"></span> the bare route'
    parts = (
        f"<h1>{escape(title)}</h1>\n<p>{escape(about)}</p>",
        f"<h2>Likeness to the human translation (chrF)</h2>\n<p>{ours}, {bare}</p>",
        charts.bars([(one.route, one.quality.chrf, one.bare.chrf) for one in found]),
        "<h2>All measures</h2>",
        _table(found),
        f"<p>{_fairly(best)} Tags: of the paired tags whose human words"
        " stand in the draft, those that enclose the same words. Names: of those that the human"
        " kept as they are. Residue: drafts with words of another language.</p>",
        f"<h2>Sentences by chrF</h2>\n<p>{escape(best.route)}: {ours}, {bare}</p>",
        charts.histogram([[c.chrf for c in best.cases], [c.bare_chrf for c in best.cases]]),
        f"<h2>The worst {counted(len(worst(best)), 'sentence')}</h2>",
        *(_case(case) for case in worst(best)),
    )
    body = "\n".join(parts)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _fairly(best: Rating) -> str:
    ours, bare = best.chrf_of_drafted
    return (
        "An empty draft counts as an empty text; on the sentences that have one, the first"
        f" route has {ours:.1f} through the pipeline and {bare:.1f} bare."
    )


def worst(rating: Rating) -> list[Case]:
    """The sentences of more than three words whose drafts are least like the human's."""
    long = [case for case in rating.cases if len(spoken(case.pair.source).split()) > 3]
    return sorted(long, key=lambda case: case.chrf)[:WORST]


_COLUMNS = (
    "Route", "chrF", "bare", "BLEU", "bare", "tags", "names", "residue", "bare", "drafted",
    "words/s", "bare",
)  # fmt: skip


def _table(found: Sequence[Rating]) -> str:
    head = "".join(f"<th>{name}</th>" for name in _COLUMNS)
    rows = "\n".join(f"<tr>{''.join(_cells(one))}</tr>" for one in found)
    return (
        f'<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>'
        "\n</table></div>"
    )


def _cells(one: Rating) -> Iterator[str]:
    ours, bare = one.quality, one.bare
    values = (
        escape(one.route), f"{ours.chrf:.1f}", f"{bare.chrf:.1f}", f"{ours.bleu:.1f}",
        f"{bare.bleu:.1f}", _of(one.tags), _of(one.names), ours.residue, bare.residue, one.drafted,
        f"{ours.speed:,.0f}", f"{bare.speed:,.0f}",
    )  # fmt: skip
    yield from (f"<td>{value}</td>" for value in values)


def _of(share: Share) -> str:
    return f"{share.percent:.0f} % of {share.total:,}" if share.total else str(share)


def _case(case: Case) -> str:
    draft = case.draft or f"(none: {case.why})"
    kind = "" if case.draft else ' class="none"'
    return (
        f"<dl><dt>source</dt><dd>{escape(case.pair.source)}</dd>\n"
        f"<dt>human</dt><dd>{escape(case.pair.human)}</dd>\n"
        f"<dt>draft {case.chrf:.0f}</dt><dd{kind}>{escape(draft)}</dd>\n"
        f"<dt>bare {case.bare_chrf:.0f}</dt><dd>{escape(case.bare)}</dd>\n"
        f"<dt>page</dt><dd>{escape(case.pair.page)}</dd></dl>"
    )
