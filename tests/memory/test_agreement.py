"""Whether two places of a text are the same place."""

from __future__ import annotations

import pytest

from i18n.catalogs.occurrences import Occurrence
from i18n.memory import agreement as memory_agreement
from i18n.memory.agreement import agree, agreement
from i18n.model import Catalog, Key, Message, State


def at(kind: str, area: str, before: str = "", after: str = "") -> Occurrence:
    """A place: the texts on both sides, the nearest first, with commas between."""
    return Occurrence(
        kind, area, tuple(filter(None, before.split(","))), tuple(filter(None, after.split(",")))
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # Running text: the kind of block and both neighbours.
        (at("paragraph", "", "A,x", "B,y"), at("paragraph", "", "A,z", "B"), True),
        (at("paragraph", "", "A", "B"), at("paragraph", "", "A", "C"), False),
        (at("paragraph", "", "A", "B"), at("quote", "", "A", "B"), False),
        (at("paragraph", ""), at("paragraph", ""), False),
        (at("list item", "list", "", "B"), at("list item", "list", "", "B"), True),
        (at("list item", "list", "", "B,C,D"), at("list item", "list", "A", "C,D"), False),
        # The parts of a site: half of the company, whatever the block of the link.
        (at("link", "navigation", "", "B,C"), at("list item", "navigation", "A", "B,C"), True),
        (at("link", "navigation", "A", "B"), at("link", "navigation", "C", "D"), False),
        (
            at("link", "navigation", "A (here)", "B"),
            at("link", "navigation", "A", "B (here)"),
            True,
        ),
        (at("paragraph", "footer"), at("paragraph", "footer"), True),
        (at("paragraph", "footer"), at("paragraph", "sidebar"), False),
        (at("link", "navigation", "", "B"), at("link", "header", "", "B"), True),
        # A button is a place of its own.
        (at("button", "", "A", "B"), at("button", "", "C", "D"), True),
        (at("button", "", "A", "B"), at("link", "", "C", "D"), False),
    ],
)
def test_places_agree(one: Occurrence, other: Occurrence, same: bool) -> None:
    """By what stands around them, whichever comes first."""
    key = Key("", "The lamp of the house is lit at dusk.")
    assert agree(key, one, other) is same
    assert agree(key, other, one) is same


def test_labels_side_by_side_agree_by_two_of_their_company() -> None:
    """A menu made of `div`; one in common is chance."""
    one, other = at("link", "", "", "B,C,D"), at("link", "", "Title", "B,C,E")
    assert agree(Key("", "Home"), one, other)
    assert not agree(Key("", "Home"), one, at("link", "", "Title", "B,X,Y"))


def test_what_stands_on_very_many_pages_is_not_compared_pair_by_pair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A label, and a sentence at the end of a box, each beside other texts on every page."""
    label, sentence = Key("", "Read more"), Key("", "We count visits.")
    pages = [f"{number}.html" for number in range(600)]
    places = {
        page: {
            label: (at("text", "", page, f"after {page}"),),
            sentence: (at("text", "", page, "No,Yes,More"),),
        }
        for page in pages
    }
    said = [
        Message(key, text="x", state=State.APPROVED, places=(page,))
        for key in (label, sentence)
        for page in pages[1:]
    ]
    agreed = agreement(places, [Catalog("es", tuple(said))])
    monkeypatch.setattr(memory_agreement, "agree", None)
    for key in (label, sentence):
        found = agreed.same_place(Message(key, places=(pages[0],)))
        assert found is not None
        assert (found.text, found.page, found.others) == ("x", "1.html", ())
