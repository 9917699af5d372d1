"""A template merged into a catalog: what stays, comes back, changes and goes.

The rules of the merge, in order, for each message of the template:

1. the same key: the message stays as it is;
2. an obsolete message with that key: it comes back as it was, but no more approved than what
   stood for it since;
3. the same words cut into messages otherwise (`rekey`): what people approved, still approved;
4. the same source under a context that is going away, then a similar source that is going
   away: its text, as a draft that shows the previous source;
5. otherwise the message is new and EMPTY.

Only what a person wrote or approved is carried; a machine's untouched draft is as good as
none, since it can be drafted again. What a person wrote and no page needs any more is kept
as obsolete. A source that stays gives its text to no other: "Create account" does not
inherit "Delete account".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.catalogs.fuzzy_match import pairs, similarity
from i18n.catalogs.loans import disowned, outdated
from i18n.catalogs.ownership import (
    APART,
    assert_nothing_lost,
    handed_on,
    has_text,
    in_doubt,
    is_doubted,
    is_emptied_loan,
    is_handed_on,
    lent_by_obsolete,
    machine_owned,
    restored,
    retired,
    set_aside,
    standing,
)
from i18n.catalogs.resegmentation import resegmented
from i18n.model import Catalog, Key, Message, Notes, State, is_format
from i18n.segmentation.joining import UNCUT, Sentences, overlap, words_only

COSMETIC = 0.8
"""The least similarity of two sources that may differ in looks only."""


def update(
    old: Catalog,
    wanted: Sequence[Message],
    *,
    cosmetic: bool = False,
    sentences: Sentences = UNCUT,
) -> Catalog:
    """The catalog with the messages of a template, by the rules above.

    `sentences` is how the catalog's language parts and joins them.
    `cosmetic` says that sources changed in their looks only, a typo mended: what was approved
    for a very similar source stays approved, and shows the previous one. Changing the source
    back, cosmetically again, undoes that. Raises CatalogError if a person's words would be
    lost.
    """
    return updated(old, wanted, cosmetic=cosmetic, sentences=sentences).catalog


@dataclass(frozen=True, slots=True)
class Updated:
    """A catalog brought up to date, and the keys whose words it has in other messages now."""

    catalog: Catalog
    recut: frozenset[Key] = frozenset()


def updated(
    old: Catalog,
    wanted: Sequence[Message],
    *,
    cosmetic: bool = False,
    sentences: Sentences = UNCUT,
) -> Updated:
    """The same as `update`, with what became of words that are cut otherwise."""
    by_key = {message.key: message for message in old.messages}
    keys = {message.key for message in wanted}
    recut = resegmented(old, wanted, sentences)
    going = _going(old, keys | recut.givers)
    new = tuple(m for m in wanted if m.key not in by_key and m.key not in recut.messages)
    inherited = {new[n].key: going[g] for n, g in _heirs(new, going).items()}
    same = _settled(old, keys)
    active = [
        recut.messages.get(m.key) or _merged(m, same.get(m.key), inherited.get(m.key))
        for m in wanted
    ]
    if cosmetic:
        active = [_unshaken(m, inherited.get(m.key)) for m in active]
    carried = {inherited[m.key].key for m in active if m.key in inherited and _approved(m)}
    there = keys | carried
    handed = recut.handed_on | outdated(old.messages, by_key, keys)
    gone = [
        handed_on(retired(m)) if m.key in handed else retired(m)
        for m in old.messages
        if m.key not in there and _kept(m, by_key)
    ]
    left = {m.key: m for m in gone}
    active = [_without_lender(m, left) if m.previous else m for m in active]
    result = replace(old, messages=(*active, *gone, *recut.aside))
    assert_nothing_lost(old, result)
    return Updated(result, recut.givers)


def _going(old: Catalog, staying: Collection[Key]) -> tuple[Message, ...]:
    """What people wrote for messages that are no longer there."""
    return tuple(
        m
        for m in old.messages
        if m.key not in staying and m.state is not State.OBSOLETE and not machine_owned(m)
    )


def _settled(old: Catalog, wanted: Collection[Key]) -> dict[Key, Message]:
    """The messages of a catalog as a template finds them. One that comes back is a draft where
    its text was doubted meanwhile, under another context or source that goes."""
    by_key = {m.key: m for m in old.messages}
    doubted = {
        (m.text, m.forms) for m in old.messages if m.key not in wanted and is_doubted(m, by_key)
    }
    other = disowned(old.messages, by_key)
    found = {}
    for m in old.messages:
        if m.state is not State.OBSOLETE:
            heeded = replace(m, origin=None) if is_emptied_loan(m) else m
            found[m.key] = _without_lender(standing(heeded), by_key)
        else:
            now = _without_lender(restored(m), by_key)
            doubt = m.key in other or (m.text, m.forms) in doubted
            found[m.key] = in_doubt(now) if doubt else now
    return found


def _without_lender(message: Message, by_key: Mapping[Key, Message]) -> Message:
    """A message shows which one its draft was made of while it is that draft: no longer when a
    person approved it or took its text out."""
    if message.state is State.DRAFT or message.previous is None:
        return message
    lender = by_key.get(message.previous)
    if message.state is State.APPROVED and not (lender and lender.state is State.OBSOLETE):
        return message
    return replace(message, previous=None, previous_plural="")


def _kept(message: Message, by_key: Mapping[Key, Message]) -> bool:
    """Whether a message that is no longer there stays, as obsolete."""
    if message.state is State.OBSOLETE:
        return True
    return not (machine_owned(message) or lent_by_obsolete(message, by_key))


def _merged(wanted: Message, same: Message | None, similar: Message | None) -> Message:
    if same is not None:
        told = (wanted.notes, wanted.places, _flags(same, wanted))
        if told != (same.notes, same.places, same.flags):
            same = replace(same, notes=told[0], places=told[1], flags=told[2])
        return _with_plural(same, wanted.plural)
    if similar is None:
        return wanted
    if not has_text(similar):
        return replace(wanted, comments=similar.comments, flags=_flags(similar, wanted))
    earlier = similar.previous if similar.state is State.DRAFT else None
    return replace(
        wanted,
        text=similar.text,
        forms=_forms(similar) if wanted.plural else (),
        state=State.DRAFT,
        comments=similar.comments,
        flags=_flags(similar, wanted),
        previous=earlier or similar.key,
        previous_plural=similar.previous_plural if earlier else similar.plural,
    )


def _flags(message: Message, wanted: Message) -> tuple[str, ...]:
    """The flags of people, and those that the source has now on its placeholders."""
    if not wanted.flags:
        return message.flags
    return (*(f for f in message.flags if not is_format(f)), *wanted.flags)


def _forms(message: Message) -> tuple[str, ...]:
    return message.forms or ((message.text,) if message.text else ())


def _with_plural(message: Message, plural: str) -> Message:
    """A message whose plural source changed is a draft that shows the previous one."""
    if plural == message.plural or (not plural and not machine_owned(message)):
        return message
    if machine_owned(message) or not has_text(message):
        return replace(message, text="", state=State.EMPTY, origin=None, plural=plural, forms=())
    return replace(
        message,
        state=State.DRAFT,
        plural=plural,
        forms=_forms(message),
        previous=message.key,
        previous_plural=message.plural,
    )


def _unshaken(message: Message, similar: Message | None) -> Message:
    """A message that took over an approved text for nearly the same source: still approved."""
    if similar is None or similar.state is not State.APPROVED:
        return message
    if similarity(message.key.source, similar.key.source) < COSMETIC:
        return message
    back = similar.previous == message.key
    previous = None if back else similar.key
    return replace(
        message,
        state=State.APPROVED,
        origin=similar.origin,
        previous=previous,
        previous_plural=message.previous_plural if previous else "",
    )


def _approved(message: Message) -> bool:
    return message.state is State.APPROVED


def carry_moved(
    before: Mapping[str, Catalog],
    after: Mapping[str, Catalog],
    recut: Mapping[str, Collection[Key]] | None = None,
    read: Mapping[str, Catalog] | None = None,
) -> dict[str, Catalog]:
    """The catalogs of a language, by stem, with what left one and came to another carried over.

    A message that a person owned, that is gone from its catalog and in another one new, or no
    more than a machine's draft, with the same key and kind of block, has moved with its text: it
    keeps its state. (Its catalog may not have been readable when it moved.) What comes back
    with it is set aside, since it is older. Where two that went had different texts nothing is
    guessed. What its own catalog has in other messages now (`recut`) has not moved. `read` are the
    catalogs as they were before anything went to another.
    """
    gone: dict[tuple[Key, str], dict[Message, Message]] = {}
    for stem, old in before.items():
        active = (m.key for m in after[stem].messages if m.state is not State.OBSOLETE)
        left = {*active, *(recut or {}).get(stem, ())}
        for m in old.messages:
            owned = m.state in (State.APPROVED, State.DRAFT) and not machine_owned(m)
            if owned and m.key not in left:
                gone.setdefault((m.key, m.notes.block), {}).setdefault(_said(m), m)
    none = Catalog("", ())
    taken: set[Message] = set()
    found = {
        stem: _arrived(one, before.get(stem, none), gone, taken) for stem, one in after.items()
    }
    asleep = _asleep(before, after)
    found = {
        stem: _woken(one, before.get(stem, none), asleep, taken, read or before)
        for stem, one in found.items()
    }
    return {stem: _left_behind(one, before.get(stem, none), taken) for stem, one in found.items()}


def _said(message: Message) -> Message:
    """What people said in a message, wherever it stands."""
    return replace(
        message, notes=Notes(), places=(), origin=None, previous=None, previous_plural="", line=0
    )


def _arrived(
    found: Catalog,
    old: Catalog,
    gone: Mapping[tuple[Key, str], Mapping[Message, Message]],
    taken: set[Message],
) -> Catalog:
    by_key = {m.key: m for m in found.messages}
    stays = {m.key: m for m in old.messages if m.state is not State.OBSOLETE}
    back = {m.key: m for m in old.messages if m.state is State.OBSOLETE}
    messages = []
    asides = []
    for m in found.messages:
        came = tuple(gone.get((m.key, m.notes.block), {}).values())
        if m.state is not State.OBSOLETE and len(came) == 1:
            (mover,) = came
            free = m.state is State.EMPTY or machine_owned(m)
            emptied = m.state is State.EMPTY and m.key in stays and stays[m.key].origin is not None
            if free or lent_by_obsolete(m, by_key) or _is_older(m, back):
                if m.key in back and (m.text, m.forms) != (mover.text, mover.forms):
                    asides.append(set_aside(back[m.key]))
                there = in_new_place(mover, m)
                # Where the message was empty before, somebody may have taken this text out.
                m = _without_lender(in_doubt(there) if m.key in stays else there, by_key)
                if m.key not in stays or emptied:
                    taken.add(_said(mover))
        elif m.key in back and came and not all(_agrees(one, m) for one in came):
            m = in_doubt(m)
        messages.append(m)
    messages += (m for m in asides if has_text(m) and m.key not in by_key)
    return replace(found, messages=tuple(messages))


def _is_older(message: Message, back: Mapping[Key, Message]) -> bool:
    """Whether a message is back as it was, and not as its page has just had it in others."""
    before = back.get(message.key)
    return before is not None and not (is_handed_on(before) and _approved(message))


def _agrees(one: Message, other: Message) -> bool:
    return _approved(one) and (one.text, one.forms) == (other.text, other.forms)


Asleep = Mapping[Key, Mapping[Message, Message]]
"""What is obsolete, and was before, and has handed nothing on, by key and what it says."""


def _asleep(before: Mapping[str, Catalog], after: Mapping[str, Catalog]) -> Asleep:
    found: dict[Key, dict[Message, Message]] = {}
    for stem, old in before.items():
        still = {m.key for m in after[stem].messages if m.state is State.OBSOLETE}
        for m in old.messages:
            lasts = m.state is State.OBSOLETE and has_text(m) and not is_handed_on(m)
            if lasts and m.key in still:
                found.setdefault(m.key, {}).setdefault(_said(m), m)
    return found


def _woken(
    found: Catalog,
    old: Catalog,
    asleep: Asleep,
    taken: set[Message],
    before: Mapping[str, Catalog],
) -> Catalog:
    """A catalog in which what came back as a draft, since it had moved on, is as it was last
    where it went: its page was there, was removed, and is here again. What stood for it here, or
    for its page in another catalog, until now would know better."""
    gone = (m for m in old.messages if m.state is State.OBSOLETE and is_handed_on(m))
    back = {m.key: restored(m) for m in gone}
    here = {m.key for m in found.messages if m.state is not State.OBSOLETE}
    left = [
        words_only(m.key.source)
        for m in old.messages
        if back and m.state is not State.OBSOLETE and m.key not in here
    ]
    messages = []
    for m in found.messages:
        last = tuple(asleep.get(m.key, {}).values())
        if m.key in back and _said(m) == _said(back[m.key]) and len(last) == 1:
            now = restored(last[0])
            words = words_only(m.key.source)
            known = any(overlap(words, other) for other in left) or _stood(before, m, words)
            if _agrees(now, m) and not known:
                taken.add(_said(last[0]))
                m = replace(m, state=now.state, previous=None, previous_plural="")
        messages.append(m)
    return replace(found, messages=tuple(messages))


def _stood(before: Mapping[str, Catalog], message: Message, words: str) -> bool:
    """Whether anything in use has said until now what a page of a message says there."""
    return any(
        overlap(words, words_only(m.key.source))
        for found in before.values()
        for m in found.messages
        if m.state is not State.OBSOLETE and not set(m.places).isdisjoint(message.places)
    )


def _left_behind(found: Catalog, old: Catalog, taken: Collection[Message]) -> Catalog:
    """A catalog in which what has moved says so."""
    moved = {m.key for m in old.messages if _said(m) in taken} if taken else set()
    messages = (
        handed_on(m) if m.key in moved and m.state is State.OBSOLETE else m for m in found.messages
    )
    return replace(found, messages=tuple(messages))


def in_new_place(mover: Message, place: Message) -> Message:
    """What moved, in its new place, with what was said there."""
    comments = dict.fromkeys(place.comments + mover.comments)
    now = replace(
        mover,
        origin=None,
        notes=place.notes,
        places=place.places,
        comments=tuple(c for c in comments if c != APART),
        flags=tuple(dict.fromkeys((*_flags(mover, place), *place.flags))),
    )
    return _with_plural(now, place.plural)


def _heirs(new: Sequence[Message], going: Sequence[Message]) -> dict[int, int]:
    """Which new message takes over which going one's text, by index, one to one."""
    heirs: dict[int, int] = {}
    by_source: dict[str, list[int]] = {}
    wanted = Counter(message.key.source for message in new)
    for index, message in enumerate(going):
        by_source.setdefault(message.key.source, []).append(index)
    for index, message in enumerate(new):
        same = by_source.get(message.key.source, [])
        # With two contexts renamed at once nobody can tell which is which.
        if len(same) == 1 and wanted[message.key.source] == 1:
            heirs[index] = same[0]
    taken = set(heirs.values())
    left = [n for n in range(len(new)) if n not in heirs]
    free = [g for g in range(len(going)) if g not in taken]
    found = pairs([new[n].key.source for n in left], [going[g].key.source for g in free])
    return heirs | {left[n]: free[g] for n, g in found.items()}
