"""`[tool.i18n]` of pyproject.toml, or i18n.toml, into Settings; every key has a default."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, cast, get_args

from i18n import storage
from i18n.errors import SettingsError, SourceError, undecodable
from i18n.formats.html.soup import selectors
from i18n.formats.html.soup.selectors import Selectors
from i18n.formats.text_keys import OF_DATA, OF_FRONT_MATTER, TextKeys
from i18n.formats.told import Told
from i18n.placeables.template_families import FAMILIES
from i18n.project import engine_settings
from i18n.project.engine_settings import Engines
from i18n.project.settings_tables import (
    address,
    known,
    one_line,
    publishing,
    said,
    section,
    strings,
    tag,
    text_keys,
)
from i18n.project.source_tree.exclusions import Exclusions, fault
from i18n.project.tables import markdown_settings, run_settings
from i18n.project.tables.markdown_settings import Markdown
from i18n.project.tables.run_settings import Run
from i18n.publishing.bundles.shape_names import SHAPE_NAMES, By
from i18n.publishing.generators.trees import Generator, Tree
from i18n.publishing.layout import Kind, Layout
from i18n.publishing.policy import Amendment, Publish, rule

FILES = ("i18n.toml", "pyproject.toml")

Segmentation = Literal["sentence", "block"]
Grouping = Literal["page", "folder", "site"]
Assets = Literal["shared", "copied"]
GENERATORS = get_args(Generator)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a site is translated. Folders are relative to the site's directory; `layout`,
    `source_at_root` and `pretty_urls` are as in `publishing.layout.Layout`, `assets` says whether
    files that are no pages stand once or in each language's folder too ("" where the settings
    do not say: once), and `slugs` lets catalogs
    translate the paths of pages. With the layout of a site generator `sources` is its
    tree, "." by default, and `content` names the folders of its pages. `bundles` are the shapes
    besides pages in which approved texts are published (see `stages.publish.bundles`), those of
    JSON keyed by `bundle_keys`. `targets` are, by language, links and files that lead elsewhere
    there, `strings` patterns of files that hold UI strings, `templates` the template languages
    that pages are in (none: as each page shows); `exclude` and `include` are as in
    `project.source_tree.exclusions`. `front_matter` and `data` say which values of front matter
    and of data files are words, `run` where work is done."""

    source_language: str = "en"
    languages: tuple[str, ...] = ("es",)
    sources: str = "source_texts"
    locales: str = "locales"
    site: str = "site"
    preview: str = "preview"
    glossary: str = "glossary.csv"
    base_url: str = ""
    project: str = "website"
    segmentation: Segmentation = "sentence"
    catalogs: Grouping = "page"
    layout: Kind = "folder"
    content: tuple[str, ...] = ()
    source_at_root: bool = True
    pretty_urls: bool = False
    assets: Assets | Literal[""] = ""
    slugs: bool = False
    bundles: tuple[str, ...] = ("mo",)
    bundle_keys: By = "source"
    strings: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    publish: tuple[Amendment, ...] = ()
    targets: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    engines: Engines = engine_settings.ALL
    html: Selectors = selectors.NONE
    markdown: Markdown = markdown_settings.USUAL
    front_matter: TextKeys = OF_FRONT_MATTER
    data: TextKeys = OF_DATA
    run: Run = run_settings.USUAL

    def publishing(self, tag: str, path: str) -> Publish:
        """The publishing rule of a page in a language."""
        return rule(self.publish, tag, path)

    @property
    def places(self) -> Layout:
        """Where the pages of each language stand."""
        return Layout(self.layout, self.source_at_root, self.pretty_urls, self.tree)

    @property
    def tree(self) -> Tree | None:
        """The tree of the site generator that pages are written for, if they are."""
        if self.layout not in GENERATORS:
            return None
        return Tree(cast("Generator", self.layout), self.source_language, self.content)

    @property
    def shared(self) -> bool:
        """Whether catalogs and builds may lie among the sources."""
        return self.tree is not None or self.sources == "."

    @property
    def published(self) -> str:
        """Where published pages are, for people: a folder, or those of a generator's tree."""
        if self.tree is None:
            return f"{self.site}/"
        return ", ".join(f"{one}/" if one else "./" for one in self.tree.goals)

    @property
    def based(self) -> bool:
        """Whether the site's address is known, or none of ours to care for."""
        return bool(self.base_url) or self.tree is not None

    @property
    def exclusions(self) -> Exclusions:
        """Which files of the sources are not for translators."""
        return Exclusions(self.exclude, self.include)

    @property
    def told(self) -> Told:
        """What is said of pages, beside what these show."""
        known = self.tree.dialect if self.tree is not None else ""
        dialect = self.markdown.dialect or known
        return Told(
            self.html,
            frozenset(self.templates) or None,
            dialect,
            self.front_matter,
            self.markdown.comments,
            self.markdown.fences,
        )

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
        if not os.path.lexists(path):
            continue
        table = _table(path)
        if name == "pyproject.toml":
            tool = section(table, "tool", name)
            if "i18n" not in tool:
                continue
            table = section(tool, "i18n", name)
        return _with_dialect(parse(table, name), root), "languages" in table
    return _with_dialect(Settings(), root), False


