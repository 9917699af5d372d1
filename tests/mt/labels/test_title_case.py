"""Headings in title case, as an engine is asked for them."""

from __future__ import annotations

import pytest

from i18n.mt.labels.title_case import sentence_case
from i18n.mt.source_string import SourceString


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("Create a New Page", "Create a new page"),
        ("Custom CSS Settings", "Custom CSS settings"),
        ("Order Complete! View Your Order", "Order complete! View your order"),
        ("8.1. Display Options", "8.1. Display options"),
    ],
)
def test_a_heading_of_ordinary_words_is_a_sentence(heading: str, asked: str) -> None:
    """Engines were trained on sentences: a word with a capital is a name to them."""
    assert SourceString(heading, frozenset()).calm == asked


@pytest.mark.parametrize(
    "heading",
    ["Green Park", "Lake Tavistock Hotel", "Save", "Open the file", "Clear Lake"],
)
def test_what_may_hold_a_name_stays(heading: str) -> None:
    """One word that is none of labels is enough."""
    assert sentence_case(heading) == heading


def test_a_name_that_the_texts_know_keeps_its_capital() -> None:
    """Its words may be ordinary ones."""
    assert SourceString("About Web Market", frozenset({"Web Market"})).calm == "About Web Market"
