"""The trees of site generators: where a page stands in another language, and which are sources.

hugo               content/a.md        content/a.es.md
hugo-folder        content/en/a.md     content/es/a.md
mkdocs             docs/a.md           docs/a.es.md         (mkdocs-static-i18n, by suffix)
mkdocs-folder      docs/en/a.md        docs/es/a.md         (the same, by folder)
docusaurus         docs/a.md           i18n/es/docusaurus-plugin-content-docs/current/a.md
starlight          src/content/docs/a.md, src/content/docs/en/a.md     src/content/docs/es/a.md
eleventy, jekyll   a.md, en/a.md       es/a.md

https://gohugo.io/content-management/multilingual/
https://ultrabug.github.io/mkdocs-static-i18n/
https://docusaurus.io/docs/i18n/tutorial
https://starlight.astro.build/guides/i18n/
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from i18n.languages.language_tags import agree

Generator = Literal[
    "hugo",
    "hugo-folder",
    "mkdocs",
    "mkdocs-folder",
    "docusaurus",
    "starlight",
    "eleventy",
    "jekyll",
]

_CONTENT: dict[Generator, tuple[str, ...]] = {
    "hugo": ("content",),
    "hugo-folder": ("content",),
    "mkdocs": ("docs",),
    "mkdocs-folder": ("docs",),
    "docusaurus": ("docs", "versioned_docs", "blog", "src/pages"),
    "starlight": ("src/content/docs",),
    "eleventy": ("",),
    "jekyll": ("",),
}
"""The folders of pages, where the settings name no others."""

_BY_SUFFIX = frozenset({"hugo", "mkdocs"})
_IN_LOWER_CASE = frozenset({"hugo", "hugo-folder", "starlight"})
"""The generators that know languages by keys in lower case: `pt-br`."""

_PLUGINS = {
    "blog": "docusaurus-plugin-content-blog",
    "src/pages": "docusaurus-plugin-content-pages",
}
_DOCS = "docusaurus-plugin-content-docs"
_VERSIONED = re.compile(r"(?:(.+)_)?versioned_docs")
_TAG = re.compile(r"[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3}))*", re.I)


_PAGES: dict[Generator, tuple[str, ...]] = {
    "hugo": (".md", ".markdown", ".html", ".htm"),
    "hugo-folder": (".md", ".markdown", ".html", ".htm"),
    "mkdocs": (".md", ".markdown"),
    "mkdocs-folder": (".md", ".markdown"),
    "docusaurus": (".md", ".mdx"),
    "starlight": (".md", ".mdx"),
    "eleventy": (".md", ".html"),
    "jekyll": (".md", ".markdown", ".html"),
}
"""The suffixes of pages that a generator reads, and that we can."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A generator's tree. `source` is the tag of the source language; `content` are the folders
    of its pages, "" being the top, without any those that the generator has by itself."""

    generator: Generator
    source: str = "en"
    content: tuple[str, ...] = ()

    @property
    def dialect(self) -> str:
        """The Markdown that pages are written in."""
        return self.generator.removesuffix("-folder")

    @property
    def roots(self) -> tuple[str, ...]:
        """The folders of pages, the innermost first."""
        return tuple(sorted(self.content or _CONTENT[self.generator], key=len, reverse=True))


def root_of(path: str, tree: Tree) -> str | None:
    """The folder of pages that a path is in; None for what is in none."""
    return next((one for one in tree.roots if not one or path.startswith(f"{one}/")), None)


def is_page(path: str, tree: Tree) -> bool:
    """Whether a file is a page by its place and its suffix, in whatever language."""
    return root_of(path, tree) is not None and path.lower().endswith(_PAGES[tree.generator])


def key_of_language(tag: str, tree: Tree) -> str:
    """What a generator calls a language in its folders and addresses."""
    return tag.lower() if tree.generator in _IN_LOWER_CASE else tag


def inner(path: str, tree: Tree) -> str:
    """A source page's path within its folder of pages, without what says its language."""
    root = root_of(path, tree) or ""
    found = path[len(root) :].lstrip("/")
    if tree.generator in _BY_SUFFIX:
        stem, suffix = posixpath.splitext(found)
        return _without_language(stem, tree) + suffix
    first, _, rest = found.partition("/")
    return rest if rest and tree.generator != "docusaurus" and is_own(first, tree) else found


def place(path: str, tag: str, tree: Tree) -> str:
    """The file of a source page, or of a data file of the source language, in a language."""
    name = key_of_language(tag, tree)
    root = root_of(path, tree)
    if tree.generator in _BY_SUFFIX:
        stem, suffix = posixpath.splitext(path)
        return f"{_without_language(stem, tree)}.{name}{suffix}"
    if root is None:
        return posixpath.join(posixpath.dirname(path), name, posixpath.basename(path))
    inner = path[len(root) :].lstrip("/")
    if tree.generator == "docusaurus":
        return f"i18n/{name}/{_plugin(root, inner)}"
    first, _, rest = inner.partition("/")
    if rest and is_own(first, tree):
        inner = rest
    elif tree.generator == "jekyll" and _is_collection(first) and rest:
        return posixpath.join(root, first, name, rest)
    return posixpath.join(root, name, inner)


