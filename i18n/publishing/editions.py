"""A build: its pages, and the languages that have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from i18n.catalogs.coverage import Coverage
from i18n.model import Key, Language, Message, Page, Problem
from i18n.publishing import layout
from i18n.publishing.layout import FOLDERS, Layout
from i18n.publishing.rendering import Value


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a reviewer is told of a page: the catalog's path, the page's messages in its order,
    what the checks say of them, a line each, and which stand in its text. One that is not
    `written` is for the marks on the page alone."""

    catalog: str
    messages: Mapping[Key, Message]
    findings: Mapping[Key, tuple[Problem, ...]]
    shown: frozenset[Key] = frozenset()
    written: bool = True


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of a build: which pages it has, their texts and how far each is.

    `shown` is how far each page is as readers get it, where a text that fails a check counts as
    none; without it all are good. `slugs` has the translated paths of those pages that have one;
    `unreviewed` the pages that show drafts to readers, each with the site's own notice or "";
    `targets` the links and files that lead elsewhere in this language; `review` what a preview
    tells of its pages, and `sheets` how far each is of which it tells anything.
    """

    language: Language
    texts: Mapping[str, Mapping[Key, str]]
    coverage: Mapping[str, Coverage]
    slugs: Mapping[str, str] = field(default_factory=dict)
    unreviewed: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)
    review: Mapping[str, Sheet] = field(default_factory=dict)
    shown: Mapping[str, Coverage] = field(default_factory=dict)
    sheets: Mapping[str, Coverage] = field(default_factory=dict)

    @property
    def pages(self) -> Set[str]:
        """The source paths of the pages that this language has."""
        return self.texts.keys()

    def faulty(self, path: str) -> int:
        """How many approved messages of a page readers do not get, for an error in them."""
        whole = self.coverage[path]
        return whole.approved - self.shown.get(path, whole).approved


Headings = dict[tuple[str, str], Mapping[str, str]]
"""By language tag and page, the ids of its headings by those of its source, where they differ."""

Say = Callable[[str, str, str], str]
"""(value, form, language tag) to the value as a language writes it."""


@dataclass(frozen=True, slots=True)
class Build:
    """What a site is made of. `editions` are the translations, `preview` shows drafts, `say`
    writes dates and numbers, and `value` the values of front matter; without them these stay as in
    the source. `untranslated` are pages that are copied as they are, `assets` the files that are no
    pages; `copied` says that these are in every language's folder too. `parts` are the pages that
    others include, `unlisted` these and the pages that tell searches to leave them out.
    `everything` are the paths of all pages where `pages` are some of them only, and
    `unlisted_elsewhere` those of the others that tell searches so. `headings` is what is known by
    now of the ids of pages' headings, and `addresses` are those that the pages that are not among
    `pages` give themselves in a generator's tree. `by_path` has the pages where they need not all
    be in memory. `home` has the pages in the source language, as an edition of their own."""

    pages: Sequence[Page]
    source: Language
    editions: tuple[Edition, ...]
    base_url: str = ""
    preview: bool = False
    layout: Layout = FOLDERS
    say: Say | None = None
    value: Value | None = None
    untranslated: frozenset[str] = frozenset()
    assets: frozenset[str] = frozenset()
    copied: bool = False
    parts: frozenset[str] = frozenset()
    everything: tuple[str, ...] = ()
    unlisted_elsewhere: frozenset[str] = frozenset()
    headings: Headings = field(default_factory=dict, compare=False)
    addresses: Mapping[str, str] = field(default_factory=dict)
    by_path: Mapping[str, Page] = field(default_factory=dict)
    unlisted: frozenset[str] = field(init=False)
    home: Edition = field(init=False)

    def __post_init__(self) -> None:
        paths = self.everything or tuple(page.path for page in self.pages)
        home = Edition(self.source, {path: {} for path in paths}, {})
        object.__setattr__(self, "home", home)
        unlisted = (page.path for page in self.pages if is_unlisted(page))
        both = self.parts.union(unlisted, self.unlisted_elsewhere)
        object.__setattr__(self, "unlisted", both)

    @property
    def paths(self) -> Set[str]:
        """All source pages, in order."""
        return self.home.pages


_ROBOTS = re.compile(
    r"<meta\s(?=[^>]*\bname\s*=\s*[\"']?(?:robots|googlebot)\b)"
    r"(?=[^>]*\bcontent\s*=\s*[\"']?[^\"'>]*\b(?:noindex|none)\b)",
    re.IGNORECASE,
)


def is_unlisted(page: Page) -> bool:
    """Whether a page tells searches to leave it out."""
    return any(isinstance(one, str) and _ROBOTS.search(one) for one in page.parts)


def place(path: str, edition: Edition, build: Build) -> str:
    """The file of a page in an edition."""
    tag = edition.language.tag
    path = edition.slugs.get(path, path)
    return layout.place(path, tag, build.layout, original=tag == build.source.tag)


def alternates(path: str, build: Build) -> tuple[tuple[str, str], ...]:
    """(hreflang, address) of every language that has a page, itself and x-default included.

    Empty where there is one language only, or no base URL to make addresses from. What nobody
    has reviewed is none of them: no search shall lead there.
    """
    editions = [e for e in build.editions if path in e.pages and path not in e.unreviewed]
    apart = path in build.unlisted or build.layout.tree is not None
    if not editions or not build.base_url or apart:
        return ()
    found = [
        (edition.language.tag, layout.url(place(path, edition, build), build.base_url))
        for edition in (build.home, *editions)
    ]
    negotiated = build.layout.kind == "apache"
    default = layout.url(path, build.base_url) if negotiated else found[0][1]
    return (*found, ("x-default", default))
