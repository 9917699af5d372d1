"""Whose a message is: the machine's, a person's; and the proof that no text of a person is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from i18n.errors import CatalogError, counted
from i18n.languages.plural_forms import usable
from i18n.model import (
    COPY,
    Catalog,
    Key,
    Message,
    Origin,
    State,
    is_format,
)

APART = "edited while its page was removed or renamed"
"""The comment of a person's text that a merge of branches found without its page."""


def draft_mark(source: str, text: str) -> str:
    """Eight hex digits that tell an untouched draft from a text that a person has changed.

    The source is part of it: a draft that another tool moved under a changed source is no
    longer the draft of that source.
    """
    return hashlib.sha256(f"{source}\0{text}".encode()).hexdigest()[:8]


def mark_of(message: Message) -> str:
    """The mark of a message's text as it is; a plural message has one over all its forms."""
    if not message.plural:
        return draft_mark(message.key.source, message.text)
    return draft_mark(f"{message.key.source}\0{message.plural}", "\0".join(message.forms))


def machine_owned(message: Message) -> bool:
    """Whether a message holds nothing of a person's: no text, or an untouched draft."""
    if message.state is not State.EMPTY and message.state is not State.DRAFT:
        return False
    if message.comments or (message.flags and not all(map(is_format, message.flags))):
        return False
    if message.state is State.EMPTY:
        return True
    return (
        message.origin is not None
        and (message.previous is None or message.origin.kind == "memory")
        and not message.origin.approved
        and message.origin.mark == mark_of(message)
    )


def shows_match(message: Message) -> bool:
    """Whether the previous source of a message is that of the near match it was drafted from.
    It is not where the message took over its text from another source since."""
    origin, previous = message.origin, message.previous
    if origin is None or previous is None or origin.kind != "memory" or origin.score >= 100:
        return False
    return origin.mark != draft_mark(previous.source, message.text)


def reused(message: Message) -> bool:
    """Whether a message is approved only because people approved its text in the same place of
    another page (`# memory: 101% …`), and nobody has changed it since."""
    origin = message.origin
    return (
        message.state is State.APPROVED
        and origin is not None
        and origin.kind == "memory"
        and origin.score > 100
        and origin.mark == mark_of(message)
    )


def with_draft(message: Message, text: str | Sequence[str], origin: Origin) -> Message:
    """An EMPTY message with a draft that nobody has seen yet; a plural one takes all forms."""
    forms = () if isinstance(text, str) else tuple(text)
    drafted = replace(message, text=text if isinstance(text, str) else forms[0], forms=forms)
    origin = replace(origin, mark=mark_of(drafted), approved=False)
    return replace(drafted, state=State.DRAFT, origin=origin)


def restored(message: Message) -> Message:
    """An obsolete message as it was before."""
    if "fuzzy" in message.flags:
        flags = tuple(flag for flag in message.flags if flag != "fuzzy")
        return replace(message, state=State.DRAFT, flags=flags)
    return replace(message, state=State.APPROVED if has_text(message) else State.EMPTY)


def with_conflict(message: Message, other: Message) -> Message:
    """A message that two people gave different texts: its own, to be looked at, and the other
    as a comment."""
    lines = [line.strip() for text in other.forms or (other.text,) for line in text.splitlines()]
    said = tuple(f"conflict, the other text: {line}" for line in lines if line)
    if not said:
        return message
    state = State.DRAFT if message.state is State.APPROVED else message.state
    comments = tuple(dict.fromkeys(message.comments + said))
    return replace(message, state=state, comments=comments)


def set_aside(message: Message) -> Message:
    """An obsolete message under a key of its own, where a newer text takes its place."""
    context = (
        f"{message.key.context} earlier {draft_mark(message.key.source, message.text)}".strip()
    )
    return replace(message, key=Key(context, message.key.source))


def untranslated(message: Message) -> Message:
    """A message as its template has it."""
    return Message(
        message.key,
        notes=message.notes,
        places=message.places,
        flags=tuple(flag for flag in message.flags if is_format(flag)),
        plural=message.plural,
        forms=("",) * len(message.forms),
    )


def has_text(message: Message) -> bool:
    """Whether there is any text, be it in one form of several."""
    return bool(message.text or any(message.forms))


def own_plurals(catalog: Catalog) -> str:
    """A catalog's own Plural-Forms, "" where its header has none that can be used."""
    found = dict(catalog.header).get("Plural-Forms", "")
    return found if found and usable(found) else ""


def with_forms(catalog: Catalog, count: int) -> Catalog:
    """The catalog with `count` forms in every active plural message; no text is cut off."""
    return replace(catalog, messages=tuple(_with_forms(m, count) for m in catalog.messages))


def _with_forms(message: Message, count: int) -> Message:
    if not message.plural or message.state is State.OBSOLETE:
        return message
    filled = max((n for n, text in enumerate(message.forms, 1) if text), default=0)
    size = max(count, filled)
    forms = (*message.forms[:size], *("",) * (size - len(message.forms)))
    return replace(message, forms=forms) if forms != message.forms else message


def lent_by_obsolete(message: Message, by_key: Mapping[Key, Message]) -> bool:
    """Whether a draft is just the text of the obsolete message that it took over."""
    if message.previous is None or message.state is not State.DRAFT:
        return False
    lender = by_key.get(message.previous)
    return (
        lender is not None
        and lender.state is State.OBSOLETE
        and (lender.text, lender.forms) == (message.text, message.forms)
        and set(message.comments) <= set(lender.comments)
        and {flag for flag in message.flags if not is_format(flag)} <= set(lender.flags)
    )


# --- the proof ---------------------------------------------------------------


def human_texts(catalog: Catalog) -> frozenset[str]:
    """Every text that a person wrote or approved, in whatever state it is now."""
    return frozenset(
        text
        for message in catalog.messages
        if not machine_owned(message) and not reused(message)
        for text in (message.text, *message.forms)
        if text
    )


def assert_nothing_lost(old: Catalog, new: Catalog) -> None:
    """Raise CatalogError unless every human text of `old` is in `new`."""
    lost = human_texts(old) - human_texts(new)
    if lost:
        sample = min(lost)
        raise CatalogError(
            f"this update would lose {counted(len(lost), 'translation')}, such as “{sample[:60]}”; "
            "nothing was written. Please report it with the catalog and the page"
        )


# --- drafts that people changed or left --------------------------------------


def drafted(messages: Iterable[Message]) -> Iterator[tuple[str, Message]]:
    """The approved messages that began as a draft, each with who drafted it."""
    for message in messages:
        if message.state is State.APPROVED and message.origin and not message.plural:
            route = _route(message.origin)
            if route:
                yield route, message


def _route(origin: Origin) -> str:
    """Who drafted; "" for what no person had to look at."""
    if origin.kind == "machine":
        return "" if origin.detail == COPY else origin.detail
    return {101: "", 100: "memory, same source"}.get(origin.score, "memory, near match")


def unchanged(message: Message) -> bool:
    """Whether a message still has the text that it was drafted with."""
    return message.origin is not None and is_draft(message, message.text)


def is_draft(message: Message, text: str) -> bool:
    """Whether a text is the one that a message was drafted with."""
    assert message.origin
    return message.origin.mark == draft_mark(message.key.source, text)
