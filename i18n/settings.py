"""`[tool.i18n]` of pyproject.toml, or i18n.toml, into Settings; every key has a default."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from i18n.errors import SettingsError
from i18n.languages import language
from i18n.layout import Kind, Layout

FILES = ("i18n.toml", "pyproject.toml")

Segmentation = Literal["sentence", "block"]
Grouping = Literal["page", "folder", "site"]


@dataclass(frozen=True, slots=True)
class Publish:
    """When a page is in a language: shares of its words that are approved, 0 to 1.

    `threshold` to enter, `keep` to stay.
    """

    threshold: float = 1.0
    keep: float = 0.8


@dataclass(frozen=True, slots=True)
class Engines:
    """`order` names the engines that may be used, best first (empty: all, by measured
    quality); `routes` gives a language a route by name; `models` are folders with further
    Firefox models."""

    order: tuple[str, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """How a site is translated. Folders are relative to the site's directory; `layout`,
    `source_at_root` and `pretty_urls` are as in `i18n.layout.Layout`, and `slugs` lets
    catalogs translate the paths of pages."""

    source_language: str = "en"
    languages: tuple[str, ...] = ("es",)
    sources: str = "source_texts"
    locales: str = "locales"
    site: str = "site"
    preview: str = "preview"
    base_url: str = ""
    project: str = "website"
    segmentation: Segmentation = "sentence"
    catalogs: Grouping = "page"
    layout: Kind = "folder"
    source_at_root: bool = True
    pretty_urls: bool = False
    slugs: bool = False
    publish: Publish = Publish()
    publish_in: tuple[tuple[str, Publish], ...] = ()
    engines: Engines = Engines()

    def publishing(self, tag: str) -> Publish:
        """The publishing rule of one language."""
        return dict(self.publish_in).get(tag, self.publish)

    @property
    def places(self) -> Layout:
        """Where the pages of each language stand."""
        return Layout(self.layout, self.source_at_root, self.pretty_urls)

    def route(self, tag: str) -> str:
        """The route that the settings name for a language, "" for the best."""
        return dict(self.engines.routes).get(tag, "")


def load(root: Path) -> tuple[Settings, bool]:
    """The settings of the site in a directory, and whether they name its languages.

    Raises SettingsError for a file that is not TOML, an unknown key or a wrong value, and
    LanguageError for an unknown language.
    """
    for name in FILES:
        path = root / name
        if not path.is_file():
            continue
        table = _table(path)
        if name == "pyproject.toml":
            tool = _section(table, "tool", name)
            if "i18n" not in tool:
                continue
            table = _section(tool, "i18n", name)
        return parse(table, name), "languages" in table
    return Settings(), False


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", path=path.name) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"this is not TOML: {error}", path=path.name) from error


def parse(table: Mapping[str, Any], path: str) -> Settings:
    """Settings from a table; `path` is for the messages. Raises as `load` does."""
    known = {f.name for f in fields(Settings)} - {"publish_in"}
    _known(table, known, path, "")
    values = {key: _value(key, value, path) for key, value in table.items() if key not in _TABLES}
    publish = _section(table, "publish", path)
    per_language = {k: v for k, v in publish.items() if isinstance(v, Mapping)}
    general = _publish({k: v for k, v in publish.items() if k not in per_language}, path, "publish")
    found = replace(
        Settings(),
        **values,
        publish=general,
        publish_in=tuple(
            (language(tag).tag, _publish(rule, path, f"publish.{tag}", general))
            for tag, rule in per_language.items()
        ),
        engines=_engines(_section(table, "engines", path), path),
    )
    _apart(found, path)
    if found.pretty_urls and found.layout != "folder":
        raise SettingsError('“pretty_urls” needs layout = "folder"', path=path)
    return found


def _section(table: Mapping[str, Any], key: str, path: str) -> dict[str, Any]:
    found = table.get(key, {})
    if not isinstance(found, dict):
        raise SettingsError(f"“{key}” must be a table: [{key}]", path=path)
    return found


def _apart(found: Settings, path: str) -> None:
    """No folder may lie in another: a build would be read as source, or sweep catalogs away."""
    names = ("sources", "locales", "site", "preview")
    for one in names:
        for other in names:
            inner, outer = Path(getattr(found, one)), Path(getattr(found, other))
            if one != other and (inner == outer or outer in inner.parents):
                raise SettingsError(f"“{one}” must not be in the folder of “{other}”", path=path)


_TABLES = ("publish", "engines")
_SWITCHES = ("source_at_root", "pretty_urls", "slugs")
_CHOICES = {
    "segmentation": get_args(Segmentation),
    "catalogs": get_args(Grouping),
    "layout": get_args(Kind),
}


def _known(table: Mapping[str, Any], known: set[str], path: str, section: str) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, sorted(known), 1)
            hint = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(sorted(known))}"
            where = f" in [{section}]" if section else ""
            raise SettingsError(f"unknown setting “{key}”{where}; {hint}", path=path)


def _value(key: str, value: Any, path: str) -> Any:
    if key == "languages":
        return _languages(value, path)
    if key in _SWITCHES:
        if not isinstance(value, bool):
            raise SettingsError(f"“{key}” must be true or false, not {value!r}", path=path)
        return value
    if not isinstance(value, str):
        raise SettingsError(f"“{key}” must be a string, not {value!r}", path=path)
    choices = _CHOICES.get(key)
    if choices and value not in choices:
        raise SettingsError(f"“{key}” must be one of {', '.join(choices)}", path=path)
    if key == "source_language":
        return language(value).tag
    if key in ("sources", "locales", "site", "preview"):
        return _folder(key, value, path)
    return _address(value, path) if key == "base_url" else value


def _address(value: str, path: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if value and not (parts.scheme in ("http", "https") and parts.netloc):
        raise SettingsError("“base_url” must be an address such as https://example.org", path=path)
    return value.rstrip("/")


def _languages(value: Any, path: str) -> tuple[str, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        raise SettingsError('“languages” must be a list such as ["es", "pt"]', path=path)
    return tuple(dict.fromkeys(language(str(code)).tag for code in value))


def _folder(key: str, value: str, path: str) -> str:
    folder = Path(value)
    if folder.is_absolute() or ".." in folder.parts or not folder.parts:
        raise SettingsError(f"“{key}” must be a folder inside the site's directory", path=path)
    return folder.as_posix()


def _publish(
    table: Mapping[str, Any], path: str, section: str, general: Publish | None = None
) -> Publish:
    _known(table, {f.name for f in fields(Publish)}, path, section)
    for key, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise SettingsError(f"“{key}” in [{section}] must be a share, 0 to 1", path=path)
    rule = replace(general or Publish(), **{key: float(value) for key, value in table.items()})
    return replace(rule, keep=min(rule.keep, rule.threshold))


def _engines(table: Mapping[str, Any], path: str) -> Engines:
    _known(table, {f.name for f in fields(Engines)}, path, "engines")
    routes = table.get("routes", {})
    if not isinstance(routes, Mapping):
        raise SettingsError('“routes” must be a table such as es = "apertium en-es"', path=path)
    return Engines(
        order=_strings(table, "order", path),
        routes=tuple((language(tag).tag, str(name)) for tag, name in routes.items()),
        models=_strings(table, "models", path),
    )


def _strings(table: Mapping[str, Any], key: str, path: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f"“{key}” in [engines] must be a list of strings", path=path)
    return tuple(value)
