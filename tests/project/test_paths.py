"""Reading as declared, writing as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from i18n.errors import OutputError, SourceError
from i18n.project.encodings import decode, decode_anything
from i18n.project.paths import Paths, lock
from i18n.project.settings import Settings
from i18n.project.sources import sources
from i18n.storage import write


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("café".encode(), "utf-8"),
        ("\ufeffcafé".encode(), "utf-8"),
        ("\ufeffcafé".encode("utf-16-le"), "utf-16-le"),
        ('<meta charset="iso-8859-1"><p>café “x”'.encode("cp1252"), "cp1252"),
        (b'<meta charset="latin1"><p>\x81', "iso8859-1"),
        ('<meta charset="shift_jis">日本'.encode("shift_jis"), "shift_jis"),
        (b'<meta charset="us-ascii">caf\xc3\xa9', "utf-8"),
    ],
)
def test_a_source_is_read_as_it_says(data: bytes, encoding: str) -> None:
    """By byte order mark, else as declared, else UTF-8; the bytes come back."""
    text, found = decode(data, "a.html")
    assert (found, text.encode(found)) == (encoding, data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\ncaf\xe9", "cannot be read as utf-8: byte 4 is 0xe9; save it in UTF-8"),
        (b'<meta charset="klingon">', "declares an unknown charset “klingon”"),
        (b'<meta charset="hex">', "declares an unknown charset “hex”"),
        (b'<meta charset="idna">', "declares an unknown charset “idna”"),
        (b'<meta charset="unicode-escape">', "declares an unknown charset “unicode-escape”"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, message: str) -> None:
    """Odd bytes are never replaced."""
    with pytest.raises(SourceError, match=f"a.html(:2)?: {message}"):
        decode(data, "a.html")


@examples(derandomize=True, max_examples=200)
@given(st.binary(max_size=60))
def test_any_bytes_can_make_a_round_trip(data: bytes) -> None:
    """What no encoding explains is carried along."""
    text, encoding, errors = decode_anything(data, "a.html")
    assert text.encode(encoding, errors) == data


def test_writing_equal_bytes_touches_nothing(tmp_path: Path) -> None:
    """No new time, no new inode."""
    path = tmp_path / "deep" / "a.po"
    assert write(path, b"x")
    before = path.stat()
    assert not write(path, b"x")
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert write(path, b"y")


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk costs the new version, never the old one."""
    path = tmp_path / "a.po"
    write(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write(path, b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.po", b"old")]


def test_hidden_files_are_no_sources(tmp_path: Path) -> None:
    """An editor's leftovers are not pages."""
    for name in ("a.html", ".b.html", ".git/c.html", "css/d.css", "e.TXT"):
        write(tmp_path / "source_texts" / name, b"x")
    found = sources(Paths(tmp_path, Settings()))
    assert (found.pages, found.assets) == (("a.html", "e.TXT"), ("css/d.css",))


def test_without_a_sources_folder_the_message_says_what_to_do(tmp_path: Path) -> None:
    """The commonest mistake is the wrong directory."""
    with pytest.raises(SourceError, match="no folder “source_texts” here; make it and put pages"):
        sources(Paths(tmp_path, Settings()))


def test_two_sources_of_one_catalog_are_named() -> None:
    """a.html and a.txt would overwrite each other's messages."""
    assert Paths(Path(), Settings()).shared_stems(("a.html", "a.txt", "b.html")) == {
        "a.txt": "a.html"
    }


def test_a_second_run_waits_its_turn(tmp_path: Path) -> None:
    """Two runs in one directory cannot interleave."""
    with (
        lock(tmp_path),
        pytest.raises(OutputError, match="another run is at work"),
        lock(tmp_path),
    ):
        pass
    with lock(tmp_path):
        pass


def test_git_passes_over_what_may_be_deleted(tmp_path: Path) -> None:
    """From the first run on; a folder that is in use stays as somebody has it."""
    ignore = tmp_path / ".i18n" / ".gitignore"
    with lock(tmp_path):
        assert ignore.read_text().splitlines()[-1] == "*"
    ignore.unlink()
    with lock(tmp_path):
        assert not ignore.exists()
