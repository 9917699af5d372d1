"""Two people's edits of one catalog merged message by message, for git.

Text merges of PO files clash on dates, references and neighbours, and can leave a file that no
tool reads. By message there is a clash only where two people gave one message different texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from i18n.catalog import machine_owned
from i18n.model import Catalog, Key, Message, State

Header = tuple[tuple[str, str], ...]


def merged(base: Catalog, ours: Catalog, theirs: Catalog) -> tuple[Catalog, int]:
    """The catalog with both sides' edits, and how many messages both sides changed apart.

    Such a message keeps our text as fuzzy, and theirs as a comment. No text of a person that
    either side has is lost.
    """
    before, mine, other = (_by_key(one) for one in (base, ours, theirs))
    clashes = 0
    messages = []
    for key in _order(ours, theirs):
        message, clash = _one(before.get(key), mine.get(key), other.get(key))
        clashes += clash
        if message is not None:
            messages.append(message)
    active = [m for m in messages if m.state is not State.OBSOLETE]
    gone = [m for m in messages if m.state is State.OBSOLETE]
    header = _header(base.header, ours.header, theirs.header)
    comments = tuple(dict.fromkeys(ours.comments + theirs.comments))
    return Catalog(ours.language, (*active, *gone), header, comments), clashes


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
        return _with_comments(_further(ours, theirs), ours, theirs), False
    if machine_owned(ours) != machine_owned(theirs):
        return _with_comments(theirs if machine_owned(ours) else ours, ours, theirs), False
    if machine_owned(ours):
        return (theirs if ours.state is State.EMPTY else ours), False
    return _clash(ours, theirs, base)


def _kept(chosen: Message | None, other: Message | None) -> Message | None:
    """A side that dropped a message does not take a person's words along."""
    if chosen is None and other is not None and not machine_owned(other):
        return other
    return chosen


def _words(message: Message) -> tuple[str, tuple[str, ...]]:
    return message.text, message.forms


def _further(ours: Message, theirs: Message) -> Message:
    """Of two states of one text the one that needs more work: a doubt outlives an approval."""
    rank = {State.EMPTY: 0, State.DRAFT: 1, State.APPROVED: 2, State.OBSOLETE: 3}
    return min(ours, theirs, key=lambda message: rank[message.state])


def _clash(ours: Message, theirs: Message, base: Message | None) -> tuple[Message, bool]:
    """Two texts of people. One that is still the base's has not been changed by its side."""
    if base is not None and _words(ours) == _words(base):
        return _with_comments(theirs, ours, theirs), False
    if base is not None and _words(theirs) == _words(base):
        return _with_comments(ours, ours, theirs), False
    if ours.state is State.OBSOLETE and theirs.state is not State.OBSOLETE:
        ours, theirs = theirs, ours
    other = "\n".join(theirs.forms) or theirs.text
    also = tuple(f"conflict, the other text: {line}" for line in other.split("\n"))
    kept = _with_comments(ours, ours, theirs)
    state = State.DRAFT if ours.state is State.APPROVED else ours.state
    return replace(kept, state=state, comments=kept.comments + also), True


def _with_comments(chosen: Message, ours: Message, theirs: Message) -> Message:
    comments = tuple(dict.fromkeys(ours.comments + theirs.comments))
    return replace(chosen, comments=comments)


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
