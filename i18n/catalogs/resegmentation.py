"""Translations carried over when the same words are cut into messages otherwise.

A setting or a new version of ours may make one message of three sentences, or three of one,
or number their tags otherwise. No word of the source has changed then, so what people
approved holds: a block gets its sentences' translations joined, sentences get their parts of
the block's. The messages that went are kept as obsolete, so that the way back restores them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from i18n.catalogs.ownership import machine_owned, restored, set_aside, with_conflict
from i18n.model import Catalog, Key, Message, State
from i18n.segmentation.joining import (
    BlockSentences,
    Sentences,
    contains,
    joined,
    locate,
    words_only,
)
from i18n.segmentation.splitting import split_translation

_HEAD = 24
"""So many letters tell where a message may begin; most messages differ in them."""


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """The messages that got their text so, by key; the keys that gave it; and obsolete
    messages that came back with a newer text, under a key that keeps the older one."""

    messages: Mapping[Key, Message]
    givers: frozenset[Key]
    aside: tuple[Message, ...]


def resegmented(old: Catalog, wanted: Sequence[Message], sentences: Sentences) -> Rekeyed:
    """What the messages of a template get from the messages that go, where these have the
    same words in the same order but begin and end elsewhere.

    Linear in the number of messages. Nothing is taken from messages that stay alone.
    """
    work = _Work(old, wanted, sentences)
    if work.going and work.new:
        _join_all(work)
        _part_all(work)
    return Rekeyed(work.done, frozenset(work.givers), tuple(work.aside))


class _Work:
    """A catalog and a template, and what was found so far."""

    def __init__(self, old: Catalog, wanted: Sequence[Message], sentences: Sentences) -> None:
        self.sentences = sentences
        self.by_key = {m.key: m for m in old.messages}
        self.wanted = {m.key: m for m in wanted}
        self.active = [m for m in old.messages if m.state is not State.OBSOLETE and not m.plural]
        self.going = {
            m.key: m
            for m in self.active
            if m.text and m.key not in self.wanted and not machine_owned(m)
        }
        self.new = [m for m in wanted if not self.stays(m.key) and not m.plural]
        self.done: dict[Key, Message] = {}
        self.givers: set[Key] = set()
        self.aside: list[Message] = []

    def stays(self, key: Key) -> bool:
        """Whether a message was there and still is."""
        same = self.by_key.get(key)
        return key in self.wanted and same is not None and same.state is not State.OBSOLETE

    def give(self, message: Message) -> None:
        """Let a new message have its text; an older one of its own is set aside."""
        same = self.by_key.get(message.key)
        if same is not None and same.text and same.text != message.text:
            if (earlier := set_aside(same)).key not in self.by_key:  # or it was set aside before
                self.aside.append(earlier)
        elif same is not None:
            comments = tuple(dict.fromkeys(same.comments + message.comments))
            flags = dict.fromkeys(f for f in message.flags + same.flags if f != "fuzzy")
            message = replace(message, comments=comments, flags=tuple(flags))
        self.done[message.key] = message


# --- sentences to a block ----------------------------------------------------------


def _join_all(work: _Work) -> None:
    index = _index(work.active)
    for message in work.new:
        found = _pieces(message.key, index)
        if not any(one.key in work.going for choices in found for one in choices):
            continue
        located = locate(message.key.source, [[one.key.source for one in some] for some in found])
        if located is not None:
            keys = [Key(message.key.context, source) for source in located.sources]
            _join(work, message, [work.by_key[key] for key in keys], located)


def _join(
    work: _Work, message: Message, givers: Sequence[Message], located: BlockSentences
) -> None:
    """A block with its sentences' texts; where one has none, its source stands for it."""
    texts = [giver.text or giver.key.source for giver in givers]
    text, exact = joined(located, texts, work.sentences.gap)
    approved = exact and all(giver.state is State.APPROVED for giver in givers)
    if not any(giver.key in work.going for giver in givers):
        return
    work.givers.update(giver.key for giver in givers if giver.key in work.going)
    same = work.by_key.get(message.key)
    if same is not None and same.text and (not approved or same.text == text):
        if any(_is_edit(work, giver, located, n, same.text) for n, giver in enumerate(givers)):
            back = replace(restored(same), notes=message.notes, places=message.places)
            work.give(with_conflict(back, replace(message, text=text)))
        return
    work.give(
        replace(
            message,
            text=text,
            state=State.APPROVED if approved else State.DRAFT,
            comments=tuple(dict.fromkeys(c for giver in givers for c in giver.comments)),
            flags=tuple(dict.fromkeys(f for giver in givers for f in giver.flags)),
            previous=None if approved else _previous(givers),
        )
    )


