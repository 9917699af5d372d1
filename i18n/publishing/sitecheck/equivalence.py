"""Whether a localized page is its source page in other words, and nothing more."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from i18n.languages.language_tags import same_language
from i18n.model import Problem
from i18n.placeables import script_addresses
from i18n.placeables.inline_tags import SOFT
from i18n.publishing.sitecheck.built_site import Entry, Level, Site, noindex, problem, resolve
from i18n.publishing.sitecheck.page import CANDIDATE, CSS_URL, Element, ParsedPage, anchors
from i18n.publishing.sitecheck.references import ASSETS, LINKS, SETS, data, fault_of

NOTICE = "data-i18n-notice"
_OF_LANGUAGE = frozenset({"lang", "xml:lang", "dir", "hreflang"})
_WORDS = frozenset({"alt", "title", "placeholder", "label", "abbr", "summary"}) | frozenset(
    f"aria-{name}"
    for name in ("label", "description", "roledescription", "placeholder", "valuetext")
)
_FORMS = frozenset({"action", "formaction"})
_FILES = frozenset({"og:image", "og:image:url", "twitter:image"})
_SPOKEN = re.compile(r"description|title|keywords|site_name|:alt$|^og:(?:url|locale)", re.I)
_RUN = 4

NOTHING = "\0"
"""Marks an address of the site at which there is no file or no such anchor."""

Shape = tuple[str, ...]
"""What a tag is apart from its words and its language: its name, then its attributes."""


def markup(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """Tags, attributes, handlers and addresses that the source page does not have, or that are
    lost. Which file an address names counts, not how it is written."""
    original = site.original(entry)
    if original is None or original.parsed is None or original is entry:
        return
    ours, theirs = _shapes(entry, page, site), _shapes(original, original.parsed, site)
    found, wanted = (Counter(shape for shape, _ in shapes) for shapes in (ours, theirs))
    lost = list((wanted - found).elements())
    lines = dict(reversed(ours))
    for shape in found - wanted:
        if shape[0] in SOFT and shape in wanted:
            continue
        instead = next((one for one in lost if one[0] == shape[0]), None)
        if instead:
            lost.remove(instead)
        if not any(NOTHING in said for said in shape):  # which is told as a broken link
            rest = f"; there it is {_told(instead)}" if instead else ""
            what = f"{_told(shape)} is not in the source page as often{rest}"
            yield problem(site, entry, lines[shape], "foreign-markup", what)
    for shape in dict.fromkeys(lost):
        if shape[0] not in SOFT:
            what = f"{_told(shape)} of the source page is missing"
            yield problem(site, entry, 0, "lost-markup", what, "warning")


def _told(shape: Shape) -> str:
    told = " ".join(shape)
    return f"<{told[:99]}…>" if len(told) > 100 else f"<{told}>"


def _shapes(entry: Entry, page: ParsedPage, site: Site) -> list[tuple[Shape, int]]:
    found = [(_shape(one, entry, site), one.line) for one in page.elements if not _ours(one)]
    structured = {id(one) for one, _ in data(page)}
    for one, text in page.raw:
        if id(one) in structured:
            found += [((one.name, said), one.line) for said in _facts(text)]
        elif text.strip():
            said = _scripted if one.name == "script" else _styled
            found.append(((one.name, said(text, entry, site)), one.line))
    return found


def _ours(one: Element) -> bool:
    """Whether a tag is among those that a build adds or takes away by itself."""
    if one.name == "link" and one.get("hreflang") is not None:
        return "alternate" in one.words("rel")
    if one.name in ("span", "html") and _OF_LANGUAGE.issuperset(name for name, _ in one.attributes):
        return True
    if one.name == "title" or (one.name == "link" and "canonical" in one.words("rel")):
        return True  # which are looked at with the head
    return one.listed or one.get(NOTICE) is not None or noindex(one)


def _shape(one: Element, entry: Entry, site: Site) -> Shape:
    return (
        one.name,
        *(s for name, value in one.attributes if (s := _said(one, name, value, entry, site))),
    )


def _said(one: Element, name: str, value: str, entry: Entry, site: Site) -> str:
    """An attribute without its words; "" for what the language decides."""
    if name in _OF_LANGUAGE:
        return ""
    if name in _WORDS or name in site.worded or (name == "value" and one.name == "input"):
        return f"{name}=…"
    if name == "content" and one.name == "meta":
        kind = one.get("property") or one.get("name") or ""
        if kind in _FILES:
            return f"{name}={_named_page(value, entry, site)}"
        return (
            f"{name}=…"
            if _SPOKEN.search(kind) or "refresh" in one.words("http-equiv")
            else f"{name}={value}"
        )
    if name in SETS:
        targets = (_named_page(m[1], entry, site) for m in CANDIDATE.finditer(value))
        return f"{name}={' '.join(targets)}"
    if name == "style":
        return f"{name}={_styled(value, entry, site)}"
    if read := script_addresses.of_attribute(name, value):
        return f"{name}={_address(value, read, entry, site)}"
    leads = (one.name, name) in LINKS or name in ASSETS or name in _FORMS
    return f"{name}={_named_page(value, entry, site) if leads else value}"


def _styled(css: str, entry: Entry, site: Site) -> str:
    """A style with the files that it names for their addresses."""
    return CSS_URL.sub(lambda m: m[0].replace(m[1], _named_page(m[1], entry, site)), css)


def _scripted(text: str, entry: Entry, site: Site) -> str:
    """A script with the files that it names for their addresses."""
    out: list[str] = []
    end = 0
    for start, stop, kind in script_addresses.in_script(text, 0, len(text)):
        out += text[end:start], _address(text[start:stop], kind, entry, site)
        end = stop
    return "".join([*out, text[end:]])


def _address(value: str, kind: script_addresses.Kind, entry: Entry, site: Site) -> str:
    """What a script reads as an address: the file, if it is one; of a root that it is one."""
    if kind == "root":
        return "root"
    target = resolve(value, entry, site)
    return _named_page(value, entry, site) if target.file else value


def _named_page(value: str, entry: Entry, site: Site) -> str:
    """An address as the source page could have it: the page or file that it leads to."""
    target = resolve(value, entry, site)
    back = _back(site.targets.get(entry.language, {}))
    if not target.path:
        return back.get(target.address, target.address)
    there = site.entries.get(target.file)
    path = there.source if there else target.file or target.path
    query = f"?{target.query}" if target.query else ""
    mark = NOTHING if fault_of(target, site) else ""
    return f"{mark}{back.get(path, path)}{query}#{target.fragment}"


def _back(targets: Mapping[str, str]) -> dict[str, str]:
    return {new: old for old, new in targets.items()}


def _facts(text: str) -> Iterator[str]:
    """The keys of structured data, each with what kind of value it has."""
    try:
        yield from _keys(json.loads(text), "")
    except (ValueError, RecursionError):
        return


def _keys(facts: Any, under: str) -> Iterator[str]:
    if isinstance(facts, dict):
        for name, value in facts.items():
            yield from _keys(value, f"{under}.{name}")
    elif isinstance(facts, list):
        for value in facts:
            yield from _keys(value, f"{under}[]")
    else:
        yield f"{under}: {type(facts).__name__}"


# --- marks ---------------------------------------------------------------------------


def ids(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """An id that two elements have."""
    original = site.original(entry)
    theirs = original.parsed if original and original is not entry else None
    before = _doubled(theirs) if theirs else {}
    level: Level = "warning" if entry.language == site.home else "error"
    for name, line in _doubled(page).items():
        if name not in before:
            yield problem(site, entry, line, "doubled-id", f"the id “{name}” stands twice", level)


def _doubled(page: ParsedPage) -> dict[str, int]:
    found: Counter[str] = Counter()
    lines = {}
    for one in page.elements:
        if name := one.get("id"):
            found[name] += 1
            lines[name] = one.line
    return {name: lines[name] for name, count in found.items() if count > 1}


def same_anchors(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """Anchors that differ from the source page's: links to them would break in one language."""
    original = site.original(entry)
    if original is None or original.parsed is None or original is entry:
        return
    for name, line in dict(reversed(list(anchors(page.elements)))).items():
        if name not in original.parsed.anchors:
            what = f"the anchor “{name}” is not in the source page"
            yield problem(site, entry, line, "anchors", what)
    for name in sorted(original.parsed.anchors - page.anchors):
        yield problem(site, entry, 0, "anchors", f"the source page's anchor “{name}” is missing")


