"""A site's UI strings as a source: data files of its scripts and tools, PO templates of its
programs.

They become messages like the sentences of pages; what comes out is the file itself in another
language. Given names (`nav.home`) never reach a catalog as its keys: `ids` tells which message
each one stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from i18n.formats.data_values import values as data_values
from i18n.formats.data_values.scalar import Where
from i18n.formats.ui_strings import entry, json_parse, json_serialize, pot, sliced
from i18n.formats.ui_strings.entry import Entry
from i18n.formats.ui_strings.file_kinds import FORMS, USUAL, FileKind, Hints, form_of, kind_of
from i18n.formats.ui_strings.json_serialize import Forms
from i18n.formats.ui_strings.sliced import Source
from i18n.formats.ui_strings.units import Unit, units
from i18n.model import Key, Message, Page

PO_SUFFIXES = (".pot", ".po")
SUFFIXES = (*FORMS, *PO_SUFFIXES)
"""The suffixes of files that can hold UI strings, lower case."""


@dataclass(frozen=True, slots=True)
class UiStrings:
    """A file of UI strings: its path, its text as it is, its strings in order, and whose it is.
    Those that are written back in their place are `units` too."""

    path: str
    text: str
    entries: tuple[Entry, ...]
    kind: FileKind = "i18next"
    units: tuple[Unit, ...] = ()

    @property
    def is_po(self) -> bool:
        """Whether it is gettext's."""
        return self.kind == "po"

    @property
    def page(self) -> Page:
        """The file as a page, for templates; joining its parts gives back the text."""
        return entry.page(self.path, self.text, self.entries)


def parse(text: str, path: str, hints: Hints = USUAL) -> UiStrings:
    """A file's strings, read as its suffix and its shape say. Raises SourceError, with the line."""
    form = form_of(path)
    if form is None:
        return UiStrings(path, text, pot.entries(text, path), "po")
    if form == "json":
        json_parse.load(text, path)
    values = data_values.scalars(text, form, Where(path))
    kind = kind_of(path, values, hints)
    if kind == "i18next":
        return UiStrings(path, text, json_parse.entries(text, path))
    found = units(kind, values, data_values.names(text, form, Where(path)), hints)
    return UiStrings(path, text, tuple(one.entry for one in found), kind, found)


def ids(strings: UiStrings) -> tuple[tuple[str, Key], ...]:
    """Each given name with the key of its message, in order: `nav.home`, and for a plural the
    name without its category. In PO files, where a context goes before the name, they are
    parted by a dot too."""
    return tuple((one.id, one.key) for one in strings.entries)


def localized(strings: UiStrings, messages: Mapping[Key, Message], forms: Forms) -> str | None:
    """A data file with the given messages; None where there is none of them."""
    if strings.kind == "i18next":
        return json_serialize.localized(
            strings.text, strings.path, strings.entries, messages, forms
        )
    return sliced.localized(
        Source(strings.path, strings.text, strings.kind), strings.units, messages, forms
    )


def gettext(strings: UiStrings, messages: Mapping[Key, Message]) -> tuple[Message, ...]:
    """The messages of a PO file as its program asks for them."""
    return pot.localized(strings.text, strings.path, strings.entries, messages)
