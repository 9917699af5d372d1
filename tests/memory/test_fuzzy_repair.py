"""A translation made to fit a sentence that is like its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.memory.fuzzy_repair import adapted
from i18n.placeables import inline_tags


@pytest.mark.parametrize(
    ("text", "source", "wanted", "found"),
    [
        # Other tools number tags in another way, and number those that we do not.
        ("Lea <a0>esto</a0>.", "Read <a0>it</a0>.", "Read <a1>it</a1>!", "Lea <a1>esto</a1>."),
        ("<b2>Sí</b2><a1/>", "<a1/><b2>Yes</b2>", "<a1/><b>Yes</b>", "<b>Sí</b><a1/>"),
        (
            "<a2>x</a2><a1>y</a1>",
            "<a1>Y</a1><a2>X</a2>",
            "<a2>Y</a2><a1>X</a1>",
            "<a1>x</a1><a2>y</a2>",
        ),
        # Other tags are left as they are, and so fail a check.
        ("<a1>Sí</a1>", "<a1>Yes</a1>", "<em1>Yes</em1>", "<a1>Sí</a1>"),
        ("<a1>Sí</a1>", "<a1>Yes</a1>", "Yes", "<a1>Sí</a1>"),
        # Numbers.
        ("El 5 de marzo de 2014", "On March 5, 2014", "On March 7, 2015", "El 7 de marzo de 2015"),
        ("De 3 a 4", "From 3 to 4", "From 4 to 3", "De 4 a 3"),
        ("a &lt;b 2", "a &lt;b 2", "a &lt;b 3", "a &lt;b 3"),
        # What is not clear stays: one lamp, a number written in another way, or not there.
        ("2 lámparas", "2 lamps", "1 lamp", "2 lámparas"),
        ("1.500 lámparas", "1,500 lamps", "2,500 lamps", "1.500 lámparas"),
        ("dos lámparas", "2 lamps", "3 lamps", "dos lámparas"),
        ("De 3 a 3", "From 3 to 3", "From 3 to 4", "De 3 a 3"),
        ("Debian 12.4", "Debian 12.4", "Debian 12.5", "Debian 12.4"),
        ("x2", "x2", "x3", "x2"),
    ],
)
def test_tags_and_numbers_become_the_new_ones(
    text: str, source: str, wanted: str, found: str
) -> None:
    """Where it is clear what becomes what."""
    assert adapted(text, source, wanted) == found


STRINGS = st.lists(
    st.sampled_from(["<a1>", "</a1>", "<a2>", "<br/>", "word", " ", "7", "12", "&lt;", "1.5"]),
    max_size=8,
).map("".join)


@settings(derandomize=True)
@given(STRINGS, STRINGS)
def test_the_source_becomes_the_wanted_one_or_keeps_its_words(source: str, wanted: str) -> None:
    """Only tags and numbers change, and nothing for the same sentence."""
    assert adapted(source, source, source) == source
    found = adapted(source, source, wanted)
    assert without_numbers(found) == without_numbers(source)


def without_numbers(string: str) -> str:
    """The words of a string: no tags, no digits."""
    words = (token for token in inline_tags.tokens(string) if isinstance(token, str))
    return "".join(words).translate(str.maketrans("", "", "0123456789"))
