"""Plain text -> Page: paragraphs, headings, list items, quotations, tables; code stays.

What depends on the length of lines (a wrapped paragraph, a table, a rule below a heading) stands
between two fields that say how it is laid out, so that a translation is laid out like it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from i18n.formats import front_matter_texts
from i18n.formats.html.spots import Note, Source, Spot, insertion, parts, segment, worded
from i18n.formats.html.whitespace import SPACES
from i18n.formats.plain_text import words as spoken_words
from i18n.formats.plain_text import wrapping
from i18n.formats.plain_text.blocks import Block, Manner, Unit, blocks
from i18n.formats.plain_text.code_blocks import (
    are_commands,
    is_code,
    is_end,
    is_fence,
    is_said,
    names_option,
)
from i18n.formats.plain_text.lines import Line, beginning, newline, paragraphs
from i18n.formats.plain_text.markers import markers
from i18n.formats.plain_text.words import Spelling, spelling
from i18n.formats.told import NOTHING, Told
from i18n.model import Cut, Field, Page, whole
from i18n.placeables import protected

_DEEP = 4
_SPARED = frozenset(("heading", "title", "line", "table cell"))


def parse_plain(text: str, path: str, cut: Cut = whole, told: Told = NOTHING) -> Page:
    """The page of a plain text; `cut` says where sentences start, `told` what of its front matter
    is words."""
    reader = _Reader(text, cut)
    matter = front_matter_texts.spots(reader.source, told.front_matter)
    return Page(path, parts(text, 0, len(text), (*matter, *reader.spots())))


class _Reader:
    """A text as it is read; `heading` is the one that a text stands under, `items` are the
    columns at which the words of the open list items begin."""

    def __init__(self, text: str, cut: Cut) -> None:
        self.text, self.cut = text, cut
        self.source = Source(text)
        self.spelled = spelling(text)
        self.heading = ""
        self.items: list[int] = []

    def spots(self) -> Iterator[Spot]:
        yield insertion(beginning(self.text), "body")
        found = paragraphs(self.text)
        margin = min(
            (line.indent for lines in found for line in lines if not line.quote), default=0
        )
        said = [*_unfenced(found)]
        known = markers(said)
        width = wrapping.width(said)
        wraps = any(wrapping.is_wrapped(lines, width) for lines in said)
        manner = Manner(self.text, known, width, wraps, newline(self.text))
        for lines in said:
            is_code = self.is_code(lines, margin, manner)
            words = _described(lines) if is_code else lines
            for block in blocks(words, manner) if words else ():
                yield from self.block(block)

    def is_code(self, lines: Sequence[Line], margin: int, manner: Manner) -> bool:
        """Whether a paragraph is indented as code is; what hangs below a list item is not."""
        indent = min(line.indent for line in lines)
        self.items = [column for column in self.items if column <= indent + 1]
        hangs = bool(self.items) and self.items[-1] == indent
        deep = indent >= margin + _DEEP and not hangs and not lines[0].quote
        code = deep and not manner.markers.at(lines[0])
        if (code and is_code(lines)) or are_commands(lines):
            return True
        for line in lines:
            if marker := manner.markers.at(line):
                self.items = [column for column in self.items if column <= line.indent]
                self.items.append(line.indent + marker)
        return False

    def block(self, block: Block) -> Iterator[Spot]:
        """The texts of a block, between the fields that say how it is laid out."""
        spots = [spot for unit in block.units for spot in self.unit(unit)]
        if not spots or block.layout is None:
            yield from spots
            return
        name = str(block.width) if block.width else ""
        yield Spot(block.start, block.start, Field(block.layout, "", name, block.turn))
        yield from spots
        yield Spot(block.end, block.end, Field("laid", ""))

    def unit(self, unit: Unit) -> Iterator[Spot]:
        words = self.text[unit.start : unit.end]
        if not protected.readable(words) or names_option(words):
            return
        kind = unit.kind
        if kind == "heading" and not self.heading:
            kind = "title"
        above = self.heading if kind not in ("heading", "title") else ""
        if kind in ("heading", "title"):
            self.heading = spoken_words.read(words, self.spelled)
        cut = whole if kind in _SPARED else self.cut
        yield from _sentences(self.source, unit, Note(block=kind, heading=above), cut, self.spelled)


def _described(lines: Sequence[Line]) -> Sequence[Line]:
    """Of lines that are code, what is said farther in of an option: `-a, --all`."""
    rest = lines[1:]
    deeper = names_option(lines[0].words) and all(one.indent > lines[0].indent + 1 for one in rest)
    return rest if rest and deeper and is_said(rest) else ()


def _unfenced(found: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Paragraphs without the code between two fences (```)."""
    ends = {sign: _last_end(found, sign) for sign in "`~"}
    fence = ""
    for lines in found:
        kept: list[Line] = []
        for at, line in enumerate(lines):
            if fence:
                fence = "" if is_end(line, fence) else fence
            elif is_fence(line, above=at > 0) and line.start < ends[line.words[0]]:
                fence = line.words
                if kept:
                    yield kept
                kept = []
            else:
                kept.append(line)
        if kept:
            yield kept


def _last_end(found: Sequence[Sequence[Line]], sign: str) -> int:
    """Where the last line begins that may end code; -1 for none."""
    ends = (one.start for lines in found for one in lines if is_end(one, sign * 3))
    return max(ends, default=-1)


def _sentences(
    source: Source, unit: Unit, note: Note, cut: Cut, spelled: Spelling
) -> Iterator[Spot]:
    """The sentences of a unit with the gaps between them."""
    slice_ = source.text[unit.start : unit.end]
    words = spoken_words.read(slice_, spelled)
    starts = [at for at in cut(words) if 0 < at < len(words)]
    edges = [0, *starts, len(words)]
    sayings = [words[low:high] for low, high in pairwise(edges)]
    places = spoken_words.places(slice_, spelled, starts) if starts else []
    start, last = unit.start, -1
    for end in (*_kept(sayings, places, unit.start), unit.end):
        piece = source.text[start:end]
        begin = end - len(piece.lstrip(SPACES))
        finish = start + len(piece.rstrip(SPACES))
        if last >= 0:
            yield Spot(last, begin, Field("gap", source.text[last:begin]))
        raw, line = source.text[begin:finish], source.line(begin)
        text, slices = worded(raw, lambda one: spoken_words.read(one, spelled))
        yield Spot(begin, finish, segment(text, slices, note, "plain", line))
        start, last = end, finish


def _kept(sayings: Sequence[str], places: Sequence[int], start: int) -> Iterator[int]:
    """Where sentences start in the text; one without words stays with its neighbour."""
    spoken = protected.readable(sayings[0])
    for place, saying in zip(places, sayings[1:], strict=True):
        said = protected.readable(saying)
        if spoken and said:
            yield start + place
        spoken = spoken or said
