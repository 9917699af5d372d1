"""Ways through the engines from one language to another, and translation along them.

The quality of an edge is a prior, chosen so that products come out in the measured order (chrF
on human-translated pages): en-pt-es 59.1 (0.81) before en-es by Apertium 53.3 (0.60), en-pt-es-ca
57.0 (0.78) before en-ca 54.3 (0.61), and a neural model for a pair (0.84 to 0.88) before any of
them. The numbers stand beside each engine.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from i18n.errors import EngineError
from i18n.late import known
from i18n.model import Edge, Engine, Translation

HOPS = 3


@dataclass(frozen=True, slots=True)
class Route:
    """Edges, one after another, that lead from a language to another."""

    legs: tuple[Edge, ...]

    @property
    def name(self) -> str:
        """What people call it: `firefox en-pt + apertium pt-es`."""
        return " + ".join(f"{leg.engine} {leg.source}-{leg.target}" for leg in self.legs)

    @property
    def quality(self) -> float:
        """The product of its legs' priors."""
        return math.prod(leg.quality for leg in self.legs)

    @property
    def version(self) -> str:
        """Its legs' model versions: with the name, what a cached translation depends on."""
        return " + ".join(leg.version for leg in self.legs)


def routes(
    edges: Sequence[Edge], source: str, target: str, limit: int | None = 5
) -> tuple[Route, ...]:
    """Routes of at most three hops that visit no language twice, the best first.

    Of ways that differ in a region or variant only, the best stands for all.
    """
    found = sorted(_ways(tuple(edges), source, target, ()), key=lambda way: _rank(way, target))
    different = {_languages(way): way for way in reversed(found)}
    return tuple(Route(way) for way in found if different[_languages(way)] is way)[:limit]


def ordered(ways: Sequence[Route], measured: Mapping[str, float]) -> tuple[Route, ...]:
    """The routes with those that were measured (chrF by name) in the order of that, best first,
    in the places that they had among the others: a prior is no chrF."""
    best = iter(sorted((w for w in ways if w.name in measured), key=lambda w: -measured[w.name]))
    return tuple(next(best) if way.name in measured else way for way in ways)


def plan(edges: Sequence[Edge], source: str, target: str, named: str = "") -> Route:
    """The best route, or the one named: by its name, or by the one engine of all its legs.

    Raises EngineError when there is none.
    """
    possible = routes(edges, source, target, limit=None)
    wanted = " ".join(named.split()).casefold()
    for route in possible:
        engines = {leg.engine.casefold() for leg in route.legs}
        if not wanted or wanted == route.name.casefold() or {wanted} == engines:
            return route
    raise EngineError(_no_route(source, target, named, possible[:5]))


Translate = Callable[[Route, Sequence[str]], list[Translation]]
"""Sentences along a route, in order, one result each. Raises EngineError."""

AfterLeg = Callable[[str, Translation, Edge], Translation]
"""What a leg made of a sentence, mended: the sentence as the route was asked, the leg's result,
the leg."""


def translate(
    route: Route, sentences: Sequence[str], engines: Sequence[Engine], mend: AfterLeg | None = None
) -> list[Translation]:
    """Take a batch along the route, leg by leg, and mend what each leg returns.

    A word unknown to an earlier leg is still unknown at the end where it stands there verbatim.
    Raises EngineError.
    """
    done = [Translation(sentence) for sentence in sentences]
    for leg in route.legs:
        after = find(engines, leg.engine).translate([before.text for before in done], leg)
        done = [_carry(*pair) for pair in zip(done, after, strict=True)]
        if mend:
            done = [mend(*pair, leg) for pair in zip(sentences, done, strict=True)]
    return done


def find(engines: Sequence[Engine], name: str) -> Engine:
    """The engine of that name. Raises EngineError."""
    for engine in engines:
        if engine.name == name:
            return engine
    known = ", ".join(engine.name for engine in engines) or "none"
    raise EngineError(f"there is no engine {name!r}; there are: {known}")


