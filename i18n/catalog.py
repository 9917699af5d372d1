"""What is in a catalog: the template of some pages, and the merge of a template into a catalog.

The rules of the merge, in order, for each message of the template:

1. the same key: the message stays as it is;
2. an obsolete message with that key: it comes back as it was;
3. the same source under a context that is going away, then a similar source that is going
   away: its text, as a draft that shows the previous source;
4. otherwise the message is new and EMPTY.

Only what a person wrote or approved is carried; a machine's untouched draft is as good as
none, since it can be drafted again. What a person wrote and no page needs any more is kept
as obsolete. A source that stays gives its text to no other: "Create account" does not
inherit "Delete account".
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n import inline
from i18n.errors import CatalogError
from i18n.model import Catalog, Key, Message, Origin, Page, Segment, State, segments
from i18n.similar import pairs

# --- ownership ---------------------------------------------------------------


def mark(source: str, text: str) -> str:
    """Eight hex digits that tell an untouched draft from a text that a person has changed.

    The source is part of it: a draft that another tool moved under a changed source is no
    longer the draft of that source.
    """
    return hashlib.sha256(f"{source}\0{text}".encode()).hexdigest()[:8]


def machine_owned(message: Message) -> bool:
    """Whether a message holds nothing of a person's: no text, or an untouched draft."""
    if message.comments or message.flags:
        return False
    if message.state is State.EMPTY:
        return True
    return (
        message.state is State.DRAFT
        and message.origin is not None
        and message.previous is None
        and message.origin.mark == mark(message.key.source, message.text)
    )


def with_draft(message: Message, text: str, origin: Origin) -> Message:
    """An EMPTY message with a draft that nobody has seen yet."""
    marked = replace(origin, mark=mark(message.key.source, text))
    return replace(message, text=text, state=State.DRAFT, origin=marked)


# --- the template ------------------------------------------------------------


def template(pages: Iterable[Page]) -> tuple[Message, ...]:
    """The messages of some pages in document order, each key once, with all its places."""
    found: dict[Key, Message] = {}
    for page in pages:
        for segment in segments(page.parts):
            message = _message(segment, page.path)
            first = found.get(message.key)
            found[message.key] = message if first is None else _joined(first, message)
    return tuple(found.values())


def key_of(segment: Segment) -> Key:
    """The key under which a segment's translation stands."""
    return Key(segment.context, inline.encode(segment.text))


def _message(segment: Segment, path: str) -> Message:
    notes = (*segment.note, *inline.legend(segment.text))
    return Message(key_of(segment), notes=notes, places=(path,))


def _joined(first: Message, again: Message) -> Message:
    if again.places[0] in first.places:
        return first
    return replace(first, places=first.places + again.places)


# --- the merge ---------------------------------------------------------------


def update(old: Catalog, wanted: Sequence[Message]) -> Catalog:
    """The catalog with the messages of a template, by the rules above.

    Raises CatalogError if that would lose a person's words.
    """
    by_key = {message.key: message for message in old.messages}
    keys = {message.key for message in wanted}
    going = tuple(
        m
        for m in old.messages
        if m.key not in keys and m.state is not State.OBSOLETE and not machine_owned(m)
    )
    new = tuple(m for m in wanted if m.key not in by_key)
    inherited = {new[n].key: going[g] for n, g in _heirs(new, going).items()}
    active = tuple(_merged(m, by_key.get(m.key), inherited.get(m.key)) for m in wanted)
    gone = tuple(
        _retired(m)
        for m in old.messages
        if m.key not in keys
        and (m.state is State.OBSOLETE or not (machine_owned(m) or borrowed(m, by_key)))
    )
    result = replace(old, messages=active + gone)
    prove(old, result)
    return result


def _merged(wanted: Message, same: Message | None, similar: Message | None) -> Message:
    if same is not None:
        kept = _restored(same) if same.state is State.OBSOLETE else same
        return replace(kept, notes=wanted.notes, places=wanted.places)
    if similar is None:
        return wanted
    earlier = similar.previous if similar.state is State.DRAFT else None
    return replace(
        wanted,
        text=similar.text,
        state=State.DRAFT if similar.text else State.EMPTY,
        comments=similar.comments,
        flags=similar.flags,
        previous=earlier or similar.key,
    )


def _restored(message: Message) -> Message:
    """An obsolete message as it was before."""
    if "fuzzy" in message.flags:
        flags = tuple(flag for flag in message.flags if flag != "fuzzy")
        return replace(message, state=State.DRAFT, flags=flags)
    if not message.text:
        return replace(message, state=State.EMPTY)
    return replace(message, state=State.APPROVED)


