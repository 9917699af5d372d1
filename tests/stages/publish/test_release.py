"""A built site appears as a whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from i18n.errors import OutputError, SourceError
from i18n.stages.publish import release
from i18n.stages.publish.release import publish, recover, rollback
from i18n.stages.publish.release_folders import MANIFEST
from i18n.storage import exchanged
from tests.support.unprivileged import without_privileges

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


def test_a_pipe_in_the_release_before_holds_nobody_up(tmp_path: Path) -> None:
    """It is named, and the release that is there stays."""
    site, previous = tmp_path / "site", tmp_path / "previous"
    publish(site, FIRST, previous)
    publish(site, {**FIRST, "a.html": b"a2"}, previous)
    (previous / "a.html").unlink()
    os.mkfifo(previous / "a.html")
    with pytest.raises(SourceError, match=r"a\.html: is a pipe"):
        rollback(site, previous)
    assert (site / "a.html").read_bytes() == b"a2"


def test_an_earlier_release_takes_no_place_of_somebodys_folder(tmp_path: Path) -> None:
    """As a new one does not."""
    site, previous = tmp_path / "site", tmp_path / "previous"
    publish(previous, FIRST)
    site.mkdir()
    (site / "precious.txt").write_text("mine")
    with pytest.raises(OutputError, match="holds files that are not from a build"):
        rollback(site, previous)
    assert tree(site) == {"precious.txt": b"mine"}


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


# --- what is not ours -------------------------------------------------------------------


def others(site: Path) -> dict[str, bytes]:
    """What people put there."""
    (site / "CNAME").write_bytes(b"example.org")
    (site / "uploads").mkdir()
    (site / "uploads" / "a.png").write_bytes(b"png")
    return {"CNAME": b"example.org", "uploads/a.png": b"png"}


SECOND: dict[str, bytes | Path] = {"a.html": b"a2", MANIFEST: b'{"files": ["a.html"]}'}


def test_what_people_put_there_is_in_the_release_before_it_appears(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that is killed then has lost nothing."""
    site = tmp_path / "site"
    publish(site, FIRST)
    theirs = others(site)
    monkeypatch.setattr(release, "_swap", lambda aside, target: seen.append(tree(aside)))
    seen: list[dict[str, bytes]] = []
    publish(site, SECOND)
    assert seen == [{**SECOND, **theirs}]


