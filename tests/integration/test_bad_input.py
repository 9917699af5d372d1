"""Bad input: what is said, what is left alone, and what goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import main
from tests.support.sample import NEWS, Site, approve

PSEUDO = "en-XA"


def test_an_unreadable_catalog_is_left_alone(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """One clear line, exit code 1, the other pages done."""
    site("run", "--lang", PSEUDO)
    name = site.po("index", "en_XA")
    broken = site.read(name) + "<<<<<<< HEAD\n"
    site.write(name, broken)
    site.write("source_texts/news/a.html", NEWS.replace("either", "at all"))
    capsys.readouterr()
    assert site("run", "--lang", PSEUDO) == 1
    assert f"{name}:" in capsys.readouterr().err
    assert site.read(name) == broken
    assert "Nothing else is new at all." in site.messages("news/a", "en_XA")


def test_an_undecodable_page_is_left_out(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Its catalog keeps its words, the other pages are built, readers keep what they had."""
    site("run", "--lang", "es")
    site.review("news/a", approve)
    site("run", "--lang", "es")
    before = site.read(site.po("news/a"))
    page = site.read("site/es/news/a.html")
    site.path("source_texts/news/a.html").write_bytes(b"<p>caf\xe9</p>")
    capsys.readouterr()
    assert site("run", "--lang", "es") == 1
    assert "source_texts/news/a.html:1: error: cannot be read as utf-8" in capsys.readouterr().err
    assert site.read(site.po("news/a")) == before
    assert site.path("locales/templates/news/a.pot").is_file()
    assert site.read("locales/es/published.txt") == "news/a.html\n"
    assert site.read("site/es/news/a.html") == page


@pytest.mark.parametrize(
    ("arguments", "settings", "message"),
    [
        (("run", "--lang", "xq"), "", "unknown language “xq”"),
        (("run", "--lang", "pt"), 'languages = ["es"]', "“pt” is not among the site's languages"),
        (("run", "--lang", "en"), "", "“en” is the source language"),
        (("run",), "langauge = 1", "unknown setting “langauge”"),
        (("translate",), "[engines]\norder = ['pseudo']\n", "no installed engine leads from en to"),
        (("run",), '[engines.routes]\nes = "argos en-es"', "argos en-es"),
        (("run",), '[engines]\norder = ["argoss"]', "there is no engine “argoss”; known are"),
        (("run", "--dry-run"), '[engines]\norder = ["deepl"]', "there is no engine “deepl”"),
        (("run",), '[engines]\nmodels = ["nowhere"]', "there is no folder"),
        (("roundtrip", "nowhere"), "", "nowhere: there is no such file or folder"),
    ],
)
def test_what_cannot_run_says_why_in_one_line(
    site: Site,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    settings: str,
    message: str,
) -> None:
    """Exit code 2, and nothing is written."""
    site.write("i18n.toml", settings)
    before = site.tree(".")
    assert site(*arguments) == 2
    error = capsys.readouterr().err.strip()
    assert message in error
    assert error.startswith("error: ")
    assert len(error.splitlines()) == 1
    after = {name: data for name, data in site.tree(".").items() if ".i18n/" not in name}
    assert {n for n in after if not n.startswith("locales/")} == set(before)


def test_a_site_without_pages_is_told_what_to_put_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No folder stops it; an empty one is warned of."""
    assert main(["-C", str(tmp_path), "run"]) == 2
    assert "there is no folder “source_texts” here; make it and put" in capsys.readouterr().err
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "source_texts" / "photo.png").write_text("x")
    assert main(["-C", str(tmp_path), "extract"]) == 0
    said = capsys.readouterr().err
    assert "source_texts: warning: there is no page in it; put some there (.htm .html" in said


def test_sources_that_nobody_can_read_are_an_error_with_a_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A site whose pages are a generator's own has nothing to translate: that is no success."""
    site = Site(tmp_path)
    for name in ("index.html", "news/a.html", "press/b.txt"):
        site.path(f"source_texts/{name}").unlink()
    site.write("source_texts/guide/b.adoc", "= Guide")
    site.write("source_texts/a.rst", "Guide")
    site.write("source_texts/c.rst", "Guide")
    assert site("extract", "--lang", "es") == 1
    said = capsys.readouterr().err
    assert "source_texts: error: no page in it can be read: 2 .rst files, 1 .adoc file" in said
    assert "such as a.rst" in said
    assert "let the program that makes your site build it" in said
