"""What a page's head and root say of it: language, direction, title, address, translations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from i18n.languages.language_tags import same_language
from i18n.model import Problem
from i18n.publishing import layout
from i18n.publishing.sitecheck.built_site import Entry, Level, Site, problem, resolve
from i18n.publishing.sitecheck.page import Element, ParsedPage

DEFAULT = "x-default"


def language(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """`lang` that is missing, doubled or another language's; likewise `dir`, where the language
    is written from right to left or the page says anything."""
    roots = list(page.named("html"))
    if not roots:
        if entry.language != site.home:
            yield problem(site, entry, 0, "lang", "the page has no <html lang>")
        return
    names = [name for name, _ in roots[0].attributes]
    if len(roots) > 1 or names.count("lang") > 1 or names.count("dir") > 1:
        yield problem(site, entry, roots[0].line, "lang-doubled", "lang or dir is said twice")
    found, level = roots[0].get("lang"), _level(entry, site)
    if not found:
        yield problem(site, entry, roots[0].line, "lang", "<html> has no lang", level)
    elif not _is(found, entry, site) or not _is(roots[0].get("xml:lang") or found, entry, site):
        what = f"lang is “{found}”, not “{entry.language}”"
        yield problem(site, entry, roots[0].line, "lang", what)


def direction(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """`dir` of the root and the body that is not the language's."""
    wanted = site.languages[entry.language].direction
    root = next(page.named("html"), None)
    if root and wanted == "rtl" and root.get("dir") is None:
        yield problem(site, entry, root.line, "dir", "<html> has no dir, not “rtl”")
    for one in page.named("html", "body"):
        found = one.get("dir")
        if found is not None and found.lower() != wanted:
            what = f"dir of <{one.name}> is “{found}”, not “{wanted}”"
            yield problem(site, entry, one.line, "dir", what)


def _is(said: str, entry: Entry, site: Site) -> bool:
    """Whether a page names its language; a source page may name a region too."""
    if entry.language != site.home:
        return said == entry.language
    return "_" not in said and same_language(said, entry.language)


def _level(entry: Entry, site: Site) -> Level:
    """What the author of a source page left out is a warning."""
    return "warning" if entry.language == site.home else "error"


def title(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """A title that is missing or empty."""
    if page.title is None or not page.title.strip():
        original = site.original(entry)
        theirs = original.parsed if original and entry.language != site.home else None
        if theirs and not theirs.title:
            return
        what = "the page has no title" if page.title is None else "the title is empty"
        yield problem(site, entry, 0, "title", what, _level(entry, site))


def charset(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """More charsets than one, or another than the source page's."""
    found = set(_charsets(page))
    original = site.original(entry)
    wanted = set(_charsets(original.parsed)) if original and original.parsed else found
    if len(found) > 1 or found != wanted:
        said = " and ".join(sorted(found)) or "none"
        yield problem(site, entry, 0, "charset", f"the page declares the charset {said}")


def _charsets(page: ParsedPage) -> Iterator[str]:
    for one in page.named("meta"):
        if said := one.get("charset"):
            yield said.strip().lower()
        elif (one.get("http-equiv") or "").lower() == "content-type":
            yield (one.get("content") or "").lower().partition("charset=")[2].strip()


# --- addresses of the page ------------------------------------------------------------


def canonical(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """A canonical link or og:url that is not the page's own address, or one that is missing
    where the source page has it."""
    if not site.base_url:
        return
    wanted, original = site.url(entry), site.original(entry)
    links = [(one, one.get("href")) for one in page.links("canonical")]
    shared = [(one, one.get("content")) for one in page.metas("og:url")]
    if not links and original and original.parsed and any(original.parsed.links("canonical")):
        yield problem(site, entry, 0, "canonical", "the canonical link is missing")
    for rule, found in (("canonical", links), ("og-url", shared)):
        for one, said in found:
            if said != wanted:
                what = f"{rule} is {said or 'empty'}, not the page's own {wanted}"
                yield problem(site, entry, one.line, rule, what, _level(entry, site))
    if len(links) > 1:
        yield problem(site, entry, links[1][0].line, "canonical", "two canonical links")


def locale(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """og:locale of another language."""
    wanted = site.languages[entry.language].locale
    for one in page.metas("og:locale"):
        said = one.get("content")
        if entry.language != site.home and said != wanted:
            what = f"og:locale is “{said}”, not “{wanted}”"
            yield problem(site, entry, one.line, "og-locale", what)


# --- translations -----------------------------------------------------------------------


def alternates(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """hreflang links that are not absolute, lead nowhere or to another language, or of which
    one is missing: the page itself, x-default, a language that has the page.

    Source of the rules: Google, “Tell Google about localized versions of your page”.
    """
    cluster = {one.language: one for one in site.cluster(entry.source)}
    ours = bool(site.base_url) and len(cluster) > 1 and not entry.unreviewed
    if not ours:
        if entry.language != site.home and (found := _listed(page)):
            what = "the page lists its translations, and is none that searches may find"
            yield problem(site, entry, found[0].line, "hreflang", what)
        return
    listed = _listed(page)
    for one in listed:
        yield from _leading(one, entry, site)
    counts = Counter((one.get("hreflang") or "").lower() for one in listed)
    for tag in (*cluster, DEFAULT):
        if counts[tag.lower()] > 1:
            what = f"hreflang “{tag}” stands {counts[tag.lower()]} times"
            yield problem(site, entry, 0, "hreflang-doubled", what)
        elif not counts[tag.lower()]:
            yield _missing(tag, entry, site)


def _missing(tag: str, entry: Entry, site: Site) -> Problem:
    if tag == DEFAULT:
        return problem(site, entry, 0, "hreflang-default", "hreflang “x-default” is missing")
    if tag == entry.language:
        return problem(site, entry, 0, "hreflang-self", "the page does not list itself")
    other = site.pages[entry.source][tag]
    back = other.parsed and any(_same(one, entry.language) for one in _listed(other.parsed))
    what = f"hreflang “{tag}” is missing{', though that page points back to this' if back else ''}"
    return problem(site, entry, 0, "hreflang-return" if back else "hreflang-missing", what)


def _same(one: Element, tag: str) -> bool:
    return (one.get("hreflang") or "").lower() == tag.lower()


def _listed(page: ParsedPage) -> list[Element]:
    return [one for one in page.links("alternate") if one.get("hreflang") is not None]


def _leading(one: Element, entry: Entry, site: Site) -> Iterator[Problem]:
    """Whether an hreflang link is absolute, and leads to the page in the language it names."""
    said, address = one.get("hreflang") or "", one.get("href") or ""
    if not _ABSOLUTE.match(address):
        what = f"hreflang “{said}” has no absolute address: {address}"
        yield problem(site, entry, one.line, "hreflang-absolute", what)
    target, wanted = resolve(address, entry, site), _wanted(said.lower(), entry, site)
    if target != resolve(wanted, entry, site) if wanted else target.path:
        what = f"hreflang “{said}” leads to {address}, which is not that page"
        yield problem(site, entry, one.line, "hreflang-target", what)


_ABSOLUTE = re.compile(r"https?://[^/]", re.I)


def _wanted(said: str, entry: Entry, site: Site) -> str:
    """The address of a page in the language that an hreflang names, "" where it has none."""
    if said == DEFAULT and site.negotiated:
        return layout.url(entry.source, site.base_url)
    tag = site.home if said == DEFAULT else said
    found = (one for one in site.cluster(entry.source) if one.language.lower() == tag.lower())
    return next((site.url(one) for one in found), "")
