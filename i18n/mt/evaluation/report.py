"""What `evaluate` found, as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from i18n.errors import counted
from i18n.mt.evaluation.ratings import Case, Rating, Share, spoken

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
        bars([(one.route, one.quality.chrf, one.bare.chrf) for one in found]),
        "<h2>All measures</h2>",
        _table(found),
        f"<p>{_fairly(best)} Tags: of the paired tags whose human words"
        " stand in the draft, those that enclose the same words. Names: of those that the human"
        " kept as they are. Residue: drafts with words of another language.</p>",
        f"<h2>Sentences by chrF</h2>\n<p>{escape(best.route)}: {ours}, {bare}</p>",
        histogram([[c.chrf for c in best.cases], [c.bare_chrf for c in best.cases]]),
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


WIDTH = 360
"""User units, as wide as a phone: text stays readable there."""


def bars(rows: Sequence[tuple[str, float, float]]) -> str:
    """For each (label, ours, bare) two bars on a scale from 0 to 100, their values beside them."""
    height = 64 * len(rows)
    title = "; ".join(f"{label}: {ours:.1f}, bare {bare:.1f}" for label, ours, bare in rows)
    body = "".join(piece for n, row in enumerate(rows) for piece in _row(64 * n, *row))
    return _svg(height, title, body)


def _row(top: int, label: str, ours: float, bare: float) -> Iterator[str]:
    yield f'<text x="0" y="{top + 14}" font-size="12">{escape(label)}</text>'
    for number, (kind, value) in enumerate((("ours", ours), ("bare", bare))):
        y, width = top + 20 + 17 * number, (WIDTH - 40) * value / 100
        yield f'<rect class="{kind}" x="0" y="{y}" width="{width:.1f}" height="14" rx="2"/>'
        yield f'<text x="{width + 5:.1f}" y="{y + 11}" font-size="11">{value:.1f}</text>'


def histogram(series: Sequence[Sequence[float]]) -> str:
    """How many values of each series (ours, bare) lie in each tenth of 0 to 100."""
    counts = [[sum(_tenth(v) == n for v in values) for n in range(10)] for values in series]
    most = max((max(row) for row in counts), default=0) or 1
    step = WIDTH / 10
    body = f'<line x1="0" y1="140.5" x2="{WIDTH}" y2="140.5"/>'
    for number, (kind, row) in enumerate(zip(("ours", "bare"), counts, strict=False)):
        for tenth, count in enumerate(row):
            height, x = 120 * count / most, tenth * step + 3 + number * (step / 2 - 3)
            body += (
                f'<rect class="{kind}" x="{x:.1f}" y="{140 - height:.1f}" '
                f'width="{step / 2 - 4:.1f}" height="{height:.1f}"/>'
            )
    for tenth in range(0, 10, 2):
        x = tenth * step + 3
        body += f'<text class="soft" x="{x:.1f}" y="156" font-size="11">{tenth * 10}</text>'
    told = counted(most, "sentence")
    body += f'<text class="soft" x="0" y="12" font-size="11">{told}</text>'
    return _svg(162, "How many sentences have which chrF", body)


def _tenth(value: float) -> int:
    return min(9, max(0, int(value // 10)))


def _svg(height: int, title: str, body: str) -> str:
    return (
        f'<figure><svg viewBox="0 0 {WIDTH} {height}" role="img"><title>{escape(title)}</title>'
        f"{body}</svg></figure>"
    )
