"""What an engine is asked for the sake of a sentence's tags."""

from __future__ import annotations

import pytest

from i18n.mt.tag_projection import tree


def test_what_the_engine_sees_has_no_paired_tags() -> None:
    """Sealed elements are words; line breaks and images are not."""
    source = "See <a1>the map</a1> in <code2/>.<br/>"
    assert tree.without_tags(source) == "See the map in <code2/>."
    assert tree.quoted(source) == 'See "the map" in <code2/>.'
    assert tree.fragments(source) == ("the map",)


def test_the_only_quotes_are_those_of_the_spans() -> None:
    """A sentence's own would be taken for them."""
    assert tree.quoted("Say “yes” to <b>“us” all</b>.") == 'Say yes to "us all".'


@pytest.mark.parametrize("source", ["<b>All of it.</b>", "No tags."])
def test_quotes_are_not_put_where_they_tell_nothing(source: str) -> None:
    """Around everything, or where there is no span."""
    assert tree.quoted(source) == ""


def test_what_leads_to_a_break_or_image_is_asked_alone() -> None:
    """Unless a sign, an end of the sentence or of an element tells its place."""
    assert tree.text_before_tags("Open <b>every<br/>day</b> <img1/> or not.<br/>") == (
        "every",
        "Open every day",
    )
    assert tree.text_before_tags("One day.<br/>Two.") == ()


def test_a_span_with_only_an_image_is_not_asked_for() -> None:
    """It has no words to find."""
    assert tree.quoted("Click <b> <img1/> </b> and <i>go</i>.") == 'Click and "go".'
