"""Headings in title case, as sentences have them: engines take a word with a capital for a name."""

from __future__ import annotations

import re

from i18n.languages.english_words import ORDINARY
from i18n.late import late

_WORD = late(r"(?<![\w'’.@/-])[A-Za-z][\w'’]*(?![\w@/]|\.\w)")
_SHAPE = late(
    r"[A-Z][a-z]{2,}(?:tions?|sions?|ments?|ness|ships|it(?:y|ies)|ings|[aeiou][a-z]*ing|ional|ical"
    r"|able|ible|ology|ances?|ences?|ful|less|ied|[a-z]{2}ed|ization|isation|ally)"
)
"""How English words look that are hardly ever names."""


def sentence_case(text: str) -> str:
    """A text whose words all have capitals, as English writes headings, with that of the first
    alone; any other text, and one that may have a name in it, as it is.

    >>> sentence_case("Create a New Home Page"), sentence_case("Custom CSS"), sentence_case("Save")
    ('Create a new home page', 'Custom CSS', 'Save')
    >>> sentence_case("Green Park"), sentence_case("New in York")
    ('Green Park', 'New in York')
    """
    words = list(_WORD.finditer(text))
    plain = [one for one in words if not _has_two_capitals(one[0])]
    titled = [one for one in plain if one[0][0].isupper()]
    small = [one for one in plain if not one[0][0].isupper() and len(one[0]) > 4]
    if len(titled) < 2 or small or not all(map(_is_ordinary, plain)):
        return text
    for one in words[1:]:
        if one in titled and not _OPENS.search(text, 0, one.start()):
            text = text[: one.start()] + one[0].lower() + text[one.end() :]
    return text


_OPENS = late(r"(?:[.!?…]\s+|^\W*)$")
"""What stands before the first word of a sentence."""


def _has_two_capitals(word: str) -> bool:
    """Whether a word is an acronym or the like: `CSS`, `JavaScript`."""
    return any(char.isupper() for char in word[1:]) or (len(word) == 1 and word not in "aA")


def _is_ordinary(word: re.Match[str]) -> bool:
    return word[0].lower() in ORDINARY or _SHAPE.fullmatch(word[0]) is not None
