"""A translation's manners."""

from __future__ import annotations

import pytest

from i18n.mt.postedit.edits import edits
from i18n.mt.source_string import SourceString

NONE: frozenset[str] = frozenset()


def _typeset(text: str, source: str, target: str) -> str:
    """A text without its articles mended."""
    return edits(target, frozenset({"articles", "bare names"}))(
        text, SourceString(source, NONE), NONE
    )


@pytest.mark.parametrize(
    ("source", "text", "target", "want"),
    [
        ("April 11, 2013", "11 de Abril de 2013", "es", "11 de abril de 2013"),
        ("It was on Monday.", "Foi na Segunda-feira.", "pt", "Foi na segunda-feira."),
        ("It was in May.", "Va ser al Maig.", "ca", "Va ser al maig."),
        ("April is here.", "Abril llegó.", "es", "Abril llegó."),
        ("They met Julio.", "Conocieron a Julio.", "es", "Conocieron a Julio."),
    ],
)
def test_months_and_days_are_small_inside_a_sentence(
    source: str, text: str, target: str, want: str
) -> None:
    """Where the source has them; a name that is spelt like one stays."""
    assert _typeset(text, source, target) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Victoria! Okoye ganó.", "¡Victoria! Okoye ganó."),
        ("Es así? Sí.", "¿Es así? Sí."),
        ("Dijo: “Qué bien!” y salió.", "Dijo: “¡Qué bien!” y salió."),
        ("¿Qué? No! Ya no.", "¿Qué? ¡No! Ya no."),
        ("Llegó (sin avisar) y habló!", "¡Llegó (sin avisar) y habló!"),
        ("Vino (Qué bien!) ayer.", "Vino (¡Qué bien!) ayer."),
        ("Como funciona?", "¿Cómo funciona?"),
        ("Donde está y como se llama?", "¿Dónde está y como se llama?"),
        ("Vea a.b/?q=1 hoy.", "Vea a.b/?q=1 hoy."),
    ],
)
def test_spanish_opens_what_it_closes(text: str, want: str) -> None:
    """Inside a text as well as at its end; a question mark in an address is none."""
    assert _typeset(text, text, "es") == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("La unión alegró-si con todo.", "La unión se alegró con todo."),
        ("Usted puede lo abrís hoy.", "Usted puede abrirlo hoy."),
    ],
)
def test_portuguese_pronouns_are_put_in_their_place(text: str, want: str) -> None:
    """Behind an infinitive, before any other verb."""
    assert _typeset(text, text.replace("ó", "o"), "es") == want


@pytest.mark.parametrize(
    ("source", "text", "target", "want"),
    [
        ("It has 1,000.5 km.", "Tiene 1,000.5 km.", "es", "Tiene 1.000,5 km."),
        ("It has 1,000.5 km.", "Tiene 1000,5 km.", "es", "Tiene 1.000,5 km."),
        ("It has 1,000.5 km.", "Tiene 1.000,5 km.", "es-MX", "Tiene 1,000.5 km."),
        ("It has 1,000.5 km.", "Té 1000.5km.", "ca", "Té 1.000,5 km."),
        ("5 km and 5km off", "A 5 km y 5km", "es", "A 5 km y 5km"),
        ("It has 3.5 %.", "Tiene 3,5 %.", "es", "Tiene 3,5 %."),
        ("It costs $2,500.50.", "Cuesta $2,500.50.", "es-MX", "Cuesta $2,500.50."),
        ("Open {a, b} ../x.txt.", "Abra {a, b} ../x.txt.", "es", "Abra {a, b} ../x.txt."),
        ("Press Alt+A, the key.", "Pulse Alt+A, el botón.", "es", "Pulse Alt+A, el botón."),
    ],
)
def test_items_stay_and_measures_are_written_as_the_target_does(
    source: str, text: str, target: str, want: str
) -> None:
    """A Spanish reader takes 1,000 for one."""
    assert _typeset(text, source, target) == want


def test_a_no_break_space_stays_where_the_source_has_it() -> None:
    """After the same word, if that stands there once."""
    assert _typeset("4.1. Uso de 4.1", "4.1.\u00a0Use of 4.1", "es") == "4.1.\u00a0Uso de 4.1"
    assert _typeset("la casa", "a\u00a0house", "es") == "la casa"


@pytest.mark.parametrize(
    ("source", "text", "target", "want"),
    [
        ("On <time1/>, he left.", "En <time1/>, se fue.", "es", "El <time1/>, se fue."),
        ("In <time1/>, he left.", "En <time1/>, se fue.", "es", "En <time1/>, se fue."),
        ("He left on <time1/>.", "Va sortir en el <time1/>.", "ca", "Va sortir el <time1/>."),
        ("On <time1/> they met.", "No <time1/> se reuniram.", "pt", "Em <time1/> se reuniram."),
        (
            "On <time1/> and in <time2/>.",
            "En <time1/> y en <time2/>.",
            "es",
            "El <time1/> y en <time2/>.",
        ),
    ],
)
def test_a_day_takes_its_article(source: str, text: str, target: str, want: str) -> None:
    """The engine sees a mask where the reader sees a date."""
    assert _typeset(text, source, target) == want


@pytest.mark.parametrize(
    ("source", "text", "want"),
    [
        ("10.3.1. Rye bread", "10.3.1. pan de centeno", "10.3.1. Pan de centeno"),
        ("(b) Rye bread", "(b) pan de centeno", "(b) Pan de centeno"),
        ("10.3.1. rye", "10.3.1. centeno", "10.3.1. centeno"),
    ],
)
def test_a_heading_has_its_capital_behind_its_number(source: str, text: str, want: str) -> None:
    """The engine sees a mask there and goes on in small letters."""
    assert _typeset(text, source, "es") == want


def test_an_ellipsis_inside_is_no_final_stop() -> None:
    """It moves to the end with the words that it belongs to."""
    source, text = "Press the Open… button.", "Pulse el botón Abrir…."
    assert _typeset(text, source, "es") == text


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Pan y higos.", "Pan e higos."),
        ("Padre y hijo, siete o ocho.", "Padre e hijo, siete u ocho."),
        ("Agua y hielo, y yo.", "Agua y hielo, y yo."),
        ("Uno y Inés.", "Uno y Inés."),
    ],
)
def test_and_and_or_go_by_the_sound_behind(text: str, want: str) -> None:
    """`e` before i, `u` before o; not before `hie`, and names are left alone."""
    assert _typeset(text, text, "es") == want
