"""The store keeps what it is told; a bad one is an empty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.execution.known_files import Known
from i18n.execution.work_store import opened

ONE = Known(3, 4, 5, 6, 7, "d")


def test_what_is_kept_is_there_again(tmp_path: Path) -> None:
    """Files and results, after closing too."""
    path = tmp_path / "work.sqlite"
    with opened(path) as store:
        store.keep_files({"a": ONE, "b": ONE}, [])
        store.keep_results("parse", {"k": b"v", "l": b"w"}, [])
    with opened(path) as store:
        store.keep_files({}, ["b"])
        store.keep_results("parse", {"k": b"x"}, ["l"])
        assert store.files() == {"a": ONE}
        assert store.results("parse") == {"k": b"x"}
        assert store.result("parse", "k") == b"x"
        assert store.result("other", "k") is None


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_a_damaged_store_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    """It held nothing that cannot be found out again."""
    path = tmp_path / "work.sqlite"
    path.write_bytes(damage)
    with opened(path) as store:
        store.keep_files({"a": ONE}, [])
    with opened(path) as store:
        assert store.files() == {"a": ONE}


def test_where_the_disk_gives_none_it_is_in_memory(tmp_path: Path) -> None:
    """A folder stands there, or there is no folder for it."""
    (tmp_path / "work.sqlite").mkdir()
    for path in (tmp_path / "work.sqlite", tmp_path / "none" / "work.sqlite"):
        with opened(path) as store:
            store.keep_files({"a": ONE}, [])
            assert store.files() == {"a": ONE}
