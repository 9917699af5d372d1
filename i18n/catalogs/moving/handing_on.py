"""What a run that was cut off has handed on, and could not say in the catalog that gave it.

The receiving catalog is written first. When the run ends there, the text is approved in both,
and the next run cannot tell that from a text that two pages have in common. So a run notes
beforehand what it will hand on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from i18n.catalogs.ownership import handed_on, is_handed_on, is_waiting, machine_owned
from i18n.model import Catalog, Key, Message, State

Catalogs = Mapping[str, Catalog]
HandedOn = Mapping[str, Collection[Key]]
"""By catalog, the messages whose words others have."""


def to_hand_on(before: Catalogs, after: Catalogs) -> dict[str, tuple[Key, ...]]:
    """What catalogs will say that they have handed on to others, and do not say yet."""
    found = receivers(before, after, passing=True)
    return {stem: tuple(keys) for stem, keys in found.items()}


def together(one: HandedOn, other: HandedOn) -> dict[str, tuple[Key, ...]]:
    """What two runs noted, of which the second goes on with the first one's work."""
    return {
        stem: tuple(dict.fromkeys((*one.get(stem, ()), *other.get(stem, ()))))
        for stem in sorted({*one, *other})
    }


def receivers(
    before: Catalogs, after: Catalogs, *, passing: bool = False
) -> dict[str, dict[Key, set[str]]]:
    """The same, with the catalogs in which each message is new or another; with those, too, where
    it is only `passing`, since they have handed it on themselves."""
    given = {stem: keys for stem, found in after.items() if (keys := _newly(before, found, stem))}
    come: dict[Key, set[str]] = {}
    for stem, catalog in after.items() if given else ():
        known = set(before[stem].messages) if stem in before else set()
        for m in catalog.messages:
            if m not in known and (passing or not _is_given(m)):
                come.setdefault(m.key, set()).add(stem)
    found = {
        stem: {key: to for key in keys if (to := come.get(key, set()) - {stem})}
        for stem, keys in given.items()
    }
    return {stem: keys for stem, keys in found.items() if keys}


def _newly(before: Catalogs, found: Catalog, stem: str) -> tuple[Key, ...]:
    old = before.get(stem)
    if old is None or old == found:
        return ()
    said = {m.key for m in old.messages if _is_given(m)}
    return tuple(m.key for m in found.messages if _is_given(m) and m.key not in said)


def with_handed_on(before: Catalogs, after: Catalogs, noted: HandedOn) -> dict[str, Catalog]:
    """The catalogs of a language, by stem: `after` a merge, with what the run before had noted
    and another catalog really has, by what is on disk, `before`."""
    found = dict(after)
    for stem, keys in noted.items():
        if stem in found:
            others = {
                _said(m)
                for one, catalog in before.items()
                for m in catalog.messages
                if one != stem and m.key in keys and not machine_owned(m)
            }
            messages = tuple(
                handed_on(m) if m.key in keys and is_waiting(m) and _said(m) in others else m
                for m in found[stem].messages
            )
            found[stem] = replace(found[stem], messages=messages)
    return found


def _is_given(message: Message) -> bool:
    return message.state is State.OBSOLETE and is_handed_on(message)


def _said(message: Message) -> tuple[Key, str, tuple[str, ...]]:
    return message.key, message.text, message.forms
