"""Where a link leads and what its title says: `(address "title")`, and `[label]: address 'title'`.

Rules: https://spec.commonmark.org/0.31.2/#link-destination, #link-title
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

_SPACE = r"(?:[ \t]|(?:\r\n|\r|\n)[ \t>]*)*"
_ADDRESS = re.compile(_SPACE + r"(?:<(?P<angled>(?:[^<>\\\r\n]|\\.)*)>|(?P<plain>[^\s<][^\s]*))")
_TITLE = re.compile(
    _SPACE + r"(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'"
    r"|\((?P<round>(?:[^()\\]|\\.)*)\))",
    re.DOTALL,
)
_QUOTES = {"double": '"', "single": "'", "round": "("}
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t>]*")


class Target(NamedTuple):
    """An address at `start:end`, and the title at `title_start:title_end`, -1 for none, in the
    quotes that `quote` begins."""

    start: int
    end: int
    title_start: int = -1
    title_end: int = -1
    quote: str = ""


def target(text: str, start: int, end: int) -> Target | None:
    """The target that begins behind `(` or `[label]:`, before `end`; None for none. `text` is as
    the parser saw it."""
    found = _ADDRESS.match(text, start, end)
    if not found:
        return None
    if found["angled"] is not None:
        low, high = found.span("angled")
        after = high + 1
    else:
        low = found.start("plain")
        high = after = _balanced(text, low, found.end())
    if low == high and found["angled"] is None:
        return None
    title = _TITLE.match(text, after, end) if text[after : after + 1].isspace() else None
    if not title:
        return Target(low, high)
    kind = str(title.lastgroup)
    return Target(low, high, *title.span(kind), _QUOTES[kind])


def _balanced(text: str, start: int, end: int) -> int:
    """Where an address without brackets ends: before a parenthesis that it does not open."""
    depth, at = 0, start
    while at < end:
        sign = text[at]
        if sign == "\\" and at + 1 < end:
            at += 1
        elif sign == "(":
            depth += 1
        elif sign == ")":
            if not depth:
                return at
            depth -= 1
        at += 1
    return end


def unescaped(source: str) -> str:
    """What a reader sees of a title or an address: escapes and references are characters."""
    return unescape(_ESCAPED.sub(_character, _BREAK.sub(" ", source)))


def _character(found: re.Match[str]) -> str:
    """An escaped `&` begins no reference."""
    return "&amp;" if found[1] == "&" else found[1]
