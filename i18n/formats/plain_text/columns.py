"""Tables of plain text: columns that stand below each other, and cells between bars."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from i18n.formats.plain_text.lines import Line

Cell = tuple[int, int]
"""Where the words of a cell stand in the text."""

_GAP = re.compile(r"[ \t]{2,}|\t")
_SENTENCE_GAP = re.compile(r"[.?!:][\"'”’)]*$")
_BARS = "|│┃║"
_RULE_ROW = re.compile(r"[-+|:=─━═│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╋]{3,}")
_DRAWN = re.compile(r"[-+|=/\\<>^ \t]+")
_BAR = re.compile(rf"[{_BARS}]")


def is_rule_of_table(line: Line) -> bool:
    """Whether a line only parts the rows of a table: `+---+---+`, `|:--|--:|`."""
    return _RULE_ROW.fullmatch(line.words) is not None and len(set(line.words)) > 1


# --- between bars --------------------------------------------------------------------


def barred(lines: Sequence[Line]) -> list[list[Cell]] | None:
    """The cells of a table whose rows begin and end with a bar, row by row; None where the
    lines are no such table. A drawing of boxes and arrows is none."""
    rows = [line for line in lines if not is_rule_of_table(line)]
    if not rows or not all(line.words[0] in _BARS and line.words[-1] in _BARS for line in rows):
        return None
    if any(len(line.words) < 3 for line in rows) or len(lines) < 2:
        return None
    counts = {len(_BAR.findall(line.words)) for line in rows}
    corners = {len(re.findall(r"[^-:=─━═]", line.words)) for line in lines if line not in rows}
    if len(counts) > 1 or not corners <= counts:
        return None
    return [[*_between(line)] for line in rows]


def _between(line: Line) -> Iterator[Cell]:
    at = line.start + 1
    for piece in _BAR.split(line.words)[1:-1]:
        yield _core(at, piece)
        at += len(piece) + 1


def _core(at: int, piece: str) -> Cell:
    start = at + len(piece) - len(piece.lstrip())
    return start, max(start, at + len(piece.rstrip()))


# --- below each other ----------------------------------------------------------------


def aligned(lines: Sequence[Line]) -> list[list[Cell]] | None:
    """The cells of lines that stand in columns, two spaces or more between them; None where
    they do not. A line that begins where a column does goes on with the cell above it."""
    if any(_DRAWN.fullmatch(line.words) for line in lines):
        return None
    split = [[*_split(line)] for line in lines]
    many = [(line, cells) for line, cells in zip(lines, split, strict=True) if len(cells) > 1]
    if len(many) < 2 or len(many) * 3 < len(lines) * 2 - 1 or _only_sentences(many):
        return None
    starts = Counter(_column(line, cell[0]) for line, cells in many for cell in cells[1:])
    ends = Counter(_column(line, cell[1]) for line, cells in many for cell in cells[1:])
    common = {column for column, count in starts.items() if count > 1}
    common_ends = {column for column, count in ends.items() if count > 1}
    fitting = sum(
        all(_column(line, a) in common or _column(line, b) in common_ends for a, b in cells[1:])
        for line, cells in many
    )
    if fitting * 4 < len(many) * 3:
        return None
    rows: list[list[Cell]] = []
    for line, cells in zip(lines, split, strict=True):
        if rows and len(cells) == 1 and line.indent in common:
            start, _ = rows[-1][-1]
            rows[-1][-1] = (start, line.end)
        else:
            rows.append(cells)
    return rows


def _only_sentences(many: Sequence[tuple[Line, Sequence[Cell]]]) -> bool:
    """Whether the gaps are those of somebody who puts two spaces after a sentence, or of lines
    that were stretched to one width."""
    spaced = sum(
        bool(_SENTENCE_GAP.search(line.words[: left[1] - line.start])) and right[0] - left[1] == 2
        for line, cells in many
        for left, right in pairwise(cells)
    )
    return spaced * 2 > sum(len(cells) - 1 for _, cells in many)


def _split(line: Line) -> Iterator[Cell]:
    at = 0
    for gap in _GAP.finditer(line.words):
        yield line.start + at, line.start + gap.start()
        at = gap.end()
    yield line.start + at, line.end


def _column(line: Line, at: int) -> int:
    return line.indent + len(line.words[: at - line.start].expandtabs(4))
