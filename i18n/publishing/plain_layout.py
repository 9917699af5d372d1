"""A block of plain text laid out again once its words have another length.

What was wrapped is wrapped at the same column with the same indents; rules above and below a
heading are as long as before beside it; columns stand below each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from i18n.model import Field

_SPACE = re.compile(r"[ \t\f]*(?:\r\n|[\r\n])[ \t]*(?:>[ \t]?)*[ \t]*|[ \t]+")
_PIECE = re.compile(r"\S+")
_RULE = re.compile(r"([=\-~*_#+.^])\1{2,}+")
_GAP = re.compile(r"[ \t]{2,}|\t")
_BARS = re.compile(r"[|│┃║]")
_CORNER = re.compile(r"[^-:=─━═]")
_LINE_END = re.compile(r"\r\n|[\r\n]")


@dataclass(frozen=True, slots=True)
class Laid:
    """A block: its source, its words in another language, and the column at which it begins."""

    source: str
    text: str
    column: int


def laid(block: Laid, how: Field) -> str:
    """The text of a block, laid out as its source is; `how` is the field that it begins with."""
    if how.kind == "wrap":
        return _wrapped(block, int(how.name), how.value)
    ends = _LINE_END.findall(block.source)
    lines, before = _LINE_END.split(block.text), _LINE_END.split(block.source)
    if len(lines) != len(before):
        return block.text
    done = {"banner": _banner, "columns": _columns, "table": _table}[how.kind](before, lines)
    return "".join(a + b for a, b in zip_longest(done, ends, fillvalue=""))


def width(text: str) -> int:
    """How many columns a text takes: ideographs take two, marks above letters none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return len(text) + wide - sum(unicodedata.combining(one) > 0 for one in text)


# --- wrapped -------------------------------------------------------------------------


def _wrapped(block: Laid, columns: int, turn: str) -> str:
    indent = width(_LINE_END.sub("", turn).expandtabs(4))
    out: list[str] = []
    at = block.column
    for piece, glued in _pieces(_SPACE.sub(" ", block.text).strip()):
        size = width(piece)
        space = 0 if glued or not out else 1
        if out and at + space + size > columns and at > indent:
            out.append(turn)
            at = indent
        elif space:
            out.append(" ")
            at += 1
        out.append(piece)
        at += size
    return "".join(out)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces between which a line may end, and whether one goes on without a space:
    ideographs stand alone, what may not begin a line with the one before."""
    for word in _PIECE.finditer(text):
        for number, piece in enumerate(re.findall(_IDEOGRAPHS, word[0])):
            yield piece, number > 0


_WIDE = "\u2e80-\u303f\u3041-\u33ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uff60"
_CLOSING = "、。，．！？：；」』）】》〉”’…"
_IDEOGRAPHS = rf"[{_WIDE}][{_CLOSING}]*|[^{_WIDE}]+"


# --- headings with rules ---------------------------------------------------------------


def _banner(before: Sequence[str], lines: Sequence[str]) -> list[str]:
    old = max(width(one.strip()) for one in before if not _RULE.fullmatch(one.strip()))
    new = max(width(one.strip()) for one in lines if not _RULE.fullmatch(one.strip()))
    rules = [one.strip() for one in before if _RULE.fullmatch(one.strip())]
    fitting = all(abs(len(rule) - old) <= _LOOSE for rule in rules)
    change = new - old if fitting else 0
    return [
        _in_banner(a, b, old + change if fitting else 0, change)
        for a, b in zip(before, lines, strict=True)
    ]


_LOOSE = 6
"""A rule that differs by more from its heading goes across the page."""


def _in_banner(before: str, line: str, columns: int, change: int) -> str:
    words = line.strip()
    if _RULE.fullmatch(words):
        return line.replace(words, words[0] * max(3, len(words) + change))
    sides = words[0] == words[-1] == before.strip()[0] and len(words) > 2 and not words[0].isalnum()
    if not sides or width(words) >= columns:
        return line
    inner = words[:-1].rstrip()
    return line.replace(words, inner + " " * (columns - width(inner) - 1) + words[-1])


# --- tables --------------------------------------------------------------------------


def _columns(before: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Each cell at its column, which moves where one before it has become too long."""
    old, new = [[*_cells(one)] for one in before], [[*_cells(one)] for one in lines]
    if [len(one) for one in old] != [len(one) for one in new]:
        return [*lines]
    known = sorted({start for cells in old for start, _ in cells})
    moved: dict[int, int] = {}
    shift = 0
    for start in known:
        needed = (
            moved[cells[n - 1][0]] + width(said[n - 1][1]) + min(_GAPS, start - _end(cells[n - 1]))
            for cells, said in zip(old, new, strict=True)
            for n in range(1, len(cells))
            if cells[n][0] == start
        )
        moved[start] = max(start + shift, max(needed, default=0))
        shift = moved[start] - start
    return [_set(cells, said, moved) for cells, said in zip(old, new, strict=True)]


