"""How alike two strings are, and what they must have in common for that. The only owner of
rapidfuzz.

Comparing a string with a million others takes rapidfuzz 0.2 s. So each string gets a few
*features* (its words; in a short string, where one misspelt word is all there is, also its
letters in threes), and a string is compared only with those that share its rarest ones. A
*key* is a number for a string whose high bits tell its length: among numbers that share a
feature, those of a fitting length are a range.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log2
from zlib import crc32

from rapidfuzz import fuzz, process

from i18n.late import late
from i18n.placeables import inline_tags

_SHORT, _SHORTER = 40, 30
"""Up to so many characters a string is also known by its letters, and asked for by them: the
ones that are like a shorter string are short."""

_STRIDE = 3
"""Length classes in a doubling."""

_CLASSES = 31
_KEY_BITS = 27

ENOUGH = 300
"""So many strings are compared, those with the most features in common."""

_MOST = 3
"""Times as many at most, where many have equally much in common."""

_TAG_COST = 1
_TAG_COST_AT_MOST = 5

# Scripts without spaces between words: there, two letters are a word.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
)
_WORD = late(rf"[^\W{_SPACELESS}]+|[{_SPACELESS}]+")
_UNSPACED = late(rf"[{_SPACELESS}]")


def words_of(source: str) -> str:
    """What is compared: the words, without tags."""
    return inline_tags.plain(source) if "<" in source or "&" in source else source


# --- what strings have in common ------------------------------------------------


def features(words: str, language: str, asking: bool = False) -> list[int]:
    """By what a string may be found in a language; or, when `asking`, by what to look for
    those like it. Numbers; two features may share one, which only finds more."""
    start = crc32(language.encode())
    found = _features(words.lower(), _SHORTER if asking else _SHORT)
    return [crc32(one.encode("utf-8", "surrogatepass"), start) for one in found]


def _features(folded: str, short: int) -> set[str]:
    found = set(_WORD.findall(folded))
    if not folded.isascii():
        for run in [one for one in found if _UNSPACED.match(one) and len(one) > 2]:
            found.remove(run)
            found.update(run[at : at + 2] for at in range(len(run) - 1))
    if len(folded) <= short:
        padded = f" {folded} "
        found.update("\0" + padded[at : at + 3] for at in range(len(padded) - 2))
    return found


def key(words: str) -> int:
    """A number for a string, in the order of lengths. Two may share one, seldom."""
    digest = crc32(words.encode("utf-8", "surrogatepass"))
    return (_length_class(len(words)) << _KEY_BITS) | (digest >> (32 - _KEY_BITS))


def fitting(words: str, threshold: int) -> range:
    """The keys of strings so long that they may be alike."""
    ratio = (200 - threshold) / max(threshold, 1)
    least, most = len(words) / ratio, len(words) * ratio
    return range(_length_class(least) << _KEY_BITS, (_length_class(most) + 1) << _KEY_BITS)


def _length_class(length: float) -> int:
    return min(_CLASSES, int(_STRIDE * log2(max(length, 1))))


def best(postings: Iterable[bytes], keys: range, enough: int = ENOUGH) -> list[int]:
    """Of lists of keys (arrays of 4-byte numbers, a feature each), the keys in range that
    stand in most of them: all that stand in so many, as long as there are not too many."""
    votes: Counter[int] = Counter()
    for posting in postings:
        votes.update(array("I", posting))
    floor = _floor(Counter(votes.values()), enough)
    start, stop = keys.start, keys.stop
    found = sorted(one for one, n in votes.items() if n >= floor and start <= one < stop)
    # Of too many, those of about the middle length.
    spare = max(0, len(found) - _MOST * enough) // 2
    return found[spare : spare + _MOST * enough]


def _floor(ranks: Counter[int], enough: int) -> int:
    """How many votes make enough keys, of so many keys with so many votes."""
    total, floor = 0, 0
    for votes in sorted(ranks, reverse=True):
        if floor and total + ranks[votes] > _MOST * enough:
            break
        total, floor = total + ranks[votes], votes
        if total >= enough:
            break
    return floor


# --- how alike they are -----------------------------------------------------------


ALIKE = 75
"""Two strings that are less like each other, in per cent, are no match for each other."""


def near_any(sources: Iterable[str], others: Sequence[str]) -> set[str]:
    """Those of some strings that may be a match for one of others; tags are not looked at."""
    words = [words_of(other) for other in others]
    found: set[str] = set()
    for source in sources:
        near = process.extract(
            words_of(source), words, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None
        )
        found |= {others[index] for _, _, index in near}
    return found


def alike(source: str, others: Sequence[str], threshold: int) -> list[tuple[int, str]]:
    """Which others are like a string, with a score from the threshold to 100.

    By the letters of the words in order; a tag that only one of them has costs a point.
    Only the same string has 100. The best first, among equals in the order of the alphabet.
    """
    mine, tags = words_of(source), inline_tags.tags(source)
    found = process.extract(
        mine,
        [words_of(other) for other in others],
        scorer=fuzz.ratio,
        score_cutoff=threshold,
        limit=None,
    )
    scored = []
    for _, ratio, index in found:
        other = others[index]
        score = 100 if other == source else min(99, int(ratio)) - _tag_cost(tags, other)
        if score >= threshold:
            scored.append((score, other))
    return sorted(scored, key=lambda one: (-one[0], one[1]))


def _tag_cost(tags: Counter[inline_tags.Tag], other: str) -> int:
    if not tags and "<" not in other:
        return 0
    theirs = inline_tags.tags(other)
    different = (tags - theirs).total() + (theirs - tags).total()
    return min(_TAG_COST_AT_MOST, _TAG_COST * different)
