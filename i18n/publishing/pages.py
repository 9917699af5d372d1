"""A whole site: every page in every language that has it, linked, labelled and accounted for."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from i18n.catalogs.coverage import Coverage
from i18n.model import Code, Field, Key, Page, Parts, Segment, raw
from i18n.publishing import fields, fragments, links, markdown_pages, review
from i18n.publishing.editions import Build, Edition, Sheet, place
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


@dataclass(frozen=True, slots=True)
class Frame:
    """What the pages of a build have in common: the build without its pages and their texts, the
    pages that are read from elsewhere (fragments), and those of a generator's tree by address."""

    build: Build
    read_from: Mapping[str, str]
    known: Pages | None = None


class PageWork(NamedTuple):
    """A page with what is its own in each edition of a build, those in order that have it; and,
    of pages in Markdown, what ids headings have in each edition."""

    page: Page
    own: Mapping[str, OwnEdition]
    anchors: Mapping[str, Ids]


class OwnEdition(NamedTuple):
    """What is a page's own in an edition."""

    texts: Mapping[Key, str]
    coverage: Coverage | None
    shown: Coverage | None
    sheet: Sheet | None


def write(build: Build) -> Iterator[Written]:
    """Every page of the build, the source language first."""
    kept = writer(frame(build))
    found = [one for work in works(build) for one in written(kept, work)]
    for edition in (build.home, *build.editions):
        yield from (one for one in found if one.language == edition.language.tag)


def frame(build: Build) -> Frame:
    """What the pages of a build have in common."""
    files = build.paths | build.assets | build.untranslated
    read_from = {
        page.path: fragments.read_from(page, files)
        for page in build.pages
        if fragments.is_fragment(page)
    }
    tree = build.layout.tree
    bare = [
        replace(
            one, texts={path: {} for path in one.texts}, coverage={}, shown={}, review={}, sheets={}
        )
        for one in build.editions
    ]
    outline = replace(
        build,
        pages=(),
        editions=tuple(bare),
        parts=build.unlisted,  # what is asked of a page is whether it is in a list
        everything=tuple(build.paths),
        by_path={},
    )
    return Frame(outline, read_from, _known(build, tree) if tree is not None else None)


def works(build: Build) -> Iterator[PageWork]:
    """Each page of a build with what is its own."""
    moved = {one.language.tag: _anchors(build, one) for one in build.editions}
    at_home = {path: place(path, build.home, build) for path in build.paths}
    for page in build.pages:
        own = {
            one.language.tag: OwnEdition(
                one.texts[page.path],
                one.coverage.get(page.path),
                one.shown.get(page.path),
                one.review.get(page.path),
            )
            for one in build.editions
            if page.path in one.texts
        }
        ids: dict[str, Ids] = {}
        if page.dialect:
            here = Here(page.path, page.path, at_home, frozenset(), build.base_url, base_of(page))
            targets = sorted({page.path, *_targets(page.parts, here)})
            ids = {tag: {one: moved[tag](one) for one in targets} for tag in own}
        yield PageWork(page, own, ids)


def _targets(parts: Parts, here: Here) -> Iterator[str]:
    """The pages that a page has links to headings of."""
    for part in parts:
        if isinstance(part, Field) and part.kind == "link" and "#" in part.value:
            target = links.resolve(part.value, here)
            yield from () if target is None else (target,)
        elif isinstance(part, Segment):
            for atom in part.text:
                if isinstance(atom, Code):
                    yield from _targets(atom.parts, here)


@dataclass(frozen=True, slots=True)
class Writer:
    """What writes the pages of a build: what they have in common, and for each edition where all
    pages are, and which of them its readers get in the source language."""

    frame: Frame
    there: Mapping[str, Mapping[str, str]]
    away: Mapping[str, frozenset[str]]


def writer(common: Frame) -> Writer:
    """What writes the pages of a build."""
    build = common.build
    at_home = {path: path for path in build.untranslated}
    at_home |= {path: place(path, build.home, build) for path in build.paths}
    there, away = {build.source.tag: at_home}, {build.source.tag: frozenset[str]()}
    for one in build.editions:
        own = {path: place(path, one, build) for path in one.pages}
        there[one.language.tag] = {**at_home, **own}
        gone = frozenset(build.paths - one.pages)
        away[one.language.tag] = gone | build.untranslated
    return Writer(common, there, away)


