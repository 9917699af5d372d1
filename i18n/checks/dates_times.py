"""Dates and times in words: months, weekdays, halves of the day, spans of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from i18n.checks.finding import Finding
from i18n.checks.target_language import spoken
from i18n.languages.language_tags import base
from i18n.languages.number_words import NUMBERS
from i18n.languages.time_words import (
    UNITS,
    Names,
    any_name,
    halves,
    months,
    time_units,
    weekdays,
)
from i18n.placeables.prose import prose, words

_WORD = re.compile(r"[^\W\d_]+(?:-feiras?)?")
_DIGITS = re.compile(r"\d+")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?")
_SHORT = 3
"""Letters of the shortest abbreviation: `Mon`, `ene`."""


def dates(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A month or a weekday that became another one, that is missing or that was added."""
    tongue, text = base(language), words(source)
    speech = spoken(prose(source))
    if speech == tongue:
        return
    other = words(translation)
    sides = ((any_name(speech), text), (any_name(tongue), other))
    if not any(pattern and pattern.search(side) for pattern, side in sides):
        return
    for known in (months, weekdays):
        ours, theirs = known(speech), known(tongue)
        if not ours or not theirs:
            continue
        numbers = known is months
        gone = _lacking(text, ours, other, {**ours, **theirs}, numbers)
        new = _lacking(other, theirs, text, ours, numbers)
        yield from _findings(gone, new)


def _findings(gone: Mapping[int, str], new: Mapping[int, str]) -> Iterator[Finding]:
    pairs = list(zip(gone.values(), new.values(), strict=False))
    for old, wrong in pairs:
        yield Finding("warning", "dates", f"“{old}” became “{wrong}”; restore it")
    for old in list(gone.values())[len(pairs) :]:
        yield Finding("warning", "dates", f"“{old}” is missing; restore it")
    for wrong in list(new.values())[len(pairs) :]:
        yield Finding("warning", "dates", f"“{wrong}” is not in the source; delete it")


def _lacking(text: str, known: Names, other: str, accepted: Names, numbers: bool) -> dict[int, str]:
    """What a text surely names and the other does not, be it cut short, as part of a compound or,
    of months, as a number; each as it is written."""
    said = {
        number: match.group()
        for match in _WORD.finditer(text)
        if match.group().lower() in known
        for number, sure in [known[match.group().lower()]]
        if sure and _is_date(match, text, known)
    }
    if not said:
        return said
    there = _possible(other, accepted, numbers)
    return {number: word for number, word in said.items() if number not in there}


def _is_date(match: re.Match[str], text: str, known: Names) -> bool:
    """Whether a word is no person's name: with a capital where the language writes one, or
    beside a figure."""
    if match.group()[0].isupper() is bool(known.keys() & _CAPITALISED):
        return True
    near = text[max(0, match.start() - 6) : match.end() + 6]
    return _DIGITS.search(near) is not None


_CAPITALISED = frozenset({"january", "monday", "januar", "montag"})
"""Of the languages that write months and days with a capital letter."""


def _possible(text: str, known: Names, numbers: bool) -> set[int]:
    """What a text may name."""
    dates = _DATE.findall(text) if numbers else ()
    found = {int(one) for date in dates for one in _DIGITS.findall(date)}
    if not numbers and _SPANS.search(text):
        return set(range(1, 8))
    for word in {match.group().lower() for match in _WORD.finditer(text)}:
        if len(word) >= _SHORT:
            found |= _meant(word, tuple(known.items()))
    return found


@cache
def _meant(word: str, known: tuple[tuple[str, tuple[int, bool]], ...]) -> frozenset[int]:
    """The months or days that a word may stand for: their names, their starts, compounds."""
    return frozenset(
        number
        for name, (number, _) in known
        if name.startswith(word) or (len(name) > _SHORT + 1 and name in word)
    )


_SPANS = re.compile(
    r"\bweek(?:end|day)s?\b|\bfi(?:n|ns) de semana\b|\bfins? de semaine\b|\bcap(?:s)? de setmana\b"
    r"|\bdías? (?:laborables?|hábil(?:es)?)\b|\bdias? úte?is\b|\bwochenenden?\b|\bwerktags?\b"
    r"|\bEaster\b|\bHoly Week\b|\bdaily\b|\bevery day\b|\bPâques\b|\bOster\w*|\bfeiner\w*\b",
    re.I,
)
"""What stands for several days, or for one by another name."""


# --- times -----------------------------------------------------------------


def times(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A morning that became an evening, or a number of hours that became one of minutes."""
    tongue, text = base(language), words(source)
    speech = spoken(prose(source))
    if speech == tongue:
        return
    other = words(translation)
    yield from _half(text, other, speech, tongue)
    yield from _spans(text, other, speech, tongue)


def _half(text: str, other: str, speech: str, tongue: str) -> Iterator[Finding]:
    ours, theirs = halves(speech), halves(tongue)
    if not ours or not theirs:
        return
    said = [found.group() if (found := one.search(text)) else "" for one in ours]
    saying = [found.group() if (found := one.search(other)) else "" for one in theirs]
    for mine, yours in ((0, 1), (1, 0)):
        if said[mine] and saying[yours] and not said[yours] and not saying[mine]:
            what = f"“{said[mine].strip()}” became “{saying[yours].strip()}”; restore it"
            yield Finding("warning", "times", what)


def _spans(text: str, other: str, speech: str, tongue: str) -> Iterator[Finding]:
    """The same number of another unit of time, where the right one is not there."""
    pattern = _span(speech)
    if not pattern or not _span(tongue) or not pattern.search(text):
        return
    ours, theirs = _counted(text, speech), _counted(other, tongue)
    named = _units(text, speech)
    for value, unit in ours:
        if (value, unit) in theirs or any(unit == one for _, one in theirs):
            continue
        some = value not in ("0", "1")
        wrong = [one for number, one in theirs if number == value and some and one not in named]
        if wrong:
            what = f"{value} times “{unit}” became “{wrong[0]}”; restore it"
            yield Finding("warning", "times", what)


def _units(text: str, tongue: str) -> set[str]:
    """The units of time that a text names, counted or not."""
    pattern = time_units(tongue)
    found = re.finditer(rf"\b(?:{pattern.pattern})\b", text, re.I) if pattern else ()
    return {one for match in found for one in UNITS if match[one]}


def _counted(text: str, tongue: str) -> list[tuple[str, str]]:
    """The spans of time in a text: how many, in figures or a placeholder, of which unit."""
    pattern = _span(tongue)
    names = NUMBERS.get(tongue, {})
    found = []
    for match in pattern.finditer(text) if pattern else ():
        number = int(match["figure"] or names.get((match["word"] or "").lower(), 0))
        unit = next(one for one in UNITS if match[one])
        found.append((match["holder"] or str(number), unit))
    return [one for one in found if one[0] != "0"]


@cache
def _span(tongue: str) -> re.Pattern[str] | None:
    """A number, in figures or in a word, and a unit of time."""
    units = time_units(tongue)
    if units is None:
        return None
    words = "|".join(sorted(NUMBERS.get(tongue, {}), key=len, reverse=True))
    holder = r"(?P<holder>%\d|%[ds]|%\(\w+\)[ds]|\{+\s*\w+\s*\}+)[\s\u00a0\u202f]"
    figure = r"(?P<figure>\d+)[\s\u00a0\u202f-]?"
    count = rf"(?<![\w.,:%])(?:{figure}|(?P<word>{words})[\s\u00a0-]|{holder})"
    return re.compile(rf"{count}(?:{units.pattern})(?![\w’'])", re.I)


RULES = (dates, times)
