"""The template of some pages: every message of their sentences, each key once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from i18n.model import KEY, Key, Message, Page, Segment, segments
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
                notes = (*segment.note, *inline_tags.legend(segment.text))
                found[key] = Message(key, notes=notes)
                places[key] = {}
            if segment.plural or segment.flags or KEY in "".join(segment.note[1:2]):
                found[key] = _as_string(found[key], segment)
            places[key][page.path] = None
    return tuple(replace(one, places=tuple(places[key])) for key, one in found.items())


def _as_string(message: Message, segment: Segment) -> Message:
    """A message with what a UI string has besides: its plural, its flags, every key."""
    keys = (note for note in segment.note if note.startswith(KEY) and note not in message.notes)
    plural = message.plural or inline_tags.encode(segment.plural)
    return replace(
        message,
        notes=(*message.notes, *keys),
        flags=tuple(dict.fromkeys((*message.flags, *segment.flags))),
        plural=plural,
        forms=_UNTRANSLATED if plural else (),
    )


def key_of(segment: Segment) -> Key:
    """The key under which a segment's translation stands."""
    return Key(segment.context, inline_tags.encode(segment.text))
