"""Source slices of markup <-> the words a reader sees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from html.entities import html5

from i18n.late import late

_SPACES = late("  +")
_REFERENCE = r"&(?:#[0-9]++;?+|#[xX][0-9a-fA-F]++;?+|[^\t\n\f\r <&#;]{1,32}+;?+)"
_UNEVEN = late(rf"(?P<space>[ \t\n\f\r]{{2,}}+)|{_REFERENCE}")
_WIDE = late(r"(?P<space>[ \t\n\f\r]{2,}+)")
_ATTRIBUTE_REFERENCE = late(r"&(?:#[0-9]++;?+|#[xX][0-9a-fA-F]++;?+|[A-Za-z][A-Za-z0-9]*+;?+)(=?)")
_EDGE = (
    r"(?:[ \t\n\f\r\xa0]|&nbsp;?|&Tab;|&NewLine;|&#0*(?:160|32|9|10|12|13)(?![0-9]);?"
    r"|&#[xX]0*(?:[aA]0|20|9|[aAcCdD])(?![0-9a-fA-F]);?)"
)
_LEAD = late(rf"(?>{_EDGE}*)")
_BODY = late(rf"(?>(?:(?>{_EDGE}*)(?>(?:(?!{_EDGE})[^ \t\n\f\r\xa0])+))*)")
SPACES = " \t\n\f\r\xa0"
"""White space at the edges of a text; within it a no-break space is a character."""

ORNAMENTS = SPACES + "|¦•·¶→←↑↓⇒⇐▲▼▶◀►◄▸◂▾▴"
"""Signs that only decorate when they stand alone at the edge of a text."""

_UNFIT = late("[\0\ud800-\udfff]")


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """The slice without the white space around it (no-break spaces too); empty if blank."""
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead else start
    source = text[first:end].rstrip(SPACES)
    last = first + len(source)
    if "&" in source[-10:] and (body := _BODY.match(text, first, last)):
        last = body.end()
    return first, last


def fit(words: str) -> str:
    """Words that every file can hold: no NUL, no half of a surrogate pair."""
    if words.isascii() and "\0" not in words:
        return words
    return _UNFIT.sub("\ufffd", words)


def exact(source: str) -> str:
    """The words of a slice whose white space counts."""
    return fit(unescape(source) if "&" in source else source)


def one_space(source: str) -> str:
    """The slice with every run of white space as one space."""
    for space in "\n\t\r\f":
        if space in source:
            source = source.replace(space, " ")
    return _SPACES.sub(" ", source) if "  " in source else source


def _even(source: str) -> bool:
    """Whether a slice is its words as it stands: no references, no white space but single
    spaces, nothing that does not print."""
    return source.isprintable() and "&" not in source and "  " not in source


def collapsed(source: str) -> str:
    """The words of a slice: runs of white space are one space, references are characters."""
    if _even(source):
        return source
    return exact(one_space(source))


def attribute_value(source: str) -> str:
    """The value of an attribute: white space collapsed; `&copy=1` is no reference."""
    if _even(source):
        return source
    return fit(
        _ATTRIBUTE_REFERENCE.sub(_attribute_reference, one_space(source))
        if "&" in source
        else one_space(source)
    )


def _attribute_reference(found: re.Match[str]) -> str:
    whole: str = found[0]
    if whole[1] == "#":
        return unescape(whole)
    if whole.endswith("="):
        name, rest = whole[1:-1], "="
        return html5[name] + rest if name.endswith(";") and name in html5 else whole
    return html5.get(whole[1:], whole)


def offsets(
    text: str, start: int, end: int, wanted: Sequence[int], *, plain: bool = False
) -> list[int]:
    """Where in the source the ascending offsets of the slice's `collapsed` words stand.

    In `plain` text there are no references, only white space.
    """
    source = text[start:end]
    if "&" not in source and len(one_space(source)) == end - start:
        return [start + offset for offset in wanted]
    found: list[int] = []
    uneven = (_WIDE if plain else _UNEVEN).finditer(text, start, end)
    at, seen = start, 0
    spot = next(uneven, None)
    for offset in wanted:
        while spot and offset > seen + spot.start() - at:
            seen += spot.start() - at + (1 if spot["space"] else len(unescape(spot[0])))
            at = spot.end()
            spot = next(uneven, None)
        found.append(at + max(0, offset - seen))
    return found
