"""What an engine's other answers tell of a span."""

from __future__ import annotations

from collections.abc import Mapping

from i18n.mt.tag_projection.evidence import Evidence, hints
from i18n.mt.tag_projection.tree import Range, parse


def _hints(source: str, plain: str, marked: str, *alone: str) -> Mapping[Range, Evidence]:
    text, tree = parse(source)
    return hints(source, text, tree, plain, marked, alone)


def test_quotes_fall_where_the_same_words_stand() -> None:
    """The quoted translation is laid on the plain one."""
    found = _hints("a <b>red</b> sea", "un mar rojo", 'un mar "rojo"', "roja")
    assert found == {(2, 5): Evidence("roja", "rojo", (7, 11))}


def test_quotes_that_changed_places_go_to_the_likest_span() -> None:
    """By what the spans are alone."""
    found = _hints(
        "<b>white</b> <i>horse</i>", "caballo blanco", '"caballo" "blanco"', "blanco", "caballo"
    )
    assert [hint.said for hint in found.values()] == ["blanco", "caballo"]


def test_lost_quotes_tell_nothing() -> None:
    """What the spans are alone is still known."""
    found = _hints("a <b>red</b> <i>sea</i>", "un mar rojo", 'un "mar rojo"', "rojo", "mar")
    assert [(hint.alone, hint.said) for hint in found.values()] == [("rojo", ""), ("mar", "")]


def test_words_that_answer_to_nothing_are_the_quotes_own() -> None:
    """Where a word in the quotes has no counterpart either: a compound in another order."""
    found = _hints(
        "Choose <b>Oven Door</b> now.", "Elija Puerta de horno ya.", 'Elija "Oven Puerta" ya.'
    )
    assert found[7, 16].place == (6, 21)
