"""What a budget brings: money against chrF and edit rate, by the pipeline on a stand-in server.

    python -m bench.money [DIR] [LANGUAGE=FOLDER] [--pages N] [--svg FILE]

DIR is as in `bench.near`: pages in English and people's translations of them. Some of its pages are
a site, and `run` drafts it again and again: free, with `escalate` at several budgets, and with the
paid engine first. The engine is a stand-in (`bench.money.stand_in`) of an assumed quality: nothing
here says how good a real model is, but where money goes and what it brings if the model is so good.
Prices are those of a public list (PRICE). Scores are over the sentences that people translated.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench import plot
from bench.money.stand_in import Model, serving
from bench.near import HANDBOOK, blocks, cut, pairs
from i18n.formats.gettext import po
from i18n.model import State
from i18n.mt import cache, routing
from i18n.mt.contextual.spending import entries
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.drafting import draft_all
from i18n.mt.evaluation import metrics
from i18n.mt.evaluation.ratings import spoken
from i18n.placeables import inline_tags, names
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.stages.site_engines import made
from pipeline import main as pipeline

PRICE = (0.15, 0.60)
"""Dollars for a million tokens in and out: OpenAI's list, gpt-4o-mini, as recorded in 2025."""

QUALITIES = (0.5, 0.8, 1.0)
SHARES = (0.25, 0.5)
"""The budgets, of what `escalate` takes without one."""


@dataclass(frozen=True, slots=True)
class Site:
    """A folder with a site in it, the language that it is drafted in, and what people wrote."""

    root: Path
    tag: str
    humans: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """What a run came to: money for 1,000 words of the source, chrF, edited words of a hundred,
    and how many words of a hundred the paid engine drafted."""

    money: float
    chrf: float
    edits: float
    paid: float


