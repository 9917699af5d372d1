"""Two people's edits of one catalog merged message by message, for git.

Text merges of PO files clash on dates, references and neighbours, and can leave a file that no
tool reads. By message there is a clash only where two people gave one message different texts.

The messages themselves are merged first: where one side cut its blocks otherwise, or had its
sources reworded, the other side and the base are brought up to date with that, as `extract`
would do. So an edit of what has another form by now is an edit of that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from i18n.catalogs.merge import update
from i18n.catalogs.ownership import (
    APART,
    has_text,
    in_doubt,
    machine_owned,
    standing,
    untranslated,
    with_conflict,
)
from i18n.catalogs.resegmentation import resegmented
from i18n.model import Catalog, Key, Message, State
from i18n.segmentation.joining import UNCUT, Sentences

Header = tuple[tuple[str, str], ...]


def merged(
    base: Catalog, ours: Catalog, theirs: Catalog, sentences: Sentences = UNCUT
) -> tuple[Catalog, int]:
    """The catalog with both sides' edits, and how many messages both sides changed apart.

    Such a message keeps our text as fuzzy, and theirs as a comment. No text of a person that
    either side has is lost. `sentences` is how the catalog's language parts and joins them.
    Raises CatalogError if a text would be lost.
    """
    order = _order(ours, theirs)
    base, ours, theirs = _level(base, ours, theirs, sentences)
    before, mine, other = (_by_key(one) for one in (base, ours, theirs))
    moved = bool(_active(base)) and not (_active(ours) and _active(theirs))
    clashes = 0
    messages = []
    for key in dict.fromkeys([*order, *mine, *other]):
        message, clash = _one(before.get(key), mine.get(key), other.get(key))
        clashes += clash
        if moved:
            message = _apart(message or mine.get(key) or other.get(key))
        messages += [message] if message is not None else []
    active = [m for m in messages if m.state is not State.OBSOLETE]
    gone = [m for m in messages if m.state is State.OBSOLETE]
    header = _header(base.header, ours.header, theirs.header)
    comments = tuple(dict.fromkeys(ours.comments + theirs.comments))
    marks = tuple(dict.fromkeys(ours.marks + theirs.marks))
    return Catalog(ours.language, (*active, *gone), header, comments, marks), clashes


def _apart(message: Message | None) -> Message | None:
    """A message whose page only one side has: what a person edited there says so."""
    if message is None or message.state is State.OBSOLETE or machine_owned(message):
        return message
    return replace(message, comments=tuple(dict.fromkeys((*message.comments, APART))))


# --- the messages --------------------------------------------------------------------


def _level(
    base: Catalog, ours: Catalog, theirs: Catalog, sentences: Sentences
) -> tuple[Catalog, Catalog, Catalog]:
    """Three catalogs with the same active messages: what each side added, less what either took
    away. Of two ways to cut what is new on both sides, ours. Where a page is gone, it may have
    another name: its catalog is left."""
    there, mine, other = (_active(one) for one in (base, ours, theirs))
    if mine.keys() == other.keys() == there.keys() or not (mine and other):
        return base, ours, theirs
    gone = (there.keys() - mine.keys()) | (there.keys() - other.keys())
    stay = [untranslated(m) for key, m in _newer(there, mine, other).items() if key not in gone]
    cut = resegmented(theirs, [m for m in stay if m.key in mine], sentences).givers
    wanted = [m for m in stay if m.key in mine or m.key not in cut]
    done = [update(one, wanted, sentences=sentences) for one in (base, ours, theirs)]
    return done[0], done[1], done[2]


def _active(catalog: Catalog) -> dict[Key, Message]:
    return {m.key: m for m in catalog.messages if m.state is not State.OBSOLETE}


def _newer(
    there: Mapping[Key, Message], mine: Mapping[Key, Message], other: Mapping[Key, Message]
) -> dict[Key, Message]:
    """Each message as the side has it that changed its source's part."""
    found = {**other, **mine}
    for key in mine.keys() & other.keys():
        if key in there and untranslated(mine[key]) == untranslated(there[key]):
            found[key] = other[key]
    return found


def _by_key(catalog: Catalog) -> dict[Key, Message]:
    return {message.key: message for message in catalog.messages}


def _order(ours: Catalog, theirs: Catalog) -> list[Key]:
    """Our order, with what only they have behind the message that it follows there."""
    order = [message.key for message in ours.messages]
    known = set(order)
    before: Key | None = None
    for message in theirs.messages:
        if message.key not in known:
            order.insert(order.index(before) + 1 if before in known else 0, message.key)
            known.add(message.key)
        before = message.key
    return order


