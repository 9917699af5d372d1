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
_WIDE_GAP = re.compile(r"[ ]{3,}|[ ]*\t[ \t]*")
_STRETCHED = 3
"""A line with more wide gaps is one that was stretched to the width of its paragraph."""

_NAME = 30
"""A name before its description is no longer."""

_RULE_OF_COLUMNS = re.compile(r"(?:-{2,}|={2,}|_{3,})(?:[ \t]+(?:-+|=+|_+))*")
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
    if not rows or len(lines) < 2:
        return None
    if not any(line.words[0] in _BARS or line.words[-1] in _BARS for line in rows):
        return _open(rows, lines)
    if not all(line.words[0] in _BARS and line.words[-1] in _BARS for line in rows):
        return None
    if any(len(line.words) < 3 for line in rows):
        return None
    counts = {len(_BAR.findall(line.words)) for line in rows}
    corners = {
        len(re.findall(r"[^-:=─━═]", line.words)) for line in lines if is_rule_of_table(line)
    }
    if len(counts) > 1 or not corners <= counts:
        return None
    return [[*_between(line)] for line in rows]


def _open(rows: Sequence[Line], lines: Sequence[Line]) -> list[list[Cell]] | None:
    """The cells of a table with bars between them alone, and a rule below its head."""
    counts = {len(_BAR.findall(line.words)) for line in rows}
    if len(counts) > 1 or counts == {0} or not 1 < len(rows) < len(lines):
        return None
    return [[*_between(line, 0)] for line in rows]


def _between(line: Line, outer: int = 1) -> Iterator[Cell]:
    at = line.start + outer
    pieces = _BAR.split(line.words)
    for piece in pieces[outer : len(pieces) - outer]:
        yield _core(at, piece)
        at += len(piece) + 1


def _core(at: int, piece: str) -> Cell:
    start = at + len(piece) - len(piece.lstrip())
    return start, max(start, at + len(piece.rstrip()))


# --- below each other ----------------------------------------------------------------


def aligned(lines: Sequence[Line]) -> list[list[Cell]] | None:
    """The cells of lines that stand in columns, two spaces or more between them; None where
    they do not. A line that begins where a column does goes on with the cell above it. Rules
    (`-----  ---`) are no rows."""
    rows = [line for line in lines if not is_rule_of_columns(line)]
    if len(rows) < 2 or any(_DRAWN.fullmatch(line.words) for line in rows):
        return None
    return _aligned(rows, [[*_split(line)] for line in rows]) or _aligned(
        rows, [[*_said(line)] for line in rows]
    )


def _aligned(lines: Sequence[Line], split: Sequence[list[Cell]]) -> list[list[Cell]] | None:
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


def is_rule_of_columns(line: Line) -> bool:
    """Whether a line is a rule below columns, or below each of them."""
    return _RULE_OF_COLUMNS.fullmatch(line.words) is not None


def gapped(line: Line) -> list[Cell]:
    """The cells of a line with wide gaps, as a header of a page has them; [] for a line that has
    none, or many: it is stretched to a width."""
    gaps = [*_WIDE_GAP.finditer(line.words)]
    if not gaps or len(gaps) > _STRETCHED or _DRAWN.fullmatch(line.words):
        return []
    edges = [0, *(at for gap in gaps for at in gap.span()), len(line.words)]
    return [(line.start + a, line.start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def hanging(line: Line, after: Line | None) -> list[Cell]:
    """The name and the description of a line such as `0     all is well`, or whose description goes
    on below itself; [] for others."""
    found = _GAP.search(line.words)
    if found is None or _SENTENCE_GAP.search(line.words[: found.start()]) is not None:
        return []
    cells = [(line.start, line.start + found.start()), (line.start + found.end(), line.end)]
    column = _column(line, cells[1][0])
    goes_on = after is not None and after.indent == column
    return cells if goes_on and found.start() < _NAME else []


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


def _said(line: Line) -> Iterator[Cell]:
    """The cells of a line in which two spaces behind a sentence are no gap."""
    at = 0
    for gap in _GAP.finditer(line.words):
        if gap[0] != "  " or not _SENTENCE_GAP.search(line.words[at : gap.start()]):
            yield line.start + at, line.start + gap.start()
            at = gap.end()
    yield line.start + at, line.end


def _column(line: Line, at: int) -> int:
    return line.indent + len(line.words[: at - line.start].expandtabs(4))
