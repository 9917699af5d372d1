"""The lines of a plain text that are no messages: code, tables, numbers, front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.formats import front_matter
from i18n.formats.html.spots import Source
from i18n.formats.skipped.prose import is_spoken
from i18n.formats.skipped.skipped_text import SkippedText, covered, words
from i18n.model import Page, raw
from i18n.placeables import protected

_LINE = re.compile(r"[^\r\n]+")


def of_lines(page: Page) -> Iterator[SkippedText]:
    """What of each line is no message."""
    text = raw(page.parts)
    source, messages = Source(text), covered([*words(page.parts)])
    matter = front_matter.end(text)
    for found in _LINE.finditer(text):
        for start, end in messages.rest(*found.span()):
            said = text[start:end].strip()
            if is_spoken(said):
                yield SkippedText(source.line(start), said, _why(said, start < matter))


def _why(said: str, in_front: bool) -> str:
    if in_front:
        return "front matter"
    if protected.readable(said):
        return "code, or part of a drawing or of a list's numbering"
    return "a number, an address or a version: nothing to translate"
