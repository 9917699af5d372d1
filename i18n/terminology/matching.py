"""Where a rendering of a term stands in a text, in any number and gender."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from i18n.languages import inflection
from i18n.languages.language_tags import base
from i18n.late import late


def places(text: str, rendering: str, language: str) -> list[tuple[int, int]]:
    """Where a rendering stands in a text, in any number and gender."""
    if base(language) in _UNSPACED:
        return [match.span() for match in re.finditer(re.escape(rendering), text)]
    wanted = [inflection.stem(word, language) for word in _WORD.findall(rendering)]
    words, stems = _stemmed(text, language)
    size = len(wanted)
    if not wanted or wanted[0] not in stems:
        return []
    return [
        (words[n].start(), words[n + size - 1].end())
        for n in range(len(words) - size + 1)
        if stems[n : n + size] == wanted and _together(text, words[n : n + size])
    ]


@lru_cache(maxsize=16)  # a text is searched for every rendering of all its terms
def _stemmed(text: str, language: str) -> tuple[list[re.Match[str]], list[str]]:
    """The words of a text, and the stem of each."""
    words = list(_WORD.finditer(text))
    return words, [inflection.stem(match.group(), language) for match in words]


_UNSPACED = frozenset(("zh", "ja", "th", "lo", "km", "my"))
"""Languages that do not put spaces between words."""


_WORD = late(r"(?<![^\W_])[dlmnst][’'](?=[^\W_])|[^\W_]+(?:[’'·][^\W_]+)*", re.I)
"""A word, or what is elided before one: `l’aula`."""


def _together(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether nothing but space, hyphens and tags stands between some words."""
    gaps = (text[one.end() : other.start()] for one, other in pairwise(words))
    return all(_GAP.fullmatch(gap) for gap in gaps)


_GAP = late(r"(?:[\s\-‐–/&.’']|<[^<>]*>)*")
