"""Where pages stand: folders, suffixes, pretty and translated addresses, in real servers."""

from __future__ import annotations

import json
import posixpath
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from i18n.catalogs import page_slugs
from i18n.model import Message, State
from tests.support.sample import Site, approve

BASE = "https://example.org"
LAYOUTS = {
    "folder": "",
    "suffix": 'layout = "suffix"\n',
    "apache": 'layout = "apache"\n',
    "folders": "source_at_root = false\n",
    "suffixes": 'layout = "suffix"\nsource_at_root = false\n',
    "pretty": "pretty_urls = true\n",
    "pretty folders": "pretty_urls = true\nsource_at_root = false\n",
    "slugs": "slugs = true\n",
    "pretty slugs": "slugs = true\npretty_urls = true\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with its first page in Spanish in part, the others wholly."""
    return Site(tmp_path)


def built(
    site: Site, settings: str, addresses: dict[str, str] | None = None, code: int = 0
) -> Site:
    """The site, built; the news and the text are in Spanish, the first page is too."""
    site.write("i18n.toml", f'languages = ["es"]\nbase_url = "{BASE}"\n{settings}')
    assert site("extract") == 0
    chosen = addresses or {}

    def review(message: Message) -> Message:
        if not page_slugs.holds(message):
            return approve(message)
        text = chosen.get(message.key.source, "")
        return replace(message, text=text, state=State.APPROVED if text else State.EMPTY)

    for stem in ("index", "news/a", "press/b"):
        site.review(stem, review)
    assert site("build", "--review") == code
    return site


class Links(HTMLParser):
    """What a page leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep links, and the language of the page."""
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = values["lang"]
        if "href" in values or "src" in values:
            self.found.append((tag, values))


def served(site: Site, address: str) -> str:
    """The file that a plain server has at an address of the site, "" for none."""
    path = unquote(urlsplit(address).path).lstrip("/")
    for name in (path, posixpath.join(path, "index.html")):
        if name and site.path(f"site/{name}").is_file():
            return name
    return ""


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_link_leads_to_a_file_of_its_own_language(site: Site, name: str) -> None:
    """Whatever the layout: styles and images are found, and no link changes the language."""
    built(site, LAYOUTS[name], {"news/a": "noticias/única", "press/b": "prensa/b"})
    manifest = json.loads(site.read("site/i18n-manifest.json"))
    language = {
        one["file"]: tag for page in manifest["pages"].values() for tag, one in page.items()
    }
    assert len(language) == 6
    for file in language:
        if ".html" not in file:
            continue
        for tag, values in Links(site.read(f"site/{file}")).found:
            if values.get("hreflang") == "x-default":
                continue  # that is the server's choice with Apache
            there = served(site, urljoin(f"{BASE}/{file}", values.get("href") or values["src"]))
            assert there, (file, values)
            if tag == "a":
                assert language[there] == language[file], (file, values)


@pytest.mark.parametrize("name", LAYOUTS)
def test_heads_and_sitemap_name_the_files_there_are(site: Site, name: str) -> None:
    """Every alternate, canonical and sitemap address is a file's."""
    built(site, LAYOUTS[name], {"news/a": "noticias/única"})
    heads = set()
    for path in site.path("site").rglob("*"):
        if ".html" in path.name:
            page = Links(path.read_text("utf-8"))
            for tag, values in page.found:
                if tag == "link" and "hreflang" in values and values["hreflang"] != "x-default":
                    assert served(site, values["href"]), values
                    heads.add(values["href"])
                if values.get("rel") == "canonical":
                    assert (
                        served(site, values["href"])
                        == path.relative_to(site.path("site")).as_posix()
                    )
    assert len(heads) == 4
    assert all(f"<loc>{address}</loc>" in site.read("site/sitemap.xml") for address in heads)


def test_a_translated_address_moves_the_page_and_leaves_a_redirect(site: Site) -> None:
    """Links, hreflang and the sitemap follow; so does the next address."""
    built(site, "slugs = true\n", {"news/a": "noticias/a"})
    assert site.path("site/es/noticias/a.html").is_file()
    assert not site.path("site/es/news").exists()
    assert 'href="noticias/a.html"' in site.read("site/es/index.html")
    assert 'href="../index.html"' in site.read("site/es/noticias/a.html")
    assert site.read("site/_redirects") == "/es/news/a.html /es/noticias/a.html 301\n"
    assert site.read("locales/es/published.txt").splitlines()[1] == "news/a.html\tnoticias/a.html"
    built(site, "slugs = true\n", {"news/a": "novedades"})
    assert site.read("site/_redirects") == (
        "/es/news/a.html /es/novedades.html 301\n/es/noticias/a.html /es/novedades.html 301\n"
    )
    before = site.tree("site", "locales", "preview")
    assert site("run", "--quiet") == 0
    assert site.tree("site", "locales", "preview") == before


def test_a_renamed_page_keeps_its_address(site: Site) -> None:
    """Readers find it where it was; what led there before leads there still."""
    built(site, "slugs = true\n", {"news/a": "noticias/a"})
    built(site, "slugs = true\n", {"news/a": "novedades"})
    page = site.read("source_texts/news/a.html")
    site.write("source_texts/news/z.html", page)
    site.path("source_texts/news/a.html").unlink()
    home = site.read("source_texts/index.html")
    site.write("source_texts/index.html", home.replace("news/a.html", "news/z.html"))
    assert site("extract") == 0
    assert site.messages("news/z")["news/z"].text == "novedades"
    assert site.messages("news/z")["news/z"].state is State.APPROVED
    assert site.messages("news/a")["news/a"].state is State.OBSOLETE
    assert site("build", "--review") == 0
    assert 'href="novedades.html"' in site.read("site/es/index.html")
    assert site.read("site/_redirects").splitlines() == [
        "/es/news/a.html /es/novedades.html 301",
        "/es/news/z.html /es/novedades.html 301",
        "/es/noticias/a.html /es/novedades.html 301",
    ]
    before = site.tree("site", "locales", "preview")
    assert site("run", "--quiet") == 0
    assert site.tree("site", "locales", "preview") == before


def test_an_address_is_not_drafted_and_not_counted(site: Site) -> None:
    """It is a person's choice: a page without one is complete."""
    built(site, "slugs = true\n")
    assert site.messages("news/a")["news/a"].state is State.EMPTY
    assert site("translate") in (0, 2)
    assert site.messages("news/a")["news/a"].state is State.EMPTY
    assert site.path("site/es/news/a.html").is_file()
    assert "index" not in site.messages("index")


@pytest.mark.parametrize(
    "text", ["../up", "a b", "/abs", "a//b", "x/", ".hidden", "a?b", "ä\u202eb"]
)
def test_what_is_no_address_is_an_error_and_changes_nothing(
    site: Site, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page stays where it is."""
    built(site, "slugs = true\n", {"news/a": text}, code=1)
    assert site.path("site/es/news/a.html").is_file()
    assert site("check") == 1
    assert "address" in capsys.readouterr().err


def test_two_pages_cannot_have_one_address(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """The second keeps its own, and its catalog is named."""
    site.write("source_texts/news/b.html", site.read("source_texts/news/a.html"))
    site.write("i18n.toml", 'languages = ["es"]\nslugs = true\n')
    site("extract")
    for stem in ("news/a", "news/b"):
        site.review(
            stem,
            lambda m: (
                replace(m, text="gemela", state=State.APPROVED)
                if page_slugs.holds(m)
                else approve(m)
            ),
        )
    assert site("build") == 1
    assert "locales/es/LC_MESSAGES/news/b.po:" in capsys.readouterr().err
    assert site.path("site/es/gemela.html").is_file()
    assert site.path("site/es/news/b.html").is_file()


def test_check_sees_a_clash_before_the_pages_are_complete(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the line of the address that must change, and the page that has it."""
    site.write("source_texts/news/b.html", site.read("source_texts/news/a.html"))
    site.write("i18n.toml", 'languages = ["es"]\nslugs = true\n')
    site("extract")
    assert site("check") == 0
    for stem in ("news/a", "news/b"):
        site.review(stem, partial(addressed, text="gemela"))
        site.review(
            stem, lambda m: m if page_slugs.holds(m) else replace(m, state=State.EMPTY, text="")
        )
    assert site("build") == 0
    capsys.readouterr()
    assert site("check") == 1
    notes = [line.startswith("#. address") for line in site.read(site.po("news/b")).splitlines()]
    said = " ".join(capsys.readouterr().err.split())
    assert f"locales/es/LC_MESSAGES/news/b.po:{notes.index(True) + 1}: error:" in said
    assert "es/gemela.html would be where news/a.html is already" in said
    site.write("i18n.toml", 'languages = ["es"]\nslugs = true\n[publish.es]\nshow = "none"\n')
    assert site("check") == 0


@pytest.mark.parametrize("text", ["index", "press/b.txt", "index.html/x"])
def test_an_address_is_no_other_pages_place_nor_a_folder_of_one(site: Site, text: str) -> None:
    """Whatever that page is called itself: each keeps its own place to fall back to."""
    built(
        site,
        "slugs = true\n",
        {"news/a": text, "press/b": "otra"},
        code=1 if "b" not in text else 0,
    )
    assert site.path("site/es/index.html").is_file()
    assert site.path("site/es/news/a.html").is_file() or "b" in text


def test_an_unreadable_catalog_keeps_the_page_at_its_address(site: Site) -> None:
    """Translated addresses are remembered with the pages."""
    built(site, "slugs = true\n", {"news/a": "noticias"})
    site.write(site.po("news/a"), site.read(site.po("news/a")) + 'msgid "x\n')
    assert site("build") == 1
    assert site.path("site/es/noticias.html").is_file()


def test_a_layout_that_puts_two_pages_in_one_place_is_said(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """about.html and about/index.html cannot both be about/."""
    site.write("source_texts/news/a/index.html", site.read("source_texts/news/a.html"))
    site.write("i18n.toml", "pretty_urls = true\n")
    for command in ("build", "check"):
        assert site(command) == 1
        assert "source_texts/news/a/index.html" in capsys.readouterr().err


def test_one_build_leads_where_the_next_would(site: Site) -> None:
    """An address that pages exchanged leads to the page that had it last."""
    site.write("source_texts/news/c.html", site.read("source_texts/news/a.html"))
    site.write("i18n.toml", "slugs = true\n")
    site("extract")
    for first, second in (("una", "otra"), ("otra", "una"), ("", "una")):
        site.review("news/a", partial(addressed, text=first))
        site.review("news/c", partial(addressed, text=second))
        assert site("build") == 0
    assert "/es/otra.html /es/news/a.html 301\n" in site.read("site/_redirects")
    before = site.tree("site", "locales")
    assert site("build") == 0
    assert site.tree("site", "locales") == before


def addressed(message: Message, text: str) -> Message:
    """Approved, with an address for the page or none."""
    if page_slugs.holds(message) and not text:
        return replace(message, text="", state=State.EMPTY)
    return (
        replace(message, text=text, state=State.APPROVED)
        if page_slugs.holds(message)
        else approve(message)
    )


def test_the_editors_own_redirects_stay(site: Site) -> None:
    """A file of the sources is not written over."""
    site.write("source_texts/_redirects", "/old /index.html 301\n")
    built(site, "slugs = true\n", {"news/a": "noticias"})
    assert site.read("site/_redirects") == "/old /index.html 301\n"
