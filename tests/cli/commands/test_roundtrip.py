"""Command `roundtrip`: pages come back byte for byte."""

from __future__ import annotations

import pytest

from tests.support.sample import NEWS, Site


def test_roundtrip_compares_bytes(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Files, identical, differing; with --out the rendered pages as well."""
    out = site.path("out")
    odd = site.path("source_texts/odd.htm")
    odd.write_bytes(b"\xef\xbb\xbf<P>caf\xe9 <b>x</i>\r\n&eacute;\x00<img src=a")
    source = str(site.path("source_texts"))
    assert site("roundtrip", source, "--out", str(out)) == 0
    assert "4 files, 4 identical, 0 differing" in capsys.readouterr().out
    assert (out / "odd.htm").read_bytes() == odd.read_bytes()
    assert (out / "news/a.html").read_text() == NEWS


@pytest.mark.parametrize("name", ["odd.unknown", "nothing"])
def test_roundtrip_says_which_files_it_reads(
    site: Site, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """A file of another kind is named as it was given, and the exit code is 1."""
    path = site.path(name)
    path.write_text("a,b\n")
    assert site("roundtrip", str(path)) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"{path}: error: ")
    assert "pages end in .html" in error
    assert len(error.splitlines()) == 1


def test_roundtrip_names_what_cannot_be_read(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """And goes on with the others."""
    site.write("source_texts/x.pot", "msgid \n")
    site.write("source_texts/odd.html", '<meta charset="klingon"><p>x')
    assert site("roundtrip", str(site.path("source_texts"))) == 1
    out, err = capsys.readouterr()
    assert "5 files, 4 identical, 0 differing, 1 unreadable" in out
    assert "source_texts/x.pot:1: error: " in err
