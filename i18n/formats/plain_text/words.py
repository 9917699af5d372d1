"""A slice of plain text as its words: line breaks, marks of a quotation and hyphens that only a
line's end brought are no part of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from i18n.formats.html.elements import names
from i18n.formats.html.whitespace import fit

_LINE_END = r"[ \t\f\xa0]*(?:\r\n|\n|\r)[ \t]*(?:>[ \t]?)*[ \t]*"
_UNEVEN = re.compile(
    rf"(?P<soft>\u00ad(?:{_LINE_END})?)"
    rf"|(?P<hyphen>(?<=[^\W\d_])-{_LINE_END}(?=[^\W\d_]))"
    rf"|(?P<dash>(?<=\S)[-–—/]{_LINE_END}(?=\d))"
    rf"|(?P<space>{_LINE_END}|[ \t\f]+)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEFT = re.compile(r"[^\W_]+(?:-[^\W_]+)*\Z")
_RIGHT = re.compile(r"[^\W_]+-?")
_KEEPING = names(
    "self well ill non co pre post anti ex all half high low long short full part open user multi"
    " two three four five six seven eight nine ten twenty thirty forty fifty sixty vice mid semi"
    " cross counter far free hard ever then client server end read write time hand left right"
    " single double third first second large small state e x t"
)
"""What a hyphen mostly stays behind in English."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words of a text, in small letters, those with a hyphen among them."""

    known: frozenset[str]

    def keeps(self, left: str, right: str) -> bool:
        """Whether a word that a line's end cuts at a hyphen has this hyphen itself."""
        whole, joined = f"{left}-{right}".lower(), f"{left}{right}".lower()
        if not right[:1].islower() or "-" in left or right.endswith("-") or left.isupper():
            return True
        if (whole in self.known) != (joined in self.known):
            return whole in self.known
        return left.lower() in _KEEPING or any(map(str.isdigit, left))


def spelling(text: str) -> Spelling:
    """What a text spells how; asked only where a line ends in a hyphen."""
    words = _WORD.findall(text) if re.search(r"-[ \t]*[\r\n]", text) else ()
    return Spelling(frozenset(word.lower() for word in words))


def read(source: str, spelled: Spelling) -> str:
    """The words of a slice."""
    if not _UNEVEN.search(source):
        return fit(source)
    return fit("".join(said for _, _, said in _pieces(source, spelled)))


def places(source: str, spelled: Spelling, wanted: Sequence[int]) -> list[int]:
    """Where ascending offsets of a slice's words stand in the slice."""
    pieces = [*_pieces(source, spelled)]
    ends: list[int] = []
    total = 0
    for _, _, said in pieces:
        total += len(said)
        ends.append(total)
    found = []
    for offset in wanted:
        at = min(bisect_left(ends, offset), len(pieces) - 1)
        start, end, said = pieces[at]
        into = offset - (ends[at] - len(said))
        found.append(end if into >= len(said) else start + into)
    return found


def _pieces(source: str, spelled: Spelling) -> Iterator[tuple[int, int, str]]:
    """Stretches of a slice with what they say: themselves, a space, a hyphen or nothing."""
    at = 0
    for found in _UNEVEN.finditer(source):
        start, end = found.span()
        if at < start:
            yield at, start, source[at:start]
        yield start, end, _said(source, found, spelled)
        at = end
    if at < len(source):
        yield at, len(source), source[at:]


def _said(source: str, found: re.Match[str], spelled: Spelling) -> str:
    if found.lastgroup == "soft":
        return ""
    if found.lastgroup == "dash":
        return found[0][0]
    if found.lastgroup == "space":
        return " "
    left = _LEFT.search(source, max(0, found.start() - 60), found.start())
    right = _RIGHT.match(source, found.end())
    if left is None or right is None:
        return "-"
    return "-" if spelled.keeps(left[0], right[0]) else ""
