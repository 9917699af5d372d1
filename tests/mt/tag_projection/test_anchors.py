"""Tags whose place in a translation is certain."""

from __future__ import annotations

import pytest

from i18n.mt.tag_projection.projection import project


@pytest.mark.parametrize(
    ("source", "plain", "want"),
    [
        (
            "It came to an end.<sup><a1>1</a1></sup>",
            "Llegó a su fin.1",
            "Llegó a su fin.<sup><a1>1</a1></sup>",
        ),
        ("Room <b>4</b> of 14", "Sala 4 de 14", "Sala <b>4</b> de 14"),
        ("<b>2</b> or 2", "2 o 2", "<b>2</b> o 2"),
        ("<b>Prev</b>14. Bread", "Prev14. Pan", "<b>Prev</b>14. Pan"),
    ],
)
def test_digits_find_the_same_digits(source: str, plain: str, want: str) -> None:
    """A note's number after the stop, one of two equal numbers, half a word."""
    assert project(source, plain).text == want


def test_a_date_is_taken_whole() -> None:
    """Day, month and year: every number of the span."""
    done = project(
        "The fair follows on <time1>April 17, 2013</time1>.",
        "La feria sigue el 17 de abril de 2013.",
        "",
        ["17 de abril de 2013"],
    )
    assert done.text == "La feria sigue el <time1>17 de abril de 2013</time1>."


def test_two_times_keep_their_own_numbers() -> None:
    """Neither takes the other's."""
    done = project(
        "from <time1>9:00 AM</time1> to <time2>1:00 PM</time2>",
        "de 9:00 AM a 1:00 PM",
        "",
        ["9:00 AM", "1:00 PM"],
    )
    assert done.text == "de <time1>9:00 AM</time1> a <time2>1:00 PM</time2>"


def test_what_follows_the_last_stop_stays_behind_it() -> None:
    """Even where its own words are of no help."""
    done = project("It rains. <a1>Read on</a1>", "Está lloviendo. Siga leyendo")
    assert done.text == "Está lloviendo. <a1>Siga leyendo</a1>"
    assert done.doubts == ()


def test_a_number_is_not_sought_in_a_sealed_element() -> None:
    """The 7 of `<code7/>` belongs to the tag."""
    done = project("<a1>sun <b>7</b></a1> and <code7/>", "<code7/>")
    assert "<code7/>" in done.text


@pytest.mark.parametrize(
    ("source", "plain", "want"),
    [
        (
            "Use <i>y=b*m</i><sup>x</sup> here.",
            "Aquí use y=b*mx.",
            "Aquí use <i>y=b*m</i><sup>x</sup>.",
        ),
        ("Write <b>x</b>=4+x.", "Escriba x=4+x.", "Escriba <b>x</b>=4+x."),
    ],
)
def test_a_part_of_a_token_stays_in_it(source: str, plain: str, want: str) -> None:
    """A formula that stayed letter for letter holds its parts where they stood."""
    assert project(source, plain).text == want
