"""A text that a reader of a page may meet and that is no message."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from i18n.model import Code, Field, Parts, Segment


@dataclass(frozen=True, slots=True, order=True)
class SkippedText:
    """The text, its white space collapsed, the line on which it begins, and why it is skipped."""

    line: int
    text: str
    why: str


BY_RULE = "a date or a number, which every language writes by rule"


@dataclass(frozen=True, slots=True)
class Covered:
    """The stretches of a source, ascending, that are words of messages."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, start: int, end: int) -> bool:
        """Whether any word of a stretch is a message's."""
        at = bisect_right(self.starts, max(start, end - 1)) - 1
        return at >= 0 and self.ends[at] > start

    def rest(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What of a stretch is no message's."""
        at = max(0, bisect_right(self.starts, start) - 1)
        while at < len(self.starts) and self.starts[at] < end:
            if start < self.starts[at]:
                yield start, self.starts[at]
            start = max(start, self.ends[at])
            at += 1
        if start < end:
            yield start, end


def covered(spans: Sequence[tuple[int, int]]) -> Covered:
    """The stretches, which are given in order."""
    return Covered(tuple(start for start, _ in spans), tuple(end for _, end in spans))


def words(parts: Parts, at: int = 0) -> Iterator[tuple[int, int]]:
    """The stretches of messages' words in a page's parts, of which the first begins at an
    offset."""
    for part in parts:
        if isinstance(part, Segment):
            for atom in part.raw:
                size = _size(atom)
                if isinstance(atom, Code):
                    yield from words(atom.parts, at)
                else:
                    yield at, at + size
                at += size
        else:
            at += _size(part)


def by_rule(parts: Parts, at: int = 0) -> Iterator[tuple[int, int]]:
    """The stretches of a page that every language writes by rule."""
    for part in parts:
        if isinstance(part, Field) and part.kind == "value":
            yield at, at + len(part.raw)
        elif isinstance(part, Segment):
            inner = at
            for atom in part.raw:
                if isinstance(atom, Code):
                    yield from by_rule(atom.parts, inner)
                inner += _size(atom)
        at += _size(part)


def _size(part: str | Segment | Field | Code) -> int:
    if isinstance(part, str):
        return len(part)
    if isinstance(part, Field):
        return len(part.raw)
    inner = part.raw if isinstance(part, Segment) else part.parts
    return sum(map(_size, inner))
