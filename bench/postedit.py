"""What each family of post-editing is worth: drafts with all, with none, and with one left out.

Usage: python -m bench.postedit LANGUAGE TEXTS... [--sample N]

TEXTS are what `evaluate` takes: two folders of pages, or .po, .tmx or .csv files with people's
translations; choose ones that no rule was made from, and do not read them. chrF is sacrebleu's,
over the whole sample; the interval is that of a paired bootstrap (1,000 samples, seeded) of the
difference, at 95 %. A row's difference is what the family brings: all edits less all but this one.
"""

from __future__ import annotations

import random
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from i18n.languages.locales import language
from i18n.model import Draft
from i18n.mt import cache, routing
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.drafting import draft_all
from i18n.mt.engines.registry import engines
from i18n.mt.evaluation import metrics
from i18n.mt.evaluation.alignment import Pair
from i18n.mt.evaluation.ratings import spoken
from i18n.mt.evaluation.runner import sampled
from i18n.mt.postedit import edits
from i18n.placeables import names
from i18n.stages.evaluation import references

ROUNDS = 1000


def chrf(drafts: Sequence[str], humans: Sequence[str], which: Sequence[int]) -> float:
    """Over the sentences chosen."""
    return metrics.chrf([drafts[i] for i in which], [humans[i] for i in which])


def interval(
    ours: Sequence[str], others: Sequence[str], humans: Sequence[str]
) -> tuple[float, float, float]:
    """The difference of two systems in chrF, and the ends of its 95 % interval.

    The mean of sentences' chrF is resampled, since the chrF of a corpus is not additive, and
    laid around the difference over the whole.
    """
    every = range(len(humans))
    whole = chrf(ours, humans, every) - chrf(others, humans, every)
    one, other = metrics.chrf_each(ours, humans), metrics.chrf_each(others, humans)
    each = [a - b for a, b in zip(one, other, strict=True)]
    mean = sum(each) / len(each)
    dice = random.Random(7)
    means = sorted(sum(dice.choices(each, k=len(each))) / len(each) for _ in range(ROUNDS))
    low, high = means[round(ROUNDS * 0.025)], means[round(ROUNDS * 0.975) - 1]
    return whole, whole + low - mean, whole + high - mean


def row(name: str, drafts: Sequence[Draft], texts: Sequence[str], base: Sequence[str],
        humans: Sequence[str], sign: int) -> None:  # fmt: skip
    """A line of the table: `base` with all edits, and this one beside it."""
    changed = sum(a != b for a, b in zip(texts, base, strict=True))
    whole, low, high = interval(base, texts, humans) if sign > 0 else interval(texts, base, humans)
    empty = sum(not one.text for one in drafts)
    doubtful = sum(bool(one.doubts) for one in drafts)
    count = len(humans)
    score = chrf(texts, humans, range(count))
    print(
        f"{name:24} {score:6.2f}  {whole:+5.2f} ({low:+5.2f} to {high:+5.2f})"
        f"  {changed:5}  {100 * empty / count:5.1f} %  {100 * doubtful / count:5.1f} %"
    )


def main() -> None:
    """Read, draft, compare, tell."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--sample", type=int, default=500)
    parser.add_argument("--cache", type=Path, default=Path(".i18n/bench.sqlite"))
    asked = parser.parse_args()
    found = references.read(asked.texts, "en", language(asked.language))
    pairs = sampled(found.pairs, asked.sample)
    asked.cache.parent.mkdir(parents=True, exist_ok=True)
    with closing(cache.connect(asked.cache)) as stored:
        every = [cache.Remembering(one, stored) for one in engines()]
        edges = tuple(edge for one in every for edge in one.edges())
        routes = routing.routes(edges, "en", asked.language)
        if not routes:
            parser.error(f"no installed engine leads from en to {asked.language}")
        ways = EngineRoutes("en", asked.language, routes, tuple(every), edges)
        measure(pairs, ways, names.names(pair.source for pair in found.pairs))
        for one in every:
            one.close()


def measure(pairs: Sequence[Pair], ways: EngineRoutes, known: frozenset[str]) -> None:
    """The table."""
    sources = [pair.source for pair in pairs]
    humans = [spoken(pair.human) for pair in pairs]
    best = ways.routes[0]
    bare = [t.text for t in routing.translate(best, list(map(spoken, sources)), ways.engines)]
    families = edits.families(ways.target)

    def drafts(without: frozenset[str]) -> list[Draft]:
        return draft_all(sources, draft_job(ways, known, without))

    every = drafts(frozenset())
    base = [spoken(one.text) for one in every]
    print(f"{len(pairs)} sentences, {best.name}")
    print("                           chrF  difference (95 %)        changed   empty   flagged")
    row("all edits, beside bare", every, base, bare, humans, -1)
    print(f"{'the bare route':24} {chrf(bare, humans, range(len(humans))):6.2f}")
    rows = [("with no edit at all", frozenset(families))]
    rows += [(f"without {one}", frozenset({one})) for one in families]
    for name, without in rows:
        some = drafts(without)
        row(name, some, [spoken(one.text) for one in some], base, humans, 1)


if __name__ == "__main__":
    main()
