"""A file is read again where its stamp changed, or may hide a change."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from i18n.execution.known_files import GRAIN, Known, KnownFiles, Linked

LONG_AGO = 1_600_000_000_000_000_000


def sha(data: bytes) -> str:
    """The digest that is wanted."""
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file with one word in it."""
    path = tmp_path / "a"
    path.write_bytes(b"one")
    return path


def known_later(path: Path) -> Known:
    """What a look long after the last save would have found, with a digest of its own."""
    now = path.stat()
    stamp = (now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_ino)
    return Known(*stamp, max(now.st_mtime_ns, now.st_ctime_ns) + GRAIN, "as it was")


def test_a_file_with_its_old_stamp_is_not_read(old: Path) -> None:
    """What is known of it counts."""
    files = KnownFiles({str(old): known_later(old)})
    assert files.digest(str(old)) == "as it was"
    assert dict(files.below(str(old.parent))) == {str(old): "as it was"}
    assert files.changed == {}


def test_what_is_read_is_known_by_its_bytes(old: Path) -> None:
    """And remembered for the next look."""
    files = KnownFiles({})
    assert files.digest(str(old)) == sha(b"one")
    assert files.changed[str(old)].digest == sha(b"one")


def test_a_save_within_the_grain_of_the_last_look_is_seen(old: Path) -> None:
    """In place and of the same size: the stamp may be the same."""
    known = known_later(old)
    known = known._replace(looked=known.looked - 1)
    assert KnownFiles({str(old): known}).digest(str(old)) == sha(b"one")


@pytest.mark.parametrize("field", ["size", "mtime", "ctime", "inode"])
def test_every_part_of_a_stamp_counts(old: Path, field: str) -> None:
    """A restored time, a copy under the same name, another size."""
    known = known_later(old)
    known = known._replace(**{field: getattr(known, field) - 1})
    assert KnownFiles({str(old): known}).digest(str(old)) == sha(b"one")


def test_everything_below_a_folder_is_told(old: Path) -> None:
    """Folders are entered, links are not; a pipe is never opened."""
    (old.parent / "b").mkdir()
    (old.parent / "b" / "c").write_bytes(b"two")
    os.mkfifo(old.parent / "pipe")
    (old.parent / "link").symlink_to("a")
    (old.parent / "away").symlink_to("b")
    found = dict(KnownFiles({}).below(str(old.parent)))
    assert {name.removeprefix(f"{old.parent}/"): digest for name, digest in found.items()} == {
        "a": sha(b"one"),
        "b/c": sha(b"two"),
        "pipe": "mode 10000",
        "link": f"a {sha(b'one')}",
        "away": "b ",
    }


def test_where_nothing_is_nothing_is_told(tmp_path: Path) -> None:
    """Neither a file nor a folder."""
    files = KnownFiles({})
    assert files.digest(str(tmp_path / "none")) == ""
    assert list(files.below(str(tmp_path / "none"))) == []


def test_a_file_that_was_but_linked_is_not_read(old: Path) -> None:
    """Another name changes its ctime, not its bytes; elsewhere a ctime counts."""
    known = known_later(old)
    os.link(old, old.with_name("b"))
    ctime = old.stat().st_ctime_ns
    known = known._replace(ctime=ctime - GRAIN, looked=ctime + GRAIN)
    linked = Linked(f"{old.parent}/", ctime, ctime)
    found = {str(old): known}
    assert dict(KnownFiles(found, linked).below(str(old.parent)))[str(old)] == "as it was"
    for other in (linked._replace(top="/elsewhere/"), linked._replace(to=ctime - 1)):
        assert dict(KnownFiles(found, other).below(str(old.parent)))[str(old)] == sha(b"one")


def test_what_others_know_of_a_file_is_asked_before_it_is_read(old: Path) -> None:
    """And remembered; they are not asked of a file that is known."""
    files = KnownFiles({}, more=lambda: {str(old): known_later(old)})
    assert files.digest(str(old)) == "as it was"
    assert files.changed == {str(old): known_later(old)}
    assert KnownFiles({str(old): known_later(old)}, more=None).digest(str(old)) == "as it was"
