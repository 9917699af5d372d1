"""Links of a page that lives in a language's folder."""

from __future__ import annotations

import pytest

from i18n.publishing.layout import FOLDERS, Layout, place, url
from i18n.publishing.links import Here, asset, link, resolve, srcset

PAGES = frozenset({"index.html", "about.html", "news/index.html", "news/a.html", "my page.html"})
OURS = frozenset({"news/a.html", "about.html"})


def here(layout: Layout = FOLDERS, tag: str = "es", base: str = "", url: str = "") -> Here:
    """news/a.html in a language that has two pages, or in the source's."""
    own = PAGES if tag == "en" else OURS
    there = {
        path: place(path, tag if path in own else "en", layout, original=path not in own)
        if tag != "en"
        else place(path, "en", layout, original=True)
        for path in PAGES
    }
    return Here("news/a.html", there["news/a.html"], there, PAGES - own, url, base)


HERE = here()
BASED = here(url="https://example.org/site")


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("../about.html", "about.html"),
        ("../about.html?x=1#top", "about.html"),
        ("/about.html", "about.html"),
        ("../", "index.html"),
        ("./", "news/index.html"),
        ("..", "index.html"),
        ("../my%20page.html", "my page.html"),
        ("../img/a.png", "img/a.png"),
        ("#top", None),
        ("", None),
        ("?q=1", None),
        ("https://example.com/about.html", None),
        ("//cdn.example.com/a.js", None),
        ("mailto:a@example.org", None),
        ("javascript:void(0)", None),
        ("../../outside.html", None),
        ("http://[foo", None),
        ("//[x", None),
        ("https://exa℀mple.com/", None),
    ],
)
def test_a_link_means_a_source_path(value: str, path: str | None) -> None:
    """Queries, anchors, folders and escapes lead to the file; the rest is not ours."""
    assert resolve(value, HERE) == path


def test_a_link_to_a_page_of_this_language_stays_as_it_is() -> None:
    """The folders of a language mirror the source's."""
    assert link("../about.html#b", HERE) == ("../about.html#b", False)
    assert link("/about.html", HERE) == ("/es/about.html", False)


def test_a_link_to_a_page_that_this_language_lacks_goes_to_the_source() -> None:
    """The reader gets the page in the source language, and the link says so."""
    assert link("index.html?p=2#x", HERE) == ("../../news/index.html?p=2#x", True)
    assert link("../", HERE) == ("../../", True)
    assert link("/index.html", HERE) == ("/index.html", True)


def test_files_are_reached_where_they_are() -> None:
    """Assets are copied once."""
    assert asset("../css/style.css?v=2", HERE) == "../../css/style.css?v=2"
    assert asset("photo.jpg", HERE) == "../../news/photo.jpg"
    assert asset("data:image/gif;base64,AA", HERE) == "data:image/gif;base64,AA"
    assert link("../files/report.pdf", HERE) == ("../../files/report.pdf", False)


def test_image_candidates_keep_their_descriptors() -> None:
    """Each URL is re-based on its own."""
    assert srcset("a.png 1x,b.png 2x", HERE) == "../../news/a.png 1x, ../../news/b.png 2x"
    assert srcset(" a,b.png  100w , c.png", HERE) == "../../news/a,b.png 100w, ../../news/c.png"
    assert srcset("a.png, b.png 600w", HERE) == "../../news/a.png, ../../news/b.png 600w"


def test_absolute_links_into_the_site_follow_the_language() -> None:
    """With a base URL, full addresses are as good as relative ones."""
    assert link("https://example.org/site/about.html", BASED) == (
        "https://example.org/site/es/about.html",
        False,
    )
    assert link("/site/about.html", BASED) == ("/site/es/about.html", False)
    assert link("/other/about.html", BASED) == ("/other/about.html", False)
    assert link("https://example.org/site/", BASED)[1] is True


