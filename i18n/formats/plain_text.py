"""Plain text -> Page: paragraphs at blank lines, headings, list items; tables and code stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from i18n.formats import front_matter, front_matter_texts
from i18n.formats.html.spots import Note, Source, Spot, insertion, parts, segment, worded
from i18n.formats.html.whitespace import SPACES, fit, offsets, one_space
from i18n.formats.told import NOTHING, Told
from i18n.model import Cut, Field, Page, whole
from i18n.placeables import protected

_LINE = re.compile(r"[^\r\n]*+(?>(?:\r\n|\r|\n)?)")
_MARKER = re.compile(r"(?:[-*•‣–]|\d{1,3}[.)]|[A-Za-z]\))[ \t]++(?=\S)")
_RULE = re.compile(r"([=\-~*_#+.])\1{2,}+(?>(?:[ \t]++\1++)*)")
_TABLE = re.compile(r"[|+].*[|+]$|[^│┃║─━═┌┐└┘├┤┬┴┼╔╗╚╝]*+[│┃║─━═┌┐└┘├┤┬┴┼╔╗╚╝]")
_STOPPED = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*$")
_HEADING_LENGTH = 100
_WRAP_WIDTH = 100
_ENOUGH_LINES = 4


class _Line(NamedTuple):
    """A line of text without the white space around it; `indent` is the width of the latter."""

    start: int
    end: int
    indent: int
    words: str


class _Unit(NamedTuple):
    start: int
    end: int
    kind: str


def parse_plain(text: str, path: str, cut: Cut = whole, told: Told = NOTHING) -> Page:
    """The page of a plain text; `cut` says where sentences start, `told` what of its front matter
    is words."""
    source = Source(text)
    spots = [*front_matter_texts.spots(source, told.front_matter)]
    spots += [insertion(_start(text), "body")]
    heading = ""
    paragraphs = _paragraphs(text)
    width = _width(paragraphs)
    for unit in (unit for lines in paragraphs for unit in _units(lines, width)):
        words = text[unit.start : unit.end]
        if not protected.readable(words):
            continue
        kind = unit.kind
        if kind == "heading" and not heading:
            kind = "title"
        above = heading if kind not in ("heading", "title") else ""
        if kind in ("heading", "title"):
            heading = words
        sparing = kind in ("heading", "title", "line")
        note = Note(block=kind, heading=above)
        spots += _sentences(source, unit, note, whole if sparing else cut)
    return Page(path, parts(text, 0, len(text), spots))


def _start(text: str) -> int:
    """Where the text begins: after a byte order mark, and after front matter."""
    return front_matter.end(text) or int(text.startswith("\ufeff"))


def _paragraphs(text: str) -> list[list[_Line]]:
    """The lines between blank lines, without paragraphs that are indented like code."""
    found: list[list[_Line]] = [[]]
    for match in _LINE.finditer(text, _start(text)):
        line = match[0]
        words = line.strip(SPACES)
        if not words:
            found.append([])
            continue
        lead = line[: len(line) - len(line.lstrip(SPACES))]
        start = match.start() + len(lead)
        indent = len(lead.expandtabs(4))
        found[-1].append(_Line(start, start + len(words), indent, words))
    margin = min((line.indent for lines in found for line in lines), default=0)
    return [lines for lines in found if any(line.indent < margin + 4 for line in lines)]


def _width(paragraphs: Sequence[Sequence[_Line]]) -> int:
    """The width to which the lines were wrapped: that of the longest line; a long paragraph in
    one line does not count where enough others are wrapped."""
    inner = [line.indent + len(line.words) for lines in paragraphs for line in lines[:-1]]
    if len(inner) >= _ENOUGH_LINES and max(inner) <= _WRAP_WIDTH:
        return max(inner)
    return max((line.indent + len(line.words) for lines in paragraphs for line in lines), default=0)


def _units(lines: Sequence[_Line], width: int) -> Iterator[_Unit]:
    """The texts of a paragraph: wrapped lines are joined, others stand for themselves."""
    unit: _Unit | None = None
    for at, line in enumerate(lines):
        if _is_drawn(line.words):
            if unit:
                yield unit
            unit = None
            continue
        if unit and _continues(lines[at - 1], line, width):
            kind = "paragraph" if unit.kind in ("line", "heading") else unit.kind
            unit = _Unit(unit.start, line.end, kind)
            continue
        if unit:
            yield unit
        ruled = at + 1 < len(lines) and _RULE.fullmatch(lines[at + 1].words) is not None
        unit = _begin(line, alone=len(lines) == 1 or (at == 0 and ruled))
    if unit:
        yield unit


def _begin(line: _Line, *, alone: bool) -> _Unit:
    if marker := _MARKER.match(line.words):
        return _Unit(line.start + marker.end(), line.end, "list item")
    if len(line.words) > _HEADING_LENGTH or _STOPPED.search(line.words):
        return _Unit(line.start, line.end, "paragraph")
    return _Unit(line.start, line.end, "heading" if alone else "line")


def _is_drawn(words: str) -> bool:
    """Whether a line is a rule or a row of a table."""
    return _RULE.fullmatch(words) is not None or _TABLE.match(words) is not None


def _continues(line: _Line, following: _Line, width: int) -> bool:
    """Whether a line break is only a wrap. If the next word had fitted, it was meant."""
    if _MARKER.match(following.words):
        return False
    if following.words[0].islower() or line.words.endswith(","):
        return True
    word = following.words.split(maxsplit=1)[0]
    return line.indent + len(line.words) + 1 + len(word) > width


def _sentences(source: Source, unit: _Unit, note: Note, cut: Cut) -> Iterator[Spot]:
    """The sentences of a unit with the gaps between them."""
    words = one_space(source.text[unit.start : unit.end])
    starts = [at for at in cut(fit(words)) if 0 < at < len(words)]
    edges = [0, *starts, len(words)]
    sayings = [words[low:high] for low, high in pairwise(edges)]
    kept: list[int] = []
    spoken = protected.readable(sayings[0])
    places = offsets(source.text, unit.start, unit.end, starts, plain=True)
    for place, saying in zip(places, sayings[1:], strict=True):
        said = protected.readable(saying)
        if spoken and said:
            kept.append(place)
        spoken = spoken or said
    start, last = unit.start, -1
    for end in (*kept, unit.end):
        slice_ = source.text[start:end]
        begin = end - len(slice_.lstrip(SPACES))
        finish = start + len(slice_.rstrip(SPACES))
        if last >= 0:
            yield Spot(last, begin, Field("gap", source.text[last:begin]))
        raw = source.text[begin:finish]
        line = source.line(begin)
        text, slices = worded(raw, lambda words: fit(one_space(words)))
        yield Spot(begin, finish, segment(text, slices, note, "plain", line))
        start, last = end, finish
