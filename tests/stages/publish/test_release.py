"""A built site appears as a whole."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from i18n.errors import OutputError
from i18n.stages.publish.release import publish, rollback
from i18n.stages.publish.release_folders import MANIFEST

FIRST: dict[str, bytes | Path] = {
    "a.html": b"a1",
    "es/a.html": b"e1",
    MANIFEST: b'{"files": ["a.html", "es/a.html"]}',
}


def tree(folder: Path) -> dict[str, bytes]:
    """What a folder holds."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_a_release_holds_exactly_its_files(tmp_path: Path) -> None:
    """What is no longer built is gone, and nothing is left beside it."""
    (tmp_path / "logo.png").write_bytes(b"png")
    site = tmp_path / "site"
    assert publish(site, FIRST).changed
    assert publish(
        site, {"a.html": b"a2", "img/logo.png": tmp_path / "logo.png", MANIFEST: b"{}"}
    ).changed
    assert tree(site) == {"a.html": b"a2", "img/logo.png": b"png", MANIFEST: b"{}"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["logo.png", "site"]


def test_an_equal_release_touches_nothing(tmp_path: Path) -> None:
    """Not even the folder."""
    site = tmp_path / "site"
    publish(site, FIRST)
    before = {p: p.stat() for p in (site, *site.rglob("*"))}
    assert not publish(site, FIRST).changed
    assert {p: p.stat() for p in (site, *site.rglob("*"))} == before


def test_unchanged_files_keep_inode_and_time(tmp_path: Path) -> None:
    """A server's cache has nothing to do for them."""
    site = tmp_path / "site"
    publish(site, FIRST)
    before = (site / "a.html").stat()
    publish(site, {**FIRST, "es/a.html": b"e2"})
    after = (site / "a.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    """Somebody's own site/ is not overwritten."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "precious.txt").write_text("mine")
    with pytest.raises(OutputError, match="holds files that are not from a build"):
        publish(site, FIRST)
    assert tree(site) == {"precious.txt": b"mine"}


def test_a_file_where_the_folder_goes_is_called_a_file(tmp_path: Path) -> None:
    """And left alone."""
    (tmp_path / "site").write_text("mine")
    with pytest.raises(OutputError, match="site: is a file, where a folder is to be"):
        publish(tmp_path / "site", {"a": b""})
    assert (tmp_path / "site").read_text() == "mine"


def test_what_people_put_beside_a_build_stays(tmp_path: Path) -> None:
    """A CNAME, a .git with its empty folders; what the last build wrote and this does not goes."""
    site = tmp_path / "site"
    publish(site, FIRST)
    (site / "CNAME").write_text("example.org")
    (site / ".git" / "refs").mkdir(parents=True)
    (site / "es" / "mine.txt").write_text("mine")
    second = {"a.html": b"a2", MANIFEST: b'{"files": ["a.html"]}'}
    assert publish(site, second).changed
    assert (site / ".git" / "refs").is_dir()
    assert tree(site) == {**second, "CNAME": b"example.org", "es/mine.txt": b"mine"}
    assert not publish(site, second).changed


def test_a_link_to_the_servers_folder_is_followed(tmp_path: Path) -> None:
    """The release appears where the server looks."""
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")
    publish(tmp_path / "site", FIRST)
    publish(tmp_path / "site", {**FIRST, "a.html": b"a2"})
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "www" / "a.html").read_bytes() == b"a2"


def test_no_file_leaves_its_folder(tmp_path: Path) -> None:
    """An absolute name or one that climbs is refused."""
    for name in ("/etc/x", "../x", "a/../../x"):
        with pytest.raises(OutputError, match="must stay in its folder"):
            publish(tmp_path / "site", {name: b"x"})


def test_a_failed_release_leaves_the_old_one(tmp_path: Path) -> None:
    """A missing asset stops the new release before it shows."""
    site = tmp_path / "site"
    publish(site, FIRST)
    with pytest.raises(OutputError, match="gone"):
        publish(site, {**FIRST, "x.png": tmp_path / "gone.png"})
    assert tree(site) == FIRST


def test_the_release_before_is_one_step_away(tmp_path: Path) -> None:
    """Back, and forth again; what people put there stays."""
    site, previous = tmp_path / "site", tmp_path / "kept/previous"
    second: dict[str, bytes | Path] = {"b.html": b"b", MANIFEST: b'{"files": ["b.html"]}'}
    publish(site, FIRST, previous)
    (site / "CNAME").write_bytes(b"example.org")
    publish(site, second, previous)
    rollback(site, previous)
    assert tree(site) == {**FIRST, "CNAME": b"example.org"}
    rollback(site, previous)
    assert tree(site) == {**second, "CNAME": b"example.org"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kept", "site"]


def test_there_may_be_nothing_to_go_back_to(tmp_path: Path) -> None:
    """The first release has none before it."""
    publish(tmp_path / "site", FIRST, tmp_path / "previous")
    with pytest.raises(OutputError, match="no earlier release"):
        rollback(tmp_path / "site", tmp_path / "previous")


def test_a_reader_never_sees_a_mixed_release(tmp_path: Path) -> None:
    """Fifty releases, and one that reads all the while: every file says the same number."""
    site, previous = tmp_path / "site", tmp_path / "previous"
    names = [f"{language}/{page}.html" for language in ("en", "es") for page in range(5)]

    def files(number: int) -> dict[str, bytes | Path]:
        return {name: str(number).encode() for name in (*names, MANIFEST)}

    publish(site, files(0), previous)
    done = threading.Event()
    seen: list[set[bytes]] = []
    reader = threading.Thread(target=_read, args=(site, (*names, MANIFEST), seen, done))
    reader.start()
    for number in range(1, 51):
        publish(site, files(number), previous)
        before = len(seen)
        while len(seen) == before and reader.is_alive():
            pass
    done.set()
    reader.join()
    assert len(seen) >= 50
    assert [s for s in seen if len(s) != 1] == []


def _read(
    site: Path, names: tuple[str, ...], seen: list[set[bytes]], done: threading.Event
) -> None:
    """Read one release after the other, each from the folder that was there at first."""
    while not done.is_set():
        folder = os.open(site, os.O_RDONLY)
        try:
            seen.append({_content(name, folder) for name in names})
        finally:
            os.close(folder)


def _content(name: str, folder: int) -> bytes:
    file = os.open(name, os.O_RDONLY, dir_fd=folder)
    with os.fdopen(file, "rb") as stream:
        return stream.read()
