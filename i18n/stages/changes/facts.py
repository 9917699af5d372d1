"""What a run keeps of a site for the next one: of each page, of each catalog, of the whole.

Keys are kept as digests: sixteen hex digits of a context and a source. A string of them is
searched as text, which is quicker than to make sets of those of a whole site.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from i18n.catalogs.coverage import Coverage
from i18n.model import Key, Problem

Rows = tuple[tuple[Any, ...], ...]
"""Problems, the fields of each in their order."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page, or a file of UI strings. `texts` has each key with a digest of what is said of it
    and stands around it: `KEY:DIGEST`, `KEY!DIGEST` of plural ones; `links` are the paths below
    the root that the page leads to, or None where that cannot be told, `named` those that its
    scripts read, and `headings` the pages to whose headings it leads.

    `matter` is how many texts its front matter has, and `odd` what is to be said of that;
    `unlisted` whether it tells searches to leave it out, `part` whether it is a part of others,
    and `includes` what it includes. `kept` are the texts that stay in the source language since a
    translation would be other markup, in the site and in the preview by language; `ids` are in the
    same way the ids of its headings, if other pages lead to these; `address` is the one that it
    gives itself in the tree of a site generator."""

    path: str
    strings: bool
    texts: str
    links: tuple[str, ...] | None = ()
    named: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    matter: int = 0
    odd: Rows = ()
    unlisted: bool = False
    part: bool = False
    includes: tuple[str, ...] = ()
    kept: Mapping[str, Rows] = field(default_factory=dict)
    ids: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    address: str = ""


@dataclass(frozen=True, slots=True)
class CatalogFacts:
    """A catalog as it was saved. `texts` has each key with a digest of its message; `spoken` the
    keys in which a person has a say, `reused` those that are approved for another page's sake,
    `open` the others that have a text, and `empty` those that have none. `wants` says whether a
    message waits for a draft. `units` is a digest of what the memory takes of it, and `approved`
    of what the bundles do; `whole` and `usable` are how far its page is, as it stands and as
    readers get it; `recorded` are the marks of drafts that people changed; `problems` what
    `check` says of it alone, `undrafted` what is said of texts that machines could not draft."""

    texts: str
    spoken: str
    reused: str
    open: str
    empty: str
    wants: bool
    units: str
    approved: str
    whole: tuple[int, ...]
    usable: tuple[int, ...]
    recorded: tuple[str, ...] = ()
    problems: Rows = ()
    undrafted: Rows = ()


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """A language. `published` are its pages, and `unreviewed` those that show drafts, each with
    its notice; `sheets` how many messages of each page and file of UI strings there are, and are
    approved; `bundles` the files that are made of all its catalogs, and `said` what is to be said
    of them; `across` what is to be said of different texts for one source; `engine` of engines;
    `gaps` the texts without a translation that stand on several pages, by key."""

    tag: str
    published: tuple[str, ...]
    unreviewed: Mapping[str, str]
    sheets: Mapping[str, tuple[int, int]]
    bundles: tuple[str, ...]
    said: Rows
    across: Rows
    engine: Rows
    gaps: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """A site as a whole: its pages and files of UI strings by stem, in order, its assets, what
    is left out, what is to be said of its sources and of their names, its languages, a digest
    of what the memory holds, the pages that others include, and a digest of its names, if they
    were looked for in texts that machines could not draft."""

    pages: Mapping[str, str]
    strings: Mapping[str, str]
    assets: tuple[str, ...]
    left_out: Rows
    problems: Rows
    standing: Rows
    languages: tuple[LanguageFacts, ...]
    memory: str
    parts: tuple[str, ...] = ()
    names: str = ""


def key_id(key: Key) -> str:
    """A key as facts have it."""
    return digest(f"{key.context}\0{key.source}", 8)


def digest(text: str, size: int = 6) -> str:
    """A short digest in hex."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def pairs(texts: str) -> dict[str, str]:
    """What facts say of each key."""
    return {one[:16]: one[17:] for one in texts.split()}


def as_counts(found: Coverage) -> tuple[int, ...]:
    """A coverage as facts have it."""
    return tuple(getattr(found, name) for name in Coverage.__dataclass_fields__)


def as_row(problem: Problem) -> tuple[Any, ...]:
    """A problem as facts have it."""
    return tuple(getattr(problem, name) for name in Problem.__dataclass_fields__)


def problems(found: Iterable[Sequence[Any]]) -> list[Problem]:
    """Problems from their facts."""
    return [Problem(*one) for one in found]


# --- as bytes --------------------------------------------------------------------------


def packed(facts: PageFacts | CatalogFacts | SiteFacts) -> bytes:
    """Facts as the store keeps them."""
    flat = {name: getattr(facts, name) for name in facts.__dataclass_fields__}
    if not isinstance(facts, SiteFacts):
        return _json([*flat.values()])
    languages = [
        {name: getattr(one, name) for name in LanguageFacts.__dataclass_fields__}
        for one in facts.languages
    ]
    return _json(flat | {"languages": languages})


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def page_facts(data: bytes) -> PageFacts:
    """Facts of a page. Raises ValueError or TypeError where they are none."""
    path, strings, texts, links, *rest = json.loads(data)
    return PageFacts(path, strings, texts, None if links is None else tuple(links), *rest)


def catalog_facts(data: bytes) -> CatalogFacts:
    """Facts of a catalog. Raises ValueError or TypeError where they are none."""
    return CatalogFacts(*json.loads(data))


def site_facts(data: bytes) -> SiteFacts:
    """Facts of a site. Raises ValueError, KeyError or TypeError where they are none."""
    found = json.loads(data)
    found["languages"] = tuple(LanguageFacts(**one) for one in found["languages"])
    found["assets"] = tuple(found["assets"])
    return SiteFacts(**found)
