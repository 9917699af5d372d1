"""A whole site: every page in every language that has it, linked, labelled and accounted for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.sax.saxutils import escape as xml_escape

from i18n import links
from i18n.catalog import Coverage
from i18n.links import Here
from i18n.model import Field, Key, Language, Page, Quoting
from i18n.render import Rendering, escape, render

NOTICE_STYLE = (
    "margin:0;padding:.6em 1em;background:#fff3c4;color:#3d2f00;"
    "border-bottom:2px solid #c99a00;font:16px/1.4 system-ui,sans-serif;text-align:start"
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of a build: which pages it has, their texts and how far each is."""

    language: Language
    texts: Mapping[str, Mapping[Key, str]]
    coverage: Mapping[str, Coverage]

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

    @property
    def paths(self) -> frozenset[str]:
        """All source pages."""
        return frozenset(page.path for page in self.pages)


def prefix(language: Language, build: Build) -> str:
    """The folder of a language, with its slash; the source language is at the root."""
    return "" if language.tag == build.source.tag else f"{language.tag}/"


@dataclass(frozen=True, slots=True)
class Written:
    """A page of the site: where it goes, which source it is of, and its text."""

    path: str
    source: str
    text: str


def write(build: Build) -> Iterator[Written]:
    """Every page of the build, the source language first."""
    original = Edition(build.source, {path: {} for path in build.paths}, {})
    for edition in (original, *build.editions):
        folder = prefix(edition.language, build)
        for page in build.pages:
            if page.path in edition.pages:
                yield Written(folder + page.path, page.path, _page(page, edition, build))


def _page(page: Page, edition: Edition, build: Build) -> str:
    language = edition.language
    foreign = ""
    if language.tag != build.source.tag:
        turn = "" if build.source.direction == language.direction else ' dir="%s"'
        foreign = f'<span lang="{build.source.tag}"{turn and turn % build.source.direction}>'
    field = partial(_field, page=page, edition=edition, build=build)
    return render(page, Rendering(edition.texts[page.path], field, foreign))


# --- fields --------------------------------------------------------------------


def _field(field: Field, page: Page, edition: Edition, build: Build) -> str:
    """What stands in a spot that the language decides."""
    if field.kind == "head":
        return _head(page, edition, build)
    if field.kind == "body":
        return _notice(page, edition, build) if build.preview else ""
    if edition.language.tag == build.source.tag:
        return field.raw
    return _WRITERS[field.kind](field, page, edition, build)


Writer = Callable[[Field, Page, Edition, Build], str]


def _lang(field: Field, page: Page, edition: Edition, build: Build) -> str:
    return attribute(field, edition.language.tag)


def _dir(field: Field, page: Page, edition: Edition, build: Build) -> str:
    return attribute(field, edition.language.direction)


def _html(field: Field, page: Page, edition: Edition, build: Build) -> str:
    return f'<html lang="{edition.language.tag}" dir="{edition.language.direction}">'


def _gap(field: Field, page: Page, edition: Edition, build: Build) -> str:
    return (field.raw or " ") if edition.language.gap else ""


def _link(field: Field, page: Page, edition: Edition, build: Build) -> str:
    value, leaves = links.link(field.value, _here(page, edition, build))
    written = attribute(field, value)
    return (
        f'{written} hreflang="{build.source.tag}"' if leaves and field.name == "href" else written
    )


def _asset(field: Field, page: Page, edition: Edition, build: Build) -> str:
    return attribute(field, links.asset(field.value, _here(page, edition, build)))


def _srcset(field: Field, page: Page, edition: Edition, build: Build) -> str:
    return attribute(field, links.srcset(field.value, _here(page, edition, build)))


def _canonical(field: Field, page: Page, edition: Edition, build: Build) -> str:
    """A page is its own original: never the source page, which would hide it from searches."""
    if not build.base_url:
        return ""
    return attribute(field, links.url(page.path, prefix(edition.language, build), build.base_url))


def _locale(field: Field, page: Page, edition: Edition, build: Build) -> str:
    return attribute(field, edition.language.locale)


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


def _here(page: Page, edition: Edition, build: Build) -> Here:
    folder = prefix(edition.language, build)
    return Here(page.path, folder, build.paths, edition.pages, build.base_url)


