"""A block of plain text laid out again once its words have another length.

What was wrapped is wrapped at the same column with the same indents; rules above and below a
heading are as long as before beside it; columns stand below each other.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
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
    if how.kind == "columns" and len(lines) == 1:
        if before[0].endswith("  "):
            return _padded(before[0], lines[0])
        if _LEADERS.fullmatch(before[0]):
            return _led(before[0], lines[0])
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


def _padded(before: str, line: str) -> str:
    """A name before what is said of it, which begins at the same column if there is room."""
    words = line.rstrip(" ")
    return words + " " * max(2, len(before) - width(words))


# --- what leads to a page ----------------------------------------------------------------

_LEADERS = re.compile(
    r"(?P<words>.*?\S)(?P<gap> *)(?P<signs>(?:\.|·|_|…)(?: ?(?:\.|·|_|…)){3,})(?P<goal>\s*\S{0,10})"
)


def _led(before: str, line: str) -> str:
    """Words and what they lead to, at the column where it was: signs between them."""
    old, new = _LEADERS.fullmatch(before), _LEADERS.fullmatch(line)
    if old is None or new is None:
        return line
    signs = old["signs"]
    room = len(signs) + width(old["words"]) - width(new["words"])
    step = 2 if signs[1] == " " else 1
    if step == 2:
        room -= (room - len(signs)) % 2
    filled = (signs * (max(0, room) // len(signs) + 2))[: max(3 * step, room)] if step == 1 else ""
    if step == 2:
        filled = (f"{signs[0]} " * max(3, room))[: max(5, room)]
    missing = len(signs) + width(old["words"]) - width(new["words"]) - len(filled)
    return new["words"] + new["gap"] + " " * max(0, missing) + filled + new["goal"]


# --- tables --------------------------------------------------------------------------


def _columns(before: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Each cell at its column, which moves where one before it has become too long; rules grow
    with their columns."""
    old, new = [[*_cells(one)] for one in before], [[*_cells(one)] for one in lines]
    if [len(one) for one in old] != [len(one) for one in new]:
        return [*lines]
    found = _stretches(old)
    rows = [one for one in zip(old, new, strict=True) if not _is_rule(one[0])]
    moved: list[int] = []
    for _ in found:
        needed = (_needed(cells, said, found, moved) for cells, said in rows)
        moved.append(max([*moved[-1:], *needed, 0]))
    return [
        _set(cells, _grown(cells, rows, found, moved) if _is_rule(cells) else said, found, moved)
        for cells, said in zip(old, new, strict=True)
    ]


Cells = Sequence[tuple[int, str]]
"""The cells of a line, each with the column at which it begins."""


def _stretches(rows: Sequence[Cells]) -> list[int]:
    """Where the columns of a table begin: stretches in which a cell of any row stands. What runs
    across, such as a line of one cell, is no column."""
    spans = sorted((cell[0], _end(cell)) for cells in rows if len(cells) > 1 for cell in cells)
    found: list[int] = []
    reached = -1
    for start, end in spans:
        if start >= reached:
            found.append(start)
        reached = max(reached, end)
    fitting = all(len({_column_of(at, found) for at, _ in row}) == len(row) for row in rows)
    return found if found and fitting else sorted({at for row in rows for at, _ in row})


def _column_of(at: int, found: Sequence[int]) -> int:
    return max(0, bisect_right(found, at) - 1)


def _needed(old: Cells, new: Cells, found: Sequence[int], moved: Sequence[int]) -> int:
    """How far a row moves the next column."""
    for n in range(1, len(old)):
        if _column_of(old[n][0], found) == len(moved):
            before = old[n - 1]
            gap = min(_GAPS, old[n][0] - _end(before))
            start = before[0] + moved[_column_of(before[0], found)]
            return start + width(new[n - 1][1]) + gap - old[n][0]
    return 0


def _is_rule(cells: Cells) -> bool:
    return all(not words.strip("-=_") for _, words in cells)


def _grown(
    rule: Cells, rows: Sequence[tuple[Cells, Cells]], found: Sequence[int], moved: Sequence[int]
) -> list[tuple[int, str]]:
    """A rule, its pieces as much longer as the next column moved, or the last one grew."""
    out = []
    for start, words in rule:
        first, last = (_column_of(at, found) for at in (start, start + len(words) - 1))
        if last + 1 < len(moved):
            wider = moved[last + 1] - moved[first]
        else:
            widest = max(len(words) if first == last else 0, _widest(rows, found, last, 0))
            wider = moved[last] - moved[first] + max(0, _widest(rows, found, last, 1) - widest)
        out.append((start, words + words[0] * wider))
    return out


def _widest(
    rows: Sequence[tuple[Cells, Cells]], found: Sequence[int], column: int, side: int
) -> int:
    """How wide the widest cell of a column is, in the source (0) or now (1)."""
    sizes = (
        width(row[side][n][1])
        for row in rows
        for n in range(len(row[0]))
        if _column_of(row[0][n][0], found) == column
    )
    return max(sizes, default=0)


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


def _set(old: Cells, new: Cells, found: Sequence[int], moved: Sequence[int]) -> str:
    line = ""
    for (start, _), (_, words) in zip(old, new, strict=True):
        at = start + moved[_column_of(start, found)]
        line += " " * max(at - width(line), 1 if line else 0) + words
    return line


def _table(before: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Cells between bars, as wide as the widest of their column; as they are where those of the
    source do not stand below each other."""
    if (
        len({tuple(bar.start() for bar in _BARS.finditer(one)) for one in before if _spoken(one)})
        > 1
    ):
        return [*lines]
    if not any(one.strip()[0] in _OUTER for one in before):
        closed = _closed([_barred(one) for one in before], [_barred(one) for one in lines])
        return [one[2:-2].rstrip() for one in closed]
    return _closed(before, lines)


def _spoken(line: str) -> bool:
    return any(map(str.isalnum, line))


_OUTER = "|│┃║+┌├└╔╠╚"


def _barred(line: str) -> str:
    """A line of a table without bars at its sides, with them."""
    return f"| {line} |" if _spoken(line) else f"|-{line}-|"


def _closed(before: Sequence[str], lines: Sequence[str]) -> list[str]:
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
    grown = [new if new > old else 0 for new, old in zip(wide, _widths(before, rules), strict=True)]
    return [
        _rule_row(line, grown) if rule else _row(line, old, wide)
        for line, old, rule in zip(lines, before, rules, strict=True)
    ]


def _widths(lines: Sequence[str], rules: Sequence[bool]) -> list[int]:
    """How wide the columns of a table are."""
    rows = [_BARS.split(one.strip()) for one, rule in zip(lines, rules, strict=True) if not rule]
    return [max(map(width, column)) for column in zip(*rows, strict=True)]


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
