"""How plain text is read: as mails, READMEs and legal texts have it."""

from __future__ import annotations

import pytest

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
    drawn = outline(page).replace("{wrap:}", "").replace("{laid:}", "")
    assert drawn == "{body:}- «one»\n* «two and more»\n1. «three»\nb) «four»"


def test_drawings_and_code_are_literal() -> None:
    """Rules, boxes and indented code are no texts."""
    drawing = "+-----+    +-----+\n| Web |--->| Pen |\n+-----+    +-----+"
    page = plain(f"Head\n====\n\n{drawing}\n\n    code here\n\n┌──┐ x\n\nEnd.")
    assert texts(page) == ["Head", "End."]
    assert kinds(page) == ["title", "paragraph"]


def test_indented_text_is_still_text() -> None:
    """A text that is indented as a whole is no code."""
    assert texts(plain("    One.\n\n    Two.")) == ["One.", "Two."]


def test_numbers_alone_are_no_text() -> None:
    """A line without letters is literal, and a sentence without letters joins its neighbour."""
    assert texts(plain("2013\n\nIt was so. 1975. And then.")) == ["It was so. 1975.", "And then."]


# --- lists -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markers",
    [
        *("- - -", "* * *", "+ + +", "• • •", "– – –", "— — —", "1. 2. 3.", "1) 2) 3)"),
        *("(1) (2) (3)", "[1] [2] [3]", "a) b) c)", "a. b. c.", "(a) (b) (c)", "A. B. C."),
        *("i. ii. iii.", "i) ii) iii)", "(i) (ii) (iii)", "I. II. III.", "iv. v. vi.", "o o o"),
        "xi. xii. xiii.",
    ],
)
def test_the_usual_markers_of_lists(markers: str) -> None:
    """Each item is a text, its marker stays outside."""
    items = ("A first thing", "a second thing", "Third of the things")
    text = "\n".join(f"  {a} {b}" for a, b in zip(markers.split(), items, strict=True))
    page = plain(f"What we have\n\n{text}\n")
    assert texts(page)[1:] == list(items)
    assert kinds(page)[1:] == ["list item"] * 3


@pytest.mark.parametrize(
    "text",
    ["A. Smith wrote the book.", "(c) 2014 Acme of Leeds.", "o bien otra cosa.", "I. Newton knew."],
)
def test_a_letter_alone_is_no_marker(text: str) -> None:
    """Only where another of its list stands at the same column."""
    assert " ".join(texts(plain(f"{text}\n\nMore of it.\n"))[:-1]) == text


def test_lists_nest_and_items_go_on() -> None:
    """What hangs below an item is text, however far in it stands; code is farther in."""
    page = plain(
        "  * First point of the list.\n\n"
        "    More of the first point that is\n    here, and which goes on.\n\n"
        "    - An inner item that\n      goes on.\n\n      And more of it.\n\n        make all\n\n"
        "  * Second point.\n"
    )
    assert texts(page) == [
        "First point of the list.",
        "More of the first point that is here, and which goes on.",
        "An inner item that goes on.",
        "And more of it.",
        "Second point.",
    ]


# --- lines that were meant ------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Kind regards,\nAnn Lee\nHead of Sales",
        "Acme Ltd.,\n12 Mill Lane,\nLeeds LS1 4AB",
        "The lamp is red,\nthe pen is blue,\nthe day was long,\nthe night is too.",
        "Date: June 30\nContact: Ann Lee",
        "Ann Lee\nann@example.org",
    ],
)
def test_verse_and_addresses_keep_their_lines(text: str) -> None:
    """Short lines that pause, or begin with a capital."""
    long = "This is a paragraph of a mail that somebody has wrapped by hand\nat seventy columns.\n"
    found = texts(plain(f"{long}\n{text}\n"))[1:]
    assert [one for one in text.split("\n") if "@" not in one] == found


def test_ragged_paragraphs_are_joined() -> None:
    """Who wraps by hand leaves some columns; what goes on in small letters was not parted."""
    text = (
        "For more of what is new in this version of the program, see\n"
        "the file NEWS. There is a manual as well, which says all of it in\n"
        "order, and a list of questions that many people have\n"
        "asked before.\n"
    )
    assert "".join(texts(plain(text))).count("\n") == 0
    assert len(texts(plain(text))) == 2


# --- quotations -----------------------------------------------------------------------


