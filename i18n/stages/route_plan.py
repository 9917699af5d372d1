"""The routes to a language, planned once: what the engines offer is asked of them one time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.errors import EngineError
from i18n.languages.language_tags import base
from i18n.model import Edge, Engine, Language
from i18n.mt import routing
from i18n.mt.engines.registry import allowed, packages
from i18n.project import route_scores
from i18n.project.project import Project

# What is nearer to people's translations of debian-handbook, the text of a near match or the
# machine's draft? chrF of both, by how alike the sources are (`make bench-near`):
#
#                                     75-79 %    80-84 %    85-89 %    90-94 %    95-99 %
#   Portuguese, a model for it      56 or 72   70 or 75   76 or 69   84 or 62   99 or 74
#   Spanish through Portuguese      59 or 61   74 or 66   76 or 64   83 or 59   99 or 67
#   Catalan through both            57 or 57   73 or 67   75 or 60   85 or 63  100 or 70

MIN_SCORE = 85
"""The least score of a near match that is offered before the draft of a model for the pair."""

MIN_SCORE_INDIRECT = 80
"""The same before the draft of a weaker route."""

MODEL = 0.84
"""The least quality prior of a model for the pair; see `i18n.mt.routing`."""


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """How a language can be drafted: the `routes`, best first, all `edges` on offer, and the
    `escalation`, the route that is asked only for what is in doubt after the others.

    `stopped` is why there is no route, if there is none; `absent` is why an engine that the
    settings allow gave no answer.
    """

    routes: tuple[routing.Route, ...]
    edges: tuple[Edge, ...]
    absent: tuple[EngineError, ...] = ()
    stopped: EngineError | None = None
    escalation: routing.Route | None = None

    @property
    def min_score(self) -> int:
        """The least score of a near match that is offered before a machine's draft."""
        return min_score(self.routes[0].quality if self.routes else 0.0)


def min_score(quality: float) -> int:
    """The same by the quality prior of the best route."""
    return MIN_SCORE if quality >= MODEL else MIN_SCORE_INDIRECT


def plan_routes(project: Project, target: Language, engines: Sequence[Engine]) -> RoutePlan:
    """The routes to a language, best first; the one that the settings name alone if they do. A
    paid engine is no leg on the way: what it knows of the page is lost behind it, and what it
    wrote can be proved less."""
    found, absent = routing.offered(allowed(engines, project.settings.engines.order, target.tag))
    last, paid = project.settings.engines.escalate, project.settings.engines.paid
    edges = tuple(
        edge
        for edge in found
        if edge.engine != last and (edge.engine not in paid or routing.fit(edge.target, target.tag))
    )
    named = project.settings.route(target.tag)
    further = [edge for edge in found if edge.engine == last]
    escalation = next(iter(routing.routes(further, project.source.tag, target.tag)), None)
    try:
        best = routing.plan(edges, project.source.tag, target.tag, named)
    except EngineError as error:
        stopped = (
            absent[0] if absent else _with_packages(error, edges, project.source.tag, target.tag)
        )
        return RoutePlan((), edges, absent, None if escalation else stopped, escalation)
    measured = route_scores.load(project.paths, target.tag)
    ways = routing.routes(edges, project.source.tag, target.tag)
    chosen = (best,) if named else routing.ordered(ways, measured)
    return RoutePlan(chosen, edges, absent, escalation=escalation)


def _with_packages(
    error: EngineError, edges: Sequence[Edge], source: str, target: str
) -> EngineError:
    """No route, and the Debian packages that bring one, if there are any."""
    reached, more = {base(source)}, {base(source)}
    while more:
        more = {base(one.target) for one in edges if base(one.source) in more} - reached
        reached |= more
    found = packages(base(target), reached)
    return EngineError(f"{error.what}, or `apt install {' '.join(found)}`") if found else error


def require_route(project: Project, target: Language, engines: Sequence[Engine]) -> None:
    """Raise EngineError where the settings name a route to a language that is not there."""
    if project.settings.route(target.tag) and (
        stopped := plan_routes(project, target, engines).stopped
    ):
        raise stopped
