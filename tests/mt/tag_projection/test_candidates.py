"""The stretch of a translation that renders a span."""

from __future__ import annotations

import pytest

from i18n.mt.tag_projection.anchors import AlignedText
from i18n.mt.tag_projection.candidates import WEIGHTS, best_candidate, candidates
from i18n.mt.tag_projection.evidence import Evidence


def _sides(text: str, plain: str) -> AlignedText:
    return AlignedText(text, (0, len(text)), plain, (0, len(plain)))


@pytest.mark.parametrize(
    ("span", "hint", "want"),
    [
        ((4, 9), Evidence("manzana"), "manzana"),
        ((4, 9), Evidence("", "roja", (3, 10)), "manzana"),
        ((21, 26), Evidence("mesa"), "mesa"),
    ],
)
def test_the_window_that_reads_like_the_span(
    span: tuple[int, int], hint: Evidence, want: str
) -> None:
    """By its own translation, or by where its quotes fall."""
    sides = _sides("The apple is on this table.", "La manzana está en esta mesa.")
    place, share = best_candidate(span, sides, hint, [])
    assert sides.plain[slice(*place)] == want
    assert 0.5 < share <= 1


def test_without_any_evidence_nothing_is_sure() -> None:
    """The best of the guesses is none the likelier for it."""
    _, share = best_candidate((4, 8), _sides("The moon rose.", "Salía ya el sol."), Evidence(), [])
    assert share == 0


def test_what_is_taken_is_no_window() -> None:
    """Nor anything that overlaps it."""
    sides = _sides("red or blue", "rojo o azul")
    found = [one.place for one in candidates((0, 3), sides, Evidence("rojo"), [(0, 4)])]
    assert found == [(5, 6), (5, 11), (7, 11)]


def test_every_weight_has_its_feature() -> None:
    """In one order."""
    one = next(candidates((0, 3), _sides("red sea", "mar rojo"), Evidence("rojo"), []))
    assert len(one.features) == len(WEIGHTS)


def test_a_compound_is_taken_whole_where_the_quotes_kept_the_word() -> None:
    """One word of the source is three of the target; the second translation left it as it was."""
    sides = _sides("Read the timeline again.", "Lea otra vez la línea del tiempo.")
    place, _ = best_candidate((9, 17), sides, Evidence("cronolínea", "timeline", (16, 32)), [])
    assert sides.plain[slice(*place)] == "línea del tiempo"


def test_an_article_that_the_span_opens_the_sentence_with_is_its_own() -> None:
    """It is an article though the sentence's capital is on it."""
    sides = _sides("A guest can always ask, says she.", "Un invitado puede preguntar, dice ella.")
    hint = Evidence("Un invitado puede preguntar", "Un invitado puede preguntar", (0, 27))
    place, _ = best_candidate((0, 22), sides, hint, [])
    assert sides.plain[slice(*place)] == "Un invitado puede preguntar"


def test_an_article_that_opens_the_sentence_is_no_part_of_a_name() -> None:
    """The quoted translation has it, the span has not, and its capital is the sentence's."""
    sides = _sides("Sour bread keeps well.", "El pan agrio se conserva bien.")
    place, _ = best_candidate((0, 10), sides, Evidence("pan agrio", "El pan agrio", (0, 12)), [])
    assert sides.plain[slice(*place)] == "pan agrio"
