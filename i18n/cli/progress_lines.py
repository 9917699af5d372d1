"""How far a command is, as lines for a log: where there is no terminal for bars."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from i18n.model import Progress

EVERY = 5.0
"""Seconds from one line to the next, and to the first: a command that is done by then says
nothing."""

_MEGABYTE = 1_000_000


def progress_lines(
    write: Callable[[str], None], now: Callable[[], float], unit: Literal["count", "bytes"]
) -> Progress:
    """A Progress that gives `write` a line now and then, `now` being the seconds of a clock:
    `Spanish: 400 of 4,300 (0:35)`."""
    begin = last = now()

    def show(what: str, done: int, total: int) -> None:
        nonlocal last
        moment = now()
        if moment - last >= EVERY:
            last = moment
            write(f"{what}: {_share(done, total, unit)} ({_clock(moment - begin)})")

    return show


def _share(done: int, total: int, unit: Literal["count", "bytes"]) -> str:
    """`400 of 4,300`, `1.5 of 20.0 MB`; without the whole where nobody knows it."""
    if unit == "bytes":
        whole = f" of {total / _MEGABYTE:,.1f}" if total else ""
        return f"{done / _MEGABYTE:,.1f}{whole} MB"
    return f"{done:,} of {total:,}" if total else f"{done:,}"


def _clock(seconds: float) -> str:
    """Minutes and seconds: `14:05`."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
