"""How plain text is read."""

from __future__ import annotations

from i18n.formats.page_formats import parse
from i18n.model import Page, segments
from tests.support.formats import cut, outline, texts


def plain(text: str) -> Page:
    return parse(text, "a.txt", cut)


def kinds(page: Page) -> list[str]:
    return [segment.block for segment in segments(page.parts)]


def test_paragraphs_and_gaps() -> None:
    """Blank lines part paragraphs, sentences have gaps, all white space stays literal."""
    page = plain("\ufeffHead\r\n\r\n  One.  Two. \r\n")
    assert outline(page) == "\ufeff{body:}«Head»\r\n\r\n  «One.»{gap:  }«Two.» \r\n"


def test_quoting_is_plain() -> None:
    """Nothing is unescaped: an ampersand is one."""
    (segment,) = segments(plain("Fish &amp; chips").parts)
    assert (segment.text, segment.quoting) == (("Fish &amp; chips",), "plain")


def test_headings_are_whole() -> None:
    """A short line on its own that does not end a sentence is a heading, the first the title."""
    page = plain("Victory! They have won the case\n\nIt is over. Go home.\n\nWhat is next\n")
    assert texts(page)[0] == "Victory! They have won the case"
    assert kinds(page) == ["title", "paragraph", "paragraph", "heading"]


def test_closing_quote_still_ends_a_sentence() -> None:
    """A stop before a quote or bracket makes a sentence, not a heading."""
    assert kinds(plain("He said “No.”")) == ["paragraph"]


def test_meant_line_breaks() -> None:
    """Short lines that could have held the next word stand for themselves."""
    assert texts(plain("Jump to main content\nCompany logotype\n\n" + "A long line. " * 9))[:2] == [
        "Jump to main content",
        "Company logotype",
    ]


def test_wrapped_lines_are_joined() -> None:
    """A break where the next word did not fit is a space; so is one before a small letter."""
    text = "This is a text that goes\nOver the line, and then\nit goes on,\nOn and on."
    assert texts(plain(text)) == [" ".join(text.split("\n"))]


def test_list_items() -> None:
    """Every marker begins a text and stays outside of it."""
    page = plain("- one\n* two\n  and more\n1. three\nb) four")
    assert outline(page) == "{body:}- «one»\n* «two and more»\n1. «three»\nb) «four»"


def test_drawings_and_code_are_literal() -> None:
    """Rules, tables and indented code are no texts."""
    page = plain("Head\n====\n\n| a | b |\n+---+---+\n\n    code here\n\n┌──┐ x\n\nEnd.")
    assert texts(page) == ["Head", "End."]
    assert kinds(page) == ["title", "paragraph"]


def test_indented_text_is_still_text() -> None:
    """A text that is indented as a whole is no code."""
    assert texts(plain("    One.\n\n    Two.")) == ["One.", "Two."]


def test_numbers_alone_are_no_text() -> None:
    """A line without letters is literal, and a sentence without letters joins its neighbour."""
    assert texts(plain("2013\n\nIt was so. 1975. And then.")) == ["It was so. 1975.", "And then."]
