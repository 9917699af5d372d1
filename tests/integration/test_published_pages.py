"""What is published, and what is not, from catalogs to the built site."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from i18n.model import Message, State
from tests.support.sample import NEWS, Site, approve


def status(site: Site, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What `status --json` says of Spanish."""
    capsys.readouterr()
    site("status", "--json", "--lang", "es")
    found: dict[str, Any] = json.loads(capsys.readouterr().out)["languages"]["es"]
    return found


def stamps(site: Site) -> dict[Path, tuple[int, int]]:
    """When each file and folder was written, and its inode; the cache aside."""
    found = ((path, path.stat()) for path in site.root.rglob("*") if ".i18n" not in path.parts)
    return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in found}


def test_approving_all_of_a_page_publishes_it(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only that one, recorded in published.txt, with its MO file."""
    site("run", "--lang", "es")
    assert not site.path("site/es").exists()
    site.review("index", approve)
    assert site("run", "--lang", "es") == 0
    assert site.tree("site/es").keys() == {"site/es/index.html"}
    assert site.read("locales/es/published.txt") == "index.html\n"
    assert site.path("site/i18n/es/LC_MESSAGES/index.mo").is_file()
    assert status(site, capsys)["pages"]["index.html"]["published"] is True


@pytest.mark.parametrize("command", [("run", "--lang", "es"), ("build",)])
def test_a_site_without_an_address_is_told_once(
    site: Site, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    """Its pages have no hreflang; with an address there is nothing to say."""
    site(*command)
    assert capsys.readouterr().out.count("No base_url in the settings") == 1
    site.write("i18n.toml", 'base_url = "https://example.org"\n[engines]\norder = ["pseudo"]\n')
    site(*command)
    assert "No base_url" not in capsys.readouterr().out


def test_a_published_page_is_whole(site: Site) -> None:
    """Language, direction, locale, assets, links and its own address."""
    site.write("i18n.toml", 'base_url = "https://example.org"\n[engines]\norder = ["pseudo"]\n')
    site("run", "--lang", "es")
    site.review("index", approve)
    site("build")
    page = site.read("site/es/index.html")
    assert '<html dir="ltr" lang="es">' in page
    assert 'href="../css/style.css"' in page
    assert 'src="../img/lamp.svg" alt="«a lamp»"' in page
    assert '<a href="../news/a.html" hreflang="en">' in page
    assert '<link rel="canonical" href="https://example.org/es/">' in page
    assert 'content="es_ES"' in page
    assert '<link rel="alternate" hreflang="x-default" href="https://example.org/">' in page
    assert '<link rel="alternate" hreflang="es" href="https://example.org/es/">' in site.read(
        "site/index.html"
    )
    assert "https://example.org/es/" in site.read("site/sitemap.xml")


def test_links_stay_in_the_language_where_the_page_is_published(site: Site) -> None:
    """Same relative link, no hreflang."""
    site("run", "--lang", "es")
    site.review("index", approve)
    site.review("news/a", approve)
    site("build")
    assert '<a href="news/a.html">' in site.read("site/es/index.html")
    assert '<a href="../index.html">' in site.read("site/es/news/a.html")


def test_a_page_that_changes_a_little_stays_with_the_change_marked(site: Site) -> None:
    """The new sentence is in the source language and says so."""
    site("run", "--lang", "es")
    site.review("news/a", approve)
    site("run", "--lang", "es")
    page = NEWS.replace("Nothing is new.", "Nothing is new. Really.")
    site.write("source_texts/news/a.html", page)
    site("run", "--lang", "es")
    assert '<span lang="en">Really.</span>' in site.read("site/es/news/a.html")


def test_a_page_that_changes_much_leaves_with_a_word(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Below `keep` it goes, and the run says so."""
    site("run", "--lang", "es")
    site.review("news/a", approve)
    site("run", "--lang", "es")
    site.write("source_texts/news/a.html", NEWS.replace("Nothing", "Everything here"))
    capsys.readouterr()
    site("build")
    assert "news/a.html is no longer published" in capsys.readouterr().err
    assert not site.path("site/es/news/a.html").exists()


def test_a_deleted_page_leaves_every_language_at_once(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a word about it; the next run has nothing left to do."""
    site("run", "--lang", "es")
    site.review("news/a", approve)
    site("run", "--lang", "es")
    site.path("source_texts/news/a.html").unlink()
    capsys.readouterr()
    site("run", "--lang", "es")
    assert "news/a.html is no longer published: there is no such page" in capsys.readouterr().err
    assert not site.path("site/es").exists()
    before = stamps(site)
    site("run", "--lang", "es")
    assert stamps(site) == before


def test_nothing_unapproved_is_in_the_site(site: Site) -> None:
    """A canary in every draft occurs in no byte of it."""
    site("run", "--lang", "es")
    site.review("index", approve)
    site.review("news/a", lambda m: replace(m, text="CANARY", state=State.DRAFT))
    site.review("press/b", lambda m: replace(m, text="CANARY", state=State.DRAFT))
    site("run", "--lang", "es")
    assert not [name for name, data in site.tree("site").items() if b"CANARY" in data]
    assert b"CANARY" in site.path("preview/es/press/b.txt").read_bytes()


def test_a_broken_approved_string_falls_back_alone(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page stays published, the sentence is the source's, the exit code says so."""

    def poison(message: Message) -> Message:
        done = approve(message)
        return replace(done, text="Hola <script>") if done.key.source == "The lamp" else done

    site("run", "--lang", "es")
    site.review("index", poison)
    assert site("build") == 1
    page = site.read("site/es/index.html")
    assert '<h1><span lang="en">The lamp</span></h1>' in page
    assert "«It is short.»" in page
    assert "<script> is not in the source" in capsys.readouterr().err


def test_a_preview_says_that_it_is_one(site: Site) -> None:
    """To people with a notice, to search engines with noindex, in text with a first line."""
    site("run", "--lang", "es")
    for name in ("preview/index.html", "preview/es/index.html"):
        page = site.read(name)
        assert page.count("data-i18n-notice") == 1
        assert '<meta name="robots" content="noindex">' in page
    assert site.read("preview/es/press/b.txt").startswith("[Preview in Spanish, not for readers")
    assert "noindex" not in site.read("site/index.html")


def test_the_source_pages_of_a_site_are_the_sources(site: Site) -> None:
    """Without a base URL to write, byte for byte."""
    site("build")
    assert site.read("site/news/a.html") == NEWS
