"""A file is read again where its stamp changed, or may hide a change."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from i18n.execution.known_files import GRAIN, Known, KnownFiles, Stamp, stamp_of

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
    """What a look long after the last save would have found."""
    stamp = stamp_of(path.stat())
    return Known(stamp, max(stamp.mtime, stamp.ctime) + GRAIN, "as it was")


def test_a_file_with_its_old_stamp_is_not_read(old: Path) -> None:
    """What is known of it counts."""
    files = KnownFiles({str(old): known_later(old)})
    assert files.digest(old) == "as it was"
    assert files.changed == {}


def test_what_is_read_is_known_by_its_bytes(old: Path) -> None:
    """And remembered for the next look."""
    files = KnownFiles({})
    assert files.digest(old) == sha(b"one")
    assert files.changed[str(old)].digest == sha(b"one")


def test_a_save_within_the_grain_of_the_last_look_is_seen(old: Path) -> None:
    """In place, of the same size, its time put back: the stamp may be the same."""
    stamp = stamp_of(old.stat())
    known = Known(stamp, max(stamp.mtime, stamp.ctime), "as it was")
    assert KnownFiles({str(old): known}).digest(old) == sha(b"one")


@pytest.mark.parametrize("field", ["size", "mtime", "ctime", "inode"])
def test_every_part_of_a_stamp_counts(old: Path, field: str) -> None:
    """A restored time, a copy under the same name, another size."""
    known = known_later(old)
    parts = dict(zip(("size", "mtime", "ctime", "inode"), known.stamp.as_tuple(), strict=True))
    parts[field] -= 1
    files = KnownFiles({str(old): Known(Stamp(**parts), known.looked, "as it was")})
    assert files.digest(old) == sha(b"one")


def test_a_saved_file_is_read_though_its_time_was_put_back(old: Path) -> None:
    """The kernel's own time of change tells."""
    os.utime(old, ns=(LONG_AGO, LONG_AGO))
    stamp = stamp_of(old.stat())
    known = Known(stamp, time.time_ns() + 2 * GRAIN, "as it was")
    old.write_bytes(b"two")
    os.utime(old, ns=(LONG_AGO, LONG_AGO))
    now = stamp_of(old.stat())
    found = KnownFiles({str(old): known}).digest(old)
    assert found == sha(b"two") or now.ctime == stamp.ctime


def test_what_is_no_regular_file_has_no_digest(tmp_path: Path) -> None:
    """Nothing, a folder and a pipe, which is not opened."""
    os.mkfifo(tmp_path / "pipe")
    files = KnownFiles({})
    assert [files.digest(tmp_path / name) for name in ("none", ".", "pipe")] == ["", "", ""]
