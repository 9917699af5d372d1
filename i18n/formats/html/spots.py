"""Spots: segments and fields with the offsets at which they stand in the source.

All that reads a page collects spots in order; only here does the text between them become
literal parts, so that a page is its source by construction.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from i18n.formats.html.whitespace import attribute_value, collapsed, core, exact
from i18n.model import Area, Code, Field, FieldKind, Parts, Quoting, Segment, Text
from i18n.placeables import protected, template_code
from i18n.placeables.shortcodes import Shortcodes


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
    context, lines, block, heading, area = note
    return Segment(text, raw, context, lines, quoting, line, (), (), block, heading, "", area)


class Source:
    """A source text that knows its lines. `scanned` is the text as its markup is sought in it:
    with signs of no meaning for template code. `shortcodes` are those of a page that has some,
    `directives` what is code beside other code of the page. `quoting` is how the texts that are
    read now stand in it. `codes` is the markup of its sentences that was found so far, by what
    makes it itself; None where it matters which one of two that are alike is meant."""

    def __init__(
        self,
        text: str,
        scanned: str = "",
        shortcodes: Shortcodes | None = None,
        directives: tuple[template_code.Span, ...] = (),
    ) -> None:
        self.text = text
        self.directives = directives
        self.scanned = scanned or text
        self.shortcodes = shortcodes
        self.quoting: Quoting = "html"
        self.codes: dict[tuple[str, str, bool | None, str | Parts], Code] | None = {}
        self._ends = array("Q", (found.start() for found in re.finditer("\n", text)))

    def line(self, offset: int) -> int:
        """The line, counted from 1, in which an offset stands."""
        return bisect_left(self._ends, offset) + 1


class Spots(Protocol):
    """Where spots go as they are found, in order: a list of them, or `Slices`."""

    def append(self, spot: Spot, /) -> None:
        """Take one more."""

    def extend(self, spots: Iterable[Spot], /) -> None:
        """Take some more."""


class Slices:
    """A source as literal slices and spots, while these come in order: a page has very many, and
    where they stand is no longer asked."""

    def __init__(self, text: str, start: int = 0) -> None:
        self._text = text
        self._at = start
        self._found: list[str | Segment | Field] = []
        self._literals: dict[str, str] = {}

    def append(self, spot: Spot, /) -> None:
        """Take the next spot."""
        self._literal(spot.start)
        self._found.append(spot.part)
        self._at = spot.end

    def extend(self, spots: Iterable[Spot], /) -> None:
        """Take the next spots."""
        for spot in spots:
            self.append(spot)

    def _literal(self, end: int) -> None:
        """Take what stands before `end`; of what comes again and again one is kept."""
        if end > self._at:
            one = self._text[self._at : end]
            if len(one) <= _SHORT:
                one = self._literals.setdefault(one, one)
            self._found.append(one)

    def parts(self, end: int) -> Parts:
        """All that stands before `end`."""
        self._literal(end)
        self._at = end
        return tuple(self._found)


_SHORT = 80


def parts(text: str, start: int, end: int, spots: Iterable[Spot]) -> Parts:
    """The source from `start` to `end` as literal slices and spots."""
    found = Slices(text, start)
    found.extend(spots)
    return found.parts(end)


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
    of_element = exact if kept else collapsed
    read = of_element if quoting in ("html", "rcdata") else attribute_value
    whole = source.text[start:end]
    text, raw = worded(whole, read) if template_code.marked(whole) else ((read(whole),), (whole,))
    if not readable(text):
        return None
    line = source.line(start)
    return Spot(start, end, segment(text, raw, note, quoting, line))


def worded(source: str, read: Callable[[str], str]) -> tuple[Text, Text]:
    """A slice without markup as words and template code, and the same with the words as they
    stand; `read` gives the words of a slice."""
    spans = template_code.code(source)
    if not spans:
        return (read(source),), (source,)
    text: list[str | Code] = []
    raw: list[str | Code] = []
    end = 0
    for start, stop in (*spans, template_code.Span(len(source), len(source))):
        if end < start:
            text.append(read(source[end:start]))
            raw.append(source[end:start])
        if start < stop:
            text.append(template(source[start:stop]))
            raw.append(text[-1])
        end = stop
    return tuple(text), tuple(raw)


def template(code: str) -> Code:
    """A piece of template code as an atom of a sentence."""
    return Code("template", "template", (code,), False)


def readable(text: Text) -> bool:
    """Whether a text has words for readers."""
    if len(text) == 1:
        return isinstance(text[0], str) and protected.readable(text[0])
    return protected.readable(" ".join(atom for atom in text if isinstance(atom, str)))
