"""Runs on a disk that is full, on a cache that cannot be used, and beside other programs."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from i18n.project.paths import lock
from tests.support.sample import NEWS, Site, approve

SETTINGS = 'languages = ["en-XA"]\n[engines]\norder = ["pseudo"]\n'
WARNING = ".i18n: warning: the cache cannot be used: "


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with the pseudo engine alone."""
    found = Site(tmp_path / "here")
    found.write("i18n.toml", SETTINGS)
    return found


@contextmanager
def disk(folder: Path) -> Iterator[Path]:
    """A small file system of its own at a folder."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def filled(folder: Path) -> Path:
    """A file that takes all the room there is."""
    path = folder / "ballast"
    with path.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return path


def told_once(capsys: pytest.CaptureFixture[str]) -> str:
    """The one warning of the cache."""
    (line,) = [one for one in capsys.readouterr().err.splitlines() if one.startswith(".i18n")]
    assert line.startswith(WARNING)
    return line.removeprefix(WARNING)


def test_a_disk_full_of_other_things_loses_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run says so; files are the old ones, whole, and nothing is left over. Where there is
    nothing to write, it is no error."""
    with disk(tmp_path / "disk") as folder:
        site = Site(folder / "here")
        site.write("i18n.toml", SETTINGS)
        site("run")
        site.review("news/a", approve, "en_XA")
        assert site("run") == 0
        more = f"<p>{'More. ' * 999}</body>"
        site.write("source_texts/news/a.html", NEWS.replace("</body>", more))
        ballast = filled(folder)
        capsys.readouterr()
        before = site.tree("locales", "site", "preview")
        for command in ("run", "build", "extract"):
            assert site(command) in (1, 2)
            assert "No space left on device" in capsys.readouterr().err
            assert site.tree("locales", "site", "preview") == before
            there = {path.name for path in site.root.iterdir()}
            assert there <= {"i18n.toml", ".i18n", "source_texts", "locales", "site", "preview"}
        assert site("check") == 0
        ballast.unlink()
        assert site("run") == 0
        assert "Mo" in site.read("locales/templates/news/a.pot")


def test_a_full_disk_under_the_cache_alone_is_a_warning(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """The run does everything, once more without what it would remember."""
    with disk(site.path(".i18n")) as folder:
        ballast = filled(folder)
        assert site("run") == 0
        assert "disk" in told_once(capsys)
        assert site.path("preview/en-XA/index.html").is_file()
        ballast.unlink()
        assert site("run") == 0
        assert WARNING not in capsys.readouterr().err


def test_a_cache_folder_that_cannot_be_made_is_a_warning(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """For those commands that would have used it."""
    site.write(".i18n", "somebody's file")
    assert site("run") == 0
    assert "cannot be made: File exists" in told_once(capsys)
    assert site("translate", "--redo") == 0
    assert "cannot be made: File exists" in told_once(capsys)
    for command in (("build",), ("extract",), ("terms", "suggest"), ("check",)):
        assert site(*command) == 0
        assert "Traceback" not in capsys.readouterr().err


def test_a_read_only_cache_is_a_warning(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever would have been kept there."""
    with disk(site.path(".i18n")) as folder:
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        assert site("run") == 0
        assert "cannot be written" in told_once(capsys)
        site.write("source_texts/index.html", "<p>Another page.")
        assert site("build") == 0
        assert "cannot be written" in told_once(capsys)
        assert "Another" in site.read("site/index.html")


def test_where_no_lock_can_be_made_a_second_run_waits_all_the_same(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site's folder is held in its place."""
    site.write(".i18n", "somebody's file")
    with lock(site.root):
        assert site("run") == 2
    assert "another run is at work here" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["lock", "memory.sqlite", "machine.sqlite", "drafts-en_XA.jsonl"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_in_the_cache_holds_nobody_up(
    site: Site, capsys: pytest.CaptureFixture[str], name: str, make: Callable[[Path], None]
) -> None:
    """The run goes on without it."""
    site.path(".i18n").mkdir()
    make(site.path(f".i18n/{name}"))
    assert site("run") == 0
    assert capsys.readouterr().err.count("the cache cannot be used") <= 1
    assert site.path("preview/en-XA/index.html").is_file()


@pytest.mark.parametrize("name", ["memory.sqlite", "machine.sqlite"])
def test_a_damaged_cache_is_a_warning_at_most(
    site: Site, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Wherever the damage is: the texts of people are found all the same."""
    site.write("source_texts/long.html", "".join(f"<p>Lamp number {n}.</p>" for n in range(400)))
    site("run")
    site.review("news/a", approve, "en_XA")
    assert site("run") == 0
    whole = site.path(f".i18n/{name}").read_bytes()
    for start in range(0, len(whole), len(whole) // 7):
        broken = whole[:start] + b"\xa5" * 4096 + whole[start + 4096 :]
        site.path(f".i18n/{name}").write_bytes(broken)
        site.write("source_texts/b.html", f"<p>Nothing is new.</p><p>It is {start}.</p>")
        assert site("run") == 0
        assert capsys.readouterr().err.count("the cache cannot be used") <= 1
        found = site.messages("b", "en_XA")["Nothing is new."]
        assert found.origin is not None
        assert found.origin.kind == "memory"


def test_a_cache_that_another_program_holds_is_a_warning(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody looks into it meanwhile."""
    site("run")
    site.write("source_texts/b.html", "<p>Another page.</p>")
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **how: connect(path, timeout=0, **how))
    with closing(connect(site.path(".i18n/memory.sqlite"))) as held:
        held.execute("BEGIN EXCLUSIVE")
        capsys.readouterr()
        assert site("run") == 0
        assert "database is locked" in told_once(capsys)
    assert site.messages("b", "en_XA")
