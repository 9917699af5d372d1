"""`extract`, `build`, `check` and `status` of a site in which nothing has changed since."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from i18n.execution import known_files
from i18n.formats import page_formats
from i18n.formats.gettext import po
from i18n.model import Page
from i18n.stages.told import look
from tests.support.attacks import ATTACKS, Attack
from tests.support.sample import Site, approve, told

COMMANDS = [
    ("extract",),
    ("extract", "--lang", "es"),
    ("build",),
    ("build", "--review"),
    ("check",),
    ("check", "--json"),
    ("check", "--lang", "pt"),
    ("status",),
    ("status", "--json"),
]
LAMP = b"The lamp", b"The lump"
"""A word of the first page, and another one of the same length."""


@pytest.fixture
def site(site: Site) -> Site:
    """A site whose `run` is never used: something approved, something wrong."""
    site.write("i18n.toml", 'languages = ["es", "pt"]\n[engines]\norder = ["pseudo"]\n')
    site("extract")
    site.review("news/a", approve)
    site.write("glossary.csv", "source,es\nlamp,lámpara\n")
    return site


def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no page and no catalog can be read."""
    monkeypatch.setattr(page_formats, "parse", None)
    monkeypatch.setattr(po, "read", None)


def stamps(site: Site) -> dict[Path, int]:
    """When each file was written, but those that may be deleted."""
    found = (path for path in site.root.rglob("*") if path.is_file() and ".i18n" not in path.parts)
    return {path: path.stat().st_mtime_ns for path in found}


@pytest.mark.parametrize("command", COMMANDS)
def test_it_says_the_same_and_reads_nothing(
    site: Site,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
) -> None:
    """What a command says that looks at everything, in its words; nothing is written."""
    site(*command)
    before = stamps(site)
    with monkeypatch.context() as patched:
        unread(patched)
        known = told(site, capsys, *command)
    assert stamps(site) == before
    shutil.rmtree(site.path(".i18n"))
    assert known == told(site, capsys, *command)


@pytest.mark.parametrize("command", [("extract",), ("build", "--review"), ("check",)])
def test_after_a_run_there_is_nothing_to_do(
    site: Site,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
) -> None:
    """It did all of it."""
    site("run")
    with monkeypatch.context() as patched:
        unread(patched)
        known = told(site, capsys, *command)
    shutil.rmtree(site.path(".i18n"))
    assert known == told(site, capsys, *command)


@pytest.mark.parametrize("command", ["extract", "run"])
def test_what_was_mended_in_a_catalog_is_not_told_again(
    site: Site, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """A message that stood there twice is there once, with a comment."""
    name = site.po("index")
    site.write(name, site.read(name) + '\nmsgid "The lamp"\nmsgstr "La lámpara"\n')
    site(command)
    known = told(site, capsys, command)
    assert "duplicate" not in f"{known}"
    shutil.rmtree(site.path(".i18n"))
    assert known == told(site, capsys, command)


@pytest.mark.parametrize(
    ("command", "attack"),
    [
        *(("extract", one) for one in ATTACKS),
        *(("build", one) for one in ATTACKS),
        *(("run", one) for one in ATTACKS[1:3]),
    ],
)
def test_an_edit_is_seen_whatever_the_disk_says(
    site: Site, monkeypatch: pytest.MonkeyPatch, command: str, attack: Attack
) -> None:
    """The time may be the same, and the size; long after the last look too."""
    path = site.path("source_texts/index.html")
    site(command)
    late = time.time_ns() + 10 * known_files.GRAIN
    with monkeypatch.context() as patched:
        patched.setattr(time, "time_ns", lambda: late)
        site(command)
    attack(path, path.read_bytes().replace(*LAMP))
    site(command)
    if command != "build":
        assert "The lump" in site.messages("index")
    if command != "extract":
        assert "The lump" in site.read("site/index.html")


@pytest.mark.parametrize("attack", ATTACKS[:4])
def test_an_edit_by_hand_of_what_was_built_is_undone(site: Site, attack: Attack) -> None:
    """As by a build from nothing."""
    site("build")
    before = site.tree("site", "preview")
    path = site.path("site/index.html")
    attack(path, path.read_bytes().replace(*LAMP))
    site.path("preview/es/index.html").unlink()
    site("build")
    assert site.tree("site", "preview") == before


def cut_in_half(path: Path) -> None:
    """The file ends in its middle."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwrite(path: Path) -> None:
    """Something else is in the file."""
    path.write_bytes(b"no database" * 99)


def remove(path: Path) -> None:
    """There is no such file."""
    path.unlink()


def block(path: Path) -> None:
    """A folder is in its place."""
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [cut_in_half, overwrite, remove, block])
@pytest.mark.parametrize("command", ["extract", "build", "check"])
def test_what_may_be_deleted_may_be_spoilt(
    site: Site, capsys: pytest.CaptureFixture[str], command: str, spoil: Callable[[Path], None]
) -> None:
    """Then all is looked at again, and said again."""
    site(command)
    known = told(site, capsys, command)
    for path in site.path(".i18n").glob(f"{look.NAME}*"):
        spoil(path)
    assert told(site, capsys, command) == known


@pytest.mark.parametrize("command", ["extract", "build", "check"])
def test_another_version_of_ours_looks_again(
    site: Site, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """It may see something else."""
    site(command)
    monkeypatch.setattr(look, "own_version", lambda files: "another")
    read: list[str] = []
    parse = page_formats.parse

    def noted(text: str, path: str, *more: Any) -> Page:
        read.append(path)
        return parse(text, path, *more)

    monkeypatch.setattr(page_formats, "parse", noted)
    site(command)
    assert read


def test_a_look_leaves_nothing_where_nothing_is_kept(site: Site) -> None:
    """`check` and `status` write nothing of their own accord."""
    shutil.rmtree(site.path(".i18n"))
    site("check")
    site("status")
    assert not site.path(".i18n").exists()


def test_a_command_takes_nothing_from_the_next_run(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `run` knows of the site, it knows after the others too."""
    site("run")
    for command in COMMANDS:
        if command != ("build",):  # which leaves the sheets for reviewers out
            site(*command)
    unread(monkeypatch)
    assert site("run") == 0