# --- head and notice -------------------------------------------------------------


def _head(page: Page, edition: Edition, build: Build) -> str:
    end = "/>" if page.path.lower().endswith(".xhtml") else ">"
    if build.preview:
        return f'<meta name="robots" content="noindex"{end}\n'
    found = alternates(page.path, build)
    return "".join(
        f'<link rel="alternate" hreflang="{tag}" href={_quoted(address)}{end}\n'
        for tag, address in found
    )


def _quoted(value: str) -> str:
    return '"' + escape(value, '"') + '"'


def alternates(path: str, build: Build) -> tuple[tuple[str, str], ...]:
    """(hreflang, address) of every language that has a page, itself and x-default included.

    Empty where there is one language only, or no base URL to make addresses from.
    """
    languages = [e.language for e in build.editions if path in e.pages]
    if not languages or not build.base_url:
        return ()
    found = [
        (language.tag, links.url(path, prefix(language, build), build.base_url))
        for language in (build.source, *languages)
    ]
    return (*found, ("x-default", found[0][1]))


def _notice(page: Page, edition: Edition, build: Build) -> str:
    text = notice(page.path, edition, build)
    if not page.path.lower().endswith((".html", ".htm", ".xhtml")):
        return f"[{text}]\n\n"
    return (
        f'<div data-i18n-notice="" lang="en" dir="ltr" style="{NOTICE_STYLE}">'
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


# --- around the pages --------------------------------------------------------------


def sitemap(build: Build) -> str:
    """sitemap.xml with every page of every language and its alternates; "" without base URL.

    Format: https://www.sitemaps.org/protocol.html and Google's xhtml:link extension.
    """
    if not build.base_url:
        return ""
    entries = []
    for page in build.pages:
        found = alternates(page.path, build)
        own = [e.language for e in build.editions if page.path in e.pages]
        for language in (build.source, *own):
            address = links.url(page.path, prefix(language, build), build.base_url)
            lines = [f"<loc>{xml_escape(address)}</loc>"]
            lines += [
                f'<xhtml:link rel="alternate" hreflang="{tag}" href={_quoted(there)}/>'
                for tag, there in found
            ]
            entries.append("<url>" + "".join(lines) + "</url>")
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return head + "\n".join(entries) + "\n</urlset>\n"


def manifest(build: Build, built: Mapping[str, bytes], files: Iterable[str]) -> str:
    """What the build holds, for machines: per page and language its file, the shares of its
    words that are approved, drafted and in the source language, and the file's SHA-256; and
    the names of all its files."""
    pages: dict[str, Any] = {}
    for page in build.pages:
        languages = {build.source.tag: {"file": page.path, "sha256": _digest(built[page.path])}}
        for edition in build.editions:
            if page.path in edition.pages:
                file = prefix(edition.language, build) + page.path
                shares = _shares(edition.coverage[page.path], build.preview)
                languages[edition.language.tag] = {
                    "file": file,
                    **shares,
                    "sha256": _digest(built[file]),
                }
        pages[page.path] = languages
    names = {
        language.tag: {"name": language.own_name, "dir": language.direction}
        for language in (build.source, *(edition.language for edition in build.editions))
    }
    whole = {
        "generator": "i18n-pipeline",
        "preview": build.preview,
        "source_language": build.source.tag,
        "languages": names,
        "pages": pages,
        "files": sorted(files),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _shares(count: Coverage, preview: bool) -> dict[str, Any]:
    words = count.words or 1
    draft = round(count.words_draft / words, 4) if preview else 0.0
    approved = round(count.share, 4)
    return {"approved": approved, "draft": draft, "source": round(1 - approved - draft, 4)}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- publishing rule ---------------------------------------------------------------


def published(
    coverage: Mapping[str, Coverage], before: Sequence[str], threshold: float, keep: float
) -> tuple[str, ...]:
    """The pages that a language has now: those whose words are approved to the threshold, and
    those that were in before and are still above `keep`. Sorted."""
    limit = {path: keep if path in set(before) else threshold for path in coverage}
    return tuple(sorted(path for path, count in coverage.items() if count.share >= limit[path]))
