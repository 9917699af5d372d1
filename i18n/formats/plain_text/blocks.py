"""A paragraph of plain text as blocks: what is laid out as a whole, with its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from i18n.formats.plain_text import columns, wrapping
from i18n.formats.plain_text.lines import Line
from i18n.formats.plain_text.markers import Markers
from i18n.model import FieldKind

RULE = re.compile(r"([=\-~*_#+.^])\1{2,}+(?>(?:[ \t]++\1++)*)")
_LEADERS = re.compile(r"\s*(?:\.[ ]?|…|·[ ]?|_){4,}\s*[\divxlc.,$€£%]{0,10}$")
_STOPPED = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*$")
_SIDES = "*#|!/+=~:"
_HEADING_LENGTH = 100
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """A text: where it stands, and what a translator is told that it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Block:
    """Texts that are laid out together: `layout` says how ("" where nothing depends on their
    length), between `start` and `end`; `width` and `turn` are for what is wrapped: at which
    column, and what stands between two lines."""

    units: tuple[Unit, ...]
    layout: FieldKind | None = None
    start: int = 0
    end: int = 0
    width: int = 0
    turn: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is written: its markers, the column where its lines are wrapped, whether they
    are, and what ends a line."""

    text: str
    markers: Markers
    columns: int
    wraps: bool
    newline: str


def blocks(lines: Sequence[Line], manner: Manner) -> Iterator[Block]:
    """The blocks of a paragraph's lines."""
    if cells := columns.barred(lines):
        yield _table(cells, lines, "table", manner.text)
    elif (cells := columns.aligned(lines)) and not manner.markers.at(lines[0]):
        rules = sum(map(columns.is_rule_of_columns, lines))
        if len(cells) == len(lines) - rules:
            yield _table(cells, lines, "columns", manner.text)
        else:
            yield from _described(cells, lines, manner)
    else:
        yield from _running(lines, manner)


def _table(
    cells: Sequence[Sequence[columns.Cell]], lines: Sequence[Line], kind: FieldKind, text: str
) -> Block:
    units = tuple(
        Unit(a, _before_leaders(text, a, b), "table cell") for row in cells for a, b in row if a < b
    )
    if any("\t" in line.words for line in lines):
        return Block(units)
    return Block(units, kind, lines[0].start, lines[-1].end)


def _before_leaders(text: str, start: int, end: int) -> int:
    """Where the words of a slice end: before a line to write on, or dots that lead to a page."""
    found = _LEADERS.search(text, start, end)
    return found.start() if found and found.start() > start else end


def _described(
    rows: Sequence[Sequence[columns.Cell]], lines: Sequence[Line], manner: Manner
) -> Iterator[Block]:
    """Rows whose last cell may go on in lines below it, such as options and what they do."""
    first_lines = iter(lines)
    for cells in rows:
        line = next(one for one in first_lines if one.end > cells[0][0])
        start, end = cells[-1]
        for (low, high), (after, _) in pairwise(cells):
            tabbed = "\t" in manner.text[high:after]
            yield Block((Unit(low, high, "table cell"),), None if tabbed else "columns", low, after)
        column = line.indent + len(line.words[: start - line.start].expandtabs(4))
        turn = manner.newline + line.quote + " " * (column - len(line.quote))
        unit = Unit(start, end, "table cell" if len(cells) > 1 else "line")
        own = [one.width for one in lines if start <= one.end <= end]
        width = max(_NARROWEST, *own) if len(own) > 1 else max(_NARROWEST, manner.columns, *own)
        yield Block((unit,), "wrap", start, end, width, turn)


# --- what runs on ---------------------------------------------------------------------


