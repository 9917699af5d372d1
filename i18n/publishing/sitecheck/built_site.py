"""A built site as values, and where its addresses lead."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal
from urllib.parse import quote, unquote, urljoin, urlsplit

from i18n.model import INDEX, Language, Problem
from i18n.publishing import layout
from i18n.publishing.sitecheck.page import Element, ParsedPage

NOWHERE = "https://site.invalid"
"""Stands for the site's address where it has none."""

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the site in one language: its file, the source page that it is of, whether it
    is marked as unreviewed; `parsed` is None for a page that is no HTML, `part` says that others
    include it."""

    file: str
    source: str
    language: str
    unreviewed: bool = False
    parsed: ParsedPage | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """A site as built.

    `folder` is what its paths are told with, `home` the source language's tag, `languages` all
    of them by tag, `pages` the editions of each source page by tag. `targets` has the links and
    files that differ by language, `negotiated` says that the server chooses a suffix. `said` is
    all that a language's translations say, `asked` what translators are asked for where the
    settings leave elements out, `worded` are the attributes that hold words by the settings.
    """

    folder: str
    base_url: str
    home: str
    languages: Mapping[str, Language]
    files: frozenset[str]
    pages: Mapping[str, Mapping[str, Entry]]
    negotiated: bool = False
    targets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    worded: frozenset[str] = frozenset()

    def original(self, entry: Entry) -> Entry | None:
        """The page in the source language."""
        return self.pages[entry.source].get(self.home)

    def cluster(self, source: str) -> tuple[Entry, ...]:
        """A page in every language in which searches may find it."""
        home = self.pages[source].get(self.home)
        if home is not None and (home.part or (home.parsed and is_unlisted(home.parsed))):
            return ()
        return tuple(one for one in self.pages[source].values() if not one.unreviewed)

    def url(self, entry: Entry) -> str:
        """A page's address."""
        return layout.url(entry.file, self.base_url)


def is_unlisted(page: ParsedPage) -> bool:
    """Whether a page tells searches to leave it out."""
    return any(map(noindex, page.named("meta")))


def noindex(one: Element) -> bool:
    """Whether a tag tells searches to leave the page out."""
    robots = one.name == "meta" and (one.get("name") or "").lower() == "robots"
    return robots and "noindex" in (one.get("content") or "").lower()


def problem(
    site: Site, entry: Entry, line: int, rule: str, message: str, level: Level = "error"
) -> Problem:
    """What is wrong with a page."""
    return Problem(f"{site.folder}/{entry.file}", line, level, rule, message, entry.language)


# --- addresses --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where an address leads: to a file of the site; to a path below its root at which there
    is none (`file` is ""); or elsewhere (`path` is "" too)."""

    file: str = ""
    path: str = ""
    fragment: str = ""
    query: str = ""
    address: str = ""


def resolve(value: str, entry: Entry, site: Site) -> LinkTarget:
    """Where an address on a page leads, as a browser and a plain web server read it."""
    home = site.base_url or NOWHERE
    start = f"{home}/{quote(entry.file)}"
    base = entry.parsed.base if entry.parsed else ""
    return _resolve_from(_joined(start, base), value, entry, site)


def _resolve_from(start: str, value: str, entry: Entry, site: Site) -> LinkTarget:
    """Where an address leads, read from an absolute one."""
    whole = _joined(start, value)
    try:
        parts = urlsplit(whole)
    except ValueError:
        return LinkTarget(address=value)
    home = urlsplit(site.base_url or NOWHERE)
    below = f"{parts.path or '/'}/".startswith(f"{home.path}/")
    if (parts.scheme, parts.netloc) != (home.scheme, home.netloc) or not below:
        return LinkTarget(address=value.strip())
    path = unquote(parts.path[len(home.path) :]).lstrip("/")
    file = served(path, entry.language, site)
    return LinkTarget(file, path or "/", unquote(parts.fragment), parts.query)


@lru_cache(maxsize=1 << 16)  # each rule asks for the same ones
def _joined(start: str, value: str) -> str:
    """`urljoin`, and the value itself where it is no address."""
    try:
        return urljoin(start, value.strip())
    except ValueError:
        return value


def served(path: str, language: str, site: Site) -> str:
    """The file that a plain web server answers a path with, "" for none. One that negotiates
    chooses the language."""
    plain = posixpath.normpath(path) if path else "."
    asked = [posixpath.normpath(posixpath.join(plain, INDEX))]
    asked = asked if path.endswith("/") or not path else [plain, *asked]
    tags = (language, *site.languages) if site.negotiated else ()
    for name in asked:
        for file in (name, *(f"{name}.{tag}" for tag in tags)):
            if file in site.files:
                return file
    return ""
