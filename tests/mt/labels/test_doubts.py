"""What is said against the draft of a label, and what takes a doubt away."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from i18n.model import Draft, Edge, Translation
from i18n.mt.labels.doubts import Asked, doubts
from i18n.mt.routing import Route
from i18n.mt.source_string import SourceString

PIVOT = Route((Edge("first", "en", "pt", 0.9, "1"), Edge("last", "pt", "es", 0.9, "1")))
STRAIGHT = Route((Edge("other", "en", "es", 0.5, "1"),))
BACK = Route((Edge("other", "es", "en", 0.5, "1"),))


def _doubt(source: str, draft: str, other: str, back: str) -> str:
    """What a reviewer is told of a draft, by what another route and the way back say."""

    def translate(route: Route, texts: Sequence[str]) -> list[Translation]:
        return [Translation(other if route is STRAIGHT else back) for _ in texts]

    drafted = [(SourceString(source, frozenset()), Draft(draft, PIVOT.name))]
    asked = Asked((STRAIGHT,), BACK, lambda word: "")
    return doubts(drafted, asked, translate).get(source, "")


@pytest.mark.parametrize(
    ("source", "draft", "back"),
    [
        ("Privacy and access", "Privacidad y acceso", "Privacy and access"),
        ("Favourite films", "Películas favoritas", "Favorite films"),
        ("Remove pictures", "Quitar imágenes", "Delete images"),  # the same in labels
        ("Panel width", "Anchura del panel", "Width of the panel"),
    ],
)
def test_what_a_way_back_says_again_is_in_no_doubt(source: str, draft: str, back: str) -> None:
    """Though another route has other words for it."""
    assert _doubt(source, draft, "Otra cosa distinta", back) == ""


@pytest.mark.parametrize(
    ("source", "draft", "back"),
    [
        ("Width medium", "Medio de anchura", "Half of width"),  # what both routes say
        ("Footprints", "Cogidas", "Gorings"),
        ("Section heading", "Sección", "Section"),  # a word is missing
    ],
)
def test_what_a_way_back_does_not_say_is_in_doubt(source: str, draft: str, back: str) -> None:
    """Routes to the target err alike in the homographs of English."""
    assert _doubt(source, draft, draft, back)


@pytest.mark.parametrize(
    ("source", "draft", "told"),
    [
        ("Update address", "Dirección de actualización", "may be an order"),
        ("Clear history", "Historia clara", "may be an order"),
        ("The Hunger Years", "Los años del hambre", "may be a name"),
        ("Workers paid too little", "Los trabajadores pagaron muy poco", "may be passive"),
        ("Two boats taken off the list", "Dos barcos quitaron de la lista", "may be passive"),
        ("Uncategorized", "Uncategorized", "is the source’s"),
        ("YAML Error", "YAML Error", "is the source’s"),
        ("View content blocks by page", "Ver contenido bloques por página", "side by side"),
        ("Series begin", "Serie comenzar", "stands behind a thing"),
        ("Pitch", "Paso", "several meanings"),
        ("Write mode", "Escriba el modo", "may be no order"),
        ("Stop all", "Pare a todos", "may be of things"),
        ("Next 3", "Próximo 3", "singular"),
        ("Y Axis", "Y Eje", "as English has them"),
        ("On error", "Sobre el error", "meant otherwise"),
        ("Option A label", "Opción una etiqueta", "meant otherwise"),
        ("Other tables", "Otros casillas", "may not agree"),
        ("Show your comments", "Mostrar su comentarios", "may not agree"),
    ],
)
def test_a_label_shows_by_itself_what_may_be_wrong(source: str, draft: str, told: str) -> None:
    """Whatever the routes say."""
    assert told in _doubt(source, draft, draft, source)


def test_a_passive_headline_that_stays_passive_is_in_no_doubt() -> None:
    """Spanish leaves out what English does."""
    source = "Bridge closed for repairs"
    assert not _doubt(source, "Puente cerrado para reparaciones", "Puente cerrado", source)


def test_the_way_back_is_asked_of_what_something_is_against_alone() -> None:
    """It costs as much as a draft."""
    asked: list[str] = []

    def translate(route: Route, texts: Sequence[str]) -> list[Translation]:
        if route is BACK:
            asked.extend(texts)
        return [Translation("Casa") for _ in texts]

    labels = [("House", "Casa"), ("Django", "Django")]
    drafted = [(SourceString(one, frozenset()), Draft(own, PIVOT.name)) for one, own in labels]
    doubts(drafted, Asked((STRAIGHT,), BACK, lambda word: "casa"), translate)
    assert "Django" not in asked
