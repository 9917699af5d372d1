"""The command line: help, guesses, and what an unknown word is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n import __version__
from i18n.cli.command_list import commands
from i18n.cli.commands.engines import EnginesOptions
from i18n.cli.parser import parse
from pipeline import main


@pytest.mark.parametrize("name", sorted(one.name for one in commands()))
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Help names the command, says what it does, and exits cleanly."""
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert caught.value.code == 0
    text = capsys.readouterr().out
    assert f"pipeline.py {name}" in text
    assert len(text.splitlines()) > 8
    assert max(map(len, text.splitlines())) <= 80


def test_every_command_is_in_the_readme() -> None:
    """What is not documented does not exist."""
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert not [one.name for one in commands() if f"`{one.name}" not in readme]


def test_an_unknown_command_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    """It asks back instead of listing everything."""
    with pytest.raises(SystemExit) as stopped:
        main(["chek"])
    assert stopped.value.code == 2
    assert "there is no command “chek”; did you mean “check”?" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["zzz"])
    assert "there is no command “zzz”; --help lists them all" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("run --lnag es", "run has no --lnag; did you mean --lang?"),
        ("build --lang es", "build has no --lang; `build --help` says what it takes"),
        ("--quiet status", "--quiet stands after the command: status --quiet"),
        ("run es", "run takes no “es”; `run --help` says what it takes"),
        ("tm imprt a.tmx", "tm takes no “imprt”; did you mean “import”?"),
        ("tm", "the following arguments are required: {import,export}, FILE"),
        ("", "the following arguments are required: COMMAND"),
        ("terms", "the following arguments are required: {suggest,import}, FILE"),
        ("check --format xml", "--format takes no “xml”; it takes text, json, github"),
    ],
)
def test_an_unknown_word_is_told_with_what_to_write(
    capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    """An option, an argument or a choice."""
    with pytest.raises(SystemExit) as stopped:
        main(words.split())
    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith(f"error: {said}\n")


@pytest.mark.parametrize("name", ["pipeline.py", "i18n-pipeline"])
def test_the_help_calls_the_program_as_it_was_called(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the repository and installed."""
    monkeypatch.setattr("sys.argv", [f"/usr/bin/{name}"])
    for words in (["--help"], ["tm", "--help"]):
        with pytest.raises(SystemExit):
            main(words)
        assert capsys.readouterr().out.startswith(f"usage: {name} ")


def test_it_knows_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The package's own."""
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"i18n-pipeline {__version__}\n"


def test_options_may_stand_anywhere() -> None:
    """Before, between and after what a command is given."""
    for line in ("install --engine argos es ca", "install es ca --engine argos"):
        found = parse(["engines", *line.split()]).options
        assert isinstance(found, EnginesOptions)
        assert (found.action, found.what, found.engine) == ("install", ("es", "ca"), "argos")
