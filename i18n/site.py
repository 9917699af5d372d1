"""A whole site: every page in every language that has it, linked, labelled and accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import unescape

from i18n import layout, links, notices
from i18n.catalog import Coverage
from i18n.layout import FOLDERS, Layout
from i18n.links import Here
from i18n.model import Field, Key, Language, Page, Quoting
from i18n.render import Rendering, escape, render

NOTICE_STYLE = (
    "margin:0;padding:.6em 1em;background:#fff3c4;color:#3d2f00;"
    "border-bottom:2px solid #c99a00;font:16px/1.4 system-ui,sans-serif;text-align:start"
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of a build: which pages it has, their texts and how far each is.

    `slugs` has the translated paths of those pages that have one; `unreviewed` the pages that
    show drafts to readers, each with the site's own notice or ""; `targets` the links and
    files that lead elsewhere in this language.
    """

    language: Language
    texts: Mapping[str, Mapping[Key, str]]
    coverage: Mapping[str, Coverage]
    slugs: Mapping[str, str] = field(default_factory=dict)
    unreviewed: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> frozenset[str]:
        """The source paths of the pages that this language has."""
        return frozenset(self.texts)


@dataclass(frozen=True, slots=True)
class Build:
    """What a site is made of. `editions` are the translations, `preview` shows drafts."""

    pages: tuple[Page, ...]
    source: Language
    editions: tuple[Edition, ...]
    base_url: str = ""
    preview: bool = False
    layout: Layout = FOLDERS

    @property
    def paths(self) -> frozenset[str]:
        """All source pages."""
        return frozenset(page.path for page in self.pages)


def place(path: str, edition: Edition, build: Build) -> str:
    """The file of a page in an edition."""
    tag = edition.language.tag
    path = edition.slugs.get(path, path)
    return layout.place(path, tag, build.layout, original=tag == build.source.tag)


@dataclass(frozen=True, slots=True)
class Written:
    """A page of the site: where it goes, which source it is of, and its text."""

    path: str
    source: str
    text: str


def original(build: Build) -> Edition:
    """The pages in the source language, as an edition of their own."""
    return Edition(build.source, {path: {} for path in build.paths}, {})


def write(build: Build) -> Iterator[Written]:
    """Every page of the build, the source language first."""
    source = original(build)
    at_home = {path: place(path, source, build) for path in build.paths}
    for edition in (source, *build.editions):
        own = {path: place(path, edition, build) for path in edition.pages}
        there, away = {**at_home, **own}, build.paths - edition.pages
        for page in build.pages:
            if page.path in own:
                file = own[page.path]
                here = Here(
                    page.path, file, there, away, build.base_url, _base(page), edition.targets
                )
                yield Written(file, page.path, _page(Place(page, edition, build, here)))


@dataclass(frozen=True, slots=True)
class Place:
    """A page in an edition of a build, as its fields see it."""

    page: Page
    edition: Edition
    build: Build
    here: Here

    @property
    def language(self) -> Language:
        """The edition's."""
        return self.edition.language


def _page(at: Place) -> str:
    language, source = at.language, at.build.source
    foreign = ""
    if language.tag != source.tag:
        turned = source.direction != language.direction
        direction = f' dir="{source.direction}"' if turned else ""
        foreign = f'<span lang="{source.tag}"{direction}>'
    texts = at.edition.texts[at.page.path]
    return render(at.page, Rendering(texts, partial(_field, at=at), foreign))


def _base(page: Page) -> str:
    """The page's `<base href>`, "" for none."""
    found = (_BASE.search(part) for part in page.parts if isinstance(part, str))
    return next((unescape(m[2] or m[3]) for m in found if m), "")


_BASE = re.compile(r"""<base\s(?:[^>]*\s)?href\s*=\s*(?:(["'])(.*?)\1|([^\s>"']+))""", re.I | re.S)


# --- fields --------------------------------------------------------------------


def _field(field: Field, at: Place) -> str:
    """What stands in a spot that the language decides."""
    if field.kind == "head":
        return _head(at)
    if field.kind == "body":
        return _notice(at)
    if at.language.tag == at.build.source.tag and (
        at.build.layout.natural or field.kind not in _PLACED
    ):
        return field.raw
    return _WRITERS[field.kind](field, at)


Writer = Callable[[Field, Place], str]


def _lang(field: Field, at: Place) -> str:
    return attribute(field, at.language.tag)


def _dir(field: Field, at: Place) -> str:
    return attribute(field, at.language.direction)


