"""How a page begins: a document with or without its tags, or a fragment of one."""

from __future__ import annotations

import re
from typing import NamedTuple

from i18n.formats.html.tokenizer import HIDDEN
from i18n.late import late

_SPACE_OR_COMMENT = rf"[ \t\n\f\r{HIDDEN}]++|<!--(?:-?+>|(?s:.*?)--!?+>)"
_BEFORE = late(rf"\ufeff?+(?>(?:{_SPACE_OR_COMMENT}|<\?[^>]*+>)*)")
_DOCTYPE = late(rf"<!doctype[^>]*+>(?>(?:{_SPACE_OR_COMMENT})*)", re.IGNORECASE)
_DOCUMENT = late(r"<(?:head|title|body|meta|base)(?=[ \t\n\f\r/>])", re.IGNORECASE)
_ROOT = late(r"<html(?=[ \t\n\f\r/>])", re.IGNORECASE)


class Prologue(NamedTuple):
    """Where the text starts after a byte order mark, whether it is a document, whether that
    has an `<html>` tag, and where the tag belongs."""

    start: int
    document: bool
    rooted: bool
    root: int


def prologue(text: str, start: int = 0) -> Prologue:
    """What a page is, by its first tags; `start` is where its front matter ends."""
    before = _end(_BEFORE, text, start)
    end = _end(_DOCTYPE, text, before)
    rooted = _ROOT.match(text, end) is not None
    document = rooted or end > before or _DOCUMENT.match(text, end) is not None
    root = len(text[:end].rstrip(" \t\n\f\r"))
    return Prologue(max(start, int(text.startswith("\ufeff"))), document, rooted, root)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start
