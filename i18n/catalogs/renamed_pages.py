"""Pages that got another name: what is theirs besides their words, their translated address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from i18n.catalogs import page_slugs
from i18n.catalogs.ownership import lent_by_obsolete
from i18n.model import Catalog, Key, Message, State

_SAME = 0.5
"""The least share of what a page alone has that it keeps under another name."""

Words = Mapping[str, frozenset[Key]]
"""By page what it alone has: menus and footers say nothing."""


def carry_addresses(
    before: Mapping[str, Catalog], after: Mapping[str, Catalog]
) -> dict[str, Catalog]:
    """The catalogs of a language, by stem, with the addresses of renamed pages.

    A page that is gone and a new one with most of its words are one page; where several could
    be, nothing is guessed. Its address keeps its state: it is what readers know it by.
    """
    held = {
        place: m
        for found in before.values()
        for m in found.messages
        if page_slugs.holds(m) and m.text and m.state is not State.OBSOLETE
        for place in m.places
    }
    if not held:
        return dict(after)
    came = {new: held[old] for old, new in _renames(_own(before), _own(after)) if old in held}
    return {stem: _with_addresses(found, came) for stem, found in after.items()}


def _own(catalogs: Mapping[str, Catalog]) -> Words:
    active = [
        m
        for found in catalogs.values()
        for m in found.messages
        if m.state is not State.OBSOLETE and not page_slugs.holds(m)
    ]
    counts = Counter(key for key, _ in {(m.key, place) for m in active for place in m.places})
    own: dict[str, set[Key]] = {}
    for m in active:
        for place in m.places:
            own.setdefault(place, set()).update({m.key} if counts[m.key] == 1 else ())
    return {place: frozenset(keys) for place, keys in own.items()}


def _renames(before: Words, after: Words) -> Iterator[tuple[str, str]]:
    """Pages that are gone, each with the one new page that has most of its words."""
    gone = {place: keys for place, keys in before.items() if place not in after}
    new = {place: keys for place, keys in after.items() if place not in before}
    where = {key: place for place, keys in new.items() for key in keys}
    found = []
    for old, keys in gone.items():
        shared = Counter(where[key] for key in keys if key in where)
        for place, count in shared.most_common(1):
            if count >= _SAME * max(len(keys), len(new[place])):
                found.append((old, place))
    taken = Counter(place for _, place in found)
    return (pair for pair in found if taken[pair[1]] == 1)


def _with_addresses(catalog: Catalog, came: Mapping[str, Message]) -> Catalog:
    by_key = {m.key: m for m in catalog.messages}
    messages = []
    for m in catalog.messages:
        former = came.get(m.places[0]) if page_slugs.holds(m) and m.places else None
        if former is not None and (m.state is State.EMPTY or lent_by_obsolete(m, by_key)):
            comments = tuple(dict.fromkeys(m.comments + former.comments))
            m = replace(m, text=former.text, state=former.state, comments=comments, previous=None)
        messages.append(m)
    return replace(catalog, messages=tuple(messages))
