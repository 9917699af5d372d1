"""What waits in one catalog, offered in another that has its text anew.

A text may leave a page while the page that gets it cannot be read, or stand on another page
years later. Nobody can tell that it has moved, so that it is no more than a draft there; but a
person's words come before a machine's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from i18n.catalogs.ownership import has_text, is_waiting, machine_owned, offer
from i18n.model import Catalog, Key, Message, State

Catalogs = Mapping[str, Catalog]


def with_offers(before: Catalogs, after: Catalogs) -> dict[str, Catalog]:
    """The catalogs of a language, by stem: `after` a merge, with a draft for each message that is
    new there, if catalogs keep one text of it, and none has it in use."""
    new = {stem: _new(found, before.get(stem)) for stem, found in after.items()}
    wanted = {m.key for some in new.values() for m in some.values()}
    kept = _kept(after, wanted) if wanted else {}
    return {
        stem: _offered(found, new[stem], kept) if kept.keys() & new[stem].keys() else found
        for stem, found in after.items()
    }


def _new(found: Catalog, before: Catalog | None) -> dict[Key, Message]:
    if found is before:
        return {}
    known = {m.key for m in before.messages} if before else set()
    return {m.key: m for m in found.messages if m.state is State.EMPTY and m.key not in known}


def _kept(after: Catalogs, wanted: set[Key]) -> dict[Key, tuple[Message, str]]:
    """The one text of each message that waits, and in which catalog, where none has a person's
    in use."""
    texts: dict[Key, dict[tuple[str, tuple[str, ...]], tuple[Message, str]]] = {}
    used: set[Key] = set()
    for stem, found in after.items():
        for m in (m for m in found.messages if m.key in wanted):
            if is_waiting(m):
                texts.setdefault(m.key, {}).setdefault((m.text, m.forms), (m, stem))
            elif m.state is not State.OBSOLETE and has_text(m) and not machine_owned(m):
                used.add(m.key)
    return {
        key: next(iter(some.values()))
        for key, some in texts.items()
        if len(some) == 1 and key not in used
    }


def _offered(
    found: Catalog, new: Mapping[Key, Message], kept: Mapping[Key, tuple[Message, str]]
) -> Catalog:
    messages = (
        _with_text(m, *kept[m.key]) if m.key in new and m.key in kept else m for m in found.messages
    )
    return replace(found, messages=tuple(messages))


def _with_text(message: Message, kept: Message, stem: str) -> Message:
    if message.plural != kept.plural:
        return message
    return offer(replace(message, text=kept.text, forms=kept.forms), stem)
