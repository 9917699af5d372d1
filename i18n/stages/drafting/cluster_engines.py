"""Engines whose work is done by the workers of a cluster, each with the models that it has.

Texts go there and translations come back. The engine here says what can be translated and by which
version of a model; a worker that has another version says so, and does not translate. Behind the
cache (`mt.cache`), which is here, nothing is asked twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from i18n.errors import EngineError
from i18n.execution.cluster import Cluster
from i18n.execution.executor import Executor
from i18n.execution.seam import mapped
from i18n.execution.task import Failed, Task
from i18n.model import Edge, Engine, Translation
from i18n.mt.engines import registry

SPREAD = ("argos", "firefox", "apertium", "pseudo")
"""The engines that run on the machine where they are asked; the others are servers."""


class Sentences(NamedTuple):
    """What an engine is asked: plain sentences, and along which edge."""

    sentences: tuple[str, ...]
    edge: Edge


class Unable(NamedTuple):
    """Why a worker cannot translate."""

    what: str


class Ready(NamedTuple):
    """An engine of a worker, with the edges that it has there."""

    engine: Engine
    edges: tuple[Edge, ...]


class ClusterEngine:
    """An engine as the one here, whose sentences are translated on a cluster."""

    def __init__(self, engine: Engine, executor: Executor) -> None:
        self.name = engine.name
        self.abreast = 2 * executor.width
        self._engine = engine
        self._executor = executor
        self._task = Task(translated, ready, engine.name)

    def edges(self) -> tuple[Edge, ...]:
        """The engine's own."""
        return self._engine.edges()

    def missing(self) -> tuple[str, ...]:
        """The engine's own."""
        return self._engine.missing()

    def close(self) -> None:
        """Close the engine here; those of the workers stay for the next run."""
        self._engine.close()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Translate a batch on a worker. Raises EngineError where that cannot be done there, and
        ClusterError."""
        asked = Sentences(tuple(sentences), edge)
        (found,) = mapped(self._task, [asked], self._executor)
        if isinstance(found, Failed | Unable):
            raise EngineError(f"{self.name}, on a worker of the cluster: {found.what}")
        return found


def spread(engines: Sequence[Engine], executor: Executor | None) -> tuple[Engine, ...]:
    """Engines for a site whose work is done by an executor: on a cluster, those that can be are
    asked there."""
    if not isinstance(executor, Cluster):
        return tuple(engines)
    return tuple(ClusterEngine(one, executor) if one.name in SPREAD else one for one in engines)


# --- on a worker ------------------------------------------------------------------------


@cache
def ready(name: str) -> Ready:
    """An engine of this machine; it and its models are loaded once, and stay."""
    engine = next(one for one in registry.engines() if one.name == name)
    return Ready(engine, engine.edges())


def translated(kept: Ready, asked: Sentences) -> list[Translation] | Unable:
    """The translations of some sentences, or why there are none."""
    if what := _absent(kept, asked.edge):
        return Unable(what)
    try:
        return kept.engine.translate(asked.sentences, asked.edge)
    except EngineError as error:
        return Unable(error.what)


def _absent(kept: Ready, edge: Edge) -> str:
    """What of an edge is not on this machine, "" where it is there."""
    found = {
        one.version
        for one in kept.edges
        if one.target == edge.target and one.source in (edge.source, "*")
    }
    pair = f"{edge.source}-{edge.target}"
    if not found:
        return f"it has no model for {pair}; run `engines install` there too"
    if edge.version not in found:
        return f"its model for {pair} is another one than here; install the same on all machines"
    return ""
