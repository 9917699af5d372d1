"""Numbers that are no figures: small ones in words, ordinals, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from i18n.checks.finding import Finding
from i18n.checks.target_language import spoken
from i18n.languages.language_tags import base
from i18n.languages.number_words import AMBIGUOUS, LOOSE, NUMBERS, endings, parts, sums
from i18n.placeables.prose import prose, words

_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"(?<![\w.,])\d+(?![\w]|[.,]\d)")
_ROMAN = re.compile(r"(?<![\w.-])(?=[IVX])(?:X{0,3}(?:IX|IV|V?I{0,3}))(?![\w’'-])")
_SEVERAL = re.compile("[IVX]{2}")
_FIGURES = {"I": 1, "V": 5, "X": 10}


def number_words(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A number in words, or an ordinal, that became another: three windows, two; third, second.

    Only where one of the source is gone and another one is there: languages count otherwise
    (a pair, both, half a dozen), but they do not count something else.
    """
    tongue, text = base(language), words(source)
    speech = spoken(prose(source))
    if speech == tongue or speech not in NUMBERS or tongue not in NUMBERS:
        return
    ours = _sure(text, speech)
    if not ours:
        return
    other = words(translation)
    gone = [word for value, word in ours.items() if not _is_told(word, value, other, tongue)]
    ordinal = any(map(_ORDINAL.search, gone))
    theirs = _sure(other, tongue, ordinal)
    if ordinal:  # the eighteenth century, siglo XIX
        theirs |= dict(_numerals(other))
    new = [word for value, word in theirs.items() if value not in _meant(text, speech)]
    for old, wrong in zip(gone, new, strict=False):
        yield Finding("warning", "number-words", f"“{old}” became “{wrong}”; restore it")


def _is_told(word: str, value: int, text: str, tongue: str) -> bool:
    """Whether a text may have a number that its source has in a word. An ordinal is told by an
    ordinal: neither by a figure without a sign of one nor by “another”."""
    if not _ORDINAL.search(word):
        return value in _meant(text, tongue)
    plain = _PLAIN.sub(" ", text)
    other = {number for number, _ in _numerals(plain, least=1)}
    words_ = {_value(one, tongue) for one in _WORD.findall(plain.lower())}
    figures = {int(one) for one in _DIGITS.findall(plain) + _SIGNED.findall(text)}
    return value in other | words_ | figures or value in {
        more for one in _WORD.findall(plain.lower()) for more in parts(one, tongue)
    }


_PLAIN = re.compile(r"(?<![\w.,])\d+(?![\w.]|[.,]\d)")
_SIGNED = re.compile(r"(?<![\w.,])(\d+)(?=\.?[ºª°]|\.|er|ère|e|è|ème|a|r|n|t|º)")
_ORDINAL = re.compile(r"(?:nd|rd|th)$")
"""How an English ordinal ends: `segundo` is one then, and no moment."""


def _sure(text: str, tongue: str, loosely: bool = False) -> dict[int, str]:
    """The numbers from two on that a text has in words, and the words; `loosely` also those that
    mean something else too."""
    unsure = frozenset() if loosely else AMBIGUOUS.get(tongue, frozenset())
    found: dict[int, str] = {}
    known = _known(tongue)
    for word in _WORD.findall(text) if known.search(text) else ():
        small = word.lower()
        value = _value(small, tongue)
        if value > 1 and small not in unsure:
            found.setdefault(value, word)
    if tongue == "en" and (second := _SECOND.search(text)):
        found.setdefault(2, second[1])
    return found


_SECOND = re.compile(
    r"\b(?:(?:an?|this|that|every|each|his|her|its|your|our|my|their) (?=second [a-z]{3,})|the )"
    r"(second)(?![\w-])(?! (?:later|ago|and|before|after|when|that|the)\b)",
    re.I,
)
"""The ordinal, and not the sixtieth part of a minute."""


def _meant(text: str, tongue: str) -> set[int]:
    """Every number that a text may name, in whatever way."""
    found = {int(one) for one in _DIGITS.findall(text)}
    found |= {value for value, _ in _numerals(text, least=1)}
    if tongue == "fr" and "quatre-vingt" in text.lower():
        found.add(80)
    for word in _WORD.findall(text.lower()):
        found |= {_value(word, tongue), *LOOSE.get(tongue, {}).get(word, ())}
        found |= parts(word, tongue)
    return found | sums(found)


@cache
def _known(tongue: str) -> re.Pattern[str]:
    """How the numbers of a language begin, to tell fast that a text has none."""
    starts = sorted({word[:3] for word in NUMBERS[tongue]})
    return re.compile("|".join(map(re.escape, starts)), re.I)


def _value(word: str, tongue: str) -> int:
    """The number that a word is; 0 for none."""
    known = NUMBERS[tongue]
    if word in known:
        return known[word]
    ending = endings(tongue)
    stem = ending.sub("", word) if ending else word
    return known.get(stem, 0) if stem != word else 0


# --- Roman numerals -----------------------------------------------------------


def roman_numerals(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A Roman numeral from II to XXXIX that became another, or another number."""
    text, other = words(source), words(translation)
    if not _SEVERAL.search(text):
        return
    ours, theirs = _numerals(text), _numerals(other)
    if not ours or text.isupper():
        return
    tongue, speech = base(language), spoken(prose(source))
    told = _numbers(other, tongue)
    gone = [raw for value, raw in ours if value not in told]
    new = [raw for value, raw in theirs if value not in _numbers(text, speech)]
    for old, wrong in zip(gone, new, strict=False):
        yield Finding("warning", "roman-numerals", f"{old} became {wrong}; restore it")


def _numbers(text: str, tongue: str) -> set[int]:
    found = {int(one) for one in _DIGITS.findall(text)}
    found |= {value for value, _ in _numerals(text, least=1)}
    if tongue in NUMBERS:
        found |= _meant(text, tongue)
    return found


def _numerals(text: str, least: int = 2) -> list[tuple[int, str]]:
    """The Roman numerals of so many letters or more, with their values."""
    found = (match.group() for match in _ROMAN.finditer(text))
    return [(_roman(one), one) for one in found if len(one) >= least]


def _roman(figure: str) -> int:
    values = [_FIGURES[char] for char in figure]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


RULES = (number_words, roman_numerals)
