"""A JSON file of UI strings in another language: its own shape, with the texts that there are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.formats.ui_strings import json_parse
from i18n.formats.ui_strings.entry import Entry, fit, translated, worth
from i18n.model import Key, Message
from i18n.placeables import inline_tags

_INDENT = re.compile(r"\{\r?\n([ \t]+)\"")


@dataclass(frozen=True, slots=True)
class Forms:
    """How the language `tag` counts: CLDR category to plural form, in CLDR's order, and whether
    its category zero is for other numbers than 0 too (Latvian 10, 20, 30)."""

    by_category: Mapping[str, int]
    zero_is_shared: bool = False
    tag: str = ""


Named = tuple[tuple[str, str], ...]
"""What a string gives in another language: a text under its name, or one for each category."""

_LEFT_OUT = object()


def localized(
    source: str, path: str, entries: Sequence[Entry], messages: Mapping[Key, Message], forms: Forms
) -> str | None:
    """The file with the given messages; names without one are left out, never empty. A list is
    there with all its texts or not at all; what has no words (numbers, signs) is as it was.

    None where no text is there.
    """
    further = frozenset((*e.path[:-1], name) for e in entries for name in e.members[1:])
    found: dict[tuple[str, ...], Named] = dict.fromkeys(further, ())
    for entry in entries:
        found[*entry.path[:-1], entry.members[0]] = _named(entry, messages.get(entry.key), forms)
    if not any(found.values()):
        return None
    walk = _Walk(found, further, forms.zero_is_shared)
    return _written(_object(json_parse.load(source, path), (), walk), source)


def _named(entry: Entry, message: Message | None, forms: Forms) -> Named:
    if message is None:
        return ()
    if not entry.plural:
        text = translated(message.text, entry.text)
        return () if text is None else ((entry.members[0], text),)
    if message.plural != inline_tags.encode(entry.plural):
        return ()
    texts = [form_of_message(message, entry, index) for index in range(len(message.forms))]
    whole = [text for text in texts if text is not None]
    if len(whole) < len(texts):
        return ()
    name = entry.path[-1]
    return tuple((f"{name}_{c}", whole[index]) for c, index in forms.by_category.items())


def _written(found: object, source: str) -> str:
    """JSON laid out as the source is: its indent or its lack of one, its last line end."""
    indent = _INDENT.search(source)
    tight = indent is None and not re.search(r'":\s', source)
    text = json.dumps(
        found,
        ensure_ascii=not _fits(found),
        indent=indent[1] if indent else None,
        separators=(",", ":") if tight else None,
    )
    return text + "\n" if source.endswith("\n") else text


def _fits(found: object) -> bool:
    """Whether UTF-8 can hold it: no name or text with half a character."""
    return fit(json.dumps(found, ensure_ascii=False))


# --- the walk --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Walk:
    """What goes where: by the names that lead to a source text. `further` are the other forms
    of plurals, which the first form writes. `whole` says that this is in a list, of which
    nothing can be left out but all of it."""

    found: Mapping[tuple[str, ...], Named]
    further: frozenset[tuple[str, ...]]
    zero_is_shared: bool
    whole: bool = False


def _value(child: object, path: tuple[str, ...], walk: _Walk) -> object:
    """A value that is not one of our texts."""
    if isinstance(child, dict):
        return _object(child, path, walk)
    if isinstance(child, list):
        return _list(child, path, replace(walk, whole=True))
    if isinstance(child, str) and not walk.whole:
        return child if child and child.isprintable() and not worth(child) else _LEFT_OUT
    return child


def _object(source: Mapping[str, object], path: tuple[str, ...], walk: _Walk) -> object:
    out: dict[str, object] = {}
    for name, child in source.items():
        here = (*path, name)
        found = walk.found.get(here)
        value = _value(child, here, walk) if found is None else _LEFT_OUT
        if walk.whole and not found and value is _LEFT_OUT and here not in walk.further:
            return _LEFT_OUT
        for form, text in found or ():
            _put(out, form, text, walk.zero_is_shared, plural=form != name)
        if value is not _LEFT_OUT:
            out[name] = value
    return out if out or not source else _LEFT_OUT


def _list(source: Sequence[object], path: tuple[str, ...], walk: _Walk) -> object:
    out = []
    for number, item in enumerate(source):
        here = (*path, str(number))
        found = walk.found.get(here)
        value = _value(item, here, walk) if found is None else found[0][1] if found else _LEFT_OUT
        if value is _LEFT_OUT:
            return _LEFT_OUT
        out.append(value)
    return out


def _put(out: dict[str, object], name: str, text: str, shared: bool, *, plural: bool) -> None:
    """A text under its name. A file's own `key_zero` is for 0; it gives way where the
    language's zero is for more."""
    if not (name.endswith("_zero") and name in out and shared is not plural):
        out[name] = text


def form_of_message(message: Message, entry: Entry, index: int) -> str | None:
    """One form as a program shall have it: with the tags of the plural, or of the singular."""
    text = message.forms[index]
    found = translated(text, entry.plural)
    return found if found is not None else translated(text, entry.text)
