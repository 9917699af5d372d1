"""Files that are written as a whole or not at all, beside people who save them too."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from i18n import storage
from i18n.errors import OutputError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A site's directory, and a folder beside it that is none of ours."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret").write_bytes(b"theirs")
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


# --- links -----------------------------------------------------------------------------


def test_a_link_out_of_the_tree_is_not_written_through(tree: Path) -> None:
    """Neither one at the file nor one at a folder above it."""
    (tree / "a.po").symlink_to("../outside/secret")
    (tree / "es").symlink_to("../outside")
    for name in ("a.po", "es/secret", "es/new"):
        with pytest.raises(OutputError, match="leads out of the site's directory"):
            storage.write(tree / name, b"ours", tree)
    assert names(tree.parent / "outside") == ["secret"]
    assert (tree.parent / "outside" / "secret").read_bytes() == b"theirs"


def test_a_link_within_the_tree_stays_one(tree: Path) -> None:
    """The file that it leads to is written."""
    (tree / "real.po").write_bytes(b"old")
    (tree / "a.po").symlink_to("real.po")
    assert storage.write(tree / "a.po", b"new", tree)
    assert (tree / "a.po").is_symlink()
    assert (tree / "real.po").read_bytes() == b"new"


def test_a_link_in_a_circle_is_an_error(tree: Path) -> None:
    """Not a traceback."""
    (tree / "a.po").symlink_to("a.po")
    with pytest.raises(OutputError):
        storage.write(tree / "a.po", b"new", tree)


def test_a_link_at_a_temporary_name_is_not_followed(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where somebody has guessed it."""
    monkeypatch.setattr(storage, "token", lambda: "0" * 16)
    (tree / f".i18n-{'0' * 16}.tmp").symlink_to("../outside/secret")
    with pytest.raises(OutputError, match="File exists"):
        storage.write(tree / "a.po", b"ours", tree)
    assert (tree.parent / "outside" / "secret").read_bytes() == b"theirs"


