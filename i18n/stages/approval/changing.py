"""Messages of a language changed by hand of an editor, beside people who save the same files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from i18n.catalogs.ownership import machine_owned
from i18n.model import Catalog, Key, Message
from i18n.project import saving
from i18n.project.language_catalogs import LanguageCatalogs, with_catalogs
from i18n.project.paths import Paths
from i18n.stages.approval.record import Exchange, joined

Place = tuple[str, Key]
"""A catalog's stem and the key of a message in it."""

Plan = Mapping[Place, tuple[Message, Message]]
"""What is to be changed: each message as it is, and as it is to be."""


@dataclass(frozen=True, slots=True)
class Done:
    """A language's catalogs as they are on disk now, the exchanges of files that brought them
    there, and the places that somebody else changed meanwhile, which are left as they are."""

    catalogs: LanguageCatalogs
    exchanges: tuple[Exchange, ...] = ()
    left: tuple[Place, ...] = ()


def said(message: Message) -> tuple[object, ...]:
    """What people, or a machine in their place, say in a message: all but what its page does."""
    m = message
    own = (m.text, m.forms, m.state, m.origin, m.comments, frozenset(m.flags))
    return (*own, m.previous, m.previous_plural)


def change(paths: Paths, catalogs: LanguageCatalogs, plan: Plan, by: str) -> Done:
    """Write a plan, `by` being who is named as the last translator, "" for nobody.

    What a person saves meanwhile is kept: there the plan is tried again, and given up for the
    messages that are no longer as they were. Raises CatalogError, and OutputError.
    """
    exchanges: list[Exchange] = []
    now = catalogs
    for _ in range(saving.TRIES):
        changed = {
            stem: _planned(stem, found, plan, by)
            for stem, found in now.catalogs.items()
            if _open(stem, found, plan)
        }
        if not changed:
            break
        now, _ = saving.save(paths, with_catalogs(now, changed), _given_back(plan))
        exchanges += (
            Exchange(now.language.tag, stem, *both) for stem, both in now.exchanged.items()
        )
        if now.problems != catalogs.problems:
            break  # what could not be written is said by them
    return Done(now, joined(exchanges), _left(now, plan))


def _open(stem: str, found: Catalog, plan: Plan) -> list[Message]:
    """The messages of a catalog that a plan is still to change."""
    planned = ((m, plan.get((stem, m.key))) for m in found.messages)
    return [m for m, pair in planned if pair and said(m) == said(pair[0]) != said(pair[1])]


def _given_back(plan: Plan) -> frozenset[str]:
    """The texts that are a machine's drafts again, by a plan."""
    drafts = (after for _, after in plan.values() if machine_owned(after))
    return frozenset(text for m in drafts for text in (m.text, *m.forms) if text)


def _planned(stem: str, found: Catalog, plan: Plan, by: str) -> Catalog:
    keys = {m.key for m in _open(stem, found, plan)}
    messages = (with_words(m, plan[stem, m.key][1]) if m.key in keys else m for m in found.messages)
    return replace(found, messages=tuple(messages), header=_signed(found.header, by))


def _signed(fields: Iterable[tuple[str, str]], by: str) -> tuple[tuple[str, str], ...]:
    """A header that names who translated last, as PO editors write it."""
    given = dict(fields)
    return tuple(({**given, "Last-Translator": by} if by else given).items())


def with_words(message: Message, other: Message) -> Message:
    """A message with what is said in another; its places and notes are its own."""
    return replace(
        message,
        text=other.text,
        forms=other.forms,
        state=other.state,
        origin=other.origin,
        comments=other.comments,
        flags=other.flags,
        previous=other.previous,
        previous_plural=other.previous_plural,
    )


def _left(now: LanguageCatalogs, plan: Plan) -> tuple[Place, ...]:
    """Where a plan was not carried out."""
    there = {(stem, m.key): m for stem, found in now.catalogs.items() for m in found.messages}
    return tuple(
        place
        for place, (_, after) in plan.items()
        if place not in there or not _is_as(there[place], after)
    )


def _is_as(message: Message, after: Message) -> bool:
    """Whether a message is as planned; its draft's mark is sealed as it is saved."""
    return (message.text, message.forms, message.state) == (after.text, after.forms, after.state)
