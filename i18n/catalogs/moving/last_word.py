"""The last word on a text: what a person doubted or took out of a page is not approved there by
what the page had before.

Whatever brings a text back (its key, words that are cut otherwise, another catalog), it comes
back as a draft where its page had in its place, until this run, what a person doubted. What
waits for the page as obsolete comes back as no more than that, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.catalogs.moving.returned_pages import of_its_own
from i18n.catalogs.ownership import (
    handed_on,
    has_text,
    in_doubt,
    is_doubted,
    is_lent,
    is_waiting,
    lent,
    machine_owned,
    reused,
)
from i18n.model import Catalog, Key, Message, State
from i18n.segmentation.joining import shares, words_only

Catalogs = Mapping[str, Catalog]
_Said = tuple[Key, str, tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class _Doubt:
    """That a message of a catalog is doubted, or has no text. It is `sure` that a person did
    that, unless there may never have been one; `leaves` says that its page has it no more,
    `moves` that its catalog has not, or an offer in its place, `overruled` that its page has an
    offer."""

    stem: str
    key: Key
    words: str
    emptied: bool
    sure: bool
    leaves: bool
    moves: bool
    overruled: bool = False

    def is_about(self, other: Key, words: str) -> bool:
        """Whether another message has its words, or some of them, cut otherwise."""
        mine = self.key
        return mine != other and mine.context == other.context and shares(self.words, words)


Doubts = Mapping[str, Sequence[_Doubt]]
"""By page."""


@dataclass(frozen=True, slots=True)
class _Last:
    """The doubts that outlive their message, by page, each with whether it stood in another
    catalog; and the `pages` of what was in use until this run."""

    pages: Mapping[Key, Sequence[str]]
    doubts: Mapping[str, Sequence[tuple[_Doubt, bool]]]

    def outlives(self, message: Message) -> bool:
        """Whether what waits is doubted by its page, or, where nobody knows that, by any."""
        some = [
            one
            for page in self.pages.get(message.key, self.doubts)
            for one in self.doubts.get(page, ())
        ]
        words = words_only(message.key.source) if some else ""
        return any(
            (apart and one.key == message.key) or one.is_about(message.key, words)
            for one, apart in some
        )


def with_last_word(before: Catalogs, after: Catalogs) -> dict[str, Catalog]:
    """The catalogs of a language, by stem: `after` a merge, where `before` is as they were read."""
    changed = [stem for stem, found in after.items() if found != before.get(stem)]
    changed += before.keys() - after.keys()
    twice = _in_two(before) if changed else set()
    doubts = _doubts(before, after, twice) if changed else {}
    if not doubts:
        return dict(after)
    approved = frozenset(_approved(before))
    none = Catalog("", ())
    found = dict(after)
    homes = _homes(doubts)
    for stem in after if twice else {**dict.fromkeys(changed), **homes}:
        if stem in after:
            pages = {m.key: m.places for m in before.get(stem, none).messages if m.places}
            there = homes.get(stem, set()) | {
                place
                for m in (*before.get(stem, none).messages, *after[stem].messages)
                for place in m.places
            }
            last = {page: _last(doubts[page], stem) for page in sorted(there & doubts.keys())}
            found[stem] = _heeding(after[stem], stem, doubts, approved, _Last(pages, last))
    return found


def _doubts(before: Catalogs, after: Catalogs, twice: Collection[str]) -> Doubts:
    there: dict[str, dict[Key, bool]] = {}
    for m in (m for catalog in after.values() for m in catalog.messages):
        for place in m.places:
            there.setdefault(place, {})[m.key] = m.state is State.DRAFT and machine_owned(m)
    found: dict[str, list[_Doubt]] = {}
    for stem, catalog in before.items():
        by_key = {m.key: m for m in catalog.messages}
        now = after[stem].messages if stem in after else ()
        stays = {m.key for m in now if m.state is not State.OBSOLETE and not machine_owned(m)}
        for m in catalog.messages:
            emptied = m.state is State.EMPTY
            if emptied or is_doubted(m, by_key):
                words = words_only(m.key.source)
                for place in m.places:
                    sure = not emptied or m.origin is not None or place in twice
                    now_there = there.get(place, {})
                    leaves = m.key not in now_there
                    if sure or leaves:
                        offered = now_there.get(m.key, False)
                        moves = m.key not in stays
                        one = _Doubt(stem, m.key, words, emptied, sure, leaves, moves, offered)
                        found.setdefault(place, []).append(one)
            elif is_lent(m):
                for place, part in _of_parts(m, stem, before):
                    found.setdefault(place, []).append(part)
    return found


def _of_parts(block: Message, stem: str, before: Catalogs) -> Iterator[tuple[str, _Doubt]]:
    """The doubt, page by page, of a sentence that a block is a draft for."""
    if block.previous is None:
        return
    words = words_only(block.previous.source)
    for place in block.places:
        if _was_doubted(block, (before.get(one) for one in (stem, *of_its_own(place)))):
            yield place, _Doubt(stem, block.previous, words, False, True, False, False)


def _was_doubted(block: Message, catalogs: Iterable[Catalog | None]) -> bool:
    """Whether a block is a draft for what was doubted of it when it was joined: by the first of
    some catalogs that has this, since it may have been approved after it came from another."""
    for found in catalogs:
        some = [
            m
            for m in (found.messages if found else ())
            if m.key == block.previous and m.state is State.OBSOLETE
            if has_text(m) and m.origin is None and m.text in block.text
        ]
        if some:
            return any("fuzzy" in m.flags for m in some)
    return False


def _homes(doubts: Doubts) -> dict[str, set[str]]:
    """The catalogs in which pages with doubts may have had something once, each with those."""
    found: dict[str, set[str]] = {}
    for page in doubts:
        for stem in of_its_own(page):
            found.setdefault(stem, set()).add(page)
    return found


def _in_two(before: Catalogs) -> set[str]:
    """The pages that a run that was cut off has left in two catalogs."""
    first: dict[str, str] = {}
    return {
        place
        for stem, catalog in before.items()
        for m in catalog.messages
        for place in m.places
        if first.setdefault(place, stem) != stem
    }


def _approved(before: Catalogs) -> Iterator[_Said]:
    for catalog in before.values():
        for m in catalog.messages:
            if m.state is State.APPROVED:
                for place in m.places:
                    yield m.key, m.text, m.forms, place


def _last(doubts: Sequence[_Doubt], stem: str) -> list[tuple[_Doubt, bool]]:
    """The doubts that outlive their message, each with whether it stood in another catalog."""
    sure = [(one, one.stem != stem) for one in doubts if one.sure]
    return [
        (one, apart)
        for one, apart in sure
        if one.leaves or one.emptied or one.overruled or (one.moves and not apart)
    ]


def _heeding(
    found: Catalog,
    stem: str,
    doubts: Doubts,
    approved: Collection[_Said],
    last: _Last,
) -> Catalog:
    messages = []
    for m in found.messages:
        if m.state is State.APPROVED and not reused(m):
            known = any((m.key, m.text, m.forms, place) in approved for place in m.places)
            doubt = _doubt_of(m, stem, doubts, known=known)
            if doubt is not None:
                apart = known and doubt.key != m.key
                m = lent(m, doubt.key) if apart else in_doubt(m)
        elif is_waiting(m) and last.outlives(m):
            m = handed_on(m)
        messages.append(m)
    return replace(found, messages=tuple(messages))


def _doubt_of(message: Message, stem: str, doubts: Doubts, *, known: bool) -> _Doubt | None:
    """By what a page of a message doubts it. What was approved before is doubted, if a run that
    was cut off has left it in two catalogs, and somebody doubted it in the other one."""
    there = [one for place in message.places for one in doubts.get(place, ())]
    if same := next((one for one in there if one.sure and one.key == message.key), None):
        return same
    some = [one for one in there if one.leaves and (not known or (one.sure and one.stem != stem))]
    words = words_only(message.key.source) if some else ""
    return next((one for one in some if one.is_about(message.key, words)), None)
