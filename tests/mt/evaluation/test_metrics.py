"""How far one text is from another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from i18n.mt.evaluation.metrics import Grams, edits, grams, score, words

TEXTS = st.lists(st.text("abcé ñ.,1", max_size=30), min_size=1, max_size=5)


def test_a_text_is_itself() -> None:
    """The same text has 100, one with nothing in common 0, and nothing at all 0."""
    assert score(grams("La lámpara", "La  lámpara ")) == 100
    assert score(grams("abc", "xyz")) == 0
    assert score(grams("", "")) == 0


@settings(derandomize=True, deadline=None)
@given(TEXTS)
def test_the_score_is_sacrebleus(drafts: list[str]) -> None:
    """Over any texts, to the last digit that matters."""
    metrics = pytest.importorskip("sacrebleu.metrics", reason="sacrebleu is not installed")
    wanted = [draft.replace("a", "b", 1) + " c" * (len(draft) % 3) for draft in drafts[::-1]]
    theirs = metrics.CHRF().corpus_score(drafts, [wanted]).score
    total = Grams()
    for draft, one in zip(drafts, wanted, strict=True):
        total = total.plus(grams(draft, one))
    assert score(total) == pytest.approx(theirs, abs=1e-9)


@settings(derandomize=True, deadline=None)
@given(st.text("ab ", max_size=20), st.text("ab ", max_size=20))
def test_edits_are_levenshteins(one: str, other: str) -> None:
    """Words put in, taken out and replaced."""
    assert edits(words(one), words(other)) == Levenshtein.distance(words(one), words(other))


def test_marks_are_words_of_their_own() -> None:
    """A comma more is one edit, not a changed word."""
    assert words("Sí, mañana.") == ("Sí", ",", "mañana", ".")
    assert edits(words("Sí mañana."), words("Sí, mañana.")) == 1
