"""What a page says that others depend on: its texts, with what is around them, and its links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePath

from i18n.catalogs.occurrences import Occurrence, occurrences
from i18n.formats import front_matter_texts
from i18n.formats.page_formats import MARKDOWN_SUFFIXES
from i18n.model import Code, Field, Message, Page, Parts, Segment, segments
from i18n.placeables import template_code
from i18n.publishing import fragments, links, pages
from i18n.publishing.editions import Build, is_unlisted
from i18n.publishing.generators.trees import Tree
from i18n.publishing.links import Here
from i18n.publishing.pages import base_of
from i18n.stages.changes.facts import PageFacts, digest, key_id

_LEADING = frozenset({"link", "original", "asset", "alternate", "hreflang"})


def texts(page: Page, template: Sequence[Message]) -> str:
    """The keys of a page, each with a digest of what its template says of it, of its places on
    the page, and of the messages before and after it."""
    places = occurrences([page], {m.key for m in template})[page.path]
    sources = ["", *(m.key.source for m in template), ""]
    around = zip(template, sources, sources[2:], strict=False)
    return " ".join(_text(m, places.get(m.key, ()), (before, after)) for m, before, after in around)


def _text(message: Message, places: Sequence[Occurrence], around: tuple[str, str]) -> str:
    said = (message.notes, message.plural, message.flags, places, around)
    sign = "!" if message.plural else ":"
    return f"{key_id(message.key)}{sign}{digest(repr(said))}"


@dataclass(frozen=True, slots=True)
class Links:
    """What decides where links lead: all pages, each at its place, all files, the site's address,
    what leads elsewhere in each language, and the tree of a site generator."""

    there: Mapping[str, str]
    files: Set[str]
    base_url: str
    targets: tuple[Mapping[str, str], ...]
    tree: Tree | None = None


def links_of(build: Build) -> Links:
    """What decides where the links of a site lead."""
    targets = tuple(one.targets for one in build.editions if one.targets)
    files = build.paths | build.assets | build.untranslated
    return Links(
        {path: path for path in build.paths}, files, build.base_url, targets, build.layout.tree
    )


def facts(page: Page, template: Sequence[Message], ways: Links) -> PageFacts:
    """What is kept of a page, but for what a build says of it."""
    here, fields = _here(page, ways), [*_fields(page.parts)]
    return PageFacts(
        page.path,
        False,
        texts(page, template),
        _leads_to(fields, here, ways),
        _named(fields, here),
        _headings(page, fields, here),
        sum(one.block == front_matter_texts.BLOCK for one in segments(page.parts)),
        (),
        is_unlisted(page),
        fragments.is_fragment(page),
        tuple(fragments.included(page)),
        address=pages.own_address(page, ways.tree) if ways.tree else "",
    )


def of_strings(page: Page, template: Sequence[Message]) -> PageFacts:
    """What is kept of a file of UI strings."""
    return PageFacts(page.path, True, texts(page, template))


def _here(page: Page, ways: Links) -> Here:
    """A page as its links see it, in its source."""
    path = fragments.read_from(page, ways.files) if fragments.is_fragment(page) else page.path
    return Here(path, path, ways.there, frozenset(), ways.base_url, base_of(page))


def headings(page: Page, ways: Links) -> tuple[str, ...]:
    """The pages in Markdown to whose headings a page in Markdown leads."""
    return _headings(page, [*_fields(page.parts)], _here(page, ways)) if page.dialect else ()


def _leads_to(fields: Sequence[Field], here: Here, ways: Links) -> tuple[str, ...] | None:
    """The paths below the root that a page leads to, in any language; None where template code
    stands in an address, and nobody knows."""
    found: set[str] = set()
    for field in fields:
        if field.kind not in _LEADING:
            continue
        if template_code.code(field.raw):
            return None
        if (target := links.resolve(field.value, here)) is not None:
            found |= {target, *(one.get(target, target) for one in ways.targets)}
    return tuple(sorted(found))


def _named(fields: Sequence[Field], here: Here) -> tuple[str, ...]:
    """What the scripts of a page may read."""
    found = (links.resolve(one.value, here) for one in fields if one.kind == "address")
    return tuple(sorted({path for path in found if path is not None}))


def _headings(page: Page, fields: Sequence[Field], here: Here) -> tuple[str, ...]:
    found: set[str] = set()
    for one in fields if page.dialect else ():
        start, mark, fragment = one.value.partition("#")
        if one.kind == "link" and mark and fragment:
            target = links.resolve(start, here) if start else page.path
            if target and PurePath(target).suffix.lower() in MARKDOWN_SUFFIXES:
                found.add(target)
    return tuple(sorted(found & here.there.keys()))


def _fields(parts: Parts) -> Iterator[Field]:
    """Every field, those inside of sentences' markup too."""
    for part in parts:
        if isinstance(part, Field):
            yield part
        elif isinstance(part, Segment):
            for atom in part.text:
                if isinstance(atom, Code):
                    yield from _fields(atom.parts)


# --- what a build says of headings ---


def place_name(build: Build) -> str:
    """What a build is called in facts."""
    return "preview" if build.preview else "site"


def ids_of(builds: Sequence[Build], path: str) -> dict[str, Mapping[str, str]]:
    """The ids of a page's headings as facts have them: by build and language."""
    return {
        f"{place_name(one)} {tag}": ids
        for one in builds
        for tag, ids in pages.headings(one, path).items()
    }
