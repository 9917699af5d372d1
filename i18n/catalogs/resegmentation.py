"""Translations carried over when the same words are cut into messages otherwise.

A setting or a new version of ours may make one message of three sentences, or three of one,
or number their tags otherwise. No word of the source has changed then, so what people
approved holds: a block gets its sentences' translations joined, sentences get their parts of
the block's. The messages that went are kept as obsolete, so that the way back restores them.

Each approval has one bearer. Where the new messages took all of it over, the old one is marked
as handed on, and the way back asks the new ones: an approval that somebody took away
meanwhile stays away. Where they could not, they are drafts that show the old message (`#|`),
which is the last word until a person says something of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from i18n.catalogs.loans import disowned
from i18n.catalogs.ownership import (
    as_it_was,
    in_doubt,
    is_doubted,
    is_handed_on,
    is_lent,
    is_only_commented,
    lent,
    machine_owned,
    mark_of,
    restored,
    retired,
    reused,
    set_aside,
    standing,
    with_conflict,
)
from i18n.model import Catalog, Key, Message, Origin, State
from i18n.segmentation.joining import (
    BlockSentences,
    Sentences,
    contains,
    joined,
    locate,
)
from i18n.segmentation.pieces import index_of, pieces
from i18n.segmentation.splitting import split_translation


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """The messages that got their text so, by key; the keys that gave it, and of these the ones
    whose approval others have now; and obsolete messages that came back with a newer text,
    under a key that keeps the older one."""

    messages: Mapping[Key, Message]
    givers: frozenset[Key]
    handed_on: frozenset[Key]
    aside: tuple[Message, ...]


def resegmented(old: Catalog, wanted: Sequence[Message], sentences: Sentences) -> Rekeyed:
    """What the messages of a template get from the messages that go, where these have the
    same words in the same order but begin and end elsewhere.

    Linear in the number of messages. Nothing is taken from messages that stay alone.
    """
    work = _recut(old, wanted, sentences)
    _unmark_all(work)
    found = Rekeyed(work.done, frozenset(work.givers), frozenset(work.handed), tuple(work.aside))
    return _with_bearers(old, wanted, sentences, found)


def _with_bearers(
    old: Catalog, wanted: Sequence[Message], sentences: Sentences, found: Rekeyed
) -> Rekeyed:
    """What was found, and what comes back with its page from messages that are obsolete: where
    the page was cut otherwise when it went."""
    by_key = {m.key: m for m in old.messages}
    asked = {m.key for m in wanted if m.key not in found.messages and _is_asking(m, by_key)}
    if not asked or not any(map(_is_bearer, old.messages)):
        return found  # what is there has been looked at
    other = disowned(old.messages, by_key)
    back = replace(old, messages=tuple(_back(m, other) for m in old.messages))
    for bearers_stay in (False, True):  # a bearer may be part of another, or stand beside it
        left = asked - found.messages.keys()
        stay = [
            m
            for m in wanted
            if m.key in left or _is_active(m, by_key) or (bearers_stay and m.key not in asked)
        ]
        found = _with_given(found, _recut(back, stay, sentences), left, by_key)
    return found


def _recut(old: Catalog, wanted: Sequence[Message], sentences: Sentences) -> _Work:
    work = _Work(old, wanted, sentences)
    if work.new and (work.leaving or any(map(work.leaves_page, work.active))):
        _join_all(work)
    if work.leaving and (work.new or work.going):
        _part_all(work)
    return work


def _with_given(
    found: Rekeyed, work: _Work, asked: Collection[Key], by_key: Mapping[Key, Message]
) -> Rekeyed:
    given = {key: m for key, m in work.done.items() if key in asked}
    handed = {key for key in work.handed if by_key[key].state is State.OBSOLETE}
    return replace(
        found,
        messages={**found.messages, **given},
        handed_on=found.handed_on | handed,
        aside=tuple({m.key: m for m in (*found.aside, *work.aside)}.values()),
    )


def _back(message: Message, other: Collection[Key]) -> Message:
    if not _is_bearer(message):
        return message
    return in_doubt(restored(message)) if message.key in other else restored(message)


def _is_asking(message: Message, by_key: Mapping[Key, Message]) -> bool:
    same = by_key.get(message.key)
    if same is None:
        return True
    return same.state is State.OBSOLETE and (is_handed_on(same) or not same.text)


def _is_active(message: Message, by_key: Mapping[Key, Message]) -> bool:
    same = by_key.get(message.key)
    return same is not None and same.state is not State.OBSOLETE


def _is_bearer(message: Message) -> bool:
    return message.state is State.OBSOLETE and bool(message.text) and not is_handed_on(message)


class _Work:
    """A catalog and a template, and what was found so far."""

    def __init__(self, old: Catalog, wanted: Sequence[Message], sentences: Sentences) -> None:
        self.sentences = sentences
        self.by_key = {m.key: m for m in old.messages}
        self.wanted = {m.key: m for m in wanted}
        self.active = [m for m in old.messages if m.state is not State.OBSOLETE and not m.plural]
        self.leaving = {m.key: m for m in self.active if m.key not in self.wanted}
        self.going = {k: m for k, m in self.leaving.items() if m.text and not machine_owned(m)}
        self.new = [m for m in wanted if not self.stays(m.key) and not m.plural]
        self.done: dict[Key, Message] = {}
        self.givers: set[Key] = set()
        self.handed: set[Key] = set()
        self.aside: list[Message] = []

    def stays(self, key: Key) -> bool:
        """Whether a message was there and still is."""
        return key in self.wanted and _is_active(self.wanted[key], self.by_key)

    def leaves(self, giver: Message, message: Message) -> bool:
        """Whether a message that stays on other pages leaves one of another's."""
        return not self._left(giver).isdisjoint(message.places)

    def leaves_page(self, giver: Message) -> bool:
        """Whether a message leaves a page of its own."""
        return bool(self._left(giver))

    def _left(self, giver: Message) -> set[str]:
        stays = self.wanted.get(giver.key)
        return set(giver.places).difference(stays.places if stays else ())

    def takes(self, key: Key, giver: Message) -> bool:
        """Whether a message that stays has no more than a machine's draft, and what an approved
        block says of it is more."""
        if giver.state is not State.APPROVED:
            return False
        stays = self.by_key[key]
        emptied = stays.state is State.EMPTY and stays.origin is not None
        offered = stays.origin is not None and stays.origin.kind == "memory"
        return not (emptied or offered) and (machine_owned(stays) or is_only_commented(stays))

    def before(self, key: Key) -> Message | None:
        """What a message that comes back had, if it had a text."""
        same = self.by_key.get(key)
        return same if same is not None and same.text and not self.stays(key) else None

    def text(self, key: Key) -> str:
        """The text that a message has now."""
        return self.by_key[key].text

    def give(self, message: Message) -> None:
        """Let a new message have its text; an older one of its own is set aside."""
        same = self.by_key.get(message.key)
        if same is not None and same.text and same.text != message.text and not machine_owned(same):
            if (earlier := set_aside(retired(standing(same)))).key not in self.by_key:
                self.aside.append(earlier)
            if same.state is not State.OBSOLETE:
                comments = tuple(dict.fromkeys(same.comments + message.comments))
                message = replace(message, comments=comments)
        elif same is not None:
            comments = tuple(dict.fromkeys(standing(same).comments + message.comments))
            flags = dict.fromkeys(f for f in message.flags + same.flags if f != "fuzzy")
            message = replace(message, comments=comments, flags=tuple(flags))
        self.done[message.key] = message

    def sign(self, key: Key, givers: Sequence[Message]) -> None:
        """Let an approved message be people's own; or, where all that it is made of was approved
        only for what they said on another page, that page's still."""
        now = self.done.get(key)
        if now is None or now.state is not State.APPROVED:
            return
        origin = givers[0].origin
        if origin is not None and all(map(reused, givers)):
            self.done[key] = replace(now, origin=replace(origin, mark=mark_of(now)))
        elif now.origin is not None:
            self.done[key] = replace(now, origin=None)

    def give_back(self, same: Message, state: State, source: Key | None = None) -> None:
        """Let a message that comes back have the text it had. A draft that we made of another
        message, `source`, shows that."""
        wanted = self.wanted[same.key]
        now = as_it_was(same)
        now = replace(now, state=state, notes=wanted.notes, places=wanted.places)
        if state is State.DRAFT and source is not None:
            now = lent(now, source)
        elif state is State.APPROVED:
            now = replace(now, previous=None, previous_plural="")
        self.done[same.key] = now


