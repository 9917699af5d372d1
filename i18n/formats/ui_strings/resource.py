"""A site's UI strings as a source: JSON for its scripts, PO templates of its programs.

They become messages like the sentences of pages; what comes out is the file itself in another
language. Given names (`nav.home`) never reach a catalog as its keys: `ids` tells which message
each one stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from i18n.formats.ui_strings import entry, json_parse, json_serialize, pot
from i18n.formats.ui_strings.entry import Entry
from i18n.formats.ui_strings.json_serialize import Forms
from i18n.model import Key, Message, Page

PO_SUFFIXES = (".pot", ".po")
SUFFIXES = (".json", *PO_SUFFIXES)
"""The suffixes of files that can hold UI strings, lower case."""


@dataclass(frozen=True, slots=True)
class UiStrings:
    """A file of UI strings: its path, its text as it is, and its strings in order."""

    path: str
    text: str
    entries: tuple[Entry, ...]

    @property
    def is_po(self) -> bool:
        """Whether it is gettext's, and JSON if not."""
        return PurePosixPath(self.path).suffix.lower() in PO_SUFFIXES

    @property
    def page(self) -> Page:
        """The file as a page, for templates; joining its parts gives back the text."""
        return entry.page(self.path, self.text, self.entries)


def parse(text: str, path: str) -> UiStrings:
    """A file's strings, read as its suffix says. Raises SourceError, with the line."""
    if PurePosixPath(path).suffix.lower() in PO_SUFFIXES:
        return UiStrings(path, text, pot.entries(text, path))
    return UiStrings(path, text, json_parse.entries(text, path))


def ids(strings: UiStrings) -> tuple[tuple[str, Key], ...]:
    """Each given name with the key of its message, in order: `nav.home`, and for a plural the
    name without its category. In PO files, where a context goes before the name, they are
    parted by a dot too."""
    return tuple((one.id, one.key) for one in strings.entries)


def json(strings: UiStrings, messages: Mapping[Key, Message], forms: Forms) -> str | None:
    """A JSON file with the given messages; None where there is none of them."""
    return json_serialize.localized(strings.text, strings.path, strings.entries, messages, forms)


def gettext(strings: UiStrings, messages: Mapping[Key, Message]) -> tuple[Message, ...]:
    """The messages of a PO file as its program asks for them."""
    return pot.localized(strings.text, strings.path, strings.entries, messages)
