"""The UI strings of a data file, each with the places of its texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.formats.data_values.scalar import Names, Scalar
from i18n.formats.ui_strings.entry import Entry, fit, text_of, worth
from i18n.formats.ui_strings.file_kinds import FileKind, Hints
from i18n.formats.ui_strings.joined_plurals import chosen_parts, parts_of
from i18n.formats.ui_strings.json_parse import CATEGORIES, apart


@dataclass(frozen=True, slots=True)
class Unit:
    """A UI string and where its texts stand: by CLDR category the path of each, "" where it has
    no plural. `joined` says that one value holds all the forms. `is_name` says that the name
    at the path is the text. `has_zero` says that its table has a text for 0, which is
    another string. `part` is the number of a part that says for which numbers it is, where the
    value has such parts."""

    entry: Entry
    places: tuple[tuple[str, Names], ...]
    joined: bool = False
    is_name: bool = False
    has_zero: bool = False
    part: int = -1


def units(
    kind: FileKind, values: Sequence[Scalar], names: Sequence[Scalar], hints: Hints
) -> tuple[Unit, ...]:
    """The strings of a file, in order, those with the same words and another plural apart."""
    found = [one for one in _READERS[kind](values, names, hints) if _fit(one.entry)]
    entries = apart([one.entry for one in found])
    return tuple(replace(one, entry=entry) for one, entry in zip(found, entries, strict=True))


def _fit(entry: Entry) -> bool:
    return fit("".join(entry.path))


Read = Callable[[Sequence[Scalar], Sequence[Scalar], Hints], Iterator[Unit]]


def _single(one: Scalar, path: Names, notes: tuple[str, ...] = ()) -> Unit:
    """A string without a plural."""
    text = text_of(one.value.strip())
    entry = Entry(path, path[-1:], text, notes=notes, line=one.line)
    return Unit(entry, (("", one.path),), is_name=one.is_name)


# --- words by their names --------------------------------------------------------


_NAMED = re.compile(r"/[\w./#-]*|[\w-]*[._:@#]+\w[\w./:@#-]*")
"""What a program is told, under whatever name: `page.title`, `short_year`, `/about/`."""


def _data(values: Sequence[Scalar], names: Sequence[Scalar], hints: Hints) -> Iterator[Unit]:
    for one in values:
        words = worth(one.value) and not _NAMED.fullmatch(one.value)
        if words and hints.data.holds(one.paths):
            yield _single(one, one.path)


_SITE = frozenset(("site_name", "site_description", "copyright"))


def _mkdocs(values: Sequence[Scalar], names: Sequence[Scalar], hints: Hints) -> Iterator[Unit]:
    """The site's name and description, and the names in `nav`."""
    for one in sorted((*values, *names), key=lambda one: one.start):
        titled = one.is_name and one.path[0] == "nav" and len(one.path) > 1
        said = not one.is_name and len(one.path) == 1 and one.path[0] in _SITE
        if (titled or said) and worth(one.value):
            yield _single(one, one.path)


# --- one value a string ----------------------------------------------------------


def _docusaurus(values: Sequence[Scalar], names: Sequence[Scalar], hints: Hints) -> Iterator[Unit]:
    notes = {one.path[0]: one.value for one in values if one.path[1] == "description"}
    for one in values:
        if one.path[1] == "message" and worth(one.value):
            note = tuple(" ".join(line.split()) for line in notes.get(one.path[0], "").splitlines())
            forms = parts_of(one.value)
            counted = len(forms) == 2 and "{count}" in forms[-1]
            yield _joined(one, one.path[:1], forms if counted else (), note)


def _laravel(values: Sequence[Scalar], names: Sequence[Scalar], hints: Hints) -> Iterator[Unit]:
    for one in values:
        if parts := chosen_parts(one.value):
            yield from _parts(one, parts)
        elif worth(one.value):
            forms = parts_of(one.value)
            counted = len(forms) > 1 and (":count" in forms[-1] or " |" not in one.value)
            yield _joined(one, one.path, forms if counted else (), ())


def _parts(one: Scalar, parts: Sequence[tuple[str, str]]) -> Iterator[Unit]:
    """Each part that says for which numbers it is, a string of its own."""
    for number, (said, words) in enumerate(parts):
        if worth(words):
            path = (*one.path, said.strip() or str(number))
            entry = Entry(path, path[-1:], text_of(words.strip()), line=one.line)
            yield Unit(entry, (("", one.path),), part=number)