# --- an item without its marker ----------------------------------------------------


_MARKED = re.compile(
    r"(?P<marker>(?:\[[ xX*✓]\]|[-=]{1,2}>|--|[»›→⇒➤★☆◆◇☐☑☒✓✔✗✘]"
    r"|\d{1,3}(?:\.\d{1,3}){1,5}[.)]?|\d{1,2}/|\d{1,3}\.-)\s+)(?P<words>.*)",
    re.DOTALL,
)
"""An item of a list in plain text as it was a message once, its marker with it."""


def _unmark_all(work: _Work) -> None:
    """Approved items of a list whose marker is no part of the message any more."""
    new = {message.key: message for message in work.new}
    for giver in work.going.values():
        found = _MARKED.fullmatch(giver.key.source)
        if found is None or giver.state is not State.APPROVED or giver.key in work.givers:
            continue
        message = new.get(Key(giver.key.context, found["words"]))
        own = message is None or message.key in work.by_key or message.key in work.done
        if message is None or own or not giver.text.startswith(found["marker"]):
            continue
        text = giver.text.removeprefix(found["marker"])
        given = replace(giver, key=message.key, text=text, notes=message.notes)
        work.give(replace(given, places=message.places, previous=None, line=message.line))
        work.sign(message.key, [giver])
        work.givers.add(giver.key)
        work.handed.add(giver.key)


