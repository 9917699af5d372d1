"""HTML in a string of a page: its texts are messages, the string stays one of its kind."""

from __future__ import annotations

import json
from html import unescape

import pytest

from i18n.catalogs.template import key_of
from i18n.model import Field, Page, raw, segments
from i18n.publishing.rendering import IDENTITY, Rendering, render
from tests.support.formats import html, texts


def translated(page: Page, *found: tuple[str, str]) -> str:
    """The page with some texts in other words."""
    wanted = dict(found)
    keys = (key_of(one) for one in segments(page.parts))
    known = {key: wanted[key.source] for key in keys if key.source in wanted}
    return render(page, Rendering(known, lambda field: field.raw))


def test_texts_of_an_srcdoc_are_messages() -> None:
    """Whatever it is quoted in, and whether its signs are escaped."""
    for source in (
        '<iframe srcdoc="&lt;p&gt;Good &lt;b>day&lt;/b>.&lt;/p&gt;"></iframe>',
        "<iframe srcdoc='<p>Good <b>day</b>.</p>'></iframe>",
    ):
        page = html(source)
        assert texts(page) == ["Good <b>day</b>."]
        assert render(page, IDENTITY) == source


def test_a_translation_cannot_end_the_attribute() -> None:
    """Quotes and signs are escaped as HTML, and once more as an attribute."""
    page = html('<iframe srcdoc="<p>Good day.</p>"></iframe>')
    written = translated(page, ("Good day.", 'a "b" & <c'))
    value = unescape(written.removeprefix('<iframe srcdoc="').partition('"></iframe>')[0])
    assert value == '<p>a "b" &amp; &lt;c</p>'


def test_addresses_in_an_srcdoc_follow() -> None:
    """They start from the page; no quotes are added around them."""
    page = html("<iframe srcdoc='<a href=\"b.html\">Go</a>'></iframe>")
    (field,) = [one for one in page.parts if isinstance(one, Field) and one.kind == "link"]
    assert (field.raw, field.value, field.name) == ("b.html", "b.html", "")


@pytest.mark.parametrize(
    "text",
    [
        r"<p>One.<\/p><p>Two <b class=\"x\">three<\/b>.</p>",
        r"\u003cp\u003eOne.\u003c/p\u003e\u003cp\u003eTwo \u003cb\u003ethree\u003c/b\u003e.",
        r"One.<br>Two <b>three</b>.",
    ],
)
def test_html_in_structured_data_is_read(text: str) -> None:
    """However JSON has escaped it."""
    source = f'<script type="application/ld+json">{{"description": "{text}"}}</script>'
    page = html(source, lambda words: [words.index("Two")] if "One.\nTwo" in words else [])
    assert texts(page) == ["One.", "Two <b>three</b>."]
    assert raw(page.parts) == source
    other = translated(page, ("One.", 'Uno "a" \\ &'))
    told = json.loads(other.partition('json">')[2].removesuffix("</script>"))["description"]
    assert 'Uno "a" \\ &amp;' in told


def test_a_reference_in_structured_data_is_read() -> None:
    """`&amp;` is a sign for people."""
    page = html('<script type="application/ld+json">{"name": "Questions &amp; answers"}</script>')
    assert texts(page) == ["Questions & answers"]
    assert r"P \u0026amp; R" in translated(page, ("Questions & answers", "P & R"))


def test_an_attribute_in_an_srcdoc_is_a_message() -> None:
    """Escaped as one, and once more as the attribute around it."""
    source = "<iframe srcdoc=\"&lt;img alt=&quot;A lamp&quot;&gt;&lt;p title='Oil'&gt;x\"></iframe>"
    page = html(source)
    assert texts(page) == ["A lamp", "Oil", "x"]
    assert render(page, IDENTITY) == source
    written = translated(page, ("A lamp", "\"a\" 'b' & c"), ("Oil", "'b'"))
    value = unescape(written.removeprefix('<iframe srcdoc="').partition('"></iframe>')[0])
    assert value == "<img alt=\"&quot;a&quot; &#39;b&#39; &amp; c\"><p title='&#39;b&#39;'>x"


@pytest.mark.parametrize(
    "kind",
    [
        "text/template",
        "text/html",
        "text/x-template",
        "text/x-handlebars-template",
        "x-tmpl-mustache",
    ],
)
def test_a_template_for_scripts_is_read_as_html(kind: str) -> None:
    """With its sentences, attributes, links and code; the script around it stays."""
    source = (
        f'<p>Before</p>\n<script type="{kind}">\n<p title="A tip">Hello <b>{{{{ name }}}}</b>.</p>'
        '<a href="b.html">Go <i>on</i></a></script><p>After</p>'
    )
    page = html(source)
    assert texts(page) == ["Before", "A tip", "Hello <b>{{ name }}</b>.", "Go <i>on</i>", "After"]
    assert [one.line for one in segments(page.parts)][1:3] == [3, 3]
    assert [one.value for one in page.parts if isinstance(one, Field) and one.kind == "link"]
    assert render(page, IDENTITY) == source
    written = translated(
        page, ("Hello <b>{{ name }}</b>.", "<b>{{ name }}</b>: hola & &lt;/script>")
    )
    assert "<b>{{ name }}</b>: hola &amp; &lt;/script&gt;</p>" in written


def test_a_template_in_markdown_stays() -> None:
    """Its lines count, and HTML does not keep them."""
    source = "<script type=text/template># A head\n\n- one\n- two\n</script>"
    assert texts(html(source)) == []
    assert texts(html("<div translate=no><script type=text/html><p>Hi</p></script></div>")) == []
