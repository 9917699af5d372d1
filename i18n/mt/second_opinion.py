"""What other routes are asked beside the first, and what their answers tell of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from i18n.languages.folding import fold
from i18n.model import Translation
from i18n.mt.routing import Route
from i18n.mt.source_string import WORD, SourceString

MOST_WORDS = 8
"""Words of what counts as a label; a sentence has context of its own."""


def others(routes: Sequence[Route]) -> tuple[Route, ...]:
    """The routes on this machine that may be asked beside the first: two that start otherwise."""
    if not routes:
        return ()
    first = (routes[0].legs[0].engine, routes[0].legs[0].target)
    local = [way for way in routes[1:] if not any(leg.remote for leg in way.legs)]
    return tuple([way for way in local if (way.legs[0].engine, way.legs[0].target) != first][:2])


def is_label(source: SourceString) -> bool:
    """Whether a text is short enough to be a label."""
    return len(source.words) <= MOST_WORDS


def known_words(answer: Translation) -> Iterator[str]:
    """The words of an answer that its engine knows."""
    strange = strange_words(answer)
    yield from (word for word in WORD.findall(answer.text) if word not in strange)


def strange_words(answer: Translation) -> set[str]:
    """The words of an answer that its engine does not know."""
    return {answer.text[start:end] for start, end in answer.unknown}


def held(word: str, said: set[str]) -> bool:
    """Whether a word stands in a draft, perhaps with another ending or no capital."""
    own = fold(word)
    return own in said or own.lower() in said
