"""A whole site: every page in every language that has it, linked, labelled and accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import unescape
from urllib.parse import unquote, urlsplit

from i18n.model import Field, Key, Page, Segment, raw
from i18n.publishing import fields, fragments, links, markdown_pages, review
from i18n.publishing.editions import Build, Edition, place
from i18n.publishing.fields import Place
from i18n.publishing.generators import modules, permalinks, tree_links
from i18n.publishing.generators.tree_links import Pages, Spot
from i18n.publishing.generators.trees import Tree
from i18n.publishing.links import Here
from i18n.publishing.markdown_pages import Kept
from i18n.publishing.rendering import Rendering, render, source_field


@dataclass(frozen=True, slots=True)
class Written:
    """A page of the site: where it goes, which source it is of, its text and language; and what
    of it stays in the source language, since its translation would be other markup."""

    path: str
    source: str
    text: str
    language: str = ""
    kept: tuple[Kept, ...] = ()


def write(build: Build) -> Iterator[Written]:
    """Every page of the build, the source language first."""
    source = build.home
    at_home = {path: path for path in build.untranslated}
    at_home |= {path: place(path, source, build) for path in build.paths}
    files = build.paths | build.assets | build.untranslated
    read_from = {
        page.path: fragments.read_from(page, files)
        for page in build.pages
        if fragments.is_fragment(page)
    }
    tree = build.layout.tree
    known = _known(build, tree) if tree is not None else None
    for edition in (source, *build.editions):
        moved = _anchors(build, edition)
        own = {path: place(path, edition, build) for path in edition.pages}
        there, away = {**at_home, **own}, frozenset(build.paths - edition.pages)
        away |= build.untranslated if edition is not source else frozenset()
        for page in build.pages:
            if page.path in own:
                file = own[page.path]
                path = read_from.get(page.path, page.path)
                seen = file if path == page.path else place(path, edition, build)
                here = Here(path, seen, there, away, build.base_url, base_of(page), edition.targets)
                here = replace(here, files=build.assets)
                if known is not None and edition is not source:
                    here = replace(here, spot=_spot(here, edition, known))
                text, kept = _page(Place(page, edition, build, here), moved)
                yield Written(file, page.path, text, edition.language.tag, kept)


def _known(build: Build, tree: Tree) -> Pages:
    """The pages of a generator's tree by their addresses, those included that they give
    themselves."""
    own = {**build.addresses, **{page.path: own_address(page, tree) for page in build.pages}}
    named = {path: own[path] for path in build.paths if own.get(path)}
    return tree_links.pages(build.paths, tree, named)


def own_address(page: Page, tree: Tree) -> str:
    """The address that a page in a generator's tree gives itself; "" for none."""
    return permalinks.own(raw(page.parts[:_START]), tree)


_START = 200
"""So many parts of a page hold its front matter."""


def _spot(here: Here, edition: Edition, known: Pages) -> Spot:
    """A page in a generator's tree, as its links see it."""
    base = urlsplit(here.base_url).path.rstrip("/")
    tag = edition.language.tag
    return Spot(here.path, here.file, tag, known, here.there, here.away, base)


Anchors = Callable[[str], Mapping[str, str]]
"""The ids of a page's headings in a language, by those of its source."""


def _anchors(build: Build, edition: Edition) -> Anchors:
    """How ids of headings change that are made of their words, and cannot be given."""
    if edition.language.tag == build.source.tag:
        return lambda path: {}
    pages = {page.path: page for page in build.pages if page.dialect}

    def moved(path: str) -> Mapping[str, str]:
        known = (edition.language.tag, path)
        if known not in build.headings:
            build.headings[known] = _moved(pages.get(path), edition.texts.get(path))
        return build.headings[known]

    return moved


def _moved(page: Page | None, texts: Mapping[Key, str] | None) -> Mapping[str, str]:
    if page is None or texts is None:
        return {}
    return markdown_pages.anchors(page, Rendering(texts, source_field))


def headings(build: Build, path: str) -> dict[str, Mapping[str, str]]:
    """The ids of a page's headings that are others than in its source, by language."""
    every = {one.language.tag: _anchors(build, one)(path) for one in build.editions}
    return {tag: found for tag, found in every.items() if found}


def _field(field: Field, at: Place, moved: Anchors) -> str:
    """A field of a page in Markdown: a link to a heading leads to it by its id in the language."""
    start, mark, fragment = field.value.partition("#")
    if field.kind == "link" and mark and fragment and field.raw.endswith(f"#{fragment}"):
        target = links.resolve(field.value, at.here) if start else at.page.path
        if target and (new := moved(target).get(unquote(fragment))):
            raw = f"{field.raw[: -len(fragment)]}{new}"
            field = replace(field, raw=raw, value=f"{start}#{new}")
    return fields.write(field, at)


def _page(at: Place, moved: Anchors) -> tuple[str, tuple[Kept, ...]]:
    if at.build.layout.tree is not None and at.here.spot is None:
        return raw(at.page.parts), ()  # a generator's tree has the sources as they are
    text, kept = _rendered(at, moved)
    if at.here.spot is not None:
        text = tree_links.with_references(text, at.here.spot)
        text = modules.with_modules(text, at.page.dialect, at.here.spot)
        text = permalinks.with_addresses(text, at.here.spot)
    return text, kept


def _rendered(at: Place, moved: Anchors) -> tuple[str, tuple[Kept, ...]]:
    texts = at.edition.texts[at.page.path]
    rendering = Rendering(texts, partial(fields.write, at=at), None, at.build.value)
    if at.page.dialect:
        own = replace(rendering, field=partial(_field, at=at, moved=moved))
        return markdown_pages.render(at.page, own)
    return render(at.page, replace(rendering, mark=_mark(at))), ()


def _mark(at: Place) -> Callable[[Segment, str, bool], str] | None:
    """How sentences are marked: those in the source language as such, all in a preview."""
    language, source = at.language, at.build.source
    if language.tag == source.tag:
        return None
    turned = source.direction != language.direction
    direction = f' dir="{source.direction}"' if turned else ""
    sheet = at.edition.review.get(at.page.path)
    state = review.marker(sheet) if sheet else None

    def mark(segment: Segment, written: str, translated: bool) -> str:
        if not translated:
            written = f'<span lang="{source.tag}"{direction}>{written}</span>'
        return state(segment, written) if state else written

    return mark


def base_of(page: Page) -> str:
    """The page's `<base href>`, "" for none."""
    found = (_BASE.search(part) for part in page.parts if isinstance(part, str))
    return next((unescape(m[2] or m[3]) for m in found if m), "")


_BASE = re.compile(r"""<base\s(?:[^>]*\s)?href\s*=\s*(?:(["'])(.*?)\1|([^\s>"']+))""", re.I | re.S)
