"""What other routes are asked beside the first, and the names that they know and it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from i18n.languages.folding import fold
from i18n.late import late
from i18n.model import Draft, Translation
from i18n.mt.routing import Route, Translate
from i18n.mt.source_string import WORD, SourceString
from i18n.placeables import inline_tags
from i18n.placeables.capitalised_words import COMMON

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


# --- names ------------------------------------------------------------------


def changed_names(
    drafted: Sequence[tuple[SourceString, Draft]], ways: Sequence[Route], translate: Translate
) -> Mapping[str, frozenset[str]]:
    """By string, the names in it that its draft has not: words with a capital that another
    route knows and leaves as they are (`Leeds`, `George`)."""
    suspects = {one.text: _suspects(one, draft) for one, draft in drafted if draft.text}
    some = [one for one, draft in drafted if suspects.get(one.text)]
    # A word of a label is looked at where it stands: `Apple` is a firm, `Apple pie` is none.
    asked = {one.text: [one.calm] if is_label(one) else suspects[one.text] for one in some}
    texts = list(dict.fromkeys(text for own in asked.values() for text in own))
    answers = [dict(zip(texts, translate(way, texts), strict=True)) for way in ways if texts]
    found = {
        text: frozenset(
            word
            for word in suspects[text]
            if _left_by_all(word, [[a[t] for t in own] for a in answers])
        )
        for text, own in asked.items()
    }
    return {text: names for text, names in found.items() if names}


def _left_by_all(word: str, answers: Sequence[Sequence[Translation]]) -> bool:
    """Whether every route leaves a word as it is, and one of them knows it."""
    return (
        bool(answers)
        and all(any(word in WORD.findall(t.text) for t in some) for some in answers)
        and any(word in known_words(t) for some in answers for t in some)
    )


def known_words(answer: Translation) -> Iterator[str]:
    """The words of an answer that its engine knows."""
    strange = {answer.text[start:end] for start, end in answer.unknown}
    yield from (word for word in WORD.findall(answer.text) if word not in strange)


def _suspects(source: SourceString, draft: Draft) -> list[str]:
    """The words of a text with a capital that are not in its draft."""
    said = set(map(fold, WORD.findall(inline_tags.plain(draft.text))))
    flat = inline_tags.plain(source.flat)
    if source.is_all_caps:
        return []
    found = _CAPITALISED.findall(flat) if is_label(source) else _INSIDE.findall(flat)
    return [w for w in found if w.lower() not in COMMON and not held(w, said)]


def held(word: str, said: set[str]) -> bool:
    """Whether a word stands in a draft, perhaps with another ending or no capital."""
    own = fold(word)
    return own in said or own.lower() in said


_CAPITALISED = late(r"(?<![\w'’-])[A-ZÀ-Þ][a-zß-ÿ]{2,}(?![\w'’-])")
_INSIDE = late(r"(?<=[a-z,] )[A-ZÀ-Þ][a-zß-ÿ]{2,}(?![\w'’-])")
