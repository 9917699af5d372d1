"""A run in worker processes writes and says what a run here does."""

from __future__ import annotations

import os
import random
import shutil
import signal
from pathlib import Path

import pytest

from i18n.execution import seam
from i18n.execution.executor import Answer
from i18n.execution.processes import Processes, Worker
from i18n.execution.task import Packed
from tests.support import site_changes
from tests.support.sample import Site

EXAMPLES = Path(__file__).parents[2] / "examples"
ENGINES = '[engines]\norder = ["pseudo"]\n[run]\nworkers = 2\nexecutor = "{}"\n'


@pytest.fixture(autouse=True)
def _steady(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda file: None)
    monkeypatch.setattr(seam, "BATCH_ITEMS", 3)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")


def everything(root: Path) -> dict[str, bytes]:
    """All files but the settings and those that may be deleted."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".i18n" not in path.parts and path.name != "i18n.toml"
    }


def both(site: Site, tmp_path: Path) -> tuple[Site, Site]:
    """A site for a run here, and one for a run in processes."""
    found = []
    for where in ("here", "processes"):
        root = tmp_path / where
        shutil.copytree(site.root, root, symlinks=True)
        one = Site.__new__(Site)
        one.root = root
        settings = root / "i18n.toml"
        old = settings.read_text("utf-8") if settings.exists() else ""
        settings.write_text(old.split("[engines]")[0] + ENGINES.format(where), "utf-8")
        found.append(one)
    return found[0], found[1]


def example(name: str) -> Site:
    """One of our examples."""
    found = Site.__new__(Site)
    found.root = EXAMPLES / name
    return found


@pytest.mark.parametrize("name", ["hugo", "mkdocs"])
def test_examples_have_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Trees of site generators, in Markdown, with links to headings."""
    here, there = both(example(name), tmp_path)
    assert here("run") == there("run")
    said = capsys.readouterr().out
    assert said[: len(said) // 2] == said[len(said) // 2 :]
    assert everything(here.root) == everything(there.root)


def test_a_site_with_approvals_and_faults_has_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """HTML with drafts, approved texts, texts with errors and pages that cannot be read."""
    site = site_changes.made(tmp_path / "site", random.Random(3))
    site.path("source_texts/bad.html").write_bytes(b"<p>\xff\xfe</p>")
    site.write("locales/es/LC_MESSAGES/odd.po", 'msgid "a\n')
    here, there = both(site, tmp_path)
    for command in (["run"], ["check"], ["build"]):
        codes, said = [], []
        for one in (here, there):
            codes.append(one(*command))
            said.append(capsys.readouterr())
        assert codes[0] == codes[1]
        assert said[0] == said[1]
    assert everything(here.root) == everything(there.root)


def test_a_worker_that_is_killed_in_a_run_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is killed before its batch, at several places of the run."""
    here, there = both(site_changes.made(tmp_path / "site", random.Random(4)), tmp_path)
    ask = Worker.ask
    asked = 0

    def killed(worker: Worker, task: Packed, batch: Packed) -> bytes:
        nonlocal asked
        asked += 1
        if asked in (2, 9, 16):
            os.kill(worker._process.pid, signal.SIGKILL)
        return ask(worker, task, batch)

    monkeypatch.setattr(Worker, "ask", killed)
    assert here("run") == there("run")
    assert asked > 16
    assert everything(here.root) == everything(there.root)


def test_a_small_site_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By itself, a site is done here where that is quicker."""

    def submit(self: Processes, task: Packed, batch: Packed) -> Answer:
        raise AssertionError

    monkeypatch.setattr(Processes, "submit", submit)
    site = Site(tmp_path)
    site.write("i18n.toml", '[engines]\norder = ["pseudo"]\n[run]\nworkers = 2\n')
    assert site("run") == 0
