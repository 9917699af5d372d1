"""Whether two places of one text are the same place: what the trade calls a match of 101 %.

In running text that is so where the kind of block and both neighbours agree. A header, a
footer, a navigation or a sidebar is the same on all pages but for what marks the page itself:
there, and where labels stand side by side, the company counts, half of it or two of it. A
button is a place of its own. What stands on many pages is of the site's frame, whatever stands
around it: a label everywhere, a sentence in the same part of the site.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from i18n.catalogs.occurrences import REACH, Occurrence, Occurrences, is_label
from i18n.catalogs.ownership import reused
from i18n.catalogs.page_slugs import holds
from i18n.model import MERGED, Catalog, Key, Message, State
from i18n.placeables import inline_tags

_BUTTON = "button"
_SITE_PARTS = frozenset(("navigation", "header", "footer", "sidebar"))

_TWO = 2
"""Of the company of a label so many make it the same place."""

_OFTEN, _ONE_IN = 3, 8
"""A text is of the site's frame where so many pages have it, and one page in so many."""

_RUNNING = frozenset(
    (
        *("text", "paragraph", "list item", "quote", "table cell", "definition", "caption"),
        *("address", "preformatted text", "form text"),
    )
)
"""Blocks of running text, in which sentences stand that happen to be the same."""

_MANY = 500
"""A text with more different places than this, such as “Read more” above articles, belongs to
no part of the site: there only neighbours count."""


def agree(key: Key, one: Occurrence, other: Occurrence) -> bool:
    """Whether two places of a text are the same."""
    if one == other:
        return _tells(one)
    both = one.area if one.area == other.area and one.area in _SITE_PARTS else ""
    if one.kind != other.kind and not both:
        return False
    if one.neighbours == other.neighbours and (both or any(one.neighbours)):
        return True
    if one.kind == other.kind == _BUTTON:
        return True
    ours, theirs = one.company - {key.source}, other.company - {key.source}
    if not both:
        return len(ours & theirs) >= _TWO and is_label(key.source)
    common = sum(any(_marked(text, same) for same in theirs) for text in ours)
    return common > 0 and 2 * common >= min(len(ours), len(theirs))


def _in_a_row(one: Occurrence, other: Occurrence) -> bool:
    """Whether all texts before, or all behind, are the same: the last of a block that pages
    share, or its first."""
    sides = ((one.before, other.before), (one.after, other.after))
    return any(len(ours) == REACH and ours == theirs for ours, theirs in sides)


def _is_frame(key: Key, one: Occurrence, other: Occurrence) -> bool:
    """Whether two places of a text that stands on many pages are both of the site's frame."""
    if one.area == other.area and one.area in _SITE_PARTS:
        return True
    if is_label(key.source):
        return True
    return one.kind == other.kind and (one.kind not in _RUNNING or _in_a_row(one, other))


def _marked(one: str, other: str) -> bool:
    """Whether two texts are the same, or one with something that marks the page at hand:
    “Home (current page)”."""
    if one == other:
        return True
    short, long = sorted((_words(one), _words(other)), key=len)
    return bool(short.strip()) and short in long


def _words(text: str) -> str:
    return f" {' '.join(inline_tags.plain(text).split())} "


def _tells(place: Occurrence) -> bool:
    """Whether a place can be told from others."""
    return any(place.neighbours) or place.area in _SITE_PARTS or place.kind == _BUTTON


@dataclass(frozen=True, slots=True)
class Approved:
    """A text that people approved for a place: the page, and what else they approved there."""

    text: str
    page: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """The texts of a language that people approved, by key and place, with the pages that have
    them. `frequent` are the texts that stand on many pages."""

    places: Occurrences
    approved: Mapping[Key, Mapping[Occurrence, Mapping[str, set[str]]]]
    frequent: frozenset[Key] = frozenset()
    _known: dict[tuple[Key, tuple[Occurrence, ...]], Approved | None] = field(
        default_factory=dict, compare=False
    )

    def same_place(self, message: Message) -> Approved | None:
        """What people approved in the places in which a message stands, the commonest first.
        Several texts are `others`: then nobody can say which is right here."""
        if message.key not in self.approved:
            return None
        found = tuple(
            dict.fromkeys(
                place
                for page in message.places
                for place in self.places.get(page, {}).get(message.key, ())
            )
        )
        if message.key in self.frequent and is_label(message.key.source):
            found = found[:1]  # the same everywhere, so that one place speaks for all
        known = message.key, found
        if known not in self._known:
            self._known[known] = self._found(*known)
        return self._known[known]

    def _found(self, key: Key, places: Iterable[Occurrence]) -> Approved | None:
        there = self.approved[key]
        texts: defaultdict[str, set[str]] = defaultdict(set)
        for other, approved in there.items():
            if any(self._same(key, one, other) for one in places):
                for text, pages in approved.items():
                    texts[text] |= pages
        ranked = sorted(texts, key=lambda text: (-len(texts[text]), min(texts[text]), text))
        if not ranked:
            return None
        return Approved(ranked[0], min(texts[ranked[0]]), tuple(ranked[1:]))

    def _same(self, key: Key, one: Occurrence, other: Occurrence) -> bool:
        if key in self.frequent and _is_frame(key, one, other):
            return True
        if len(self.approved[key]) > _MANY:
            return one == other and _tells(one)
        return agree(key, one, other)


def agreement(places: Occurrences, catalogs: Iterable[Catalog]) -> Agreement:
    """What people approved in a language, by its places. What was approved because it agrees
    with another place is no witness for a third."""
    approved: dict[Key, dict[Occurrence, dict[str, set[str]]]] = {}
    for catalog in catalogs:
        for message in catalog.messages:
            if not witness(message):
                continue
            for page in message.places:
                for place in places.get(page, {}).get(message.key, ()):
                    texts = approved.setdefault(message.key, {}).setdefault(place, {})
                    texts.setdefault(message.text, set()).add(page)
    return Agreement(places, approved, _frequent(places))


def _frequent(places: Occurrences) -> frozenset[Key]:
    """The texts that stand on many pages."""
    pages = Counter(key for texts in places.values() for key in texts)
    enough = max(_OFTEN, len(places) // _ONE_IN)
    return frozenset(key for key, count in pages.items() if count >= enough)


def witness(message: Message) -> bool:
    """Whether a message says what people want elsewhere too."""
    return (
        message.state is State.APPROVED
        and not message.plural
        and message.text != MERGED
        and not reused(message)
        and not holds(message)
    )
