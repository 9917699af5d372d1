"""How languages say no."""

from __future__ import annotations

import re

import pytest

from i18n.languages import negation, number_words
from i18n.languages.negation import false_negators, near_negators, negators


@pytest.mark.parametrize(
    ("tongue", "said"),
    [
        ("en", "It isn’t here"),
        ("es", "Nadie vino"),
        ("de", "Keinen davon"),
        ("fr", "N’importe"),
        ("zh", "他不来"),
    ],
)
def test_a_word_that_denies_is_found_in_any_case(tongue: str, said: str) -> None:
    """As a word, not as a part of one."""
    pattern = negators(tongue)
    assert pattern
    assert pattern.search(said)
    assert not pattern.search("anotar nonsense Kneipe")


def test_a_language_without_a_list_is_not_judged() -> None:
    """Rather than by another one's."""
    assert negators("fi") is false_negators("fi") is near_negators("fi") is None


def test_patterns_are_compiled_for_the_languages_that_are_asked_for() -> None:
    """A run has two or three of a dozen, and of the units few."""
    for module in (negation, number_words):
        for value in vars(module).values():
            values = value.values() if isinstance(value, dict) else (value,)
            assert not any(isinstance(one, re.Pattern) for one in values)
