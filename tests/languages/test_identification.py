"""Which language a text is in."""

from __future__ import annotations

from i18n.languages.identification import speaks

PORTUGUESE = "Casas verdes refletem luz matinal belissimamente, diz a avó."
CATALAN = "Les cases verdes reflecteixen la llum del matí, diu l'àvia."


def test_one_set_of_languages_does_not_limit_the_next() -> None:
    """A run asks for the languages of one route after those of another."""
    assert speaks(PORTUGUESE, frozenset({"en", "es"})) in ("en", "es")
    assert speaks(PORTUGUESE, frozenset({"en", "es", "pt"})) == "pt"
    assert speaks(CATALAN, frozenset({"en", "es", "pt", "ca"})) == "ca"


def test_a_language_that_the_library_does_not_know_is_not_guessed() -> None:
    """Nor is any of those beside it."""
    assert speaks(PORTUGUESE, frozenset({"en", "pt", "tlh"})) == ""
