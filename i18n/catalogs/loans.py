"""Drafts that we made of obsolete messages, and what people say of them: the later word."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from i18n.catalogs.ownership import (
    has_text,
    is_doubted,
    is_emptied_loan,
    is_made_of_obsolete,
    is_waiting,
    was_lent,
)
from i18n.model import Key, Message, State
from i18n.segmentation.joining import shares, words_only


def outdated(
    messages: Sequence[Message], by_key: Mapping[Key, Message], wanted: Collection[Key]
) -> set[Key]:
    """The obsolete messages that a draft was made of, once a person has said something of it.
    While it stands, a doubt of it says no more than `disowned` does."""
    touched = [
        (m.key.context, words_only(m.key.source))
        for m in messages
        if is_emptied_loan(m)
        or (
            is_made_of_obsolete(m, by_key)
            and (m.state is State.APPROVED or (m.key not in wanted and is_doubted(m, by_key)))
        )
    ]
    # Who approves such a draft may not leave in it what it was made of.
    answered = [
        (m.key.context, words_only(m.key.source))
        for m in messages
        if m.state is State.APPROVED and m.key not in wanted and was_lent(m)
    ]
    if not touched and not answered:
        return set()
    return {
        m.key
        for m in messages
        if m.state is State.OBSOLETE and has_text(m)
        for context, words in (touched + answered if "fuzzy" in m.flags else touched)
        if context == m.key.context and shares(words, words_only(m.key.source))
    }


def disowned(messages: Sequence[Message], by_key: Mapping[Key, Message]) -> frozenset[Key]:
    """What waits and a person has put other words for, in a draft that was made of it."""
    doubted = [m for m in messages if is_made_of_obsolete(m, by_key) and is_doubted(m, by_key)]
    said = [(m.key.context, words_only(m.key.source), m.text) for m in doubted]
    return frozenset(
        m.key
        for m in (messages if said else ())
        if is_waiting(m)
        for context, words, text in said
        if context == m.key.context
        and m.text not in text
        and shares(words, words_only(m.key.source))
    )
