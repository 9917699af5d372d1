"""Translated addresses: `news/red-notice.html` at `noticias/alerta-roja.html`.

A page's address is a message of its catalog, in a context of its own and without the suffix:
`news/red-notice`, and `news` for `news/index.html`. It is a person's choice: no machine drafts
it, and a page is complete without it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from i18n.errors import printable
from i18n.model import INDEX, Key, Message, Notes

CONTEXT = "page address"
NOTE = "address of the page: words with hyphens, folders with /; leave it empty to keep it"

_WORD = re.compile(r"[\w~-][\w.~-]*")
"""A part of an address: what RFC 3986 calls unreserved, and letters of any script; no dot first."""


def message(path: str) -> Message | None:
    """The message that holds a page's address; None for the site's first page and for feeds."""
    if posixpath.splitext(path)[1].lower() in (".xml", ".atom", ".rss"):
        return None
    source = _source(path)
    return Message(Key(CONTEXT, source), notes=Notes(NOTE), places=(path,)) if source else None


def _source(path: str) -> str:
    if posixpath.basename(path) == INDEX:
        return posixpath.dirname(path)
    return posixpath.splitext(path)[0]


def holds(message: Message) -> bool:
    """Whether a message is an address and no text."""
    return message.key.context == CONTEXT


def fault(text: str) -> str:
    """What keeps a text from being an address; "" if it is one."""
    if text != text.strip("/ "):
        return "an address has no space or / at its ends"
    for part in text.split("/"):
        if not _WORD.fullmatch(part):
            return (
                f"“{printable(part)}” cannot be a part of an address: letters, digits, - and _ "
                "only, folders with / between"
            )
    return ""


def translated(path: str, messages: Iterable[Message]) -> str:
    """A page's path by the address among some messages; as it is without one."""
    source = _source(path)
    for one in messages:
        if holds(one) and one.key.source == source and one.text and not fault(one.text):
            if posixpath.basename(path) == INDEX:
                return f"{one.text}/{INDEX}"
            return one.text + posixpath.splitext(path)[1]
    return path
