"""A string and the parts of it that engines would muddle, apart."""

from __future__ import annotations

import re

from i18n.late import late
from i18n.placeables import inline_tags, protected

_LABEL = late(r"((?:<[a-z][a-z0-9-]*>)+([^<>]+)(?:</[a-z][a-z0-9-]*>)+)(?= [A-Z\d“¿])")


def independent_parts(string: str) -> tuple[str, ...]:
    """A string and what engines would muddle, apart: a label in capitals before a sentence
    (`<b>BACK TO BASICS</b> Release notes`), the parts of a title (`Contact | Our bakery`), the
    lines of an address or a UI string, links side by side."""
    match = _LABEL.match(string)
    if "\n" in string:
        parts: tuple[str, ...] = tuple(part for part in _LINE_END.split(string) if part)
    elif match and match[2].isupper() and inline_tags.nested(match[1]):
        parts = (match[1], " ", string[match.end() :].strip())
    else:
        parts = tuple(
            part for line in _lines(string) for one in _titles(line) for part in _side_by_side(one)
        )
    return tuple(filter(None, parts)) if all(map(inline_tags.nested, parts)) else (string,)


_BREAK = late(r"(\s*(?:<br\d*/>\s*)+)(?=(?:<[a-z][a-z0-9-]*>)*[^\w\s<]?[A-Z\d])")


_OPEN_END = late(r"(?:^|[\s>])[a-z]{1,3}(?:</[a-z0-9-]+>)*$")


def _lines(string: str) -> list[str]:
    """A string at its line breaks, where a line starts as a sentence or a name does and the one
    before does not stop at a small word (`Welcome to the<br/>Garden`)."""
    if "<br" not in string:
        return [string]
    cut = _BREAK.split(string)
    whole = any(_OPEN_END.search(line) for line in cut[:-1:2]) or not all(
        map(inline_tags.nested, cut)
    )
    return [string] if whole else cut


_LINE_END = late(r"(\s*\n\s*)")


_SEPARATOR = late(r"(\s+[|·•»]\s+)")


def _titles(string: str) -> list[str]:
    """A string at its separators, those inside a protected item (`{{ name | upper }}`) apart."""
    if not _SEPARATOR.search(string):
        return [string]
    held = [(start, end) for start, end, _ in protected.found(string, frozenset())]
    out, after = [], 0
    for match in _SEPARATOR.finditer(string):
        if not any(start < match.end() and match.start() < end for start, end in held):
            out += [string[after : match.start()], match[0]]
            after = match.end()
    return [*out, string[after:]]


_LINKS = late(r"(?<=>)(\s*)(?=<(?:a|button)\d*>)")


_LINK = late(r"<((?:a|button)\d*)>(?:<[a-z0-9-]+>)*[\W_]*[A-Z\d].*</\1>", re.S)


def _side_by_side(string: str) -> tuple[str, ...]:
    """Links with nothing or space between them, apart."""
    parts = _LINKS.split(string)
    links = all(_LINK.fullmatch(part) and inline_tags.nested(part) for part in parts[::2])
    return tuple(parts) if links else (string,)
