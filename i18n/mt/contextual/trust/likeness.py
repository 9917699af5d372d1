"""Whether two translations by different means can be of the same text.

A model that shifts its answers by one, obeys a page or invents something writes good sentences:
nothing in them is odd but that they are of another text. A second engine knows what the text says.
"""

from __future__ import annotations

from i18n.mt.evaluation.metrics import grams, score
from i18n.placeables import inline_tags

LEAST = 28.0
"""chrF of two drafts of one text, one being by an engine of another kind. People's sentences in
debian-handbook beside the drafts of the best free route, 60 of each length: the least alike had
28.7 (25 to 39 letters), 30.9 (40 to 79) and 29.6 (80 and more). Beside the draft of another
sentence 19 of 20 had less than 25.1, 24.6 and 29.9 (`python -m bench.likeness`)."""

LETTERS = 25
"""Texts with fewer letters are too short to tell."""

SURE = 45.0
"""chrF of two drafts by two routes of the same kind, below which one of them has erred or both
have: a word that reads otherwise, a clause that went astray."""


def unlike(text: str, other: str) -> bool:
    """Whether two texts of one language cannot be translations of the same text."""
    return _likeness(text, other) < LEAST


def disagree(text: str, other: str) -> bool:
    """Whether two routes read a text so differently that a better engine should."""
    return _likeness(text, other) < SURE


def _likeness(text: str, other: str) -> float:
    """chrF of two texts; 100 where they are too short to tell."""
    one, two = inline_tags.plain(text), inline_tags.plain(other)
    if min(sum(map(str.isalpha, one)), sum(map(str.isalpha, two))) < LETTERS:
        return 100.0
    return score(grams(one.lower(), two.lower()))
