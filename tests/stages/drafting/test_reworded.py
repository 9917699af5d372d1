"""Reworded messages: which engine is told what people approved before, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from i18n.model import Catalog, Draft, Edge, Key, Message, Origin, State, Translation
from i18n.mt.contextual.message_context import Answer, Assignment, Estimate, Item, Pair
from i18n.mt.contextual.prices import Usage
from i18n.mt.drafting import DraftJob
from i18n.mt.routing import Route
from i18n.stages.drafting.reworded import earlier, revised, waiting, with_revision

OLD = Key("", "The miners left the town in winter.")
NEW = Key("", "The miners left the town in the winter of 1911.")
TEXT = "Los mineros dejaron el pueblo en invierno."
BETTER = "Los mineros dejaron el pueblo en el invierno de 1911."

LENDER = Message(OLD, TEXT, State.OBSOLETE)
SHOWN = Message(NEW, TEXT, State.DRAFT, previous=OLD)


def catalog(*messages: Message) -> Catalog:
    """A catalog in Spanish."""
    return Catalog("es", messages)


def test_a_text_shown_for_a_reworded_source_waits() -> None:
    """As long as the old pair is there once more, so that nothing of a person's is lost."""
    assert waiting(catalog(SHOWN, LENDER)) == (SHOWN,)
    assert earlier(catalog(SHOWN, LENDER)) == {NEW: Pair(OLD.source, TEXT)}


@pytest.mark.parametrize(
    "messages",
    [
        (SHOWN,),
        (replace(SHOWN, text="Los mineros se fueron."), LENDER),
        (replace(SHOWN, comments=("I am at it.",)), LENDER),
        (replace(SHOWN, flags=("fuzzy-but-good",)), LENDER),
        (replace(SHOWN, state=State.APPROVED), LENDER),
        (replace(SHOWN, previous=Key("other", NEW.source)), LENDER),
        (replace(SHOWN, text="<empty/>"), replace(LENDER, text="<empty/>")),
    ],
)
def test_what_a_person_has_touched_does_not(messages: tuple[Message, ...]) -> None:
    """Nor what is there but once, nor what only moved."""
    assert waiting(catalog(*messages)) == ()


def test_a_message_without_words_is_told_what_a_text_like_it_was() -> None:
    """It was reworded twice; the old pair is obsolete by now. A draft is no pair."""
    empty = Message(NEW)
    assert earlier(catalog(empty, LENDER)) == {NEW: Pair(OLD.source, TEXT)}
    assert earlier(catalog(empty, replace(LENDER, flags=("fuzzy",)))) == {}
    assert (
        earlier(catalog(empty, Message(Key("", "Something else."), "Otra.", State.OBSOLETE))) == {}
    )


class Engine:
    """An engine that answers the same to everything."""

    name = "paid"
    abreast = 1

    def __init__(self, text: str, revises: bool = True) -> None:
        self.text, self.revises = text, revises
        self.items: list[Item] = []

    def edges(self) -> tuple[Edge, ...]:
        return PAID.legs

    def missing(self) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        """Nothing."""

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        return [Translation(self.text) for _ in sentences]

    def draft(self, items: Sequence[Item], assignment: Assignment) -> list[Answer]:
        return self.ask(items)

    def estimate(self, items: Sequence[Item], assignment: Assignment) -> Estimate:
        return Estimate(Usage(), None)

    def ask(self, items: Sequence[Item]) -> list[Answer]:
        self.items += items
        return [Answer(self.text, "" if self.text else "the engine refused") for _ in items]


PAID = Route((Edge("paid", "en", "es", 0.93, "1", remote=True),))
PLAIN = Route((Edge("plain", "en", "es", 0.6, "1"),))


def made(engine: Engine, plain: str = BETTER, *, last: bool = False) -> dict[str, Draft]:
    """What becomes of the reworded source; with `last` the engine is one for what is in doubt."""
    job = DraftJob(
        "es",
        (PLAIN,) if last else (PAID, PLAIN),
        lambda route, sentences: [Translation(plain) for _ in sentences],
        contextual={PAID.name: engine.ask},
        escalation=PAID if last else None,
    )
    return revised([NEW.source], job, {}, [engine])


@pytest.mark.parametrize("last", [False, True])
def test_the_engine_makes_the_new_text(last: bool) -> None:
    """Be it the first, or the one that is asked for what is in doubt."""
    assert made(Engine(BETTER), last=last) == {NEW.source: Draft(BETTER, PAID.name)}


def test_another_routes_draft_does_not_take_the_place_of_peoples_words() -> None:
    """Why there is no new text is told."""
    assert made(Engine("")) == {NEW.source: Draft("", PLAIN.name, why="the engine refused")}


def test_words_of_another_text_are_no_new_text() -> None:
    """The other route reads something else."""
    other = "La cocina del hotel cierra a las 1911 horas todos los domingos."
    found = made(Engine(other))[NEW.source]
    assert found.text == ""
    assert found.why


def test_an_engine_that_cannot_use_the_pair_is_not_asked() -> None:
    """Its draft would be no better than the words that are there."""
    engine = Engine(BETTER, revises=False)
    assert made(engine) == {}
    assert engine.items == []


def test_the_new_text_is_a_machines_draft() -> None:
    """Which says whose it is, and may be drafted anew; the old pair stays where it is."""
    now = with_revision(SHOWN, Draft(BETTER, PAID.name))
    assert (now.text, now.state, now.previous) == (BETTER, State.DRAFT, None)
    assert now.origin == Origin("machine", PAID.name, mark=now.origin.mark if now.origin else "")