def _joined(one: Scalar, path: Names, forms: Sequence[str], notes: tuple[str, ...]) -> Unit:
    if not forms:
        return _single(one, path, notes)
    singular, plural = text_of(forms[0].strip()), text_of(forms[-1].strip())
    entry = Entry(path, path[-1:], singular, plural, notes=notes, line=one.line)
    return Unit(entry, (("", one.path),), joined=True)


# --- tables of plurals -----------------------------------------------------------

_MESSAGE = frozenset(("id", "description", "hash", "leftdelim", "rightdelim"))
"""What go-i18n, and so Hugo, has beside the forms of a text."""
_DATES = re.compile(r"%[-^0_#:]*\d*[A-Za-z]")


def _messages(values: Sequence[Scalar], names: Sequence[Scalar], hints: Hints) -> Iterator[Unit]:
    """Names and texts, tables of a text's forms, and the old list of `id` and `translation`."""
    ids = {
        one.path[:-1]: one.value
        for one in values
        if one.path[1:] and one.path[-1] == "id" and one.path[-2].isdecimal()
    }
    for unit in _tables(values, _MESSAGE):
        path = unit.entry.path
        at = next((n for n in range(len(path), 0, -1) if path[:n] in ids), 0)
        if not at:
            yield unit
        elif path[at : at + 1] in ((), ("translation",)):
            inner = (*path[: at - 1], ids[path[:at]], *path[at + 1 :])
            yield replace(unit, entry=replace(unit.entry, path=inner))


def _rails(values: Sequence[Scalar], names: Sequence[Scalar], hints: Hints) -> Iterator[Unit]:
    """What stands below the name of the language, without the forms of dates and numbers."""
    below = [
        one for one in values if worth(_DATES.sub("", one.value)) or one.path[-1] in CATEGORIES
    ]
    for unit in _tables(below, frozenset()):
        yield replace(unit, entry=replace(unit.entry, path=unit.entry.path[1:]))


def _tables(values: Sequence[Scalar], beside: frozenset[str]) -> Iterator[Unit]:
    """Each text by its name; the forms of one, which stand in a table of their own, together."""
    tables = _by_parent(values)
    counted = {parent for parent, table in tables.items() if _of_forms(table, beside)}
    for one in values:
        *parents, name = one.path or ("",)
        parent = tuple(parents)
        table = tables[parent]
        if parent not in counted:
            if worth(one.value):
                yield _single(one, one.path)
        elif name == "zero" and worth(one.value) and len(table.keys() & set(CATEGORIES)) > 1:
            yield _single(one, one.path, _described(table))
        elif name in CATEGORIES and name == _first(table):
            yield from _counted(parent, table)


def _by_parent(values: Iterable[Scalar]) -> dict[Names, dict[str, Scalar]]:
    tables: dict[Names, dict[str, Scalar]] = {}
    for one in values:
        tables.setdefault(one.path[:-1], {})[one.path[-1] if one.path else ""] = one
    return tables


def _of_forms(table: Mapping[str, Scalar], beside: frozenset[str]) -> bool:
    """Whether a table holds the forms of one text, and nothing else but what may be beside."""
    forms = table.keys() & set(CATEGORIES)
    rest = {name.lower() for name in table.keys() - forms}
    return "other" in forms and rest <= beside


def _first(table: Mapping[str, Scalar]) -> str:
    """The form that stands first, but for that of zero."""
    return min((name for name in table if name in CATEGORIES[1:]), key=lambda n: table[n].start)


def _described(table: Mapping[str, Scalar]) -> tuple[str, ...]:
    said = next((one.value for name, one in table.items() if name.lower() == "description"), "")
    return tuple(" ".join(line.split()) for line in said.splitlines())


def _counted(parent: Names, table: Mapping[str, Scalar]) -> Iterator[Unit]:
    """The string that a table of forms is; with the one form `other` it has no plural."""
    there = {name: table[name] for name in CATEGORIES[1:] if name in table}
    other, notes = there["other"], _described(table)
    if len(there) == 1:
        if worth(other.value):
            yield replace(_single(other, parent or other.path, notes))
        return
    one = there.get("one", other)
    singular = one if worth(one.value) else other
    if not worth(other.value):
        return
    entry = Entry(
        parent,
        tuple(there),
        text_of(singular.value.strip()),
        text_of(other.value.strip()),
        notes=notes,
        line=table[_first(table)].line,
    )
    places = tuple((name, scalar.path) for name, scalar in there.items())
    yield Unit(entry, places, has_zero="zero" in table)


_READERS: dict[FileKind, Read] = {
    "data": _data,
    "mkdocs": _mkdocs,
    "docusaurus": _docusaurus,
    "laravel": _laravel,
    "messages": _messages,
    "rails": _rails,
}