# --- sentences to a block ----------------------------------------------------------


def _join_all(work: _Work) -> None:
    index = index_of(work.active)
    for message in work.new:
        found = pieces(message.key, index)
        leaving = any(one.key in work.leaving or work.leaves(one, message) for one in chain(*found))
        same = work.before(message.key)
        if not found or not (leaving or same):
            continue
        located = locate(message.key.source, [[one.key.source for one in some] for some in found])
        if located is None:
            continue
        keys = [Key(message.key.context, source) for source in located.sources]
        givers = [work.by_key[key] for key in keys]
        if leaving:
            _join(work, message, givers, located)
        elif same and any(_is_against(work, giver, same) for giver in givers):
            work.give_back(same, State.DRAFT)


def _join(
    work: _Work, message: Message, givers: Sequence[Message], located: BlockSentences
) -> None:
    """A block with its sentences' texts; where one has none, its source stands for it. A block
    that comes back has its own text, unless they all say another."""
    texts = [giver.text or giver.key.source for giver in givers]
    text, exact = joined(located, texts, work.sentences.gap)
    approved = exact and all(giver.state is State.APPROVED for giver in givers)
    going = [giver.key for giver in givers if giver.key in work.going]
    work.givers.update(going)
    made = replace(
        message,
        text=text,
        state=State.APPROVED if approved else State.DRAFT,
        comments=tuple(dict.fromkeys(c for giver in givers for c in giver.comments)),
        flags=tuple(dict.fromkeys(f for giver in givers for f in giver.flags)),
    )
    same = work.before(message.key)
    if (
        same is None
        or (approved and same.text != text)
        or not _bring_back(work, same, made, givers, located)
    ):
        source = _made_of(work, message, givers) or _stays_elsewhere(work, message, givers)
        if approved:
            work.give(made)
        elif source is not None:
            work.give(lent(made, source))
    if message.key in work.done and work.done[message.key].state is State.APPROVED:
        work.sign(message.key, givers)
        work.handed.update(going)


def _bring_back(
    work: _Work, same: Message, made: Message, givers: Sequence[Message], located: BlockSentences
) -> bool:
    """Let a block have its own text again, as far approved as its sentences are; False where
    they have newer words, and nobody approved its own."""
    source = _made_of(work, made, givers)
    if source is None and not any(is_doubted(giver, work.by_key) for giver in givers):
        source = _stays_elsewhere(work, made, givers)
    if any(_is_edit(work, giver, located, n, same.text) for n, giver in enumerate(givers)):
        if as_it_was(same).state is not State.APPROVED:
            return False
        work.give_back(same, State.DRAFT, source)
        other = replace(made, state=State.EMPTY)
        work.done[same.key] = with_conflict(work.done[same.key], other)
        return True
    state = made.state
    if state is not State.APPROVED:
        whole = all(
            contains(located, n, same.text, giver.text)
            for n, giver in enumerate(givers)
            if _has_words(giver)
        )
        state = _state_of_block(work, same, givers) if whole else State.DRAFT
    work.give_back(same, state, source)
    return True


