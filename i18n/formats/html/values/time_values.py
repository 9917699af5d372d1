"""The text of a `<time>` or `<data>` that only writes its value."""

from __future__ import annotations

import re

from i18n.formats.html.elements import VALUES
from i18n.formats.html.spots import Spot
from i18n.formats.html.tokenizer import Token, attributes
from i18n.formats.html.whitespace import attribute_value, collapsed, core
from i18n.model import Field, Form

_CONTENT = re.compile(r"([^<]+)</(time|data)[ \t\n\f\r]*>", re.IGNORECASE)


def spot(text: str, token: Token, form: Form, language: str) -> tuple[Spot, int] | None:
    """The field of the text of an element, and where the element ends; None where the element
    has no value, holds more than text, or its text is no form of the value."""
    content = _CONTENT.match(text, token.end)
    if not content or content[2].lower() != token.name:
        return None
    one = attributes(text, token).get(VALUES[token.name])
    if one is None or one.value_start < 0:
        return None
    value = attribute_value(text[one.value_start : one.value_end]).strip()
    start, end = core(text, *content.span(1))
    raw = text[start:end]
    name = form(value, collapsed(raw), language) if raw else ""
    return (Spot(start, end, Field("value", raw, name, value)), content.end()) if name else None
