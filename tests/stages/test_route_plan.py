"""The routes to a language, planned once: by the settings, by measures, by what answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from i18n.errors import EngineError
from i18n.languages.locales import language
from i18n.model import Edge, Translation
from i18n.project import route_scores
from i18n.project.engine_settings import Engines
from i18n.project.paths import Paths
from i18n.project.project import Project
from i18n.project.settings import Settings
from i18n.stages.route_plan import RoutePlan, plan_routes, require_route


class Offering:
    """An engine that offers English to Spanish, or gives no answer, and counts the asking."""

    abreast = 1

    def __init__(self, name: str, quality: float) -> None:
        self.name = name
        self.quality = quality
        self.asked = 0

    def edges(self) -> tuple[Edge, ...]:
        """One pair; none at all of quality 0, which stands for a server that is down."""
        self.asked += 1
        if not self.quality:
            raise EngineError(f"{self.name} gives no answer")
        return (Edge(self.name, "en", "es", self.quality, "1"),)

    def missing(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Nothing is translated here."""
        raise AssertionError(sentences)

    def close(self) -> None:
        """Nothing to let go of."""


GOOD, FAIR, DOWN = ("good", 0.9), ("fair", 0.6), ("down", 0.0)


def project(root: Path, engines: Engines | None = None) -> Project:
    """A site without pages."""
    paths = Paths(root, Settings(engines=engines or Engines()))
    return Project(paths, language("en"), (language("es"),), (), (), {}, (), {})


def planned(found: Project, *engines: tuple[str, float]) -> RoutePlan:
    """Its routes to Spanish."""
    return plan_routes(found, language("es"), [Offering(*one) for one in engines])


def names(plan: RoutePlan) -> list[str]:
    """What people call its routes."""
    return [route.name for route in plan.routes]


def test_the_best_prior_comes_first_unless_routes_were_measured(tmp_path: Path) -> None:
    """`evaluate --set` knows better than a prior."""
    found = project(tmp_path)
    assert names(planned(found, FAIR, GOOD)) == ["good en-es", "fair en-es"]
    route_scores.save(found.paths, "es", {"fair en-es": 60.0, "good en-es": 50.0})
    assert names(planned(found, FAIR, GOOD)) == ["fair en-es", "good en-es"]


def test_a_named_route_stands_alone(tmp_path: Path) -> None:
    """Nothing is drafted by another; where it is not there, that is an error."""
    found = project(tmp_path, Engines(routes=(("es", "fair en-es"),)))
    assert names(planned(found, FAIR, GOOD)) == ["fair en-es"]
    with pytest.raises(EngineError, match="there is no route 'fair en-es'"):
        require_route(found, language("es"), [Offering(*GOOD)])


def test_engines_are_asked_once_and_only_those_allowed(tmp_path: Path) -> None:
    """Asking a server takes time, and tells it something."""
    found = project(tmp_path, Engines(order=("fair",)))
    engines = [Offering(*GOOD), Offering(*FAIR)]
    plan = plan_routes(found, language("es"), engines)
    assert names(plan) == ["fair en-es"]
    assert [one.asked for one in engines] == [0, 1]


def test_where_there_is_no_route_an_engine_that_gave_no_answer_is_the_reason(
    tmp_path: Path,
) -> None:
    """Else it is what could be installed; where another engine does, it is told beside."""
    found = project(tmp_path)
    assert str(planned(found, DOWN).stopped) == "down gives no answer"
    assert "no installed engine leads from en to es" in str(planned(found).stopped)
    both = planned(found, DOWN, FAIR)
    assert (names(both), both.stopped) == (["fair en-es"], None)
    assert list(map(str, both.absent)) == ["down gives no answer"]
