"""Command `why`: why a page or a text is not published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from i18n.model import Message, State
from tests.support.sample import INDEX, Site, approve

PSEUDO = "en-XA"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda m: m, "drafted by pseudo"),
        (approve, "approved as drafted by pseudo"),
        (lambda m: replace(approve(m), text="La lámpara"), "approved, a person's words"),
        (lambda m: replace(m, text="mine"), "a person has worked on it, and not approved it yet"),
        (lambda m: replace(approve(m), text="<x>"), "falls back to the source: <x> is not in the"),
        (lambda m: replace(m, text="", state=State.EMPTY, origin=None), "untranslated"),
    ],
)
def test_why_says_why(
    site: Site,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Message], Message],
    reason: str,
) -> None:
    """Each cause has its own words."""
    site("run", "--lang", PSEUDO)
    site.review("index", change, "en_XA")
    capsys.readouterr()
    assert site("why", "index.html", "The lamp", "--lang", PSEUDO) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "in the site: " in lines[0]
    assert lines[1] == "  The lamp"
    assert reason in lines[2]
    assert len(lines) == 3


def test_why_knows_a_changed_source(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """It shows what the sentence was."""
    site("run", "--lang", PSEUDO)
    site.review("index", approve, "en_XA")
    site.write("source_texts/index.html", INDEX.replace("It is short", "It is very short"))
    capsys.readouterr()
    site("why", "source_texts/index.html", "very", "--lang", PSEUDO)
    assert "its source changed, it was “It is short.”" in capsys.readouterr().out


def test_why_of_a_page_that_is_not_there(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """It names some that are."""
    assert site("why", "nowhere.html") == 2
    assert "there is no such page; there are index.html" in capsys.readouterr().err
