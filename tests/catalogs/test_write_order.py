"""What moves between catalogs is written where it comes to first."""

from __future__ import annotations

from i18n.catalogs.write_order import write_order
from i18n.model import Catalog, Key, Message, State


def message(source: str, state: State = State.APPROVED) -> Message:
    """A message with a text of a person's."""
    return Message(Key("", source), text=f"«{source}»", state=state)


def catalog(*sources: str, gone: tuple[str, ...] = ()) -> Catalog:
    """Approved messages, and obsolete ones."""
    obsolete = (message(source, State.OBSOLETE) for source in gone)
    return Catalog("es", (*map(message, sources), *obsolete))


def order(
    before: dict[str, Catalog], after: dict[str, Catalog]
) -> tuple[list[str], dict[str, Catalog], list[str]]:
    """The stems written first, with what is in them, and those after them."""
    found = write_order(before, after, after)
    return [stem for stem, _ in found.first], dict(found.first), [stem for stem, _ in found.then]


def test_who_takes_comes_before_who_gives() -> None:
    """Though its name comes later; the others come with it."""
    before = {"a": catalog("Moved", "Stays"), "b": catalog("Other"), "c": catalog()}
    after = {
        "a": catalog("Stays", gone=("Moved",)),
        "b": catalog("Other", "Moved"),
        "c": catalog("New"),
    }
    assert order(before, after)[::2] == (["b", "c"], ["a"])


def test_two_that_give_each_other_are_first_written_with_both() -> None:
    """A run that is killed in between has each text twice, never nowhere."""
    before = {"a": catalog("One"), "b": catalog("Two")}
    after = {"a": catalog("Two", gone=("One",)), "b": catalog("One", gone=("Two",))}
    first, both, then = order(before, after)
    assert (first, then) == (["a", "b"], ["a", "b"])
    assert all({m.key.source for m in found.messages} == {"One", "Two"} for found in both.values())
    assert {m.state for found in both.values() for m in found.messages} == {State.APPROVED}


def test_what_changes_within_a_catalog_is_no_move() -> None:
    """One that is written once."""
    before = {"a": catalog("Gone", "Stays"), "b": catalog("Gone", "More")}
    after = {"a": catalog("Stays", gone=("Gone",)), "b": catalog("Gone", "More", "New")}
    assert order(before, after)[::2] == (["a", "b"], [])


def test_a_new_catalog_takes_too() -> None:
    """A page that got another name."""
    before = {"a": catalog("Moved")}
    after = {"a": catalog(gone=("Moved",)), "z": catalog("Moved")}
    assert order(before, after)[::2] == (["z"], ["a"])
