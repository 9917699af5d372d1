"""Whether two places of one text are the same place: what the trade calls a match of 101 %.

In running text that is so where the kind of block and both neighbours agree. A header, a
footer, a navigation or a sidebar is the same on all pages but for what marks the page itself:
there, and where labels stand side by side, the company counts, half of it or two of it. A
button is a place of its own. What stands on many pages is of the site's frame, whatever stands
around it: a label everywhere, a sentence in the same part of the site.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from i18n.catalogs.occurrences import REACH, Occurrence, Occurrences, is_label
from i18n.catalogs.ownership import reused
from i18n.catalogs.page_slugs import holds
from i18n.model import MERGED, Catalog, Key, Message, State
from i18n.placeables import inline_tags

Sign = Occurrence | str | tuple[str, ...]
"""What a place is known by."""

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


def _signs(key: Key, place: Occurrence, frequent: bool) -> Iterator[Sign]:
    """What a place has of which one thing is enough to be the same place: itself, and what a
    place of the site's frame is known by, where the text stands on many pages."""
    if _tells(place):
        yield place
    if not frequent:
        return
    if is_label(key.source):
        yield "label"
        return
    if place.area in _SITE_PARTS:
        yield "area", place.area
    if place.kind not in _RUNNING:
        yield "kind", place.kind
    for side, texts in (("before", place.before), ("after", place.after)):
        if len(texts) == REACH:  # at the end of a block that pages share
            yield side, place.kind, *texts


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
    _signed: dict[Key, dict[Sign, dict[str, set[str]]]] = field(default_factory=dict, compare=False)

    def same_place(self, message: Message) -> Approved | None:
        """What people approved in the places in which a message stands, the commonest first.
        Several texts are `others`: then nobody can say which is right here."""
        key = message.key
        if key not in self.approved:
            return None
        found = tuple(
            dict.fromkeys(
                place for page in message.places for place in self.places.get(page, {}).get(key, ())
            )
        )
        if not found:
            return None
        everywhere = key in self.frequent and is_label(key.source)
        known = key, () if everywhere else found
        if known not in self._known:
            self._known[known] = self._found(key, found)
        return self._known[known]

    def _found(self, key: Key, places: Collection[Occurrence]) -> Approved | None:
        there = self.approved[key]
        texts: defaultdict[str, set[str]] = defaultdict(set)
        frequent = key in self.frequent
        for sign in {one for place in places for one in _signs(key, place, frequent)}:
            _add(texts, self._by_sign(key).get(sign, {}))
        if len(there) <= _MANY:
            for other, approved in there.items():
                if any(agree(key, one, other) for one in places):
                    _add(texts, approved)
        ranked = sorted(texts, key=lambda text: (-len(texts[text]), min(texts[text]), text))
        if not ranked:
            return None
        return Approved(ranked[0], min(texts[ranked[0]]), tuple(ranked[1:]))

    def _by_sign(self, key: Key) -> Mapping[Sign, Mapping[str, set[str]]]:
        if key not in self._signed:
            found: dict[Sign, dict[str, set[str]]] = {}
            for place, approved in self.approved[key].items():
                for sign in _signs(key, place, key in self.frequent):
                    _add(found.setdefault(sign, defaultdict(set)), approved)
            self._signed[key] = found
        return self._signed[key]


def _add(texts: dict[str, set[str]], more: Mapping[str, set[str]]) -> None:
    for text, pages in more.items():
        texts[text] |= pages


def agreement(
    places: Occurrences, catalogs: Iterable[Catalog], counts: Mapping[Key, int] | None = None
) -> Agreement:
    """What people approved in a language, by its places. What was approved because it agrees
    with another place is no witness for a third. `counts` say how many pages have a text, where
    not all have their places told."""
    approved: dict[Key, dict[Occurrence, dict[str, set[str]]]] = {}
    for catalog in catalogs:
        for message in catalog.messages:
            if not witness(message):
                continue
            for page in message.places:
                for place in places.get(page, {}).get(message.key, ()):
                    texts = approved.setdefault(message.key, {}).setdefault(place, {})
                    texts.setdefault(message.text, set()).add(page)
    return Agreement(places, approved, _frequent(places, counts))


def _frequent(places: Occurrences, counts: Mapping[Key, int] | None) -> frozenset[Key]:
    """The texts that stand on many pages."""
    pages = Counter(key for texts in places.values() for key in texts) if counts is None else counts
    least = enough(len(places))
    return frozenset(key for key, count in pages.items() if count >= least)


def enough(pages: int) -> int:
    """On how many of so many pages a text is of the site's frame."""
    return max(_OFTEN, pages // _ONE_IN)


def witness(message: Message) -> bool:
    """Whether a message says what people want elsewhere too."""
    return (
        message.state is State.APPROVED
        and not message.plural
        and message.text != MERGED
        and not reused(message)
        and not holds(message)
    )
