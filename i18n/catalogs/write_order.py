"""In which order the catalogs of a language are written, since a run may be killed between two.

What moved from one to another, with its page or without, is written where it comes to before it
is taken from where it was. Of two catalogs that give each other something, each is first written
with both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.catalogs.moving.handing_on import receivers
from i18n.catalogs.ownership import has_text, is_handed_on, is_waiting, machine_owned
from i18n.model import Catalog, Message, State
from i18n.segmentation.joining import shares, words_only

_Held = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class WriteOrder:
    """Catalogs by stem, in order: those of `then` wait until all of `first` are written. One
    that takes and gives is in both, first with what it gives still in it."""

    first: _InTurn
    then: _InTurn


class _InTurn:
    """Catalogs by stem, in order, each read when it is its turn; `other` than it will be are those
    that are written twice."""

    def __init__(
        self,
        after: Mapping[str, Catalog],
        stems: Sequence[str],
        other: Mapping[str, Catalog] | None = None,
    ) -> None:
        self._after, self._stems, self._other = after, stems, other or {}

    def __iter__(self) -> Iterator[tuple[str, Catalog]]:
        return ((stem, self._other.get(stem) or self._after[stem]) for stem in self._stems)


def write_order(
    before: Mapping[str, Catalog], after: Mapping[str, Catalog], stems: Iterable[str]
) -> WriteOrder:
    """The order for the catalogs that `stems` names. `before` is what is on disk."""
    none = Catalog("", ())
    found = sorted(stems)
    given, taken, left = {}, {}, {}
    for one in found:
        old, new = before.get(one, none), after[one]
        given[one], taken[one], left[one] = _texts(old, new), _texts(new, old), _left(old, new)
    givers = {one for one in found if _meets(given[one], taken, one)}
    takers = {one for one in found if _meets(taken[one], given, one)}
    # Words that are cut otherwise where their page comes to are not the same text there.
    homes, known = _homes(after), _homes(before)
    named = {stem for place, stems in homes.items() if place not in known for stem in stems}
    for one in found:
        # A page that is nowhere now may have another name.
        if to := {stem for place in left[one] for stem in homes.get(place, named)} - {one}:
            givers.add(one)
            takers |= to
    for one, keys in receivers(_Some(before, found, none), _Some(after, found, none)).items():
        givers.add(one)
        takers |= set().union(*keys.values())
    for one in found:
        to = {stem for stem in found if taken[stem]} - {one}
        if to and _wakes(before.get(one, none), after[one]):
            givers.add(one)
            takers |= to
    twice = [one for one in found if one in givers & takers]
    both = {one: _with_given(before.get(one, none), after[one]) for one in twice}
    first = [*(one for one in found if one not in givers), *twice]
    return WriteOrder(
        _InTurn(after, first, both), _InTurn(after, [one for one in found if one in givers])
    )


class _Some(Mapping[str, Catalog]):
    """Some of the catalogs, in order; `none` where there is none."""

    def __init__(self, every: Mapping[str, Catalog], stems: Sequence[str], none: Catalog) -> None:
        self._every, self._stems, self._none = every, dict.fromkeys(stems), none

    def __getitem__(self, stem: str) -> Catalog:
        if stem not in self._stems:
            raise KeyError(stem)
        return self._every.get(stem, self._none)

    def __iter__(self) -> Iterator[str]:
        return iter(self._stems)

    def __len__(self) -> int:
        return len(self._stems)


def _texts(one: Catalog, other: Catalog) -> frozenset[_Held]:
    """What people said that is in use in one catalog, and not so in the other."""
    left = {(_held(m), m.state) for m in _in_use(one)} - {
        (_held(m), m.state) for m in _in_use(other)
    }
    return frozenset(held for held, _ in left)


def _left(old: Catalog, new: Catalog) -> set[str]:
    """The pages that have left a catalog, with something of a person's."""
    there = {place for m in new.messages for place in m.places}
    return {place for m in _in_use(old) for place in m.places} - there


def _wakes(old: Catalog, new: Catalog) -> bool:
    """Whether others may have what waited in a catalog."""
    waited = {m.key for m in old.messages if is_waiting(m)}
    given = [m for m in new.messages if m.key in waited and is_handed_on(m)]
    here = [(m.key.context, words_only(m.key.source)) for m in _in_use(new)] if given else []
    return any(
        not any(
            one == m.key.context and shares(words, words_only(m.key.source)) for one, words in here
        )
        for m in given
    )


def _homes(catalogs: Mapping[str, Catalog]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for stem, catalog in catalogs.items():
        for place in {place for m in catalog.messages for place in m.places}:
            found.setdefault(place, set()).add(stem)
    return found


def _in_use(catalog: Catalog) -> Iterable[Message]:
    return (
        m
        for m in catalog.messages
        if m.state is not State.OBSOLETE and has_text(m) and not machine_owned(m)
    )


def _held(message: Message) -> _Held:
    return message.text, message.forms


def _meets(texts: Collection[_Held], others: Mapping[str, frozenset[_Held]], stem: str) -> bool:
    return any(not found.isdisjoint(texts) for one, found in others.items() if one != stem)


def _with_given(old: Catalog, new: Catalog) -> Catalog:
    """A catalog as it will be, with what it gives away still in use, or waiting."""
    kept = {m.key: m for m in (*filter(is_waiting, old.messages), *_in_use(old))}
    known = {m.key for m in new.messages}
    messages = [kept.get(m.key, m) if m.state is State.OBSOLETE else m for m in new.messages]
    messages += (m for key, m in kept.items() if key not in known)
    active = [m for m in messages if m.state is not State.OBSOLETE]
    gone = [m for m in messages if m.state is State.OBSOLETE]
    return replace(new, messages=(*active, *gone))
