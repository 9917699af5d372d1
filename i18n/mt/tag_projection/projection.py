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

from i18n.mt.tag_projection.anchors import AlignedText, anchor, same
from i18n.mt.tag_projection.candidates import best_candidate, small
from i18n.mt.tag_projection.evidence import ELIDED, Evidence, alike, hints
from i18n.mt.tag_projection.tree import PIECE, Range, TagSpan, filled, parse, words
from i18n.placeables.inline_tags import BREAK, Tag

SURE = 0.4
"""A confidence below this is worth a reviewer's look."""

_CLOSING = frozenset(".,;:!?…)]”»\"'’")
_OPENING = frozenset("([“«\"'‘¿¡")


@dataclass(frozen=True, slots=True)
class Projected:
    """A translation with every tag of its source; `doubts` are the tags whose place is a guess,
    `sure` is how likely the least likely place is: 1 where none could be another."""

    text: str
    doubts: tuple[str, ...] = ()
    sure: float = 1.0


def project(source: str, plain: str, marked: str = "", translated: Sequence[str] = ()) -> Projected:
    """Put the tags of `source` into `plain`, its flat translation.

    `marked` is the translation of `quoted(source)`, `translated` those of `fragments(source)`
    and `text_before_tags(source)`; without them the search has only the words that stayed the
    same, and positions. Every tag comes out once and nested as in the source. Raises ValueError
    when the source's own tags cross.
    """
    text, spans = parse(source)
    return _projected(text, spans, plain, hints(source, text, spans, plain, marked, translated))


def anchored(source: str, plain: str) -> Projected:
    """The tags of `source` in `plain`, where what stayed as it was tells their places. Where one
    has none, it comes at an end, and nothing is `sure`."""
    return _projected(*parse(source), plain, None)


