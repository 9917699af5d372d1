"""What the terminal shows of names and texts that others chose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from i18n.cli.terminal import Terminal
from i18n.errors import printable
from i18n.model import Problem
from tests.support.sample import NEWS, Site, approve

ODD = "[/b][slug] :smile: \x1b[31m\x07\x9b1m \u202eevil\n"
SEEN = r"[/b][slug] :smile: \x1b[31m\x07\x9b1m \u202eevil\n"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """So wide that no table wraps."""
    monkeypatch.setenv("COLUMNS", "300")


def test_what_a_terminal_would_obey_is_shown_as_its_escape() -> None:
    """Letters of every script stay, joiners and direction marks of ordinary words too."""
    assert printable("\x1b]0;x\x07\r\u2028\ud800\udcff") == r"\x1b]0;x\x07\r\u2028\ud800\xff"
    for words in (
        "naïve año 東京 \u05d0\u200f! می\u200cخواهم 👩\u200d💻 a\u00a0b co\u00adop",
        r"\x1b",
    ):
        assert printable(words) == words


def test_every_line_is_shown_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets are no markup, colons no emoji, and nothing moves the cursor."""
    terminal = Terminal()
    terminal.say(ODD)
    terminal.tell(ODD)
    terminal.fail(ODD)
    terminal.reason(ODD, ODD)
    terminal.lines([ODD])
    terminal.table(ODD, [ODD, "n"], [[ODD.strip(), 1]])
    terminal.problems([Problem(ODD, 3, "error", "odd", ODD, "es", ODD)])
    terminal.in_brief([Problem("", 0, "warning", "odd", ODD, "es")], {})
    out, err = capsys.readouterr()
    assert not set("\x1b\x07\x9b\u202e") & set(out + err)
    assert f"error: {SEEN}\n" in err
    assert f"{SEEN}:3: error: {SEEN} — “{SEEN}” [odd]\n" in err
    assert out.count(SEEN.removesuffix(r"\n")) == 8


def test_json_says_the_same_in_characters_that_do_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Escaped as JSON does it, so that a program reads what was there."""
    Terminal().json({ODD: f"{ODD}é"})
    out = capsys.readouterr().out
    assert json.loads(out) == {ODD: f"{ODD}é"}
    assert not set("\x1b\x07\x9b\u202e") & set(out)
    Terminal().json({"a": "é"})
    assert "é" in capsys.readouterr().out


def test_pages_in_brackets_have_a_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Routes of other generators are called so; one that closes a tag stops nothing."""
    site = Site(tmp_path)
    site.write("source_texts/[slug]/index.html", NEWS)
    site.write("source_texts/[/b].html/x.html", NEWS)
    assert site("status", "--lang", "es") == 0
    out = capsys.readouterr().out
    assert "[slug]/index.html" in out
    assert "[/b].html/x.html" in out


def test_words_of_catalogs_and_settings_move_no_cursor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither in a finding nor in an error."""
    site = Site(tmp_path)
    site("extract", "--lang", "es")
    site.review("news/a", approve)
    name = site.po("news/a")
    site.write(name, site.read(name).replace("«Nothing is new.»", "\\e[2J\x1b[2J <x\x1b>"))
    site("check", "--lang", "es")
    site("why", "news/a", "--lang", "es")
    site.write("i18n.toml", '"a\\u001b[2J" = 1\n')
    assert site("status") == 2
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert r"unknown setting “a\x1b[2J”" in err


def test_problems_of_one_line_have_one_order(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the seed of hashes."""
    same = [Problem("a.po", 1, "error", "placeholders", f"{n} is missing") for n in range(30)]
    Terminal().problems(same)
    lines = capsys.readouterr().err.splitlines()
    assert lines == sorted(lines)
