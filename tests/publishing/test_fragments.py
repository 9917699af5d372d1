"""Fragments, addresses in scripts, folders: what is included works in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sample import Site, approve

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Home of it</title></head><body>
<p>Welcome to us.</p><a href="forum/">The forum</a>
<img data-src="img/a.png" data-name="img/a.png"><i data-url_root="./"></i>
<script>fetch('includes/footer.html'); get("data/x.json"); say("no/file.json")</script>
<script type="application/json">{"base": ".", "index": "data/x.json"}</script>
<script src="js/main.js"></script>
</body></html>
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site whose one whole page is approved in Spanish."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    found = object.__new__(Site)
    found.root = tmp_path
    found.write("i18n.toml", 'languages = ["es"]\nbase_url = "https://example.org"\n')
    found.write("source_texts/home.html", PAGE)
    found.write("source_texts/includes/footer.html", "<p>A footer. <a href='about.html'>It</a></p>")
    nav = "<a href='home.html'>Home</a><img src='img/a.png'>"
    found.write("source_texts/includes/nav.html", nav)
    found.write("source_texts/about.html", "<!DOCTYPE html><html><title>Us</title><p>We are.</p>")
    found.write("source_texts/other.html", "<p>Nobody includes this.</p>")
    found.write("source_texts/js/main.js", "fetch('includes/nav.html')\n")
    found.write("source_texts/data/x.json", "{}\n")
    found.write("source_texts/img/a.png", "x")
    assert found("extract", "--quiet") == 0
    found.review("home", approve)
    return found


def test_addresses_of_scripts_lead_to_the_same_files(site: Site) -> None:
    """In attributes, strings and data; what is no file of the site stays."""
    assert site("build", "--quiet") == 0
    page = site.read("site/es/home.html")
    assert 'data-src="../img/a.png" data-name="img/a.png"' in page
    assert 'data-url_root="../"' in page
    assert 'fetch(\'includes/footer.html\'); get("../data/x.json"); say("no/file.json")' in page
    assert '{"base": "..", "index": "../data/x.json"}' in page
    assert '<a href="../forum/">' in page
    assert PAGE.partition("</head>")[2] in site.read("site/home.html")


def test_what_a_page_includes_is_there(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Unapproved too, its sentences in the source language; its links lead from the page that
    includes it. Other fragments are pages like others."""
    assert site("build", "--quiet") == 0
    footer = site.read("site/es/includes/footer.html")
    assert '<span lang="en">A footer.</span>' in footer
    assert "href='../about.html' hreflang=\"en\"" in footer
    nav = site.read("site/es/includes/nav.html")
    assert "href='home.html'" in nav
    assert "src='../img/a.png'" in nav
    assert not site.path("site/es/other.html").exists()
    sitemap = site.read("site/sitemap.xml")
    assert "includes/" not in sitemap
    assert "home.html" in sitemap
    assert site("check", "--site", "--quiet") in (0, 1)
    assert "site/es/includes/" not in capsys.readouterr().err


def test_nothing_is_published_where_no_page_is(site: Site) -> None:
    """A fragment alone is no page of a language."""
    site.write("source_texts/home.html", PAGE.replace("Welcome to us.", "Quite another text."))
    site("run", "--quiet")
    assert not site.path("site/es").exists()


def test_files_may_be_in_every_language_s_folder(site: Site) -> None:
    """Then roots stay as they are, and a page that is not in the language leads on."""
    site.write("i18n.toml", 'languages = ["es"]\nassets = "copied"\n')
    assert site("build", "--quiet") == 0
    page = site.read("site/es/home.html")
    assert 'data-url_root="./"' in page
    assert site.read("site/es/data/x.json") == "{}\n"
    there = site.read("site/es/about.html")
    assert 'content="0; url=../about.html"' in there
    assert "noindex" in there


def test_pages_that_say_noindex_are_not_listed(site: Site) -> None:
    """Neither in the sitemap nor by hreflang; the site is as it should be."""
    hidden = '<meta name="robots" content="noindex"></head>'
    site.write("source_texts/home.html", PAGE.replace("</head>", hidden))
    assert site("run", "--quiet") == 0
    assert "home.html" not in site.read("site/sitemap.xml")
    assert "hreflang" not in site.read("site/es/home.html").partition("</head>")[0]
