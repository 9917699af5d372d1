"""Whether texts can be translations of the same text, or of those that they are given for."""

from __future__ import annotations

from i18n.mt.contextual.trust.likeness import shuffled
from tests.support.chat_stand_in import SPANISH


def test_answers_in_their_places_are_seen() -> None:
    """Words that are kin stand in both: miners and mineros, a name, a number of letters alike."""
    assert not shuffled(SPANISH)
    assert not shuffled({})
    assert not shuffled({"One word.": "Una palabra."})


def test_answers_that_changed_places_are_seen() -> None:
    """Each is a good sentence, for another."""
    sources, texts = list(SPANISH), list(SPANISH.values())
    for by in range(1, len(texts)):
        assert shuffled(dict(zip(sources, [*texts[by:], *texts[:by]], strict=True)))
