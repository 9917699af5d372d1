"""Names that an engine bent although it kept their neighbours: `Artur Svensson` for Arthur.

A name that stands once, in a heading perhaps, has no other witness than the word beside it: one
that the engine did not know and kept. A capitalised word that came out changed by a letter or
two, beside a neighbour that came out as it was, is the other half of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from i18n.languages.folding import fold
from i18n.placeables.names import COMMON

_CAPITAL = re.compile(r"(?<![\w’'-])(?=[^\W\d_a-zß-öø-ÿ])[^\W\d_]{2,}(?:[’'-][^\W\d_]+)*(?![\w-])")
_LIKE = 0.75


def restore_names(text: str, flat: str) -> str:
    """A draft with such names as its source, `flat`, has them. What has a form of its own in
    other languages (`COMMON`), stands in capitals throughout or has only got its accents is left
    alone."""
    for word, neighbour, first in _pairs(flat):
        if neighbour not in text or _holds(text, word) or not _holds(text, neighbour):
            continue
        for one, other in _beside(text):
            ours, theirs = (one, other) if first else (other, one)
            if theirs.group() == neighbour and _like(ours.group(), word, flat):
                text = text[: ours.start()] + word + text[ours.end() :]
                break
    return text


def _pairs(flat: str) -> Iterator[tuple[str, str, bool]]:
    """Each capitalised word with a capitalised neighbour, and whether it is the first of the
    two."""
    for one, other in _beside(flat):
        for word, neighbour, first in ((one, other, True), (other, one, False)):
            common = {word.group().lower(), neighbour.group().lower()} & COMMON
            if not common and not word.group().isupper():
                yield word.group(), neighbour.group(), first


def _beside(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    for one, other in pairwise(_CAPITAL.finditer(text)):
        if text[one.end() : other.start()] in (" ", "\u00a0"):
            yield one, other


def _holds(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _like(found: str, word: str, flat: str) -> bool:
    """Whether a word of a draft is a bent one of the source's, and none that it has besides."""
    one, other = fold(found).lower(), fold(word).lower()
    if one == other or _holds(flat, found) or one[0] != other[0] or abs(len(one) - len(other)) > 2:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _LIKE
