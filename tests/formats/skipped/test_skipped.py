"""Every text of a page is a message, or is named with its line and why it is none."""

from __future__ import annotations

import pytest

from i18n.formats.html.soup.selectors import Selectors
from i18n.formats.page_formats import parse
from i18n.formats.skipped.skipped import skipped
from i18n.formats.told import NOTHING, Told
from i18n.languages import dates_numbers


def named(text: str, path: str = "a.html", told: Told = NOTHING) -> list[tuple[int, str, str]]:
    """Line, text and reason."""
    page = parse(text, path, form=dates_numbers.form, told=told)
    return [(one.line, one.text, one.why) for one in skipped(page, "en", told)]


@pytest.mark.parametrize(
    ("text", "said", "why"),
    [
        ("<p>Use <code>ls -l</code> now", "ls -l", "code: <code>"),
        ("<pre>one\n<b>two</b>\nthree</pre>", "one two three", "code: <pre>"),
        ("<p>A <b translate=no>Firm Inc.</b> b", "Firm Inc.", "not to be translated"),
        ("<p lang=fr>Bonjour à tous", "Bonjour à tous", "in another language"),
        ("<table><tr><td>1.2.3", "1.2.3", "a number, an address or a version"),
        ("<table><tr><td>50,000+", "50,000+", "every language writes by rule"),
        ("<p>{{ name }}", "{{ name }}", "template code"),
        ("<script>say('Saved your work.')</script>", "Saved your work.", "text in a script"),
        ("<style>a::after { content: 'New' }</style>", "New", "text in a style"),
        ("<img data-hover='Show more of it'>", "Show more of it", "attribute data-hover"),
        ("<meta name=author content='Ann Lee'>", "Ann Lee", "meta author"),
        ("<input value='Type here now'>", "Type here now", "what a form sends"),
        ("<p title='Good day' translate=no>x", "Good day", "attribute title"),
        ("<iframe>No frames here</iframe>", "No frames here", "<iframe>"),
        ("<!--[if IE]><p>Too old a browser<![endif]-->", "Too old a browser", "conditional"),
        (
            '<script type="application/ld+json">{"x": "Words of it"}</script>',
            "Words of it",
            "a string of a script's data",
        ),
        ("<script>a.textContent = 'done'</script>", "done", "text in a script"),
        (
            "<script>a.innerHTML = '<b>Please</b> wait'</script>",
            "<b>Please</b> wait",
            "in a script",
        ),
        (
            "<script>say(\"<i title='More of it'>\")</script>",
            "<i title='More of it'>",
            "in a script",
        ),
        ("<script>x = {ok: 'Saved'}</script>", "Saved", "text in a script"),
        ("<script>x = `Hello ${name}, good day`</script>", "Hello ${name}, good day", "script"),
        (r"<script>x = 'It\'s a nice day'</script>", r"It\'s a nice day", "text in a script"),
        ("<script>x = 'Please wait; it runs'</script>", "Please wait; it runs", "in a script"),
        ('<script type=text/json>{"a": "<p>Two words</p>"}</script>', "<p>Two words</p>", "data"),
        ('<script type=text/json>{"a": "Buy"}</script>', "Buy", "a string of a script's data"),
        ('<script type=application/ld+json>{"a": "steel"}</script>', "steel", "script's data"),
        ("<button onclick=\"return confirm('Really go?')\">Go", "Really go?", "attribute onclick"),
        ("<p x-text=\"'Some words'\">", "Some words", "text in a script: attribute x-text"),
        ("<p :title=\"'Some words'\">", "Some words", "text in a script: attribute :title"),
        ("<p data-x='{&quot;a&quot;: &quot;Two words&quot;}'>", "Two words", "attribute data-x"),
        ("<input value=Search>", "Search", "what a form sends"),
        ("<p data-on=Open>", "Open", "attribute data-on"),
        ("<my-box label=Open>a", "Open", "attribute label"),
        ("<style>a::after { content: counter(a) '. Step' }</style>", ". Step", "text in a style"),
        ("<style>a::after { content: /* a */ 'New' / 'It is new' }</style>", "It is new", "style"),
        ("<style>ol { list-style: 'Note ' inside }</style>", "Note", "text in a style"),
        ("<style>:root { --more: 'Read on' }</style>", "Read on", "text in a style"),
        ("<iframe srcdoc='<p>Hi <code>two words</code>'></iframe>", "two words", "of a frame"),
        (
            "<script type=text/template># Two words\n</script>",
            "# Two words",
            "template for scripts",
        ),
        ("<script type=text/html><p>Hi</p><code>ls</code></script>", "ls", "template for scripts"),
    ],
)
def test_what_is_no_message_is_named(text: str, said: str, why: str) -> None:
    """With the line on which it begins."""
    found = [one for one in named(f"<!DOCTYPE html><p>Head</p>\n{text}") if one[1] == said]
    assert [line for line, *_ in found] == [2], named(text)
    assert why in found[0][2]


def test_messages_are_not_named() -> None:
    """Nor what nobody reads: names of classes, addresses, scripts, comments, empty data."""
    assert (
        named(
            '<html lang=en><head><title>A page</title><meta name=viewport content="width=1">'
            '<script>var a = "x-y"; // No text here</script><style>p { color: red }</style>'
            '<!-- A remark of mine --><body class="big red box"><h1 id="the top">Hello</h1>'
            '<img alt="A lamp" src="a b.png" data-x="{&quot;a b&quot;: 1}">'
            '<svg viewBox="0 0 1 1"><text>In it</text></svg><button onclick="go on now">Go</button>'
            "<script>'use strict'; if (key === 'Enter' || x['Name'] == 'Tab') a('b-c')</script>"
            "<style>a { content: url('a b.png'); --font: 'Open Sans', sans-serif }</style>"
            '<script type="application/ld+json">{"@type": "Product", "url": "https://a.example/"}'
            "</script><b data-x=\"a b=c\" :class=\"open ? 'is-open' : ''\">B</b>"
        )
        == []
    )


def test_what_the_settings_skip_is_named() -> None:
    """And an attribute that they name is a message."""
    told = Told(Selectors(skip=(".brand",), attributes=("data-hover",)))
    found = named("<b class=brand>Lamp Club</b><i data-hover='Show it all'>x", told=told)
    assert [said for _, said, _ in found] == ["Lamp Club"]


def test_lines_of_plain_text_are_named() -> None:
    """Code, drawings, numbers and front matter."""
    text = "---\ntitle: x\n---\nHello.\n\n    make all\n\n12.5\n"
    assert [(line, said) for line, said, _ in named(text, "a.txt")] == [
        (2, "title:"),
        (6, "make all"),
        (8, "12.5"),
    ]
