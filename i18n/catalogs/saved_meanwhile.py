"""What people save in a catalog while a run works on it, put together with the run's own work."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from i18n.catalogs import merge
from i18n.catalogs.ownership import (
    assert_nothing_lost,
    has_text,
    human_texts,
    lent_by_obsolete,
    machine_owned,
    untranslated,
)
from i18n.model import Catalog, Key, Message, State
from i18n.segmentation.joining import Sentences


def rebased(current: Catalog, ours: Catalog, read: Catalog, speech: Sentences) -> Catalog:
    """Our work on a catalog as read done again on what a person has made of it meanwhile: its
    messages brought up to date, and where there is still no text our drafts, and what came
    from another catalog."""
    active = [m for m in ours.messages if m.state is not State.OBSOLETE]
    wanted = [untranslated(m) for m in active]
    known, keys = human_texts(read), {m.key for m in read.messages}
    ready = {m.key: m for m in active if (m.origin if machine_owned(m) else _came(m, known, keys))}
    updated = merge.update(current, wanted, sentences=speech)
    by_key = {m.key: m for m in updated.messages}
    messages = tuple(
        ready[m.key] if m.key in ready and _open(m, ready[m.key], by_key) else m
        for m in updated.messages
    )
    return replace(updated, messages=messages)


def _open(message: Message, ready: Message, by_key: Mapping[Key, Message]) -> bool:
    """Whether a message has no text yet, or for one that came no more than a similar one's."""
    if message.state in (State.EMPTY, State.OBSOLETE) and machine_owned(message):
        return True
    return not machine_owned(ready) and lent_by_obsolete(message, by_key)


def _came(message: Message, known: Collection[str], keys: Collection[Key]) -> bool:
    """Whether a text came from another catalog: it is new here, or approved for a new message."""
    new = message.state is State.APPROVED and message.key not in keys
    return has_text(message) and (new or message.text not in known)


def lacking_in(saved: Catalog, ours: Catalog) -> dict[Key, Message]:
    """What people said that is in use in our catalog, and not even known in the saved one."""
    known = {m.key for m in saved.messages}
    return {
        m.key: m
        for m in ours.messages
        if m.state in (State.APPROVED, State.DRAFT) and not machine_owned(m) and m.key not in known
    }


def with_lacking(
    saved: Catalog, ours: Catalog, lacking: Mapping[Key, Message], speech: Sentences
) -> Catalog:
    """A catalog that somebody saved, up to date, with what it lacks."""
    wanted = [untranslated(m) for m in ours.messages if m.state is not State.OBSOLETE]
    updated = merge.update(saved, wanted, sentences=speech)
    found = replace(updated, messages=tuple(lacking.get(m.key, m) for m in updated.messages))
    assert_nothing_lost(saved, found)
    return found


def edits_of_gone(read: Catalog, saved: Catalog, now: Catalog) -> dict[Key, Message]:
    """What a person changed in messages that are not in use there any more."""
    old = {m.key: (m.text, m.forms) for m in read.messages}
    used = {m.key for m in now.messages if m.state is not State.OBSOLETE}
    return {
        m.key: m
        for m in saved.messages
        if m.state in (State.APPROVED, State.DRAFT)
        and not machine_owned(m)
        and m.key not in used
        and old.get(m.key) != (m.text, m.forms)
    }


def with_edits(found: Catalog, news: Mapping[Key, Message], old: Mapping[Key, Message]) -> Catalog:
    """A catalog with such edits, where it has nothing but what was there before."""

    def followed(m: Message) -> Message:
        if m.key not in news or m.state is State.OBSOLETE:
            return m
        before = old.get(m.key)
        same = before is not None and (m.text, m.forms) == (before.text, before.forms)
        return merge.in_new_place(news[m.key], m) if same or machine_owned(m) else m

    return replace(found, messages=tuple(map(followed, found.messages)))
