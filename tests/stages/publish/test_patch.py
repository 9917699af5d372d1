"""Some files of a release changed where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.errors import OutputError
from i18n.stages.publish.patch import patch
from i18n.stages.publish.release import publish
from i18n.stages.publish.release_folders import MANIFEST

RECORD = b'{"files": ["a.html", "b.html"]}'
FILES = {"a.html": b"A", "b.html": b"B", MANIFEST: RECORD}


def test_only_the_given_files_are_written(tmp_path: Path) -> None:
    """The others keep inode and time."""
    publish(tmp_path / "site", FILES)
    before = (tmp_path / "site/b.html").stat()
    assert patch(tmp_path / "site", {"a.html": b"new", MANIFEST: RECORD})
    assert (tmp_path / "site/a.html").read_bytes() == b"new"
    assert (tmp_path / "site/b.html").stat() == before
    assert not patch(tmp_path / "site", {"a.html": b"new"})


def test_what_is_not_of_the_release_is_not_written(tmp_path: Path) -> None:
    """It may be somebody's."""
    publish(tmp_path / "site", FILES)
    (tmp_path / "site/mine.html").write_bytes(b"mine")
    with pytest.raises(OutputError, match="no file of this build"):
        patch(tmp_path / "site", {"mine.html": b"ours"})
    assert (tmp_path / "site/mine.html").read_bytes() == b"mine"


def test_a_release_keeps_what_is_there_where_it_is_told_so(tmp_path: Path) -> None:
    """Without reading it."""
    publish(tmp_path / "site", FILES)
    before = (tmp_path / "site/b.html").stat().st_ino
    wanted = {"a.html": b"new", "b.html": None, MANIFEST: RECORD}
    assert publish(tmp_path / "site", wanted, tmp_path / "previous").changed
    assert (tmp_path / "site/a.html").read_bytes() == b"new"
    assert (tmp_path / "site/b.html").stat().st_ino == before
    assert (tmp_path / "previous/a.html").read_bytes() == b"A"
