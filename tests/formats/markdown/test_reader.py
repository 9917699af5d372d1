"""What a translator sees of Markdown: the same as of HTML."""

from __future__ import annotations

import pytest

from i18n.catalogs.template import key_of
from i18n.formats.page_formats import parse
from i18n.formats.told import Told
from i18n.model import raw, segments
from tests.support.formats import cut, fields, told
from tests.support.markdown import page, strings

MARKDOWN = """\
Visit the *new* house. It has **two** doors
and `three` windows.

- Read [the manual](manual.md "All of it") first.
- One line\\
  and another.
"""
HTML = """\
<p>Visit the <em>new</em> house. It has <strong>two</strong> doors
and <code>three</code> windows.</p>
<ul>
<li>Read <a href="manual.md" title="All of it">the manual</a> first.</li>
<li>One line<br>and another.</li>
</ul>
"""


def test_the_same_sentences_are_the_same_messages_as_in_html() -> None:
    """Tags have the names that HTML has; only the order of a tooltip and its sentence is alike."""
    html = [key_of(one).source for one in segments(parse(HTML, "a.html", cut).parts)]
    assert strings(MARKDOWN) == html
    assert html == [
        "Visit the <em>new</em> house.",
        "It has <strong>two</strong> doors and <code1/> windows.",
        "Read <a1>the manual</a1> first.",
        "All of it",
        "One line<br/>and another.",
    ]


def test_a_tag_is_explained_by_what_it_stands_for() -> None:
    """A link by its brackets and its address."""
    from i18n.placeables.inline_tags import legend

    (segment,) = segments(page("See [it](b.md) and `c`.").parts)
    assert legend(segment.text) == ("<a1> = […](b.md)", "<code2/> = `c`")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Title\n", ["Title"]),
        ("Title\n=====\n\nWords\n", ["Title", "Words"]),
        ("> A quote\n> of two lines.\n", ["A quote of two lines."]),
        ("> lazy\nquote\n", ["lazy quote"]),
        ("1. one\n2. two\n   more\n", ["one", "two more"]),
        ("- [x] done\n- [ ] open\n", ["done", "open"]),
        ("| A | B |\n|---|---|\n| c `x\\|y` d | *e* |\n", ["A", "B", "c <code1/> d", "e"]),
        ("Text.[^1]\n\n[^1]: The note.\n", ["Text.<sup1/>", "The note."]),
        ("> [!NOTE]\n> Words\n", ["Words"]),
        ("Some ~~old~~ words", ["Some <del>old</del> words"]),
        ("Mail <me@x.org> now", ["Mail <a1/> now"]),
        ("At https://x.org/a_b now", ["At https://x.org/a_b now"]),
        ("a\\*b &amp; c &lt;d&gt;\n", ["a*b & c &lt;d>"]),
        ("Hello  \nyou", ["Hello<br/>you"]),
        ("See ![a cat](cat.png 'Tom') here", ["See <img1/> here", "a cat", "Tom"]),
        ("See [it][r], [r][] and [r].\n\n[r]: u 'Tip'\n", None),
        ("Press <kbd>F1</kbd> or <b title='Tip'>x</b> now", None),
    ],
)
def test_blocks_and_markup(text: str, found: list[str] | None) -> None:
    """Each block is a text of its own."""
    expected = (
        found
        or {
            "S": ["See <a1>it</a1>, <a2>r</a2> and <a3>r</a3>.", "Tip"],
            "P": ["Press <kbd1/> or <b2>x</b2> now", "Tip"],
        }[text[0]]
    )
    assert strings(text) == expected
    assert raw(page(text).parts) == text


@pytest.mark.parametrize(
    "text",
    [
        "```\nHello you\n```\n",
        "~~~ py\n# Hello you\n~~~\n",
        "    Hello you\n",
        "`Hello you`\n",
        "<!-- Hello you -->\n",
        "[//]: # (Hello you)\n",
        "[Hello you]: http://x.org\n",
        "https://x.org\n",
        "![](a.png)\n",
        "---\nlayout: Hello you\n---\n",
        "<pre>\nHello you\n\nmore\n</pre>\n",
        "<div translate='no'>\n\nHello you\n\n</div>\n",
        "<p lang='es'>Hola</p>\n",
        "{{ hello.you }}\n",
        "| --- |\n",
    ],
)
def test_what_is_not_for_readers_is_no_text(text: str) -> None:
    """Code, comments, addresses, definitions."""
    assert strings(text) == []


def test_raw_html_is_read_as_html() -> None:
    """Its attributes, its links, its blocks; Markdown between two of its tags is Markdown."""
    text = (
        "<details>\n<summary>More <b>here</b></summary>\n\nSome *words*.\n\n</details>\n\n"
        '> <p title="Tip">\n> quoted\n> words</p>\n'
    )
    assert strings(text) == ["More <b>here</b>", "Some <em>words</em>.", "Tip", "quoted words"]


def test_links_and_files_are_fields() -> None:
    """Wherever they lead: in the text, in a definition, in angle brackets."""
    text = "[a](b.md#c) ![d](e.png) [f]: g\n\n[f]: <h i.md> 'j'\n\nText <https://k.org>.\n"
    found = {(one.kind, one.value) for one in fields(page(text).parts, "link", "asset")}
    assert found >= {("link", "b.md#c"), ("asset", "e.png"), ("link", "h i.md")}


def test_a_remark_to_the_translator_goes_with_the_next_text() -> None:
    """As in HTML."""
    text = "# T\n\n<!-- i18n-note: a fruit -->\n\nDates\n"
    last = list(segments(page(text).parts))[-1]
    assert told(last) == ("paragraph under “T”", "a fruit")


def test_texts_in_code_come_only_where_they_are_asked_for() -> None:
    """Comments in code of a known language, and every line of a named fence."""
    text = '```py\nx = "# no"  # a remark\n```\n\n```text\nA line\n```\n'
    asked = Told(comments=True, fences=("text",))
    found = [key_of(one).source for one in segments(parse(text, "a.md", cut, told=asked).parts)]
    assert found == ["a remark", "A line"]
    assert strings(text) == []


def test_a_translated_title_of_front_matter_is_a_text() -> None:
    """It is read by its own rules, and Markdown does not see it."""
    assert strings("---\ntitle: Hello\nlayout: x\n---\n\nWords\n") == ["Hello", "Words"]