def _with_dialect(found: Settings, root: Path) -> Settings:
    """The settings with the Markdown that the site shows, where they name none."""
    if found.markdown.dialect:
        return found
    dialect = markdown_settings.detected(root, found.sources)
    return replace(found, markdown=replace(found.markdown, dialect=dialect))


def written_in(root: Path) -> str:
    """The name of the file in which a site has settings, be they faulty; "" for none. Raises
    SettingsError where that cannot be known."""
    if os.path.lexists(root / FILES[0]):
        return FILES[0]
    name = FILES[1]
    there = os.path.lexists(root / name) and "i18n" in section(_table(root / name), "tool", name)
    return name if there else ""


def file_of(root: Path) -> str:
    """The name of the file that a site's settings stand in, or may stand in."""
    return next((name for name in FILES if (root / name).is_file()), FILES[0])


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(storage.read(path).decode("utf-8-sig").replace("\r\n", "\n"))
    except SourceError as error:
        raise SettingsError(f"{error.what}; mend it or take it away", path=path.name) from error
    except UnicodeDecodeError as error:
        odd, line = undecodable(error)
        what = f"this is not UTF-8: {odd}; save it in UTF-8"
        raise SettingsError(what, path=path.name, line=line) from error
    except RecursionError as error:
        raise SettingsError("its lists or tables are nested too deeply", path=path.name) from error
    except ValueError as error:  # TOMLDecodeError is one, and a number too long to be read
        raise SettingsError(f"this is not TOML: {error}", path=path.name) from error


def parse(table: Mapping[str, Any], path: str) -> Settings:
    """Settings from a table; `path` is for the messages. Raises as `load` does."""
    known(table, {f.name for f in fields(Settings)}, path, "")
    values = {key: _value(key, value, path) for key, value in table.items() if key not in _TABLES}
    if values.get("layout") in GENERATORS:
        values.setdefault("sources", ".")
    found = replace(
        Settings(),
        **values,
        publish=publishing(section(table, "publish", path), path),
        targets=_targets(section(table, "targets", path), path),
        engines=engine_settings.parse(section(table, "engines", path), path),
        html=_selectors(section(table, "html", path), path),
        markdown=markdown_settings.read(section(table, "markdown", path), path),
        front_matter=text_keys(table, "front_matter", OF_FRONT_MATTER, path),
        data=text_keys(table, "data", OF_DATA, path),
        run=run_settings.read(section(table, "run", path), path),
    )
    _apart(found, path)
    if found.tree is not None:
        _generated(table, path)
    elif found.content:
        what = "“content” is for the tree of a site generator; name it in “layout”"
        raise SettingsError(what, path=path)
    if found.pretty_urls and found.layout != "folder":
        raise SettingsError('“pretty_urls” needs layout = "folder"', path=path)
    return found


def _apart(found: Settings, path: str) -> None:
    """No folder may lie in another: a build would be read as source, or sweep catalogs away."""
    names = ("sources", "locales", "site", "preview")
    for one in names:
        for other in names:
            if other == "sources" and found.shared:
                continue  # what we keep there is never read as a source
            inner, outer = Path(getattr(found, one)), Path(getattr(found, other))
            if one != other and (inner == outer or outer in inner.parents):
                raise SettingsError(f"“{one}” must not be in the folder of “{other}”", path=path)


def _generated(table: Mapping[str, Any], path: str) -> None:
    """Raise SettingsError for what a site generator decides itself."""
    for key in ("source_at_root", "pretty_urls", "slugs", "bundles"):
        if table.get(key):
            what = f"“{key}” is not for the tree of a site generator; leave it out"
            raise SettingsError(what, path=path)


_TABLES = ("publish", "targets", "engines", "html", "markdown", "front_matter", "data", "run")
_SWITCHES = ("source_at_root", "pretty_urls", "slugs")
_CHOICES = {
    "segmentation": get_args(Segmentation),
    "catalogs": get_args(Grouping),
    "layout": get_args(Kind),
    "assets": get_args(Assets),
    "bundle_keys": get_args(By),
}


