"""What the language decides: fields and where they stand."""

from __future__ import annotations

import pytest

from i18n.model import Field
from tests.support.formats import fields, html, outline, texts


def found(text: str, *kinds: str) -> list[tuple[str, str, str]]:
    return [(field.raw, field.name, field.value) for field in fields(html(text).parts, *kinds)]


def test_document_with_all_tags() -> None:
    """lang and dir are asked for at <html>, insertions at the end of head, the start of body."""
    page = html(
        "<!doctype html><html><head><title>A</title></head><body class=x><p>b</body></html>"
    )
    assert outline(page) == (
        "<!doctype html><html{lang:}{dir:}><head><title>«A»</title>{head:}</head>"
        "<body class=x>{body:}<p>«b»</body></html>"
    )


def test_existing_lang_and_dir_are_the_fields() -> None:
    """Attributes that are there are replaced, not doubled."""
    page = html('<html xml:lang="en" dir=ltr lang="en"><body>')
    assert outline(page).startswith(
        '<html {lang:xml:lang="en"} {dir:dir=ltr} {lang:lang="en"}>{head:}<body>{body:}'
    )


def test_document_without_tags() -> None:
    """A document that omits its tags has places for html, head and body."""
    page = html("\ufeff<!-- c --><!doctype html>\n<title>A</title>\n<p>b")
    assert outline(page) == (
        "\ufeff<!-- c --><!doctype html>{html:}\n<title>«A»</title>\n{head:}{body:}<p>«b»"
    )


def test_head_ends_before_text() -> None:
    """Words end a head that has no end tag."""
    assert outline(html("<title>A</title> b")) == "{html:}<title>«A»</title>{head:}{body:} «b»"


def test_noscript_in_the_head_does_not_end_it() -> None:
    """Pictures in a head's noscript are not the body yet."""
    page = html("<head><noscript><img src=x></noscript><meta charset=utf-8></head><body>a")
    assert "</noscript><meta charset=utf-8>{head:}</head><body>{body:}" in outline(page)


def test_empty_document() -> None:
    """A document without content has its places at the end."""
    assert outline(html("<!doctype html>\n")) == "<!doctype html>{html:}\n{head:}{body:}"
    assert outline(html("<!doctype html>\na")) == "<!doctype html>{html:}{head:}{body:}\n«a»"


def test_fragment() -> None:
    """A fragment has one place, at its start after a byte order mark."""
    assert outline(html("\ufeff<p>a")) == "\ufeff{body:}<p>«a»"
    assert outline(html("")) == "{body:}"


def test_links() -> None:
    """Attributes that lead to pages are links, whole, with their value unescaped."""
    text = '<a href="a.html?x=1&amp;y&copy=2">a</a><form action=b><button formaction="c">d</button>'
    assert found(text, "link") == [
        ('href="a.html?x=1&amp;y&copy=2"', "href", "a.html?x=1&y&copy=2"),
        ("action=b", "action", "b"),
        ('formaction="c"', "formaction", "c"),
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "<img src=x>",
        "<script src=x></script>",
        "<video poster=x></video>",
        "<source src=x>",
        "<embed src=x>",
        "<object data=x></object>",
        "<link rel=stylesheet href=x>",
        "<link rel='shortcut icon' href=x>",
        "<body background=x>",
        "<svg><image xlink:href=x /></svg>",
        "<svg><use href=x /></svg>",
        "<p style='background: url( x )'>",
        "<p style='background: url(&quot;x&quot;)'>",
        "<style>@import 'x';</style>",
        "<style>a { b: url('x') }</style>",
    ],
)
def test_assets(tag: str) -> None:
    """Attributes and styles that name a file are assets."""
    assert [value for _, _, value in found(tag, "asset")] == ["x"]


def test_css_url_is_the_url_alone() -> None:
    """In a style only the URL is the field, without a name; data and fragments are none."""
    text = "<style>a{b:url(x.png)} c{d:url(data:image/png;base64,AA)} e{f:url(#g)}</style>"
    assert found(text, "asset") == [("x.png", "", "x.png")]


