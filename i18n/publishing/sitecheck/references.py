"""What a page refers to: links, images, styles and scripts, and whether all of it is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from i18n.languages.language_tags import same_language
from i18n.model import Problem
from i18n.publishing.links import is_code
from i18n.publishing.sitecheck.built_site import Entry, LinkTarget, Site, problem, resolve
from i18n.publishing.sitecheck.page import CANDIDATE, CODE, CSS_URL, Element, ParsedPage

LINKS = frozenset({("a", "href"), ("area", "href")})
ASSETS = frozenset({"src", "poster", "background", "xlink:href", "href", "data"})
SETS = frozenset({"srcset", "imagesrcset"})
_FILES = frozenset({"og:image", "og:image:url", "twitter:image"})
_AWAY = frozenset({"canonical", "dns-prefetch", "preconnect"})


@dataclass(frozen=True, slots=True)
class Reference:
    """An address on a page; a link leads a reader away, an asset belongs to the page."""

    kind: Literal["link", "asset"]
    value: str
    element: Element


def references(page: ParsedPage) -> Iterator[Reference]:
    """Every address of a page that a file must answer. A program may answer a form, and what
    template code will be; what the head says of the page itself and its translations is looked at
    with the head."""
    return (one for one in _references(page) if CODE not in one.value and not is_code(one.value))


def _references(page: ParsedPage) -> Iterator[Reference]:
    for one in page.elements:
        if one.name == "base" or (one.name == "link" and _of_head(one)):
            continue
        for name, value in one.attributes:
            if (one.name, name) in LINKS:
                yield Reference("link", value, one)
            elif name in ASSETS and (name != "data" or one.name == "object"):
                yield Reference("asset", value, one)
            elif name in SETS:
                yield from (Reference("asset", m[1], one) for m in CANDIDATE.finditer(value))
            elif name == "style":
                yield from (Reference("asset", m[1], one) for m in CSS_URL.finditer(value))
        if one.name == "meta" and (one.get("property") or one.get("name")) in _FILES:
            yield Reference("asset", one.get("content") or "", one)
    for one, text in page.raw:
        if one.name == "style":
            yield from (Reference("asset", m[1], one) for m in CSS_URL.finditer(text))


def _of_head(one: Element) -> bool:
    relations = one.words("rel")
    return bool(_AWAY.intersection(relations)) or (
        "alternate" in relations and one.get("hreflang") is not None
    )


def broken(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """Links and assets of the site that are not there, and anchors that their page lacks. What
    the source page lacks too is told of that page alone."""
    known = _faults(site, site.original(entry)) if entry.language != site.home else frozenset()
    for one in references(page):
        target = resolve(one.value, entry, site)
        fault = fault_of(target, site)
        if fault and (fault, target.path, target.fragment) not in known:
            told = {"anchor": f"“{one.value}” names an anchor that is not there"}
            message = told.get(fault, f"“{one.value}” leads to no file of the site")
            rule = fault if fault == "anchor" else f"broken-{one.kind}"
            yield problem(site, entry, one.element.line, rule, message)


def _faults(site: Site, entry: Entry | None) -> frozenset[tuple[str, str, str]]:
    if entry is None or entry.parsed is None:
        return frozenset()
    targets = (resolve(one.value, entry, site) for one in references(entry.parsed))
    return frozenset(
        (fault, target.path, target.fragment)
        for target in targets
        if (fault := fault_of(target, site))
    )


def fault_of(target: LinkTarget, site: Site) -> str:
    """What is wrong with where an address leads: "broken", "anchor", or "" for nothing."""
    if not target.path:
        return ""
    if not target.file:
        return "broken"
    there = site.entries.get(target.file)
    named = target.fragment.split(":~:")[0]
    if there is None or there.parsed is None or named.lower() in ("", "top"):
        return ""
    return "" if named in there.parsed.anchors else "anchor"


def exits(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """Links that take a reader out of the language though the page is there in it, and others
    that do so without a word. A link to the page itself in another language is its switch."""
    for one in references(page):
        there = site.entries.get(resolve(one.value, entry, site).file)
        if one.kind != "link" or there is None or there.language == entry.language:
            continue
        tongue = there.language.lower()
        if (one.element.get("lang") or "").lower() == tongue:
            continue  # a choice of languages, in the words of the one that it leads to
        said = (one.element.get("hreflang") or "").lower() == tongue
        line = one.element.line
        if entry.language in site.pages[there.source]:
            if not said or (there.source != entry.source and there.language == site.home):
                what = f"“{one.value}” leaves the language, though the page is there in it"
                yield problem(site, entry, line, "exit", what)
        elif not said:
            what = f"“{one.value}” leaves the language and has no hreflang that says so"
            yield problem(site, entry, line, "exit-unmarked", what)


# --- structured data -----------------------------------------------------------------


def data(page: ParsedPage) -> Iterator[tuple[Element, str]]:
    """The scripts of a page that hold structured data."""
    for one, text in page.raw:
        kind = (one.get("type") or "").lower().split(";")[0].strip()
        if one.name == "script" and kind == "application/ld+json":
            yield one, text


def structured(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """Structured data that is no JSON, says another language, or leads to what is not there."""
    original = site.original(entry)
    theirs = list(data(original.parsed)) if original and original.parsed else []
    for number, (one, text) in enumerate(data(page)):
        facts = _read(text)
        before = _read(theirs[number][1]) if number < len(theirs) else None
        if facts is None:
            level: Literal["error", "warning"] = "error" if before is not None else "warning"
            what = "the structured data is no JSON"
            yield problem(site, entry, one.line, "data", what, level)
        elif entry.language != site.home and before is not None:
            wanted = [_in_language(said, entry, site) for said in _said(before, "inLanguage")]
            found = list(_said(facts, "inLanguage"))
            if wanted != found:
                what = f"inLanguage is {', '.join(found) or 'missing'}, not {', '.join(wanted)}"
                yield problem(site, entry, one.line, "data-language", what)
        for value in _said(facts, ""):
            own = site.base_url and f"{value}/".startswith(f"{site.base_url}/")
            if own and not resolve(value, entry, site).file:
                what = f"“{value}” in the structured data leads to no file of the site"
                yield problem(site, entry, one.line, "broken-link", what)


def _in_language(said: str, entry: Entry, site: Site) -> str:
    ours = "_" not in said and same_language(said, site.home)
    return entry.language if ours else said


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _said(facts: Any, key: str, under: str = "") -> Iterator[str]:
    """The strings that stand under a key, at any depth; under any for ""."""
    if isinstance(facts, dict):
        for name, value in facts.items():
            yield from _said(value, key, name)
    elif isinstance(facts, list):
        for value in facts:
            yield from _said(value, key, under)
    elif isinstance(facts, str) and key in ("", under):
        yield facts
