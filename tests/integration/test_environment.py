"""The program in odd surroundings: locales, streams, terminals, folders that are gone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.sample import Site

PROGRAM = Path(__file__).parents[2] / "pipeline.py"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with the pseudo engine alone."""
    found = Site(tmp_path / "here")
    found.write("i18n.toml", 'languages = ["en-XA"]\n[engines]\norder = ["pseudo"]\n')
    found.write("source_texts/café.html", "<p>Un café [x].")
    return found


def program(
    site: Site, *arguments: str, then: str = "", environment: Mapping[str, str | None] = {}
) -> subprocess.CompletedProcess[str]:
    """The program on a site, by the shell, which goes on with `then`; None takes a variable
    away."""
    there = {**os.environ, **environment}
    return subprocess.run(
        ["sh", "-c", f'"$0" "$@" {then}', sys.executable, str(PROGRAM), *arguments],
        capture_output=True,
        cwd=site.root,
        env={name: value for name, value in there.items() if value is not None},
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "ascii"},
        {"HOME": None},
        {"HOME": "/nonexistent"},
        {"TERM": "dumb"},
        {"TERM": None},
        *({"COLUMNS": columns} for columns in ("", "0", "1", "abc", "²", "-5", "9" * 30)),
        {"LINES": "²"},
    ],
    ids=str,
)
def test_a_run_and_its_status_do_not_depend_on_it(
    site: Site, environment: dict[str, str | None]
) -> None:
    """What a terminal cannot show stands as `?`."""
    for command in ("run", "status"):
        done = program(site, command, environment=environment)
        assert "Traceback" not in done.stderr
        assert done.returncode == (1 if "PYTHONUTF8" in environment else 0), done.stderr
    assert "index.html" in done.stdout


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_nobodys_file(site: Site, closed: str) -> None:
    """What would be printed there goes into no catalog."""
    assert program(site, "run", then=closed).returncode == 0
    assert program(site, "check", "--json", then=closed).returncode == 0
    assert program(site, "check").returncode == 0
    assert site.read("locales/en_XA/LC_MESSAGES/index.po").startswith('msgid ""\n')
    assert site.read(".i18n/lock") == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", [("status",), ("status", "--json"), ("status", "--quiet")])
def test_output_that_goes_nowhere_is_an_error(site: Site, command: tuple[str, ...]) -> None:
    """Unless nothing was to be said."""
    done = program(site, *command, then="> /dev/full")
    if command[-1] == "--quiet":
        assert (done.returncode, done.stderr) == (0, "")
    else:
        assert done.returncode == 2
        assert done.stderr == "error: output: No space left on device\n"


def test_a_folder_that_is_gone_is_said(site: Site, tmp_path: Path) -> None:
    """With what to do."""
    script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$@"'
    done = subprocess.run(
        ["sh", "-c", script, sys.executable, str(PROGRAM), "-C", str(site.root), "run"],
        capture_output=True,
        cwd=tmp_path,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "error: the folder that you are in has been removed; change to another (cd)\n"
    )
