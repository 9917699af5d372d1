"""The drafting job of a language: built by one function, for `translate` and for `evaluate`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from i18n.languages import identification, locales
from i18n.languages.language_tags import base
from i18n.model import Edge, Engine
from i18n.mt import routing
from i18n.mt.contextual.message_context import Answer, Assignment, ContextualEngine, Item
from i18n.mt.drafting import DraftJob
from i18n.mt.interface_words import label
from i18n.mt.postedit import edits
from i18n.mt.routing import Route
from i18n.segmentation import boundaries


@dataclass(frozen=True, slots=True)
class EngineRoutes:
    """How to get from a language to another: the routes, best first, by the engines given, and
    the `edges` that may serve as dictionaries. `escalation` is the route for what is in doubt,
    `style` how the team wants to sound."""

    source: str
    target: str
    routes: tuple[Route, ...]
    engines: tuple[Engine, ...]
    edges: tuple[Edge, ...]
    escalation: Route | None = None
    style: str = ""


def draft_job(
    ways: EngineRoutes, names: frozenset[str], without: frozenset[str] = frozenset()
) -> DraftJob:
    """The job of drafting along some routes; `names` are those of all texts. `without` leaves
    out families of edits by their names, which is how they are measured."""
    mend = edits.after_leg(ways.source, without)
    return DraftJob(
        ways.target,
        ways.routes,
        lambda route, sentences: routing.translate(route, sentences, ways.engines, mend),
        names,
        spare=_spare(ways),
        back=_back(ways),
        identify=identification.speaks if ways.target != locales.PSEUDO else None,
        cut=partial(boundaries.boundaries, language=ways.source),
        edit=edits.edits(ways.target, without),
        label=partial(label, target=ways.target) if base(ways.source) == "en" else None,
        contextual=_contextual(ways),
        escalation=ways.escalation,
    )


def _contextual(ways: EngineRoutes) -> dict[str, Callable[[Sequence[Item]], list[Answer]]]:
    """By the names of their routes, the engines that are asked for whole messages."""
    found: dict[str, Callable[[Sequence[Item]], list[Answer]]] = {}
    for route in (*ways.routes, *((ways.escalation,) if ways.escalation else ())):
        engine = routing.find(ways.engines, route.legs[0].engine)
        if len(route.legs) == 1 and isinstance(engine, ContextualEngine):
            source, target = locales.language(ways.source), locales.language(ways.target)
            assignment = Assignment(route.legs[0], source.name, target.name, ways.style)
            found[route.name] = partial(engine.draft, assignment=assignment)
    return found


def _spare(ways: EngineRoutes) -> tuple[Route, ...]:
    """The routes of single words that help along the way: out of the target they serve as its
    dictionary, out of a language on the way as a way back to the source. No server is asked."""
    if not ways.routes:
        return ()
    edges = [edge for edge in ways.edges if not edge.remote]
    # As the models mean them: for `pt-BR` a route may end in `pt`.
    source, target = ways.routes[0].legs[0].source, ways.routes[0].legs[-1].target
    own = _without_variants([edge for edge in edges if edge.source == target != edge.target])
    passed = dict.fromkeys(leg.source for route in ways.routes for leg in route.legs[1:])
    found: list[Sequence[Route]] = [routing.routes([edge], target, edge.target)[:1] for edge in own]
    found += [routing.routes(edges, language, source)[:1] for language in passed]
    return tuple(way for some in found for way in some)


def _back(ways: EngineRoutes) -> Route | None:
    """The best route from the target to the source by no language that the first one passes."""
    if not ways.routes:
        return None
    first = ways.routes[0].legs
    passed = {leg.source for leg in first[1:]}
    edges = [e for e in ways.edges if not e.remote and not {e.source, e.target} & passed]
    return next(iter(routing.routes(edges, first[-1].target, first[0].source, limit=1)), None)


def _without_variants(edges: Sequence[Edge]) -> list[Edge]:
    """The edges without those to a region's variant of a language that the same engine leads to:
    `es-ca-valencia` asks the dictionary of `es-ca` once more."""
    plain = {(edge.engine, edge.target) for edge in edges}
    return [
        edge
        for edge in edges
        if edge.target == base(edge.target) or (edge.engine, base(edge.target)) not in plain
    ]
