"""What a run that was cut off has handed on, and could not say in the catalog that gave it.

The receiving catalog is written first. When the run ends there, the text is approved in both,
and the next run cannot tell that from a text that two pages have in common. So a run notes
beforehand what it will hand on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from i18n.catalogs.ownership import handed_on, has_text, is_handed_on
from i18n.model import Catalog, Key, Message, State

Catalogs = Mapping[str, Catalog]
HandedOn = Mapping[str, Collection[Key]]
"""By catalog, the messages whose words others have."""


def to_hand_on(before: Catalogs, after: Catalogs) -> dict[str, tuple[Key, ...]]:
    """What catalogs will say that they have handed on, and do not say yet."""
    found = {}
    for stem, catalog in after.items():
        if (old := before.get(stem)) is not None and old != catalog:
            said = {m.key for m in old.messages if _is_given(m)}
            if keys := tuple(m.key for m in catalog.messages if _is_given(m) and m.key not in said):
                found[stem] = keys
    return found


def with_handed_on(before: Catalogs, after: Catalogs, noted: HandedOn) -> dict[str, Catalog]:
    """The catalogs of a language, by stem: `after` a merge, with what the run before had noted
    and another catalog really has, by what is on disk, `before`."""
    found = dict(after)
    for stem, keys in noted.items():
        if stem in found:
            others = {_said(m) for one, c in before.items() if one != stem for m in c.messages}
            messages = tuple(
                handed_on(m) if m.key in keys and _waits(m) and _said(m) in others else m
                for m in found[stem].messages
            )
            found[stem] = replace(found[stem], messages=messages)
    return found


def _is_given(message: Message) -> bool:
    return message.state is State.OBSOLETE and is_handed_on(message)


def _waits(message: Message) -> bool:
    return message.state is State.OBSOLETE and has_text(message) and not is_handed_on(message)


def _said(message: Message) -> tuple[Key, str, tuple[str, ...]]:
    return message.key, message.text, message.forms
