"""The element whose content the links to a page's other languages take."""

from __future__ import annotations

import re
from typing import NamedTuple

from i18n.formats.html.spots import Spot
from i18n.formats.html.tokenizer import Token, attributes
from i18n.model import Field

MARK = "data-i18n-languages"


class Place(NamedTuple):
    """The content of a marked element as a field, and where the element ends."""

    spot: Spot
    end: int


def place(text: str, token: Token) -> Place | None:
    """The place that a start tag marks; None for other tags, and where the element does not end."""
    if token.kind != "start" or MARK not in attributes(text, token):
        return None
    depth = 1
    for found in re.finditer(
        rf"<(/?){re.escape(token.name)}(?=[ \t\n\f\r/>])[^>]*>", text[token.end :], re.I
    ):
        depth += -1 if found[1] else 1
        if not depth:
            start, end = token.end, token.end + found.start()
            field = Field("switcher", text[start:end], token.name)
            return Place(Spot(start, end, field), token.end + found.end())
    return None
