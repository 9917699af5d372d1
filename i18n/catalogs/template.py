"""The template of some pages: every message of their sentences, each key once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from i18n.model import Key, Message, Notes, Page, Segment, segments
from i18n.placeables import inline_tags

_UNTRANSLATED = ("", "")


def template(pages: Iterable[Page]) -> tuple[Message, ...]:
    """The messages of some pages in document order, each key once, with all its places."""
    found: dict[Key, Message] = {}
    places: dict[Key, dict[str, None]] = {}
    for page in pages:
        for segment in segments(page.parts):
            key = key_of(segment)
            if key not in found:
                found[key] = Message(key, notes=_notes(segment))
                places[key] = {}
            if segment.plural or segment.flags or segment.key:
                found[key] = _as_string(found[key], segment)
            places[key][page.path] = None
    return tuple(replace(one, places=tuple(places[key])) for key, one in found.items())


def _notes(segment: Segment) -> Notes:
    lines = (*segment.note, *inline_tags.legend(segment.text))
    return Notes(segment.block, segment.heading, tuple(filter(None, (segment.key,))), lines)


def _with_key(notes: Notes, key: str) -> Notes:
    """The notes with the key of another UI string; it stands behind the lines that there are."""
    if not key or key in notes.all_keys:
        return notes
    if notes.lines:
        return replace(notes, more_keys=(*notes.more_keys, key))
    return replace(notes, keys=(*notes.keys, key))


def _as_string(message: Message, segment: Segment) -> Message:
    """A message with what a UI string has besides: its plural, its flags, every key."""
    plural = message.plural or inline_tags.encode(segment.plural)
    return replace(
        message,
        notes=_with_key(message.notes, segment.key),
        flags=tuple(dict.fromkeys((*message.flags, *segment.flags))),
        plural=plural,
        forms=_UNTRANSLATED if plural else (),
    )


def key_of(segment: Segment) -> Key:
    """The key under which a segment's translation stands."""
    return Key(segment.context, inline_tags.encode(segment.text))
