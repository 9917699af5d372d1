"""How much work something is, counted: no clock, so the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """How many instructions of Python a piece of work takes."""
    count = 0

    def watched(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        count += event == "opcode"
        return watched

    before = sys.gettrace()
    sys.settrace(watched)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def assert_doubling_at_most_doubles(work: Callable[[int], Callable[[], object]], size: int) -> None:
    """Each doubling of the size costs at most about twice what the one before did; what costs the
    same at any size does not count. `work` makes ready what is then counted, and is first done
    uncounted: patterns are compiled and data loaded then."""
    work(size // 2)()
    one, two, four = (steps(work(size * times)) for times in (1, 2, 4))
    assert four - two <= 2.2 * (two - one) + 1_000, (one, two, four)
