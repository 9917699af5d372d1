"""Spans whose place in a translation is certain: by their digits, by words that stayed as they
were, or by the stop before them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from i18n.late import known, late
from i18n.mt.tag_projection.tree import Range, words

_NUMBER = late(r"\d+")
_STOP = late(r"[.!?…][\"”»’)]*(?=\s|<|$|\d)")


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A stretch of the source, `text[outer]`, and that of the translation which renders it,
    `plain[within]`."""

    text: str
    outer: Range
    plain: str
    within: Range


def anchor(own: Range, sides: AlignedText, taken: Sequence[Range]) -> Range | None:
    """Where the span `text[own]` stands in the translation, if that is beyond doubt."""
    return same(own, sides, taken) or _inside(own, sides, taken) or _after_stop(own, sides, taken)


def same(own: Range, sides: AlignedText, taken: Sequence[Range]) -> Range | None:
    """Digits, signs, names and the half of a word stay as they are: the same ones, counted from
    the left."""
    text, plain = sides.text, sides.plain
    bare = text[slice(*own)].strip()
    half = text[own[1] - 1 : own[1] + 1].isalnum() and own[1] < sides.outer[1]
    if not bare or not (half or _kept(bare)):
        return None
    kind = r"\w" if any(char.isalpha() for char in bare) else r"\d"
    edges = (
        f"(?<!{kind})" if bare[0].isalnum() else "",
        f"(?!{kind})" if bare[-1].isalnum() and not half else "",
    )
    whole = known(edges[0] + re.escape(bare) + edges[1])
    if not _SEALED.search(bare):  # the 7 of `<code7/>` is none
        text, plain = (_SEALED.sub(lambda m: "\0" * len(m[0]), one) for one in (text, plain))
    theirs = [m.start() for m in whole.finditer(text, *sides.outer)]
    ours = [m.span() for m in whole.finditer(plain, *sides.within)]
    start = own[0] + sides.text[slice(*own)].index(bare)
    if len(theirs) != len(ours) or start not in theirs:
        return None
    return _free(ours[theirs.index(start)], taken)


_SEALED = late(r"<[a-z][a-z0-9-]*/>|&(?:lt|amp);")


def _kept(bare: str) -> bool:
    """Whether finding the same in the translation is no chance: not of a short small word."""
    return not (bare.isalpha() and bare.islower() and len(bare) < _SHORT)


_SHORT = 4


def _inside(own: Range, sides: AlignedText, taken: Sequence[Range]) -> Range | None:
    """A part of a token that stayed letter for letter, such as the x of `y=b*x`, stands in it
    where it stood."""
    found = _TOKEN.finditer(sides.text, *sides.outer)
    tokens = [m for m in found if len(m.group()) >= _LEAST]
    around = [m for m in tokens if m.start() <= own[0] and own[1] <= m.end() and m.span() != own]
    if not around:
        return None
    whole = around[0].group()
    theirs = [m.start() for m in tokens if m.group() == whole]
    plain = _TOKEN.finditer(sides.plain, *sides.within)
    ours = [m.start() for m in plain if m.group() == whole]
    if len(theirs) != len(ours):
        return None
    start = ours[theirs.index(around[0].start())] + own[0] - around[0].start()
    return _free((start, start + own[1] - own[0]), taken)


_TOKEN = late(r"[^\s.,;:!?]+")
_LEAST = 3
"""Characters of a token that is not found by chance."""


def _after_stop(own: Range, sides: AlignedText, taken: Sequence[Range]) -> Range | None:
    """What comes last, after a stop, stays after as many stops."""
    text, outer, plain, within = sides.text, sides.outer, sides.plain, sides.within
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