def _one(
    base: Message | None, ours: Message | None, theirs: Message | None
) -> tuple[Message | None, bool]:
    if ours == theirs or theirs == base:
        return _kept(ours, theirs), False
    if ours == base:
        return _kept(theirs, ours), False
    if ours is None or theirs is None:
        return ours or theirs, False
    if _words(ours) == _words(theirs):
        return _joined(_further(ours, theirs, base), ours, theirs, base), False
    if _emptied(ours, theirs, base) or _emptied(theirs, ours, base):
        text = theirs if machine_owned(ours) else ours
        return _joined(in_doubt(text), ours, theirs, base), False
    if machine_owned(ours) != machine_owned(theirs):
        return _joined(theirs if machine_owned(ours) else ours, ours, theirs, base), False
    if machine_owned(ours):
        return (theirs if ours.state is State.EMPTY else ours), False
    return _clash(ours, theirs, base)


def _kept(chosen: Message | None, other: Message | None) -> Message | None:
    """A side that dropped a message does not take a person's words along."""
    if chosen is None and other is not None and not machine_owned(other):
        return other
    return chosen


def _emptied(one: Message, other: Message, base: Message | None) -> bool:
    """Whether a side took out an approved text that the other left as it was."""
    return (
        base is not None
        and base.state is other.state is State.APPROVED
        and _words(base) == _words(other)
        and machine_owned(one)
    )


def _words(message: Message) -> tuple[str, tuple[str, ...]]:
    return message.text, message.forms


def _further(ours: Message, theirs: Message, base: Message | None) -> Message:
    """Of two states of one text the one that a side gave it; where both did, the one that needs
    more work: a doubt outlives an approval."""
    if base is not None and _words(base) == _words(ours):
        if theirs.state is base.state:
            return ours
        if ours.state is base.state:
            return theirs
    rank = {State.EMPTY: 0, State.DRAFT: 1, State.APPROVED: 2, State.OBSOLETE: 3}
    return min(ours, theirs, key=lambda message: rank[message.state])


def _clash(ours: Message, theirs: Message, base: Message | None) -> tuple[Message, bool]:
    """Two texts of people. One that is still the base's has not been changed by its side."""
    if base is not None and _untouched(ours, base):
        return _joined(theirs, ours, theirs, base), False
    if base is not None and _untouched(theirs, base):
        return _joined(ours, ours, theirs, base), False
    if ours.state is State.OBSOLETE and theirs.state is not State.OBSOLETE:
        ours, theirs = theirs, ours
    if not has_text(ours) or not has_text(theirs):
        return _joined(ours if has_text(ours) else theirs, ours, theirs, base), False
    return with_conflict(_joined(ours, ours, theirs, base), theirs), True


def _untouched(message: Message, base: Message) -> bool:
    """Whether a side left a text as it was; to approve it is to say something."""
    approved = message.state is State.APPROVED is not base.state
    return _words(message) == _words(base) and not approved


def _joined(chosen: Message, ours: Message, theirs: Message, base: Message | None) -> Message:
    """A message with the comments of both sides, and the flags less those that one took away."""
    comments = tuple(dict.fromkeys(ours.comments + theirs.comments))
    flags = dict.fromkeys(chosen.flags + ours.flags + theirs.flags)
    gone = {f for f in base.flags if not (f in ours.flags and f in theirs.flags)} if base else set()
    # That of an obsolete message is its state, which no other side changes.
    gone.discard("fuzzy")
    gone |= set() if chosen.state is State.OBSOLETE else {"fuzzy"}
    found = replace(chosen, comments=comments, flags=tuple(f for f in flags if f not in gone))
    return found if chosen.state is State.OBSOLETE else standing(found)


def _header(base: Header, ours: Header, theirs: Header) -> Header:
    """Each field as the side that changed it has it; of two dates the later one."""
    was, mine, other = dict(base), dict(ours), dict(theirs)
    return tuple((name, _field(name, was, mine, other)) for name in dict.fromkeys([*mine, *other]))


def _field(
    name: str, was: Mapping[str, str], mine: Mapping[str, str], other: Mapping[str, str]
) -> str:
    if name not in mine or name not in other:
        return mine.get(name, other.get(name, ""))
    if name.endswith("-Date"):
        return max(mine[name], other[name])
    return other[name] if mine[name] == was.get(name) else mine[name]
