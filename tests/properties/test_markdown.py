"""Markdown of any kind: every page is its source, and no translation changes its blocks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from i18n.catalogs.template import key_of
from i18n.formats.markdown.dialects import DIALECTS
from i18n.formats.page_formats import parse
from i18n.formats.told import Told
from i18n.model import raw, segments
from i18n.placeables import inline_tags
from i18n.publishing import markdown_pages
from i18n.publishing.rendering import Rendering
from tests.support.formats import cut
from tests.support.markdown import written

PIECES = (
    *("Hello you. ", "Foo. Bar ", "a", "é", " ", "  ", "\n", "\n\n", "\r\n", "\t", "    "),
    *("*", "**", "_", "__", "~~", "`", "``", "```\n", "~~~py\n", "[", "]", "](u)", "](a.md 'T')"),
    *("![", "[r]", "[r][]", "[r]: u 'T x'\n", "[^1]", "[^1]: note\n", "<b>", "</b>", "<div>\n"),
    *("</div>\n", "<!-- c -->", "<br>", "<a href='x'>", "<http://x.y>", "&amp;", "&nbsp;", "\\"),
    *("\\*", "# ", "## T {#id}\n", "> ", "> [!NOTE]\n", "- ", "* ", "1. ", "- [ ] ", "+ "),
    *("| a | b |\n|---|---|\n| c | d |\n", "|", "---\n", "===\n", "***\n", ":::note T\n", ":::\n"),
    *('!!! note "T"\n', '=== "Tab"\n', "{{ x }}", "{% if a %}", "{% endif %}", '{{< s a="b" >}}'),
    *("{.c}", "{#i}", "{: .c }", "$x^2$", "$$\ny\n$$\n", "[[w]]", "{ref}`x`", "```{note} T\n"),
    *("(t)=\n", "% c\n", "import A from 'b'\n", "export const a = {}\n", "<A b={x > y}>", "</A>"),
    *('<B title="T x"/>', "{a}", "{/* c */}", "term\n: def\n", "\ufeff", "\0", "---\na: b\n---\n"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
HOSTILE = (
    "",
    "* x",
    "1. x",
    "# x",
    "<b>x",
    "&lt;",
    "[y](z)",
    "<!-- ",
    "|",
    "{x}",
    "`",
    "_x_",
    "- ",
)


@given(TEXTS, st.sampled_from(sorted(DIALECTS)))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_every_page_is_its_source(text: str, dialect: str) -> None:
    """Byte for byte, whatever stands in it and whatever the dialect."""
    assert raw(parse(text, "a.md", cut, told=Told(dialect=dialect)).parts) == text


@given(TEXTS, st.sampled_from(HOSTILE))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_translation_changes_no_block(text: str, more: str) -> None:
    """What a reference parser takes for blocks is the same in the translated page."""
    page = parse(text, "a.md", cut, told=Told(dialect="commonmark"))
    texts = {key: _hostile(key.source, more) for key in map(key_of, segments(page.parts))}
    new, _ = markdown_pages.render(page, Rendering(texts, written))
    assert blocks(new) == blocks(text)


def _hostile(string: str, more: str) -> str:
    """A string with other words in every place for some."""
    return inline_tags.join(
        f"{token} {more} é" if type(token) is str else token for token in inline_tags.tokens(string)
    )


PARSER = MarkdownIt("commonmark")


def blocks(text: str) -> list[tuple[str, str]]:
    """The blocks of a text; of raw HTML no more than that it is there."""
    return [(one.type, one.tag) for one in PARSER.parse(text) if one.block]


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_a_page_translated_into_itself_is_itself(dialect: str) -> None:
    """Where every text is translated by its own words, and no line is wrapped, nothing changes."""
    text = "# A *b*\n\nSee [it](u 'T') and `c`.\n\n- one\n- two\n\n> x\n"
    page = parse(text, "a.md", cut, told=Told(dialect=dialect))
    texts = {key: key.source for key in map(key_of, segments(page.parts))}
    assert markdown_pages.render(page, Rendering(texts, written))[0] == text