def test_two_writes_have_different_temporary_names(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can put a link there beforehand."""
    seen: list[Path] = []
    put = storage.put

    def noted(path: Path, data: bytes) -> None:
        seen.append(path)
        put(path, data)

    monkeypatch.setattr(storage, "put", noted)
    storage.write(tree / "a", b"1", tree)
    storage.write(tree / "a", b"2", tree)
    assert len(set(seen)) == 2


def test_a_link_at_the_lock_is_not_followed(tree: Path) -> None:
    """What it leads to is not emptied."""
    (tree / "lock").symlink_to("../outside/secret")
    with pytest.raises(OutputError), storage.held(tree / "lock", "busy"):
        pass
    assert (tree.parent / "outside" / "secret").read_bytes() == b"theirs"


# --- beside people who save --------------------------------------------------------------


def test_a_file_takes_the_place_of_the_one_that_was_read(tree: Path) -> None:
    """Its mode stays, and nothing is left beside it."""
    path = tree / "a.po"
    path.write_bytes(b"read")
    path.chmod(0o640)
    assert storage.swap(path, b"read", b"ours", tree)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"ours", 0o640)
    assert names(tree) == ["a.po"]


def test_what_somebody_saved_since_is_left(tree: Path) -> None:
    """Changed, made or removed: the caller merges again."""
    path = tree / "a.po"
    assert storage.swap(path, None, b"ours", tree)
    path.write_bytes(b"theirs")
    assert not storage.swap(path, b"ours", b"more", tree)
    assert not storage.swap(path, None, b"more", tree)
    assert path.read_bytes() == b"theirs"
    path.unlink()
    assert not storage.swap(path, b"theirs", b"more", tree)
    assert names(tree) == []


def test_a_file_that_somebody_is_writing_is_left(tree: Path) -> None:
    """Their program goes on in its own file, in its place."""
    path = tree / "a.po"
    path.write_bytes(b"read")
    with path.open("r+b") as editor:
        assert not storage.swap(path, b"read", b"ours", tree)
        editor.write(b"more")
    assert path.read_bytes() == b"more"
    assert names(tree) == ["a.po"]


def between(monkeypatch: pytest.MonkeyPatch, number: int, save: Callable[[], object]) -> None:
    """Let somebody save just before an exchange of names."""
    exchanged, count = storage.exchanged, [0]

    def call(one: Path, other: Path) -> bool:
        count[0] += 1
        if count[0] == number:
            save()
        return exchanged(one, other)

    monkeypatch.setattr(storage, "exchanged", call)


def test_what_is_saved_just_before_the_exchange_goes_back(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By rename."""
    path = tree / "a.po"
    path.write_bytes(b"read")
    (tree / "new").write_bytes(b"theirs")
    between(monkeypatch, 1, lambda: (tree / "new").replace(path))
    assert not storage.swap(path, b"read", b"ours", tree)
    assert path.read_bytes() == b"theirs"
    assert names(tree) == ["a.po"]


def test_of_two_saves_the_later_is_there_and_the_other_aside(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves before the exchange, and again before theirs is put back."""
    path = tree / "a.po"
    path.write_bytes(b"read")

    def save(data: bytes) -> None:
        (tree / "new").write_bytes(data)
        (tree / "new").replace(path)

    between(monkeypatch, 1, lambda: save(b"first"))
    between(monkeypatch, 2, lambda: save(b"second"))
    assert not storage.swap(path, b"read", b"ours", tree)
    assert path.read_bytes() == b"second"
    _, (one,) = storage.sweep(tree)
    assert (one.path, one.ours, one.aside.read_bytes()) == (path, False, b"first")


def test_without_an_exchange_of_names_a_save_is_seen_too(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On systems other than Linux; and where nobody saves, the file is written."""
    monkeypatch.setattr(storage, "exchanged", lambda one, other: False)
    path = tree / "a.po"
    path.write_bytes(b"theirs")
    assert not storage.swap(path, b"read", b"ours", tree)
    assert path.read_bytes() == b"theirs"
    assert storage.swap(path, b"theirs", b"ours", tree)
    path.unlink()
    assert not storage.swap(path, b"ours", b"more", tree)
    assert names(tree) == []


def test_without_hard_links_a_new_file_is_renamed(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And takes nobody's place."""

    def refused(*arguments: object, **options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    assert storage.swap(tree / "a.po", None, b"ours", tree)
    assert not storage.swap(tree / "a.po", None, b"more", tree)
    assert (tree / "a.po").read_bytes() == b"ours"


# --- what was left -----------------------------------------------------------------------


def test_unfinished_files_of_ours_are_removed_and_no_others(tree: Path) -> None:
    """Not what only looks like one, and no link."""
    token = "0123456789abcdef"
    (tree / f".i18n-{token}.tmp").write_bytes(b"half")
    for name in (".i18n-mine.tmp", f"i18n-{token}.tmp", ".a.po.part", f".i18n-{token}.tmp~"):
        (tree / name).write_bytes(b"theirs")
    (tree / f".i18n-{token[::-1]}.tmp").symlink_to("../outside/secret")
    assert storage.sweep(tree) == (1, ())
    assert len(names(tree)) == 5


def test_a_lock_says_whether_its_run_was_cut_off(tree: Path) -> None:
    """Until a run has ended by itself; one that says why it stops was not cut off."""
    lock = tree / "lock"
    with storage.held(lock, "busy") as cut_off:
        assert not cut_off
        with pytest.raises(OutputError, match="busy"), storage.held(lock, "busy"):
            pass
        assert lock.read_bytes()
    with pytest.raises(KeyboardInterrupt), storage.held(lock, "busy"):
        raise KeyboardInterrupt
    with pytest.raises(ValueError, match="why"), storage.held(lock, "busy"):
        raise ValueError("why")
    with storage.held(lock, "busy") as cut_off:
        assert cut_off
    with storage.held(lock, "busy") as cut_off:
        assert not cut_off
