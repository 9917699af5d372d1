"""`examples/mkdocs`, built by MkDocs with Material and mkdocs-static-i18n, seen in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import main
from tests.support import generators
from tests.support.chromium import Browser, browser, needs_chromium
from tests.support.generators import Html

BASE = "tide-bell"
"""The folder of the site's address."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with its pages in Spanish."""
    return generators.example("mkdocs", tmp_path_factory.mktemp("mkdocs"))


@pytest.fixture(scope="module")
def built(site: Path) -> Path:
    """What MkDocs makes of it."""
    out = site.parent / "www" / BASE
    generators.mkdocs(site, out)
    return out


@pytest.fixture(scope="module")
def page(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser, and the site on a web server."""
    with (
        generators.served(built.parent) as address,
        browser(tmp_path_factory.mktemp("profile")) as found,
    ):
        found.home = f"{address}{BASE}/"
        yield found


def test_every_page_is_there_in_both_languages(built: Path) -> None:
    """What is not translated falls back to English, as the plugin does it."""
    pages = {path.relative_to(built).as_posix() for path in built.rglob("index.html")}
    source = {name for name in pages if not name.startswith("es/")}
    assert {f"es/{name}" for name in source} == pages - source
    assert len(source) == 5
    for name in pages:
        assert Html(built / name).language == ("es" if name.startswith("es/") else "en")


def test_no_link_is_broken(built: Path) -> None:
    """Pages, anchors, images, scripts."""
    assert generators.broken(built, f"/{BASE}") == []


def test_headings_keep_the_anchors_of_the_source(built: Path) -> None:
    """So that a link from elsewhere leads to the same place in every language."""
    for name in ("hang", "keeping/ropes", "keeping/log"):
        source = Html(built / name / "index.html").headings
        assert Html(built / "es" / name / "index.html").headings == source
        assert source


def test_a_second_build_changes_nothing(site: Path) -> None:
    """The tree has the same bytes."""
    before = generators.kept(site)
    assert main(["-C", str(site), "build", "--quiet"]) == 0
    assert generators.kept(site) == before


def test_the_preview_is_a_tree_that_mkdocs_builds(site: Path) -> None:
    """With the drafts that nobody has reviewed, each page saying so."""
    out = site.parent / "preview"
    generators.mkdocs(site / "preview", out)
    draft = (out / "es" / "history" / "index.html").read_text("utf-8")
    assert "Preview in Spanish, not for readers" in draft
    assert "was hung by a ferryman" not in draft


@needs_chromium
def test_the_language_can_be_switched(page: Browser) -> None:
    """To the same page, and back."""
    page.open(f"{page.home}hang/")
    page.click("a.md-select__link[hreflang=es]")
    page.arrived(f"/{BASE}/es/hang/")
    assert page.see("document.title").startswith("Cómo")
    assert page.see("document.documentElement.lang") == "es"
    assert page.see("document.querySelector('h1').firstChild.data") == "Cómo colgar la campana"
    page.click("a.md-select__link[hreflang=en]")
    page.arrived(f"/{BASE}/hang/")
    assert page.see("document.title").startswith("Hanging")


@needs_chromium
def test_search_finds_spanish_words(page: Browser) -> None:
    """On a page in Spanish."""
    page.open(f"{page.home}es/")
    page.click("label[for=__search]")
    page.until("document.activeElement?.matches('.md-search__input')")
    page.type("badajo")
    found = page.until("document.querySelector('.md-search-result__item')?.innerText")
    assert "La campana de marea" in found or "Cómo colgar la campana" in found
    assert "/es/" in page.see("document.querySelector('.md-search-result__link').href")


@needs_chromium
def test_anchors_lead_to_their_headings(page: Browser) -> None:
    """From one page in Spanish to a heading of another."""
    page.open(f"{page.home}es/")
    page.click("article a[href$='#worn-ropes']")
    assert page.until(
        "location.hash === '#worn-ropes' && document.querySelector(':target')?.innerText"
    )
    assert "Cuerdas gastadas" in page.see("document.querySelector(':target').innerText")
    assert "/es/keeping/ropes/" in page.see("location.pathname")


@needs_chromium
@pytest.mark.parametrize("name", ["", "keeping/ropes/"])
def test_images_are_there(page: Browser, name: str) -> None:
    """In both languages, with nothing else missing."""
    for language in ("", "es/"):
        page.open(f"{page.home}{language}{name}")
        assert page.until(
            "[...document.images].length && [...document.images].every(i => i.complete)"
        )
        assert page.see("[...document.images].every(i => i.naturalWidth > 0)")
        # Material looks for the site's list of pages beside each page first.
        assert [one for one in page.missing() if not one.endswith("/sitemap.xml")] == []


@needs_chromium
def test_admonitions_and_tabs_are_what_they_are_in_the_source(page: Browser) -> None:
    """With their titles in Spanish."""
    page.open(f"{page.home}es/")
    assert page.see("document.querySelector('.admonition.tip .admonition-title').innerText") == (
        "Pregunta antes de colgarla"
    )
    page.open(f"{page.home}es/hang/")
    assert page.see(
        "[...document.querySelectorAll('.tabbed-labels label')].map(l => l.innerText)"
    ) == [
        "Pilote de madera",
        "Pilote de acero",
    ]
    page.open(f"{page.home}es/keeping/ropes/")
    assert page.see("document.querySelector('details.question summary').innerText") == (
        "¿Puedo unir dos cuerdas viejas?"
    )
    assert page.see("document.querySelectorAll('table tbody tr').length") == 3


@needs_chromium
def test_a_page_that_is_not_translated_is_in_english(page: Browser) -> None:
    """At the address of the language, where links of its pages lead."""
    page.open(f"{page.home}es/")
    page.click("article a[href*='history']")
    page.arrived(f"/{BASE}/es/history/")
    assert "ferryman" in page.see("document.querySelector('article').innerText")
