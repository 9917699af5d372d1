"""Where the pages of each language stand in a site, and by which address readers know them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from i18n.model import INDEX
from i18n.publishing.generators import trees
from i18n.publishing.generators.trees import Generator, Tree

Kind = Literal["folder", "suffix", "apache", Generator]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a site keeps its languages apart.

    `kind` is "folder" for es/a.html, "suffix" for a.es.html, "apache" for a.html.es, which
    Apache's MultiViews negotiates. `source_at_root` leaves the pages in the source language
    where they are; with "apache" they have their suffix all the same. `pretty` puts a.html at
    a/index.html, to be known as a/. With a `tree` the pages stand in that of a site generator,
    beside their sources.
    """

    kind: Kind = "folder"
    source_at_root: bool = True
    pretty: bool = False
    tree: Tree | None = None

    @property
    def natural(self) -> bool:
        """Whether the pages in the source language stay just where they are."""
        return self.source_at_root and not self.pretty and self.kind != "apache"


FOLDERS = Layout()
"""A folder for each language, the source's pages at the root."""


def place(path: str, tag: str, layout: Layout, *, original: bool) -> str:
    """The file of a page in a language. `original` says that it is the source's."""
    at_root = original and layout.source_at_root
    if layout.tree is not None:
        return path if original else trees.place(path, tag, layout.tree)
    if layout.kind == "apache":
        return f"{path}.{tag}"
    if layout.kind == "folder":
        path = _folded(path) if layout.pretty else path
        return path if at_root else f"{tag}/{path}"
    stem, suffix = posixpath.splitext(path)
    return path if at_root else f"{stem}.{tag}{suffix}"


def _folded(path: str) -> str:
    """about.html as about/index.html; servers look for their error pages by name."""
    stem, suffix = posixpath.splitext(path)
    if suffix.lower() not in (".html", ".htm") or posixpath.basename(stem) in ("index", "404"):
        return path
    return f"{stem}/{INDEX}"


def shown(file: str) -> str:
    """A file's path as addresses have it: an index page is known by its folder."""
    return file[: -len(INDEX)] if posixpath.basename(file) == INDEX else file


def address(file: str, base_url: str) -> str:
    """The address of a file below its host: "/es/news/"."""
    return f"{urlsplit(base_url).path}/{quote(shown(file))}"


def url(file: str, base_url: str) -> str:
    """The absolute address of a file of the site."""
    return f"{base_url}/{quote(shown(file))}"
