"""Pages that got another name, and their addresses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.catalogs import page_slugs
from i18n.catalogs.renamed_pages import carry_addresses
from i18n.model import Catalog, Key, Message, State


def page(path: str, *sources: str, address: str = "") -> Catalog:
    """A page's catalog, approved, with its address or none."""
    said = (Message(Key("", s), f"«{s}»", State.APPROVED, places=(path,)) for s in sources)
    slug = page_slugs.message(path)
    assert slug is not None
    state = State.APPROVED if address else State.EMPTY
    return Catalog("es", (*said, replace(slug, text=address, state=state)))


def address(catalog: Catalog) -> tuple[str, State]:
    """The address of a catalog's page."""
    (found,) = (m for m in catalog.messages if page_slugs.holds(m))
    return found.text, found.state


def gone(catalog: Catalog) -> Catalog:
    """The catalog of a page that is no longer there."""
    kept = (replace(m, state=State.OBSOLETE, places=()) for m in catalog.messages if m.text)
    return replace(catalog, messages=tuple(kept))


MENU = ("Home", "News", "About")
OLD = page("a.html", *MENU, "One", "Two", "Three", address="uno")
OTHER = page("b.html", *MENU, "Four")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("One", "Two", "Three"), ("uno", State.APPROVED)),
        (("One", "Two", "New"), ("uno", State.APPROVED)),
        (("Five", "Six"), ("", State.EMPTY)),
        (("Three", "Five", "Six"), ("", State.EMPTY)),
    ],
)
def test_most_of_its_own_words_make_it_the_same_page(
    words: tuple[str, ...], expected: tuple[str, State]
) -> None:
    """Not the menu, which all have."""
    new = page("z.html", *MENU, *words)
    found = carry_addresses({"a": OLD, "b": OTHER}, {"a": gone(OLD), "b": OTHER, "z": new})
    assert address(found["z"]) == expected


def test_a_page_that_stays_keeps_its_address_to_itself() -> None:
    """A copy is another page; so is one of two."""
    copy = page("z.html", *MENU, "One", "Two", "Three")
    assert address(carry_addresses({"a": OLD}, {"a": OLD, "z": copy})["z"]) == ("", State.EMPTY)
    two = {"a": gone(OLD), "y": page("y.html", "One", "Two"), "z": page("z.html", "One", "Two")}
    found = carry_addresses({"a": OLD}, two)
    assert address(found["y"]) == address(found["z"]) == ("", State.EMPTY)


def test_an_address_of_its_own_stays() -> None:
    """What somebody said since then counts; a draft stays a draft."""
    new = page("z.html", "One", "Two", "Three", address="otra")
    assert address(carry_addresses({"a": OLD}, {"a": gone(OLD), "z": new})["z"])[0] == "otra"
    draft = replace(
        OLD,
        messages=(*OLD.messages[:-1], replace(OLD.messages[-1], state=State.DRAFT)),
    )
    new = page("z.html", "One", "Two", "Three")
    found = carry_addresses({"a": draft}, {"a": gone(draft), "z": new})
    assert address(found["z"]) == ("uno", State.DRAFT)
