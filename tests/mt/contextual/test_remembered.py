"""Answers that are paid for are kept: nothing is asked twice, and what was sent is known."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import pytest

from i18n.model import Edge, Translation
from i18n.mt.contextual.message_context import (
    Answer,
    Assignment,
    ContextualEngine,
    Estimate,
    Item,
    MessageContext,
    Pair,
)
from i18n.mt.contextual.prices import Usage
from i18n.mt.contextual.remembered import RememberedAnswers, last_prompt

EDGE = Edge("paid", "en", "es", 0.9, "1")
SPANISH = Assignment(EDGE, "English", "Spanish")


class Paid:
    """An engine that counts what it is asked."""

    name = "paid"
    abreast = 1
    revises = True

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asked: list[Item] = []

    def edges(self) -> tuple[Edge, ...]:
        """One."""
        return (EDGE,)

    def missing(self) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def close(self) -> None:
        """Nothing."""

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Nothing."""
        return [Translation(one) for one in sentences]

    def draft(self, items: Sequence[Item], assignment: Assignment) -> list[Answer]:
        """The same answer to each."""
        self.asked += items
        return [self.answer for _ in items]

    def estimate(self, items: Sequence[Item], assignment: Assignment) -> Estimate:
        """A request an item."""
        return Estimate(Usage(requests=len(items)), 0.0)


@pytest.fixture
def cache() -> sqlite3.Connection:
    """An empty cache."""
    return sqlite3.connect(":memory:")


LAMP = Item("The lamp", MessageContext("a.html", 3, "Lamps"))


def test_a_contextual_engine_stays_one_behind_the_cache(cache: sqlite3.Connection) -> None:
    """So that drafting knows it."""
    assert isinstance(RememberedAnswers(Paid(Answer("x")), cache), ContextualEngine)


def test_nothing_is_asked_twice(cache: sqlite3.Connection) -> None:
    """Wherever the page lies."""
    paid = Paid(Answer("La lámpara", prompt="Translate."))
    engine = RememberedAnswers(paid, cache)
    moved = Item("The lamp", MessageContext("b.html", 9, "Lamps"))
    assert engine.draft([LAMP], SPANISH) == engine.draft([moved], SPANISH) == [paid.answer]
    assert paid.asked == [LAMP]
    assert engine.estimate([LAMP], SPANISH).used.requests == 0


CHANGED = (
    (Item("The lamp", MessageContext("a.html", 3, "Houses")), SPANISH),
    (Item("The lamp", MessageContext("a.html", 3, "Lamps", before=(Pair("A"),))), SPANISH),
    (Item("The lamp", LAMP.context, "La luz", "a word is lost"), SPANISH),
    (LAMP, Assignment(EDGE, "English", "Spanish", "Informal.")),
    (LAMP, Assignment(Edge("paid", "en", "es", 0.9, "2"), "English", "Spanish")),
)


@pytest.mark.parametrize(("item", "told"), CHANGED)
def test_what_is_told_otherwise_is_asked_again(
    cache: sqlite3.Connection, item: Item, told: Assignment
) -> None:
    """Its page, its neighbours, the reason, the style, the model."""
    paid = Paid(Answer("La lámpara"))
    engine = RememberedAnswers(paid, cache)
    engine.draft([LAMP], SPANISH)
    engine.draft([item], told)
    assert len(paid.asked) == 2


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        (Answer(why="the engine refused"), 1),
        (Answer(why="cut off", final=False), 2),
        (Answer(why="the budget is used up", asked=False), 2),
    ],
)
def test_a_refusal_is_kept_if_it_would_come_again(
    cache: sqlite3.Connection, answer: Answer, count: int
) -> None:
    """So that no run pays for it once more."""
    paid = Paid(answer)
    for _ in range(2):
        RememberedAnswers(paid, cache).draft([LAMP], SPANISH)
    assert len(paid.asked) == count


def test_what_was_sent_last_can_be_shown(cache: sqlite3.Connection) -> None:
    """Of each message and language."""
    RememberedAnswers(Paid(Answer("La lámpara", prompt="First.")), cache).draft([LAMP], SPANISH)
    other = Item("The lamp")
    RememberedAnswers(Paid(Answer("La luz", prompt="Second.")), cache).draft([other], SPANISH)
    assert last_prompt(cache, "The lamp", "es") == ("paid", "Second.")
    assert last_prompt(cache, "The lamp", "ca") is None


def test_a_cache_that_fails_is_done_without(cache: sqlite3.Connection) -> None:
    """And the fault is known."""
    engine = RememberedAnswers(Paid(Answer("La lámpara")), cache)
    cache.close()
    assert engine.draft([LAMP], SPANISH)[0].text == "La lámpara"
    assert engine.fault
