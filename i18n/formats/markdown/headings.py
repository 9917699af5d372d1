"""The ids of headings: those that authors give, and those that generators make of the words.

Rules: https://github.com/Flet/github-slugger (GitHub, Docusaurus, Starlight, Hugo's default,
kramdown's GFM), https://python-markdown.github.io/extensions/toc/ (MkDocs).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from i18n.formats.markdown.dialects import Slugs
from i18n.formats.markdown.document import Document
from i18n.formats.markdown.extensions import attribute_lists
from i18n.formats.markdown.units import Token, Unit

_TARGET = re.compile(r"\(([^()\r\n]+)\)=[ \t]*(?:\r?\n[ \t>]*){1,3}(?:#{1,6}[ \t]+)?\Z")


class Heading(NamedTuple):
    """A heading: where its words begin, its id, and whether its author gave it. "" is the id of a
    heading that code takes part in: nobody knows it."""

    start: int
    slug: str
    given: bool


def headings(found: Document) -> Iterator[Heading]:
    """The headings of a document in order, ids that stand twice numbered."""
    seen: dict[str, int] = {}
    for unit in found.items:
        if isinstance(unit, Unit) and unit.kind.startswith("heading"):
            if given := _given(found, unit):
                seen.setdefault(given, 0)
                yield Heading(unit.start, given, True)
            elif any(token.kind == "held" for token in unit.tokens):
                yield Heading(unit.start, "", False)
            else:
                slug = slugged(_words(unit.tokens), found.dialect.slugs)
                yield Heading(unit.start, _numbered(slug, seen, found.dialect.slugs), False)


def _given(found: Document, unit: Unit) -> str:
    """The id that the author gives a heading."""
    lists = found.mask.headings
    at = bisect_left(lists, unit.end, key=lambda one: one.start)
    if at < len(lists) and not found.text[unit.end : lists[at].start].strip(" \t#"):
        return attribute_lists.named(found.text[lists[at].start : lists[at].end])
    before = _TARGET.search(found.text, max(0, unit.start - 200), unit.start)
    return before[1] if before and found.dialect.ids == "myst" else ""


def _words(tokens: Sequence[Token]) -> str:
    return "".join(_words(one.inner) if one.kind == "image" else one.words for one in tokens)


def slugged(words: str, rule: Slugs) -> str:
    """What a generator makes of the words of a heading."""
    if rule == "python":
        plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
        return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
    kept = "".join(sign for sign in words.strip().lower() if _is_kept(sign))
    return re.sub(r"[ \t]", "-", kept)


def _is_kept(sign: str) -> bool:
    return sign in "- \t_" or unicodedata.category(sign)[0] in "LMN"


def _numbered(slug: str, seen: dict[str, int], rule: Slugs) -> str:
    """An id, numbered where it was there before."""
    mark = "_" if rule == "python" else "-"
    own = slug
    while own in seen:
        seen[slug] += 1
        own = f"{slug}{mark}{seen[slug]}"
    seen[own] = 0
    return own
