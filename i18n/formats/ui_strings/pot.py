"""PO templates of a site's own programs: xgettext's or Babel's POT, or a PO whose msgids are
names and whose msgstrs are the source texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from i18n.errors import CatalogError, SourceError
from i18n.formats.gettext import comments, po
from i18n.formats.ui_strings.entry import Entry, text_of, translated, worth
from i18n.formats.ui_strings.json_serialize import form_of_message
from i18n.model import Key, Message, State, is_format
from i18n.placeables import inline_tags


def entries(text: str, path: str) -> tuple[Entry, ...]:
    """The strings of a PO file. Raises SourceError, with the line, where it is none."""
    return tuple(_entry(message) for message in _messages(text, path))


def _messages(text: str, path: str) -> Iterator[Message]:
    """The active messages that have anything to translate; the mark and line ends of Windows
    are none of ours."""
    try:
        found, _ = po.read(text.removeprefix("\ufeff").replace("\r\n", "\n"), path)
    except CatalogError as error:
        raise SourceError(error.what, path=path, line=error.line) from error
    for message in found.messages:
        if message.state is not State.OBSOLETE and worth(message.key.source):
            yield message


def _entry(message: Message) -> Entry:
    """A msgstr that nobody doubts is the source text, and its msgid a name."""
    named = message.state is State.APPROVED and message.text != message.key.source
    singular, plural = message.key.source, message.plural
    if named:
        singular = message.text
        plural = (message.forms[-1] or singular) if plural else ""
    path = (message.key.context, message.key.source)
    return Entry(
        path[not path[0] :],
        (message.key.source,) if named else (),
        text_of(singular),
        text_of(plural) if plural else (),
        message.key.context,
        comments.note_lines(message.notes),
        tuple(flag for flag in message.flags if is_format(flag)),
        message.line,
    )


def localized(
    source: str, path: str, entries: Sequence[Entry], messages: Mapping[Key, Message]
) -> tuple[Message, ...]:
    """The messages that a program asks for: under its own msgids, with its own markup, those
    that have a text in every form."""
    asked = zip(_messages(source, path), entries, strict=True)
    found = (_localized(one, entry, messages.get(entry.key)) for one, entry in asked)
    return tuple(message for message in found if message is not None)


def _localized(asked: Message, entry: Entry, message: Message | None) -> Message | None:
    if message is None or inline_tags.encode(entry.plural) not in ("", message.plural):
        return None
    bare = Message(asked.key, state=message.state, flags=entry.flags, plural=asked.plural)
    if not entry.plural:
        text = translated(message.text, entry.text)
        return None if text is None else replace(bare, text=text)
    forms = [form_of_message(message, entry, index) for index in range(len(message.forms))]
    whole = tuple(form for form in forms if form is not None)
    return replace(bare, text=whole[0], forms=whole) if forms and len(whole) == len(forms) else None
