"""What a page says that others depend on: its texts, with what is around them, and its links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from i18n.catalogs.occurrences import Occurrence, occurrences
from i18n.formats import front_matter_texts
from i18n.formats.page_formats import MARKDOWN_SUFFIXES
from i18n.model import Code, Field, Message, Page, Parts, Segment, segments
from i18n.placeables import template_code
from i18n.publishing import links
from i18n.publishing.editions import Build, is_unlisted
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
    """What decides where links lead: all pages, each at its place, the site's address, and what
    leads elsewhere in each language."""

    there: Mapping[str, str]
    base_url: str
    targets: tuple[Mapping[str, str], ...]


def sees_others(page: Page) -> bool:
    """Whether a page depends on others in ways that no facts tell of: links in Markdown lead to
    headings, scripts read addresses, and some pages are in no sitemap. Front matter is counted by
    `status`."""
    return (
        PurePath(page.path).suffix.lower() in MARKDOWN_SUFFIXES
        or any(field.kind in ("address", "root") for field in _fields(page.parts))
        or any(one.block == front_matter_texts.BLOCK for one in segments(page.parts))
        or is_unlisted(page)
    )


def links_of(build: Build) -> Links:
    """What decides where the links of a site lead."""
    targets = tuple(one.targets for one in build.editions if one.targets)
    return Links({path: path for path in build.paths}, build.base_url, targets)


def facts(page: Page, template: Sequence[Message], ways: Links) -> PageFacts:
    """What is kept of a page."""
    return PageFacts(page.path, False, texts(page, template), leads_to(page, ways))


def of_strings(page: Page, template: Sequence[Message]) -> PageFacts:
    """What is kept of a file of UI strings."""
    return PageFacts(page.path, True, texts(page, template))


def leads_to(page: Page, ways: Links) -> tuple[str, ...] | None:
    """The paths below the root that a page leads to, in any language; None where template code
    stands in an address, and nobody knows."""
    here = Here(page.path, page.path, ways.there, frozenset(), ways.base_url, base_of(page))
    found: set[str] = set()
    for field in _fields(page.parts):
        if field.kind not in _LEADING:
            continue
        if template_code.code(field.raw):
            return None
        if (target := links.resolve(field.value, here)) is not None:
            found |= {target, *(one.get(target, target) for one in ways.targets)}
    return tuple(sorted(found))


def _fields(parts: Parts) -> Iterator[Field]:
    """Every field, those inside of sentences' markup too."""
    for part in parts:
        if isinstance(part, Field):
            yield part
        elif isinstance(part, Segment):
            for atom in part.text:
                if isinstance(atom, Code):
                    yield from _fields(atom.parts)