def unreviewed(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """A notice or noindex on a page that is not marked as unreviewed, or none on one that is."""
    notice = next((one for one in page.elements if one.get(NOTICE) is not None), None)
    hidden = next((one for one in page.elements if noindex(one)), None)
    original = site.original(entry)
    asked = bool(original and original.parsed and any(map(noindex, original.parsed.elements)))
    if entry.unreviewed:
        if notice is None or hidden is None:
            missing = "notice" if notice is None else "noindex"
            what = f"the page is marked as unreviewed and has no {missing}"
            yield problem(site, entry, 0, "unreviewed", what)
    elif notice or (hidden and not asked):
        what = "the page says that it is not reviewed, and i18n-manifest.json does not"
        yield problem(site, entry, (notice or hidden or page.elements[0]).line, "unreviewed", what)


def untranslated_words(entry: Entry, page: ParsedPage, site: Site) -> Iterator[Problem]:
    """Words of the source page, four or more, in no element that names their language, where
    no translation has the same: names and words that both languages have are rightly alike."""
    original = site.original(entry)
    if original is None or original.parsed is None or original is entry:
        return
    if same_language(entry.language, site.home):
        return
    theirs = {run.words for run in original.parsed.runs if not run.language}
    said = site.said.get(entry.language, "")
    for run in page.runs:
        unmarked = run.words in theirs and not run.mute and run.words not in said
        unmarked = unmarked and run.language in ("", entry.language) and _long(run.words)
        if unmarked and _for_translators(run.words, site):
            what = f"“{run.words[:60]}” reads as in the source, and no lang says so; build again"
            yield problem(site, entry, run.line, "unmarked", what, "warning")


def _for_translators(words: str, site: Site) -> bool:
    """Whether words are among those that translators are asked for."""
    return not site.asked or any(words.startswith(one) or words in one for one in site.asked)


def _long(words: str) -> bool:
    return sum(any(map(str.isalpha, word)) for word in words.split()) >= _RUN
