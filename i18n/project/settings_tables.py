"""Tables of a settings file: sections, keys that must be known, the publishing rules."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, get_args
from urllib.parse import urlsplit

from i18n.errors import LanguageError, SettingsError, printable
from i18n.formats.text_keys import TextKeys, fault
from i18n.languages.locales import language
from i18n.publishing.policy import Amendment, Publish, Show


def section(table: Mapping[str, Any], key: str, path: str) -> dict[str, Any]:
    """A table in a table, empty if it is not there. Raises SettingsError for another value."""
    found = table.get(key, {})
    if not isinstance(found, dict):
        raise SettingsError(f"“{key}” must be a table: [{key}]", path=path)
    return found


def known(table: Mapping[str, Any], names: set[str], path: str, where: str) -> None:
    """Raise SettingsError, with a guess, for a key that is not among the names."""
    for key in table:
        if key not in names:
            near = difflib.get_close_matches(key, sorted(names), 1)
            hint = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(sorted(names))}"
            inside = f" in [{where}]" if where else ""
            raise SettingsError(f"unknown setting “{key}”{inside}; {hint}", path=path)


def said(value: object) -> str:
    """A value of a settings file as a message shows it: in few words, however long it is."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | Mapping):
        return "a list" if isinstance(value, list) else "a table"
    if isinstance(value, int) and value.bit_length() > _BITS:
        return "so great a number"
    return str(value) if isinstance(value, int | float) else f"“{str(value)[:40]}”"


_BITS = 64
"""Python refuses to write numbers of thousands of digits."""


def one_line(key: str, value: str, path: str) -> None:
    """Raise SettingsError for a string with a line break or a control character: it stands in
    headers, addresses and names of files."""
    if printable(value) != value:
        raise SettingsError(f"“{key}” has a character that cannot be seen; leave it out", path=path)


def tag(code: str, path: str) -> str:
    """The tag of a language that the settings name. Raises LanguageError, with the file."""
    try:
        return language(code).tag
    except LanguageError as error:
        raise LanguageError(error.what, path=path) from error


def address(key: str, value: str, path: str) -> str:
    """The address of a site or server, without a slash at its end. Raises SettingsError."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    proper = parts.scheme in ("http", "https") and parts.netloc and " " not in value
    if value and not proper:
        raise SettingsError(f"“{key}” must be an address such as https://example.org", path=path)
    return value.rstrip("/")


def strings(
    table: Mapping[str, Any], key: str, path: str, where: str = "engines"
) -> tuple[str, ...]:
    """A list of strings in a table, empty if it is not there. Raises SettingsError."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f"“{key}” in [{where}] must be a list of strings", path=path)
    for item in value:
        one_line(key, item, path)
    return tuple(value)


def text_keys(table: Mapping[str, Any], key: str, usual: TextKeys, path: str) -> TextKeys:
    """[front_matter] or [data]: `keys` take the place of the usual names, `also` adds some."""
    found = section(table, key, path)
    known(found, {"keys", "also"}, path, key)
    for name, value in found.items():
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            what = f'“{name}” in [{key}] must be a list such as ["title", "hero.tagline"]'
            raise SettingsError(what, path=path)
        for one in value:
            if what := fault(one):
                raise SettingsError(f"“{one}” in “{name}” of [{key}] {what}", path=path)
    names = (*found.get("keys", usual.patterns), *found.get("also", ()))
    return replace(usual, patterns=tuple(dict.fromkeys(names)))


# --- [publish] -------------------------------------------------------------------


_RULE = {field.name for field in fields(Publish)}


def publishing(table: Mapping[str, Any], path: str) -> tuple[Amendment, ...]:
    """[publish], [publish.es], [publish.paths."legal/*"] and [publish.es.paths."legal/*"]."""
    found = list(_amendments(table, "", "publish", path))
    for code, inner in table.items():
        if isinstance(inner, Mapping) and code != "paths":
            found += _amendments(inner, tag(code, path), f"publish.{code}", path)
    return tuple(found)


def _amendments(table: Mapping[str, Any], tag: str, where: str, path: str) -> Iterator[Amendment]:
    plain = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    yield Amendment(tag, "", _changes(plain, where, path))
    for key, inner in table.items():
        if isinstance(inner, Mapping) and tag and key != "paths":
            known(table, {*_RULE, "paths"}, path, where)
    for pattern, inner in section(table, "paths", path).items():
        if not isinstance(inner, Mapping):
            raise SettingsError(f"[{where}.paths] needs a table for each pattern", path=path)
        yield Amendment(tag, pattern, _changes(inner, f"{where}.paths.{pattern}", path))


def _changes(table: Mapping[str, Any], where: str, path: str) -> tuple[tuple[str, Any], ...]:
    known(table, _RULE, path, where)
    return tuple((key, _value(key, value, where, path)) for key, value in table.items())


def _value(key: str, value: Any, where: str, path: str) -> Any:
    if key == "show":
        if value not in get_args(Show):
            raise SettingsError(f"“show” in [{where}] must be one of {_SHOWS}", path=path)
        return value
    if key == "notice":
        if not isinstance(value, str):
            raise SettingsError(f"“notice” in [{where}] must be a string", path=path)
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise SettingsError(f"“{key}” in [{where}] must be a share, 0 to 1", path=path)
    return float(value)


_SHOWS = ", ".join(get_args(Show))
