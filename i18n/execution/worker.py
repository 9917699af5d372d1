"""What a worker does, whoever runs it: it keeps what tasks begin with, and answers batches.

A batch is bytes: a list of items, each pickled. So is its answer: a list of results. A process of
ours reads and writes frames, each a length of eight bytes and as many bytes: a task's key and
data, the data empty where it has them, and a batch; then it writes the answer.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import IO, Any

from i18n.execution import task as tasks
from i18n.execution.task import AnyTask, Failed, Packed

TASKS = 4
"""So many tasks are kept with what they began with; the one that was used longest ago goes."""

Doing = Callable[[Any], Any]
_KEPT: OrderedDict[str, Doing] = OrderedDict()

GREETING = b"here\n"
"""What a worker says when it can work."""


def answer(task: Packed, batch: bytes) -> bytes:
    """The results of a batch, in its order, a Failed for each item that has none. The task's data
    may be empty where its key is known. Raises MemoryError."""
    do = _kept(task)
    found = [do(pickle.loads(item)) for item in pickle.loads(batch)]
    return pickle.dumps(found, pickle.HIGHEST_PROTOCOL)


def batch_of(items: Sequence[bytes]) -> Packed:
    """A batch of items, each pickled."""
    return tasks.packed(list(items))


def _kept(task: Packed) -> Doing:
    if task.key not in _KEPT:
        _KEPT[task.key] = _doing(pickle.loads(task.data))
        while len(_KEPT) > TASKS:
            _KEPT.popitem(last=False)
    _KEPT.move_to_end(task.key)
    return _KEPT[task.key]


def _doing(task: AnyTask) -> Doing:
    kept = tasks.begun(task)
    if isinstance(kept, Failed):
        return lambda item: kept
    return partial(tasks.result, task, kept)


# --- a process of ours -----------------------------------------------------------------


def serve() -> None:
    """Answer what comes by the standard input until that ends."""
    gc.set_threshold(50_000, 20, 100)  # as `pipeline.main` does
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    out.write(GREETING)
    out.flush()
    while (key := read_frame(sys.stdin.buffer)) is not None:
        data = read_frame(sys.stdin.buffer)
        batch = read_frame(sys.stdin.buffer)
        if data is None or batch is None:
            return
        write_frame(out, answer(Packed(key.decode(), data), batch))
        out.flush()


def write_frame(out: IO[bytes], data: bytes) -> None:
    """Write bytes that the other end can tell from the next."""
    out.write(len(data).to_bytes(8, "big"))
    out.write(data)


def read_frame(source: IO[bytes]) -> bytes | None:
    """The next bytes; None where the other end is gone."""
    head = source.read(8)
    size = int.from_bytes(head, "big")
    data = source.read(size) if len(head) == 8 else b""
    return data if len(head) == 8 and len(data) == size else None
