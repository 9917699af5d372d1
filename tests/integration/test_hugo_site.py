"""`examples/hugo`, built by Hugo with a folder for each language, seen in Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import main
from tests.support import generators
from tests.support.chromium import Browser, browser, needs_chromium
from tests.support.generators import Html


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with its pages in Spanish."""
    return generators.example("hugo", tmp_path_factory.mktemp("hugo"))


@pytest.fixture(scope="module")
def built(site: Path) -> Path:
    """What Hugo makes of it."""
    out = site.parent / "www"
    generators.hugo(site, out)
    return out


@pytest.fixture(scope="module")
def page(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser, and the site on a web server."""
    with (
        generators.served(built) as address,
        browser(tmp_path_factory.mktemp("profile")) as found,
    ):
        found.home = address
        yield found


def test_the_pages_that_are_reviewed_are_in_spanish(built: Path) -> None:
    """And one that is not is in English alone."""
    pages = {path.relative_to(built / "es").as_posix() for path in built.glob("es/**/index.html")}
    assert pages == {
        *("index.html", "boats/index.html", "boats/first-boat/index.html"),
        *("knots/index.html", "knots/bowline/index.html", "rules/index.html"),
    }
    assert {Html(built / "es" / name).language for name in pages} == {"es"}
    assert (built / "boats" / "repairs" / "index.html").is_file()


def test_no_link_is_broken(built: Path) -> None:
    """Pages in either language, anchors, the image of a page bundle."""
    assert generators.broken(built, "") == []


def test_a_link_to_what_is_not_translated_leads_to_the_source(built: Path) -> None:
    """By a reference in a shortcode, and by a path to a file."""
    for name in ("boats/first-boat", "knots/bowline"):
        assert "/boats/repairs/" in Html(built / "es" / name / "index.html").addresses


def test_headings_keep_the_anchors_of_the_source(built: Path) -> None:
    """Those that are given, and those that Hugo makes of the words."""
    for name in ("boats/first-boat", "knots/bowline"):
        source = Html(built / name / "index.html").headings
        assert Html(built / "es" / name / "index.html").headings == source
        assert source


def test_layouts_say_their_words_in_spanish(built: Path) -> None:
    """From i18n/es.toml, plural forms too."""
    text = (built / "es" / "rules" / "index.html").read_text("utf-8")
    assert "Escrito en el cobertizo" in text
    assert "Un minuto de lectura" in text


def test_the_preview_is_a_tree_that_hugo_builds(site: Path) -> None:
    """With the drafts that nobody has reviewed."""
    out = site.parent / "preview"
    generators.hugo(site / "preview", out)
    draft = (out / "es" / "boats" / "repairs" / "index.html").read_text("utf-8")
    assert "Preview in Spanish, not for readers" in draft


def test_a_second_build_changes_nothing(site: Path) -> None:
    """The tree has the same bytes."""
    before = generators.kept(site)
    assert main(["-C", str(site), "build", "--quiet"]) == 0
    assert generators.kept(site) == before


def test_languages_may_be_told_by_names_of_files(site: Path, tmp_path: Path) -> None:
    """The same site with `a.es.md` beside `a.md`: Hugo makes the same pages of it."""
    root = tmp_path / "site"
    shutil.copytree(generators.EXAMPLES / "hugo", root)
    shutil.move(root / "content" / "en", root / "pages")
    shutil.rmtree(root / "content")
    shutil.move(root / "pages", root / "content")
    for top in (root / "locales" / "templates", root / "locales" / "es" / "LC_MESSAGES"):
        shutil.move(top / "content" / "en", top / "moved")
        shutil.rmtree(top / "content")
        shutil.move(top / "moved", top / "content")
    for name, old, new in (
        ("i18n.toml", "hugo-folder", "hugo"),
        ("hugo.toml", 'contentDir = "content/en"\n', ""),
        ("hugo.toml", 'contentDir = "content/es"\n', ""),
    ):
        path = root / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert main(["-C", str(root), "build", "--quiet"]) == 0
    assert (root / "content" / "rules.es.md").is_file()
    out = tmp_path / "www"
    generators.hugo(root, out)
    assert (out / "es" / "boats" / "first-boat" / "index.html").is_file()
    assert generators.broken(out, "") == []


@needs_chromium
def test_the_language_can_be_switched(page: Browser) -> None:
    """To the same page, and back."""
    page.open(f"{page.home}knots/bowline/")
    page.click("#languages a[hreflang=es]")
    page.arrived("/es/knots/bowline/")
    assert page.see("document.documentElement.lang") == "es"
    assert page.see("document.querySelector('h1').innerText") == "El as de guía"
    page.click("#languages a[hreflang=en]")
    page.arrived("/knots/bowline/")
    assert page.see("document.documentElement.lang") == "en"


@needs_chromium
def test_anchors_lead_to_their_headings(page: Browser) -> None:
    """From one page in Spanish to a heading of another."""
    page.open(f"{page.home}es/boats/first-boat/")
    page.click("main a[href$='#how-to-tie-it']")
    page.arrived("/es/knots/bowline/")
    assert page.see("document.querySelector(':target').innerText") == "Cómo se hace"


@needs_chromium
def test_the_image_of_a_page_bundle_is_there(page: Browser) -> None:
    """The language's tree has no copy of it; its words are in Spanish."""
    page.open(f"{page.home}es/boats/first-boat/")
    assert page.until("document.images[0]?.complete")
    assert page.see("document.images[0].naturalWidth") > 0
    assert page.see("document.images[0].alt") == "Un bote verde en una rampa"
    assert page.see("document.images[0].title") == "Verde, como siempre"


@needs_chromium
def test_a_page_that_is_not_translated_is_in_english(page: Browser) -> None:
    """A link from a page in Spanish leads there."""
    page.open(f"{page.home}es/boats/first-boat/")
    page.click("main a[href$='/boats/repairs/']")
    page.arrived("/boats/repairs/")
    assert "tarred cotton" in page.see("document.body.innerText")
    assert page.see("document.documentElement.lang") == "en"


@needs_chromium
def test_shortcodes_say_their_words_in_spanish(page: Browser) -> None:
    """What they hold, and the argument that is a title."""
    page.open(f"{page.home}es/")
    assert page.see("document.querySelector('aside strong').innerText") == "Mareas"
    assert "el agua vuelve" in page.see("document.querySelector('aside').innerText")