def _without_language(stem: str, tree: Tree) -> str:
    bare, mark = posixpath.splitext(stem)
    return bare if is_own(mark[1:], tree) else stem


def _is(name: str, tag: str) -> bool:
    """Whether a folder, or a part of a name, is called as a language is."""
    return name.replace("_", "-").lower() == tag.lower()


def is_own(name: str, tree: Tree) -> bool:
    """Whether it is called as the source language is, be it without its region."""
    return bool(name) and agree(name, tree.source)


def _is_collection(folder: str) -> bool:
    """Jekyll reads `_posts` in any folder, but the others of its collections at the top only."""
    return folder.startswith("_") and folder not in ("_posts", "_drafts")


def _plugin(root: str, inner: str) -> str:
    """Where Docusaurus' plugins look for a page. A folder of docs of another name than `docs` is
    an instance of that plugin, which is called as its folder is."""
    if root in _PLUGINS:
        return f"{_PLUGINS[root]}/{inner}"
    name = posixpath.basename(root)
    if versioned := _VERSIONED.fullmatch(name):
        return f"{_DOCS}{f'-{versioned[1]}' if versioned[1] else ''}/{inner}"
    return f"{_DOCS}{'' if name == 'docs' else f'-{name}'}/current/{inner}"


# --- which pages are sources ----------------------------------------------------------


def sources(paths: Sequence[str], tags: Collection[str], tree: Tree) -> tuple[str, ...]:
    """The pages in the source language among some: those in a folder of pages that neither name
    one of the languages `tags` nor are what a page there is in yet another."""
    there = frozenset(paths)
    found = [path for path in paths if root_of(path, tree) is not None]
    own = {root for root in tree.roots if any(_in_own_folder(p, root, tree) for p in found)}
    elsewhere = _mirrors(found, there, tree)
    return tuple(
        path
        for path in found
        if _is_source(path, tags, tree, there)
        and not (_outside(path, own, tree) or path.startswith(elsewhere))
    )


def _is_source(path: str, tags: Collection[str], tree: Tree, there: frozenset[str]) -> bool:
    if tree.generator in _BY_SUFFIX:
        stem, suffix = posixpath.splitext(path)
        bare, mark = posixpath.splitext(stem)
        name = mark[1:]
        if not name or is_own(name, tree):
            return True
        twins = (f"{bare}{suffix}", f"{bare}.{tree.source}{suffix}")
        return not any(_is(name, tag) for tag in tags) and not (
            _TAG.fullmatch(name) and any(twin in there for twin in twins)
        )
    return not any(_is(one, tag) for one in _language_folders(path, tree) for tag in tags)


def _language_folders(path: str, tree: Tree) -> tuple[str, ...]:
    """The folders of a path where a language may stand."""
    root = root_of(path, tree)
    if root is None or tree.generator == "docusaurus":
        return ()
    folders = path[len(root) :].lstrip("/").split("/")[:-1]
    inner = tree.generator == "jekyll" and folders and _is_collection(folders[0])
    return tuple(folders[1:2] if inner else folders[:1])


def _in_own_folder(path: str, root: str, tree: Tree) -> bool:
    """Whether a page is in the source language's own folder."""
    if tree.generator in _BY_SUFFIX or root_of(path, tree) != root:
        return False
    return any(is_own(one, tree) for one in _language_folders(path, tree))


def _outside(path: str, own: Collection[str], tree: Tree) -> bool:
    """Whether a page is outside of the source language's own folder, where there is one."""
    root = root_of(path, tree)
    return root in own and not _in_own_folder(path, root or "", tree)


def _mirrors(found: Iterable[str], there: frozenset[str], tree: Tree) -> tuple[str, ...]:
    """The folders that hold the pages in languages that the settings do not name: called as one,
    and most of what is in them is beside them, too."""
    counts: dict[str, list[bool]] = {}
    for path in found:
        root, folders = root_of(path, tree), _language_folders(path, tree)
        if root is None or not folders or not _TAG.fullmatch(folders[0]):
            continue
        top = posixpath.join(root, folders[0]) + "/"
        if path.startswith(top) and not is_own(folders[0], tree):
            twin = posixpath.join(root, path[len(top) :])
            counts.setdefault(top, []).append(twin in there)
    return tuple(top for top, twins in counts.items() if 2 * sum(twins) > len(twins))
