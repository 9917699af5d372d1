"""Where the texts of a site stand: on each page, in which part of it, beside which others.

A catalog has a text once, at its first place; a page may have it in its title, its navigation
and its heading. What stands on one page only is left out: there is nothing to compare it with.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from i18n.catalogs.template import key_of
from i18n.model import Area, Key, Page, Segment, segments
from i18n.placeables import inline_tags

REACH = 3
"""So many texts on each side are a text's company."""

_LABEL_WORDS = 6
_SENTENCE = re.compile(r"[.!?…。！？]\W*$")
_PROSE = ("list", "row")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place of a text: the kind of its block, the part of the page ("" for none), and the
    texts before and after it, the nearest first. Those are of the same part; a text that
    is alone in a list or row has those around it, as has one outside of all parts: none of a
    header, footer, navigation or sidebar."""

    kind: str
    area: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def neighbours(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The text before and the one after, each empty at an end."""
        return self.before[:1], self.after[:1]

    @property
    def company(self) -> frozenset[str]:
        """The texts around it."""
        return frozenset((*self.before, *self.after))


Occurrences = Mapping[str, Mapping[Key, tuple[Occurrence, ...]]]
"""By page and key, of the texts that stand on several pages."""


def occurrences(pages: Collection[Page], elsewhere: Collection[Key] = ()) -> Occurrences:
    """Where every text that stands on several pages stands on each of them. `elsewhere` are
    texts that stand on other pages too."""
    keys: dict[Key, Key] = {}
    known: dict[Occurrence, Occurrence] = {}
    return {
        path: {
            keys.setdefault(key, key): tuple(known.setdefault(one, one) for one in places)
            for key, places in texts.items()
        }
        for path, texts in by_page(pages, elsewhere)
    }


def by_page(
    pages: Collection[Page], elsewhere: Collection[Key] = ()
) -> Iterator[tuple[str, Mapping[Key, tuple[Occurrence, ...]]]]:
    """The same, page by page: they are gone through twice, and none is held."""
    shared = _shared(pages).union(map(hash, elsewhere))
    return ((page.path, _of_page(_keyed(page), shared)) for page in pages)


def _shared(pages: Iterable[Page]) -> set[int]:
    """Hashes of the texts that stand on several pages: of two texts with one hash, more is told
    than is asked for."""
    seen: set[int] = set()
    shared: set[int] = set()
    for page in pages:
        here = {hash(key) for key, _ in _keyed(page)}
        shared |= here & seen
        seen |= here
    return shared


def _keyed(page: Page) -> list[tuple[Key, Segment]]:
    return [(key_of(one), one) for one in segments(page.parts) if not one.plural]


def _of_page(
    texts: list[tuple[Key, Segment]], shared: set[int]
) -> dict[Key, tuple[Occurrence, ...]]:
    """The places of a page's texts."""
    areas: dict[Area | None, list[str]] = {}
    found: dict[Key, dict[Occurrence, None]] = {}
    at = []
    for key, segment in texts:
        around = [areas.setdefault(one, []) for one in _containing(segment.area)]
        at.append([len(inside) for inside in around])
        for inside in around:
            inside.append(key.source)
    for (key, segment), indexes in zip(texts, at, strict=True):
        if hash(key) in shared:
            area, index = segment.area, indexes[0]
            if area is not None and area.kind in _PROSE and len(areas[area]) == 1:
                area, index = None, indexes[-1]
            before = tuple(areas[area][max(0, index - REACH) : index][::-1])
            after = tuple(areas[area][index + 1 : index + 1 + REACH])
            one = Occurrence(segment.block, area.kind if area else "", before, after)
            found.setdefault(key, {})[one] = None
    return {key: tuple(places) for key, places in found.items()}


def _containing(area: Area | None) -> tuple[Area | None, ...]:
    """The parts that a text of an area is in: lists and rows are in the page's own words too."""
    return (area, None) if area is not None and area.kind in _PROSE else (area,)


def is_label(source: str) -> bool:
    """Whether a text is no sentence: a few words without a stop, as on links and headings."""
    return inline_tags.words(source) <= _LABEL_WORDS and not _SENTENCE.search(
        inline_tags.plain(source)
    )
