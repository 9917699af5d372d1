"""Numbers that stand alone in a cell or a block, where languages write them differently.

`50,000+` and `$85,600` hold no word for a translator, and every language has its own marks for
them. Without marks of thousands, a sign of money or a per cent sign a number with a point may as
well be a version or a section: it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from i18n.formats.html.pieces import Piece
from i18n.formats.html.spots import Spot
from i18n.model import Field, Form

_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?:"
    r"(?P<grouped>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?)"
    r"|(?P<decimal>\d+[.,]\d+))(?![\d:/]|[.,]\d)"
)
_MONEY = re.compile(r"(?:[$€£¥]|&(?:euro|pound|yen|dollar);)\s?$")
_SIGN = re.compile(r"\s?(?:[%‰$€£¥]|&(?:percnt|euro|pound|yen|dollar);)")


def spots(text: str, run: Sequence[Piece], form: Form, language: str) -> Iterator[Spot]:
    """The numbers of a run without words that other languages write otherwise, and what else
    is in the run."""
    for piece in run:
        if piece.kind != "words":
            yield from piece.spots
        elif any(map(str.isdigit, piece.words)):
            yield from _numbers(text, piece, form, language)


def _numbers(text: str, piece: Piece, form: Form, language: str) -> Iterator[Spot]:
    for found in _NUMBER.finditer(text, piece.start, piece.end):
        start, end = found.span()
        signed = _MONEY.search(text, max(piece.start, start - 8), start) or _SIGN.match(text, end)
        if not (found["grouped"] or signed):
            continue
        raw = found[0]
        for value in (raw.replace(",", ""), raw.replace(".", "").replace(",", ".")):
            if name := form(value, raw, language):
                yield Spot(start, end, Field("value", raw, name, value))
                break
