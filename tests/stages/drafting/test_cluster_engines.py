"""Engines are asked on workers, which say what they cannot do."""

from __future__ import annotations

import pytest

from i18n.errors import EngineError
from i18n.execution.processes import Processes
from i18n.model import Edge, Translation
from i18n.mt.engines.pseudo import Pseudo, pseudo
from i18n.stages.drafting import cluster_engines
from i18n.stages.drafting.cluster_engines import (
    ClusterEngine,
    Ready,
    Sentences,
    Unable,
    spread,
    translated,
)

EDGE = Pseudo().edges()[0]


def test_engines_stay_here_without_a_cluster() -> None:
    """Worker processes of this machine have no other cores than the engines use already."""
    one = Pseudo()
    assert spread([one], None) == (one,)
    assert spread([one], Processes(2)) == (one,)


def test_a_worker_translates_with_its_own_engine() -> None:
    """The same as here."""
    found = translated(cluster_engines.ready("pseudo"), Sentences(("A lamp",), EDGE))
    assert found == [Translation(pseudo("A lamp"))]


def test_an_engine_is_loaded_once_a_worker() -> None:
    """Whatever tasks come and go."""
    assert cluster_engines.ready("pseudo") is cluster_engines.ready("pseudo")


@pytest.mark.parametrize(
    ("edges", "told"),
    [
        ((), "it has no model for en-es; run `engines install` there too"),
        ((Edge("a", "en", "es", 1.0, "2"),), "its model for en-es is another one than here"),
    ],
)
def test_a_model_that_is_not_there_is_named(edges: tuple[Edge, ...], told: str) -> None:
    """One for these languages, or of this version."""
    asked = Sentences(("A lamp",), Edge("a", "en", "es", 1.0, "1"))
    found = translated(Ready(Pseudo(), edges), asked)
    assert isinstance(found, Unable)
    assert found.what.startswith(told)


def test_what_a_worker_cannot_do_is_an_error_of_the_engine() -> None:
    """So that other routes, or people, are left."""
    engine = ClusterEngine(Pseudo(), Processes(1))
    engine._executor = None  # type: ignore[assignment]  # done here
    asked = Edge("pseudo", "en", "xx", 1.0, "1")
    with pytest.raises(EngineError, match="pseudo, on a worker of the cluster: it has no model"):
        engine.translate(["A lamp"], asked)
    assert engine.translate(["A lamp"], EDGE) == [Translation(pseudo("A lamp"))]
