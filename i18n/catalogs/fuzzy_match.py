"""Which new source sentence is the reworded form of which old one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

THRESHOLD = 0.6
"""The least similarity at which an old translation helps more than it misleads."""

_SHORT = 6
_RARE = 6
_CANDIDATES = 12
_WORD = re.compile(r"\w+|[^\w\s]")


def pairs(new: Sequence[str], old: Sequence[str]) -> dict[int, int]:
    """Pair new with old strings by index, one to one, the most similar first.

    Linear in the number of strings: a new string is compared only with the few old ones that
    share its rarest words. Among equals the one at the nearer position wins.
    """
    if not new or not old:
        return {}
    words = [_WORD.findall(string.lower()) for string in old]
    kinds = [frozenset(some) for some in words]
    index = _index(words)
    scored = []
    for n, string in enumerate(new):
        mine = _WORD.findall(string.lower())
        known = frozenset(mine)
        for o in _candidates(mine, index):
            if min(len(mine), len(words[o])) >= _SHORT:
                # No more words are alike than each has of the other's, which is soon counted.
                alike = min(_count(mine, kinds[o]), _count(words[o], known))
                if 2.0 * alike / (len(mine) + len(words[o])) < THRESHOLD:
                    continue
            if (score := _similarity(string, mine, old[o], words[o])) >= THRESHOLD:
                scored.append((-score, abs(n - o), n, o))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, n, o in sorted(scored):
        if n not in found and o not in taken:
            found[n] = o
            taken.add(o)
    return found


def _count(words: Sequence[str], among: Collection[str]) -> int:
    return sum(map(among.__contains__, words))


def similarity(one: str, other: str) -> float:
    """Between 0 and 1: by words, or by letters where there are few words."""
    return _similarity(one, _WORD.findall(one.lower()), other, _WORD.findall(other.lower()))


def _index(strings: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(strings):
        for word in dict.fromkeys(words):
            index[word].append(number)
    return index


def _candidates(words: Sequence[str], index: dict[str, list[int]]) -> list[int]:
    """The old strings that share most of a string's rarest words."""
    known = sorted((w for w in dict.fromkeys(words) if w in index), key=lambda w: len(index[w]))
    votes: Counter[int] = Counter()
    for word in known[:_RARE]:
        votes.update(index[word][: _CANDIDATES * _RARE])
    return [number for number, _ in votes.most_common(_CANDIDATES)]


def _similarity(one: str, ones: Sequence[str], other: str, others: Sequence[str]) -> float:
    from difflib import SequenceMatcher  # most updates compare nothing

    if min(len(ones), len(others)) < _SHORT:
        return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()
    return SequenceMatcher(None, ones, others, autojunk=False).ratio()