def _value(key: str, value: Any, path: str) -> Any:
    if key == "languages":
        return _languages(value, path)
    if key == "content":
        return _roots(value, path)
    if key == "bundles":
        return _bundles(value, path)
    if key == "strings":
        return _patterns(key, value, "i18n/en.json", path)
    if key == "templates":
        return _templates(value, path)
    if key in ("exclude", "include"):
        return _globs(key, value, path)
    if key in _SWITCHES:
        return _switch(key, value, path)
    if not isinstance(value, str):
        raise SettingsError(f"“{key}” must be a string, not {said(value)}", path=path)
    one_line(key, value, path)
    choices = _CHOICES.get(key)
    if choices and value not in choices:
        raise SettingsError(f"“{key}” must be one of {', '.join(choices)}", path=path)
    if key == "source_language":
        return tag(value, path)
    if key in ("sources", "locales", "site", "preview", "glossary"):
        return _folder(key, value, path)
    return address(key, value, path) if key == "base_url" else value


def _languages(value: Any, path: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value) or not value:
        raise SettingsError('“languages” must be a list such as ["es", "pt"]', path=path)
    return tuple(dict.fromkeys(tag(code, path) for code in value))


def _bundles(value: Any, path: str) -> tuple[str, ...]:
    shapes = ("mo", *SHAPE_NAMES)
    if not isinstance(value, list) or not set(map(str, value)) <= {*shapes}:
        raise SettingsError(f"“bundles” must be a list of some of {', '.join(shapes)}", path=path)
    return tuple(one for one in shapes if one in value)


def _patterns(key: str, value: Any, example: str, path: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise SettingsError(f'“{key}” must be a list such as ["{example}"]', path=path)
    return tuple(value)


def _templates(value: Any, path: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise SettingsError('“templates” must be a list such as ["jinja", "php"]', path=path)
    for one in value:
        if one not in FAMILIES:
            near = difflib.get_close_matches(one, FAMILIES, 1)
            hint = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(FAMILIES)}"
            raise SettingsError(
                f"“templates” names no template language: “{one}”; {hint}", path=path
            )
    return tuple(dict.fromkeys(value))


def _globs(key: str, value: Any, path: str) -> tuple[str, ...]:
    found = _patterns(key, value, "legacy/" if key == "exclude" else "robots.txt", path)
    for one in found:
        if what := fault(one):
            raise SettingsError(f"“{one}” in “{key}”: {what}", path=path)
    return found


def _switch(key: str, value: Any, path: str) -> bool:
    if not isinstance(value, bool):
        raise SettingsError(f"“{key}” must be true or false, not {said(value)}", path=path)
    return value


def _roots(value: Any, path: str) -> tuple[str, ...]:
    """Folders of pages as trees name them: "" for the top."""
    folders = [Path(one) for one in _patterns("content", value, "docs", path)]
    for folder in folders:
        if folder.is_absolute() or ".." in folder.parts:
            what = f"“{folder}” in “content” must be a folder of the sources"
            raise SettingsError(what, path=path)
    return tuple(folder.as_posix() if folder.parts else "" for folder in folders)


def _folder(key: str, value: str, path: str) -> str:
    folder = Path(value)
    top = not folder.parts and key != "sources"
    if folder.is_absolute() or ".." in folder.parts or top or not value or "\0" in value:
        what = "file" if key == "glossary" else "folder"
        raise SettingsError(f"“{key}” must be a {what} inside the site's directory", path=path)
    return folder.as_posix()


def _targets(
    table: Mapping[str, Any], path: str
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    found = []
    for code, pairs in table.items():
        if not isinstance(pairs, Mapping) or not all(isinstance(v, str) for v in pairs.values()):
            raise SettingsError(
                f'[targets.{code}] must hold lines such as "img/map.png" = "img/mapa.png"',
                path=path,
            )
        found.append((tag(code, path), tuple(pairs.items())))
    return tuple(found)


def _selectors(table: Mapping[str, Any], path: str) -> Selectors:
    known(table, {f.name for f in fields(Selectors)}, path, "html")
    for key, value in table.items():
        for one in strings(table, key, path, "html"):
            if what := _wrong(key, one):
                raise SettingsError(f"“{one}” in “{key}” of [html]: {what}", path=path)
        table = {**table, key: tuple(value)}
    return Selectors(**table)


def _wrong(key: str, entry: str) -> str:
    """What is wrong with an entry of [html], "" for nothing."""
    if key == "attributes":
        try:
            entry, _ = selectors.attribute_of(entry)
        except ValueError as error:
            return str(error)
    what = selectors.fault(entry) if entry or key != "attributes" else ""
    return what and f"this is no CSS selector: {what}"