def test_an_interrupted_release_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C just after the exchange."""
    site = tmp_path / "site"
    publish(site, FIRST)
    theirs = others(site)

    def swap(aside: Path, target: Path) -> Path:
        exchanged(aside, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(release, "_swap", swap)
    with pytest.raises(KeyboardInterrupt):
        publish(site, SECOND)
    assert tree(site) == {**SECOND, **theirs}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_killed_release_is_put_in_order_by_the_next_build(tmp_path: Path) -> None:
    """One that changes nothing too, and whatever the moment was."""
    site = tmp_path / "site"
    publish(site, FIRST)
    left = tmp_path / f".site.{'0' * 16}.new"
    left.mkdir()
    (left / MANIFEST).write_bytes(b'{"files": ["a.html", "es/a.html"]}')
    (left / "a.html").write_bytes(b"a0")
    (left / "CNAME").write_bytes(b"example.org")
    assert recover(site) == (
        "a release of site/ that was not finished has been removed",
        "1 file put back into site/: CNAME",
    )
    assert tree(site) == {**FIRST, "CNAME": b"example.org"}
    assert not publish(site, FIRST).changed
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_site_that_was_moved_aside_comes_back(tmp_path: Path) -> None:
    """Where names cannot be exchanged, a run may be killed between two renames."""
    publish(tmp_path / "site", FIRST)
    (tmp_path / "site").rename(tmp_path / f".site.{'0' * 16}.old")
    assert recover(tmp_path / "site") == ("site/ had been moved aside and is back",)
    assert tree(tmp_path / "site") == FIRST


def test_a_folder_that_only_looks_like_a_release_is_left(tmp_path: Path) -> None:
    """Somebody's backup has no manifest."""
    publish(tmp_path / "site", FIRST)
    for name in (".site.new", f".site.{'0' * 16}.old", ".site.backup"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine").write_bytes(b"mine")
    assert recover(tmp_path / "site") == ()
    assert len([*tmp_path.rglob("mine")]) == 3


def test_a_link_where_a_release_is_made_is_not_followed(tmp_path: Path) -> None:
    """Neither at its name, which nobody knows, nor in the site."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.html").write_bytes(b"mine")
    (tmp_path / ".site.new").symlink_to("outside")
    site = tmp_path / "site"
    publish(site, {**FIRST, "uploads/a.html": b"u"})
    (site / "uploads" / "a.html").unlink()
    (site / "uploads").rmdir()
    (site / "uploads").symlink_to("../outside")
    told = publish(site, {**SECOND, "uploads/a.html": b"u2"}).told
    assert tree(outside) == {"a.html": b"mine"}
    assert (site / "uploads" / "a.html").read_bytes() == b"u2"
    assert "uploads of site/ stood where the build has a file of its own" in told[0]
    assert (tmp_path / "site.kept" / "uploads").is_symlink()


def test_a_persons_file_where_the_build_has_one_is_kept_aside(tmp_path: Path) -> None:
    """It is said where; the same bytes need no keeping."""
    site = tmp_path / "site"
    publish(site, FIRST)
    (site / "robots.txt").write_bytes(b"mine")
    (site / "humans.txt").write_bytes(b"us")
    done = publish(site, {**FIRST, "robots.txt": b"ours", "humans.txt": b"us"}, tmp_path / "prev")
    assert tree(tmp_path / "site.kept") == {"robots.txt": b"mine"}
    assert done.told == (
        "robots.txt of site/ stood where the build has a file of its own; it is in site.kept/ now",
    )
    assert (site / "robots.txt").read_bytes() == b"ours"


def test_without_a_record_nothing_is_known_to_be_ours(tmp_path: Path) -> None:
    """A manifest that somebody broke costs nobody a file."""
    site = tmp_path / "site"
    publish(site, FIRST)
    others(site)
    (site / MANIFEST).write_text("<<<<<<<")
    publish(site, SECOND)
    assert {*tree(site)} == {"a.html", "es/a.html", MANIFEST, "CNAME", "uploads/a.png"}


def test_what_comes_to_the_old_folder_during_a_release_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program whose working folder it is saves there: a new file, and one anew."""
    site = tmp_path / "site"
    publish(site, FIRST)
    others(site)
    swap = release._swap

    def swapped(aside: Path, target: Path) -> Path | None:
        old = swap(aside, target)
        assert old
        (old / "late.txt").write_bytes(b"late")
        (old / "new").write_bytes(b"example.net")
        (old / "new").replace(old / "CNAME")
        return old

    monkeypatch.setattr(release, "_swap", swapped)
    publish(site, SECOND, tmp_path / "previous")
    assert tree(site) == {
        **SECOND, "late.txt": b"late", "CNAME": b"example.net", "uploads/a.png": b"png",
    }  # fmt: skip
    assert tree(tmp_path / "previous") == FIRST


def test_without_links_what_people_put_there_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a file system that has none, and no exchange of names either."""

    site = tmp_path / "site"
    publish(site, FIRST)
    theirs = others(site)
    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(release, "exchanged", lambda one, other: False)
    publish(site, SECOND, tmp_path / "previous")
    assert tree(site) == {**SECOND, **theirs}
    assert tree(tmp_path / "previous") == FIRST
    publish(site, FIRST, tmp_path / "previous")
    assert tree(tmp_path / "previous") == SECOND
    assert sorted(p.name for p in tmp_path.iterdir()) == ["previous", "site"]


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    """A site of mode 555 is replaced all the same, and so are folders of ours in it."""
    site = tmp_path / "site"
    publish(site, FIRST)
    (site / "es").chmod(0o555)
    site.chmod(0o555)
    publish(site, SECOND)
    assert tree(site) == SECOND
    assert [p.name for p in tmp_path.iterdir()] == ["site"]
    assert site.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("links", [True, False])
def test_a_read_only_folder_of_people_is_carried_over_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """With what is in it, whether that can be linked or has to be moved."""
    site = tmp_path / "site"
    publish(site, FIRST)
    others(site)
    held = site / "uploads" / "2024"
    held.mkdir()
    (held / "b.png").write_bytes(b"b")
    for folder in (held, held.parent):
        folder.chmod(0o555)
    if not links:
        monkeypatch.setattr(os, "link", refused)

    def do() -> None:
        publish(site, SECOND, tmp_path / "previous")
        publish(site, FIRST, tmp_path / "previous")

    assert without_privileges(do) == 0
    assert (held / "b.png").read_bytes() == b"b"
    assert [f.stat().st_mode & 0o777 for f in (held, held.parent)] == [0o555] * 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["previous", "site"]
    assert not [*(tmp_path / "previous").rglob("*.png")]


def test_what_cannot_be_carried_over_stops_a_release_before_it_appears(tmp_path: Path) -> None:
    """A folder of another user in the site: it stays, and its files in it."""
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder to somebody else")
    site = tmp_path / "site"
    publish(site, FIRST)
    others(site)
    before = tree(site)
    os.chown(site / "uploads", 1, 1)

    def do() -> None:
        with pytest.raises(OutputError, match="uploads: is another user's folder"):
            publish(site, SECOND)

    assert without_privileges(do) == 0
    assert tree(site) == before
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["", "uploads"])
def test_a_mounted_folder_stops_a_release_before_it_appears(tmp_path: Path, name: str) -> None:
    """It cannot be moved; the site stays as it was."""
    site = tmp_path / "site"
    publish(site, FIRST)
    others(site)
    place = site / name
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        (place / MANIFEST).write_bytes(b'{"files": []}')
        (place / "mine").write_bytes(b"mine")
        before = tree(site)
        for _ in range(2):
            with pytest.raises(OutputError, match="is mounted there"):
                publish(site, SECOND)
        assert tree(site) == before
        assert [p.name for p in tmp_path.iterdir()] == ["site"]
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_release_that_cannot_be_kept_stops_nothing(tmp_path: Path) -> None:
    """It is said: the new one is in its place."""
    site, previous = tmp_path / "site", tmp_path / "previous"
    publish(site, FIRST)
    previous.write_bytes(b"somebody's file")
    done = publish(site, SECOND, previous)
    assert "the release before it cannot be kept in previous/" in done.told[0]
    assert tree(site) == SECOND
    assert sorted(p.name for p in tmp_path.iterdir()) == ["previous", "site"]


def refused(*arguments: object, **options: object) -> None:
    """A call that the file system refuses."""
    raise PermissionError


def test_a_kept_release_is_not_written_through_a_link(tmp_path: Path) -> None:
    """It is refused before anything changes."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "previous").symlink_to("outside")
    publish(tmp_path / "site", FIRST)
    with pytest.raises(OutputError, match="previous: is a link"):
        publish(tmp_path / "site", SECOND, tmp_path / "previous")
    assert tree(tmp_path / "site") == FIRST
    assert tree(tmp_path / "outside") == {}
