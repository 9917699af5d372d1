"""What is said in markup within a string or a script, beside its messages."""

from __future__ import annotations

import re
from html import unescape

from i18n.formats.html.whitespace import collapsed
from i18n.formats.skipped.prose import is_spoken
from i18n.formats.skipped.skipped_text import Covered
from i18n.placeables import template_code

_PROGRAM = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z](?>(?:[^<>\"']|\"[^\"]*\"|'[^']*'))*>", re.DOTALL)
_NAMING = re.compile(
    r"[\s'\"](?:alt|title|placeholder|aria-label|label)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I
)


def rest(text: str, span: tuple[int, int], messages: Covered, *, quoted: bool) -> str:
    """The words of the markup in a slice of a page that are no messages, "" for none; `quoted`
    tells whether it stands in an attribute."""
    said: list[str] = []
    at = span[0]
    for low, high in messages.rest(*span):
        said += " " * (low > at), text[low:high]
        at = high
    found = unescape("".join(said)) if quoted else "".join(said)
    for start, end in reversed(template_code.code(found)):
        found = f"{found[:start]} {found[end:]}"
    words = collapsed(unescape(_TAG.sub(_named, _PROGRAM.sub(" ", found)))).strip()
    return words if is_spoken(words) else ""


def _named(tag: re.Match[str]) -> str:
    """What a tag says to readers."""
    said = (found[1] or found[2] or "" for found in _NAMING.finditer(tag[0]))
    return " ".join(("", *said, ""))
