"""What a build says of itself, against what there is: manifest, sitemap, redirects and more."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from i18n.model import Problem
from i18n.publishing import layout
from i18n.publishing.sitecheck.built_site import NOWHERE, Site, served
from i18n.publishing.sitecheck.heads import DEFAULT

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"


def listing(
    facts: Mapping[str, Any], hashes: Mapping[str, str], folder: str, ours: str
) -> Iterator[Problem]:
    """Files of the manifest that are not there or have other bytes, and files that it does not
    know. `hashes` has the SHA-256 of each page that is there and "" for other files; `ours` is
    the manifest's own name."""
    if facts.get("preview"):
        yield _problem(folder, ours, "manifest", "this is a preview, not the site")
    for name in facts["files"]:
        if name not in hashes:
            yield _problem(folder, name, "missing-file", f"{ours} lists it, and it is not there")
    for editions in facts["pages"].values():
        for tag, one in editions.items():
            found = hashes.get(one["file"])
            if one["file"] not in facts["files"]:
                what = f"{ours} has the page and does not list the file"
                yield _problem(folder, one["file"], "manifest", what, tag)
            elif found is not None and found != one["sha256"]:
                what = f"its bytes are not those that {ours} knows; build again"
                yield _problem(folder, one["file"], "hash", what, tag)
    known = {*facts["files"], ours}
    for name in sorted(hashes.keys() - known):
        if not any(part.startswith(".") for part in name.split("/")):
            what = f"{ours} does not list it; no build of ours wrote it"
            yield Problem(f"{folder}/{name}", 0, "warning", "extra-file", what)


def _problem(folder: str, name: str, rule: str, what: str, language: str = "") -> Problem:
    return Problem(f"{folder}/{name}", 0, "error", rule, what, language)


def published(site: Site, recorded: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """Pages that are in the site and not in published.txt, or the other way round. `recorded`
    has the source pages that published.txt names, by language."""
    for tag, names in recorded.items():
        wanted = set(names)
        for source, editions in site.pages.items():
            if tag in editions and source not in wanted:
                what = "the page is in the site, and published.txt does not have it"
                yield _problem(site.folder, editions[tag].file, "published", what, tag)
            elif tag not in editions and source in wanted:
                what = f"published.txt has {source}, which is not in the site"
                yield _problem(site.folder, source, "published", what, tag)


# --- sitemap ------------------------------------------------------------------------------


def sitemap(site: Site, name: str, text: str | None) -> Iterator[Problem]:
    """A sitemap that does not say what the heads must say: every page that searches may find,
    with its translations. None where there is none. Format: https://www.sitemaps.org/protocol.html
    """
    if not site.base_url:
        return
    if text is None:
        yield _problem(site.folder, name, "sitemap", "there is no sitemap")
        return
    try:
        listed = list(_listed(text))
    except ET.ParseError as error:
        yield _problem(site.folder, name, "sitemap", f"it cannot be read: {error}")
        return
    found, wanted = dict(listed), _wanted(site)
    for address, count in Counter(address for address, _ in listed).items():
        if count > 1:
            yield _problem(site.folder, name, "sitemap", f"{address} stands {count} times")
        if address not in wanted:
            yield _problem(site.folder, name, "sitemap", f"{address} is no page of the site")
    for address, there in wanted.items():
        if address not in found:
            yield _problem(site.folder, name, "sitemap", f"{address} is missing")
        elif found[address] != there:
            what = f"the translations of {address} are not those of its head"
            yield _problem(site.folder, name, "sitemap", what)


def _listed(text: str) -> Iterator[tuple[str, frozenset[tuple[str, str]]]]:
    for one in ET.fromstring(text.encode()).iter(f"{_SITEMAP}url"):
        links = one.iter(f"{_XHTML}link")
        there = frozenset((e.get("hreflang", ""), e.get("href", "")) for e in links)
        yield (one.findtext(f"{_SITEMAP}loc") or "").strip(), there


def _wanted(site: Site) -> dict[str, frozenset[tuple[str, str]]]:
    found: dict[str, frozenset[tuple[str, str]]] = {}
    for source in site.pages:
        cluster = site.cluster(source)
        there = {(one.language, site.url(one)) for one in cluster}
        home = site.pages[source].get(site.home)
        if site.negotiated or home is None:
            there.add((DEFAULT, layout.url(source, site.base_url)))
        else:
            there.add((DEFAULT, site.url(home)))
        pairs = frozenset(there) if len(cluster) > 1 else frozenset()
        found |= {site.url(one): pairs for one in cluster}
    return found


# --- redirects ------------------------------------------------------------------------------


def redirects(site: Site, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Redirects that lead nowhere, in a circle, or from where a page is. `texts` are the files
    that hold them, by name: JSON, or `from to status` a line."""
    for name, text in texts.items():
        try:
            found = _redirects(name, text)
        except (ValueError, RecursionError):
            yield _problem(site.folder, name, "redirect", "it cannot be read")
            continue
        for old, new in found.items():
            if new in found:
                what = f"{old} leads to {new}, which leads on to {found[new]}"
            elif not _leads(new, site):
                what = f"{old} leads to {new}, where there is no page"
            elif _leads(old, site):
                what = f"{old} leads to {new}, and there is a page already"
            else:
                continue
            yield _problem(site.folder, name, "redirect", what)


def _redirects(name: str, text: str) -> dict[str, str]:
    if name.endswith(".json"):
        found = json.loads(text)
        if not isinstance(found, dict):
            raise ValueError
        return {str(old): str(new) for old, new in found.items()}
    lines = (line.split() for line in text.splitlines())
    return {line[0]: line[1] for line in lines if len(line) > 1 and line[0][0] != "#"}


def _leads(address: str, site: Site) -> bool:
    home = urlsplit(site.base_url or NOWHERE).path
    if not address.startswith(f"{home}/"):
        return False
    return bool(served(unquote(address[len(home) :]).lstrip("/"), site.home, site))
