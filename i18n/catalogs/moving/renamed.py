"""Pages that got another name, and may be cut otherwise at the same time: their messages say where
they stand now, so that they go to its catalog as by a setting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from i18n.model import Catalog, Message, State
from i18n.segmentation.joining import words_only

_Words = frozenset[tuple[str, int]]


def with_renamed(
    catalogs: Mapping[str, Catalog], templates: Mapping[str, Sequence[Message]]
) -> dict[str, Catalog]:
    """The catalogs of a language, by stem, with the new names of pages that are gone under their
    old ones. A page is the same if it has just the same words, and no other has."""
    every = [m for found in catalogs.values() for m in found.messages]
    before = {place for m in every if _in_use(m) for place in m.places}
    after = {place for some in templates.values() for m in some for place in m.places}
    gone, new = before - after, after - before
    if not gone or not new:
        return dict(catalogs)
    olds = _pages(filter(_in_use, every), gone)
    news = _pages((m for some in templates.values() for m in some), new)
    names = {old: news[words] for words, old in olds.items() if old and news.get(words)}
    return {stem: _renamed(found, names) for stem, found in catalogs.items()}


def _in_use(message: Message) -> bool:
    return message.state is not State.OBSOLETE


def words_of(messages: Iterable[Message]) -> Counter[str]:
    """How often messages have a word, each under its author's context."""
    return Counter(f"{m.key.context}\0{word}" for m in messages for word in _words(m))


def _words(message: Message) -> list[str]:
    words = words_only(message.key.source).split()
    return [one for one in words if any(map(str.isalnum, one))]


def _pages(messages: Iterable[Message], pages: set[str]) -> dict[_Words, str]:
    """Pages by their words; "" for several with the same."""
    there: dict[str, list[Message]] = {}
    for m in messages:
        for place in pages.intersection(m.places):
            there.setdefault(place, []).append(m)
    found: dict[_Words, str] = {}
    for place, some in there.items():
        words = frozenset(words_of(some).items())
        found[words] = "" if words in found else place
    return found


def _renamed(found: Catalog, names: Mapping[str, str]) -> Catalog:
    if not any(place in names for m in found.messages for place in m.places):
        return found
    messages = (
        replace(m, places=tuple(names.get(place, place) for place in m.places))
        for m in found.messages
    )
    return replace(found, messages=tuple(messages))
