"""Names that another route knows, and labels that it reads otherwise."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from i18n.model import Draft, Edge, Translation
from i18n.mt.drafting import DraftJob, draft_all
from i18n.mt.routing import Route

PIVOT = Route((Edge("first", "en", "pt", 0.9, "1"), Edge("last", "pt", "es", 0.9, "1")))
STRAIGHT = Route((Edge("other", "en", "es", 0.5, "1"),))
ROUND = Route((Edge("other", "en", "ca", 0.4, "1"), Edge("other", "ca", "es", 0.9, "1")))


def _draft(source: str, **answers: str | tuple[str, ...]) -> Draft:
    """The draft of a text whose words are all known to each route but for those in a tuple."""

    def translate(route: Route, texts: Sequence[str]) -> list[Translation]:
        which = {PIVOT: "first", STRAIGHT: "straight", ROUND: "around"}[route]
        own = answers.get(which, "")
        text, *unknown = (own,) if isinstance(own, str) else own
        spans = tuple((text.index(word), text.index(word) + len(word)) for word in unknown)
        return [Translation(text, spans) if one == source else Translation(one) for one in texts]

    ways = (PIVOT, STRAIGHT, ROUND)
    return draft_all([source], DraftJob("es", ways, translate, frozenset()))[0]


def test_a_name_that_every_other_route_leaves_stays() -> None:
    """The best one had a city of its own for it."""
    done = _draft(
        "City: Tavistock",
        first="Ciudad: Río de Janeiro",
        straight=("Ciudad: Tavistock", "Tavistock"),
        around="Ciudad: Tavistock",
    )
    assert "Tavistock" in done.text or "Tavistock" in done.doubt


def test_a_word_that_only_one_route_leaves_is_no_name() -> None:
    """It may be a word of the target by chance."""
    done = _draft(
        "Font of letters",
        first="Fuente de letras",
        straight="Fuente de letras",
        around="Font de letras",
    )
    assert done == Draft("Fuente de letras", PIVOT.name)


@pytest.mark.parametrize(
    ("source", "first", "straight"),
    [
        ("Shelter", "Abro", "Refugio"),  # a word of two meanings on the way
        ("Circus Tent", "Tienda Circo", "Tienda de circo"),  # nouns side by side
        ("Phase Two Growth", "Fase Crecimiento", "Crecimiento de la fase"),  # another order
        ("Air, Indirect, Water, Heater", "Aire, Agua", "Aire, Agua"),  # words lost
        ("configuration settings", "ajustes de ajustes", "ajustes"),  # one for two
        ("Module transform", "Módulo de cambio", "Módulo de cambio"),  # the order of English
        ("Reattach this thread", "Reattach este hilo", "Une este hilo"),  # left in English
    ],
)
def test_a_label_that_other_routes_read_otherwise_is_doubted(
    source: str, first: str, straight: str
) -> None:
    """A reviewer is told; the words of the best route stay."""
    done = _draft(source, first=first, straight=straight, around=straight)
    assert (done.text, bool(done.doubts)) == (first, True)


@pytest.mark.parametrize(
    ("source", "first", "straight"),
    [
        ("Mountain views", "Vistas de la montaña", "Vistas de montaña"),
        ("Awards", "Premios", "Premios"),
        ("Update the map", "Actualizar el mapa", "Actualización del mapa"),
    ],
)
def test_a_label_that_another_route_says_too_is_in_no_doubt(
    source: str, first: str, straight: str
) -> None:
    """The stems of its words are enough."""
    done = _draft(source, first=first, straight=straight, around=straight)
    assert done == Draft(first, PIVOT.name)


def test_a_sentence_is_not_held_to_other_routes() -> None:
    """It has words enough to tell its meaning by."""
    source = "The old shelter on the hill was built by the miners of the valley."
    text = "El viejo abrigo de la colina fue construido por los mineros del valle."
    assert not _draft(source, first=text, straight="Nada", around="Nada").doubts


def test_half_of_a_name_that_was_translated_is_doubted() -> None:
    """Behind what looks like an adjective stands a given name, or a word that stays."""
    for source, text, name in (
        ("Creative Tim", "Tim creativo", "Tim"),
        ("High Tatras", "Alta Tatras", "Tatras"),
    ):
        done = _draft(source, first=text, straight=(text, name), around=(text, name))
        assert "may be a name" in done.doubt
