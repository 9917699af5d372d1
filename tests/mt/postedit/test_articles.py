"""Articles where an engine did not know the word after them."""

from __future__ import annotations

import pytest

from i18n.mt.postedit.articles import drop_articles, fix_articles
from i18n.mt.postedit.edits import EDITS
from i18n.mt.postedit.es import SPANISH
from i18n.mt.postedit.tables import Editing
from i18n.mt.source_string import SourceString

NAMES = frozenset({"Okoye", "BakeNet", "La Harina"})


def _mended(text: str, flat: str, *resolved: str) -> str:
    return fix_articles(
        text, SourceString(flat, NAMES), Editing("es", SPANISH, frozenset(resolved))
    )


@pytest.mark.parametrize(
    ("text", "source", "resolved", "want"),
    [
        ("Lo conductor abre.", "The driver opens.", "conductor", "El conductor abre."),
        ("Hay uno anfitrión.", "There is a host.", "anfitrión", "Hay un anfitrión."),
        ("Limita lo descarga.", "It is a limit to the download.", "x", "Limita lo descarga."),
        ("Limita lo descarga.", "Limit the download.", "descarga", "Limita la descarga."),
        ("Inicia lo cancelación.", "It begins the cancellation.", "", "Inicia la cancelación."),
        ("Comience con lo guía.", "Start with the guide.", "", "Comience con la guía."),
        ("Habla de lo núcleo.", "It is about the kernel.", "núcleo", "Habla del núcleo."),
    ],
)
def test_a_noun_has_an_article_of_its_gender(
    text: str, source: str, resolved: str, want: str
) -> None:
    """A resolved word, an ending that only nouns have, a preposition before."""
    assert _mended(text, source, resolved) == want


@pytest.mark.parametrize(
    "text",
    [
        "Lo que dice.",
        "Por lo tanto llueve.",
        "Todos lo eligió.",
        "Ve lo importante.",
        "Uno de ellos.",
    ],
)
def test_pronouns_and_neuters_stay(text: str) -> None:
    """`lo que`, `lo importante`, an object before its verb."""
    assert _mended(text, "They saw him do it.", "eligió") == text


@pytest.mark.parametrize(
    ("text", "source", "want"),
    [
        ("La BakeNet anunció.", "BakeNet announced.", "BakeNet anunció."),
        ("Lo BakeNet anunció.", "The BakeNet announced.", "El BakeNet anunció."),
        ("Pan del BakeNet.", "Bread of BakeNet.", "Pan de BakeNet."),
        ("Va al BakeNet.", "He goes to BakeNet.", "Va a BakeNet."),
        ("Está en el <code1/>.", "It is in <code1/>.", "Está en <code1/>."),
        ("Lee La Harina.", "He reads La Harina.", "Lee La Harina."),
        ("De 9:00 AM la 1:00 PM.", "From 9:00 AM to 1:00 PM.", "De 9:00 AM a 1:00 PM."),
    ],
)
def test_names_have_an_article_where_the_source_has_one(text: str, source: str, want: str) -> None:
    """Portuguese puts one before most names; the article that begins a name is the name's."""
    assert _mended(text, source) == want


def test_an_article_at_the_start_has_one_capital() -> None:
    """`A água` is `EL agua` for the pair; what stands in capitals throughout stays."""
    assert _mended("EL agua subió.", "The water rose.") == "El agua subió."
    assert _mended("EL AGUA SUBIÓ.", "THE WATER ROSE.") == "EL AGUA SUBIÓ."


@pytest.mark.parametrize(
    ("text", "source", "target", "want"),
    [
        ("Consulte o pan.html.", "See pan.html.", "pt", "Consulte pan.html."),
        ("Está no pan.conf.", "It is in pan.conf.", "pt", "Está em pan.conf."),
        ("Vegi el pan.html.", "See pan.html.", "ca", "Vegi pan.html."),
        ("Lea el pan.conf.", "Read the pan.conf.", "es", "Lea el pan.conf."),
        ("Lea el pan.conf.", "Read pan.conf.", "es", "Lea pan.conf."),
        ("Leggi il pan.conf.", "Read pan.conf.", "it", "Leggi il pan.conf."),
    ],
)
def test_files_have_an_article_where_the_source_has_one(
    text: str, source: str, target: str, want: str
) -> None:
    """The engine saw a mask and took it for a noun."""
    tables = EDITS[target][0] if target in EDITS else None
    assert drop_articles(text, SourceString(source, NAMES), Editing(target, tables)) == want
