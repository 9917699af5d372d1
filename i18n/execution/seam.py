"""One seam between what is to be done with many items and where it is done."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from i18n.execution import task as tasks
from i18n.execution import worker
from i18n.execution.executor import Answer, Executor, LostBatchError, NoWorkerError
from i18n.execution.task import AnyTask, Failed, Packed, Task

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH_BYTES = 128 * 1024
BATCH_ITEMS = 64
"""A batch is full with so many bytes of items, or so many items."""

LOST = "what worked at it ended twice (killed, or out of memory)"


def mapped(
    task: Task[Any, Any, Item, Result], items: Iterable[Item], executor: Executor | None
) -> Iterator[Result | Failed]:
    """The result of each item, in the order of the items; a Failed where there is none. Without
    an executor it is all done here.

    Items are asked for as work goes on, so that few of them, and few results, are in memory at
    any time. A batch whose worker died is run once more, each item by itself; an item that is
    lost again has failed.
    """
    if executor is None:
        return _here(task, items)
    return _elsewhere(task, items, executor)


def _here(task: AnyTask, items: Iterable[Any]) -> Iterator[Any]:
    kept = tasks.begun(task)
    for item in items:
        yield kept if isinstance(kept, Failed) else tasks.result(task, kept, item)


def _elsewhere(task: AnyTask, items: Iterable[Any], executor: Executor) -> Iterator[Any]:
    sent = tasks.packed(task)
    waiting: deque[tuple[Answer, list[bytes]]] = deque()
    for items_of in _batches(items):
        waiting.append((executor.submit(sent, worker.batch_of(items_of)), items_of))
        if len(waiting) > 2 * executor.width:
            yield from _answered(sent, *waiting.popleft(), executor)
    while waiting:
        yield from _answered(sent, *waiting.popleft(), executor)


def _batches(items: Iterable[Any]) -> Iterator[list[bytes]]:
    """The items, pickled, so many together as are worth a message."""
    batch: list[bytes] = []
    size = 0
    for item in items:
        data = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
        batch.append(data)
        size += len(data)
        if size >= BATCH_BYTES or len(batch) >= BATCH_ITEMS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _answered(sent: Packed, answer: Answer, items: list[bytes], executor: Executor) -> list[Any]:
    try:
        return _results(answer.result())
    except NoWorkerError:
        return _results(worker.answer(sent, worker.batch_of(items).data))
    except LostBatchError:
        return [one for item in items for one in _again(sent, item, executor)]


def _again(sent: Packed, item: bytes, executor: Executor) -> list[Any]:
    """The result of an item that was lost with its batch. It is never run here, where it would
    take the run along."""
    try:
        return _results(executor.submit(sent, worker.batch_of([item])).result())
    except (LostBatchError, NoWorkerError):
        return [Failed(LOST)]


def _results(data: bytes) -> list[Any]:
    found: list[Any] = pickle.loads(data)
    return found
