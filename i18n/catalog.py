"""What is in a catalog: whose a message is, the template of some pages, how far it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from i18n import inline, slugs
from i18n.errors import CatalogError
from i18n.model import Catalog, Key, Message, Origin, Page, Segment, State, segments

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


def kind(message: Message) -> str:
    """The kind of block a message stands in, without the heading it stands under."""
    return message.notes[0].split(" under “")[0] if message.notes else ""


# --- the template ------------------------------------------------------------


def template(pages: Iterable[Page]) -> tuple[Message, ...]:
    """The messages of some pages in document order, each key once, with all its places."""
    notes: dict[tuple[str, str], tuple[str, ...]] = {}
    places: dict[tuple[str, str], dict[str, None]] = {}
    for page in pages:
        for segment in segments(page.parts):
            key = segment.context, inline.encode(segment.text)
            if key not in notes:
                notes[key] = (*segment.note, *inline.legend(segment.text))
                places[key] = {}
            places[key][page.path] = None
    return tuple(
        Message(Key(*key), notes=found, places=tuple(places[key])) for key, found in notes.items()
    )


def key_of(segment: Segment) -> Key:
    """The key under which a segment's translation stands."""
    return Key(segment.context, inline.encode(segment.text))


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
    """Count messages and words by state; obsolete messages count only as such, and the
    addresses of pages not at all."""
    total = Coverage()
    for message in messages:
        if not slugs.holds(message):
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
