"""Numbers and units: the same values, however the language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from i18n.checks import conversions
from i18n.checks.conversions import Number, Value
from i18n.checks.finding import Finding
from i18n.checks.target_language import spoken
from i18n.languages.language_tags import base
from i18n.languages.number_words import (
    HAN_UNITS,
    MONTHS,
    NUMBERS,
    SCALES,
    SIGNS,
    UNITS,
    idioms,
    parts,
    sign_forms,
    sums,
    unit_forms,
)
from i18n.late import late
from i18n.placeables import protected
from i18n.placeables.prose import prose, without_addresses, without_ticked, words

_SPACES = " \u00a0\u2009\u202f"
_NUMBER = late(
    rf"\d+(?:[.,'’٫٬·]\d+|[{_SPACES}]\d{{3}}(?!\d))*"
    rf"(?:[{_SPACES}]?(?P<scale>{'|'.join(sorted(map(re.escape, SCALES), key=len, reverse=True))})"
    r"(?:[ ](?P<more>millones|milions|millóns))?(?![a-zà-ÿα-ώ]))?",
    re.I,
)
_MARK = late(rf"[.,'’٫٬·{_SPACES}]")
_DATE_OR_TIME = late(
    rf"\d{{1,2}}[.,·]\d{{2}}|\d{{1,2}}(?:,\d{{1,2}}){{2,}}|\d{{1,4}}([.,·])\d{{1,2}}\1\d{{1,4}}"
    rf"|.*[{_SPACES}].*"
)
_HALF_DAY = late(r"\d[\s\u00a0\u202f]?[ap](?:\.[\s\u00a0\u202f]?m\b|m\b)", re.I)
_ROMAN = late(r"(?<!\w)[IVXLC]+(?=(?:er|re|e|è|ème|º|ª)?(?!\w))")
_TERM = late(r"(?<!\w)[^\W\d_]++[-_]?\d[\w-]*|(?<!\w)[#@]\w+")
_RUNS = late(r"\d+")
_DIGIT = late(r"\d")
_PLACEHOLDER_SIGN = late("[{%$]")


def numbers(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A number that is missing, changed or added.

    1,000 may be written 1.000 or 1 000, 6:30 PM 18:30, a date in another order, 19th XIX,
    5 five, 2 billion 2000 millones.
    """
    text, other = words(source), words(translation)
    if not _DIGIT.search(text) and not _DIGIT.search(other):
        return
    text, other = protected.pairs_apart(*_always(text, other))
    half = _half_day(text) or _half_day(other)
    missing, added = _unmatched(_numbers(text, half), _numbers(other, half))
    missing, added = _unmatched(_apart(missing), _apart(added))
    if not missing and not added:
        return
    months = _months(text), _months(other)
    ours = _said(text, NUMBERS) | (set() if months[1] else months[0])
    theirs = _said(other, (base(language),)) | (set() if months[0] else months[1])
    speech = spoken(prose(source))
    ours, theirs = ours | _idiomatic(text, speech), theirs | _idiomatic(other, base(language))
    missing = [n for n in missing if not _told(n, theirs, other) and not _zero(n, half)]
    added = [n for n in added if not _told(n, ours, text) and not _zero(n, half)]
    missing, added = conversions.without_converted(text, other, missing, added)
    for gone, new in zip(missing, added, strict=False):
        yield Finding("warning", "numbers", f"{gone.raw} became {new.raw}; restore it")
    for gone in missing[len(added) :]:
        yield Finding("warning", "numbers", f"{gone.raw} is missing; restore it")
    for new in added[len(missing) :]:
        yield Finding("warning", "numbers", f"{new.raw} is not in the source; delete it")


_ALWAYS = re.compile(r"\b24/7\b|\b3rd[ -]part(?:y|ies)\b", re.I)


