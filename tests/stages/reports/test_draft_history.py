"""What machines proposed where people decided otherwise."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from i18n.languages.locales import PSEUDO
from i18n.model import Message, State
from tests.support.sample import INDEX, Site, approve, needs_git

RECORD = "locales/en_XA/drafts.jsonl"
Facts = Callable[[], dict[str, int | float | None]]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with drafts of all its messages."""
    found = Site(tmp_path)
    found("run", "--lang", PSEUDO)
    return found


@pytest.fixture
def effort(site: Site, capsys: pytest.CaptureFixture[str]) -> Facts:
    """What is known of the drafts' one route."""

    def facts() -> dict[str, int | float | None]:
        capsys.readouterr()
        assert site("status", "--effort", "--lang", PSEUDO, "--json") == 0
        (route,) = json.loads(capsys.readouterr().out)["languages"][PSEUDO]["routes"]
        return {name: route[name] for name in ("approved", "unchanged", "unknown", "edit_rate")}

    return facts


def reword(message: Message) -> Message:
    """Approve another text than was drafted."""
    return replace(approve(message), text=message.text.replace("ļ", "LL"))


def test_the_draft_outlives_its_change(site: Site, effort: Facts) -> None:
    """A run records what was changed and approved, sorted, in the repository; another run
    rewrites nothing, and the cache may go."""
    site.review("press/b", reword, "en_XA")
    site("run", "--lang", PSEUDO)
    lines = site.read(RECORD).splitlines()
    assert [sorted(json.loads(line)) for line in lines] == [["draft", "mark"]] * len(lines)
    assert lines == sorted(lines, key=lambda line: str(json.loads(line)["mark"]))
    before = site.tree("locales")
    shutil.rmtree(site.path(".i18n"))
    site("run", "--lang", PSEUDO)
    assert site.tree("locales") == before
    found = effort()
    assert found["unknown"] == 0
    assert isinstance(found["edit_rate"], float)
    assert found["edit_rate"] > 0


def test_unchanged_drafts_are_not_recorded(site: Site, effort: Facts) -> None:
    """Their text is in the catalog."""
    site.review("press/b", approve, "en_XA")
    site("run", "--lang", PSEUDO)
    assert not site.path(RECORD).exists()
    assert effort() == {"approved": 3, "unchanged": 3, "unknown": 0, "edit_rate": 0}


def test_what_was_changed_between_two_runs_is_known_at_once(site: Site, effort: Facts) -> None:
    """Before a run has recorded it."""
    site.review("press/b", reword, "en_XA")
    assert effort()["unknown"] == 0


@needs_git
def test_gits_history_has_what_another_clone_drafted(site: Site, effort: Facts) -> None:
    """The drafts were committed, and reviewed elsewhere."""
    git = ["git", "-C", str(site.root), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "locales"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "locales: Draft"], check=True)
    shutil.rmtree(site.path(".i18n"))
    site.review("press/b", reword, "en_XA")
    assert effort()["unknown"] == 0


def test_what_nobody_has_is_said_to_be_lost(
    site: Site, effort: Facts, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not guessed."""
    shutil.rmtree(site.path(".i18n"))
    site.review("press/b", reword, "en_XA")
    found = effort()
    assert found["unknown"]
    assert found["edit_rate"] is None
    site("status", "--effort", "--lang", PSEUDO)
    out = capsys.readouterr().out
    assert "not known any more" in out
    assert max(map(len, out.splitlines())) <= 80


def test_an_approval_taken_back_keeps_its_draft(site: Site, effort: Facts) -> None:
    """It will be approved again."""
    site.review("press/b", reword, "en_XA")
    site("run", "--lang", PSEUDO)
    before = site.read(RECORD)
    site.review("press/b", lambda m: replace(m, state=State.DRAFT), "en_XA")
    shutil.rmtree(site.path(".i18n"))
    site("run", "--lang", PSEUDO)
    assert site.read(RECORD) == before


def test_a_changed_source_is_another_sentence(site: Site) -> None:
    """Its draft is no longer of interest."""
    site.review("index", reword, "en_XA")
    site("run", "--lang", PSEUDO)
    before = len(site.read(RECORD).splitlines())
    site.write("source_texts/index.html", INDEX.replace("a lamp", "a very large lamp"))
    site("run", "--lang", PSEUDO)
    assert len(site.read(RECORD).splitlines()) == before - 1


def test_a_line_of_a_bad_merge_is_passed_over(site: Site, effort: Facts) -> None:
    """Nothing but figures depends on it."""
    site.review("press/b", reword, "en_XA")
    site("run", "--lang", PSEUDO)
    good = site.read(RECORD)
    site.write(RECORD, f"<<<<<<< ours\n[1]\n{good}>>>>>>> theirs\n")
    shutil.rmtree(site.path(".i18n"))
    assert effort()["unknown"] == 0
    site("run", "--lang", PSEUDO)
    assert site.read(RECORD) == good


def test_nothing_approved_is_said(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """In a line, not an empty table."""
    capsys.readouterr()
    assert site("status", "--effort", "--lang", PSEUDO) == 0
    assert "no draft has been approved yet" in capsys.readouterr().out
