"""Where code stands in a Markdown text: what looks like template code or a dialect's sign in it
is none. Found before the parser reads the text, so that the parts of a dialect can be held out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_OPENING = re.compile(
    r"(?P<before>[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++[ \t>]*+)*)"
    r"(?P<sign>`{3,}|~{3,})(?P<rest>[^\r\n]*+)"
)
_CLOSING = re.compile(r"[ \t>]*+(?P<sign>`{3,}|~{3,})[ \t]*+\r?\n?\Z")
_TICKS = re.compile(r"\\?`+|\n[ \t>]*\r?\n")
_DEEPEST = 3
"""By so many spaces more than its beginning the end of a fence may be indented."""

_SIGN = re.compile(r"[^\r\n]")


class Zone(NamedTuple):
    """Code at `start:end`. Of a fence `info` is what stands behind the sign that opens it."""

    start: int
    end: int
    info: str | None = None


class _Ticks(NamedTuple):
    """A run of backticks; `escaped` says that a backslash stands before it."""

    start: int
    end: int
    escaped: bool


class Zones(NamedTuple):
    """The code of a text in order, and the lines that open and close fences around prose."""

    code: tuple[Zone, ...]
    markers: tuple[Zone, ...]


def no_prose(info: str) -> bool:
    """Markdown of most dialects: what stands in a fence is code."""
    return False


def zones(text: str, start: int = 0, prose: Callable[[str], bool] = no_prose) -> Zones:
    """The fenced code and the code spans of a text from `start` on. `prose` says of a fence, by
    its first line, whether Markdown stands in it."""
    found = list(_fences(text, start, prose))
    fences = [one for one, marks in found if not marks]
    code: list[Zone] = [*fences]
    at = start
    lines = sorted(one for one, _ in found)
    for one in (*lines, Zone(len(text), len(text))):
        code += _spans(text, at, one.start)
        at = one.end
    return Zones(tuple(sorted(code)), tuple(one for one, marks in found if marks))


def outside(zones: Sequence[Zone], at: int) -> bool:
    """Whether an offset is in none of the zones."""
    index = bisect_right(zones, at, key=lambda zone: zone.start) - 1
    return index < 0 or zones[index].end <= at


def blanked(text: str, zones: Sequence[Zone]) -> str:
    """The text with signs of no meaning in place of code; lines and offsets stay."""
    if not zones:
        return text
    out: list[str] = []
    at = 0
    for zone in zones:
        out += (text[at : zone.start], _SIGN.sub("x", text[zone.start : zone.end]))
        at = zone.end
    return "".join([*out, text[at:]])


def _fences(text: str, start: int, prose: Callable[[str], bool]) -> Iterator[tuple[Zone, bool]]:
    """Every fence, and the marker lines of those with prose, which may hold others."""
    begun, margin = -1, 0
    sign = info = ""
    around: list[str] = []
    for line in _LINE.finditer(text, start):
        closing = _CLOSING.match(line[0])
        if begun >= 0:
            inner = closing is not None and closing.start("sign") > margin
            if closing and not inner and closing["sign"].startswith(sign):
                yield Zone(begun, line.start() + closing.end("sign"), info), False
                begun = -1
        elif closing and around and closing["sign"].startswith(around[-1]):
            around.pop()
            yield (
                Zone(line.start() + closing.start("sign"), line.start() + closing.end("sign")),
                True,
            )
        elif (found := _OPENING.match(line[0])) and (
            found["sign"][0] == "~" or "`" not in found["rest"]
        ):
            at = line.start() + found.start("sign")
            info, sign = found["rest"].strip(), found["sign"]
            if prose(info):
                around.append(sign)
                yield Zone(at, line.start() + found.end("rest"), info), True
            else:
                begun, margin = at, len(found["before"]) + _DEEPEST
        if line.end() == len(text):
            break
    if begun >= 0:
        yield Zone(begun, len(text), info), False


def _spans(text: str, start: int, end: int) -> Iterator[Zone]:
    """The code spans between two fences: two runs of as many backticks in one paragraph."""
    runs: list[_Ticks] = []
    for found in _TICKS.finditer(text, start, end):
        if found[0][0] == "\n":
            yield from _pairs(runs)
            runs = []
        else:
            ticks = found[0].lstrip("\\")
            runs.append(_Ticks(found.end() - len(ticks), found.end(), ticks != found[0]))
    yield from _pairs(runs)


def _pairs(runs: Sequence[_Ticks]) -> Iterator[Zone]:
    """The spans of a paragraph. A backslash keeps a run from opening one, not from closing it."""
    by_length: dict[int, list[int]] = {}
    for index, run in enumerate(runs):
        by_length.setdefault(run.end - run.start, []).append(index)
    index = 0
    while index < len(runs):
        run = runs[index]
        alike = by_length[run.end - run.start]
        after = bisect_right(alike, index)
        if after < len(alike) and not run.escaped:
            index = alike[after]
            yield Zone(run.start, runs[index].end)
        index += 1
