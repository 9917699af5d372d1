"""Filling a catalog."""

from __future__ import annotations

from dataclasses import replace

from i18n.catalog import machine_owned
from i18n.draft import fill, pending, remember
from i18n.machine import Draft
from i18n.model import Catalog, Key, Message, State

HELLO = Message(Key("", "Hello"), places=("a.html",))
BYE = Message(Key("", "Bye"), places=("a.html",))
MACHINE = {"Hello": Draft("Hola", "argos en-es"), "Bye": Draft("", why="tags were lost")}


def approved(source: str, text: str, page: str) -> Catalog:
    """A catalog with one approved message."""
    return Catalog("es", (Message(Key("", source), text, State.APPROVED, places=(page,)),))


def test_a_machine_drafts_what_is_empty() -> None:
    """The draft carries its route and belongs to nobody; what failed stays EMPTY and says why."""
    done = fill(Catalog("es", (HELLO, BYE)), {}, MACHINE, "a.po")
    hello, bye = done.catalog.messages
    assert (hello.text, hello.state) == ("Hola", State.DRAFT)
    assert hello.origin is not None
    assert hello.origin.detail == "argos en-es"
    assert machine_owned(hello)
    assert bye == BYE
    assert done.routes == (("argos en-es", 1),)
    assert [(p.level, p.rule, p.message) for p in done.problems] == [
        ("warning", "no-draft", "tags were lost — “Bye”")
    ]


def test_a_doubt_goes_with_the_draft() -> None:
    """A reviewer is told where to look."""
    drafts = {"Hello": Draft("Hola", "x", doubt="the place of <a1>")}
    (hello,) = fill(Catalog("es", (HELLO,)), {}, drafts, "a.po").catalog.messages
    assert hello.origin is not None
    assert hello.origin.doubt == "the place of <a1>"


def test_people_come_before_machines() -> None:
    """A text approved on another page is drafted first, with its page."""
    memory = remember([approved("Hello", "Buenas", "b.html")])
    done = fill(Catalog("es", (HELLO,)), memory, MACHINE, "a.po")
    (hello,) = done.catalog.messages
    assert hello.text == "Buenas"
    assert hello.origin is not None
    assert (hello.origin.kind, hello.origin.detail) == ("memory", "100% b.html")
    assert done.routes == (("memory", 1),)


def test_the_commonest_text_is_remembered() -> None:
    """Where people disagree the majority is offered, among equals the first."""
    one, two = approved("Hello", "Hola", "a.html"), approved("Hello", "Buenas", "b.html")
    assert remember([one, two])["Hello"] == ("Hola", "a.html")
    assert remember([one, two, two])["Hello"] == ("Buenas", "b.html")


def test_what_holds_on_one_page_only_is_not_remembered() -> None:
    """A sentence left out there, or a text that fails a check, is no draft for elsewhere."""
    left_out, broken = approved("Hello", "<empty/>", "a.html"), approved("Hello", "<b1>", "a.html")
    assert remember([left_out, broken]) == {}


def test_what_anybody_owns_is_not_touched() -> None:
    """Approved, edited and drafted messages stay, whatever the machine offers."""
    person = replace(HELLO, text="Qué tal", state=State.DRAFT)
    assert fill(Catalog("es", (person,)), {}, MACHINE, "a.po").catalog.messages == (person,)


def test_redo_is_for_untouched_drafts() -> None:
    """And where the machine fails this time the old draft stays."""
    first = fill(Catalog("es", (HELLO,)), {}, MACHINE, "a.po").catalog
    assert pending(first) == ()
    assert pending(first, redo=True) == ("Hello",)
    better = {"Hello": Draft("¡Hola!", "firefox en-es")}
    assert fill(first, {}, better, "a.po", redo=True).catalog.messages[0].text == "¡Hola!"
    worse = {"Hello": Draft("", why="no")}
    assert fill(first, {}, worse, "a.po", redo=True).catalog == first
