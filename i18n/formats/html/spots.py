"""Spots: segments and fields with the offsets at which they stand in the source.

All that reads a page collects spots in order; only here does the text between them become
literal parts, so that a page is its source by construction.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from i18n.formats.html.whitespace import attribute_value, collapsed, core, exact, has_letter
from i18n.model import Area, Field, FieldKind, Parts, Quoting, Segment, Text


@dataclass(slots=True)
class Spot:
    """A part with its place in the source."""

    start: int
    end: int
    part: Segment | Field


class Note(NamedTuple):
    """What a translator is told of a segment: the author's context and lines of notes, the
    kind of block, the heading it stands under and the area that it stands in."""

    context: str = ""
    lines: tuple[str, ...] = ()
    block: str = ""
    heading: str = ""
    area: Area | None = None


def segment(text: Text, raw: Text, note: Note, quoting: Quoting, line: int) -> Segment:
    """A segment with its note."""
    return Segment(
        text,
        raw,
        note.context,
        note.lines,
        quoting,
        line,
        block=note.block,
        heading=note.heading,
        area=note.area,
    )


class Source:
    """A source text that knows its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def line(self, offset: int) -> int:
        """The line, counted from 1, in which an offset stands."""
        return bisect_left(self._ends, offset) + 1


def parts(text: str, start: int, end: int, spots: Iterable[Spot]) -> Parts:
    """The source from `start` to `end` as literal slices and spots."""
    found: list[str | Segment | Field] = []
    at = start
    for spot in spots:
        if spot.start > at:
            found.append(text[at : spot.start])
        found.append(spot.part)
        at = spot.end
    if end > at:
        found.append(text[at:end])
    return tuple(found)


def standing_in(area: Area | None, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Spots of a tag, their segments in the area in which the tag stands."""
    if area is None or not any(isinstance(spot.part, Segment) for spot in spots):
        return spots
    return tuple(
        Spot(one.start, one.end, replace(one.part, area=area))
        if isinstance(one.part, Segment)
        else one
        for one in spots
    )


def insertion(at: int, kind: FieldKind, name: str = "") -> Spot:
    """A spot where something may be added."""
    return Spot(at, at, Field(kind, "", name))


def simple(
    source: Source, start: int, end: int, note: Note, quoting: Quoting, *, kept: bool = False
) -> Spot | None:
    """A segment of HTML without markup, or None where there are no words.

    `kept` keeps its white space as it is.
    """
    start, end = core(source.text, start, end)
    raw = source.text[start:end]
    if quoting in ("html", "rcdata"):
        words = exact(raw) if kept else collapsed(raw)
    else:
        words = attribute_value(raw)
    if not has_letter(words):
        return None
    line = source.line(start)
    return Spot(start, end, segment((words,), (raw,), note, quoting, line))