def _running(lines: Sequence[Line], manner: Manner) -> Iterator[Block]:
    wrapped = wrapping.is_wrapped(_unruled(lines), manner.columns)
    stretched = _is_stretched(lines)
    at = 0
    while at < len(lines):
        if (size := _banner(lines, at)) > 1:
            yield _framed(lines[at : at + size])
        elif size := _is_drawn(lines[at]):
            pass
        elif not stretched and (size := _columns_at(lines, at, manner)):
            yield from _in_columns(lines[at : at + size], manner)
        else:
            size = _length(lines, at, manner, wrapped=wrapped)
            yield _text(lines[at : at + size], lines, manner)
        at += size


def _columns_at(lines: Sequence[Line], at: int, manner: Manner) -> int:
    """How many lines from one on stand in columns, 0 for none: a line with wide gaps, or a name
    with what is said of it."""
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if not manner.markers.at(line) and columns.hanging(line, after):
        column = lines[at + 1].indent
        below = takewhile(lambda one: one.indent == column, islice(lines, at + 1, None))
        return 1 + sum(1 for _ in below)
    cells = columns.gapped(line)
    apart = bool(cells) and cells[0][1] - line.start > manner.markers.at(line)
    return int(apart)


def _is_stretched(lines: Sequence[Line]) -> bool:
    """Whether the lines of a paragraph were all stretched to one width."""
    widths = {line.width for line in lines[:-1]}
    return len(lines) > 2 and len(widths) == 1 and len({line.indent for line in lines[1:]}) == 1


def _in_columns(lines: Sequence[Line], manner: Manner) -> Iterator[Block]:
    if len(lines) > 1:
        name, (start, _) = columns.hanging(*lines[:2])
        yield from _described([[name, (start, lines[-1].end)]], lines, manner)
        return
    (start, end), *rest = columns.gapped(lines[0])
    cells = [(start + manner.markers.at(lines[0]), end), *rest]
    if len(cells) == 2 and _is_name(lines[0], cells):
        yield from _described([cells], lines, manner)
    else:
        yield _table([cells], lines, "columns", manner.text)


def _is_name(line: Line, cells: Sequence[columns.Cell]) -> bool:
    """Whether the first of two cells is short, and the other a sentence."""
    (start, end), (begin, _) = cells
    words = line.words[begin - line.start :]
    return end - start <= _SHORT_NAME and _STOPPED.search(words) is not None and " " in words


_SHORT_NAME = 20


def _unruled(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if not _is_drawn(line)]


def _is_drawn(line: Line) -> bool:
    """Whether a line is a rule or a piece of a drawing."""
    words = line.words
    drawn = RULE.fullmatch(words) or columns.is_rule_of_table(line)
    return (
        bool(drawn)
        or (words[0] in "|+" and words[-1] in "|+" and len(words) > 1)
        or any(sign in words for sign in "│┃║─━═┌┐└┘├┤┬┴┼╔╗╚╝")
    )


def _length(lines: Sequence[Line], at: int, manner: Manner, *, wrapped: bool) -> int:
    """How many lines a text has that begins with a line."""
    first, marker = lines[at], manner.markers.at(lines[at])
    hanging = first.indent + marker if marker else -1
    end = at + 1
    while end < len(lines) and not _is_drawn(lines[end]) and not manner.markers.at(lines[end]):
        if _banner(lines, end) > 1:
            break
        line, after = lines[end - 1], lines[end]
        hangs = marker > 0 and first.indent < after.indent <= hanging + 1
        if _ends(line, after, manner, hangs=hangs):
            break
        deeper = not marker and wrapped and after.indent > first.indent + 1 and end == at + 1
        joined = wrapping.continues(line, after, manner.columns)
        lazy = marker and after.indent <= first.indent and not _goes_on(line, after, manner)
        if not (hangs or (joined and wrapped and not lazy) or (deeper and joined)):
            break
        end += 1
    return end - at


