"""A message as it is put to an engine that can use what stands around it, and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from i18n.model import Edge, Engine
from i18n.mt.contextual.prices import Usage


@dataclass(frozen=True, slots=True)
class Pair:
    """A source with its translation, "" where nobody has approved one."""

    source: str
    translation: str = ""


@dataclass(frozen=True, slots=True)
class MessageContext:
    """What stands around a message. `page` is its page's path, which tells which messages belong
    together and is never sent, `position` its place there. `headings` are those that it stands
    under, the outermost first, `kind` the kind of its block. `before` and `after` are its
    neighbours in reading order. `terms` are the rows of the glossary that it holds, `examples`
    what people approved for texts like it, `earlier` what they approved for the message before it
    was reworded."""

    page: str = ""
    position: int = 0
    title: str = ""
    headings: tuple[str, ...] = ()
    kind: str = ""
    before: tuple[Pair, ...] = ()
    after: tuple[Pair, ...] = ()
    terms: tuple[Pair, ...] = ()
    examples: tuple[Pair, ...] = ()
    earlier: Pair | None = None


NOTHING = MessageContext()
"""Of a text that stands nowhere."""


@dataclass(frozen=True, slots=True)
class Item:
    """A message to be translated: its string as in the catalog, tags and all. Asked again, it
    says what was wrong with the `refused` answer: `reason`."""

    string: str
    context: MessageContext = NOTHING
    refused: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for an item: a text, or "" and `why` there is none. `prompt` is what was
    sent. What is `final` would be answered the same way once more; what was not `asked` was never
    sent."""

    text: str = ""
    why: str = ""
    prompt: str = ""
    final: bool = True
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Assignment:
    """Between which languages (with their English names) all items are to be translated, and how
    the team wants to sound (`style/<language>.md`)."""

    edge: Edge
    source_name: str
    target_name: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """About what drafting takes: the use, and its cost, None where the price is not known."""

    used: Usage
    cost: float | None


@runtime_checkable
class ContextualEngine(Engine, Protocol):
    """An engine that translates whole messages by what stands around them. `revises` says that
    it makes the translation of a reworded message of the `earlier` one."""

    revises: bool

    def draft(self, items: Sequence[Item], assignment: Assignment) -> list[Answer]:
        """An answer for each item, in order. Raises EngineError where none can be had at all."""
        ...

    def estimate(self, items: Sequence[Item], assignment: Assignment) -> Estimate:
        """About what it takes to draft some items; nothing is sent."""
        ...
