"""Fragments: pages without `<html>` and `<body>`, which other pages include.

Their addresses are read from the page that includes them, not from where they lie: a footer in
`includes/` that names `about.html` mostly means the one at the root.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from i18n.model import INDEX, Code, Field, Page, Parts, Segment


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Whether a page is a part of others, and the paths of what it includes."""

    is_part: bool
    paths: tuple[str, ...] = ()


def inclusion(page: Page) -> Inclusion:
    """What is to be known of a page for that."""
    return Inclusion(is_fragment(page), tuple(included(page)))


_ADDRESSES = frozenset(("link", "asset", "address"))
_OF_SCRIPTS = frozenset(("address",))
_INCLUDE = re.compile(r"<!--#\s*include\s+(?:virtual|file)\s*=\s*[\"']([^\"']+)", re.IGNORECASE)


def is_fragment(page: Page) -> bool:
    """Whether a page is a part of others: HTML that begins with no tag of a document."""
    html = page.path.lower().endswith((".html", ".htm", ".xhtml"))
    return html and not any(isinstance(one, Field) and one.kind == "head" for one in page.parts)


def read_from(page: Page, files: Set[str]) -> str:
    """The path from which a fragment's addresses are read: its own, or one of its name in a
    folder above, whichever leads to most of the site's files."""
    folder, name = posixpath.split(page.path)
    values = [*_relative(page.parts, _ADDRESSES)]
    best, most = page.path, _leading(values, folder, files)
    while folder:
        folder = posixpath.dirname(folder)
        if (count := _leading(values, folder, files)) > most:
            best, most = posixpath.join(folder, name), count
    return best


def _leading(values: list[str], folder: str, files: Set[str]) -> int:
    goals = (posixpath.normpath(posixpath.join(folder, one)) for one in values)
    return sum(goal in files or posixpath.join(goal, INDEX) in files for goal in goals)


def _relative(parts: Parts, kinds: Set[str]) -> Iterator[str]:
    for value in _addresses(parts, kinds):
        try:
            split = urlsplit(value)
        except ValueError:
            continue
        if split.path and not (split.scheme or split.netloc or split.path.startswith("/")):
            yield unquote(split.path)


def _addresses(parts: Parts, kinds: Set[str]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Field) and part.kind in kinds:
            yield part.value
        elif isinstance(part, Segment):
            for atom in part.text:
                if isinstance(atom, Code):
                    yield from _addresses(atom.parts, kinds)


def included(page: Page) -> Iterator[str]:
    """The paths of what a page includes: through a server's command, a script or an attribute."""
    folder = posixpath.dirname(page.path)
    named = (
        found[1] for one in page.parts if isinstance(one, str) for found in _INCLUDE.finditer(one)
    )
    for value in (*named, *_relative(page.parts, _OF_SCRIPTS)):
        yield posixpath.normpath(posixpath.join(folder, value)).lstrip("/")
