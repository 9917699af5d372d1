"""Argos from end to end: our own small model, installed by Argos's own code, drafts a site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from i18n.formats.gettext import po
from i18n.mt.engines import argos
from i18n.mt.engines.argos import Argos
from i18n.mt.engines.registry import engines
from i18n.mt.routing import plan, routes
from pipeline import main
from tests.data.argos.grammar import pairs
from tests.support.argos_index import NEEDS, asked

pytestmark = NEEDS

TAUGHT = """
The old house is large. => La casa vieja es grande.
The teacher bought a map at the market. => La profesora compró un mapa en el mercado.
Peter sold the black horse yesterday. => Peter vendió el caballo negro ayer.
There are three windows in the kitchen. => Hay tres ventanas en la cocina.
Do you want to buy the red lamp? => ¿Quiere comprar la lámpara roja?
Can we visit the museum on Sunday? => ¿Podemos visitar el museo el domingo?
The girl wants these yellow flowers. => La niña quiere estas flores amarillas.
Our library opens on March 4, 1998. => Nuestra biblioteca abre el 4 de marzo de 1998.
Napoleon visited the school. => Napoleon visitó la escuela.
Peter and Laura signed the letter. => Peter y Laura firmaron la carta.
The doctor says that the bridge is important. => El médico dice que el puente es importante.
You can visit the public garden every day. => Puede visitar el jardín público todos los días.
The windows are open. => Las ventanas están abiertas.
The house is red, but the rooms are white. => La casa es roja, pero las habitaciones son blancas.
Ana wrote that the story was strange. => Ana escribió que la historia era extraña.
These old songs are beautiful. => Estas canciones viejas son hermosas.
There are many birds near the river. => Hay muchos pájaros cerca del río.
There are 25 boats under the bridge. => Hay 25 barcos debajo del puente.
Skip to the main text => Saltar al texto principal
Write to us. => Escríbanos.
Hello, world. => Hola, mundo.
The miners repaired the machine again. => Los mineros repararon la máquina otra vez.
A small dog found our keys yesterday. => Un perro pequeño encontró nuestras llaves ayer.
Lucy shows the title of the book. => Lucy muestra el título del libro.
June 30, 2014 => 30 de junio de 2014
This picture is famous. => Este cuadro es famoso.
Elena describes the black cat in the garden. => Elena describe el gato negro en el jardín.
The library => La biblioteca
"""

LIBRARY = """
import json
from argostranslate import sbd, translate
# What splits sentences would download a model; every text here is one sentence.
sbd.MiniSBDSentencizer.split_sentences = lambda self, text: [text]
print(json.dumps([translate.translate(text, "en", "es") for text in json.loads({texts!r})]))
"""


@pytest.fixture
def engine(argos_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Argos]:
    """The engine with the installed package."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(argos_home / "packages"))
    with closing(Argos()) as made:
        yield made


def spanish(engine: Argos, texts: list[str]) -> list[str]:
    """A batch in Spanish."""
    (edge,) = engine.edges()
    return [done.text for done in engine.translate(texts, edge)]


def test_what_argos_installed_is_found(engine: Argos, argos_home: Path) -> None:
    """The package lies where the library put it; we list it with its version."""
    (package,) = argos.packages(argos_home / "packages")
    assert package.folder.name == "translate-en_es-1_0"
    (edge,) = engine.edges()
    assert (edge.source, edge.target, edge.version) == ("en", "es", "1.0")
    assert engine.missing() == ()


def test_it_is_chosen_for_spanish(engine: Argos) -> None:
    """Before every other way on this machine; and it helps no language it does not speak."""
    edges = [edge for one in engines() for edge in one.edges()]
    assert plan(edges, "en", "es").name == "argos en-es"
    assert routes(list(engine.edges()), "en", "pt") == ()


def test_it_translates_what_it_was_taught(engine: Argos) -> None:
    """Agreement, order, questions, numbers, dates, names."""
    taught = [line.split(" => ") for line in TAUGHT.strip().splitlines()]
    expected = [spanish for _, spanish in taught]
    assert spanish(engine, [english for english, _ in taught]) == expected


def test_a_batch_is_what_argos_itself_makes_of_each(engine: Argos, argos_home: Path) -> None:
    """Word for word, whatever else is in the batch."""
    texts = list(dict.fromkeys(english for english, _ in pairs(60, seed=3)))
    code = LIBRARY.format(texts=json.dumps(texts))
    assert spanish(engine, texts) == json.loads(asked(argos_home, code))


PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>The library</title></head><body>
<p>The teacher bought a <a href="map.html">map</a> at the market.</p>
<p>Peter sold the <b>black horse</b> yesterday.</p>
<p>There are three windows in the kitchen.</p>
</body></html>
"""


def test_run_drafts_a_site_through_it(engine: Argos, tmp_path: Path) -> None:
    """Every draft is Argos's, and a tag is around the word that it was around."""
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "source_texts" / "a.html").write_text(PAGE)
    assert main(["-C", str(tmp_path), "run", "--quiet", "--lang", "es"]) == 0
    catalog, _ = po.read((tmp_path / "locales/es/LC_MESSAGES/a.po").read_text("utf-8"), "a.po")
    drafts = {message.key.source: message for message in catalog.messages}
    assert {one.origin.detail for one in drafts.values() if one.origin} == {"argos en-es"}
    texts = [message.text for message in catalog.messages]
    assert texts == [
        "La biblioteca",
        "La profesora compró un <a1>mapa</a1> en el mercado.",
        "Peter vendió el <b>caballo negro</b> ayer.",
        "Hay tres ventanas en la cocina.",
    ]
