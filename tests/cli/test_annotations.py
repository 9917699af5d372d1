"""What `check` tells a machine: JSON, GitHub's annotations, whether enough is approved."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from i18n.cli import annotations as cli_annotations
from i18n.model import Problem
from tests.support.sample import Site, approve, needs_git

PROBLEM = Problem("locales/es/a,b:c.po", 7, "error", "tags", "100 % of <a1>\nis gone", "es")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with one of three pages approved in Spanish: 7 of 29 words."""
    site = Site(tmp_path / "docs" / "site")
    site("extract", "--lang", "es")
    site.review("press/b", approve)
    return site


def test_too_little_approved_fails(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """It says which language, how much there is and how much it takes."""
    assert site("check", "--lang", "es", "--fail-under", "24.1") == 0
    capsys.readouterr()
    assert site("check", "--lang", "es", "--fail-under", "24.2") == 1
    said = "es: 24.1 % of the words are approved, less than 24.2 %"
    assert f"error: {said} [fail-under]" in capsys.readouterr().err


def test_only_the_languages_that_are_asked_for_are_judged(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """As with everything that --lang limits."""
    site.write("i18n.toml", 'languages = ["es", "pt"]')
    site.review("index", approve)
    site.review("news/a", approve)
    assert site("check", "--lang", "es", "--fail-under", "100") == 0
    capsys.readouterr()
    assert site("check", "--fail-under", "100") == 1
    assert "pt: 0 % of the words" in capsys.readouterr().err


@pytest.mark.parametrize("share", ["101", "-1", "most"])
def test_a_share_is_between_0_and_100(
    site: Site, capsys: pytest.CaptureFixture[str], share: str
) -> None:
    """Anything else cannot run."""
    with pytest.raises(SystemExit) as stopped:
        site("check", f"--fail-under={share}")
    assert stopped.value.code == 2
    assert f"“{share}” is no number from 0 to 100" in capsys.readouterr().err


def test_json_is_one_thing_by_either_name(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """The languages' words and every problem, as docs/continuous-integration.md says."""
    site.review("index", lambda m: replace(approve(m), text="Uno"))
    capsys.readouterr()
    assert site("check", "--lang", "es", "--json") == 1
    one = capsys.readouterr().out
    assert site("check", "--lang", "es", "--format", "json") == 1
    assert capsys.readouterr().out == one
    facts = json.loads(one)
    assert set(facts) == {"languages", "problems"}
    assert facts["languages"]["es"]["words"] == 29
    assert set(facts["languages"]["es"]) == {"words", "words_approved", "share"}
    keys = {"path", "line", "level", "rule", "message", "language"}
    assert {frozenset(problem) for problem in facts["problems"]} == {frozenset(keys)}


def test_github_gets_a_command_a_problem() -> None:
    """Escaped as its own toolkit does, so that no message ends early or is read as a property."""
    assert cli_annotations.github([PROBLEM], "docs/") == [
        "::error file=docs/locales/es/a%2Cb%3Ac.po,line=7,title=tags::100 %25 of <a1>%0Ais gone"
    ]


def test_github_gets_errors_first_and_no_empty_property() -> None:
    """It shows ten of a kind; what stands in no file has neither file nor line."""
    low = Problem("", 0, "warning", "engine", "none", "es")
    page = replace(PROBLEM, path="b.html", line=0, message="no")
    assert cli_annotations.github([low, page, page], "") == [
        "::error file=b.html,title=tags::no",
        "::warning title=engine::es: none",
    ]


@needs_git
def test_github_finds_the_file_in_the_repository(
    site: Site, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A site may be a folder of it."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    site.review("index", lambda m: replace(approve(m), text="Uno"))
    capsys.readouterr()
    assert site("check", "--lang", "es", "--format", "github") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::error file=docs/site/locales/es/LC_MESSAGES/index.po,line=")
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)


def test_without_a_repository_paths_are_from_here(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the command runs."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    site.review("index", lambda m: replace(approve(m), text="Uno"))
    capsys.readouterr()
    site("check", "--lang", "es", "--format", "github")
    assert capsys.readouterr().out.startswith("::error file=docs/site/locales/es/")
