"""Which language a text is in, by the letters it is made of: `py3langid`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from i18n.languages.function_words import ALSO, COMMON, SPEAKERS


def speaks(text: str, tongues: frozenset[str]) -> str:
    """Which of some languages a text is in; "" when the library does not know all of them.

    The first call loads the model: a second, and 100 MB. Sure from about forty letters on; below
    that Spanish is often taken for a neighbour.
    """
    identifier = _identifier(tongues)
    return str(identifier.classify(text)[0]) if identifier else ""


@lru_cache(maxsize=1)
def _identifier(tongues: frozenset[str]) -> Any:
    """The library's identifier of these languages; None when it lacks one. Of one set at a
    time: it takes another copy of the model's tables."""
    identifier = _loaded()
    identifier.set_languages()  # all of them again: those of the set before are no limit
    if not tongues <= set(identifier.labels):
        return None
    identifier.set_languages(sorted(tongues))
    return identifier


@cache
def _loaded() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


_WORD = re.compile(r"[^\W\d_]++(?:[-·][^\W\d_]++)*")


def own_words(text: str, tongue: str, against: Iterable[str]) -> int:
    """How many small words of a language a text has that some other languages have not."""
    foreign = frozenset().union(*(COMMON.get(other, frozenset()) for other in against))
    return len(set(_WORD.findall(text.lower())) & COMMON.get(tongue, frozenset()) - foreign)


@lru_cache(maxsize=1024)  # a text is asked about by several rules
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(_WORD.findall(text))


def others(word: str, tongue: str) -> tuple[str, ...]:
    """The languages of which a word is a small word, if it cannot be of the right one."""
    return foreign_words(tongue).get(word, ())


@cache
def foreign_words(tongue: str) -> Mapping[str, tuple[str, ...]]:
    """The small words that cannot be of a language, and the languages of which each is one."""
    also = ALSO.get(tongue, frozenset())
    return {
        word: speakers
        for word, speakers in SPEAKERS.items()
        if tongue not in speakers and word not in also
    }
