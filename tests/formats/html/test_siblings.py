"""Links, buttons, badges and labels side by side are texts of their own; a sentence stays whole."""

from __future__ import annotations

import pytest

from i18n.model import raw, segments
from tests.support.formats import fields, html, only, texts, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "<a>Read more »</a><a>← Previous</a><a>Next →</a>",
            ["Read more »", "← Previous", "Next →"],
        ),
        ("<a>Home</a> <a>About us</a>\n<a>News</a>", ["Home", "About us", "News"]),
        ("<a>One</a> | <a>Two</a> · <a>three</a>", ["One", "Two", "three"]),
        ("<a>One</a><br><a>Two</a><br/>\n<a>three</a>", ["One", "Two", "three"]),
        ("<a>Home</a> » <a>Docs</a> » Usage", ["Home", "Docs", "Usage"]),
        ("<a>Home</a> / <a>Docs</a> / Usage", ["Home", "Docs", "Usage"]),
        ("<a>news</a>, <a>food</a>, <a>lamps</a>", ["news", "food", "lamps"]),
        ("Tags: <a>news</a>, <a>food</a>", ["Tags:", "news", "food"]),
        ("<b>Share:</b> <a>Mail</a> <a>Print</a>", ["Share:", "Mail", "Print"]),
        (
            "© 2014 Acme Ltd. · <a>Terms</a> · <a>Imprint</a>",
            ["© 2014 Acme Ltd.", "Terms", "Imprint"],
        ),
        ("By <a>Ann</a> | <a>News</a> | March 4", ["By <a>Ann</a>", "News", "March 4"]),
        ("<span><a>One</a></span> <span><a>Two</a></span>", ["One", "Two"]),
        ("<span>● Direct</span> <span>● Social</span>", ["● Direct", "● Social"]),
        ("<span><i class=x></i> Direct</span> <span><i></i> Social</span>", ["Direct", "Social"]),
        ("<span class=badge>New</span> <span class='badge red'>Hot</span>", ["New", "Hot"]),
        ("<span class=t>Red</span> <span class=t>Blue</span>", ["Red", "Blue"]),
        ("<span>Monday</span><span>9 to 18</span>", ["Monday", "9 to 18"]),
        ("Pro plan <span class='badge badge-red'>Popular</span>", ["Pro plan", "Popular"]),
        ("<a><svg></svg> Save</a> <button>No</button> <a>Quit</a>", ["Save", "No", "Quit"]),
        ("{% if u %}<a>In</a>{% else %}<a>Out</a>{% endif %} <a>Help</a>", ["In", "Out", "Help"]),
        ("<span><a>One</a> <a>Two</a></span> <span><a>Three</a></span>", ["One", "Two", "Three"]),
    ],
)
def test_siblings_are_texts_of_their_own(text: str, wanted: list[str]) -> None:
    """Navigation, pagers, paths, tags, legends, badges, rows parted by bars and dots."""
    page = html(f"<div>{text}</div>")
    assert texts(page) == wanted
    assert raw(page.parts) == f"<div>{text}</div>"


@pytest.mark.parametrize(
    "text",
    [
        "See <a>news</a>, <a>food</a> and <a>lamps</a>.",
        "<a>Foo</a> is a <a>bar</a>",
        "<b>Bold</b> <i>italic</i> <b>word</b>",
        "<b>J</b><i>ohn</i>",
        "<span>$9</span> <span>/ mo.</span>",
        "Written by <a>Ann</a> on March 4 in <a>News</a>",
        "<a>read</a>(2), <a>write</a>(2)",
        "Contact | Our bakery",
        "<code>x</code> <a>Text</a> | <a>Number</a> Either a name or the number of it.",
        "<span>more</span> <span>words</span>",
        "Press <a class=btn>here</a> now",
    ],
)
def test_what_says_something_together_is_one_text(text: str) -> None:
    """Words between two elements, or words in small letters that go on."""
    assert len(texts(html(f"<p>{text}</p>", lambda _: ()))) == 1


def test_a_heading_is_one_text_but_for_its_badge() -> None:
    """What stands under it is told the heading without it."""
    page = html("<h2><span>Build</span><span>Fast</span> <b class=label>x</b></h2>")
    assert len(texts(page)) == 1
    page = html("<h2>Pro plan <span class=badge>New</span></h2><p>It is good.</p>")
    assert texts(page) == ["Pro plan", "New", "It is good."]


def test_what_an_element_around_says_holds_for_each() -> None:
    """The author's context and notes."""
    page = html("<span data-i18n-context=menu><a>One</a> <a>Two</a></span>")
    assert [one.context for one in segments(page.parts)] == ["menu", "menu"]


def test_links_and_icons_keep_their_places() -> None:
    """Fields of all siblings are there, in order; an icon goes with its text."""
    page = html("<p><img src=a alt=A> <a href=x>One</a> <img src=b alt=B> <a href=y>Two</a></p>")
    assert [one.value for one in fields(page.parts, "link", "asset")] == ["a", "x", "b", "y"]
    assert texts(page) == ["A", "One", "B", "Two"]


def test_siblings_are_told_what_they_are() -> None:
    """A link in a list or a box is a link."""
    page = html("<li><a>One</a> <a>Two</a></li>")
    assert [told(one)[0] for one in segments(page.parts)] == ["link", "link"]
    assert told(only(html("<li><a>One</a></li>")))[0] == "link"