def _html(field: Field, at: Place) -> str:
    return f'<html lang="{at.language.tag}" dir="{at.language.direction}">'


def _gap(field: Field, at: Place) -> str:
    return (field.raw or " ") if at.language.gap else ""


def _link(field: Field, at: Place) -> str:
    value, leaves = links.link(field.value, at.here)
    written = attribute(field, value)
    leaves = leaves and field.name.lower() == "href"
    return f'{written} hreflang="{at.build.source.tag}"' if leaves else written


def _asset(field: Field, at: Place) -> str:
    return attribute(field, links.asset(field.value, at.here))


def _srcset(field: Field, at: Place) -> str:
    return attribute(field, links.srcset(field.value, at.here))


def _canonical(field: Field, at: Place) -> str:
    """A page is its own original: never the source page, which would hide it from searches."""
    if not at.build.base_url:
        return ""
    return attribute(field, layout.url(at.here.file, at.build.base_url))


def _locale(field: Field, at: Place) -> str:
    return attribute(field, at.language.locale)


_WRITERS: dict[str, Writer] = {
    "lang": _lang,
    "dir": _dir,
    "html": _html,
    "gap": _gap,
    "link": _link,
    "asset": _asset,
    "srcset": _srcset,
    "canonical": _canonical,
    "locale": _locale,
}


_PLACED = frozenset({"link", "asset", "srcset", "canonical"})
"""The fields that depend on where a page stands, not on its language."""


def attribute(field: Field, value: str) -> str:
    """An attribute with a new value, in the quotes it had; as it was if the value is the same."""
    if not field.name:
        # In CSS and the like only a path before the URL can have changed.
        return value.removesuffix(field.value) + field.raw if value.endswith(field.value) else value
    if field.raw and field.value == value:
        return field.raw
    quote: Quoting = "'" if field.raw.endswith("'") else '"'
    written = f"{field.name}={quote}{escape(value, quote)}{quote}"
    return written if field.raw else f" {written}"


# --- head and notice -------------------------------------------------------------


def _head(at: Place) -> str:
    end = "/>" if at.page.path.lower().endswith(".xhtml") else ">"
    if at.build.preview or at.page.path in at.edition.unreviewed:
        return f'<meta name="robots" content="noindex"{end}\n'
    found = alternates(at.page.path, at.build)
    return "".join(
        f'<link rel="alternate" hreflang="{tag}" href={quoted(address)}{end}\n'
        for tag, address in found
    )


def quoted(value: str) -> str:
    """An attribute's value in double quotes."""
    return '"' + escape(value, '"') + '"'


def alternates(path: str, build: Build) -> tuple[tuple[str, str], ...]:
    """(hreflang, address) of every language that has a page, itself and x-default included.

    Empty where there is one language only, or no base URL to make addresses from. What nobody
    has reviewed is none of them: no search shall lead there.
    """
    editions = [e for e in build.editions if path in e.pages and path not in e.unreviewed]
    if not editions or not build.base_url:
        return ()
    found = [
        (edition.language.tag, layout.url(place(path, edition, build), build.base_url))
        for edition in (original(build), *editions)
    ]
    negotiated = build.layout.kind == "apache"
    default = layout.url(path, build.base_url) if negotiated else found[0][1]
    return (*found, ("x-default", default))


def _notice(at: Place) -> str:
    """What stands at the top of a page that is not, or not yet, reviewed; "" for others."""
    if at.build.preview:
        text, tag = notice(at.page.path, at.edition, at.build), "en"
    elif at.page.path in at.edition.unreviewed:
        text, tag = notices.unreviewed(at.language.tag, at.edition.unreviewed[at.page.path])
    else:
        return ""
    if not at.page.path.lower().endswith((".html", ".htm", ".xhtml")):
        return f"[{text}]\n\n"
    direction = at.language.direction if tag == at.language.tag else "ltr"
    return (
        f'<div data-i18n-notice="" lang="{tag}" dir="{direction}" style="{NOTICE_STYLE}">'
        f"{escape(text, 'html')}</div>"
    )


def notice(path: str, edition: Edition, build: Build) -> str:
    """What a preview says of a page, in one line."""
    if edition.language.tag == build.source.tag:
        return f"Preview: the source page ({edition.language.name})."
    count = edition.coverage[path]
    return (
        f"Preview in {edition.language.name}, not for readers: "
        f"{count.approved} of {count.messages} messages approved, {count.draft} drafts, "
        f"{count.empty} untranslated."
    )
