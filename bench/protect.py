"""How protected things fare on the way through each engine that is installed.

    python -m bench.protect [SENTENCES [ROUTE]]
    python -m bench.protect masks [SENTENCES [ROUTE]]
    python -m bench.protect next [SENTENCES [ROUTE]]

For each route: the share of sentences that got a draft, the share of those drafts in which
every item stands exactly as often (counted by `bench.protected.wrong`), the mask that served,
words a second, and the sentences that failed. With `masks`: the share that gets a draft when
there is one mask only, which says in what order they are to be tried. With `next`: what
the route fails at goes to the next best ones, as in a run.

Argos is measured with the small model of the tests, on sentences that it was taught.
"""

from __future__ import annotations

import os
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from unittest.mock import patch

from bench import protected, taught
from bench.argos import SMALL
from bench.protected import TERMS, Sample, wrong
from i18n.model import Draft, Edge, Engine
from i18n.mt import drafting, routing
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.drafting import draft_all
from i18n.mt.engines.registry import engines
from i18n.mt.masking import MASKINGS
from i18n.mt.requests import Request
from i18n.mt.routing import Route

ROUTES = (
    "firefox en-pt", "apertium en-es", "apertium en-ca", "firefox en-pt + apertium pt-es",
    "argos en-es",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """Samples and their drafts by one route, the masks that served, and the seconds it took."""

    route: str
    drafts: tuple[tuple[Sample, Draft], ...]
    maskings: Counter[str]
    seconds: float

    @property
    def accepted(self) -> list[tuple[Sample, Draft]]:
        """Those with a draft."""
        return [pair for pair in self.drafts if pair[1].text]

    @property
    def inexact(self) -> list[tuple[Sample, Draft]]:
        """Drafts that lost, doubled or bent an item."""
        return [(sample, draft) for sample, draft in self.accepted if wrong(sample, draft.text)]


def measure(
    route: Route, some: Sequence[Sample], every: Sequence[Engine], then: Sequence[Route] = ()
) -> Outcome:
    """Draft all the samples by one route alone, or by it and then others."""
    edges = [edge for engine in every for edge in engine.edges()]
    maskings: Counter[str] = Counter()

    def attempt_from(request: Request, *rest: Any) -> drafting.Attempt:
        result = judge(request, *rest)
        maskings[request.masking or "pieces"] += bool(result.draft.text)
        return result

    ways = (route, *then)
    ends = route.legs[0].source, route.legs[-1].target
    job = draft_job(EngineRoutes(*ends, ways, tuple(every), tuple(edges)), TERMS)
    judge = drafting.attempt_from
    texts = [one.text for one in some]
    started = perf_counter()
    with patch.object(drafting, "attempt_from", attempt_from):  # to see which mask it was
        done = draft_all(texts, job)
    spent = perf_counter() - started
    return Outcome(route.name, tuple(zip(some, done, strict=True)), maskings, spent)


def installed(edges: Sequence[Edge]) -> Iterator[Route]:
    """Those of the measured routes that are there."""
    for name in ROUTES:
        target = name.rpartition("-")[2]
        ways = routing.routes(edges, "en", target, limit=None)
        yield from (way for way in ways if way.name == name)


def next_best(edges: Sequence[Edge], route: Route) -> list[Route]:
    """The routes that a run would try after this one; the small Argos model is no help."""
    real = [edge for edge in edges if edge.engine != "argos"]
    ways = routing.routes(real, route.legs[0].source, route.legs[-1].target)
    return [way for way in ways if way.name != route.name]


def report(found: Outcome, show: int = 12) -> None:
    """A table row of numbers, then what went wrong."""
    drafts, good = len(found.drafts), len(found.accepted)
    words = sum(len(sample.text.split()) for sample, _ in found.drafts)
    exact = 100 * (1 - len(found.inexact) / max(good, 1))
    print(
        f"{found.route}: {drafts:,} sentences, {100 * good / drafts:.2f} % accepted, of these"
        f" {exact:.2f} % exact; {words / found.seconds:,.0f} words/s"
    )
    masks = ", ".join(f"{masking} {count:,}" for masking, count in found.maskings.most_common())
    print(f"  served by: {masks}")
    ways = Counter(draft.route for _, draft in found.accepted).most_common()
    print(f"  drafted by: {', '.join(f'{way} {count:,}' for way, count in ways)}")
    for sample, draft in found.inexact[:show]:
        print(f"  INEXACT {wrong(sample, draft.text)}\n    {sample.text}\n    {draft.text}")
    reasons = Counter(draft.why.split(":")[0] for _, draft in found.drafts if not draft.text)
    for why, count in reasons.most_common():
        print(f"  {count:6,}  {why}")
    for sample, draft in [pair for pair in found.drafts if not pair[1].text][:show]:
        print(f"    {sample.text}\n      {draft.why}")


def masks(route: Route, some: Sequence[Sample], every: Sequence[Engine]) -> None:
    """Which share gets a draft, and which an exact one, with one mask only; last in pieces."""
    print(f"{route.name}, {len(some):,} sentences")
    for masking in (*MASKINGS, None):
        with patch.object(drafting, "STRATEGIES", (masking,)):
            found = measure(route, some, every)
        good, exact = len(found.accepted), len(found.accepted) - len(found.inexact)
        print(
            f"  {masking or 'pieces':8} {100 * good / len(some):6.2f} % accepted, {exact:,} exact"
        )


def samples(route: str, count: int) -> list[Sample]:
    """Sentences that the route's engine can be asked."""
    return taught.samples(count) if route.startswith("argos") else protected.samples(count)


@contextmanager
def small_model() -> Iterator[None]:
    """The small Argos model of the tests is the one installed."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(SMALL) as archive:
        archive.extractall(folder)
        with patch.dict(os.environ, {"ARGOS_PACKAGES_DIR": folder}):
            yield


def main(*arguments: str) -> None:
    """Measure every installed route, or the one named."""
    how = arguments[0] if arguments[:1] in (("masks",), ("next",)) else ""
    number, *named = arguments[bool(how) :] or ("10_000",)
    with small_model():
        every = engines()
        try:
            edges = [edge for engine in every for edge in engine.edges()]
            for route in installed(edges):
                if named and route.name != " ".join(named):
                    continue
                some = samples(route.name, int(number))
                if how == "masks":
                    masks(route, some, every)
                else:
                    then = next_best(edges, route) if how else ()
                    report(measure(route, some, every, then))
        finally:
            for engine in every:
                engine.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
