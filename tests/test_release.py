"""A built site appears as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.errors import OutputError
from i18n.release import MANIFEST, publish

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
    assert publish(site, FIRST)
    assert publish(site, {"a.html": b"a2", "img/logo.png": tmp_path / "logo.png", MANIFEST: b"{}"})
    assert tree(site) == {"a.html": b"a2", "img/logo.png": b"png", MANIFEST: b"{}"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["logo.png", "site"]


def test_an_equal_release_touches_nothing(tmp_path: Path) -> None:
    """Not even the folder."""
    site = tmp_path / "site"
    publish(site, FIRST)
    before = {p: p.stat() for p in (site, *site.rglob("*"))}
    assert not publish(site, FIRST)
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


def test_what_people_put_beside_a_build_stays(tmp_path: Path) -> None:
    """A CNAME, a .git with its empty folders; what the last build wrote and this does not goes."""
    site = tmp_path / "site"
    publish(site, FIRST)
    (site / "CNAME").write_text("example.org")
    (site / ".git" / "refs").mkdir(parents=True)
    (site / "es" / "mine.txt").write_text("mine")
    second = {"a.html": b"a2", MANIFEST: b'{"files": ["a.html"]}'}
    assert publish(site, second)
    assert (site / ".git" / "refs").is_dir()
    assert tree(site) == {**second, "CNAME": b"example.org", "es/mine.txt": b"mine"}
    assert not publish(site, second)


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