def main() -> None:
    """A table, and a plot where one is asked for."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("dir", nargs="?", type=Path, default=Path(HANDBOOK))
    parser.add_argument("language", nargs="?", default="es=es-ES")
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--svg", type=Path)
    asked = parser.parse_args()
    tag, _, folder = asked.language.partition("=")
    ours, theirs = asked.dir / "en-US", asked.dir / folder
    with tempfile.TemporaryDirectory() as room:
        site = prepared(Path(room), ours, dict(pairs(ours, theirs, tag)), tag)
        choose(site, ours, theirs, asked.pages)
        free = run(site, 'order = ["firefox", "apertium"]')
        with serving(Model(site.humans, weaker(site))) as model:
            curves = {quality: curve(site, model, quality, free) for quality in QUALITIES}
    if asked.svg:
        asked.svg.write_text(drawn(curves), "utf-8")


def prepared(room: Path, ours: Path, humans: Mapping[str, str], tag: str) -> Site:
    """A site without pages."""
    (room / "source_texts").mkdir()
    return Site(room, tag, humans)


def choose(site: Site, ours: Path, theirs: Path, count: int) -> None:
    """Pages of prose, from all over the manual: most of what they say people have translated."""
    fit = [path for path in sorted(ours.glob("*.html")) if _is_prose(path, theirs, site)]
    for path in fit[:: max(1, len(fit) // count)][:count]:
        shutil.copy(path, site.root / "source_texts" / path.name)


def _is_prose(path: Path, theirs: Path, site: Site) -> bool:
    found = [inline_tags.encode(one.text) for one in blocks(path, "en")]
    if not 30 <= len(found) == len(blocks(theirs / path.name, site.tag)):
        return False
    told = [s for text in found for s in cut(text, "en") if inline_tags.words(s) > 2]
    return sum(one in site.humans for one in told) > 0.85 * len(told)


def weaker(site: Site) -> dict[str, str]:
    """The drafts of all sources by the second free route."""
    wanted = list(texts(site))
    plain = Paths(site.root, Settings())
    with closing(cache.connect(plain.state("machine.sqlite"))) as known:
        engines = tuple(cache.Remembering(one, known) for one in made(plain, (site.tag,)))
        edges = tuple(edge for one in engines for edge in one.edges())
        ways = routing.routes(edges, "en", site.tag)[1:2]
        job = draft_job(EngineRoutes("en", site.tag, ways, engines, edges), names.names(wanted))
        found = draft_all(wanted, job)
        for one in engines:
            one.close()
    tell(f"The stand-in's weaker texts are those of {ways[0].name}.")
    return {source: draft.text for source, draft in zip(wanted, found, strict=True)}


def curve(site: Site, model: Model, quality: float, free: Result) -> dict[str, list[Result]]:
    """The rows of an assumed quality: with `escalate`, and page by page."""
    model.quality = quality
    first = 'order = ["openai", "firefox", "apertium"]'
    last = f'{first}\nescalate = "openai"'
    tell(f"\nA model that is right in {quality:.0%} of the sentences\n")
    tell("| | cents | chrF | edits | paid |\n|---|---|---|---|---|")
    most = run(site, last, account(model))
    spent = ledger(site)
    worst, pages = [row("free routes alone", free)], [free]
    for part in SHARES:
        limit = f"{account(model)}\n[engines.budget]\nrun = {spent * part:.6f}"
        worst.append(row(f"`escalate`, {part:.0%} of its money", run(site, last, limit)))
        pages.append(row("the same money, page by page", run(site, first, limit)))
    worst.append(row("`escalate`, all that is in doubt", most))
    pages.append(row("everything", run(site, first, account(model))))
    return {"escalate": worst, "page by page": pages}


def account(model: Model) -> str:
    """The table of the paid engine."""
    url = f'[engines.openai]\nurl = "{model.url}"\nmodel = "stand-in"'
    return f"{url}\ninput_price = {PRICE[0]}\noutput_price = {PRICE[1]}"


def run(site: Site, lines: str, after: str = "") -> Result:
    """Draft the site from nothing, what free routes made being known."""
    shutil.rmtree(site.root / "locales", ignore_errors=True)
    shutil.rmtree(site.root / ".i18n" / "spending", ignore_errors=True)
    stored = site.root / ".i18n" / "machine.sqlite"
    if stored.exists():
        with closing(sqlite3.connect(stored)) as known, known:
            known.execute("DROP TABLE IF EXISTS answers")
    (site.root / "i18n.toml").write_text(
        f'languages = ["{site.tag}"]\n[engines]\n{lines}\n{after}\n'
    )
    pipeline(["-C", str(site.root), "run", "--quiet"])
    return result(site)


def texts(site: Site) -> dict[str, tuple[str, str]]:
    """By source the draft of each message, and its route."""
    found = {}
    for path in (site.root / "locales").glob("*/LC_MESSAGES/*.po"):
        for one in po.read(path.read_text("utf-8"), path.name)[0].messages:
            if one.state is not State.OBSOLETE:
                found[one.key.source] = (one.text, one.origin.detail if one.origin else "")
    return found


def result(site: Site) -> Result:
    """What a run came to."""
    found = texts(site)
    told = [(spoken(found[s][0]), spoken(human)) for s, human in site.humans.items() if s in found]
    drafts, humans = [one for one, _ in told], [one for _, one in told]
    edited = sum(metrics.edits(metrics.words(a), metrics.words(b)) for a, b in told)
    length = sum(len(metrics.words(human)) for human in humans)
    words = sum(map(inline_tags.words, found))
    paid = sum(inline_tags.words(s) for s, one in found.items() if one[1].startswith("openai"))
    return Result(
        ledger(site) / words * 1000,
        metrics.chrf(drafts, humans),
        100 * edited / length,
        100 * paid / words,
    )


def ledger(site: Site) -> float:
    """The money that a run took."""
    found = (site.root / ".i18n" / "spending").glob("*.csv")
    return sum(one.cost for path in found for one in entries(path))


def row(name: str, found: Result) -> Result:
    """A line of the table."""
    tell(
        f"| {name} | {100 * found.money:.2f} | {found.chrf:.1f} | {found.edits:.1f} %"
        f" | {found.paid:.0f} % |"
    )
    return found


def drawn(curves: Mapping[float, Mapping[str, Sequence[Result]]]) -> str:
    """The plot: chrF and edit rate by money."""
    return plot.curves("chrF by cents for 1,000 words", list(_lines(curves)))


def _lines(
    curves: Mapping[float, Mapping[str, Sequence[Result]]],
) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    for quality, lines in curves.items():
        for name, points in lines.items():
            yield f"right in {quality:.0%}, {name}", [(100 * p.money, p.chrf) for p in points]


def tell(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