def test_other_fields() -> None:
    """Canonical addresses, locales and candidates of images have kinds of their own."""
    text = (
        "<head><link rel=canonical href=a><meta property='og:url' content=b>"
        "<meta property='og:locale' content=en_US><link rel=alternate hreflang=es href=c>"
        "<link rel=next href=d></head><img srcset='e 2x'><link imagesrcset=f>"
        "<meta http-equiv=refresh content='5; url=g.html'>"
    )
    assert [value for _, _, value in found(text, "canonical")] == ["a", "b"]
    assert [value for _, _, value in found(text, "locale")] == ["en_US"]
    assert [value for _, _, value in found(text, "link")] == ["d", "g.html"]
    assert [value for _, _, value in found(text, "srcset")] == ["e 2x", "f"]


def test_lang_of_translated_elements_is_a_field() -> None:
    """The language of what is translated changes, of what is not it stays."""
    text = '<p lang="en">a</p><p lang="es">b</p><p translate=no lang=en>c</p>'
    assert found(text, "lang") == [('lang="en"', "lang", "en")]


def test_first_of_two_attributes_counts() -> None:
    """As in a browser, a repeated attribute is nothing."""
    assert found("<a href=a href=b>c</a>", "link") == [("href=a", "href", "a")]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("<img alt='One two'>", "One two"),
        ("<p title='One two'>", "One two"),
        ('<input placeholder="One &quot;two&quot;">', 'One "two"'),
        ("<div aria-label=One></div>", "One"),
        ("<div aria-description=One></div>", "One"),
        ("<div aria-roledescription=One></div>", "One"),
        ("<div aria-valuetext=One></div>", "One"),
        ("<option label=One></option>", "One"),
        ("<track label=One>", "One"),
        ("<table summary=One></table>", "One"),
        ("<input type=submit value=One>", "One"),
        ("<meta name=description content='One. Two.'>", "One. Two."),
        ("<meta name=keywords content='one, two'>", "one, two"),
        ("<meta property=og:title content=One>", "One"),
        ("<meta property=og:image:alt content=One>", "One"),
        ("<meta name=twitter:description content=One>", "One"),
        ("<meta name=DC.Title content=One>", "One"),
    ],
)
def test_attributes_that_are_texts(tag: str, words: str) -> None:
    """Attributes that a reader sees or hears are texts, in one piece."""
    assert texts(html(tag)) == [words]


@pytest.mark.parametrize(
    "tag",
    [
        "<input type=text value=One>",
        "<input value=One>",
        "<meta name=author content=One>",
        "<meta property=og:type content=article>",
        "<meta property=og:url content=http://one>",
        "<meta name=viewport content=width>",
        "<link rel=stylesheet title=One>",
        "<img alt=''>",
        "<img alt>",
        "<img alt='100 %'>",
        "<p id=One data-label=Two class=three>",
    ],
)
def test_attributes_that_are_not(tag: str) -> None:
    """Identifiers, names of authors, and values to be sent are no texts."""
    assert texts(html(tag)) == []


def test_a_list_of_languages_is_one_field() -> None:
    """The source's own alternates, whole, but not its feeds."""
    page = html(
        '<link rel="alternate" hreflang="de" href="de.html"><link rel=alternate href=feed.xml>'
    )
    assert outline(page) == (
        '{body:}{alternate:<link rel="alternate" hreflang="de" href="de.html">}'
        "<link rel=alternate {link:href=feed.xml}>"
    )


def test_a_link_that_names_its_language_is_not_given_another() -> None:
    """Its hreflang is a field that knows the link."""
    text = '<p>a <a hreflang="en" href="b.html">b</a>'
    assert found(text, "hreflang", "asset", "link") == [
        ('hreflang="en"', "hreflang", "b.html"),
        ('href="b.html"', "href", "b.html"),
    ]


def test_folders_of_an_import_map_are_addresses() -> None:
    """A module's name goes on from them."""
    page = html('<script type="importmap">{"imports": {"a": "./a.js", "lib/": "./js/"}}</script>')
    found = [(one.kind, one.raw) for one in page.parts if isinstance(one, Field)]
    assert ("address", "./a.js") in found
    assert ("asset", "./js/") in found
