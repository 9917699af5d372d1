"""The template of some pages: every message of their sentences, each key once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from i18n.model import Key, Message, Notes, Page, Segment, State, segments
from i18n.placeables import inline_tags

_UNTRANSLATED = ("", "")


def template(pages: Iterable[Page]) -> tuple[Message, ...]:
    """The messages of some pages in document order, each key once, with all its places."""
    found: dict[Key, _Found] = {}
    for page in pages:
        path = page.path
        here = (path,)
        for segment in segments(page.parts):
            source, tags = inline_tags.encoded(segment.text)
            key = Key(segment.context, source)
            if (known := found.get(key)) is None:
                found[key] = known = _Found(_notes(segment, tags), here)
            elif known.places[-1] != path:
                known.stand_on(path)
            if segment.plural or segment.flags or segment.key:
                known.add(segment)
    # Taken out as they are made: of a million both would be a hundred megabytes more.
    return tuple([_message(key, found.pop(key)) for key in [*found]])


@dataclass(slots=True)
class _Found:
    """A message while pages are read, one after the other. Most stand on one page, whose texts
    share `places`."""

    notes: Notes
    places: tuple[str, ...] | list[str]
    flags: tuple[str, ...] = ()
    plural: str = ""

    def stand_on(self, path: str) -> None:
        """Take in one more page."""
        if isinstance(self.places, tuple):
            self.places = [*self.places]
        self.places.append(path)

    def add(self, segment: Segment) -> None:
        """Take what a UI string has besides: its plural, its flags, its key."""
        self.notes = _with_key(self.notes, segment.key)
        self.flags = tuple(dict.fromkeys((*self.flags, *segment.flags)))
        self.plural = self.plural or inline_tags.encode(segment.plural)


def _message(key: Key, found: _Found) -> Message:
    notes, places, plural = found.notes, tuple(found.places), found.plural  # a tuple is itself
    forms = _UNTRANSLATED if plural else ()
    # By their order: by their names takes twice as long, and a site has very many.
    none: tuple[str, ...] = ()
    return Message(
        key, "", State.EMPTY, None, notes, none, places, found.flags, None, plural, forms
    )


def _notes(segment: Segment, tags: Sequence[inline_tags.Tag | None]) -> Notes:
    lines = (*segment.note, *inline_tags.legend(segment.text, tags))
    return _told(segment.block, segment.heading, (segment.key,) if segment.key else (), lines)


@lru_cache(maxsize=1024)
def _told(block: str, heading: str, keys: tuple[str, ...], lines: tuple[str, ...]) -> Notes:
    """Notes, once for all that say the same."""
    return Notes(block, heading, keys, lines)


def _with_key(notes: Notes, key: str) -> Notes:
    """The notes with the key of another UI string; it stands behind the lines that there are."""
    if not key or key in notes.all_keys:
        return notes
    if notes.lines:
        return replace(notes, more_keys=(*notes.more_keys, key))
    return replace(notes, keys=(*notes.keys, key))


def key_of(segment: Segment) -> Key:
    """The key under which a segment's translation stands."""
    return Key(segment.context, inline_tags.encode(segment.text))