def _is_edit(work: _Work, giver: Message, located: BlockSentences, number: int, text: str) -> bool:
    """Whether a sentence that goes has words of a person that its block's text has not."""
    return giver.key in work.going and not contains(located, number, text, giver.text)


def _previous(givers: Sequence[Message]) -> Key | None:
    """The source that a draft was made for, where it was another one."""
    earlier = (giver.previous for giver in givers if giver.previous is not None)
    return next(earlier, givers[0].key if len(givers) == 1 else None)


# --- a block to sentences ----------------------------------------------------------


def _part_all(work: _Work) -> None:
    index = _index(m for m in work.wanted.values() if not m.plural)
    parts: list[tuple[Message, BlockSentences]] = []
    for giver in work.going.values():
        if giver.key in work.givers:
            continue
        found = _pieces(giver.key, index)
        if all(work.stays(one.key) for choices in found for one in choices):
            continue
        located = locate(giver.key.source, [[one.key.source for one in some] for some in found])
        if located is not None:
            parts.append((giver, located))
    held = {key for giver, located in parts for key in _held(work, giver, located)}
    for giver, located in parts:
        _part(work, giver, located, held)


def _held(work: _Work, giver: Message, located: BlockSentences) -> Iterator[Key]:
    """The sentences of a block that come back with what they had before it."""
    for number, source in enumerate(located.sources):
        key = Key(giver.key.context, source)
        before = work.by_key[key].text if key in work.by_key else ""
        if before and not work.stays(key) and contains(located, number, giver.text, before):
            yield key


def _part(work: _Work, giver: Message, located: BlockSentences, held: Collection[Key]) -> None:
    """Sentences with their parts of a block's text. What they had before the block is theirs
    where the block has it still."""
    texts, exact = split_translation(located, giver.text, work.sentences)
    work.givers.add(giver.key)
    for number, (source, text) in enumerate(zip(located.sources, texts, strict=True)):
        key = Key(giver.key.context, source)
        if work.stays(key):
            continue
        before = work.by_key[key].text if key in work.by_key else ""
        if not before or not contains(located, number, giver.text, before):
            # Another block of the page still has what this sentence had: somebody must choose.
            sure = exact and key not in held
            _give_part(work, giver, key, text if exact else before or text, exact=sure)


def _give_part(work: _Work, giver: Message, key: Key, text: str, *, exact: bool) -> None:
    state = State.APPROVED if exact and giver.state is State.APPROVED else State.DRAFT
    before = work.done.get(key)
    if before is not None:
        if before.text != text and before.state is state is State.APPROVED:
            doubt = replace(before, state=State.DRAFT, previous=giver.key)
            work.done[key] = doubt
        return
    previous = giver.previous if exact else giver.previous or giver.key
    work.give(
        replace(
            work.wanted[key],
            text=text,
            state=state,
            comments=giver.comments,
            flags=giver.flags,
            previous=previous if state is State.DRAFT else None,
        )
    )


# --- what consists of what -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Index:
    """Messages by context and words; and, by how they begin, how long they are."""

    messages: dict[tuple[str, str], list[Message]] = field(default_factory=dict)
    lengths: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)


def _index(messages: Iterable[Message]) -> _Index:
    index = _Index()
    for message in messages:
        if words := words_only(message.key.source):
            context = message.key.context
            index.messages.setdefault((context, words), []).append(message)
            known = index.lengths.get((context, words[:_HEAD]), ())
            if len(words) not in known:
                index.lengths[context, words[:_HEAD]] = (*known, len(words))
    return index


def _pieces(key: Key, index: _Index) -> list[list[Message]]:
    """The messages that together have the words of a key, for each place those that fit; none
    where there are none. The longest are tried first."""
    words = words_only(key.source)
    ways = [_candidates(key.context, words, 0, index)]
    ends: list[int] = []
    failed: set[int] = set()
    while ways:
        end = next(ways[-1], None)
        if end is None:
            ways.pop()
            failed.update(ends[-1:])
            del ends[-1:]
        elif end == len(words):
            edges = [0, *ends, end]
            return [
                index.messages[key.context, words[low:high].strip()]
                for low, high in pairwise(edges)
            ]
        elif end not in failed:
            ends.append(end)
            ways.append(_candidates(key.context, words, end, index))
    return []


def _candidates(context: str, words: str, at: int, index: _Index) -> Iterator[int]:
    """Where the messages end that may begin here, the longest first."""
    at += words.startswith(" ", at)
    heads = (words[at : at + size] for size in range(_HEAD, 0, -1))
    for head in dict.fromkeys(heads):
        for length in sorted(index.lengths.get((context, head), ()), reverse=True):
            if (context, words[at : at + length]) in index.messages:
                yield at + length