_GAPS = 2


def _end(cell: tuple[int, str]) -> int:
    return cell[0] + width(cell[1])


def _cells(line: str) -> Iterator[tuple[int, str]]:
    """The cells of a line, each with the column at which it begins."""
    line = line.expandtabs(8)
    at = len(line) - len(line.lstrip())
    for gap in _GAP.finditer(line, at):
        yield width(line[:at]), line[at : gap.start()]
        at = gap.end()
    if at < len(line):
        yield width(line[:at]), line[at:]


def _set(
    old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]], moved: dict[int, int]
) -> str:
    line = ""
    for (start, _), (_, words) in zip(old, new, strict=True):
        line += " " * max(moved[start] - width(line), 1 if line else 0) + words
    return line


def _table(before: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Cells between bars, as wide as the widest of their column."""
    rows = [_BARS.split(one.strip()) if _BARS.search(one.strip()[0]) else [] for one in lines]
    rules = [
        not row or all(not _CORNER.sub("", c).strip("-:=─━═ ") and _is_ruled(c) for c in row[1:-1])
        for row in rows
    ]
    spoken = [row for row, rule in zip(rows, rules, strict=True) if not rule]
    wide = [0] * max(map(len, spoken))
    for row in spoken:
        for at, cell in enumerate(row):
            wide[at] = max(wide[at], width(cell.strip()) + 2)
    first = next(one for one, rule in zip(before, rules, strict=True) if not rule)
    for at, cell in enumerate(_BARS.split(first.strip())):
        wide[at] = max(wide[at], width(cell)) if at < len(wide) else 0
    return [
        _rule_row(line, wide) if rule else _row(line, old, wide)
        for line, old, rule in zip(lines, before, rules, strict=True)
    ]


def _is_ruled(cell: str) -> bool:
    return bool(cell) and not any(map(str.isalnum, cell)) and not cell.isspace()


def _row(line: str, before: str, wide: Sequence[int]) -> str:
    words = line.strip()
    bars = _BARS.findall(words)
    old = _BARS.split(before.strip())
    cells = _BARS.split(words)[1:-1]
    filled = [_filled(cell, old[at + 1], wide[at + 1]) for at, cell in enumerate(cells)]
    body = "".join(a + b for a, b in zip(bars, [*filled, ""], strict=True))
    return line[: len(line) - len(line.lstrip())] + body


def _filled(cell: str, old: str, columns: int) -> str:
    """A cell on the side where it was: the right one for numbers."""
    words = cell.strip()
    right = old.endswith(" ") and len(old) - len(old.lstrip()) > 2 and not old.endswith("  ")
    room = max(0, columns - width(words) - 1)
    return " " * room + words + " " if right else " " + words + " " * room


def _rule_row(line: str, wide: Sequence[int]) -> str:
    """A line that parts rows, stretched in each column."""
    at = iter(wide[1:-1])

    def stretched(found: re.Match[str]) -> str:
        said, columns = found[0], next(at, len(found[0]))
        middle = said[len(said) // 2]
        grown = (
            said[: len(said) // 2] + middle * max(0, columns - len(said)) + said[len(said) // 2 :]
        )
        return grown if columns >= len(said) else said

    return re.sub(r"[-:=─━═]+", stretched, line)