def _projected(
    text: str, spans: Sequence[TagSpan], plain: str, known: Mapping[Range, Evidence] | None
) -> Projected:
    placed = _place(spans, AlignedText(text, (0, len(text)), plain, (0, len(plain))), known)
    every = [*_flatten(placed)]
    doubts = tuple(str(one.tag) for one in every if one.sure < SURE)
    return Projected(_write(placed, plain), doubts, min((one.sure for one in every), default=1.0))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A tag over `plain[start:end]`; `pads` are spaces that the plain translation lacks."""

    tag: Tag
    start: int
    end: int
    inner: tuple[_Placed, ...] = ()
    sure: float = 1.0
    pads: tuple[str, str] = ("", "")


def _flatten(placed: Sequence[_Placed]) -> Iterator[_Placed]:
    for one in placed:
        yield one
        yield from _flatten(one.inner)


# --- where the tags go -------------------------------------------------------------

_Found = tuple[Range, float]
"""A place and how sure it is."""


def _place(
    spans: Sequence[TagSpan], sides: AlignedText, known: Mapping[Range, Evidence] | None
) -> tuple[_Placed, ...]:
    """Place sibling spans inside a stretch of the translation, the clearest first."""
    chosen = _chosen(spans, sides, known)
    out = []
    for span, (place, score) in zip(spans, chosen, strict=True):
        below = replace(sides, outer=(span.start, span.end), within=place)
        pads = ("", "") if filled(span, sides.text) else _pads(span.start, place[0], sides)
        inner = _place(span.inner, below, known)
        out.append(_Placed(span.tag, *place, inner, score, pads))
    order = sorted(range(len(out)), key=lambda i: (out[i].start, out[i].end, i))
    return tuple(out[i] for i in order)


def _chosen(
    spans: Sequence[TagSpan], sides: AlignedText, known: Mapping[Range, Evidence] | None
) -> list[_Found]:
    """The places of sibling spans: those with words the clearest first, then those without."""
    taken: list[Range] = []
    chosen: dict[int, _Found] = {}
    paired = [index for index, span in enumerate(spans) if filled(span, sides.text)]
    found = {index: _search(spans[index], sides, known, []) for index in paired}
    for index in sorted(paired, key=lambda i: -found[i][1]):
        start, end = found[index][0]
        if any(start < stop and begin < end for begin, stop in taken):
            found[index] = _search(spans[index], sides, known, taken)
        chosen[index] = found[index]
        taken.append(found[index][0])
    for index, span in enumerate(spans):
        if index not in chosen:
            beside = [((spans[i].start, spans[i].end), chosen[i][0]) for i in paired]
            chosen[index] = _float(span.start, sides, known, beside, taken)
    return [chosen[index] for index in range(len(spans))]


def _search(
    span: TagSpan,
    sides: AlignedText,
    known: Mapping[Range, Evidence] | None,
    taken: Sequence[Range],
) -> _Found:
    """The stretch of the translation that renders a span."""
    text, outer, within = sides.text, sides.outer, sides.within
    own = text[span.start : span.end]
    around = text[outer[0] : span.start] + " " + text[span.end : outer[1]]
    if not words(around) and not taken:
        whole = _edges(own, sides.plain, _covering(sides.plain, within), within)
        return _balanced(own, sides.plain, whole, within), 1.0
    place = anchor((span.start, span.end), sides, taken)
    share = 1.0
    if not place and known is None:
        return (within[1], within[1]), 0.0
    if not place:
        here = span.start, span.end
        place, share = best_candidate(here, sides, (known or {})[here], taken)
        place = _unelided(own, sides.plain, place)
    limits = _free(place, within, taken)
    return _balanced(own, sides.plain, _edges(own, sides.plain, place, limits), limits), share


def _unelided(own: str, plain: str, place: Range) -> Range:
    """A window without the `d'` before its first word, unless the span begins with one such."""
    first = own.split()[0] if own.split() else ""
    match = ELIDED.match(plain, *place)
    return (match.end(), place[1]) if match and not small(first) else place


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


_PARTNERS = {"“": "”", "«": "»", "(": ")", "[": "]", "¿": "?", "¡": "!"}


def _balanced(own: str, plain: str, window: Range, limits: Range) -> Range:
    """Take in the other half of a sign, where the source's span has both or needs none."""
    start, end = window
    for one, other in _PARTNERS.items():
        more = plain[start:end].count(one) - plain[start:end].count(other)
        after = plain[end : limits[1]]
        if own.count(one) != own.count(other) and one not in "¿¡":
            continue
        if more > 0 and after.lstrip().startswith(other):
            end += len(after) - len(after.lstrip()) + 1
        elif more < 0 and plain[limits[0] : start].endswith(one):
            start -= 1
    return start, end


_TAIL = re.compile(r"[^\w\s<>&;]+;?$")


def _signs(wanted: re.Match[str] | None, beyond: str, kind: frozenset[str]) -> int:
    """How many of the signs beyond a window are those that end the span, or stand for them."""
    if not wanted:
        return 0
    if beyond.startswith(wanted.group()):
        return len(wanted.group())
    return int(wanted.group()[-1] in kind and beyond[:1] in kind and beyond != "")


def _float(
    at: int,
    sides: AlignedText,
    known: Mapping[Range, Evidence] | None,
    beside: Sequence[tuple[Range, Range]],
    taken: Sequence[Range],
) -> _Found:
    """A spot for a tag with no words: at an end, beside what stood beside it, after the same
    stop, or in proportion. `beside` are the sibling spans and their places."""
    text, outer, plain, within = sides.text, sides.outer, sides.plain, sides.within
    if not words(text[outer[0] : at]):
        return (within[0], within[0]), 1.0
    if not words(text[at : outer[1]]):
        return (within[1], within[1]), 1.0
    share = (at - outer[0]) / max(1, outer[1] - outer[0])
    pieces = PIECE.finditer(plain, *within)
    spots = [m.start() for m in pieces if m.group() not in _CLOSING] + [within[1]]
    sure = 0.3
    lead = (known or {}).get((outer[0], at), Evidence())
    if certain := _after_sign(at, sides) or _next_to(at, sides, beside):
        spots, sure = [certain], 1.0
    elif led := _led(lead, sides):
        spots, sure = [led], 0.8
    spots = [s for s in spots if all(s <= start or s >= end for start, end in taken)] or [within[1]]
    target = within[0] + share * (within[1] - within[0])
    spot = min(spots, key=lambda s: abs(s - target))
    spaced = text[outer[0] : at][-1:].isspace()
    if spaced and spot < within[1] and plain[spot].isspace():
        spot += 1
    elif not spaced and spot > within[0] and plain[spot - 1].isspace():
        spot -= 1
    return _instead(text[at : at + 1], spot, sides, taken), sure