def places(common: Frame, path: str) -> Iterator[tuple[str, str]]:
    """Where a page goes in each language that has it, the source's first."""
    build = common.build
    for edition in (build.home, *build.editions):
        if path in edition.pages:
            yield place(path, edition, build), edition.language.tag


def written(kept: Writer, work: PageWork) -> Iterator[Written]:
    """A page in every language that has it, the source language first."""
    build = kept.frame.build
    for edition in (build.home, *build.editions):
        if work.page.path in edition.pages:
            at = _place(kept, work, edition)
            text, left = _page(at, work.anchors.get(edition.language.tag, {}))
            file = place(work.page.path, edition, build)
            yield Written(file, work.page.path, text, edition.language.tag, left)


def _place(kept: Writer, work: PageWork, edition: Edition) -> Place:
    """A page in an edition, as its fields see it."""
    common, page, tag = kept.frame, work.page, edition.language.tag
    build = common.build
    file = place(page.path, edition, build)
    path = common.read_from.get(page.path, page.path)
    seen = file if path == page.path else place(path, edition, build)
    there, away = kept.there[tag], kept.away[tag]
    here = Here(path, seen, there, away, build.base_url, base_of(page), edition.targets)
    here = replace(here, files=build.assets)
    if common.known is not None and edition is not build.home:
        here = replace(here, spot=_spot(here, edition, common.known))
    return Place(page, _with_own(edition, page.path, work.own.get(tag)), build, here)


def _with_own(edition: Edition, path: str, own: OwnEdition | None) -> Edition:
    """An edition with what is a page's own in it."""
    if own is None:
        return edition
    return replace(
        edition,
        texts=ChainMap({path: own.texts}, edition.texts),  # type: ignore[arg-type]
        coverage={path: own.coverage} if own.coverage else {},
        shown={path: own.shown} if own.shown else {},
        review={path: own.sheet} if own.sheet else {},
    )


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
Ids = Mapping[str, Mapping[str, str]]
"""The same, by page."""


def _anchors(build: Build, edition: Edition) -> Anchors:
    """How ids of headings change that are made of their words, and cannot be given."""
    pages = build.by_path or {page.path: page for page in build.pages}

    def moved(path: str) -> Mapping[str, str]:
        known = (edition.language.tag, path)
        if known not in build.headings:
            build.headings[known] = _moved(pages.get(path), edition.texts.get(path))
        return build.headings[known]

    return moved


def _moved(page: Page | None, texts: Mapping[Key, str] | None) -> Mapping[str, str]:
    if page is None or texts is None or not page.dialect:
        return {}
    return markdown_pages.anchors(page, Rendering(texts, source_field))


def headings(build: Build, path: str) -> dict[str, Mapping[str, str]]:
    """The ids of a page's headings that are others than in its source, by language."""
    every = {one.language.tag: _anchors(build, one)(path) for one in build.editions}
    return {tag: found for tag, found in every.items() if found}


def _field(field: Field, at: Place, moved: Ids) -> str:
    """A field of a page in Markdown: a link to a heading leads to it by its id in the language."""
    start, mark, fragment = field.value.partition("#")
    if field.kind == "link" and mark and fragment and field.raw.endswith(f"#{fragment}"):
        target = links.resolve(field.value, at.here) if start else at.page.path
        if target and (new := moved.get(target, {}).get(unquote(fragment))):
            raw = f"{field.raw[: -len(fragment)]}{new}"
            field = replace(field, raw=raw, value=f"{start}#{new}")
    return fields.write(field, at)


def _page(at: Place, moved: Ids) -> tuple[str, tuple[Kept, ...]]:
    if at.build.layout.tree is not None and at.here.spot is None:
        return raw(at.page.parts), ()  # a generator's tree has the sources as they are
    text, kept = _rendered(at, moved)
    if at.here.spot is not None:
        text = tree_links.with_references(text, at.here.spot)
        text = modules.with_modules(text, at.page.dialect, at.here.spot)
        text = permalinks.with_addresses(text, at.here.spot)
    return text, kept


def _rendered(at: Place, moved: Ids) -> tuple[str, tuple[Kept, ...]]:
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
