"""Inline tags put back into a plain translation.

A sentence is translated without its paired tags; where they go is read from a second
translation in which each span stands in quotes, and from the spans' own translations. A
sealed element (`<code1/>`) is a word of the sentence and is in the plain translation already;
a line break or image (`<br/>`, `<img1/>`) goes where the words around it went.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from i18n.anchors import Range, anchor, numbers
from i18n.inline import Tag
from i18n.spans import PIECE, Span, fragments, parse, words

SURE = 0.5
"""A confidence below this is worth a reviewer's look."""

_QUOTED = re.compile(r'["“”«»„](\s*[^"“”«»„]*\s*)["“”«»„]')
_CLOSING = frozenset(".,;:!?…)]”»\"'’")
_OPENING = frozenset("([“«\"'‘¿¡")


@dataclass(frozen=True, slots=True)
class Projected:
    """A translation with every tag of its source; `doubts` are the tags whose place is a guess."""

    text: str
    doubts: tuple[str, ...] = ()


# --- where the tags go -------------------------------------------------------------


def project(source: str, plain: str, marked: str = "", translated: Sequence[str] = ()) -> Projected:
    """Put the tags of `source` into `plain`, its flat translation.

    `marked` is the translation of `quoted(source)`, `translated` those of `fragments(source)`;
    without them the search has only the words that stayed the same, and positions. Every tag
    comes out once and nested as in the source. Raises ValueError when the source's own tags cross.
    """
    text, spans = parse(source)
    helps = dict(zip(fragments(source), translated, strict=False))
    hints = _hints(spans, text, plain, marked, helps)
    placed = _place(spans, text, (0, len(text)), plain, (0, len(plain)), helps, hints)
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


def _place(
    spans: Sequence[Span],
    text: str,
    outer: Range,
    plain: str,
    within: Range,
    helps: dict[str, str],
    hints: dict[str, Range],
) -> tuple[_Placed, ...]:
    """Place sibling spans inside a stretch of the translation, the clearest first."""
    taken: list[Range] = []
    chosen: dict[int, tuple[Range, float]] = {}
    paired = [index for index, span in enumerate(spans) if span.end > span.start]
    best = {
        index: _search(spans[index], text, outer, plain, within, helps, hints, [])
        for index in paired
    }
    for index in sorted(paired, key=lambda i: -best[i][1]):
        place, score = best[index]
        if any(place[0] < end and start < place[1] for start, end in taken):
            place, score = _search(spans[index], text, outer, plain, within, helps, hints, taken)
        chosen[index] = (place, score)
        taken.append(place)
    for index, span in enumerate(spans):
        if index not in chosen:
            chosen[index] = _float(span, text, outer, plain, within, taken)
    out = []
    for index, span in enumerate(spans):
        place, score = chosen[index]
        inner = _place(span.inner, text, (span.start, span.end), plain, place, helps, {})
        out.append(_Placed(span.tag, *place, inner, score < SURE))
    order = sorted(range(len(out)), key=lambda i: (out[i].start, out[i].end, i))
    return tuple(out[i] for i in order)


def _search(
    span: Span,
    text: str,
    outer: Range,
    plain: str,
    within: Range,
    helps: dict[str, str],
    hints: dict[str, Range],
    taken: Sequence[Range],
) -> tuple[Range, float]:
    """The stretch of the translation that renders a span, and how sure that is."""
    own = text[span.start : span.end]
    if (
        not words(text[outer[0] : span.start])
        and not words(text[span.end : outer[1]])
        and not taken
    ):
        return _edges(own, plain, _covering(plain, within), within), 1.0
    sure = anchor((span.start, span.end), text, outer, plain, within, taken)
    if sure:
        return sure, 1.0
    position = (span.start + span.end - 2 * outer[0]) / 2 / max(1, outer[1] - outer[0])
    wanted = [one for one in (helps.get(own.strip(), ""), own) if one.strip()]
    best, top = (within[0], within[0]), -1.0
    for window in _windows(plain, within, len(words(own)), taken):
        score = _score(plain, window, wanted, hints.get(span.tag.label))
        middle = ((window[0] + window[1]) / 2 - within[0]) / max(1, within[1] - within[0])
        score -= 0.05 * abs(middle - position) + _misses(own, plain[slice(*window)])
        if score > top:
            best, top = window, score
    return _edges(own, plain, best, _free(best, within, taken)), top


def _covering(plain: str, within: Range) -> Range:
    pieces = [match for match in PIECE.finditer(plain, *within) if words(match.group())]
    return (pieces[0].start(), pieces[-1].end()) if pieces else within