def test_quotations_are_read_without_their_marks() -> None:
    """However deep; a change of depth parts two paragraphs."""
    page = plain(
        "Ann wrote:\n\n> I think that the lamp\n> is broken by now.\n>\n> > Is it?\n> Yes.\n"
    )
    assert texts(page)[1:] == ["I think that the lamp is broken by now.", "Is it?", "Yes."]
    assert kinds(page)[1] == "quote"


def test_a_prompt_is_no_quotation() -> None:
    """Of Python's own."""
    assert texts(plain("Try it:\n\n    >>> light(lamp)\n    True\n")) == ["Try it:"]


# --- words cut at a line's end -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The electri-\ncian came to us.", "The electrician came to us."),
        ("A well-\nknown and well-known man.", "A well-known and well-known man."),
        ("The self-\nmade lamp of ours.", "The self-made lamp of ours."),
        ("A state-of-\nthe-art lamp of ours.", "A state-of-the-art lamp of ours."),
        ("The Anglo-\nSaxon lamp of ours.", "The Anglo-Saxon lamp of ours."),
        ("The lamp\u00ad\nshade is soft\u00adly red.", "The lampshade is softly red."),
        ("From 1990-\n1995 it was red.", "From 1990-1995 it was red."),
    ],
)
def test_hyphens_at_a_line_end(text: str, wanted: str) -> None:
    """A hyphen that only the line's end brought is none; the text may spell it elsewhere."""
    assert texts(plain(text)) == [wanted]


def test_sentences_start_where_they_stand_after_a_cut_word() -> None:
    """Offsets are those of the source."""
    page = plain("The electri-\ncian came. He  went. It was\n> so.\n".replace("> ", ""))
    assert outline(page).replace("{wrap:}", "").replace("{laid:}", "") == (
        "{body:}«The electrician came.»{gap: }«He went.»{gap: }«It was so.»\n"
    )


# --- tables and columns ------------------------------------------------------------------


def test_cells_of_tables_are_texts() -> None:
    """Between bars, or below each other; numbers are none."""
    barred = (
        "+------+-------+\n| Name | Price |\n+------+-------+\n| Lamp |    45 |\n+------+-------+"
    )
    aligned = (
        "Name          Price   Stock\nLamp            $45      12\nReading pen      $3     100"
    )
    assert texts(plain(barred)) == ["Name", "Price", "Lamp"]
    assert texts(plain(aligned)) == ["Name", "Price", "Stock", "Lamp", "Reading pen"]
    assert set(kinds(plain(aligned))) == {"table cell"}


def test_options_and_what_they_do() -> None:
    """A description goes on below itself."""
    text = (
        "  -a, --all       show all lamps that there are\n"
        "  -v, --version   say which version of the\n"
        "                  program this is\n"
    )
    assert texts(plain(text))[-1] == "say which version of the program this is"


def test_two_spaces_after_a_sentence_are_no_columns() -> None:
    """Nor are lines stretched to one width."""
    text = "It was so.  And then they\nwent home.  The lamp was on,\nand so.  It shone.\n"
    assert texts(plain(text))[0] == "It was so."


def test_headings_with_rules() -> None:
    """Below, above and below, or around."""
    for text in ("News\n----", "====\nNews\n====", "********\n* News *\n********"):
        page = plain(f"{text}\n\nA lamp.")
        assert (texts(page), kinds(page)[0]) == (["News", "A lamp."], "title")


@pytest.mark.parametrize("sign", ["\u3000", "\u2028", "\x85", "\x0b", "\u2029", "\x1c"])
def test_a_line_of_any_white_space_is_blank(sign: str) -> None:
    """Whatever Unicode calls white space."""
    assert texts(plain(f"One.\n{sign}\nTwo.\n{sign}{sign}")) == ["One.", "Two."]


def test_fenced_code_is_literal() -> None:
    """As Markdown has it."""
    assert texts(plain("Do this:\n\n```\nmake all\n\nIt is code.\n```\n\nEnd.")) == [
        "Do this:",
        "End.",
    ]


def test_tildes_below_a_heading_are_its_underline() -> None:
    """And a fence that never ends begins no code."""
    assert texts(plain("News\n~~~~\n\nA lamp is here.\n")) == ["News", "A lamp is here."]
    assert texts(plain("```\n\nA lamp is here.\n")) == ["A lamp is here."]
    assert texts(plain("Do it.\n\n~~~\nmake all\n~~~\n\nEnd.")) == ["Do it.", "End."]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("[x]", "[ ]"),
        ("- [ ]", "- [x]"),
        ("->", "->"),
        ("=>", "=>"),
        ("»", "»"),
        ("✓", "✓"),
        ("1/", "2/"),
    ],
)
def test_boxes_and_arrows_mark_items(one: str, two: str) -> None:
    """As in notes and mails; an item goes on below its words."""
    text = (
        f"{one} Light the lamps, all that there are in the house\n"
        f"{' ' * len(one)} and garden.\n{two} Eat\n"
    )
    page = plain(text)
    assert texts(page) == ["Light the lamps, all that there are in the house and garden.", "Eat"]
    assert set(kinds(page)) == {"list item"}


