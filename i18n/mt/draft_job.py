"""The drafting job of a language: built by one function, for `translate` and for `evaluate`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from i18n.languages import identification
from i18n.languages.locales import PSEUDO
from i18n.model import Edge, Engine
from i18n.mt import routing
from i18n.mt.drafting import DraftJob
from i18n.mt.postedit import edits
from i18n.mt.routing import Route
from i18n.segmentation import boundaries


@dataclass(frozen=True, slots=True)
class EngineRoutes:
    """How to get from a language to another: the routes, best first, by the engines given, and
    the `edges` that may serve as dictionaries."""

    source: str
    target: str
    routes: tuple[Route, ...]
    engines: tuple[Engine, ...]
    edges: tuple[Edge, ...]


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
        identify=identification.speaks if ways.target != PSEUDO else None,
        cut=partial(boundaries.boundaries, language=ways.source),
        edit=edits.edits(ways.target, without),
    )


def _spare(ways: EngineRoutes) -> tuple[Route, ...]:
    """The routes of single words that help along the way: out of the target they serve as its
    dictionary, out of a language on the way as a way back to the source. No server is asked."""
    if not ways.routes:
        return ()
    edges = [edge for edge in ways.edges if not edge.remote]
    # As the models mean them: for `pt-BR` a route may end in `pt`.
    source, target = ways.routes[0].legs[0].source, ways.routes[0].legs[-1].target
    own = [edge for edge in edges if edge.source == target != edge.target]
    passed = dict.fromkeys(leg.source for route in ways.routes for leg in route.legs[1:])
    found: list[Sequence[Route]] = [routing.routes([edge], target, edge.target)[:1] for edge in own]
    found += [routing.routes(edges, language, source)[:1] for language in passed]
    return tuple(way for some in found for way in some)