def _windows(plain: str, within: Range, length: int, taken: Sequence[Range]) -> Iterator[Range]:
    """Every run of words of a plausible length that overlaps nothing taken."""
    here = [m.span() for m in PIECE.finditer(plain, *within) if words(m.group())]
    for first in range(len(here)):
        for last in range(first, min(len(here), first + 2 * length + 3)):
            window = (here[first][0], here[last][1])
            if all(window[1] <= start or window[0] >= end for start, end in taken):
                yield window


def _misses(own: str, here: str) -> float:
    """How much a window loses by the span's numbers that it lacks and those that are not its."""
    theirs, ours = numbers(own), numbers(here)
    return 0.4 * ((theirs - ours).total() + (ours - theirs).total())


def _score(plain: str, window: Range, wanted: Sequence[str], hint: Range | None) -> float:
    """Likeness to what the span should read, and overlap with where the quotes stood."""
    here = plain[slice(*window)]
    likeness = _alike(here, *wanted)
    if hint is None:
        return likeness
    common = max(0, min(window[1], hint[1]) - max(window[0], hint[0]))
    union = max(window[1], hint[1]) - min(window[0], hint[0])
    return 0.45 * likeness + 0.55 * common / max(1, union)


def _alike(one: str, *others: str) -> float:
    """Share of words that begin alike in a text and in any of its models: inflection is at the
    ends, and an engine may keep in one place what it translates in another."""
    here, *models = (Counter(word.lower()[:5] for word in words(text)) for text in (one, *others))
    size = max((sum(model.values()) for model in models), default=0)
    known: Counter[str] = Counter()
    for model in models:
        known |= model
    total = here.total() + size
    return 2 * min(size, (here & known).total()) / total if total else 0.0


def _free(window: Range, within: Range, taken: Sequence[Range]) -> Range:
    """How far a window may grow."""
    low = max([within[0], *(end for _, end in taken if end <= window[0])])
    high = min([within[1], *(start for start, _ in taken if start >= window[1])])
    return low, high


def _edges(own: str, plain: str, window: Range, limits: Range) -> Range:
    """Take in punctuation and space at the ends where the source's span has them."""
    start, end = window
    bare = own.strip()
    if bare and bare[-1] in _CLOSING and end < limits[1] and plain[end] in _CLOSING:
        end += 1
    if bare and bare[0] in _OPENING and start > limits[0] and plain[start - 1] in _OPENING:
        start -= 1
    if own[:1].isspace() and start > limits[0] and plain[start - 1].isspace():
        start -= 1
    if own[-1:].isspace() and end < limits[1] and plain[end].isspace():
        end += 1
    return start, end


def _float(
    span: Span, text: str, outer: Range, plain: str, within: Range, taken: Sequence[Range]
) -> tuple[Range, float]:
    """A spot for a tag with no words: at an end, after the same stop, or in proportion."""
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


# --- the quoted translation -----------------------------------------------------------


def _hints(
    spans: Sequence[Span], text: str, plain: str, marked: str, helps: dict[str, str]
) -> dict[str, Range]:
    """Where the quotes of `marked` fall on `plain`, by the tag they stood for."""
    paired = [span for span in spans if span.end > span.start]
    quotes = list(_QUOTED.finditer(marked))
    if not marked or len(quotes) != len(paired):
        return {}
    spoken = [(m.group().lower(), m.start()) for m in PIECE.finditer(marked) if words(m.group())]
    ours = [(m.group().lower(), m.span()) for m in PIECE.finditer(plain) if words(m.group())]
    links = _links([word for word, _ in spoken], [word for word, _ in ours])
    out: dict[str, Range] = {}
    for span, quote in zip(paired, _matched(paired, quotes, text, helps), strict=True):
        inside = [i for i, (_, at) in enumerate(spoken) if quote.start() < at < quote.end()]
        hits = [ours[j][1] for i in inside for j in links.get(i, ())]
        if hits:
            out[span.tag.label] = (min(a for a, _ in hits), max(b for _, b in hits))
    return out


def _matched(
    paired: Sequence[Span], quotes: Sequence[re.Match[str]], text: str, helps: dict[str, str]
) -> list[re.Match[str]]:
    """The quote that belongs to each span: the likest, else the next in order."""
    rest = list(quotes)
    out = []
    for span in paired:
        own = text[span.start : span.end].strip()
        likeness = [_alike(quote[1], own, helps.get(own, "")) for quote in rest]
        out.append(rest.pop(likeness.index(max(likeness))))
    return out


def _links(one: Sequence[str], other: Sequence[str]) -> dict[int, list[int]]:
    """Which words answer to which, by the equal words around them."""
    out: dict[int, list[int]] = {}
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            out.update({a + k: [c + k] for k in range(b - a)})
        elif kind == "replace":
            out.update(
                {
                    k: list(range(c, d)) if b - a == 1 else [c + (k - a) * (d - c) // (b - a)]
                    for k in range(a, b)
                }
            )
    return out
