"""What one string asks of an engine."""

from __future__ import annotations

import pytest

from i18n.mt.masking import mask
from i18n.mt.requests import prepare
from i18n.mt.source_string import SourceString
from i18n.placeables.independent_parts import independent_parts

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("The Bakers´ Union", "The Bakers’ Union"),
        ("The town´s bread", "The town’s bread"),
        ("I think it`s late", "I think it’s late"),
    ],
)
def test_an_accent_is_no_apostrophe(source: str, asked: str) -> None:
    """Engines take the word before it for a strange one."""
    assert prepare(SourceString(source, NONE), "bare").parts[0].text == asked


def test_links_side_by_side_are_asked_apart() -> None:
    """With only a space between, they are two sentences."""
    one, two = "<a1>See the map</a1>", "<a2>Start with the <em>guide</em></a2>"
    assert independent_parts(f"{one} {two}") == (one, " ", two)


@pytest.mark.parametrize("string", ["<b>Very</b> <i>good</i>", "<a1>the</a1> <a2>map</a2>"])
def test_words_side_by_side_are_one_sentence(string: str) -> None:
    """Emphasis, or links within a phrase."""
    assert independent_parts(string) == (string,)


def test_a_time_of_day_is_one_item() -> None:
    """An engine would read `AM` as a word of its own."""
    masked = mask("From 9:00 AM to 1 p.m. we bake 12 loaves.", NONE)
    assert [item.text for item in masked.items] == ["9:00 AM", "1 p.m."]


def test_a_separator_inside_a_placeholder_is_none() -> None:
    """A filter of a template language is no title."""
    assert independent_parts("Ask {{ user | upper }} now.") == ("Ask {{ user | upper }} now.",)


def test_lines_are_asked_apart() -> None:
    """Where the next begins as a sentence or name does, and the one before is no half phrase."""
    address = "<b>The bakery</b><br/>12 High Street<br/>Leeds"
    assert independent_parts(address) == (
        "<b>The bakery</b>",
        "<br/>",
        "12 High Street",
        "<br/>",
        "Leeds",
    )


@pytest.mark.parametrize(
    "string",
    ["Open daily<br/>from nine", "Welcome to the<br/>Garden", "We <b>bake<br/>Bread</b> here."],
)
def test_a_line_in_the_middle_of_a_phrase_is_not(string: str) -> None:
    """Its halves would be translated without each other."""
    assert independent_parts(string) == (string,)


def test_links_with_nothing_between_are_asked_apart() -> None:
    """As with a space, and nothing empty among them."""
    assert independent_parts("<a1>Map</a1><a2>Our prices</a2>") == (
        "<a1>Map</a1>",
        "<a2>Our prices</a2>",
    )
