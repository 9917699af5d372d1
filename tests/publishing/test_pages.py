"""A whole site."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

from i18n.catalogs.coverage import Coverage
from i18n.formats.page_formats import parse
from i18n.languages.locales import language
from i18n.model import Field, Key
from i18n.publishing import manifest
from i18n.publishing import pages as publishing_pages
from i18n.publishing.editions import Build, Edition
from i18n.publishing.fields import attribute

PAGE = (
    '<html lang="en" dir="ltr"><head></head>'
    '<body><p>Hello. <a href="b.html">Go</a></p></body></html>'
)
HALF = Coverage(messages=2, words=10, draft=1, approved=1, words_approved=5, words_draft=5)


def build(tag: str, *, base_url: str = "", preview: bool = False, html: str = PAGE) -> Build:
    """Two pages in English, the first also in another language."""
    pages = (parse(html, "a.html"), parse(PAGE, "b.html"))
    texts = {"a.html": {Key("", "Hello. <a1>Go</a1>"): "Hola. <a1>Ve</a1>"}}
    edition = Edition(language(tag), texts, {"a.html": HALF, "b.html": HALF})
    return Build(pages, language("en"), (edition,), base_url, preview)


def written(found: Build) -> dict[str, str]:
    """Path to text."""
    return {page.path: page.text for page in publishing_pages.write(found)}


def test_the_source_is_at_the_root_and_a_language_in_its_folder() -> None:
    """Only the pages that a language has are there."""
    assert list(written(build("es"))) == ["a.html", "b.html", "es/a.html"]
    assert written(build("es"))["a.html"] == PAGE


def test_direction_follows_the_language() -> None:
    """No stale ltr in Arabic, none missing; what stays English is marked with its direction."""
    page = written(build("ar", html=PAGE.replace("Hello.", "Other.")))["ar/a.html"]
    assert '<html lang="ar" dir="rtl">' in page
    assert '<span lang="en" dir="ltr">Other. ' in page


def test_sentences_close_up_in_languages_without_spaces() -> None:
    """Chinese has no gap between sentences, Spanish has one even where the source forgot it."""
    html = "<p>One.Two.</p>"
    page = parse(html, "a.html", lambda text: (4,) if text == "One.Two." else ())
    texts = {"a.html": {Key("", "One."): "一。", Key("", "Two."): "二。"}}
    for tag, expected in (("zh", "<p>一。二。</p>"), ("es", "<p>一。 二。</p>")):
        edition = Edition(language(tag), texts, {"a.html": HALF})
        found = written(Build((page,), language("en"), (edition,)))
        assert found[f"{tag}/a.html"] == expected
        assert found["a.html"] == html


def test_alternates_are_reciprocal_and_name_themselves() -> None:
    """Every language of a page lists all of them and a default; a lone page lists none."""
    found = build("pt-BR", base_url="https://example.org")
    pages = written(found)
    for path in ("a.html", "pt-BR/a.html"):
        for tag, address in (
            ("en", "https://example.org/a.html"),
            ("pt-BR", "https://example.org/pt-BR/a.html"),
            ("x-default", "https://example.org/a.html"),
        ):
            link = f'<link rel="alternate" hreflang="{tag}" href="{address}">'
            assert pages[path].count(link) == 1
    assert "alternate" not in pages["b.html"]


def test_a_page_with_a_base_keeps_its_links() -> None:
    """They mean the same wherever the page is."""
    html = PAGE.replace("<head>", '<head><base href="/docs/"><link rel=icon href="i.png">')
    page = written(build("es", html=html))["es/a.html"]
    assert 'href="i.png"' in page
    assert '<a href="b.html">' in page


def test_xhtml_stays_well_formed() -> None:
    """What we add to a page is closed where the page's kind asks for it."""
    xhtml = PAGE.replace("<html", '<html xmlns="http://www.w3.org/1999/xhtml"')
    for preview in (False, True):
        page = parse(xhtml, "a.xhtml")
        edition = Edition(language("es"), {"a.xhtml": {}}, {"a.xhtml": HALF})
        found = Build((page,), language("en"), (edition,), "https://example.org", preview)
        for text in written(found).values():
            ET.fromstring(text)


def test_the_sitemap_says_what_the_heads_say() -> None:
    """Every page of every language, with its alternates."""
    root = ET.fromstring(manifest.sitemap(build("es", base_url="https://example.org")))
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    found = {
        url.findtext("s:loc", "", names): len(url.findall("x:link", names))
        for url in root.findall("s:url", names)
    }
    assert found == {
        "https://example.org/a.html": 3,
        "https://example.org/es/a.html": 3,
        "https://example.org/b.html": 0,
    }


def test_the_manifest_accounts_for_every_page() -> None:
    """Shares of words by state, and the file's hash."""
    found = build("es")
    data = {path: text.encode() for path, text in written(found).items()}
    facts = json.loads(manifest.manifest(found, data, ["a.html", "x.png"]))
    assert facts["files"] == ["a.html", "x.png"]
    assert facts["pages"]["a.html"]["es"]["approved"] == 0.5
    assert facts["pages"]["a.html"]["es"]["source"] == 0.5
    assert set(facts["pages"]["b.html"]) == {"en"}
    assert facts["languages"]["es"] == {"name": "Español", "dir": "ltr"}


def test_an_attribute_keeps_its_quotes_and_its_spelling() -> None:
    """It is written anew only where its value changes."""
    assert attribute(Field("lang", "LANG=en", "LANG", "en"), "en") == "LANG=en"
    assert attribute(Field("lang", "lang='en'", "lang", "en"), "es") == "lang='es'"
    assert attribute(Field("lang", "lang=en", "lang", "en"), "es") == 'lang="es"'
    assert attribute(Field("lang", "", "lang"), "es") == ' lang="es"'
    css = Field("asset", "a.png?x=1&amp;y", "", "a.png?x=1&y")
    assert attribute(css, "../a.png?x=1&y") == "../a.png?x=1&amp;y"


def test_the_list_of_languages_of_the_source_gives_way_to_ours() -> None:
    """Where there is none of ours it stays, on the source's page alone."""
    own = '<link rel="alternate" hreflang="de" href="https://example.org/de/">'
    html = PAGE.replace("<head>", f"<head>{own}")
    with_ours = written(build("es", base_url="https://example.org", html=html))
    assert own not in with_ours["a.html"] + with_ours["es/a.html"]
    without = written(build("es", html=html))
    assert own in without["a.html"]
    assert own not in without["es/a.html"]


def test_a_link_says_the_language_that_its_reader_gets() -> None:
    """What the author says of other sites is left alone."""
    html = PAGE.replace(
        "Hello.",
        '<a href="a.html" hreflang="en">1</a> <a href="b.html" hreflang=en>2</a>'
        ' <a href="https://example.com/" hreflang="de">3</a> Hello.',
    )
    page = written(build("es", html=html))["es/a.html"]
    assert '<a href="a.html" hreflang="es">' in page
    assert '<a href="../b.html" hreflang="en">' in page
    assert '<a href="https://example.com/" hreflang="de">' in page
