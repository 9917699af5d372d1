"""Who runs batches: what the seam asks of worker processes, of a cluster, of anything."""

from __future__ import annotations

from typing import Protocol

from i18n.execution.task import Packed


class LostBatchError(Exception):
    """A batch has no answer: the worker that had it is gone."""


class NoWorkerError(Exception):
    """There is no worker that could be asked."""


class Answer(Protocol):
    """The answer to a batch, while it is waited for."""

    def result(self) -> bytes:
        """The answer, once it is there, as `worker.answer` gives it. Raises LostBatchError,
        NoWorkerError, and PipelineError where nothing can go on."""
        ...


class Executor(Protocol):
    """Who runs `worker.answer` elsewhere.

    `width` is how many batches it works at at the same time; `least` for how many bytes of
    sources, and not for fewer, it is worth its start.
    """

    width: int
    least: int

    def submit(self, task: Packed, batch: Packed) -> Answer:
        """Send a batch. The same key is the same batch, and has the same answer."""
        ...

    def close(self) -> None:
        """End all work at once; none of it is waited for."""
        ...
