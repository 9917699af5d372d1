"""The file operations of a run counted, and something done before or after one of them.

A run works in a forked process, in which the functions of `os` that change names and the
exchange of names are wrapped. So it can be killed between any two of them, or somebody else can
save a file there.
"""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from i18n import storage
from pipeline import main

CALLS = ("link", "mkdir", "open", "remove", "rename", "replace", "rmdir", "symlink", "unlink")
"""What of `os` changes names; of `open` only what makes a file."""

Event = Callable[[int], None]
"""What happens at a moment: 2n before the n-th operation, 2n + 1 after it."""


def run(root: Path, event: Event, *arguments: str) -> int:
    """Run a command in a process of its own, with an event at every moment; its exit code, or
    minus the signal that ended it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of other tests
        child = os.fork()
    if child == 0:
        code = 70
        try:
            nobody = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nobody, stream)
            _wrap(event)
            code = main(["-C", str(root), *arguments])
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def count(root: Path, *arguments: str) -> int:
    """How many moments a command has."""
    told = root.with_name("moments")
    last = [0]

    def note(moment: int) -> None:
        last[0] = moment
        with told.open("w") as file:
            file.write(str(moment + 1))

    assert run(root, note, *arguments) in (0, 1)
    return int(told.read_text())


def killed_at(moment: int) -> Event:
    """A run that is killed at a moment."""

    def event(now: int) -> None:
        if now == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    return event


def interrupted_at(moment: int) -> Event:
    """A run that somebody ends with Ctrl-C at a moment."""

    def event(now: int) -> None:
        if now == moment:
            raise KeyboardInterrupt

    return event


def _wrap(event: Event) -> None:
    moment = [0]
    busy = [False]

    def wrapped(function: Callable[..., Any], counts: Callable[..., bool]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if busy[0] or not counts(*arguments):
                return function(*arguments, **options)
            happen()
            try:
                return function(*arguments, **options)
            finally:
                happen()

        return call

    def happen() -> None:
        busy[0] = True  # what happens there is no operation of the run
        moment[0] += 1
        try:
            event(moment[0] - 1)
        finally:
            busy[0] = False

    for name in CALLS:
        makes = _makes if name == "open" else _always
        setattr(os, name, wrapped(getattr(os, name), makes))
    storage.exchanged = wrapped(storage.exchanged, _always)
    for module in _with_exchange():
        module.exchanged = storage.exchanged  # type: ignore[attr-defined]


def _with_exchange() -> list[object]:
    from i18n.stages.publish import release

    return [release]


def _always(*arguments: Any) -> bool:
    return True


def _makes(path: Any, flags: int, *rest: Any) -> bool:
    return bool(flags & os.O_CREAT)
