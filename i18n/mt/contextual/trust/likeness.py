"""Whether two translations by different means can be of the same text.

A model that shifts its answers by one, obeys a page or invents something writes good sentences:
nothing in them is odd but that they are of another text. A second engine knows what the text says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from i18n.languages.folding import fold
from i18n.late import late
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


# --- answers to many texts at once ---------------------------------------------------


STEM = 4
"""Letters at the start of two words that make them kin: mineros and miners, sindicato and
syndicate, a name and itself."""

_WORD = late(r"\w{4,}")


def shuffled(answers: Mapping[str, str]) -> bool:
    """Whether the answers to some sources have changed places: more of them hold words that are
    kin to those of another source alone than to those of their own alone."""
    stems = {source: _stems(source) for source in answers}
    misplaced = placed = 0
    for source, text in answers.items():
        ours = _stems(text)
        others = [stem for other, stem in stems.items() if other != source]
        own = len(ours & stems[source] - set().union(*others)) if others else 0
        best = max((_alone(ours, stem, stems[source]) for stem in others), default=0)
        placed += own > 0
        misplaced += best > 0 and not ours & stems[source]
    return misplaced > placed


def _alone(ours: set[str], theirs: set[str], own: set[str]) -> int:
    return len(ours & (theirs - own))


def _stems(text: str) -> set[str]:
    words: Sequence[str] = _WORD.findall(fold(inline_tags.plain(text)).lower())
    return {word[:STEM] for word in words}
