"""What people approved goes to the same texts elsewhere, on every run.

It comes to messages that nobody has touched: those without a text, with a machine's or the
memory's draft, or approved by the memory itself. Where the place agrees too it is approved,
else it is a draft. An approval of the memory stands until people withdraw the one that it came
from: then it is a draft again, since nobody else has looked at it. Only what people approved
themselves is passed on, so that no order matters and a second run finds nothing to do.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from i18n.catalogs.ownership import machine_owned, reused, with_draft
from i18n.catalogs.page_slugs import holds
from i18n.memory.agreement import witness
from i18n.memory.lookup import MemoryMatch, Recall
from i18n.memory.units import units_to_fill
from i18n.model import Catalog, Key, Message, Origin, State

Catalogs = Mapping[str, Catalog]


@dataclass(frozen=True, slots=True)
class Reused:
    """The catalogs of a language with what people approved elsewhere, and how many messages
    that changed."""

    catalogs: Catalogs
    count: int


@dataclass(frozen=True, slots=True)
class Sources:
    """Which of some sources people have approved anywhere."""

    known: Callable[[frozenset[str]], frozenset[str]]
    recall: Recall


def reused_everywhere(
    catalogs: Catalogs, read: Catalogs, sources: Sources, only: Collection[Key] | None = None
) -> Reused:
    """Bring to every message that nobody has touched what people approved for its source.
    `read` are the catalogs as people left them; `only` are the keys for which it can be another
    text than before, where that is known."""
    wanted = frozenset(key.source for one in catalogs.values() for key in _open(one, only))
    known = sources.known(wanted) if wanted else wanted
    withdrawn = _Withdrawn(catalogs, read)
    found: dict[str, Catalog] = {}
    count = 0
    for stem, catalog in catalogs.items():
        free = _open(catalog, only)
        keys = {key for key in free if key.source in known}
        asked = keys | {m.key for m in catalog.messages if m.key in free and reused(m)}
        if asked:
            found[stem], changed = _filled(catalog, asked, sources.recall, withdrawn)
            count += changed
    return Reused(ChainMap(found, catalogs), count)  # type: ignore[arg-type]  # nobody writes


def _open(catalog: Catalog, only: Collection[Key] | None) -> frozenset[Key]:
    """The keys of messages that nobody has touched, among some where these are known. One that was
    emptied has been touched."""
    return frozenset(
        m.key
        for m in catalog.messages
        if not m.plural and not holds(m) and (_untouched(m) or reused(m))
        if only is None or m.key in only
    )


def _untouched(message: Message) -> bool:
    if message.state is State.EMPTY:
        return message.origin is None
    return message.state is State.DRAFT and machine_owned(message)


def _filled(
    catalog: Catalog, asked: set[Key], recall: Recall, withdrawn: _Withdrawn
) -> tuple[Catalog, int]:
    messages = list(catalog.messages)
    active = (n for n, one in enumerate(messages) if one.state is not State.OBSOLETE)
    count = 0
    for number, place in zip(active, units_to_fill(catalog), strict=True):
        old = messages[number]
        if old.key in asked:
            match = recall(old, place)
            new = _again(old, match, withdrawn) if reused(old) else _given(old, match)
            count += new is not old and new.state is not State.EMPTY
            messages[number] = new
    done = replace(catalog, messages=tuple(messages)) if count else catalog
    return done, count


def _given(message: Message, match: MemoryMatch | None) -> Message:
    """A message with what people approved; as it is where there is nothing, or nothing new."""
    if match is None or _has(message, match):
        return message
    return drafted(message, match)


def _has(message: Message, match: MemoryMatch) -> bool:
    """Whether a message has just this from the memory, be it from another page."""
    origin = message.origin
    if message.state is State.EMPTY or origin is None or origin.kind != "memory":
        return False
    return (origin.score, message.text, origin.doubt) == (match.score, match.text, match.doubt)


def _again(message: Message, match: MemoryMatch | None, withdrawn: _Withdrawn) -> Message:
    """A message that the memory approved, as it is to be now."""
    if match and match.score > 100:
        return message if match.text == message.text else drafted(message, match)
    if not withdrawn(message):
        return message
    page = message.origin.detail if message.origin else ""
    return drafted(
        message, match or MemoryMatch(message.text, page, 100, doubt=f"withdrawn on {page}")
    )


def drafted(message: Message, match: MemoryMatch) -> Message:
    """A message with a match of the memory: approved where it may be, else a draft. A near match
    shows the source that it was made for."""
    origin = Origin("memory", match.page or "memory", doubt=match.doubt, score=match.score)
    done = with_draft(replace(message, text="", state=State.EMPTY, origin=None), match.text, origin)
    previous = Key(message.key.context, match.source) if match.source else None
    state = State.APPROVED if match.score > 100 else State.DRAFT
    return replace(done, state=state, previous=previous, previous_plural="")


class _Withdrawn:
    """Whether people took back the approval that a message came from, or changed its text: on
    its page it stands otherwise now. A page that is gone takes nothing back."""

    def __init__(self, catalogs: Catalogs, read: Catalogs) -> None:
        self._catalogs, self._read = catalogs, read
        self._now: dict[tuple[str, Key], Message] | None = None
        self._before: dict[tuple[str, Key], Message] = {}

    def __call__(self, message: Message) -> bool:
        if self._now is None:
            self._now = dict(_placed(self._catalogs))
            self._before = dict(_placed(self._read))
        where = (message.origin.detail if message.origin else "", message.key)
        now = self._now.get(where)
        if now is None:
            return False
        if now.state is State.EMPTY:
            return where in self._before
        if now.state is State.APPROVED:
            return witness(now) and now.text != message.text
        return not machine_owned(now)


def _placed(catalogs: Catalogs) -> Iterator[tuple[tuple[str, Key], Message]]:
    return (
        ((page, message.key), message)
        for catalog in catalogs.values()
        for message in catalog.messages
        if message.state is not State.OBSOLETE
        for page in message.places
    )
