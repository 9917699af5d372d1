"""What a change reaches."""

from __future__ import annotations

from i18n.model import Key
from i18n.stages.changes.facts import CatalogFacts, PageFacts, key_id
from i18n.stages.changes.reach import count, near, reached, touched

HOME, COURT = key_id(Key("", "Home")), key_id(Key("", "The court met."))


def catalog(
    *, spoken: str = "", reused: str = "", open_: str = "", empty: str = ""
) -> CatalogFacts:
    """A catalog by who has a say in its keys."""
    return CatalogFacts("", spoken, reused, open_, empty, False, "", "", (), ())


def test_what_is_touched_is_what_is_not_as_it_was() -> None:
    """What came, what went, and what stands otherwise."""
    found = touched(f"{HOME}:aa {COURT}:bb", f"{HOME}:cc {'1' * 16}!dd")
    assert found.keys == {HOME, COURT, "1" * 16}
    assert found.came == {"1" * 16}
    assert found.stays == {HOME}


def test_a_draft_of_a_machine_reaches_nobody() -> None:
    """Not the same text on other pages either."""
    catalogs = {"a": catalog(open_=HOME), "b": catalog(open_=HOME), "c": catalog(empty=HOME)}
    assert reached(catalogs, "a", touched(f"{HOME}:aa", f"{HOME}:bb")) == {"a"}


def test_a_text_of_a_person_reaches_all_that_nobody_has_touched() -> None:
    """And those who have a say in it, for they may agree."""
    catalogs = {
        "a": catalog(spoken=HOME),
        "b": catalog(open_=HOME),
        "c": catalog(reused=HOME),
        "d": catalog(spoken=HOME),
        "e": catalog(spoken=COURT),
    }
    assert reached(catalogs, "a", touched(f"{HOME}:aa", f"{HOME}:bb")) == {"a", "b", "c", "d"}


def test_a_text_that_nobody_waits_for_reaches_nobody() -> None:
    """All have their own."""
    catalogs = {"a": catalog(spoken=HOME), "b": catalog(spoken=HOME)}
    assert reached(catalogs, "a", touched(f"{HOME}:aa", f"{HOME}:bb")) == {"a"}


def test_an_approval_that_was_just_given_reaches_others() -> None:
    """By what the catalog says now."""
    catalogs = {"a": catalog(open_=HOME), "b": catalog(empty=HOME)}
    assert reached(catalogs, "a", touched(f"{HOME}:aa", f"{HOME}:bb", HOME)) == {"a", "b"}


def test_what_was_reused_asks_those_who_say_it() -> None:
    """It reaches others only where it leaves its page."""
    catalogs = {"a": catalog(reused=HOME), "b": catalog(spoken=HOME), "c": catalog(open_=HOME)}
    assert reached(catalogs, "a", touched(f"{HOME}:aa", f"{HOME}:bb")) == {"a", "b"}
    assert reached(catalogs, "a", touched(f"{HOME}:aa", "")) == {"a", "b", "c"}


def test_what_comes_may_inherit_a_text_that_goes() -> None:
    """Then it is a person's, and others may be given it."""
    catalogs = {"a": catalog(spoken=COURT), "b": catalog(empty=HOME)}
    assert reached(catalogs, "a", touched(f"{COURT}:aa", f"{HOME}:bb")) == {"a", "b"}


def test_plural_texts_stand_on_no_page() -> None:
    """Only others are counted."""
    pages = [PageFacts("a", False, f"{HOME}:aa"), PageFacts("b", True, f"{HOME}!bb {COURT}:cc")]
    assert (count(pages, HOME), count(pages, COURT)) == (1, 1)


def test_what_waits_is_near_to_what_was_approved() -> None:
    """The memory may have something for it now."""
    waiting = [("a", ["The court met in May."]), ("b", ["Quite another thing."])]
    assert near(waiting, {"The court met in March."}) == {"a"}
