"""`[markdown]`: which Markdown a site is written in, as the settings say, or the settings files of
its generator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from i18n import storage
from i18n.errors import SettingsError, SourceError
from i18n.formats.markdown.dialects import DIALECTS
from i18n.project.settings_tables import known, said, strings

_SUFFIXES = ("js", "ts", "mjs", "cjs", "mts")
_GENERATORS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("docusaurus", tuple(f"docusaurus.config.{suffix}" for suffix in _SUFFIXES)),
    ("starlight", tuple(f"astro.config.{suffix}" for suffix in _SUFFIXES)),
    ("mkdocs", ("mkdocs.yml", "mkdocs.yaml")),
    ("hugo", ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config/_default")),
    ("eleventy", (".eleventy.js", *(f"eleventy.config.{suffix}" for suffix in _SUFFIXES))),
    ("jekyll", ("_config.yml", "_config.yaml")),
    ("myst", ("myst.yml", "conf.py", "_toc.yml")),
)
_MYST = re.compile(r"[\"']myst(?:_parser|_nb|-parser|-nb)?[\"']")
_ATTRIBUTES = re.compile(r"^\s*-\s*[\"']?(?:markdown\.extensions\.)?(?:attr_list|extra)\b", re.M)


@dataclass(frozen=True, slots=True)
class Markdown:
    """`dialect` is that of the site's pages, "" for what the site shows; `comments` lets
    comments in code be translated, `fences` every line of the fences that are named so."""

    dialect: str = ""
    comments: bool = False
    fences: tuple[str, ...] = ()


USUAL = Markdown()


def read(table: Mapping[str, Any], path: str) -> Markdown:
    """The table. Raises SettingsError."""
    known(table, {one.name for one in fields(Markdown)}, path, "markdown")
    dialect, comments = table.get("dialect", ""), table.get("comments", False)
    if dialect != "" and (not isinstance(dialect, str) or dialect not in DIALECTS):
        names = ", ".join(DIALECTS)
        what = f"“dialect” in [markdown] must be one of {names}, not {said(dialect)}"
        raise SettingsError(what, path=path)
    if not isinstance(comments, bool):
        what = f"“comments” in [markdown] must be true or false, not {said(comments)}"
        raise SettingsError(what, path=path)
    return Markdown(dialect, comments, strings(table, "fences", path, "markdown"))


def detected(root: Path, sources: str) -> str:
    """The dialect of a site: what lies in its folder or, failing that, in the folder of its
    sources. "" where nothing tells."""
    folders = dict.fromkeys((root, root / sources, (root / sources).parent))
    return next((found for folder in folders for found in _dialects(folder)), "")


def _dialects(folder: Path) -> Iterator[str]:
    for dialect, names in _GENERATORS:
        for name in names:
            path = folder / name
            if path.exists() and (found := _known(dialect, path)):
                yield found


def _known(dialect: str, path: Path) -> str:
    """What a file says: of MkDocs whether attribute lists are read, of Sphinx whether MyST is."""
    if dialect == "mkdocs":
        return "mkdocs" if _ATTRIBUTES.search(_text(path)) else "python"
    if path.name == "conf.py":
        return "myst" if _MYST.search(_text(path)) else ""
    return dialect


def _text(path: Path) -> str:
    try:
        return storage.read(path).decode("utf-8", "replace")
    except SourceError:
        return ""
