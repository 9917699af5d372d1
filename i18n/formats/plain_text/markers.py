"""What begins the items of a list: `-`, `1.`, `(a)`, `iv)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from i18n.formats.plain_text.lines import Line

_KINDS = re.compile(
    r"(?:(?P<bullet>(?:[-*+][ \t]+)?\[[ xX*✓]\]|[-=]{1,2}>|--"
    r"|[-*+•‣◦▪▫∙·●○■□►▸➢–—»›→⇒➤★☆◆◇☐☑☒✓✔✗✘])"
    r"|(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,5}[.)]?)"
    r"|(?P<number>\d{1,3}[.)]|\d{1,3}[.]-|\d{1,2}/|\(\d{1,3}\)|\[\d{1,3}\])"
    r"|(?P<closed>[A-Za-z]\)|(?=[ivxlc])[ivxlc]{1,6}\))"
    r"|(?P<round>o)"
    r"|(?P<roman>\(?(?:[ivx]{2,5}|[IVX]{2,5})[.)])"
    r"|(?P<letter>[A-Za-z]\.|\([A-Za-z]\)))[ \t]++(?=\S)"
)
_SURE = frozenset(("bullet", "number", "closed"))


@dataclass(frozen=True, slots=True)
class Markers:
    """The markers of a text. Some are words as well (`A. Smith`, `(c) 2014`, `o`): these count
    where another of their kind stands at the same column, as the second of them would. Numbers
    with points (`2.1`) count where they follow one another, on the lines that begin at `dotted`."""

    columns: frozenset[tuple[str, int]]
    dotted: frozenset[int] = frozenset()

    def at(self, line: Line) -> int:
        """How many characters of a line are its marker; 0 where it has none."""
        found = _KINDS.match(line.words)
        if found is None or (kind := found.lastgroup or "") == "":
            return 0
        if kind == "dotted":
            return found.end() if line.start in self.dotted else 0
        if kind not in _SURE and (_family(found[0]), line.indent) not in self.columns:
            return 0
        return found.end()


def markers(paragraphs: Sequence[Sequence[Line]]) -> Markers:
    """The markers of a text's paragraphs."""
    last: dict[tuple[str, int], int] = {}
    columns: set[tuple[str, int]] = set()
    for line in (line for lines in paragraphs for line in lines):
        found = _KINDS.match(line.words)
        if found is None or found.lastgroup in _SURE or found.lastgroup == "dotted":
            if found is not None and found.lastgroup == "bullet":
                columns.add(("o", line.indent))
            continue
        for family, rank in _ranks(found[0]):
            key = (family, line.indent)
            if key in last and (rank == last[key] + 1 or family == "o"):
                columns.add((_family(found[0]), line.indent))
                columns.add((family, line.indent))
                columns |= {(one, line.indent) for one, _ in _ranks(found[0])}
            last[key] = rank
    return Markers(frozenset(columns), frozenset(_dotted(paragraphs)))


def _dotted(paragraphs: Iterable[Sequence[Line]]) -> Iterator[int]:
    """Where lines begin with numbers such as `2.1`, one after the other."""
    last: tuple[int, ...] = (0,)
    at = -1
    for line in (line for lines in paragraphs for line in lines):
        found = _KINDS.match(line.words)
        if found is None or found.lastgroup not in ("dotted", "number"):
            continue
        number = tuple(map(int, re.findall(r"\d+", found[0])))
        if _follows(number, last):
            yield from (line.start, at)
        if _follows(number, last) or number[-1] == 1 or found.lastgroup == "number":
            last, at = number, line.start


def _follows(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a number is the next one, at this level or another: `2`, `2.1`, `2.2`, `3`, `3.1`."""
    level = next(
        (n for n, (a, b) in enumerate(zip(number, last, strict=False)) if a != b), len(last)
    )
    if level >= len(number) or any(one != 1 for one in number[level + 1 :]):
        return False
    return number[level] == (last[level] + 1 if level < len(last) else 1)


def _family(marker: str) -> str:
    """Markers of one list have one family: the signs around, and capitals or none."""
    sign = re.sub(
        r"[A-Za-z]+", "A" if marker.strip("(").isupper() else "a", marker.strip(), count=1
    )
    return "o" if marker.strip() == "o" else sign


def _ranks(marker: str) -> list[tuple[str, int]]:
    """The place of a marker in its list, as a letter and as a Roman number."""
    family, letters = _family(marker), re.sub(r"[^A-Za-z]", "", marker).lower()
    if family == "o":
        return [("o", 0)]
    found = [(family, ord(letters) - ord("a"))] if len(letters) == 1 else []
    return found + ([(f"roman {family}", _roman(letters))] if set(letters) <= set("ivxlc") else [])


_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
