"""All engines together: cheap to make, and a page's worth of text through the real default."""

from __future__ import annotations

import subprocess
import sys

import pytest

from i18n.model import Edge
from i18n.mt.engines.registry import engines
from i18n.mt.routing import plan, translate
from tests.test_architecture import ENGINES

EDGES = tuple(edge for engine in engines() for edge in engine.edges())


def installed(*pairs: tuple[str, str, str]) -> bool:
    """Whether these engines offer these pairs here."""
    return {*pairs} <= {(edge.engine, edge.source, edge.target) for edge in EDGES}


def test_asking_what_there_is_loads_no_library() -> None:
    """In a fresh interpreter: edges and hints come from looking at files only."""
    code = (
        "import sys\n"
        "from i18n.mt.engines.registry import engines\n"
        "for engine in engines(): engine.edges(), engine.missing(), engine.close()\n"
        f"print([name for name in {ENGINES!r} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.strip() == "[]", result.stderr


def test_every_engine_has_its_own_name() -> None:
    """Edges carry the name of the engine that offers them."""
    made = engines()
    for engine in made:
        assert all(edge.engine == engine.name for edge in engine.edges())
    assert len({engine.name for engine in made}) == len(made)


@pytest.mark.skipif(
    not installed(("firefox", "en", "pt"), ("apertium", "pt", "es")),
    reason="the Firefox model en-pt and apertium-es-pt are not installed",
)
def test_english_goes_to_spanish_through_portuguese() -> None:
    """The default route, with everything that could go wrong in one batch."""
    made = engines()
    edges: list[Edge] = [
        edge for engine in made if engine.name in {"firefox", "apertium"} for edge in engine.edges()
    ]
    route = plan(edges, "en", "es", "firefox en-pt + apertium pt-es")
    batch = [
        "The house is green.",
        "",
        "*",
        "Use {name} 😀.",
        "one\ntwo",
        "Xyzzy is here.",
        " Hello",
    ]
    try:
        done = translate(route, batch, made)
    finally:
        for engine in made:
            engine.close()
    assert done[0].text == "La casa es verde."
    assert [one.text for one in done[1:3]] == ["", "*"]
    assert done[3].text.endswith("{name} 😀.")
    assert "\n" in done[4].text
    assert [done[5].text[start:end] for start, end in done[5].unknown] == ["Xyzzy"]
    assert done[6].text.startswith(" Hola")
