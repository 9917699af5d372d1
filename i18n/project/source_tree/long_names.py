"""Names and paths of a length that the system cannot hold."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from i18n.model import Language
from i18n.project.paths import Paths
from i18n.publishing import layout

NAME = 255
"""Bytes of a name on all common file systems: NAME_MAX of limits.h."""
PATH = 4095 - 64
"""Bytes of a path: PATH_MAX of Linux, less what names aside are longer."""


def too_long(paths: Paths, page: str, languages: Sequence[Language]) -> str:
    """Why nothing can be made of a page, and what to do; "" if it can."""
    for path in _made(paths, page, languages):
        for part in path.split("/"):
            if (over := len(os.fsencode(part)) - NAME) > 0:
                return _what("name", part, over)
        if (over := len(os.fsencode(paths.root / path)) - PATH) > 0:
            return _what("path", path, over)
    return ""


def _what(what: str, text: str, over: int) -> str:
    told = f"its {what} is too long by {over} bytes, since {_shown(text)} is made of it"
    return f"{told}; shorten it"


def _made(paths: Paths, page: str, languages: Iterable[Language]) -> Iterator[str]:
    """The files that are made of a page, from the site's directory on."""
    stem, places = paths.stem(page), paths.settings.places
    yield paths.name(paths.pot(stem))
    source = paths.settings.source_language
    for tag in (source, *(one.tag for one in languages)):
        place = layout.place(page, tag, places, original=tag == source)
        yield f"{paths.settings.preview}/{place}"
        if not page.lower().endswith((".html", ".htm")):
            yield f"{paths.settings.preview}/i18n/{tag}/{page}.html"
    for one in languages:
        yield paths.po_name(one, stem)


def _shown(text: str) -> str:
    """The end of a long text."""
    return f"“…{text[-40:]}”"
