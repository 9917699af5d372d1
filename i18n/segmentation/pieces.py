"""Which messages have, one after the other, the words of another: the sentences of a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from i18n.model import Key, Message
from i18n.segmentation.joining import words_only

_HEAD = 24
"""So many letters tell where a message may begin; most messages differ in them."""


@dataclass(frozen=True, slots=True)
class Index:
    """Messages by context and words; and, by how they begin, how long they are."""

    messages: dict[tuple[str, str], list[Message]] = field(default_factory=dict)
    lengths: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)


def index_of(messages: Iterable[Message]) -> Index:
    """The index of some messages; those without words are left out."""
    index = Index()
    for message in messages:
        if words := words_only(message.key.source):
            context = message.key.context
            index.messages.setdefault((context, words), []).append(message)
            known = index.lengths.get((context, words[:_HEAD]), ())
            if len(words) not in known:
                index.lengths[context, words[:_HEAD]] = (*known, len(words))
    return index


def pieces(key: Key, index: Index) -> list[list[Message]]:
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


def _candidates(context: str, words: str, at: int, index: Index) -> Iterator[int]:
    """Where the messages end that may begin here, the longest first."""
    at += words.startswith(" ", at)
    heads = (words[at : at + size] for size in range(_HEAD, 0, -1))
    for head in dict.fromkeys(heads):
        for length in sorted(index.lengths.get((context, head), ()), reverse=True):
            if (context, words[at : at + length]) in index.messages:
                yield at + length