def _state_of_block(work: _Work, same: Message, givers: Sequence[Message]) -> State:
    """The state in which a block comes back that has its sentences' words still."""
    if all(giver.state is State.APPROVED for giver in givers):
        return as_it_was(same).state
    if any(_is_against(work, giver, same) for giver in givers):
        return State.DRAFT
    return restored(same).state


def _is_against(work: _Work, giver: Message, same: Message) -> bool:
    """Whether a sentence says that its block is no longer approved: somebody doubted it, or took
    its text out. One that stands elsewhere too may never have had one."""
    if _has_words(giver):
        return is_doubted(giver, work.by_key)
    return giver.key in work.leaving or is_handed_on(same)


def _has_words(giver: Message) -> bool:
    return bool(giver.text) and not machine_owned(giver)


def _is_edit(work: _Work, giver: Message, located: BlockSentences, number: int, text: str) -> bool:
    """Whether a sentence that goes has words of a person that its block's text has not."""
    return giver.key in work.going and not contains(located, number, text, giver.text)


def _made_of(work: _Work, message: Message, givers: Sequence[Message]) -> Key | None:
    """The source that a draft is made of: of a sentence in doubt, or of one that shows another
    source that is gone, or of the first that goes."""
    going = [giver for giver in givers if giver.key in work.going]
    for giver in going:
        if is_doubted(giver, work.by_key):
            return giver.key
    for giver in going:
        earlier = work.by_key.get(giver.previous) if giver.previous else None
        if earlier and earlier.state is State.OBSOLETE and earlier.key != message.key:
            return earlier.key
    return going[0].key if going else None


def _stays_elsewhere(work: _Work, message: Message, givers: Sequence[Message]) -> Key | None:
    """The first sentence that a page had, and others have still, if people approved it."""
    for giver in givers:
        if giver.state is State.APPROVED and work.leaves(giver, message):
            return giver.key
    return None


# --- a block to sentences ----------------------------------------------------------


def _part_all(work: _Work) -> None:
    index = index_of(m for m in work.wanted.values() if not m.plural)
    parts: list[tuple[Message, BlockSentences]] = []
    for giver in work.leaving.values():
        if giver.key in work.givers:
            continue
        found = pieces(giver.key, index)
        if all(work.stays(one.key) and not work.takes(one.key, giver) for one in chain(*found)):
            continue
        located = locate(giver.key.source, [[one.key.source for one in some] for some in found])
        if located is not None:
            parts.append((giver, located))
    held = {key for giver, located in parts for key in _held(work, giver, located)}
    # What we put together ourselves says nothing against what a person said elsewhere.
    parts.sort(key=lambda part: _is_as_lent(work, *part))
    for giver, located in parts:
        if giver.key in work.going:
            _part(work, giver, located, held)
        else:
            _take_back(work, giver, located)


def _held(work: _Work, giver: Message, located: BlockSentences) -> Iterator[Key]:
    """The sentences of a block that come back with what they had before it."""
    for number, source in enumerate(located.sources):
        key = Key(giver.key.context, source)
        same = work.before(key)
        if same is not None and contains(located, number, giver.text, same.text):
            yield key


def _take_back(work: _Work, giver: Message, located: BlockSentences) -> None:
    """Sentences whose block has no words of a person: as they were, or, where it has no text,
    which somebody may have taken out, as drafts."""
    emptied = giver.state is State.EMPTY
    for source in located.sources:
        same = work.before(Key(giver.key.context, source))
        if same is not None and same.key not in work.done:
            work.give_back(same, State.DRAFT if emptied else restored(same).state)


