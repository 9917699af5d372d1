"""The list of a page's languages."""

from __future__ import annotations

import pytest

from i18n.catalogs.coverage import Coverage
from i18n.formats.page_formats import parse
from i18n.languages.locales import language
from i18n.publishing import pages as publishing_pages
from i18n.publishing.editions import Build, Edition
from i18n.publishing.layout import FOLDERS, Layout

LIST = "<ul data-i18n-languages>old</ul>"
ALL = Coverage()


def pages(body: str, layout: Layout = FOLDERS, path: str = "news/a.html") -> dict[str, str]:
    """A page in English, Arabic and Portuguese, and another in English only."""
    found = (parse(f"<main>{body}</main>", path), parse(f"<main>{LIST}</main>", "alone.html"))
    editions = tuple(Edition(language(tag), {path: {}}, {path: ALL}) for tag in ("ar", "pt-BR"))
    built = Build(found, language("en"), editions, layout=layout)
    return {page.path: page.text for page in publishing_pages.write(built)}


def test_every_language_is_there_by_its_own_name() -> None:
    """The page's own has no link."""
    assert pages(LIST)["ar/news/a.html"] == (
        "<main><ul data-i18n-languages>"
        '<li><a href="../../news/a.html" hreflang="en" lang="en" dir="ltr">English</a></li>\n'
        '<li><span lang="ar" dir="rtl" aria-current="true">العربية</span></li>\n'
        '<li><a href="../../pt-BR/news/a.html" hreflang="pt-BR" lang="pt-BR" dir="ltr">'
        "Português (Brasil)</a></li></ul></main>"
    )


def test_the_source_page_has_the_list_too() -> None:
    """Without a link to itself."""
    page = pages(LIST)["news/a.html"]
    assert '<span lang="en" dir="ltr" aria-current="true">English</span>' in page
    assert 'href="../ar/news/a.html"' in page
    assert "old" not in page


def test_a_page_in_one_language_has_an_empty_list() -> None:
    """There is nothing to choose."""
    assert pages(LIST)["alone.html"] == "<main><ul data-i18n-languages></ul></main>"


@pytest.mark.parametrize("tag", ["nav", "span", "p", "x-languages"])
def test_elsewhere_than_in_lists_links_stand_for_themselves(tag: str) -> None:
    """In a block as in a line of text; what the author put there goes."""
    page = pages(f"<{tag} data-i18n-languages=''><b>x</b><i>y</i></{tag}>")["ar/news/a.html"]
    start, links = f"<main><{tag} data-i18n-languages=''>", page.count("<a ")
    assert page.startswith(f"{start}<a href=")
    assert page.endswith(f"</a></{tag}></main>")
    assert links == 2
    assert "<li>" not in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("layout", "link"),
    [
        (Layout("suffix"), "a.ar.html"),
        (Layout("apache"), "a.html.ar"),
        (Layout("folder", pretty=True), "../../ar/news/a/"),
        (Layout("folder", source_at_root=False), "../../ar/news/a.html"),
    ],
)
def test_links_hold_in_every_layout(layout: Layout, link: str) -> None:
    """They are relative to where the page stands."""
    found = pages(LIST, layout)
    source = next(text for path, text in found.items() if "/a" in path and '"true">Eng' in text)
    assert f'href="{link}"' in source


def test_a_mark_that_never_ends_is_no_place() -> None:
    """Nothing of the page is lost."""
    assert pages("<ul data-i18n-languages><li>One")["news/a.html"].endswith("<li>One</main>")


def test_words_in_the_place_are_no_messages() -> None:
    """They are never seen."""
    assert 'lang="en">old' not in pages("<p>Hi</p>" + LIST)["ar/news/a.html"]