def _ends(line: Line, after: Line, manner: Manner, *, hangs: bool) -> bool:
    """Whether a line is a head for what stands farther in below it, or leads to a page, or the next
    one stands in columns."""
    if line.words.endswith(":") and after.indent > line.indent and not hangs:
        return True
    head = after.indent > line.indent + 3 and wrapping.fits(line, after, manner.columns // 2)
    return head or _LEADERS.search(line.words) is not None or bool(columns.gapped(after))


def _goes_on(line: Line, after: Line, manner: Manner) -> bool:
    """Whether the text of an item goes on below its marker, or to the left of it."""
    if not wrapping.continues(line, after, manner.columns):
        return False
    return after.words[0].islower() or _STOPPED.search(line.words) is None


def _text(lines: Sequence[Line], paragraph: Sequence[Line], manner: Manner) -> Block:
    first, marker = lines[0], manner.markers.at(lines[0])
    start, end = first.start + marker, lines[-1].end
    if (words := _before_leaders(manner.text, start, end)) < end:
        unit = Unit(start, words, "list item" if marker else "line")
        return Block((unit,), "columns", first.start, end)
    kind = _kind(lines, marker, alone=len(paragraph) == 1, quoted=bool(first.quote))
    unit = Unit(start, end, kind)
    if not _is_laid(lines, kind, manner):
        return Block((unit,))
    return Block((unit,), "wrap", start, end, _columns(lines, manner), _turn(lines, marker, manner))


def _kind(lines: Sequence[Line], marker: int, *, alone: bool, quoted: bool) -> str:
    if marker:
        return "list item"
    words = lines[0].words
    if len(lines) > 1 or len(words) > _HEADING_LENGTH or _STOPPED.search(words):
        return "quote" if quoted else "paragraph"
    return "heading" if alone and not quoted else "line"


def _is_laid(lines: Sequence[Line], kind: str, manner: Manner) -> bool:
    """Whether a translation is wrapped: in a text whose lines are, if it is no heading."""
    if manner.columns > wrapping.WIDEST or kind in ("heading", "line"):
        return False
    return len(lines) > 1 or manner.wraps


def _columns(lines: Sequence[Line], manner: Manner) -> int:
    """Where a paragraph is wrapped: as it is itself, if it is long enough to tell."""
    own = max(line.width for line in lines)
    return max(_NARROWEST, own if wrapping.tells_width(lines) else max(own, manner.columns))


def _turn(lines: Sequence[Line], marker: int, manner: Manner) -> str:
    """What stands between two lines of a text."""
    first = lines[0]
    if len(lines) > 1:
        between = manner.text[first.end : lines[1].start]
        return between.lstrip(" \t\xa0")
    inner = first.indent + marker - len(first.quote)
    return manner.newline + first.quote + " " * inner


# --- headings with rules ---------------------------------------------------------------


def _banner(lines: Sequence[Line], at: int) -> int:
    """How many lines a heading has that begins at a line and has rules: below it, or above and
    below; 1 or less for none."""
    ruled = RULE.fullmatch(lines[at].words) is not None
    size = 1 if ruled else 0
    while at + size < len(lines) and not _is_drawn(lines[at + size]) and size <= 3:
        size += 1
    words = size - ruled
    if not words or at + size >= len(lines) or (not ruled and words > 1):
        return 0
    below = RULE.fullmatch(lines[at + size].words)
    if below is None or " " in below[0] or (not ruled and not _underlines(lines[at], below[0])):
        return 0
    if ruled and lines[at].words[0] != below[1]:
        return 0
    return size + 1


def _underlines(line: Line, rule: str) -> bool:
    return len(rule) >= 3 and len(line.words) <= _HEADING_LENGTH


def _framed(lines: Sequence[Line]) -> Block:
    units = []
    for line in lines:
        if RULE.fullmatch(line.words):
            continue
        start, end, words = line.start, line.end, line.words
        if len(words) > 2 and words[0] == words[-1] and words[0] in _SIDES:
            inner = words.strip(words[0])
            start += words.index(inner.strip()) if inner.strip() else 0
            end = start + len(inner.strip())
        units.append(Unit(start, end, "heading"))
    return Block(tuple(units), "banner", lines[0].start, lines[-1].end)
