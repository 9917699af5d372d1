"""What Portuguese leaves in Spanish, and what becomes of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.model import Edge, Translation
from i18n.mt.postedit.pt_es.rules import FAMILIES, fix, replaced

ALL = tuple(FAMILIES)
LEG = Edge("apertium", "pt", "es", 1.0, "1")


@pytest.mark.parametrize(
    ("source", "text", "own"),
    [
        # words that mean something else, and their gender
        ("The alerts sent", "Los alertas enviados", "Las alertas enviadas"),
        ("Stay alert, friends", "Manténganse alerta", "Manténganse alerta"),
        ("An alert came", "Vino un alerta automático.", "Vino una alerta automática."),
        ("Go to the garden", "Ir para el jardín", "Ir al jardín"),
        ("Go to sleep", "Ir para dormir", "Ir para dormir"),
        ("The aim of the visa", "El objetivo de la visa", "El objetivo de la visa"),
        ("A long awaited letter", "Una carta aguardada", "Una carta esperada"),
        ("Prizes and nominations", "Premios e indicaciones", "Premios y nominaciones"),
        ("Taxpayers", "Los contribuyentes", "Los contribuyentes"),
        # homographs
        ("Turn it off and leave.", "Apague y falda.", "Apague y salga."),
        ("a red skirt", "una falda roja", "una falda roja"),
        ("Terms of Sale", "Tengamos que Venta", "Términos de Venta"),
        ("The shelter", "El abrigo", "El refugio"),
        ("The second lamp", "La según lámpara", "La segundo lámpara"),
        ("According to the second", "Según el segundo", "Según el segundo"),
        ("Health", "Salude", "Salud"),
        ("A table of prices", "Una mesa de precios", "Una tabla de precios"),
        ("A table in the kitchen", "Una mesa en la cocina", "Una mesa en la cocina"),
        ("From $4 a month", "A partir de $4 un mes", "A partir de $4 al mes"),
        ("Tell us more", "Nos cuente más", "Cuéntenos más"),
        ("e-books", "y-libros", "e-libros"),
        # ordinals
        ("The 2nd door", "La 2la puerta", "La 2.ª puerta"),
        ("the 3rd floor", "lo 3el piso", "el 3.er piso"),
        ("the 5th of six", "el 5el de seis", "el 5.º de seis"),
        # conditions
        ("If the copy fails, wait.", "Si la copia fallar, espere.", "Si la copia falla, espere."),
        ("If you want more, ask.", "Si quiera más, pida.", "Si quiere más, pida."),
        ("If they fail", "Si ellos fallar", "Si fallan"),
        ("If they call", "Si llamen", "Si llaman"),
        ("If the paths exist", "si las rutas existir", "si las rutas existen"),
        ("If the woman asks", "Si la mujer pide", "Si la mujer pide"),
        ("If the army attacks", "Si la fuerza militar ataca", "Si la fuerza militar ataca"),
        ("whether to go", "decidir si ir", "decidir si ir"),
        ("a soldier in command", "un soldado al mando", "un soldado al mando"),
        ("whether you can install", "si puede instalar", "si puede instalar"),
        ("as if it were", "como si sea", "como si sea"),
        # the passive
        ("It can be used.", "Puede ser usado.", "Puede usarse."),
        ("It can be kept.", "Puede ser mantenido.", "Puede mantenerse."),
        ("It can be used by all.", "Puede ser usado por todos.", "Puede ser usado por todos."),
        # pronouns
        ("Read this book.", "Lea ese libro.", "Lea este libro."),
        ("Read these and that.", "Lea esos y ese.", "Lea esos y ese."),
        ("You can read it.", "Usted puede leerlo.", "Puede leerlo."),
        ("He says it burns.", "Él dice que él arde.", "Él dice que él arde."),
        ("for you", "para usted", "para usted"),
        ("I read it.", "Yo lo leo.", "Lo leo."),
        ("We went, and we saw.", "Nosotros fuimos, y nosotros vimos.", "Fuimos, y vimos."),
        # words, by the source's
        ("Terms and conditions", "Hayamos y condiciones", "Términos y condiciones"),
        ("Let us have terms", "Hayamos plazos", "Hayamos plazos"),
        ("on port 80", "en la puerta 80", "en el puerto 80"),
        ("the open ports", "las puertas abiertas", "los puertos abiertos"),
        ("the red door", "la puerta roja", "la puerta roja"),
        ("by default", "por patrón", "por defecto"),
        ("changes made", "Alteraciones realizadas", "Cambios realizados"),
        ("human resources", "recursos", "recursos"),
        ("All information about it", "Las informaciones sobre eso", "La información sobre eso"),
        ("this and/or that", "eso y / o eso", "eso y/o eso"),
        ("part of that file", "parte desale archivo", "parte de ese archivo"),
        ("the media", "la mídia", "el medio"),
        ("two containers", "dos contêineres", "dos contenedores"),
        ("a disabled key", "una llave desabilitada", "una llave deshabilitada"),
    ],
)
def test_a_draft_says_it_as_spanish_does(source: str, text: str, own: str) -> None:
    """Only where the English source has what the Portuguese word stood for."""
    assert fix(ALL, source, Translation(text), LEG).text == own


def test_only_spanish_by_way_of_portuguese_is_mended() -> None:
    """Another route says `puerta` for another reason."""
    text = Translation("en la puerta 80")
    assert fix(ALL, "on port 80", text, Edge("apertium", "en", "es", 1.0, "1")) is text


def test_unknown_words_keep_their_marks() -> None:
    """What was replaced has none any more."""
    text = "Si la copia fallar, los contêineres de Xul"
    done = fix(ALL, "If the copy", Translation(text, ((24, 35), (39, 42))), LEG)
    assert [done.text[a:b] for a, b in done.unknown] == ["Xul"]


WORDS = st.lists(st.sampled_from(["uno", "dos", "Tres", "cuatro", ",", "."]), max_size=9)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(WORDS, st.sampled_from(["dos", "uno|dos", "dos (?=cuatro)", "(uno )?dos"]))
def test_marks_stay_on_their_words_whatever_is_replaced(words: list[str], pattern: str) -> None:
    """Each mark that is left is on a word that was marked."""
    text = " ".join(words)
    spans = tuple((i, i + 6) for i in range(len(text)) if text.startswith("cuatro", i))
    done = replaced(Translation(text, spans), pattern, "veintidós")
    assert [done.text[a:b] for a, b in done.unknown] == ["cuatro"] * len(spans)


@pytest.mark.parametrize(
    ("source", "text", "own"),
    [
        ("Monday to Friday", "De segunda a sexta", "De segunda-feira a sexta-feira"),
        (
            "Monday is the second day",
            "segunda-feira é o segundo dia",
            "segunda-feira é o segundo dia",
        ),
        ("the second time", "a segunda vez", "a segunda vez"),
    ],
)
def test_days_are_told_from_ordinals_before_spanish(source: str, text: str, own: str) -> None:
    """Portuguese counts its days."""
    leg = Edge("firefox", "en", "pt", 1.0, "1")
    assert fix(ALL, source, Translation(text), leg).text == own
