"""Spans whose place in a translation is certain: by their digits, or by the stop before them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from i18n.spans import words

Range = tuple[int, int]

_NUMBER = re.compile(r"\d+")
_STOP = re.compile(r"[.!?…][\"”»’)]*(?=\s|<|$|\d)")


def anchor(
    own: Range, text: str, outer: Range, plain: str, within: Range, taken: Sequence[Range]
) -> Range | None:
    """Where the span `text[own]` stands in `plain`, if that is beyond doubt."""
    return _same(own, text, outer, plain, within, taken) or _after_stop(
        own, text, outer, plain, within, taken
    )


def _same(
    own: Range, text: str, outer: Range, plain: str, within: Range, taken: Sequence[Range]
) -> Range | None:
    """Digits, signs and the half of a word stay as they are: the same ones, counted from the
    left."""
    bare = text[slice(*own)].strip()
    half = text[own[1] - 1 : own[1] + 1].isalnum() and own[1] < outer[1]
    if not bare or (any(char.isalpha() for char in bare) and not half):
        return None
    edges = ("(?<!\\d)" if bare[0].isdigit() else "", "(?!\\d)" if bare[-1].isdigit() else "")
    whole = re.compile(edges[0] + re.escape(bare) + edges[1])
    theirs = [m.start() for m in whole.finditer(text, *outer)]
    ours = [m.span() for m in whole.finditer(plain, *within)]
    start = own[0] + text[slice(*own)].index(bare)
    if len(theirs) != len(ours) or start not in theirs:
        return None
    return _free(ours[theirs.index(start)], taken)


def _after_stop(
    own: Range, text: str, outer: Range, plain: str, within: Range, taken: Sequence[Range]
) -> Range | None:
    """What comes last, after a stop, stays after as many stops."""
    before = text[outer[0] : own[0]].rstrip()
    if words(text[own[1] : outer[1]]) or not before or not words(before):
        return None
    theirs = len(_STOP.findall(before))
    ours = [match.end() for match in _STOP.finditer(plain, *within)]
    all_theirs = len(_STOP.findall(text[slice(*outer)]))
    if not 0 < theirs <= len(ours) or not _STOP.search(before[-2:]) or len(ours) != all_theirs:
        return None
    rest = plain[ours[theirs - 1] : within[1]]
    if not words(rest):
        return None
    return _free(
        (within[1] - len(rest.lstrip()), within[1] - len(rest) + len(rest.rstrip())), taken
    )


def _free(place: Range, taken: Sequence[Range]) -> Range | None:
    clear = all(place[1] <= start or place[0] >= end for start, end in taken)
    return place if clear else None


def numbers(text: str) -> Counter[str]:
    """The numbers of a text: a span keeps all of its own."""
    return Counter(_NUMBER.findall(text))
