"""Inline tags put back into a plain translation.

A sentence is translated without its paired tags; where they go is read from a second
translation in which each span stands in quotes, and from the spans' own translations. A
sealed element (`<code1/>`) is a word of the sentence and is in the plain translation already;
a line break or image (`<br/>`, `<img1/>`) goes where the words around it went.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.anchors import Sides, anchor
from i18n.hints import Hint, hints
from i18n.inline import Tag
from i18n.spans import PIECE, Range, Span, parse, words
from i18n.windows import best

SURE = 0.5
"""A confidence below this is worth a reviewer's look."""

_CLOSING = frozenset(".,;:!?…)]”»\"'’")
_OPENING = frozenset("([“«\"'‘¿¡")


@dataclass(frozen=True, slots=True)
class Projected:
    """A translation with every tag of its source; `doubts` are the tags whose place is a guess."""

    text: str
    doubts: tuple[str, ...] = ()


def project(source: str, plain: str, marked: str = "", translated: Sequence[str] = ()) -> Projected:
    """Put the tags of `source` into `plain`, its flat translation.

    `marked` is the translation of `quoted(source)`, `translated` those of `fragments(source)`;
    without them the search has only the words that stayed the same, and positions. Every tag
    comes out once and nested as in the source. Raises ValueError when the source's own tags cross.
    """
    text, spans = parse(source)
    known = hints(source, text, spans, plain, marked, translated)
    placed = _place(spans, Sides(text, (0, len(text)), plain, (0, len(plain))), known)
    return Projected(_write(placed, plain), tuple(str(p.tag) for p in _flatten(placed) if p.doubt))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A tag over `plain[start:end]`."""

    tag: Tag
    start: int
    end: int
    inner: tuple[_Placed, ...] = ()
    doubt: bool = False


def _flatten(placed: Sequence[_Placed]) -> Iterator[_Placed]:
    for one in placed:
        yield one
        yield from _flatten(one.inner)


# --- where the tags go -------------------------------------------------------------

_Found = tuple[Range, float]
"""A place and how sure it is."""


def _place(
    spans: Sequence[Span], sides: Sides, known: Mapping[Range, Hint]
) -> tuple[_Placed, ...]:
    """Place sibling spans inside a stretch of the translation, the clearest first."""
    taken: list[Range] = []
    chosen: dict[int, _Found] = {}
    paired = [index for index, span in enumerate(spans) if span.end > span.start]
    found = {index: _search(spans[index], sides, known, []) for index in paired}
    for index in sorted(paired, key=lambda i: -found[i][1]):
        start, end = found[index][0]
        if any(start < stop and begin < end for begin, stop in taken):
            found[index] = _search(spans[index], sides, known, taken)
        chosen[index] = found[index]
        taken.append(found[index][0])
    for index, span in enumerate(spans):
        if index not in chosen:
            chosen[index] = _float(span, sides, taken)
    out = []
    for index, span in enumerate(spans):
        place, score = chosen[index]
        below = replace(sides, outer=(span.start, span.end), within=place)
        out.append(_Placed(span.tag, *place, _place(span.inner, below, known), score < SURE))
    order = sorted(range(len(out)), key=lambda i: (out[i].start, out[i].end, i))
    return tuple(out[i] for i in order)


def _search(
    span: Span, sides: Sides, known: Mapping[Range, Hint], taken: Sequence[Range]
) -> _Found:
    """The stretch of the translation that renders a span."""
    text, outer, within = sides.text, sides.outer, sides.within
    own = text[span.start : span.end]
    around = text[outer[0] : span.start] + " " + text[span.end : outer[1]]
    if not words(around) and not taken:
        return _edges(own, sides.plain, _covering(sides.plain, within), within), 1.0
    place = anchor((span.start, span.end), sides, taken)
    share = 1.0
    if not place:
        here = span.start, span.end
        place, share = best(here, sides, known[here], taken)
    return _edges(own, sides.plain, place, _free(place, within, taken)), share


def _covering(plain: str, within: Range) -> Range:
    pieces = [match for match in PIECE.finditer(plain, *within) if words(match.group())]
    return (pieces[0].start(), pieces[-1].end()) if pieces else within


def _free(window: Range, within: Range, taken: Sequence[Range]) -> Range:
    """How far a window may grow."""
    low = max([within[0], *(end for _, end in taken if end <= window[0])])
    high = min([within[1], *(start for start, _ in taken if start >= window[1])])
    return low, high


def _edges(own: str, plain: str, window: Range, limits: Range) -> Range:
    """Take in the signs and the space at the ends where the source's span has them."""
    start, end = window
    bare = own.strip()
    if plain[start:end] != bare:
        end += _signs(_TAIL.search(bare), plain[end : limits[1]], _CLOSING)
        start -= _signs(_TAIL.search(bare[::-1]), plain[limits[0] : start][::-1], _OPENING)
    if own[:1].isspace() and start > limits[0] and plain[start - 1].isspace():
        start -= 1
    if own[-1:].isspace() and end < limits[1] and plain[end].isspace():
        end += 1
    return start, end


_TAIL = re.compile(r"[^\w\s<>&;]+;?$")


def _signs(wanted: re.Match[str] | None, beyond: str, kind: frozenset[str]) -> int:
    """How many of the signs beyond a window are those that end the span, or stand for them."""
    if not wanted:
        return 0
    if beyond.startswith(wanted.group()):
        return len(wanted.group())
    return int(wanted.group()[-1] in kind and beyond[:1] in kind and beyond != "")


def _float(span: Span, sides: Sides, taken: Sequence[Range]) -> _Found:
    """A spot for a tag with no words: at an end, after the same stop, or in proportion."""
    text, outer, plain, within = sides.text, sides.outer, sides.plain, sides.within
    before, after = text[outer[0] : span.start], text[span.start : outer[1]]
    if not words(before):
        return (within[0], within[0]), 1.0
    if not words(after):
        return (within[1], within[1]), 1.0
    share = len(before) / max(1, len(before) + len(after))
    spots = [m.start() for m in PIECE.finditer(plain, *within)] + [within[1]]
    sure = 0.3
    mark = before.rstrip()[-1]
    stops = [m.end() for m in re.finditer(re.escape(mark), plain[within[0] : within[1]])]
    if not mark.isalnum() and len(stops) == before.count(mark) + after.count(mark):
        spots, sure = [within[0] + stops[before.count(mark) - 1]], 0.8
    spots = [s for s in spots if all(s <= start or s >= end for start, end in taken)] or [within[1]]
    target = within[0] + share * (within[1] - within[0])
    spot = min(spots, key=lambda s: abs(s - target))
    if before[-1:].isspace() and spot < within[1] and plain[spot].isspace():
        spot += 1
    elif not before[-1:].isspace() and spot > within[0] and plain[spot - 1].isspace():
        spot -= 1
    return (spot, spot), sure


def _write(placed: Sequence[_Placed], plain: str) -> str:
    """The translation with its tags."""

    def piece(children: Sequence[_Placed], start: int, end: int) -> Iterator[str]:
        for child in children:
            yield plain[start : child.start]
            yield str(child.tag)
            if child.tag.kind == "open":
                yield from piece(child.inner, child.start, child.end)
                yield f"</{child.tag.label}>"
            start = max(start, child.end)
        yield plain[start:end]

    return "".join(piece(placed, 0, len(plain)))
