"""A data file in another language: itself, with the texts that there are in their places.

What has no text stays in the source language, as the tool itself would show it; comments, order
and quotes stay. A table of plurals gets the forms that the language has besides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18n.formats.data_values.scalar import DataForm, Names, Where
from i18n.formats.data_values.values import replaced, scalars
from i18n.formats.ui_strings import joined_plurals
from i18n.formats.ui_strings.entry import translated
from i18n.formats.ui_strings.file_kinds import FileKind, form_of
from i18n.formats.ui_strings.json_serialize import Forms, form_of_message
from i18n.formats.ui_strings.plural_tables import Wanted, widened
from i18n.formats.ui_strings.units import Unit
from i18n.model import Key, Message
from i18n.placeables import inline_tags


@dataclass(frozen=True, slots=True)
class Source:
    """A data file as it is, and whose it is."""

    path: str
    text: str
    kind: FileKind

    @property
    def form(self) -> DataForm:
        """The language of data that it is in."""
        form = form_of(self.path)
        assert form is not None, "PO is no data file"
        return form


@dataclass(frozen=True, slots=True)
class _New:
    """What a string gets: a text for each path; `table` are the further forms of its plural."""

    values: Mapping[Names, str]
    table: Wanted | None = None


def localized(
    source: Source, units: Sequence[Unit], messages: Mapping[Key, Message], forms: Forms
) -> str | None:
    """The file with the given messages; None where no text is there. Raises SourceError where it
    cannot be written so that it is read as meant."""
    where = Where(source.path)
    found = [(one, _new(one, messages.get(one.entry.key), source, forms)) for one in units]
    if not any(new.values for _, new in found):
        return None
    tables = [new.table for _, new in found if new.table]
    text = widened(source.text, source.form, tables, where) if tables else source.text
    found.sort(key=lambda pair: len(pair[0].places))  # a zero for more numbers than 0 comes last
    was = {one.path: one.value for one in scalars(text, source.form, where)}
    values: dict[Names, str] = {}
    titles = _root(source, units[0], forms)
    for unit, new in found:
        if unit.is_name:
            titles |= new.values
        elif unit.part >= 0:
            values |= {p: _with_part(values.get(p, was[p]), unit, v) for p, v in new.values.items()}
        else:
            values |= {path: _spaced(value, was[path]) for path, value in new.values.items()}
    return replaced(text, source.form, values, where, titles)


def _with_part(value: str, unit: Unit, words: str) -> str:
    """A value with other words in the part that says for which numbers they are."""
    parts = joined_plurals.chosen_parts(value)
    said = [
        (one, _spaced(words, was) if n == unit.part else was) for n, (one, was) in enumerate(parts)
    ]
    return value if "|" in words else "|".join(one + was for one, was in said)


def _spaced(value: str, was: str) -> str:
    """A text with the white space at its ends that the source has."""
    bare = was.strip()
    lead, _, trail = was.partition(bare)
    return f"{lead}{value}{trail}" if bare else value


def _root(source: Source, unit: Unit, forms: Forms) -> dict[Names, str]:
    """The name of the language at the top of a file of Rails becomes the other's."""
    if source.kind != "rails" or not forms.tag:
        return {}
    root = unit.places[0][1][:1]
    return {root: forms.tag.replace("-", "_") if "_" in root[0] else forms.tag}


def _new(unit: Unit, message: Message | None, source: Source, forms: Forms) -> _New:
    entry = unit.entry
    if message is None:
        return _New({})
    if not entry.plural:
        text = translated(message.text, entry.text)
        return _New({} if text is None else {unit.places[0][1]: text})
    if message.plural != inline_tags.encode(entry.plural):
        return _New({})
    texts = [form_of_message(message, entry, index) for index in range(len(message.forms))]
    whole = [text for text in texts if text is not None]
    if len(whole) < len(texts):
        return _New({})
    by_category = {name: whole[index] for name, index in forms.by_category.items()}
    return (
        _joined(unit, by_category, source, forms)
        if unit.joined
        else _table(unit, by_category, forms)
    )


def _joined(unit: Unit, texts: Mapping[str, str], source: Source, forms: Forms) -> _New:
    """All forms in one value."""
    laravel = source.kind == "laravel"
    wanted = joined_plurals.of_laravel(forms) if laravel else joined_plurals.of_docusaurus(forms)
    parts = [texts.get(one, texts["other"]) for one in wanted]
    if any("|" in one for one in parts):
        return _New({})
    return _New({unit.places[0][1]: "|".join(parts)})


def _table(unit: Unit, texts: Mapping[str, str], forms: Forms) -> _New:
    """A form for each name that the table has, and for each that the language has besides. A
    table's own zero is for 0; it gives way where the language's zero is for more."""
    there = dict(unit.places)
    table = there["other"][:-1]
    values = {path: texts.get(name, texts["other"]) for name, path in there.items()}
    further = [name for name in texts if name not in there]
    if unit.has_zero and not forms.zero_is_shared:
        further = [name for name in further if name != "zero"]
    values |= {(*table, name): texts[name] for name in further}
    more = tuple(name for name in further if not (unit.has_zero and name == "zero"))
    return _New(values, Wanted(table, more) if more else None)
