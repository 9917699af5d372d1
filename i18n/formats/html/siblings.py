"""Links, buttons, badges and labels side by side that carry no sentence: each is a text.

A run of text is parted
- at bars and dots between texts of which one is a link and no more: `© Acme · <a>Terms</a>`;
- between links with nothing, white space, commas or line breaks between them;
- between other elements that are alike (of one name and class) and begin like a label, or stand
  glued together as only a style sheet can part them: `<span>Monday</span><span>9 to 18</span>`;
- after a label before a list of links: `Tags: <a>news</a>, <a>food</a>`;
- before and after a badge at the edge of a text: `Pro <span class="badge">New</span>`.
Words between two links make a sentence, and that stays whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from i18n.formats.html.elements import names
from i18n.formats.html.pieces import Piece, partners_of
from i18n.formats.html.tokenizer import Token, attributes
from i18n.formats.html.whitespace import SPACES, offsets

_BAR = re.compile(r"(?:(?<=\s)|^)\s*[|¦·•∙‧⋅]+\s*(?=\s|$)|^\s*[›»→/>]+(?=\s)|[›»→/>]+\s*$")
_STRONG = re.compile(r"[|¦·•∙‧⋅]")
_LINKS = names("a button")
_STYLING = names("b strong i em u sub sup code q cite dfn mark abbr s del ins var bdi bdo ruby")
_BADGE = re.compile(
    r"\bclass\s*=\s*[\"']?[^\"'>]*(?<![\w-])(?:[\w-]+-)?(?:badge|chip|pill|tag|label|btn)"
    r"(?:-[\w-]+)?(?![\w-])",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[^\W_]")
_LABELLIKE = re.compile(r"[\s(\[\"'“‘]*(?:[^\W_a-zß-öø-ÿ]|[^\w\s])")
_GLUED = re.compile(r"[^\W_]{2}[^\w\s]*\0(?!\s)")
_DEEPEST = 3

Kind = Literal["words", "element", "mark", "bar"]


@dataclass(slots=True)
class _Item:
    """Something at the top of a run: words, an element with words, a mark (an icon, a line break,
    a comment, an element without words) or a bar."""

    kind: Kind
    pieces: list[Piece]

    @property
    def words(self) -> str:
        return "".join([piece.words for piece in self.pieces])


def siblings(
    text: str, run: list[Piece], *, heading: bool = False, depth: int = 0
) -> Iterator[list[Piece]]:
    """The parts of a run that are texts of their own, with what stands between them. A heading is
    one text, but for badges."""
    parts = _parted(text, run, heading)
    for part in parts:
        if len(parts) > 1 and depth < _DEEPEST and not heading:
            yield from siblings(text, part, depth=depth + 1)
        else:
            yield part


def _parted(text: str, run: list[Piece], heading: bool) -> list[list[Piece]]:
    """The parts of a run, each of which may be parted again; the run itself if it is one."""
    start, end = _inner(run)
    items = [*_items(text, run[start:end])]
    cuts = _badges(text, items, _spoken(items)) if heading else _cuts(text, items)
    if not cuts:
        return [run]
    edges = [0, *sorted(cuts), len(items)]
    parts = [
        [piece for item in items[low:high] for piece in item.pieces]
        for low, high in pairwise(edges)
    ]
    parts[0] = [*run[:start], *parts[0]]
    parts[-1] = [*parts[-1], *run[end:]]
    return parts


def _inner(run: Sequence[Piece]) -> tuple[int, int]:
    """Where what stands in the elements around a whole run begins and ends."""
    partners = partners_of(run)
    start, end = 0, len(run)
    while True:
        first = next((at for at in range(start, end) if not _is_blank(run[at])), end)
        last = next((at for at in range(end - 1, first, -1) if not _is_blank(run[at])), first)
        if first == end or run[first].kind != "open" or partners[first] != last:
            return start, end
        start, end = first + 1, last


def _is_blank(piece: Piece) -> bool:
    return piece.kind == "comment" or (piece.kind == "words" and not piece.words.strip(SPACES))


# --- what stands at the top of a run ---------------------------------------------------


def _items(text: str, run: Sequence[Piece]) -> Iterator[_Item]:
    partners = partners_of(run)
    at = 0
    while at < len(run):
        piece = run[at]
        if piece.kind == "open" and partners[at] > at:
            pieces = [*run[at : partners[at] + 1]]
            yield _Item("element" if _is_spoken(pieces) else "mark", pieces)
            at = partners[at]
        elif piece.kind == "words":
            yield from _at_bars(text, piece)
        else:
            yield _Item("words" if piece.stands_for_words else "mark", [piece])
        at += 1


def _is_spoken(pieces: Sequence[Piece]) -> bool:
    return any(_SPOKEN.search(one.words) or one.stands_for_words for one in pieces)


def _at_bars(text: str, piece: Piece) -> Iterator[_Item]:
    """Words, parted at bars and dots."""
    bars = {found.span() for found in _BAR.finditer(piece.words)}
    if not bars:
        yield _Item("words" if _SPOKEN.search(piece.words) else "mark", [piece])
        return
    edges = sorted({0, *(at for bar in bars for at in bar), len(piece.words)})
    places = [piece.start, *offsets(text, piece.start, piece.end, edges[1:-1]), piece.end]
    for (low, high), (start, end) in zip(pairwise(edges), pairwise(places), strict=True):
        words = piece.words[low:high]
        kind: Kind = "words" if _SPOKEN.search(words) else "mark"
        if (low, high) in bars:
            kind = "bar"
        yield _Item(kind, [Piece("words", start, end, "", words)])


# --- where it is parted ----------------------------------------------------------------


def _cuts(text: str, items: Sequence[_Item]) -> set[int]:
    """The items before which a run is parted."""
    spoken = _spoken(items)
    if len(spoken) < 2:
        return set()
    cuts = _at_separators(items)
    for low, high in _cells(items, cuts):
        inner = spoken[bisect_left(spoken, low) : bisect_left(spoken, high)]
        if len(inner) > 1:
            cuts |= _in_cell(text, items, inner)
    return cuts


def _spoken(items: Sequence[_Item]) -> list[int]:
    return [at for at, one in enumerate(items) if one.kind in ("words", "element")]


def _at_separators(items: Sequence[_Item]) -> set[int]:
    """Before and after every bar, where one of the texts between them is a link."""
    bars = [at for at, one in enumerate(items) if one.kind == "bar"]
    edges = [-1, *bars, len(items)]
    cells = [items[low + 1 : high] for low, high in pairwise(edges)]
    said = [[one for one in cell if one.kind in ("words", "element")] for cell in cells]
    if sum(map(bool, said)) < 2 or not any(len(one) == 1 and _is_link(one[0]) for one in said):
        return set()
    if any(_is_sentence(one) for one in said):
        return set()
    path = not all(_STRONG.search(items[at].words) for at in bars)
    if path and (any(len(one) > 1 for one in said[1:]) or len(said[0]) > 2):
        return set()  # what else stands in a path of links stands before it, or is its end
    return {at for bar in bars for at in (bar, bar + 1) if 0 < at < len(items)}


def _is_sentence(cell: Sequence[_Item]) -> bool:
    """Whether something is said about an element: `<a>Object</a> Either a name or …`."""
    said = "".join(one.words for one in cell if one.kind == "words")
    return any(one.kind == "element" for one in cell) and len(said.split()) >= _SENTENCE


_SENTENCE = 4
"""So many words beside a link are more than its label."""


def _cells(items: Sequence[_Item], cuts: set[int]) -> Iterator[tuple[int, int]]:
    edges = [0, *sorted(cuts), len(items)]
    yield from pairwise(edges)


def _in_cell(text: str, items: Sequence[_Item], spoken: Sequence[int]) -> set[int]:
    """Where texts without a bar between them are parted."""
    if _is_list(items, spoken):
        return {at for one in spoken[1:] for at in _around(items, spoken, one)}
    if any(items[at].kind == "words" for at in spoken):
        return _badges(text, items, spoken)
    cuts: set[int] = set()
    links = sum(_is_link(items[at]) for at in spoken)
    for a, b in pairwise(spoken):
        gap = _gap(items, a, b)
        if gap is not None and _are_apart(text, items[a], items[b], gap, links > 1):
            cuts |= set(_around(items, spoken, b))
    return cuts or _badges(text, items, spoken)


def _is_list(items: Sequence[_Item], spoken: Sequence[int]) -> bool:
    """Whether a label with a colon stands before two links or more, and nothing else."""
    first, rest = items[spoken[0]], spoken[1:]
    label = first.words.strip(SPACES)
    if len(rest) < 2 or _is_link(first) or not label.endswith(":") or "(" in label:
        return False
    if len(label.split()) > _SENTENCE:
        return False
    links = all(_is_link(items[at]) for at in rest)
    return links and all(_gap(items, a, b) is not None for a, b in pairwise(rest))


def _around(items: Sequence[_Item], spoken: Sequence[int], at: int) -> Iterator[int]:
    """Where a text is parted from the one before it: what stands between goes with none, but
    an icon without space before the text goes with it."""
    before = spoken[bisect_left(spoken, at) - 1]
    start = at
    while start - 1 > before and items[start - 1].kind == "mark" and not items[start - 1].words:
        start -= 1
    yield start
    if before + 1 < start:
        yield before + 1


def _gap(items: Sequence[_Item], a: int, b: int) -> str | None:
    """What is said between two elements, `\\n` for a line break; None where it is more than
    white space, a comma or an ornament."""
    between = items[a + 1 : b]
    words = "".join(one.words for one in between)
    if _SPOKEN.search(words) or words.strip(SPACES + ",;→←↑↓⇒»«›‹>/") != "":
        return None
    broken = any(piece.name == "br" for one in between for piece in one.pieces)
    return "\n" if broken else words


def _is_link(item: _Item) -> bool:
    """Whether an element is a link, or has one around all its words."""
    if item.kind != "element":
        return False
    open_ = 0
    for piece in item.pieces:
        if piece.kind in ("open", "close") and piece.name in _LINKS:
            open_ += 1 if piece.kind == "open" else -1
        elif (_SPOKEN.search(piece.words) or piece.stands_for_words) and open_ <= 0:
            return False
    return True


def _are_apart(text: str, one: _Item, other: _Item, gap: str, among_links: bool) -> bool:
    """Whether two elements with no words between them say nothing together."""
    if _is_link(one) and _is_link(other):
        return True
    if gap.strip(SPACES):
        return False
    left, right = one.pieces[0], other.pieces[0]
    if not gap and _GLUED.search(f"{one.words}\0{other.words}") and _starts_label(other):
        return not {left.name, right.name} <= _STYLING
    if among_links and (_is_link(one) or _is_link(other)):
        return one.words.rstrip(SPACES).endswith(":") or _starts_label(other)
    if left.name != right.name or left.name in _STYLING or not _starts_label(other):
        return False
    if _begins_with_mark(one) and _begins_with_mark(other):
        return True
    mine, theirs = _class(text, left), _class(text, right)
    badges = _is_badge(text, left) and _is_badge(text, right)
    return badges or (bool(mine) and mine == theirs and _starts_label(one))


def _starts_label(item: _Item) -> bool:
    return _LABELLIKE.match(item.words) is not None or _begins_with_mark(item)


def _begins_with_mark(item: _Item) -> bool:
    """Whether an element begins with an icon or a sign: `● Direct`."""
    for piece in item.pieces[1:]:
        if (piece.kind == "empty" and piece.name != "br") or piece.kind == "close":
            return True
        if piece.words.strip(SPACES):
            return not _SPOKEN.match(piece.words.lstrip(SPACES)) and len(item.words.split()) > 1
    return False


def _class(text: str, piece: Piece) -> str:
    token = Token("start", piece.name, piece.start, piece.end, 0)
    one = attributes(text, token).get("class")
    return " ".join(sorted(text[one.value_start : one.value_end].split())) if one else ""


# --- badges ----------------------------------------------------------------------------


def _badges(text: str, items: Sequence[_Item], spoken: Sequence[int]) -> set[int]:
    """Where badges stand at the edges of a text."""
    cuts: set[int] = set()
    if len(spoken) < 2:
        return cuts
    first, last = spoken[0], spoken[-1]
    if _is_badge_item(text, items[last]) and _starts_label(items[last]):
        cuts |= set(_around(items, spoken, last))
    if _is_badge_item(text, items[first]) and _starts_label(items[spoken[1]]):
        cuts |= set(_around(items, spoken, spoken[1]))
    return cuts


def _is_badge_item(text: str, item: _Item) -> bool:
    return item.kind == "element" and _is_badge(text, item.pieces[0])


def _is_badge(text: str, piece: Piece) -> bool:
    return piece.name not in _STYLING and bool(_BADGE.search(text[piece.start : piece.end]))
