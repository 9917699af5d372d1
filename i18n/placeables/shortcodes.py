"""Shortcodes of WordPress: `[gallery ids="1,2"]`, `[first_name]`, `[caption]words[/caption]`.

In the words of other pages a bracket is a bracket (`[the] court`): a page must show that it has
shortcodes, or its author must say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from i18n.late import late

_SHORTCODE = late(
    r"\[(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>\s[^\[\]<>]*)?/?\](?!\()", re.ASCII
)
_BRACKET = late(r"\[/?[A-Za-z][\w-]*[\s\]/]", re.ASCII)
_WORDPRESS = late(
    r"<!--[ ]?wp:|<(?:link|script|img)\s[^<>]*?/wp-(?:content|includes)/|content=[\"']WordPress"
)
_HINTS = ("/wp-", " wp:", "!--wp:", "WordPress")
_TELLING = late(
    r"(?<![\w#\])])\[(?:[a-z][\w-]*\s+[\w-]{2,}=[^\[\]<>\s][^\[\]<>]*\](?!\()"
    r"|(?:gallery|playlist|contact-form-7|your-(?:name|email|message|subject))\b)",
    re.ASCII,
)
_MAYBE = late(r"\[(?:/[a-z]|[a-z]+_|[a-z][\w-]*\s[\w-]{2,}=|gallery|playlist|contact-|your-)")
_APART = late(r"(?<=[\w#\])])")
_UNREAD = late(
    r"<(?P<name>script|style|pre|code|kbd|samp|textarea)\b.*?(?=</(?P=name)\b|\Z)|<[^>]*+>|`[^`]*+`",
    re.DOTALL | re.IGNORECASE,
)
_WORDS = frozenset(("sic", "citation", "edit", "note", "a", "i", "ibid", "et", "ed"))
_PROSE = late(
    "the|this|that|these|those|he|she|it|they|we|you|his|her|its|their|our|your|my|him|them|us|who"
    "|which|and|or|but|if|so|as|of|in|on|at|to|by|for|from|with|not|no|an|is|are|was|were|be|been"
    "|has|have|had|will|would|should|may|shall|must|can|all|any|some|such|then|there|here|now|edited"
    "|emphasis|omitted|redacted|deleted|removed|added|translation|translated|laughs|laughter"
    "|applause|inaudible|crosstalk|silence|music|pause|sighs|ellipsis|update|updated|draft|optional"
    "|required|needed|unclear|illegible"
)
"""What editors put in brackets in the words of others."""

_NAMED = late(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Shortcodes:
    """What a page's shortcodes are like: the names of those that have an end, whether a mere word
    in brackets is one, and whether its author said so."""

    paired: frozenset[str]
    words: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A shortcode at `start:end`: by itself, or one of a pair."""

    start: int
    end: int
    kind: Literal["locked", "open", "close"]


def of_page(text: str, told: bool | None) -> Shortcodes | None:
    """The shortcodes of a page, None where it has none; `told` is what its author says of it.

    What stands in tags, scripts and code (`name="user[first_name]"`, `a[my_key]`) shows nothing.
    """
    if told is False or not _BRACKET.search(text):
        return None
    shown = told or (any(map(text.__contains__, _HINTS)) and _WORDPRESS.search(text) is not None)
    if not shown and _MAYBE.search(text) is None:
        return None
    words = _UNREAD.sub(" ", text)
    found = [*_SHORTCODE.finditer(words)]
    begun = {
        one["name"] for one in found if not one["end"] and not _APART.match(words, one.start())
    }
    paired = frozenset(one["name"] for one in found if one["end"] and one["name"] in begun)
    shown = shown or bool(paired) or _TELLING.search(words) is not None
    if not shown and not any("_" in name for name in begun):
        return None
    return Shortcodes(paired, shown, told is True)


def find(text: str, known: Shortcodes) -> Iterator[Found]:
    """The shortcodes in some words of such a page."""
    for one in _SHORTCODE.finditer(text):
        name, rest = one["name"], (one["rest"] or "").strip()
        if one["end"]:
            yield Found(*one.span(), "close")
        elif name in known.paired:
            yield Found(*one.span(), "open")
        elif "=" in rest if rest else "_" in name or (known.words and _plain(name, known)):
            yield Found(*one.span(), "locked")


def _plain(name: str, known: Shortcodes) -> bool:
    if not _NAMED.fullmatch(name) or name in _WORDS:
        return False
    return known.told or not _PROSE.fullmatch(name)