def fit(offered: str, wanted: str) -> float:
    """How well one language tag stands for another: 1 the same, 0 not at all.

    A region or a variant more or less is a small loss (`pt` for `pt-BR`, `es` for `es-MX`);
    another script or a pseudo-language is another language. `*` stands for any language.

    >>> [fit("es", tag) for tag in ("es", "es-MX", "pt")], fit("zh-Hant", "zh-TW")
    ([1.0, 0.99, 0.0], 0.99)
    """
    if offered.casefold() == wanted.casefold() or offered == "*":
        return 1.0
    one, other = _subtags(offered), _subtags(wanted)
    if one[:2] != other[:2]:
        return 0.0
    return 0.99 if not one[2] or not other[2] or one[1] else 0.98


_SCRIPTS = {"zh-tw": "hant", "zh-hk": "hant", "zh-mo": "hant", "zh": "hans"}


def _subtags(tag: str) -> tuple[str, str, str]:
    """Language, script and the rest, in lower case; a pseudo-region counts as a script."""
    language, *rest = tag.casefold().replace("_", "-").split("-")
    written = [one for one in rest if re.fullmatch("[a-z]{4}|x[ab]", one)]
    others = "-".join(one for one in rest if one not in written)
    usual = _SCRIPTS.get(f"{language}-{others}") or _SCRIPTS.get(language, "")
    return language, written[0] if written else usual, others


def _ways(
    edges: tuple[Edge, ...], source: str, target: str, visited: tuple[str, ...]
) -> Iterator[tuple[Edge, ...]]:
    """All ways without a loop; what stands for any language may only come first."""
    for edge in edges:
        if not fit(edge.source, source) or (visited and edge.source == "*"):
            continue
        if fit(edge.target, target):
            yield (edge,)
        elif len(visited) < HOPS - 1 and not any(fit(edge.target, one) for one in visited):
            for rest in _ways(edges, edge.target, target, (*visited, source)):
                yield (edge, *rest)


def _languages(way: tuple[Edge, ...]) -> tuple[object, ...]:
    """A way without regions and variants."""
    return tuple((leg.engine, _subtags(leg.source)[:2], _subtags(leg.target)[:2]) for leg in way)


def _rank(way: tuple[Edge, ...], target: str) -> tuple[float, int, str]:
    joints = zip(
        [leg.target for leg in way], [*(leg.source for leg in way[1:]), target], strict=True
    )
    loss = math.prod(max(fit(*joint), fit(*reversed(joint))) for joint in joints)
    route = Route(way)
    return -route.quality * loss, len(way), route.name


def _carry(before: Translation, after: Translation) -> Translation:
    """The later result, with what the earlier one did not know marked where it still stands."""
    spans = set(after.unknown)
    for word in {before.text[start:end] for start, end in before.unknown}:
        for match in known(rf"(?<!\w){re.escape(word)}(?!\w)").finditer(after.text):
            spans.add(match.span())
    return Translation(after.text, tuple(sorted(spans)))


def _no_route(source: str, target: str, named: str, others: Sequence[Route]) -> str:
    names = "; ".join(route.name for route in others)
    if not others:
        return (
            f"no installed engine leads from {source} to {target};"
            f" `engines install {target}` gets one, where there is one"
        )
    return f"there is no route {named!r} from {source} to {target}; there are: {names}"


# --- what there is ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Survey:
    """What the engines offer: their edges, the best route to each language, what to add."""

    edges: tuple[Edge, ...]
    best: tuple[tuple[str, tuple[Route, ...]], ...]
    missing: tuple[str, ...]


def offered(engines: Sequence[Engine]) -> tuple[list[Edge], tuple[EngineError, ...]]:
    """The edges of all engines, and why some engine gave no answer."""
    edges: list[Edge] = []
    silent = []
    for engine in engines:
        try:
            edges += engine.edges()
        except EngineError as error:
            silent.append(error)
    return edges, tuple(silent)


def survey(
    engines: Sequence[Engine],
    source: str,
    languages: Sequence[str],
    measured: Mapping[str, Mapping[str, float]] | None = None,
) -> Survey:
    """Ask every engine what it offers and lacks; three routes a language, the best first by the
    priors and, by language, what was `measured`."""
    known = measured or {}
    edges, silent = offered(engines)
    best = tuple(
        (language, ordered(routes(edges, source, language), known.get(language, {}))[:3])
        for language in languages
    )
    missing = [line for engine in engines for line in engine.missing()]
    return Survey(tuple(edges), best, (*missing, *map(str, silent)))
