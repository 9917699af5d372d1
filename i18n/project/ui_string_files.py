"""Which files are UI strings, and where they go in another language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from itertools import pairwise
from pathlib import PurePosixPath

from i18n.formats.ui_strings.file_kinds import MKDOCS, data_folder
from i18n.formats.ui_strings.resource import SUFFIXES
from i18n.publishing import layout
from i18n.publishing.layout import Layout

_PARTS = re.compile(r"[/.]")


def chosen(paths: Iterable[str], patterns: Sequence[str]) -> tuple[str, ...]:
    """The files that hold UI strings: every POT, and what a pattern names (`*` in it matches
    any folders)."""
    return tuple(path for path in paths if _is_strings(path, patterns))


def named(paths: Iterable[str], patterns: Sequence[str]) -> tuple[str, ...]:
    """The files that a pattern names."""
    return tuple(p for p in paths if any(fnmatchcase(p, pattern) for pattern in patterns))


def _is_strings(path: str, patterns: Sequence[str]) -> bool:
    suffix = PurePosixPath(path).suffix.lower()
    named = suffix in SUFFIXES and any(fnmatchcase(path, pattern) for pattern in patterns)
    return suffix == ".pot" or named


def place(path: str, source: str, tag: str, kind: Layout) -> str:
    """The file of UI strings in a language. Where a folder or a part of the name is the source
    language's, it becomes the other's (`i18n/en.json`, `i18n/es.json`); a file of a folder of data
    gets a folder in it (`_data/nav.yml`, `_data/es/nav.yml`); else the layout says."""
    if (own := renamed(path, source, tag)) != path:
        return own
    if data := data_folder(path):
        return f"{data}/{tag}{path[len(data) :]}"
    if kind.kind == "apache" or PurePosixPath(path).name.lower() in MKDOCS:
        kind = Layout("suffix")  # what mkdocs.yml names is beside it: mkdocs.es.yml
    return layout.place(path, tag, kind, original=False)


def renamed(path: str, source: str, tag: str) -> str:
    """A path with the source language's name in it replaced; as it is where it has none."""
    ends = [0, *(found.start() for found in _PARTS.finditer(path)), len(path)]
    return "".join(_renamed(path[a:b], source, tag) for a, b in pairwise(ends))


def _renamed(part: str, source: str, tag: str) -> str:
    mark, name = (part[0], part[1:]) if part[:1] in ("/", ".") else ("", part)
    if name.replace("_", "-").lower() != source.lower():
        return part
    return mark + (tag.replace("-", "_") if "_" in name else tag)


def sources(
    paths: Sequence[str], source: str, tags: Iterable[str], kind: Layout
) -> tuple[str, ...]:
    """The files among some that are in the source language: not the ones that another would
    have in a language of the site."""
    theirs = {place(path, source, tag, kind) for tag in tags for path in paths}
    return tuple(path for path in paths if path not in theirs)
