"""A request to a server tried until it is answered, and an answer that is bounded in time and size.

Each try is a request by itself: whoever is paid may have worked for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import TypeVar

from i18n.errors import EngineError

WAITS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Seconds before each further try, a minute in all: the usual limits are by the minute."""

LONGEST = 120.0
"""Seconds that a busy server may ask us to wait."""

OVERDUE = 300.0
"""Seconds after which an answer is given up, though a byte of it comes now and then."""

LARGEST = 8_000_000
"""Bytes of an answer: some hundred times what we ask for."""

CODINGS = ("", "identity", "gzip", "deflate")
"""How an answer may be packed: none of these can blow a piece of it up without measure."""

Result = TypeVar("Result")


class BusyError(Exception):
    """A try that failed, and may be made again after some seconds, so many times at most; `final`
    is what to raise where it is not."""

    def __init__(self, final: EngineError, after: float = 0.0, most: int = len(WAITS)) -> None:
        super().__init__(final.what)
        self.final, self.after, self.most = final, after, most


def tried(once: Callable[[], Result], pause: Callable[[float], None]) -> Result:
    """What a try comes to, with longer and longer pauses between them. Raises what `once`
    raises, of a BusyError its `final`."""
    for number, wait in enumerate((*WAITS, 0.0)):
        try:
            return once()
        except BusyError as busy:
            if number >= min(busy.most, len(WAITS)) or busy.after > LONGEST:
                raise busy.final from busy
            pause(max(busy.after, wait))
    raise AssertionError("the last try raises")


class OverdueError(Exception):
    """An answer that has not come to its end in time."""


class OversizeError(Exception):
    """An answer that is larger than any can be, or packed so that nobody knows."""


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """What some work comes to. Raises OverdueError where that takes longer; nobody waits for it
    then."""
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # raised again by whoever waits
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise OverdueError
    return done[0]


def bounded(chunks: Iterable[bytes], coding: str) -> bytes:
    """An answer's bytes. Raises OversizeError."""
    if coding.strip().lower() not in CODINGS:
        raise OversizeError("it is packed in a way that we did not ask for")
    found = bytearray()
    for chunk in chunks:
        found += chunk
        if len(found) > LARGEST:
            raise OversizeError("its answer has no end")
    return bytes(found)
