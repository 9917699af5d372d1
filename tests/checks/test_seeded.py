"""How much the checks find of what is wrong, and how often they cry over what is right."""

from __future__ import annotations

from collections import Counter

import pytest

from i18n.checks.runner import findings
from tests.support.check_pairs import FAULTS, Fault, pairs, spoilt

FLOOR = {
    "negation added": 0.9,
    "wrong language": 0.85,  # the rest are sentences with no small word to tell them by
    "Portuguese word left": 0.8,  # `os` is a word of both languages
    "capital lost": 0.9,
}
"""The least share of a fault that must be found; 95 % where nothing is said."""


def rules(source: str, translation: str, language: str) -> Counter[str]:
    """How often each rule finds fault with a translation."""
    return Counter(finding.rule for finding in findings(source, translation, language))


def found(fault: Fault) -> tuple[int, int]:
    """How many of the spoilt translations a right rule notices, of how many.

    What a rule says of the good translation already does not count.
    """
    hits = tries = 0
    for pair, text in spoilt(fault):
        before = rules(pair.source, pair.translation, pair.language)
        new = rules(pair.source, text, pair.language) - before
        tries += 1
        hits += any(rule in new for rule in fault.rules or new)
    return hits, tries


def test_the_corpus_is_large_enough() -> None:
    """At least 300 good pairs, each source once a language."""
    assert len({(pair.language, pair.source) for pair in pairs()}) == len(pairs()) >= 300


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_seeded_fault_is_found(fault: Fault) -> None:
    """The rule that a fault is for notices it."""
    hits, tries = found(fault)
    assert tries >= 4
    assert hits / tries >= FLOOR.get(fault.name, 0.95), f"{hits} of {tries}"


def test_good_translations_are_left_alone() -> None:
    """False alarms on less than 2 % of the good pairs, and not one error."""
    alarms = [pair for pair in pairs() if rules(pair.source, pair.translation, pair.language)]
    assert len(alarms) / len(pairs()) < 0.02, alarms
    levels = {f.level for p in pairs() for f in findings(p.source, p.translation, p.language)}
    assert "error" not in levels
