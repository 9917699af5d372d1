"""Which Markdown a site is written in, by the settings files of its generator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from i18n import storage
from i18n.errors import SourceError

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


def detected(root: Path, sources: str) -> str:
    """The dialect of a site: what lies in its folder or, failing that, in the folder of its
    sources. "" where nothing tells."""
    folders = dict.fromkeys((root, root / sources, (root / sources).parent))
    return next((found for folder in folders for found in _dialects(folder)), "")


def _dialects(folder: Path) -> Iterator[str]:
    for dialect, names in _GENERATORS:
        for name in names:
            path = folder / name
            if path.exists() and (known := _known(dialect, path)):
                yield known


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