def test_the_source_language_changes_nothing() -> None:
    """At the root every link is already right."""
    for value in ("../about.html", "../", "/index.html?x#y", "..", "a b.html", "../my%20page.html"):
        assert link(value, here(tag="en")) == (value, False)
    assert asset("../css/style.css", here(tag="en")) == "../css/style.css"


@pytest.mark.parametrize(
    ("layout", "tag", "value", "expected"),
    [
        (Layout("suffix"), "es", "../about.html#x", ("../about.es.html#x", False)),
        (Layout("suffix"), "es", "index.html", ("index.html", True)),
        (Layout("suffix"), "es", "../css/a.css", ("../css/a.css", False)),
        (Layout("suffix"), "en", "../about.html", ("../about.html", False)),
        (Layout("suffix", False), "en", "../", ("../index.en.html", False)),
        (Layout("apache"), "es", "../about.html", ("../about.html.es", False)),
        (Layout("apache"), "es", "../", ("../index.html.en", True)),
        (Layout("apache"), "en", "/about.html", ("/about.html.en", False)),
        (Layout(source_at_root=False), "en", "../about.html", ("../about.html", False)),
        (Layout(source_at_root=False), "en", "../css/a.css", ("../../css/a.css", False)),
        (Layout(source_at_root=False), "es", "../index.html", ("../../en/index.html", True)),
        (Layout(source_at_root=False), "en", "/about.html", ("/en/about.html", False)),
        (Layout(pretty=True), "en", "../about.html", ("../../about/", False)),
        (Layout(pretty=True), "es", "../about.html?q=1", ("../../about/?q=1", False)),
        (Layout(pretty=True), "es", "../index.html", ("../../../index.html", True)),
        (Layout(pretty=True), "es", "b.png", ("../../../news/b.png", False)),
    ],
)
def test_links_hold_in_every_layout(
    layout: Layout, tag: str, value: str, expected: tuple[str, bool]
) -> None:
    """They lead to the same language where it has the page."""
    assert link(value, here(layout, tag)) == expected


@pytest.mark.parametrize(
    ("base", "value", "path", "written"),
    [
        ("/", "about.html", "about.html", "es/about.html"),
        ("/", "css/a.css", "css/a.css", "css/a.css"),
        ("../", "about.html", "about.html", "about.html"),
        ("../", "css/a.css", "css/a.css", "../css/a.css"),
        ("/news/x.html", "../about.html", "about.html", "../es/about.html"),
        ("https://other.example/", "about.html", None, "about.html"),
        ("", "../about.html", "about.html", "../about.html"),
        ("#x", "../about.html", "about.html", "../about.html"),
    ],
)
def test_links_start_from_the_base_of_the_page(
    base: str, value: str, path: str | None, written: str
) -> None:
    """`<base href>` may be of the site, of the page's folder, or elsewhere."""
    assert resolve(value, here(base=base)) == path
    assert link(value, here(base=base))[0] == written


def test_an_index_page_is_known_by_its_folder() -> None:
    """Addresses are absolute and escaped."""
    assert url("es/news/index.html", "https://example.org") == "https://example.org/es/news/"
    assert url("my page.html", "https://example.org") == "https://example.org/my%20page.html"


@pytest.mark.parametrize(
    "value",
    [
        "{{ url }}", "{{ url }}/a.html", "%unsubscribe%", "*|UNSUB|*", "${url}/a", "<%= root %>/a",
        "<?= $url ?>", "{% url 'home' %}", "%%URL%%", "[unsubscribe_url]", "[[url]]", "{url}",
        "#{url}",
    ],
)  # fmt: skip
def test_an_address_that_code_begins_stays(value: str) -> None:
    """Nobody knows where it leads before the page is made."""
    assert link(value, HERE) == (value, False)
    assert resolve(value, HERE) is None


def test_percent_escapes_are_no_code() -> None:
    """`%C3%A9` is a letter."""
    assert resolve("%C3%A9t%C3%A9.html", HERE) == "news/été.html"
