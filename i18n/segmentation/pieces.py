"""Which messages have, one after the other, the words of another: the sentences of a block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

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
    where there are none. The longest are tried first; what stands between two may be bars, commas
    and arrows."""
    words = words_only(key.source)
    ways = [_candidates(key.context, words, 0, index)]
    spans: list[Span] = []
    failed: set[int] = set()
    while ways:
        span = next(ways[-1], None)
        if span is None:
            ways.pop()
            failed.update(end for _, end in spans[-1:])
            del spans[-1:]
        elif not words[span[1] :].strip(_BETWEEN):
            return [index.messages[key.context, words[low:high]] for low, high in (*spans, span)]
        elif span[1] not in failed:
            spans.append(span)
            ways.append(_candidates(key.context, words, span[1], index))
    return []


Span = tuple[int, int]

_BETWEEN = " |¦·•∙‧⋅,;/›»→←‹«>"
"""What may stand between two texts that were one."""

_GAP = re.compile(rf"[{re.escape(_BETWEEN)}]+")


def _candidates(context: str, words: str, at: int, index: Index) -> Iterator[Span]:
    """Where the messages lie that may begin here, or behind what parts two, the longest first."""
    begun = [at + words.startswith(" ", at)]
    if gap := _GAP.match(words, at):
        begun.append(gap.end())
    for start in dict.fromkeys(begun):
        heads = (words[start : start + size] for size in range(_HEAD, 0, -1))
        for head in dict.fromkeys(heads):
            for length in sorted(index.lengths.get((context, head), ()), reverse=True):
                if (context, words[start : start + length]) in index.messages:
                    yield start, start + length
