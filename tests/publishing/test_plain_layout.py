"""Plain text in other words is laid out as its source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalogs.template import key_of
from i18n.formats.page_formats import parse
from i18n.model import raw, segments
from i18n.publishing.rendering import IDENTITY, Rendering, render
from tests.support.formats import cut


def said(text: str, **words: str) -> str:
    """A text with words replaced in every message."""
    page = parse(text, "a.txt", cut)
    assert render(page, IDENTITY) == text
    texts = {}
    for segment in segments(page.parts):
        key = key_of(segment)
        texts[key] = " ".join(words.get(one, one) for one in key.source.split(" "))
    return render(page, Rendering(texts, lambda field: field.raw))


def test_paragraphs_are_wrapped_at_the_source_width() -> None:
    """With the same indents, whatever the words."""
    text = (
        "This is a paragraph that somebody has wrapped by hand at about\n"
        "sixty columns. It has two sentences in it.\n\n"
        "  * A first bullet that is long and goes on in the next line\n"
        "    because it is wrapped.\n"
        "  * Short\n"
    )
    assert said(
        text, bullet="bullet-of-many-letters", hand="hand-and-foot", Short="w " * 30 + "x"
    ) == (
        "This is a paragraph that somebody has wrapped by hand-and-foot\n"
        "at about sixty columns. It has two sentences in it.\n\n"
        "  * A first bullet-of-many-letters that is long and goes on in\n"
        "    the next line because it is wrapped.\n"
        "  * " + "w " * 28 + "w\n    w x\n"
    )


def test_what_stays_as_it_was_is_not_touched() -> None:
    """However its author wrapped it."""
    text = (
        "A line that is\nwrapped early here,\nand again.\n\nThe other paragraph is\nwrapped too.\n"
    )
    assert said(text, other="second").startswith(
        "A line that is\nwrapped early here,\nand again.\n"
    )


def test_quotations_keep_their_marks() -> None:
    """On every line; line ends are those of the source."""
    text = "> I think that the lamp which we bought is\r\n> broken and old.\r\n"
    assert said(text, lamp="reading-lamp-of-ours") == (
        "> I think that the reading-lamp-of-ours\r\n> which we bought is broken and old.\r\n"
    )


def test_ideographs_may_part_anywhere() -> None:
    """A text without spaces is wrapped too, no stop at the start of a line."""
    text = "It was a lamp that was so very much red and\nit was new.\n"
    page = parse(text, "a.txt", cut)
    (segment,) = segments(page.parts)
    texts = {key_of(segment): "灯" * 30 + "。"}
    lines = render(page, Rendering(texts, lambda field: field.raw)).split("\n")
    assert lines == ["灯" * 21, "灯" * 9 + "。", ""]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("News\n----\n\nEnd.", "Noticias\n--------\n\nEnd."),
        ("======\n News \n======", "==========\n Noticias \n=========="),
        ("********\n* News *\n********", "************\n* Noticias *\n************"),
        ("News\n" + "-" * 60, "Noticias\n" + "-" * 60),
    ],
)
def test_rules_are_as_long_as_their_heading(text: str, wanted: str) -> None:
    """Unless they go across the page."""
    assert said(text, News="Noticias") == wanted


def test_tables_grow_with_their_cells() -> None:
    """Numbers stay on the right."""
    text = (
        "+------+-------+\n| Name | Price |\n+======+=======+\n| Lamp |    45 |\n+------+-------+\n"
    )
    assert said(text, Lamp="Lámpara") == (
        "+---------+-------+\n| Name    | Price |\n+=========+=======+\n"
        "| Lámpara |    45 |\n+---------+-------+\n"
    )


def test_columns_move_to_the_right() -> None:
    """What stood below each other does so still."""
    text = "Name   Price\nLamp     $45\nPen       $3\n"
    assert said(text, Lamp="Lámpara", Name="Nombre", Price="Precio") == (
        "Nombre  Precio\nLámpara   $45\nPen        $3\n"
    )


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet="ab.-*|+= >\n\t1é\u00ad\r", max_size=80))
def test_any_text_is_itself_and_can_be_laid_out(text: str) -> None:
    """Nothing is lost, nothing fails."""
    page = parse(text, "a.txt", cut)
    assert raw(page.parts) == text == render(page, IDENTITY)
    texts = {key_of(one): f"{key_of(one).source} more" for one in segments(page.parts)}
    written = render(page, Rendering(texts, lambda field: field.raw))
    assert written.count("more") >= len([*segments(page.parts)])


def test_a_paragraph_is_wrapped_as_it_was_itself() -> None:
    """Where it is long enough to tell, whatever the width of others."""
    wide = f"{'A line that goes on and on until its end. ' * 2}\nAnd it is\nmore.\n\n"
    own = (
        "This one is wrapped at about forty-five columns,\n"
        "so that all of its lines are short though it\n"
        "goes on and on, as long as anybody likes to\n"
        "look.\n"
    )
    assert said(wide + own, short="no longer than that") == wide + (
        "This one is wrapped at about forty-five columns,\n"
        "so that all of its lines are no longer than that\n"
        "though it goes on and on, as long as anybody\n"
        "likes to look.\n"
    )


def test_rules_below_columns_grow_with_them() -> None:
    """A column stays one, numbers at its right side too."""
    text = (
        "Item        Qty   Cost\n"
        "----------  ---  -----\n"
        "Oil           2  $3.50\n"
        "Wick         10  $0.20\n"
    )  # fmt: skip
    assert said(text, Wick="Wick-of-the-lamp", Qty="Count") == (
        "Item             Count  Cost\n"
        "---------------  ----  -----\n"
        "Oil                2   $3.50\n"
        "Wick-of-the-lamp  10   $0.20\n"
    )


def test_leaders_fill_the_line_up_to_where_they_led() -> None:
    """And never fewer than three."""
    text = "Lunch ............ 12.00\nDinner ........... 19.00\n"
    assert said(text, Lunch="The lunch", Dinner="A dinner by the sea, late") == (
        "The lunch ........ 12.00\nA dinner by the sea, late ... 19.00\n"
    )


def test_gaps_shrink_before_what_they_part() -> None:
    """A description begins where it did, where there is room; tabs stay."""
    assert said("0         All is well.\n", All="Everything") == "0         Everything is well.\n"
    assert said("Name\tTown\nAnn\tLeeds\n", Ann="Anna Maria") == "Name\tTown\nAnna Maria\tLeeds\n"
    text = "Monday     closed\nTuesday    open\n"
    assert said(text, Monday="On Monday") == "On Monday  closed\nTuesday    open\n"


def test_a_table_whose_bars_do_not_stand_below_each_other_stays_so() -> None:
    """Its author did not align it."""
    text = "| a | Lamp |\n|---|---|\n| Oil lamp | b |\n"
    assert said(text, Oil="Old") == text.replace("Oil", "Old")


def test_a_table_with_bars_between_its_columns_is_laid_out() -> None:
    """No bar comes to its sides."""
    text = "Key | Meaning\n----|--------\nF1  | Help\n"
    assert said(text, Key="Button") == "Button | Meaning\n-------|--------\nF1     | Help\n"
