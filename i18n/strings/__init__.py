"""A site's UI strings as a source: JSON for its scripts, PO templates of its programs.

They become messages like the sentences of pages; what comes out is the file itself in another
language. Given names (`nav.home`) never reach a catalog as its keys: `ids` tells which message
each one stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from i18n.model import Key, Message, Page
from i18n.strings import entry, json_source, json_target, po_source
from i18n.strings.entry import Entry
from i18n.strings.json_target import Forms

__all__ = ["PO_SUFFIXES", "SUFFIXES", "Entry", "Forms", "Strings", "ids", "parse"]

PO_SUFFIXES = (".pot", ".po")
SUFFIXES = (".json", *PO_SUFFIXES)
"""The suffixes of files that can hold UI strings, lower case."""


@dataclass(frozen=True, slots=True)
class Strings:
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


def parse(text: str, path: str) -> Strings:
    """A file's strings, read as its suffix says. Raises SourceError, with the line."""
    if PurePosixPath(path).suffix.lower() in PO_SUFFIXES:
        return Strings(path, text, po_source.entries(text, path))
    return Strings(path, text, json_source.entries(text, path))


def ids(strings: Strings) -> tuple[tuple[str, Key], ...]:
    """Each given name with the key of its message, in order: `nav.home`, and for a plural the
    name without its category. In PO files, where a context goes before the name, they are
    parted by a dot too."""
    return tuple((one.id, one.key) for one in strings.entries)


def json(strings: Strings, messages: Mapping[Key, Message], forms: Forms) -> str | None:
    """A JSON file with the given messages; None where there is none of them."""
    return json_target.localized(strings.text, strings.path, strings.entries, messages, forms)


def gettext(strings: Strings, messages: Mapping[Key, Message]) -> tuple[Message, ...]:
    """The messages of a PO file as its program asks for them."""
    return po_source.localized(strings.text, strings.path, strings.entries, messages)
