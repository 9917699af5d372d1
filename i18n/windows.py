"""The stretch of a translation that renders a span: every run of words is weighed.

What speaks for a window is likeness to the span's words as the engine gave them elsewhere; what
speaks against it are borders and numbers that the span has not. The weights are those that make
the windows likeliest which people's tags enclose; see `bench/tags.py`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from i18n.anchors import Sides
from i18n.hints import Hint, stem
from i18n.spans import PIECE, Range, words

WEIGHTS = {
    "alone": 4.0,  # likeness to the span's own translation
    "said": 2.0,  # to what stood in the quotes
    "own": 2.0,  # to the source's words
    "overlap": 5.0,  # with where the quotes fall
    "starts": 1.5,  # where they begin
    "ends": 1.5,
    "same alone": 1.5,  # letter for letter
    "same said": 1.0,
    "same own": 1.0,
    "small start": -0.5,  # an article or a preposition that the span does not begin with
    "small end": -1.0,
    "signs": -1.0,  # punctuation inside that the span has not
    "numbers": -1.0,  # lacking or too many
    "length": -2.0,  # logarithm of the ratio to what is expected
    "case": -2.0,  # of the first letter
    "off": -0.5,  # how far from the same share of the sentence
}

_SIGN = re.compile(r"[,;:()“”\"!?/]|\.(?=\s)")
_NUMBER = re.compile(r"\d+")


class Look(NamedTuple):
    """A window of the translation and what speaks for it, in the order of WEIGHTS."""

    place: Range
    features: tuple[float, ...]


def best(own: str, sides: Sides, at: float, hint: Hint, taken: Sequence[Range]) -> tuple[Range, float]:
    """The likeliest window for a span that stands `at` a share of its sentence, and how likely."""
    weights = tuple(WEIGHTS.values())
    top, place, scores = -math.inf, (sides.within[0], sides.within[0]), []
    for look in looks(own, sides, at, hint, taken):
        score = sum([a * b for a, b in zip(weights, look.features, strict=True)])
        scores.append(score)
        if score > top:
            top, place = score, look.place
    return place, 1 / sum(math.exp(score - top) for score in scores) if scores else 0.0


class _Word(NamedTuple):
    start: int
    end: int
    stem: str
    signs: int


def _words(plain: str, within: Range) -> list[_Word]:
    """The words of a stretch; `signs` are those before each, from the beginning."""
    found: list[_Word] = []
    end = within[0]
    signs = 0
    for match in PIECE.finditer(plain, *within):
        if words(match.group()):
            signs += len(_SIGN.findall(plain, end, match.start()))
            found.append(_Word(*match.span(), stem(match.group()), signs))
            end = match.end()
    return found


def looks(
    own: str, sides: Sides, at: float, hint: Hint, taken: Sequence[Range]
) -> Iterator[Look]:
    """Every run of words of a plausible length that overlaps nothing taken."""
    plain, within = sides.plain, sides.within
    here = _words(plain, within)
    known = _Known(own, hint)
    width = max(1, within[1] - within[0])
    for first, begin in enumerate(here):
        common = [_Common(model) for model in known.stems]
        for last in here[first : first + 2 * known.most + 3]:
            likeness = [one.add(last.stem) for one in common]
            place = begin.start, last.end
            if any(place[1] > start and place[0] < end for start, end in taken):
                continue
            off = abs((sum(place) / 2 - within[0]) / width - at)
            size = common[0].size
            inside = plain[slice(*place)]
            yield Look(
                place,
                (
                    *likeness,
                    *_overlap(place, hint.place),
                    *known.compared(inside),
                    float(last.signs - begin.signs > known.signs),
                    known.numbers_off(inside),
                    abs(math.log(size / known.size)),
                    float(inside[0].isupper() != known.capital),
                    off,
                ),
            )


class _Common:
    """How many words a growing window shares with a model."""

    def __init__(self, model: Counter[str]) -> None:
        self._rest = dict(model)
        self._total = model.total()
        self._shared = 0
        self.size = 0

    def add(self, one: str) -> float:
        """One more word; the likeness then (Dice)."""
        self.size += 1
        if left := self._rest.get(one, 0):
            self._rest[one] = left - 1
            self._shared += 1
        return 2 * self._shared / (self._total + self.size)


class _Known:
    """What is known of a span, counted once."""

    def __init__(self, own: str, hint: Hint) -> None:
        self._models = tuple(one.strip(" .,;:").lower() for one in (hint.alone, hint.said, own))
        found = [words(model) for model in (hint.alone, hint.said, own)]
        self.stems = tuple(Counter(map(stem, model)) for model in found)
        self.most = max(map(len, found))
        self.size = max(1, len(found[0]) or len(found[2]))
        self.signs = len(_SIGN.findall(own.strip()))
        self.capital = own.lstrip()[:1].isupper()
        self._numbers = Counter(_NUMBER.findall(own))
        ends = own.split() or [""]
        self._small = _small(ends[0]), _small(ends[-1])

    def compared(self, inside: str) -> tuple[float, ...]:
        """Whether a window is one of the models, and whether it has a small word at an end."""
        lower, ends = inside.lower(), inside.split()
        one, two, three = (float(lower == model) for model in self._models)
        start = _small(ends[0]) and not self._small[0]
        end = _small(ends[-1]) and not self._small[1]
        return one, two, three, float(start), float(end)

    def numbers_off(self, inside: str) -> float:
        """How many numbers a window lacks or has too many."""
        ours = Counter(_NUMBER.findall(inside))
        if ours == self._numbers:
            return 0.0
        return float(((ours - self._numbers) + (self._numbers - ours)).total())


def _overlap(place: Range, hint: Range | None) -> tuple[float, float, float]:
    """How much a window has of where the quotes fall, and whether it begins and ends there."""
    if hint is None:
        return 0.0, 0.0, 0.0
    common = max(0, min(place[1], hint[1]) - max(place[0], hint[0]))
    union = max(place[1], hint[1]) - min(place[0], hint[0])
    return common / max(1, union), float(place[0] == hint[0]), float(place[1] == hint[1])


def _small(word: str) -> bool:
    """An article or a preposition, by its looks: any language has them short."""
    return len(word) <= 3 and word.isalpha() and word.islower()
