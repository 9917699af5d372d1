"""Names that a draft changed, by what the dictionaries of other routes know."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from i18n.model import Draft, Edge, Translation
from i18n.mt.changed_names import changed_names, missing
from i18n.mt.routing import Route
from i18n.mt.source_string import SourceString

WAYS = (Route((Edge("other", "en", "es", 0.5, "1"),)),)


def _strange(source: str, draft: str, known: str = "") -> set[str]:
    """The words that may be names; a dictionary translates those `known`, and leaves others."""

    def translate(route: Route, texts: Sequence[str]) -> list[Translation]:
        return [
            Translation("casa") if text in known.split() else Translation(text, ((0, len(text)),))
            for text in texts
        ]

    drafted = [(SourceString(source, frozenset()), Draft(draft, "first"))]
    found = changed_names(drafted, WAYS, translate)
    return set(found[source].strange) if source in found else set()


@pytest.mark.parametrize(
    ("source", "draft", "name"),
    [
        (
            "Tresco CI runs all the tests that were written for the branch.",
            "Trescientos CI ejecuta todas las pruebas que se escribieron para la rama.",
            "Tresco",
        ),
        (
            "The first version of it was written by Emilio Varchi in the spring.",
            "La primera versión fue escrita por Emilio Varcos en la primavera.",
            "Varchi",
        ),
        (
            "Pruvik lives in a small house that stands behind the old mill.",
            "Prusiano vive en una pequeña casa que está detrás del viejo molino.",
            "Pruvik",
        ),
        (
            "Baker wrote the first half of the book and all of its drawings.",
            "Panadero escribió la primera mitad del libro y todos sus dibujos.",
            "Baker",
        ),
    ],
)
def test_a_name_that_the_draft_has_not_is_told(source: str, draft: str, name: str) -> None:
    """At the start of a sentence where what follows tells that it is one."""
    assert name in _strange(source, draft, known="Baker")


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "We went to Vienna on the first Monday in March with our German friends.",
            "Fuimos a Viena el primer lunes de marzo con nuestros amigos alemanes.",
        ),
        (
            "The meeting was held by the Ministry of Fisheries of the island.",
            "La reunión fue celebrada por el Ministerio de Pesca de la isla.",
        ),
        (
            "Sheets of paper are kept in the drawer under the window.",
            "Las hojas de papel se guardan en el cajón bajo la ventana.",
        ),
        (
            "Enabled modules are listed below, those of the Tresco server first.",
            "Los módulos activados se listan abajo, primero los del servidor Tresco.",
        ),
    ],
)
def test_what_has_a_translation_is_no_name(source: str, draft: str) -> None:
    """Cities, days, peoples, words that a dictionary knows, first words."""
    assert not _strange(source, draft, known="Ministry Fisheries Sheets")


def test_a_name_that_stands_in_the_text_after_all_is_not_missing() -> None:
    """Whatever its accents."""
    words = frozenset(["Garcia", "Varchi"])
    assert missing(words, "Lo escribió García.") == ["Varchi"]