def _instead(after: str, spot: int, sides: AlignedText, taken: Sequence[Range]) -> Range:
    """A tag's spot; with the space beside it where the source has the tag alone."""
    for start in (spot - 1, spot):
        inside = sides.within[0] <= start < sides.within[1]
        free = all(start + 1 <= begin or start >= end for begin, end in taken)
        if after == BREAK and inside and free and sides.plain[start].isspace():
            return start, start + 1
    return spot, spot


def _pads(at: int, spot: int, sides: AlignedText) -> tuple[str, str]:
    """The spaces around a tag with no words: of two, the flat source kept one."""
    text, plain = sides.text, sides.plain
    before = text[:at][-1:].isspace() and plain[:spot][-1:].strip()
    after = text[at : at + 1].isspace() and text[at] != BREAK and plain[spot : spot + 1].strip()
    return " " if before else "", " " if after else ""


def _after_sign(at: int, sides: AlignedText) -> int | None:
    """After the sign it follows, counted from the left, where there are as many of them."""
    text, plain, within = sides.text, sides.plain, sides.within
    before, after = text[sides.outer[0] : at], text[at : sides.outer[1]]
    mark = before.rstrip()[-1]
    stops = [m.end() for m in re.finditer(re.escape(mark), plain[within[0] : within[1]])]
    if mark.isalnum() or mark in "<>" or len(stops) != before.count(mark) + after.count(mark):
        return None
    return within[0] + stops[before.count(mark) - 1]


def _led(lead: Evidence, sides: AlignedText) -> int | None:
    """After the words that read like the translation of those before it."""
    plain, within = sides.plain, sides.within
    ends = [m.end() for m in PIECE.finditer(plain, *within) if words(m.group())]
    likeness = [alike(plain[within[0] : end], lead.alone) for end in ends]
    top = max(likeness, default=0.0)
    return ends[likeness.index(top)] if top >= _LIKE else None


_LIKE = 0.7
"""Words that begin alike in this share of two texts make them one."""


def _next_to(at: int, sides: AlignedText, beside: Sequence[tuple[Range, Range]]) -> int | None:
    """Beside a sibling, or a word that stayed as it was, with nothing but signs between."""
    text, plain = sides.text, sides.plain
    around = [m.span() for m in PIECE.finditer(text, *sides.outer) if words(m.group())]
    kept = [(own, place) for own in around if (place := same(own, sides, []))]
    for own, place in [*beside, *kept]:
        if own[1] <= at and not words(gap := text[own[1] : at]):
            signs = gap.strip()
            return place[1] + len(signs) * plain.startswith(signs, place[1])
        if at <= own[0] and not words(gap := text[at : own[0]]):
            signs = gap.strip()
            return place[0] - len(signs) * plain.endswith(signs, 0, place[0])
    return None


def _write(placed: Sequence[_Placed], plain: str) -> str:
    """The translation with its tags."""

    def piece(children: Sequence[_Placed], start: int, end: int) -> Iterator[str]:
        for child in children:
            yield plain[start : child.start]
            yield str(child.tag).join(child.pads)
            if child.tag.kind == "open":
                yield from piece(child.inner, child.start, child.end)
                yield f"</{child.tag.label}>"
            start = max(start, child.end)
        yield plain[start:end]

    return "".join(piece(placed, 0, len(plain)))
