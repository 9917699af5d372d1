"""In what two sources differ, word by word: numbers, names, things to copy, and words that say
something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from i18n.languages.function_words import ARTICLES, COMMON
from i18n.languages.language_tags import base
from i18n.languages.negation import negators
from i18n.languages.number_words import MONTHS, NUMBERS
from i18n.late import late
from i18n.placeables import inline_tags, protected

Kind = Literal["thing", "number", "name", "article", "small", "word", "fixed"]
"""What a part of a source is: something that translations copy, figures, a capitalized word, an
article, another word of the grammar, any other word, or what changes all (a negation, a number
in words, a month, an ordinal, the sign of a unit, a question mark)."""

_COPIED = frozenset(("ticks", "url", "email", "placeholder", "keys", "option", "path", "file"))
_COPIED |= {"code", "term"}
_PART = late(
    r"""
    (?P<ordinal> (?<!\w)\d+(?:st|nd|rd|th|[ºª°])(?!\w) )
  | (?P<number> (?:(?<![\w.,])[-\u2212+])?\d+(?:[.,\u00a0\u202f]\d+)* )
  | (?P<word> [^\W\d_]+(?:['’-][^\W\d_]+)* )
  | (?P<sign> [%‰$€£¥°?¿+=~#&/×] )
    """,
    re.X,
)
_CONTRACTED = late(r"n['’]t$", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a source, and how it is compared with others: all numbers are alike."""

    kind: Kind
    text: str
    compared: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What one source has (`ours`) where the other has something else (`theirs`); whether a
    number stands `beside` it."""

    ours: tuple[Part, ...]
    theirs: tuple[Part, ...]
    beside: bool

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of all that differs."""
        return frozenset(part.kind for part in (*self.ours, *self.theirs))


def parts(source: str, language: str) -> tuple[Part, ...]:
    """A source as parts, its punctuation and tags left out."""
    plain = inline_tags.plain(source)
    shouted = plain.isupper()
    found: list[Part] = []
    end = 0
    for start, stop, kind in protected.found(plain, frozenset()):
        if kind in _COPIED:
            found += _plain_parts(plain[end:start], language, shouted)
            found.append(Part("thing", plain[start:stop], plain[start:stop]))
            end = stop
    return (*found, *_plain_parts(plain[end:], language, shouted))


def _plain_parts(text: str, language: str, shouted: bool) -> Iterator[Part]:
    for match in _PART.finditer(text):
        if match.lastgroup == "word":
            yield _word(match[0], base(language), shouted)
        else:
            number = match.lastgroup == "number"
            yield Part("number" if number else "fixed", match[0], "" if number else match[0])


def _word(text: str, tongue: str, shouted: bool) -> Part:
    small = text.casefold()
    acronym = len(text) > 1 and text.isupper() and not shouted
    compared = text if acronym else small
    negator = negators(tongue)
    if (negator and negator.fullmatch(small)) or (tongue == "en" and _CONTRACTED.search(small)):
        return Part("fixed", text, compared)
    if small in NUMBERS.get(tongue, {}) or small in MONTHS:
        return Part("fixed", text, compared)
    if small in ARTICLES.get(tongue, ()):
        return Part("article", text, compared)
    if small in COMMON.get(tongue, ()) and not acronym:
        return Part("small", text, compared)
    return Part("name" if text[0].isupper() else "word", text, compared)


def content_words(found: Sequence[Part]) -> int:
    """How many words there are besides those of the grammar."""
    return sum(part.kind in ("word", "name", "thing") for part in found)


def differences(ours: Sequence[Part], theirs: Sequence[Part]) -> Iterator[Difference]:
    """Where two sources differ, in their order."""
    matcher = SequenceMatcher(
        None, [part.compared for part in ours], [part.compared for part in theirs], autojunk=False
    )
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            around = (*ours[max(0, start - 1) : start], *ours[end : end + 1])
            beside = any(part.kind == "number" for part in around)
            yield Difference(tuple(ours[start:end]), tuple(theirs[first:last]), beside)


def numbers(found: Sequence[Part]) -> list[tuple[str, bool]]:
    """The numbers of a source in order, and whether a word comes next, as where a number counts
    things."""
    after = [*found[1:], None]
    return [
        (part.text, following is not None and following.kind in _WORDS)
        for part, following in zip(found, after, strict=False)
        if part.kind == "number"
    ]


_WORDS = ("word", "name", "small")
