"""Names that show by what stands in them."""

from __future__ import annotations

import pytest

from i18n.placeables.names import names
from i18n.placeables.people_and_places import named, newspapers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Arthur Pell", "Arthur Pell"),
        ("Jane Q. Vossler", "Jane Q. Vossler"),
        ("Maria de la Fuente", "Maria de la Fuente"),
        ("Bill Waters", "Bill Waters"),
        ("Rose Hill", "Rose Hill"),
        ("Contact: Grace Fields", "Grace Fields"),
        ("James Marlow High School", "James Marlow"),
        ("Photo by Cedar Wynne", "Cedar Wynne"),
        ("Mr. Baker and Mrs. Cook", "Cook"),
        ("San Leandro", "San Leandro"),
        ("Visit Rock Street", "Rock Street"),
        ("Learn Python", "Python"),
        ("Copyright by Rapid Equipment Corporation", "Rapid Equipment Corporation"),
        ("Bruce Tilden’s house", "Bruce Tilden"),
    ],
)
def test_a_label_shows_its_names(text: str, name: str) -> None:
    """No running text is needed."""
    assert name in set(named(text))
    assert name in names([text])


@pytest.mark.parametrize(
    "text",
    [
        "Mark Complete",
        "Bill Payment",
        "Grant Access",
        "Will Call",
        "Art Gallery",
        "Home Address",
        "Full Street Address",
        "Latest News",
        "Breaking News",
        "Peter",
    ],
)
def test_words_that_may_be_names_are_none_alone(text: str) -> None:
    """`Mark` is a name before a surname only."""
    assert not set(named(text))


def test_newspapers_of_running_text_are_names() -> None:
    """With all their words."""
    text = "He wrote for the Evening Herald and The Times about wages."
    assert {"Evening Herald", "The Times"} <= set(newspapers(text))
