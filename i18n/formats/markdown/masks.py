"""What a dialect has besides Markdown, held out of the parser's sight by signs of no meaning.

The text that is parsed has as many characters, and the same lines. A part that is alone on its
lines becomes a comment, which is a block by itself; one among words becomes a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from i18n.formats import front_matter
from i18n.formats.markdown import zones
from i18n.formats.markdown.dialects import Dialect
from i18n.formats.markdown.units import Held
from i18n.formats.markdown.zones import Zone
from i18n.placeables import template_code

_BEFORE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\Z")
_AFTER = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_SIGN = re.compile(r"[^\r\n]")
_COMMENT = len("<!---->")


@dataclass(frozen=True, slots=True)
class Mask:
    """`text` is what the parser sees, from `start` on; `inline` are the parts of the dialect
    among words, in order, `blocks` those that are alone on their lines, `code` is where code is."""

    text: str
    start: int
    inline: tuple[Held, ...] = ()
    blocks: tuple[Held, ...] = ()
    code: tuple[Zone, ...] = ()


def mask(text: str, dialect: Dialect) -> Mask:
    """What the parser sees of a text."""
    start = front_matter.end(text) or int(text.startswith("\ufeff"))
    seen = _SIGN.sub(" ", text[:start]) + text[start:] if start else text
    code = zones.zones(text, start)
    found = list(_templates(seen, code)) if dialect.templates else []
    return _masked(seen, start, found, code)


def _templates(text: str, code: tuple[Zone, ...]) -> Iterable[Held]:
    plain = zones.blanked(text, code)
    for start, end in template_code.code_of_page(plain):
        yield Held(start, end, "template")


def _masked(text: str, start: int, found: Iterable[Held], code: tuple[Zone, ...]) -> Mask:
    out: list[str] = []
    inline: list[Held] = []
    blocks: list[Held] = []
    at = 0
    for one in sorted(found):
        if one.start < at:
            continue
        part = text[one.start : one.end]
        alone = _alone(text, one.start, one.end)
        out.append(text[at : one.start])
        if alone and len(part) >= _COMMENT:
            blocks.append(one)
            out.append(f"<!--{_SIGN.sub('x', part[4:-3])}-->")
        else:
            out.append(_SIGN.sub("x", part))
        inline.append(one)
        at = one.end
    return Mask("".join([*out, text[at:]]), start, tuple(inline), tuple(blocks), code)


def _alone(text: str, start: int, end: int) -> bool:
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return bool(_BEFORE.match(text, line, start) and _AFTER.match(text, end))
