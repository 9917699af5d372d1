"""A label, its draft and what others say of it; its words, and when two of them are alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from i18n.languages.folding import fold
from i18n.late import late
from i18n.model import Draft, Translation
from i18n.mt.source_string import WORD, SourceString, pieces
from i18n.placeables import inline_tags

_STEM = 5
"""Letters by which two forms of one word are alike: `actualizar`, `actualización`."""


@dataclass(frozen=True, slots=True)
class Said:
    """A label and its draft, what other routes say, what the way back makes of the draft (None:
    nobody was asked yet), and what interfaces call a thing."""

    source: SourceString
    draft: Draft
    answers: Sequence[Translation]
    back: Translation | None
    known: Callable[[str], str]


def content(text: str, source: SourceString) -> Iterator[str]:
    """The words of a text that are no names and not among the smallest."""
    for piece in pieces(inline_tags.plain(text), source.names)[0]:
        for word in WORD.findall(piece):
            if len(word) > 3 and fold(word).lower() not in SMALL:
                yield word


def stem(word: str) -> str:
    return fold(word).lower()[:_STEM].rstrip("aeos")


_SMALL_WORDS = """
para como sobre este esta esto estos estas desde hasta entre cada todo todos todas usted about
from with your this that these those into over have been will what when where which more para pelo
pela como sobre esse essa este esta voce seus suas dels amb aquest aquesta
"""
SMALL = frozenset(_SMALL_WORDS.split())
"""Words of some length that say little."""


def least(text: str, source: SourceString) -> list[str]:
    """All words of a text that has none but small ones."""
    return [
        w for piece in pieces(inline_tags.plain(text), source.names)[0] for w in _ALL.findall(piece)
    ]


_ALL = late(r"[^\W\d_]{2,}")


def stems(text: str) -> list[str]:
    return [stem(word) for word in WORD.findall(inline_tags.plain(text)) if len(word) > 3]


def alike(one: str, other: str) -> bool:
    """Whether two words of the target may be forms of one."""
    own, its = fold(one).lower(), fold(other).lower()
    same = next((at for at, pair in enumerate(zip(own, its, strict=False)) if len({*pair}) > 1), -1)
    same = min(len(own), len(its)) if same < 0 else same
    near = same > 3 and same >= min(len(own), len(its)) - 1
    return near or same > _STEM or stem(own) == stem(its)


JOINED = late(r"\b(?:del?|d[aeo]s?|amb|para|con|com|por|per)\b|\bd['’]", re.I)
LITTLE = late(r"\b(?:of|for|in|on|by|to|and|with|at|from|your|is|are|a|the)\b|&", re.I)


INFINITIVE = late(
    r"\W*(?:[^\W\d_]{2,}(?:[aeiíê]r|re)(?:se|l[aeo]s?|me|nos|-se)?|[^\W\d_]*[áéíóú]\w+(?:me|nos|se))\b"
)
"""An infinitive, as buttons have it, or an order that ends in a pronoun: `Visítenos`."""

_ORDERED = """
about add all buy contact create delete download edit find follow get install join learn meet more
my new no open our read see share start try use using view visit watch why
"""
ORDERS = frozenset(_ORDERED.split())
"""What stands before a name in labels and is none of it."""
