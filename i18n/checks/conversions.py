"""Measures that a translator put into those of the readers: six feet, 1,83 m."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from i18n.languages.number_words import NUMBERS

Value = int | Fraction
"""Whole numbers are no fractions, which take ten times as long; they are equal to them."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: as written, and the values that it may mean.

    `parts` are its groups of digits, where it may be a date, a time or two numbers.
    """

    raw: str
    values: frozenset[Value]
    parts: tuple[int, ...] = ()


_METRES = {
    "foot": (r"feet|foot|ft", 0.3048, "m"),
    "inch": (r"inch(?:es)?|in", 0.0254, "m"),
    "yard": (r"yards?|yd", 0.9144, "m"),
    "mile": (r"miles?|mi", 1609.344, "m"),
    "pound (weight)": (r"pounds?|lbs?", 453.592, "g"),
    "ounce": (r"ounces?|oz", 28.3495, "g"),
    "gallon": (r"gallons?|gal", 3.78541, "l"),
    "acre": (r"acres?", 4046.86, "m2"),
}
"""A measure of the United States: its words, and how much it is of which."""

_METRIC = {
    "m": {
        r"mm": 0.001,
        r"cm|cent\w+": 0.01,
        r"m|met\w+|mèt\w+|Meter\w*": 1.0,
        r"km|[kq]\w*[lò]\w?m\w+": 1000.0,
    },
    "g": {r"g|gram\w*": 1.0, r"kg|kilo\w*|quil\w+": 1000.0},
    "l": {r"l|lit\w+|Liter\w*": 1.0},
    "m2": {r"ha|h?ect\w+|Hektar\w*": 10000.0, r"m²": 1.0},
}
_WORDS = "|".join(sorted(NUMBERS["en"], key=len, reverse=True))
_EXACT = 0.07
"""How far a rounded measure may be from the right one."""


def without_converted(
    text: str, other: str, missing: Iterable[Number], added: Iterable[Number]
) -> tuple[list[Number], list[Number]]:
    """The numbers of each side without those that say the same length or weight in other
    measures."""
    missing, added = list(missing), list(added)
    if not added:
        return missing, added
    pairs = [pair for name in _METRES for pair in _pairs(name, text, other)]
    pairs += _degrees(text, other)
    ours = {value for value, _ in pairs}
    theirs = {raw for _, raw in pairs}
    return (
        [one for one in missing if not any(float(v) in ours for v in one.values)],
        [one for one in added if not any(one.raw in raw for raw in theirs)],
    )


def converted(name: str, text: str, other: str) -> bool:
    """Whether a measure of a text is there in other measures."""
    if name == "°F":
        return bool(_degrees(text, other))
    return name in _METRES and bool(_pairs(name, text, other))


_FAHRENHEIT = re.compile(r"(-?\d+)[\s\u00a0\u202f]?°[\s\u00a0\u202f]?F\b")
_CELSIUS = re.compile(r"(-?\d+)[\s\u00a0\u202f]?°[\s\u00a0\u202f]?C\b")
_WARM = 1.5
"""Degrees that a rounded temperature may be away."""


def _degrees(text: str, other: str) -> list[tuple[float, str]]:
    """The degrees Fahrenheit of a text, each with those of Celsius in the other."""
    ours = [int(one) for one in _FAHRENHEIT.findall(text)]
    theirs: list[str] = _CELSIUS.findall(other)
    near = ((one, raw) for one in ours for raw in theirs if _is_near(one, int(raw)))
    return [(float(one), raw) for one, raw in near]


def _is_near(fahrenheit: int, celsius: int) -> bool:
    return abs((fahrenheit - 32) / 1.8 - celsius) <= _WARM


def _pairs(name: str, text: str, other: str) -> list[tuple[float, str]]:
    """The numbers of a measure in a text, each with the metric one of the other text."""
    words, factor, kind = _METRES[name]
    found = re.finditer(rf"(?<![\w.,])([\d,]*\.?\d+|{_WORDS})[ \u00a0-]?(?:{words})\b", text, re.I)
    ours = [_english(match[1]) for match in found]
    theirs = [
        (value * size, raw)
        for forms, size in _METRIC[kind].items()
        for raw, value in _counted(forms, other)
    ]
    return [
        (one, raw)
        for one in ours
        for size, raw in theirs
        if one and abs(size - one * factor) <= _EXACT * one * factor
    ]


def _english(written: str) -> float:
    number = NUMBERS["en"].get(written.lower())
    return float(number if number is not None else written.replace(",", ""))


def _counted(forms: str, text: str) -> Iterable[tuple[str, float]]:
    found = re.finditer(rf"(?<![\w.,])(\d[\d.,]*)[\s\u00a0\u202f]?(?:{forms})(?!\w)", text)
    for match in found:
        whole, mark, rest = match[1].replace(".", ",").rpartition(",")
        digits = match[1]
        decimal = bool(mark) and len(rest) != 3
        value = (
            float(f"{whole.replace(',', '')}.{rest}")
            if decimal
            else float(re.sub(r"[.,]", "", digits))
        )
        yield digits, value
