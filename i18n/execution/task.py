"""A pure function over items, as a value that can be sent to where it runs, and what came of an
item for which it failed."""

from __future__ import annotations

import hashlib
import pickle
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Generic, NamedTuple, TypeVar

Told = TypeVar("Told")
Kept = TypeVar("Kept")
Item = TypeVar("Item")
Result = TypeVar("Result", covariant=True)


@dataclass(frozen=True, slots=True)
class Task(Generic[Told, Kept, Item, Result]):
    """What is to be done with each of many items.

    `run` makes a result of what is kept and an item; `begin` makes what is kept of what is `told`,
    once a process and task. Both are functions of a module, by whose name they are found
    elsewhere. `told`, items and results can be pickled, and name no file: who does the work may
    have no disk in common with us. The same item gives the same result, wherever and however often
    it is run.
    """

    run: Callable[[Kept, Item], Result]
    begin: Callable[[Told], Kept]
    told: Told


AnyTask = Task[Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Failed:
    """There is no result for an item: what happened."""

    what: str


class Packed(NamedTuple):
    """A value as bytes, and the SHA-256 of these, which names it."""

    key: str
    data: bytes


def packed(value: object) -> Packed:
    """A value to be sent."""
    return of_bytes(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def of_bytes(data: bytes) -> Packed:
    """Bytes to be sent."""
    return Packed(hashlib.sha256(data).hexdigest(), data)


def begun(task: AnyTask) -> Any:
    """What is kept for a task; a Failed where it cannot begin. Raises MemoryError: a process that
    has no memory left is lost."""
    try:
        return task.begin(task.told)
    except MemoryError:
        raise
    except Exception as error:
        return failed(error)


def result(task: AnyTask, kept: Any, item: Any) -> Any:
    """The result of an item; a Failed where there is none. Raises MemoryError."""
    try:
        return task.run(kept, item)
    except MemoryError:
        raise
    except Exception as error:
        return failed(error)


def failed(error: Exception) -> Failed:
    """An exception that nobody has thought of, with its place in our code."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({PurePath(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return Failed(f"{type(error).__name__}: {error}{where}")
