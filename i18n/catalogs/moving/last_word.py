"""The last word on a text: what a person doubted or took out of a page is not approved there by
what the page had before.

Whatever brings a text back (its key, words that are cut otherwise, another catalog), it comes
back as a draft where its page had in its place, until this run, what a person doubted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.catalogs.ownership import (
    handed_on,
    has_text,
    in_doubt,
    is_doubted,
    is_handed_on,
    reused,
)
from i18n.model import Catalog, Key, Message, State
from i18n.segmentation.joining import words_only

Catalogs = Mapping[str, Catalog]


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What a person doubted, or has taken out; `emptied` says which."""

    stem: str
    key: Key
    words: str
    emptied: bool
    sure: bool


def with_last_word(before: Catalogs, after: Catalogs) -> dict[str, Catalog]:
    """The catalogs of a language, by stem: `after` a merge, where `before` is as they were read."""
    doubts = _doubts(before)
    if not doubts:
        return dict(after)
    there = _there(after)
    leaving = {
        page: [one for one in some if one.key not in there.get(page, ())]
        for page, some in doubts.items()
    }
    approved = _approved(before)
    return {
        stem: _heeding(found, doubts, leaving, approved, stem) for stem, found in after.items()
    }


def _doubts(before: Catalogs) -> dict[str, list[_Doubt]]:
    found: dict[str, list[_Doubt]] = {}
    for stem, catalog in before.items():
        by_key = {m.key: m for m in catalog.messages}
        for m in catalog.messages:
            emptied = m.state is State.EMPTY
            if m.state is not State.OBSOLETE and (emptied or is_doubted(m, by_key)):
                sure = not emptied or m.origin is not None
                one = _Doubt(stem, m.key, words_only(m.key.source), emptied, sure)
                for place in m.places:
                    found.setdefault(place, []).append(one)
    return found


def _there(after: Catalogs) -> dict[str, set[Key]]:
    found: dict[str, set[Key]] = {}
    for catalog in after.values():
        for m in catalog.messages:
            for place in m.places:
                found.setdefault(place, set()).add(m.key)
    return found


def _approved(before: Catalogs) -> set[tuple[Key, str, tuple[str, ...], str]]:
    return {
        (m.key, m.text, m.forms, place)
        for catalog in before.values()
        for m in catalog.messages
        if m.state is State.APPROVED
        for place in m.places
    }


def _heeding(
    found: Catalog,
    doubts: Mapping[str, Sequence[_Doubt]],
    leaving: Mapping[str, Sequence[_Doubt]],
    approved: Collection[tuple[Key, str, tuple[str, ...], str]],
    stem: str,
) -> Catalog:
    gone = [one for some in leaving.values() for one in some if one.sure and one.stem == stem]
    messages = []
    for m in found.messages:
        if m.state is State.APPROVED and not reused(m):
            known = any((m.key, m.text, m.forms, place) in approved for place in m.places)
            if not known and _is_doubted_there(m, doubts, leaving):
                m = in_doubt(m)
        elif gone and _is_waiting(m) and any(_is_of(one, m) for one in gone):
            m = handed_on(m)
        messages.append(m)
    return replace(found, messages=tuple(messages))


def _is_doubted_there(
    message: Message,
    doubts: Mapping[str, Sequence[_Doubt]],
    leaving: Mapping[str, Sequence[_Doubt]],
) -> bool:
    for place in message.places:
        if any(one.key == message.key and one.sure for one in doubts.get(place, ())):
            return True
        if any(_is_of(one, message) for one in leaving.get(place, ())):
            return True
    return False


def _is_waiting(message: Message) -> bool:
    return message.state is State.OBSOLETE and has_text(message) and not is_handed_on(message)


def _is_of(doubt: _Doubt, message: Message) -> bool:
    """Whether a doubt is about a message that has its words, or some of them."""
    if doubt.key == message.key or doubt.key.context != message.key.context:
        return False
    return shares(doubt.words, words_only(message.key.source))


def shares(one: str, other: str) -> bool:
    """Whether one of two strings of words has all of the other, as whole sentences."""
    short, long = sorted((one, other), key=len)
    start = long.find(short) if short else -1
    while start >= 0:
        ahead, rest = long[:start].rstrip(), long[start + len(short) :].lstrip()
        runs_on = rest[:1].isalnum() and short[-1].isalnum()
        if not runs_on and not (ahead[-1:].isalnum() and short[0].isalnum()):
            return True
        start = long.find(short, start + 1)
    return False
