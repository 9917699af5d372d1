"""A Markdown text as it is read: its blocks and units, and the parts that no parser shall see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from i18n.formats.markdown import events, masks, units
from i18n.formats.markdown.dialects import DIALECTS, Dialect
from i18n.formats.markdown.events import Definition, Event
from i18n.formats.markdown.masks import Mask
from i18n.formats.markdown.units import Item, Unit


@dataclass(frozen=True, slots=True)
class Document:
    """`start` is where the text begins, behind front matter; `mask` what the parser saw, `items`
    are the blocks and units in order, `definitions` those of links."""

    text: str
    dialect: Dialect
    start: int
    mask: Mask
    items: tuple[Item, ...]
    definitions: tuple[Definition, ...]


@lru_cache(maxsize=16)
def document(text: str, name: str) -> Document:
    """The document of a text in a dialect, as it is read more than once."""
    return read(text, name)


def read(text: str, name: str) -> Document:
    """The document of a text in a dialect."""
    dialect = DIALECTS[name]
    mask = masks.mask(text, dialect)
    found = [_placed(one, mask) for one in events.events(mask.text, dialect.extensions)]
    items = tuple(_with_titles(text, units.flow(text, found, mask.inline), mask, dialect))
    labels = events.definitions(mask.text, dialect.extensions) if "]:" in mask.text else ()
    places = ((mask.place(one.start), mask.place(one.end - 1) + 1, one.label) for one in labels)
    return Document(text, dialect, mask.start, mask, items, tuple(Definition(*p) for p in places))


def _placed(event: Event, mask: Mask) -> Event:
    if not mask.cuts:
        return event
    end = mask.place(event.end - 1) + 1 if event.end > event.start else mask.place(event.end)
    return event._replace(start=mask.place(event.start), end=end)


def _with_titles(text: str, items: Iterable[Item], mask: Mask, dialect: Dialect) -> Iterator[Item]:
    """The blocks with the titles of boxes among them, each a unit."""
    waiting = list(reversed(mask.titles))
    for item in items:
        ends = isinstance(item, Event) and item.does == "end"
        while waiting and waiting[-1][0] < (item.end if ends else item.start):
            yield from _title(text, *waiting.pop(), dialect)
        yield item
    while waiting:
        yield from _title(text, *waiting.pop(), dialect)


def _title(text: str, start: int, end: int, dialect: Dialect) -> Iterator[Unit]:
    """A title by itself: a line that is a paragraph, whatever it begins with."""
    words = f"x {text[start:end]}"
    shift = start - 2
    found = [
        one._replace(start=max(start, one.start + shift), end=one.end + shift)
        for one in events.events(words, dialect.extensions)
        if one.name not in ("paragraph",)
    ]
    first = next((n for n, one in enumerate(found) if one.name == "text"), 0)
    found[first : first + 1] = [
        one._replace(words=one.words[2:]) for one in found[first : first + 1] if one.words[2:]
    ]
    for unit in units.flow(text, found, ()):
        if isinstance(unit, Unit):
            quoted = text[start - 1 : start] == '"'
            yield unit._replace(kind="quoted title" if quoted else "title")