def _always(text: str, other: str) -> tuple[str, str]:
    """Both without what has figures in one language only: round the clock, third parties."""
    if not _ALWAYS.search(text):
        return text, other
    if "24/7" in text and "24/7" not in other:
        other = _HOURS_AND_DAYS.sub(" ", other)
    return _ALWAYS.sub(" ", text), _ALWAYS.sub(" ", other)


_HOURS_AND_DAYS = re.compile(r"(?<!\d)(?:24|7)(?!\d)")
_CENTURY = re.compile(
    r"\bsiglos?\b|\bséculos?\b|\bsegles?\b|\bsiècles?\b|\bjahrhundert\w*|\bsecol[oi]\b", re.I
)


def _told(number: Number, said: set[Value], text: str) -> bool:
    """Whether a text has a number in words; a year may be told by its century."""
    if number.values & said:
        return True
    if not _CENTURY.search(text):
        return False
    return any(int(v) // 100 + more in said for v in number.values for more in (0, 1))


def _idiomatic(text: str, tongue: str) -> set[Value]:
    """The numbers that a text has in words that are no numbers: noon, half an hour."""
    return {value for value, pattern in idioms(tongue) if pattern.search(text)}


def _half_day(text: str) -> bool:
    return _HALF_DAY.search(text) is not None


def _zero(number: Number, half: bool) -> bool:
    """The minutes of a full hour, which only one of two ways to write it has."""
    return number.raw in ("00", "0") and (half or number.raw == "00")


def _numbers(text: str, half: bool) -> list[Number]:
    text = _TERM.sub(" ", without_ticked(without_addresses(text)))
    text = _without_placeholders(text)
    return [_number(match, half) for match in _NUMBER.finditer(text)]


def _without_placeholders(text: str) -> str:
    if _PLACEHOLDER_SIGN.search(text):
        for item in protected.placeholders(text):
            text = text.replace(item, " ")
    return text


def _number(match: re.Match[str], half: bool) -> Number:
    scale, more = match["scale"], match["more"]
    raw = match.group()
    digits = raw[: match.start("scale") - match.start()].rstrip(_SPACES) if scale else raw
    values = _values(digits)
    if scale:
        factor = SCALES[scale.lower()] * (SCALES[more.lower()] if more else 1)
        return Number(raw, frozenset(value * factor for value in values))
    if match.string[match.end() : match.end() + 1] == "s":  # the 1990s are the nineties
        values |= {value % 100 for value in values}
    if half:
        values |= {_other_half(value) for value in values if 1 <= value <= 24}
    groups = tuple(int(group) for group in _MARK.split(digits))
    return Number(raw, values, groups if _DATE_OR_TIME.fullmatch(digits) else ())


def _values(digits: str) -> frozenset[Value]:
    """What a number may mean: its marks are of thousands, or the last is the decimal one."""
    groups = _MARK.split(digits)
    marks = _MARK.findall(digits)
    whole = int("".join(groups))
    if not marks:
        return frozenset({whole})
    found: set[Value] = set()
    if len(groups[-1]) == 3 and len(set(marks)) == 1 and len(groups[0]) <= 3:
        found.add(whole)
    one_last = len(set(marks[:-1])) == 1 and marks[-1] != marks[0]
    if one_last or (len(marks) == 1 and groups[-1] != "000"):
        found.add(Fraction(whole, 10 ** len(groups[-1])))
    return frozenset(found)


def _other_half(hour: Value) -> Value:
    """6 in the evening is 18, 18 is 6, 12 at night 0."""
    return hour - 12 if hour >= 12 else hour + 12


def _unmatched(
    ours: Sequence[Number], theirs: Sequence[Number]
) -> tuple[list[Number], list[Number]]:
    """The numbers of each side that the other does not have."""
    rest = list(theirs)
    missing = []
    for number in ours:
        same = next((one for one in rest if one.raw == number.raw), None) or next(
            (one for one in rest if one.values & number.values or _years(one, number)), None
        )
        if same:
            rest.remove(same)
        else:
            missing.append(number)
    return missing, rest


def _years(one: Number, other: Number) -> bool:
    """1945 may be 45 after 1939, the 1990s the 90s."""
    short, long = sorted((one, other), key=lambda number: len(number.raw))
    year = len(long.raw) == 4 and long.raw.isdigit()
    return year and len(short.raw) == 2 and long.raw.endswith(short.raw)


def _apart(found: Iterable[Number]) -> list[Number]:
    """Dates, times and neighbours as single numbers."""
    out = []
    for number in found:
        if number.parts:
            out += [Number(str(part), frozenset({part})) for part in number.parts]
        else:
            out.append(number)
    return out


def _said(text: str, tongues: Iterable[str]) -> set[Value]:
    """The values that a text has in words, in Roman figures or inside a term (Q3, MP4)."""
    lower = text.lower()
    found: set[Value] = {_roman(figure) for figure in _ROMAN.findall(text)}
    found |= {int(run) for term in _TERM.findall(text) for run in _RUNS.findall(term)}
    said = set(_LOWER.findall(lower))
    for tongue in tongues:
        names = NUMBERS.get(tongue, {})
        if tongue == "zh":
            found |= {value for name, value in names.items() if name in lower}
        else:
            named = {names[name] for name in said & names.keys()}
            if tongue == "fr" and "quatre-vingt" in lower:
                named.add(80)
            found |= named | sums(named)
            found |= _scaled(lower, names)
            found |= {value for word in said for value in parts(word, tongue)}
    return found


_HALVES = frozenset(["half", "medio", "mig", "mezzo", "meio", "demi"])
_AND = frozenset(["and", "a", "y", "i", "e", "et", "un"])
_SMALLEST = 1000


def _scaled(lower: str, names: Mapping[str, int]) -> set[Value]:
    """Numbers in words with what multiplies them: three million, cuatro mil millones."""
    found: set[Value] = set()
    value = unit = 0
    for word in _LOWER.findall(lower):
        if word in _HALVES and value >= _SMALLEST:
            found.add(value + unit // 2)
        elif word in _AND:
            continue
        elif word in SCALES:
            unit = SCALES[word]
            value = (value or 1) * SCALES[word]
            found.add(value)
        else:
            value = names.get(word, 0)
    return found


def _months(text: str) -> set[Value]:
    """The numbers of the months that a text names."""
    return {MONTHS[word] for word in _LOWER.findall(text.lower()) if word in MONTHS}


_LOWER = late(r"[^\W\d_]+")
_FIGURES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _roman(figure: str) -> int:
    values = [_FIGURES[char] for char in figure]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


_UNIT = late(rf"\d[{_SPACES}-]?(?P<unit>[^\W\d_]+)(?![^\W\d_])|(?P<sign>[%$€£]|°[{_SPACES}]?[CF])")


def units(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A unit after a number (5 km, 20 %, €10) that the translation does not name."""
    text, other = words(source), words(translation)
    if not _DIGIT.search(text):
        return
    text = _without_placeholders(without_addresses(text))
    wanted: dict[str, None] = {}
    for match in _UNIT.finditer(text):
        if match["sign"]:
            wanted[re.sub(rf"[{_SPACES}]", "", match["sign"])] = None
        elif name := _unit(match["unit"]):
            wanted[name] = None
    for name in wanted:
        if not _named(name, other) and not conversions.converted(name, source, other):
            yield Finding("warning", "units", f"the unit {name} is missing or changed; restore it")


def _unit(word: str) -> str:
    return next((name for name in UNITS if unit_forms(name).fullmatch(word)), "")


def _named(name: str, text: str) -> bool:
    if name in SIGNS:
        return sign_forms(name).search(text) is not None
    if unit_forms(name).search(text):
        return True
    return name in HAN_UNITS and re.search(HAN_UNITS[name], text) is not None


RULES = (numbers, units)
