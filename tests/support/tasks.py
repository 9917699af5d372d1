"""Tasks for tests of where work runs: functions of a module, which a worker can import."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from i18n.execution.task import Task


def told(value: int) -> int:
    """What is kept is what was told."""
    return value


def times(kept: int, item: int) -> int:
    """A product; no item may be 13."""
    if item == 13:
        raise ValueError("13 brings no luck")
    return kept * item


def process(kept: int, item: int) -> int:
    """The process that has the item."""
    return os.getpid()


def dying(folder: str, item: int) -> int:
    """An item below 0 ends its process, each time; an item above 1000 the first time only."""
    if item < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    mark = Path(folder, str(item))
    if item > 1000 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def same(kept: str) -> str:
    """What is kept is what was told."""
    return kept


def waiting(folder: str, item: int) -> int:
    """An item that takes a minute, and leaves the number of its process in a folder first."""
    Path(folder, str(os.getpid())).touch()
    time.sleep(60)
    return item


def broken(value: int) -> int:
    """Nothing can begin."""
    raise LookupError("no table")


TIMES = Task(times, told, 3)
PROCESS = Task(process, told, 0)
BROKEN = Task(times, broken, 1)
