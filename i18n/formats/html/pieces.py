"""The pieces of a run of text and inline markup, and how its edges are lifted off."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from i18n.formats.html.spots import Source, Spot
from i18n.formats.html.stack import Scope
from i18n.formats.html.whitespace import ORNAMENTS, SPACES, core
from i18n.placeables import protected, shortcodes, template_code
from i18n.placeables.template_flow import Kind, role

PieceKind = Literal["words", "comment", "open", "close", "empty", "locked", "template"]


@dataclass(slots=True)
class Piece:
    """A part of a run, one after the other. `name` is that of a tag, `words` are those of a
    text, `scope` is that of an open tag which says something to the translator, `does` is what
    template code does, `bare` whether a tag has no attributes, None where that is to be seen."""

    kind: PieceKind
    start: int
    end: int
    name: str = ""
    words: str = ""
    spots: tuple[Spot, ...] = ()
    scope: Scope | None = None
    does: Kind | None = None
    bare: bool | None = None

    @property
    def opens(self) -> bool:
        """Whether it begins what another piece ends: a tag, or code such as `{% if a %}`."""
        return self.kind == "open" or self.does == "opens"

    @property
    def closes(self) -> bool:
        """Whether it ends what another piece begins."""
        return self.kind == "close" or self.does == "closes"

    @property
    def stands_for_words(self) -> bool:
        """Whether it is a word of its sentence: sealed, or code that says something."""
        return self.kind == "locked" or self.does == "says"


class Trimmed(NamedTuple):
    """A run's core, what edges it, and the tags among the latter that wrap it."""

    before: list[Piece]
    core: list[Piece]
    after: list[Piece]
    wrappers: list[Piece]


def spots_of(pieces: Sequence[Piece]) -> list[Spot]:
    """The spots of pieces that are no text."""
    return [spot for piece in pieces for spot in piece.spots]


def has_words(run: Sequence[Piece]) -> bool:
    """Whether anything outside the sealed elements of a run can be translated."""
    return protected.readable("".join([piece.words for piece in run]))


def word_pieces(
    source: Source, start: int, end: int, read: Callable[[str], str]
) -> Iterator[Piece]:
    """The pieces of a slice without markup: words, as `read` gives them, and template code."""
    at = start
    for one in _code_pieces(source, start, end):
        if at < one.start:
            yield Piece("words", at, one.start, "", read(source.text[at : one.start]))
        yield one
        at = one.end
    if at < end:
        yield Piece("words", at, end, "", read(source.text[at:end]))


def _code_pieces(source: Source, start: int, end: int) -> Iterator[Piece]:
    text = source.text[start:end]
    at = 0
    for low, high in (*_code_of(source, start, end), (len(text), len(text))):
        if source.shortcodes and "[" in text:
            for one in shortcodes.find(text[at:low], source.shortcodes):
                places = start + at + one.start, start + at + one.end
                yield Piece(one.kind, *places, "shortcode")
        if low < high:
            kind, name = role(text[low:high])
            yield Piece("template", start + low, start + high, f"template {name}", does=kind)
        at = high


def _code_of(source: Source, start: int, end: int) -> tuple[template_code.Span, ...]:
    """The code of a slice, by itself and by what else is on its page."""
    own = template_code.code(source.text[start:end])
    if not source.directives:
        return own
    low = bisect_left(source.directives, (start, start))
    high = bisect_left(source.directives, (end, end))
    more = source.directives[low:high]
    return tuple(sorted({*own, *(template_code.Span(a - start, b - start) for a, b in more)}))


def branches(text: str, run: list[Piece]) -> Iterator[list[Piece]]:
    """A run in the parts that `{% else %}` and the like part, where what it belongs to begins
    before the run's words and ends after them."""
    trimmed = trim(text, run)
    partners = partners_of(trimmed.core)
    depth, at = 0, -1
    for index, piece in enumerate(trimmed.core):
        if piece.does == "parts" and not depth:
            at = index
            break
        paired = partners[index] >= 0
        depth += paired * (piece.opens - piece.closes)
    if at < 0:
        yield run
        return
    yield [*trimmed.before, *trimmed.core[:at]]
    yield [trimmed.core[at]]
    yield from branches(text, [*trimmed.core[at + 1 :], *trimmed.after])


# --- trimming ---


def trim(text: str, run: list[Piece]) -> Trimmed:
    """Lift out what stands at the edges of a run: white space, comments, lone things, empty
    elements, ornaments, elements around everything. Without words all of it is `before`."""
    first, last = _solid(run)
    if last < 0:
        return Trimmed(run, [], [], [])
    wrappers: list[Piece] = []
    if first > 0 or last < len(run) - 1:
        partners = partners_of(run)
        first, last = _widen(partners, first, last)
        wrappers = [
            run[at] for at in range(first) if run[at].kind == "open" and partners[at] > last
        ]
    before, middle, after = run[:first], run[first : last + 1], run[last + 1 :]
    _strip_start(text, before, middle)
    _strip_end(text, middle, after)
    return Trimmed(before, middle, after, wrappers)


def _strip_start(text: str, before: list[Piece], middle: list[Piece]) -> None:
    head = middle[0]
    if head.words and head.words[0] in SPACES:
        start, _ = core(text, head.start, head.end)
        before.append(Piece("words", head.start, start, "", " "))
        middle[0] = Piece("words", start, head.end, "", head.words.lstrip(SPACES))


def _strip_end(text: str, middle: list[Piece], after: list[Piece]) -> None:
    tail = middle[-1]
    if tail.words and tail.words[-1] in SPACES:
        _, end = core(text, tail.start, tail.end)
        after.insert(0, Piece("words", end, tail.end, "", " "))
        middle[-1] = Piece("words", tail.start, end, "", tail.words.rstrip(SPACES))


def _solid(run: Sequence[Piece]) -> tuple[int, int]:
    """The first and the last piece that cannot be lifted out; the last is -1 without any."""
    first, last = 0, len(run) - 1
    while first <= last and not _is_solid(run[first]):
        first += 1
    while last > first and not _is_solid(run[last]):
        last -= 1
    return (first, last) if first <= last else (-1, -1)


def _is_solid(piece: Piece) -> bool:
    if piece.kind == "words":
        return piece.words.strip(ORNAMENTS) != ""
    return piece.stands_for_words


def partners_of(run: Sequence[Piece]) -> list[int]:
    """For every tag the index of the tag it pairs with, -1 for what has none."""
    partners = [-1] * len(run)
    waiting: dict[str, list[int]] = {}
    for at, piece in enumerate(run):
        kind, does = piece.kind, piece.does
        if kind == "open" or does == "opens":
            waiting.setdefault(piece.name, []).append(at)
        elif (kind == "close" or does == "closes") and (opened := waiting.get(piece.name)):
            partners[at] = opened.pop()
            partners[partners[at]] = at
    return partners


def _widen(partners: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Widen a core until no tag in it has its partner outside, unless that wraps all of it."""
    low = next((at for at in range(first) if first <= partners[at] <= last), first)
    after = range(len(partners) - 1, last, -1)
    high = next((at for at in after if first <= partners[at] <= last), last)
    while low < first or high > last:
        added = [partners[at] for at in (*range(low, first), *range(last + 1, high + 1))]
        first, last = low, high
        low = min(low, min((at for at in added if at >= 0), default=low))
        high = max(high, *added)
    return low, high