def _part(work: _Work, giver: Message, located: BlockSentences, held: Collection[Key]) -> None:
    """Sentences with their parts of a block's text. What they had before the block is theirs
    where the block has it still."""
    texts, exact = split_translation(located, giver.text, work.sentences)
    work.givers.add(giver.key)
    ours = _is_as_lent(work, giver, located)
    keys = [Key(giver.key.context, source) for source in located.sources]
    for number, (key, text) in enumerate(zip(keys, texts, strict=True)):
        if work.stays(key) and not work.takes(key, giver):
            _pass_on(work, giver, key, kept=contains(located, number, giver.text, work.text(key)))
            continue
        same = work.before(key)
        kept = same is not None and contains(located, number, giver.text, same.text)
        if same is None or not (kept or ours):
            # Another block of the page still has what this sentence had: somebody must choose.
            sure = exact and key not in held
            before = same.text if same else ""
            _give_part(work, giver, key, text if exact else before or text, exact=sure, ours=ours)
        else:
            state = _state_of_sentence(giver, same, exact=exact, ours=ours)
            _settle(work, giver, same, state, ours=ours)
    for key in keys:
        work.sign(key, [giver])
    now = (work.done.get(key) or work.by_key[key] for key in keys)
    if giver.state is State.APPROVED and all(m.state is State.APPROVED for m in now):
        work.handed.add(giver.key)


def _pass_on(work: _Work, giver: Message, key: Key, *, kept: bool) -> None:
    """A sentence that stands elsewhere too: its text is in doubt where a page that doubted it
    had it in a block meanwhile, which shows what it said."""
    stays = work.by_key[key]
    lender = work.by_key.get(giver.previous) if giver.previous else None
    if lender is None or lender.state is not State.OBSOLETE or lender.key.source != key.source:
        return
    if kept and giver.state is State.DRAFT and restored(lender).state is State.DRAFT:
        wanted = work.wanted[key]
        work.done[key] = replace(in_doubt(stays), notes=wanted.notes, places=wanted.places)


def _is_as_lent(work: _Work, giver: Message, located: BlockSentences) -> bool:
    """Whether a block is a draft that we joined of its sentences, or a machine's, and nobody has
    touched it."""
    if is_only_commented(giver):
        return True
    if giver.state is State.APPROVED or is_doubted(giver, work.by_key):
        return False
    if giver.origin is not None:
        return True
    befores = (work.before(Key(giver.key.context, source)) for source in located.sources)
    return all(
        contains(located, number, giver.text, same.text)
        for number, same in enumerate(befores)
        if same is not None
    )


def _state_of_sentence(giver: Message, same: Message, *, exact: bool, ours: bool) -> State:
    """The state in which a sentence comes back that its block has still."""
    if giver.state is State.APPROVED:
        return State.APPROVED if exact else as_it_was(same).state
    return restored(same).state if ours else State.DRAFT


def _settle(work: _Work, giver: Message, same: Message, state: State, *, ours: bool) -> None:
    """A sentence as it was; where two blocks differ about it, a draft."""
    before = work.done.get(same.key)
    if before is None:
        work.give_back(same, state, giver.key)
    elif not ours and (before.text, before.state) != (same.text, state):
        _doubt(work, before, giver)


def _doubt(work: _Work, message: Message, giver: Message) -> None:
    if message.state is State.APPROVED:
        work.done[message.key] = replace(in_doubt(message), previous=giver.key)


def _give_part(
    work: _Work, giver: Message, key: Key, text: str, *, exact: bool, ours: bool
) -> None:
    state = State.APPROVED if exact and giver.state is State.APPROVED else State.DRAFT
    before = work.done.get(key)
    if before is not None:
        if (before.text, before.state) != (text, state) and not ours:
            _doubt(work, before, giver)
        return
    made = replace(
        work.wanted[key], text=text, state=state, comments=giver.comments, flags=giver.flags
    )
    if is_only_commented(giver) and giver.origin is not None:
        made = replace(made, origin=replace(giver.origin, mark=mark_of(made)))
    elif ours and exact and is_lent(giver):  # nobody had a word on it before the block
        page = made.places[0] if made.places else "memory"
        made = replace(made, origin=Origin("memory", page, mark_of(made), score=100))
    elif state is State.DRAFT and not exact:
        earlier = giver.previous if giver.previous != key else None
        made = lent(made, earlier or giver.key)
    elif state is State.DRAFT:
        made = replace(made, previous=giver.previous if giver.previous != key else giver.key)
    work.give(made)
