"""Headings that English begins with a gerund."""

from __future__ import annotations

import pytest

from i18n.model import Edge, Translation
from i18n.mt.postedit.pt_es.rules import fix

LEG = Edge("apertium", "pt", "es", 1.0, "1")


@pytest.mark.parametrize(
    ("source", "text", "own"),
    [
        ("Creating page types", "Creando tipos de página", "Crear tipos de página"),
        ("Extending the tool", "Extendiendo la herramienta", "Extender la herramienta"),
        ("Writing and sharing", "Escribiendo y compartiendo", "Escribir y compartir"),
        ("2.1. Building it", "2.1. Construyendo todo", "2.1. Construir todo"),
        ("Loading…", "Cargando…", "Cargando…"),
        ("Using it, you save time.", "Usando esto, gana tiempo.", "Usando esto, gana tiempo."),
    ],
)
def test_a_heading_begins_with_an_infinitive(source: str, text: str, own: str) -> None:
    """What goes on, and a sentence, keep theirs."""
    assert fix(("gerunds",), source, Translation(text), LEG).text == own


@pytest.mark.parametrize(
    ("source", "text", "own"),
    [
        ("Date of the last order", "Data de la última encomienda", "Fecha del último pedido"),
        ("Page template", "El modelo de página", "La plantilla de página"),
        ("Mark all as read", "Marcar todo cómo leído", "Marcar todo como leído"),
        ("How to play", "Cómo jugar", "Cómo jugar"),
        ("Play a role", "Tener un papel", "Tener un papel"),
        ("The local site", "El sitio local", "El sitio local"),
        ("Save lives", "Salvar vidas", "Salvar vidas"),
    ],
)
def test_words_of_interfaces_are_those_of_spanish(source: str, text: str, own: str) -> None:
    """Portuguese has others, which mean something else in Spanish."""
    assert fix(("words",), source, Translation(text), LEG).text == own
