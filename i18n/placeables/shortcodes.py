"""Shortcodes of WordPress: `[gallery ids="1,2"]`, `[first_name]`, `[caption]words[/caption]`.

In the words of other pages a bracket is a bracket (`[the] court`): a page must show that it has
shortcodes, or its author must say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_SHORTCODE = re.compile(
    r"\[(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>\s[^\[\]<>]*)?/?\](?!\()", re.ASCII
)
_EVIDENCE = re.compile(
    r"\[/[a-z][\w-]*\]|\[[a-z][\w-]*\s+[\w-]+=[^\[\]<>]+\]|\[[a-z]+(?:_[a-z0-9]+)+\]"
    r"|\[(?:gallery|playlist|contact-form-7|your-(?:name|email|message|subject))\b"
    r"|<!--\s*wp:|/wp-(?:content|includes)/|content=[\"']WordPress",
    re.ASCII,
)
_WORDS = frozenset(("sic", "citation", "edit", "note", "a", "i", "ibid", "et", "ed"))
_NAMED = re.compile(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Shortcodes:
    """What a page's shortcodes are like: the names of those that have an end."""

    paired: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A shortcode at `start:end`: by itself, or one of a pair."""

    start: int
    end: int
    kind: Literal["locked", "open", "close"]


def of_page(text: str, told: bool | None) -> Shortcodes | None:
    """The shortcodes of a page, None where it has none; `told` is what its author says of it."""
    if told is False or "[" not in text or not (told or _EVIDENCE.search(text)):
        return None
    return Shortcodes(frozenset(one["name"] for one in _SHORTCODE.finditer(text) if one["end"]))


def find(text: str, known: Shortcodes) -> Iterator[Found]:
    """The shortcodes in some words of such a page."""
    for one in _SHORTCODE.finditer(text):
        name, rest = one["name"], (one["rest"] or "").strip()
        if one["end"]:
            yield Found(*one.span(), "close")
        elif name in known.paired:
            yield Found(*one.span(), "open")
        elif "=" in rest if rest else _NAMED.fullmatch(name) and name not in _WORDS:
            yield Found(*one.span(), "locked")
