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

from i18n.mt.tag_projection.anchors import AlignedText
from i18n.mt.tag_projection.evidence import Evidence, stem
from i18n.mt.tag_projection.tree import PIECE, Range, words

WEIGHTS = {
    "alone": 6.0,  # likeness to the span's own translation
    "own": 0.5,  # to the source's words
    "overlap": 3.5,  # with where the quotes fall
    "same alone": 2.2,  # letter for letter
    "same said": 2.8,  # as what stood in the quotes
    "small start": -1.5,  # an article or a preposition that the span does not begin with
    "small end": -2.2,
    "small left": -0.8,  # one such as the span begins with stands just before
    "signs": -2.6,  # signs inside, more or fewer than in the span
    "numbers": -1.3,  # lacking or too many
    "length": -2.2,  # logarithm of the ratio to what is expected
    "case": -1.5,  # of the first letter
    "off": -0.7,  # how far from the same share of the sentence
    "before": 1.1,  # the same sign stands before it as in the source; another: -1
    "after": 1.1,
}

_EVIDENCE = 5
"""The first so many tell that a window is right, the others only which of two is."""

_SIGN = re.compile(r"[^\w\s'’&<>.;”»)\]-]|;(?=\s)|\.(?=\s)")
_NUMBER = re.compile(r"\d+")


class Candidate(NamedTuple):
    """A window of the translation and what speaks for it, in the order of WEIGHTS."""

    place: Range
    features: tuple[float, ...]


def best_candidate(
    span: Range, sides: AlignedText, hint: Evidence, taken: Sequence[Range]
) -> tuple[Range, float]:
    """The likeliest window for the span `text[span]`, and how likely it is."""
    weights = tuple(WEIGHTS.values())
    top, place, sure, scores = -math.inf, (sides.within[0], sides.within[0]), 0.0, []
    for look in candidates(span, sides, hint, taken):
        score = sum([a * b for a, b in zip(weights, look.features, strict=True)])
        scores.append(score)
        if score > top:
            top, place, sure = score, look.place, max(look.features[:_EVIDENCE])
    share = 1 / sum(math.exp(score - top) for score in scores) if scores else 0.0
    return place, share * min(1.0, 2 * sure)


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


def candidates(
    span: Range, sides: AlignedText, hint: Evidence, taken: Sequence[Range]
) -> Iterator[Candidate]:
    """Every run of words of a plausible length that overlaps nothing taken."""
    plain, within = sides.plain, sides.within
    here = _words(plain, within)
    known = _Known(span, sides, hint)
    outer = sides.outer
    at = (sum(span) / 2 - outer[0]) / max(1, outer[1] - outer[0])
    width = max(1, within[1] - within[0])
    for first, begin in enumerate(here):
        left = plain[slice(*here[first - 1][:2])] if first else ""
        common = [_Common(model) for model in known.stems]
        for last in here[first : first + 2 * known.most + 3]:
            likeness = [one.add(last.stem) for one in common]
            place = begin.start, last.end
            if any(place[1] > start and place[0] < end for start, end in taken):
                continue
            inside = plain[slice(*place)]
            features = (
                *likeness,
                _overlap(place, hint.place),
                *known.compared(inside, left, sentence=not first),
                float(min(2, abs(last.signs - begin.signs - known.signs))),
                *known.shape(inside, common[0].size),
                abs((sum(place) / 2 - within[0]) / width - at),
                *known.neighbours(_beside(plain, *place, within)),
            )
            yield Candidate(place, features)


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

    def __init__(self, span: Range, sides: AlignedText, hint: Evidence) -> None:
        own = sides.text[slice(*span)]
        core = _core(own)
        self._initial = not words(sides.text[sides.outer[0] : span[0]])
        ends = (own.lower() if self._initial else own).split() or [""]
        self._small = small(ends[0]), small(ends[-1])
        article = self._small[0] or not self._initial
        self._models = tuple(_model(one, article) for one in (hint.alone, hint.said))
        found = [words(model) for model in (hint.alone, own, hint.said)]
        self.stems = tuple(Counter(map(stem, model)) for model in found[:2])
        if hint.place and [*map(str.lower, found[2])] == [*map(str.lower, found[1])]:
            # In quotes it stayed as it was: what stands in its place is all that is known.
            found[0] = words(sides.plain[slice(*hint.place)])
        self.most = max(map(len, found))
        self.size = max(1, len(found[0]) or len(found[1]))
        self.signs = len(_SIGN.findall(own, *core))
        self.capital = own.lstrip()[:1].isupper()
        self._numbers = Counter(_NUMBER.findall(own))
        self._count = float(self._numbers.total())
        self._beside = _beside(sides.text, span[0] + core[0], span[0] + core[1], sides.outer)

    def compared(self, inside: str, left: str, *, sentence: bool) -> tuple[float, ...]:
        """Whether a window is one of the models, and whether it takes or leaves a small word;
        that at the beginning of a `sentence` has a capital."""
        lower = inside.lower()
        ends = (lower if sentence else inside).split()
        one, two = (float(lower == model) for model in self._models)
        start = small(ends[0]) and not self._small[0]
        end = small(ends[-1]) and not self._small[1]
        lost = self._small[0] and not small(ends[0]) and small(left)
        return one, two, float(start), float(end), float(lost)

    def neighbours(self, beside: tuple[str, str]) -> tuple[float, float]:
        """Whether a window's neighbours are those of the span: 1 the same sign, -1 another."""
        one, two = (
            0.0 if mine == theirs == "" else 1.0 if mine == theirs else -1.0
            for mine, theirs in zip(beside, self._beside, strict=True)
        )
        return one, two

    def shape(self, inside: str, size: int) -> tuple[float, float, float]:
        """How far a window of so many words is from the span in numbers, length and case."""
        longer = abs(math.log(size / self.size))
        case = not self._initial and inside[0].isupper() != self.capital
        return self._numbers_off(inside), longer, float(case)

    def _numbers_off(self, inside: str) -> float:
        """How many numbers a window lacks or has too many."""
        found = _NUMBER.findall(inside)
        if not found:
            return self._count
        ours = Counter(found)
        return float(((ours - self._numbers) + (self._numbers - ours)).total())


def _model(said: str, article: bool) -> str:
    """A translation as windows are held against it: without an article that the span has not."""
    bare = said.strip(" .,;:").lower()
    first, _, rest = bare.partition(" ")
    return rest if rest and small(first) and not article else bare


def _core(text: str) -> Range:
    """From the first word to the last."""
    found = [match.span() for match in PIECE.finditer(text) if words(match.group())]
    return (found[0][0], found[-1][1]) if found else (0, len(text))


def _beside(text: str, start: int, end: int, outer: Range) -> tuple[str, str]:
    """The signs on both sides: "" for a word, a blank for the end of the sentence."""
    before, after = text[outer[0] : start].rstrip(), text[end : outer[1]].lstrip()
    return _sign(before[-1:]), _sign(after[:1])


def _sign(char: str) -> str:
    if not char:
        return " "
    return "" if char.isalnum() or char in "<>_" else _EQUAL.get(char, char)


_EQUAL = dict.fromkeys('“”«»„"', '"')


def _overlap(place: Range, hint: Range | None) -> float:
    """How much a window has of where the quotes fall, and nothing else."""
    if hint is None:
        return 0.0
    common = max(0, min(place[1], hint[1]) - max(place[0], hint[0]))
    return common / max(1, max(place[1], hint[1]) - min(place[0], hint[0]))


def small(word: str) -> bool:
    """An article or a preposition, by its looks: any language has them short."""
    return len(word) <= 3 and word.isalpha() and word.islower()