def test_numbers_with_points_mark_items_where_they_follow_one_another() -> None:
    """As in contracts; a number in a sentence is none."""
    text = (
        "1. Terms\n\n   1.1 A lamp is\n       a light.\n\n   1.2 Oil is\n       not.\n\n"
        "2. Use\n\n2.1. Day\n"
    )
    assert texts(plain(text)) == ["Terms", "A lamp is a light.", "Oil is not.", "Use", "Day"]
    assert texts(plain("It took more than\n3.5 hours to go.\n")) == [
        "It took more than 3.5 hours to go."
    ]


def test_an_item_in_capitals_goes_on_below_its_marker() -> None:
    """As liability is written of, where a line had no room for the next word."""
    text = "1. NO LAMP OF THE CLUB IS FOR SALE, AND NO OIL THAT IS NOT\nOURS IS TO BE USED.\n"
    assert len(texts(plain(text))) == 1


def test_a_head_is_no_part_of_what_stands_farther_in() -> None:
    """As in manuals, and after a colon."""
    manual = (
        "NAME\n       lamp - light a lamp from the command line and see\n       what is there\n"
    )
    assert texts(plain(manual)) == [
        "NAME",
        "lamp - light a lamp from the command line and see what is there",
    ]
    assert texts(plain("Rooms:\n  kitchen\n  hall\n")) == ["Rooms:", "kitchen hall"]


def test_wide_gaps_part_texts() -> None:
    """In heads of pages, by tabs, behind a name, above lines to write on, in one line alone."""
    for text, said in (
        (
            "LAMP(1)              Manual of lamps              LAMP(1)",
            ["LAMP(1)", "Manual of lamps", "LAMP(1)"],
        ),
        ("Name\tTown\nAnn\tLeeds of the sea\n", ["Name", "Town", "Ann", "Leeds of the sea"]),
        ("0      All is well.\n\n1      It is not.\n", ["All is well.", "It is not."]),
        (
            '[Lee20]  Lee, A., "On lamps, and on what\n         they burn".\n',
            ["[Lee20]", 'Lee, A., "On lamps, and on what they burn".'],
        ),
        ("    Name:  ____________          Date:  ________\n", ["Name:", "Date:"]),
    ):
        assert texts(plain(f"Head\n\n{text}"))[1:] == said


def test_what_an_option_does_is_a_text() -> None:
    """The option is none."""
    text = (
        "OPTIONS\n\n       -a, --all\n              light all lamps, also old ones\n\n"
        "       -b     blink\n"
    )
    assert texts(plain(f"Head\n\n{text}")) == [
        "Head",
        "OPTIONS",
        "light all lamps, also old ones",
        "blink",
    ]


def test_dots_that_lead_to_a_page_or_a_price_are_no_text() -> None:
    """A line with them ends where it ends."""
    text = (
        "1. Start ........ 2\n   1.1. Terms .... 2\n\n"
        "Lunch ......... 12.00\nDinner ........ 19.00\n"
    )
    assert texts(plain(text)) == ["Start", "Terms", "Lunch", "Dinner"]


def test_tables_with_rules_below_columns_or_bars_between_them() -> None:
    """Rules are no cells."""
    ruled = (
        "Item        Qty\n----------  ---\nOil, one      2\nWick         10\n"
        "            ---\nTotal        12\n"
    )
    assert texts(plain(ruled)) == ["Item", "Qty", "Oil, one", "Wick", "Total"]
    assert texts(plain("Key | Meaning\n----|--------\nF1  | Help me\n")) == [
        "Key",
        "Meaning",
        "F1",
        "Help me",
    ]


def test_commands_and_paths_are_not_joined() -> None:
    """Wherever they stand."""
    assert texts(plain("Type this.\n\n./configure\nmake\nmake install\n")) == ["Type this."]
    assert texts(plain("Files: src/a.c\n src/b_c.h\n src/d.c\n"))[-2:] == ["src/b_c.h", "src/d.c"]
