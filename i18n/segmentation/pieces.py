"""Which messages have, one after the other, the words of another: the sentences of a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from i18n.model import Key, Message
from i18n.segmentation.joining import words_only

_HEAD = 24
"""So many letters tell where a message may begin; most messages differ in them."""

_SIGNS = 12
"""So many characters at most part two messages."""


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
    found: list[tuple[int, int]] = []
    failed: set[int] = set()
    while ways:
        one = next(ways[-1], None)
        if one is None:
            ways.pop()
            failed.update(end for _, end in found[-1:])
            del found[-1:]
        elif one[1] == len(words):
            return [index.messages[key.context, words[low:high]] for low, high in (*found, one)]
        elif one[1] not in failed:
            found.append(one)
            ways.append(_candidates(key.context, words, one[1], index))
    return []


def _candidates(context: str, words: str, at: int, index: Index) -> Iterator[tuple[int, int]]:
    """Where the messages start and end that may come next, the longest first: here, or after
    signs that part a row of links."""
    for start in _starts(words, at):
        heads = (words[start : start + size] for size in range(_HEAD, 0, -1))
        for head in dict.fromkeys(heads):
            for length in sorted(index.lengths.get((context, head), ()), reverse=True):
                if (context, words[start : start + length]) in index.messages:
                    yield start, start + length


def _starts(words: str, at: int) -> Iterator[int]:
    """Where a message may start after one that ends here."""
    yield at + words.startswith(" ", at)
    for start in range(at + 1, min(at + _SIGNS, len(words))) if at else ():
        if words[start - 1].isalpha():
            return
        if words[start - 1] == " " and start > at + 1:
            yield start
