"""JSON that holds a site's UI strings: flat, nested, or i18next's with plurals and contexts.

Formats: RFC 8259; https://www.i18next.com/misc/json-format (v4), with plurals `key_one` and
`key_other`, contexts `key_context`, and both, `key_context_one`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from i18n.errors import SourceError
from i18n.formats.data_values import json_values
from i18n.formats.data_values.scalar import Scalar, Where
from i18n.formats.ui_strings.entry import Entry, fit, text_of, worth
from i18n.model import Key, Text

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories, in its order."""

_ADVICE = "a file of UI strings is a JSON object of names and texts"
_PLURAL = re.compile(rf"(.+)_({'|'.join(CATEGORIES)})")


def load(text: str, path: str) -> dict[str, object]:
    """The file as Python's values. Raises SourceError, with the line, for anything else."""
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        what = f"this is not JSON: {error.msg.lower()}; {_ADVICE}"
        raise SourceError(what, path=path, line=error.lineno) from error
    except RecursionError as error:
        raise SourceError(f"this is nested too deeply; {_ADVICE}", path=path) from error
    except ValueError as error:  # a number of thousands of digits
        raise SourceError(f"this cannot be read: {error}; {_ADVICE}", path=path) from error
    if not isinstance(found, dict):
        raise SourceError(f"this is a list or a single value; {_ADVICE}", path=path, line=1)
    return found


def entries(text: str, path: str) -> tuple[Entry, ...]:
    """The strings of a file, plurals together. Raises SourceError as `load` does, and where a
    name stands twice."""
    load(text, path)
    found = [one for one in json_values.walk(text, Where(path)) if not one.is_name]
    texts = {one.path: one.value for one in found}
    out = []
    for value in found:
        if not (worth(value.value) and fit("".join(value.path))):
            continue
        if value.in_list:
            out.append(Entry(value.path, value.path[-1:], text_of(value.value), line=value.line))
        elif entry := _entry(value, texts):
            out.append(entry)
    return _in_context(out, texts)


def _entry(value: Scalar, texts: Mapping[tuple[str, ...], str]) -> Entry | None:
    """The entry that a value begins; None for the further forms of a plural."""
    *parents, name = value.path
    if not (match := _PLURAL.fullmatch(name)) or match[2] == "zero":
        return Entry(value.path, (name,), text_of(value.value), line=value.line)
    base = match[1]
    there = {
        c: texts[*parents, f"{base}_{c}"]
        for c in CATEGORIES[1:]
        if (*parents, f"{base}_{c}") in texts
    }
    if len(there) == 1 or "other" not in there or base.endswith("_ordinal"):
        return Entry(value.path, (name,), text_of(value.value), line=value.line)
    members = tuple(f"{base}_{c}" for c in there)
    if match[2] != next(c for c in there if worth(there[c])):
        return None
    return Entry(
        (*parents, base),
        members,
        text_of(there["one"] if worth(there.get("one", "")) else there["other"]),
        text_of(there["other"]),
        line=value.line,
    )


def _in_context(found: Sequence[Entry], texts: Mapping[tuple[str, ...], str]) -> tuple[Entry, ...]:
    """The entries with the contexts that their names end in.

    `friend_male` is `friend` in the context male where there is a `friend`, or where the file
    has the same words under `friend_female`: then its author tells the two apart.
    """
    there = {entry.path for entry in found} | texts.keys()
    groups: dict[tuple[object, ...], int] = {}
    for entry in found:
        if (split := _split(entry)) is not None:
            group = (*split[:1], entry.text, entry.plural)
            groups[group] = groups.get(group, 0) + 1
    return apart([_contextual(entry, there, groups) for entry in found])


def apart(found: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, those with the singular of an earlier one and another plural in a context
    of their own: their name."""
    plurals: dict[Key, Text] = {}
    out = []
    for entry in found:
        if entry.plural and plurals.setdefault(entry.key, entry.plural) != entry.plural:
            entry = replace(entry, context=entry.id)
        out.append(entry)
    return tuple(out)


def _split(entry: Entry) -> tuple[tuple[str, ...], str] | None:
    """The path without what may be a context, and that."""
    base, mark, suffix = entry.path[-1].rpartition("_")
    if not (base and mark and suffix) or suffix in CATEGORIES or base.endswith("_ordinal"):
        return None
    return (*entry.path[:-1], base), suffix


def _contextual(
    entry: Entry, there: set[tuple[str, ...]], groups: Mapping[tuple[object, ...], int]
) -> Entry:
    split = _split(entry)
    if split is None:
        return entry
    base, suffix = split
    if base in there or groups[base, entry.text, entry.plural] > 1:
        return replace(entry, context=suffix)
    return entry