def moved(before: Mapping[str, Catalog], after: Mapping[str, Catalog]) -> dict[str, Catalog]:
    """The catalogs of a language, by stem, with what left one and came to another carried over.

    A message that a person owned, that is gone from its catalog and new in another with the
    same key and kind of block, has moved with its text: it keeps its state. Where two that
    went had different texts nothing is guessed.
    """
    gone: dict[tuple[Key, str], set[Message]] = {}
    for stem, old in before.items():
        left = {m.key for m in after[stem].messages if m.state is not State.OBSOLETE}
        for m in old.messages:
            owned = m.state in (State.APPROVED, State.DRAFT) and not machine_owned(m)
            if owned and m.key not in left:
                gone.setdefault((m.key, kind(m)), set()).add(_as_moved(m))
    return {stem: _arrived(found, gone) for stem, found in after.items()}


def _as_moved(message: Message) -> Message:
    return replace(message, notes=(), places=(), origin=None, previous=None, line=0)


def _arrived(found: Catalog, gone: Mapping[tuple[Key, str], set[Message]]) -> Catalog:
    by_key = {m.key: m for m in found.messages}
    messages = []
    for m in found.messages:
        came = gone.get((m.key, kind(m)), set())
        if len(came) == 1 and (m.state is State.EMPTY or borrowed(m, by_key)):
            (mover,) = came
            m = replace(mover, notes=m.notes, places=m.places)
        messages.append(m)
    return replace(found, messages=tuple(messages))


def kind(message: Message) -> str:
    """The kind of block a message stands in, without the heading it stands under."""
    return message.notes[0].split(" under “")[0] if message.notes else ""


def _retired(message: Message) -> Message:
    """A message that no page needs: obsolete, and from now on a person's."""
    if message.state is State.OBSOLETE:
        return message
    flags = ("fuzzy", *message.flags) if message.state is State.DRAFT else message.flags
    return replace(message, state=State.OBSOLETE, origin=None, flags=flags, notes=(), places=())


def borrowed(message: Message, by_key: Mapping[Key, Message]) -> bool:
    """Whether a draft is just the text of the obsolete message that it took over."""
    if message.previous is None or message.state is not State.DRAFT:
        return False
    lender = by_key.get(message.previous)
    return (
        lender is not None
        and lender.state is State.OBSOLETE
        and (lender.text, lender.forms) == (message.text, message.forms)
        and set(message.comments) <= set(lender.comments)
    )


def _heirs(new: Sequence[Message], going: Sequence[Message]) -> dict[int, int]:
    """Which new message takes over which going one's text, by index, one to one."""
    heirs: dict[int, int] = {}
    by_source: dict[str, list[int]] = {}
    for index, message in enumerate(going):
        by_source.setdefault(message.key.source, []).append(index)
    for index, message in enumerate(new):
        same = by_source.get(message.key.source, [])
        # With two contexts renamed at once nobody can tell which is which.
        if len(same) == 1 and sum(m.key.source == message.key.source for m in new) == 1:
            heirs[index] = same[0]
    taken = set(heirs.values())
    left = [n for n in range(len(new)) if n not in heirs]
    free = [g for g in range(len(going)) if g not in taken]
    found = pairs([new[n].key.source for n in left], [going[g].key.source for g in free])
    return heirs | {left[n]: free[g] for n, g in found.items()}


# --- the proof ---------------------------------------------------------------


def human_texts(catalog: Catalog) -> frozenset[str]:
    """Every text that a person wrote or approved, in whatever state it is now."""
    return frozenset(
        text
        for message in catalog.messages
        if not machine_owned(message)
        for text in (message.text, *message.forms)
        if text
    )


def prove(old: Catalog, new: Catalog) -> None:
    """Raise CatalogError unless every human text of `old` is in `new`."""
    lost = human_texts(old) - human_texts(new)
    if lost:
        sample = min(lost)
        raise CatalogError(
            f"this update would lose {len(lost)} translations, such as “{sample[:60]}”; "
            "nothing was written. Please report it with the catalog and the page"
        )


# --- coverage ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a set of messages is: counts of messages, and of words of their sources."""

    messages: int = 0
    words: int = 0
    empty: int = 0
    draft: int = 0
    approved: int = 0
    obsolete: int = 0
    words_approved: int = 0
    words_draft: int = 0

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(*(getattr(self, f) + getattr(other, f) for f in self.__dataclass_fields__))

    @property
    def share(self) -> float:
        """The share of words that are approved; a page without words is complete."""
        return self.words_approved / self.words if self.words else 1.0


def coverage(messages: Iterable[Message]) -> Coverage:
    """Count messages and words by state; obsolete messages count only as such."""
    total = Coverage()
    for message in messages:
        total += _counted(message)
    return total


def _counted(message: Message) -> Coverage:
    if message.state is State.OBSOLETE:
        return Coverage(obsolete=1)
    words = inline.words(message.key.source)
    approved = message.state is State.APPROVED
    draft = message.state is State.DRAFT
    return Coverage(
        messages=1,
        words=words,
        empty=int(message.state is State.EMPTY),
        draft=int(draft),
        approved=int(approved),
        words_approved=words if approved else 0,
        words_draft=words if draft else 0,
    )


def of_page(catalog: Catalog, path: str) -> Iterator[Message]:
    """The active messages of one page."""
    return (m for m in catalog.messages if path in m.places and m.state is not State.OBSOLETE)
