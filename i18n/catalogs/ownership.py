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
    Notes,
    Origin,
    State,
    is_format,
)

APART = "edited while its page was removed or renamed"
"""The comment of a person's text that a merge of branches found without its page."""


HANDED_ON = "handed on: other messages have these words now, and say whether they are approved"
"""The comment of an obsolete message whose approval others took over. What people say of those
is the later word: the message does not come back approved by itself."""


FINDING = "finding: "
"""How the comments begin that tell what a check finds in an approved text; they are nobody's."""


def own_comments(message: Message) -> tuple[str, ...]:
    """The comments of a message that people wrote."""
    return tuple(one for one in message.comments if not one.startswith(FINDING))


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


def is_left_blank(message: Message) -> bool:
    """Whether a draft was put back as its source: OmegaT writes that, marked as fuzzy, for what
    its user has not translated."""
    forms = message.forms if message.plural else (message.text,)
    sources = {message.key.source, message.plural or message.key.source}
    return message.state is State.DRAFT and set(forms) <= sources


def is_only_commented(message: Message) -> bool:
    """Whether a person has said something beside an untouched draft, and nothing of its text."""
    return machine_owned(replace(message, comments=(), flags=())) and not machine_owned(message)


def machine_owned(message: Message) -> bool:
    """Whether a message holds nothing of a person's: no text, or an untouched draft."""
    if message.state is not State.EMPTY and message.state is not State.DRAFT:
        return False
    if message.comments and own_comments(message):
        return False
    if message.flags and not all(map(is_format, message.flags)):
        return False
    if message.state is State.EMPTY:
        return True
    return (
        message.origin is not None
        and (message.previous is None or message.origin.kind == "memory")
        and not message.origin.approved
        and (message.origin.mark == mark_of(message) or is_left_blank(message))
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
    return message.state is State.APPROVED and _is_another_page_s(message)


def _is_another_page_s(message: Message) -> bool:
    origin = message.origin
    return (
        origin is not None
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


def offer(message: Message, page: str = "") -> Message:
    """A message's text as a draft that nobody owns, as the memory would offer it: from its own
    page, if it is not said from which."""
    page = page or (message.places[0] if message.places else "memory")
    blank = replace(message, comments=(), flags=(), previous=None, state=State.EMPTY)
    return with_draft(blank, message.forms or message.text, Origin("memory", page, score=100))


def retired(message: Message) -> Message:
    """A message that no page needs: obsolete, and from now on a person's, unless it was
    approved for what people say on another page, or is a machine's with a person's remark."""
    if message.state is State.OBSOLETE:
        return message
    flags = ("fuzzy", *message.flags) if message.state is State.DRAFT else message.flags
    kept = reused(message) or (has_text(message) and is_only_commented(message))
    origin = message.origin if kept else None
    return replace(
        message, state=State.OBSOLETE, origin=origin, flags=flags, notes=Notes(), places=()
    )


def handed_on(message: Message) -> Message:
    """An obsolete message whose words and approval others have now."""
    comments = tuple(dict.fromkeys((*message.comments, HANDED_ON)))
    return replace(message, comments=comments)


def is_handed_on(message: Message) -> bool:
    """Whether others have an obsolete message's words and approval."""
    return HANDED_ON in message.comments


def is_waiting(message: Message) -> bool:
    """Whether an obsolete message has words that no other has, for when they are needed again."""
    return message.state is State.OBSOLETE and has_text(message) and not is_handed_on(message)


def standing(message: Message) -> Message:
    """A message without the remark that its words were handed on: it has them again."""
    if not is_handed_on(message):
        return message
    return replace(message, comments=tuple(c for c in message.comments if c != HANDED_ON))


def restored(message: Message) -> Message:
    """An obsolete message as people left it: as it was before, or, where it handed its words
    on and nobody gives them back, a draft."""
    found = as_it_was(message)
    return in_doubt(found) if is_handed_on(message) else found


def in_doubt(message: Message) -> Message:
    """A message that is no longer approved; its text is a person's."""
    return replace(message, state=State.DRAFT) if message.state is State.APPROVED else message


def approved(message: Message) -> Message:
    """A message as a person leaves it who approves its text: what it was made for says no more."""
    return replace(message, state=State.APPROVED, previous=None, previous_plural="")


def withdrawn(message: Message) -> Message:
    """A message whose approval a person takes back: what a machine drafted stays a person's."""
    origin = replace(message.origin, approved=True, doubt="") if message.origin else None
    return replace(in_doubt(message), origin=origin)


def as_it_was(message: Message) -> Message:
    """An obsolete message as it was before it went, whatever was said since."""
    message = standing(message)
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


def is_doubted(message: Message, by_key: Mapping[Key, Message]) -> bool:
    """Whether a person has taken an approval away, or has written a text and not approved it.

    A text that we made of other messages ourselves shows one of them, which is still there as
    obsolete (`#|`): that is nobody's doubt, as long as it is untouched.
    """
    if message.state is not State.DRAFT or machine_owned(message):
        return False
    if is_lent(message) or is_only_commented(message):
        return False
    lender = by_key.get(message.previous) if message.previous else None
    if lender is None or lender.state is not State.OBSOLETE:
        return True
    return message.origin is not None and message.origin.mark != mark_of(message)


def is_emptied_loan(message: Message) -> bool:
    """Whether a person took the text out of a draft that we made of others."""
    return message.state is State.EMPTY and was_lent(message)


def is_lent(message: Message) -> bool:
    """Whether a message is a draft that we made of others (`lent`), untouched."""
    origin = message.origin
    if origin is None or message.state is not State.DRAFT or message.previous is None:
        return False
    return was_lent(message) and origin.score == 100 and origin.mark == mark_of(message)


def is_made_of_obsolete(message: Message, by_key: Mapping[Key, Message]) -> bool:
    """Whether a message began as a draft that we made of others, which are obsolete."""
    lender = by_key.get(message.previous) if message.previous else None
    return was_lent(message) and lender is not None and lender.state is State.OBSOLETE


def was_lent(message: Message) -> bool:
    """Whether a message may have begun as a draft that we made of others."""
    origin = message.origin
    return origin is not None and origin.kind == "memory" and origin.approved


def lent(message: Message, source: Key) -> Message:
    """A draft that we made of other messages, `source` among them: kept like a person's, and
    marked, so that a change of it is seen and none is lost."""
    page = message.places[0] if message.places else "memory"
    origin = Origin("memory", page, mark_of(message), approved=True, score=100)
    return replace(message, state=State.DRAFT, origin=origin, previous=source, previous_plural="")


# --- the proof ---------------------------------------------------------------


def human_texts(catalog: Catalog) -> frozenset[str]:
    """Every text that a person wrote or approved, in whatever state it is now."""
    return frozenset(
        text
        for message in catalog.messages
        if not machine_owned(message) and not _is_nobodys(message)
        for text in (message.text, *message.forms)
        if text
    )


def _is_nobodys(message: Message) -> bool:
    """Whether a message has, or had, what nobody but another page's reviewer approved."""
    approved = message.state in (State.APPROVED, State.OBSOLETE)
    return approved and _is_another_page_s(message)


def assert_nothing_lost(
    old: Catalog, new: Catalog, given_back: frozenset[str] = frozenset()
) -> None:
    """Raise CatalogError unless every human text of `old` is in `new`; of the texts that a person
    has given back to the machine it is enough that they are there."""
    lost = human_texts(old) - human_texts(new)
    if lost & given_back:
        lost -= given_back & {text for m in new.messages for text in (m.text, *m.forms)}
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
