"""A translation made to fit a source that is like its own, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.languages.locales import language
from i18n.memory.fuzzy_repair import retagged
from i18n.memory.near_match import Tongues, fitted
from i18n.placeables import inline_tags


def made(text: str, source: str, wanted: str, target: str = "es") -> str:
    """The text that fits, "" for none."""
    found = fitted(text, source, wanted, Tongues("en", target, language(target).plurals))
    return found.text if found else ""


@pytest.mark.parametrize(
    ("text", "source", "wanted", "found"),
    [
        # Other tools number tags in another way, and number those that we do not.
        ("Lea <a0>esto</a0>.", "Read <a0>it</a0>.", "Read <a1>it</a1>!", "Lea <a1>esto</a1>."),
        ("<b2>Sí</b2><a1/>", "<a1/><b2>Yes</b2>", "<a1/><b>Yes</b>", "<b>Sí</b><a1/>"),
        (
            "<a2>x</a2><a1>y</a1>",
            "<a1>Y</a1><a2>X</a2>",
            "<a2>Y</a2><a1>X</a1>",
            "<a1>x</a1><a2>y</a2>",
        ),
        # Other tags are left as they are, and so fail a check.
        ("<a1>Sí</a1>", "<a1>Yes</a1>", "<em1>Yes</em1>", "<a1>Sí</a1>"),
        ("<a1>Sí</a1>", "<a1>Yes</a1>", "Yes", "<a1>Sí</a1>"),
    ],
)
def test_tags_become_the_new_ones(text: str, source: str, wanted: str, found: str) -> None:
    """Where it is clear what becomes what."""
    assert retagged(text, source, wanted) == found
    assert made(text, source, wanted) == found


@pytest.mark.parametrize(
    ("text", "source", "wanted", "found"),
    [
        ("página número 1", "page number 1", "page number 2", "página número 2"),
        ("Faltan $45.000", "Missing: $45,000", "Missing: $125,000", "Faltan $125.000"),
        ("Quedan 1.500,5 km", "1,500.5 km left", "12,250.75 km left", "Quedan 12.250,75 km"),
        ("1500 lámparas", "1,500 lamps", "2,500 lamps", "2500 lámparas"),
        ("Un 5 % más", "5% more", "7.5% more", "Un 7,5 % más"),
        ("De 3 a 4", "From 3 to 4", "From 4 to 3", "De 4 a 3"),
        ("El 5 de mayo de 2014", "On May 5, 2014", "On May 7, 2015", "El 7 de mayo de 2015"),
        ("Debian 12.4", "Debian 12.4", "Debian 12.5", "Debian 12.5"),
        ("Versión 1.2.3", "Version 1.2.3", "Version 1.3.0", "Versión 1.3.0"),
        ("a &lt;b 2", "a &lt;b 2", "a &lt;b 3", "a &lt;b 3"),
        ("Hola, {name}", "Hello, {name}", "Hello, {user}", "Hola, {user}"),
        ("Escriba a a@b.org", "Write to a@b.org", "Write to c@d.org", "Escriba a c@d.org"),
        ("Llame a Kim Ray hoy", "Call Kim Ray today", "Call Bo Lund today", "Llame a Bo Lund hoy"),
        ("La lámpara", "The lamp", "A lamp", "La lámpara"),
        ("Contacto", "Contact us", "Contact us.", "Contacto"),
    ],
)
def test_what_differs_is_made_to_fit(text: str, source: str, wanted: str, found: str) -> None:
    """Numbers as the target writes them, what translations copy, one name."""
    assert made(text, source, wanted) == found


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        # Words that say something else, in texts that say little.
        ("Nuestros valores", "Our Values", "Our Causes"),
        ("Cómo usamos sus regalos", "How we use your gifts", "How we use your data"),
        ("Iniciar sesión", "Log in", "Log out"),
        ("Abierto antes de mediodía", "Open before noon", "Open after noon"),
        ("La Corte se reunió en Lima", "The Court met in Lima", "The Board met in Lima"),
        ("Contáctenos", "Contact us", "Contact US"),
        ("¿Listo?", "Ready?", "Ready"),
        # What changes all, however long the text.
        (
            "Los miembros del grupo local pueden votar cada año en la gran asamblea de marzo",
            "Members of the local group can vote every year at the great assembly in spring",
            "Members of the local group cannot vote every year at the great assembly in spring",
        ),
        (
            "No cierre la puerta grande del patio trasero cuando salgan los últimos alumnos",
            "Do not close the big door of the back yard when the last pupils leave school",
            "Do close the big door of the back yard when the last pupils leave school",
        ),
        (
            "El consejo grande se reúne en marzo con vecinos, maestros, padres y alumnos",
            "The large council meets in March with neighbours, teachers, parents and pupils",
            "The large council meets in April with neighbours, teachers, parents and pupils",
        ),
        (
            "El consejo grande tiene tres sedes para vecinos, maestros, padres y alumnos",
            "The large council has three seats for neighbours, teachers, parents and pupils",
            "The large council has seven seats for neighbours, teachers, parents and pupils",
        ),
        (
            "Cada mes llegan 40 cajas grandes para vecinos, maestros, padres y alumnos",
            "Every month 40 large boxes come for neighbours, teachers, parents and pupils",
            "Every month 40 small boxes come for neighbours, teachers, parents and pupils",
        ),
        (
            "Las maestras enseñan a leer a cada niño antes del largo invierno de la sierra alta",
            "The teachers show every child how to read before the long winter of the high hills",
            "The teachers show every child how to read after the long winter of the high hills",
        ),
        # Numbers that cannot be made to fit.
        ("Sala 12B", "Room 12B", "Room 14C"),
        ("2 lámparas", "2 lamps", "1 lamps"),
        ("1 oveja", "1 sheep", "3 sheep"),
        ("dos lámparas", "2 lamps", "3 lamps"),
        ("De 3 a 3", "From 3 to 3", "From 3 to 4"),
        ("Capítulo 3", "Chapter 3", "Chapter"),
        ("La 2.ª vez", "The 2nd time", "The 3rd time"),
        ("Siglo XIX", "19th century", "20th century"),
        ("5 km", "5 km", "5 miles"),
        ("$45", "$45", "€45"),
        ("-5 grados", "-5 degrees", "5 degrees"),
        ("a las 9", "at 9 am", "at 9 pm"),
        # Names: one, and only where the translation copies it.
        ("Vive en Londres", "She lives in London", "She lives in Paris"),
        ("Kim y Bo", "Kim and Bo", "Ray and Lund"),
        ("Kim llama", "Kim calls", "It calls"),
    ],
)
def test_what_would_say_something_else_is_refused(text: str, source: str, wanted: str) -> None:
    """However alike the two look."""
    assert made(text, source, wanted) == ""


def test_the_words_that_a_number_counts_keep_their_form() -> None:
    """Russian has one form for 2 and another for 5."""
    assert made("22 файла", "22 files", "23 files", "ru") == "23 файла"
    assert made("22 файла", "22 files", "25 files", "ru") == ""


def test_a_long_text_with_another_word_is_for_those_who_have_no_machine() -> None:
    """A translator mends a word faster than a page, but it does not say what the source says."""
    source = (
        "The council pays for books, meals, heating and new windows in every {} of the district."
    )
    text = "El consejo paga libros, comidas, calefacción y ventanas en cada escuela del distrito."
    tongues = Tongues("en", "es", language("es").plurals)
    found = fitted(text, source.format("school"), source.format("clinic"), tongues)
    assert found is not None
    assert (found.text, found.exactly) == (text, False)
    same = fitted(text, source.format("school"), source.format("school") + "!", tongues)
    assert same is not None
    assert same.exactly


STRINGS = st.lists(
    st.sampled_from(["<a1>", "</a1>", "<a2>", "<br/>", "word", " ", "7", "12", "&lt;", "1.5"]),
    max_size=8,
).map("".join)


@settings(derandomize=True)
@given(STRINGS, STRINGS)
def test_the_source_becomes_the_wanted_one_or_nothing(source: str, wanted: str) -> None:
    """Only tags and numbers change, and nothing for the same sentence."""
    assert made(source, source, source) == source
    found = made(source, source, wanted)
    assert not found or without_numbers(found) == without_numbers(source)


def without_numbers(string: str) -> str:
    """The words of a string: no tags, no digits, no marks between them."""
    words = (token for token in inline_tags.tokens(string) if isinstance(token, str))
    return "".join(words).translate(str.maketrans("", "", "0123456789.,"))
