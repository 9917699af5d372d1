"""What speaks against texts being, one for one, the translations of some sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest

from i18n.segmentation.correspondence import corresponds

SOURCES = (
    "The museum of Toledo opens at noon.",
    "Is there a restaurant near the station?",
    "Our photographer prefers the gardens of Aranjuez.",
    "Visitors pay less on Sundays, and children under the age of six pay nothing.",
)
TEXTS = {
    "es": (
        "El museo de Toledo abre a mediodía.",
        "¿Hay un restaurante cerca de la estación?",
        "Nuestra fotógrafa prefiere los jardines de Aranjuez.",
        "Los visitantes pagan menos los domingos, y los niños menores de seis años no pagan.",
    ),
    "de": (
        "Das Museum von Toledo öffnet mittags.",
        "Gibt es ein Restaurant beim Bahnhof?",
        "Unsere Fotografin bevorzugt die Gärten von Aranjuez.",
        "Sonntags zahlen Besucher weniger, und Kinder unter sechs Jahren zahlen gar nichts dafür.",
    ),
    "el": (
        "Το μουσείο του Toledo ανοίγει το μεσημέρι.",
        "Υπάρχει εστιατόριο κοντά στον σταθμό;",
        "Η φωτογράφος μας προτιμά τους κήπους του Aranjuez.",
        "Οι επισκέπτες πληρώνουν λιγότερο τις Κυριακές, και τα παιδιά κάτω των έξι ετών τίποτα.",
    ),
}


@pytest.mark.parametrize("tag", TEXTS)
def test_translations_in_order_are_taken(tag: str) -> None:
    """Whatever the language has in common with the source's."""
    assert corresponds(SOURCES, TEXTS[tag])
    for pair, texts in zip(pairwise(SOURCES), pairwise(TEXTS[tag]), strict=True):
        assert corresponds(pair, texts)


@pytest.mark.parametrize("tag", ["es", "de"])
def test_swapped_sentences_are_doubted(tag: str) -> None:
    """By names, words of common descent, question marks and lengths."""
    for at in range(len(SOURCES) - 1):
        one, two = TEXTS[tag][at : at + 2]
        assert not corresponds(SOURCES, (*TEXTS[tag][:at], two, one, *TEXTS[tag][at + 2 :]))
        assert not corresponds(SOURCES[at : at + 2], (two, one))


def test_a_clause_with_another_sentence_is_doubted() -> None:
    """Two sentences merged and a third one split are still as many."""
    one, two, three, _ = TEXTS["es"]
    assert not corresponds(SOURCES[:3], (f"{one} {two}", "Nuestra fotógrafa", three[18:]))
    moved = "¿Y abre el museo de Toledo a mediodía?"
    assert not corresponds(SOURCES[:2], ("Vengan cuando quieran.", moved))


def test_numbers_stand_with_their_sentence() -> None:
    """A number that both languages write."""
    sources = ("It cost 7.", "It brought 9.")
    assert corresponds(sources, ("Costó 7.", "Trajo 9."))
    assert not corresponds(sources, ("Trajo 9.", "Costó 7."))


def test_where_nothing_speaks_nothing_is_doubted() -> None:
    """Short sentences have no traces; one that is dropped of its name is no swap."""
    assert corresponds(("One.", "Two."), ("Dos.", "Uno."))
    assert corresponds(("Ana sings.", "Then Ana sleeps."), ("Ella canta.", "Luego Ana duerme."))


def test_only_sentences_near_each_other_are_compared() -> None:
    """So that a long text takes no longer than its parts; those of one word all, too."""
    assert corresponds(SOURCES[:1] * 400, TEXTS["es"][:1] * 400)
