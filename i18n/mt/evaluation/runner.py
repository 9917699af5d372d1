"""Routes measured beside human translations: through the pipeline and bare, in one run."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from i18n.model import Draft, Edge, Engine, Progress
from i18n.mt import routing
from i18n.mt.contextual.drafting import draft_in_context
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.evaluation import metrics, ratings
from i18n.mt.evaluation.alignment import Pair
from i18n.mt.evaluation.ratings import Case, Quality, Rating, Share, spoken
from i18n.placeables import inline_tags, protected


@dataclass(frozen=True, slots=True)
class Task:
    """Which sentences, between which languages, by which engines; `names` are those of all the
    texts that the sentences come from."""

    pairs: tuple[Pair, ...]
    names: frozenset[str]
    source: str
    target: str
    edges: tuple[Edge, ...]
    engines: tuple[Engine, ...]


def sampled(pairs: Sequence[Pair], count: int) -> tuple[Pair, ...]:
    """So many of the pairs (0: all) that have words to translate, in their order: always the
    same ones, chosen by a digest of their texts."""
    fit = [pair for pair in pairs if _translatable(pair)]
    chosen = sorted(fit, key=lambda p: hashlib.sha256(f"{p.source}\0{p.human}".encode()).digest())
    kept = set(chosen[: count or None])
    return tuple(pair for pair in fit if pair in kept)


def _translatable(pair: Pair) -> bool:
    nested = inline_tags.nested(pair.source)
    return nested and protected.words_to_translate(spoken(pair.source), frozenset())


def rated(task: Task, ways: Sequence[routing.Route], progress: Progress) -> tuple[Rating, ...]:
    """Each route, measured as the first of all, the others behind it as in a run."""
    # Models load at the first sentence: nobody's speed.
    for way in ways:
        routing.translate(way, ["Good morning."], task.engines)
    return tuple(_rating(task, way, ways, progress) for way in ways)


def _rating(
    task: Task, way: routing.Route, ways: Sequence[routing.Route], progress: Progress
) -> Rating:
    sources = [pair.source for pair in task.pairs]
    start = perf_counter()
    bare = [t.text for t in routing.translate(way, list(map(spoken, sources)), task.engines)]
    between = perf_counter()
    order = (way, *(other for other in ways if other is not way))
    job = draft_job(
        EngineRoutes(task.source, task.target, order, task.engines, task.edges), task.names
    )
    drafts = draft_in_context(
        sources, job, {}, lambda count: progress(way.name, count, len(sources))
    )
    times = between - start, perf_counter() - between
    texts = [draft.text for draft in drafts]
    return Rating(
        way.name,
        _cases(task.pairs, drafts, bare),
        Share(sum(map(bool, texts)), len(texts)),
        _quality(task, texts, times[1]),
        _quality(task, bare, times[0]),
        _of_drafted(task.pairs, texts, bare),
        ratings.total(map(ratings.tags_placed, task.pairs, texts)),
        ratings.total(ratings.names_kept(p, t, task.names) for p, t in _both(task.pairs, texts)),
    )


def _both(pairs: Sequence[Pair], texts: Sequence[str]) -> list[tuple[Pair, str]]:
    """The pairs that have a text."""
    return [(pair, text) for pair, text in zip(pairs, texts, strict=True) if text]


def _of_drafted(
    pairs: Sequence[Pair], texts: Sequence[str], bare: Sequence[str]
) -> tuple[float, float]:
    """The chrF of the drafts and of the bare route where there is a draft."""
    rows = [(t, b, p.human) for t, b, p in zip(texts, bare, pairs, strict=True) if t]
    ours, theirs, humans = ([spoken(row[n]) for row in rows] for n in range(3))
    return (metrics.chrf(ours, humans), metrics.chrf(theirs, humans)) if rows else (0.0, 0.0)


def _cases(pairs: Sequence[Pair], drafts: Sequence[Draft], bare: Sequence[str]) -> tuple[Case, ...]:
    humans = [spoken(pair.human) for pair in pairs]
    ours = metrics.chrf_each([spoken(draft.text) for draft in drafts], humans)
    theirs = metrics.chrf_each(bare, humans)
    return tuple(
        Case(pair, draft.text, text, one, other, draft.why)
        for pair, draft, text, one, other in zip(pairs, drafts, bare, ours, theirs, strict=True)
    )


def _quality(task: Task, texts: Sequence[str], seconds: float) -> Quality:
    humans = [spoken(pair.human) for pair in task.pairs]
    plain = list(map(spoken, texts))
    said = _both(task.pairs, texts)
    odd = sum(ratings.residue(pair.source, text, task.target) for pair, text in said)
    words = sum(inline_tags.words(pair.source) for pair in task.pairs)
    return Quality(
        metrics.chrf(plain, humans),
        metrics.bleu(plain, humans),
        Share(odd, len(said)),
        words / max(seconds, 1e-9),
    )
