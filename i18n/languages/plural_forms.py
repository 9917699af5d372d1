"""Plural forms: which number takes which form by a catalog's own Plural-Forms, and how other
classes of numbers read it.

gettext numbers a language's forms and gives a formula; CLDR, and with it i18next and ICU, names
classes (`one`, `few`, `other`). Nothing says which number is which name, so that each class is
asked what the file's own formula makes of its numbers.

Format: https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html
"""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

NUMBERS = (*range(1001), 10_000, 100_000, 1_000_000, 2_000_000)
"""Every pattern of the formulas in use repeats within the first thousand; the large ones are
for languages that count millions another way."""

_HEADER = re.compile(r"\s*nplurals=\s*([0-9]{1,9})\s*;\s*plural=\s*([^;]+?)\s*;?\s*")
"""Readers look for `nplurals=` and `plural=`, without a space."""
_MOST = 16
"""No language has as many forms; a header with more would ask for texts without end."""
_MANY = range(1001)
_OFTEN = 5
"""What msgfmt calls often: a form of more of the numbers up to 1000 must name the number."""


@dataclass(frozen=True, slots=True)
class PluralForms:
    """A Plural-Forms header: how many forms there are, and of which form each of NUMBERS is."""

    header: str
    count: int
    of: tuple[int, ...]

    def same(self, other: PluralForms) -> bool:
        """Whether two headers mean the same, however they are written."""
        return (self.count, self.of) == (other.count, other.of)


@lru_cache(maxsize=64)
def _read(header: str) -> tuple[int, str, Callable[[int], int]]:
    """How many forms a header gives, its formula, and the formula as a function. Raises
    ValueError."""
    match = _HEADER.fullmatch(header)
    if not match:
        raise ValueError("is none that gettext can read")
    if not 0 < int(match[1]) <= _MOST:
        raise ValueError(f"asks for {int(match[1]):,} forms")
    try:
        form: Callable[[int], int] = gettext.c2py(match[2])
    except RecursionError as error:
        raise ValueError("is nested too deeply") from error
    except ValueError as error:
        raise ValueError("is no formula that gettext can read") from error
    return int(match[1]), match[2], form


@lru_cache(maxsize=64)
def forms(header: str) -> PluralForms:
    """Read a Plural-Forms header. Raises ValueError, which says what it does wrong, where
    gettext's readers would fail on it."""
    count, formula, form = _read(header)
    try:
        of = tuple(form(number) for number in NUMBERS)
    except ZeroDivisionError as error:
        raise ValueError("divides by zero") from error
    beyond = next((n for n, one in zip(NUMBERS, of, strict=True) if not 0 <= one < count), None)
    if beyond is not None:
        raise ValueError(f"gives {beyond:,} a form beyond nplurals={count}")
    return PluralForms(f"nplurals={count}; plural={formula};", count, of)


def usable(header: str) -> bool:
    """Whether gettext's readers can use a header."""
    try:
        forms(header)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=64)
def _tolerant(header: str) -> tuple[int, Callable[[int], int]]:
    """A header as far as it can be read, that of English otherwise."""
    try:
        count, _, form = _read(header)
        form(1)
    except (ValueError, ZeroDivisionError):
        count = 0
    return (count, form) if count else (2, lambda number: int(number != 1))


def size(header: str) -> int:
    """How many forms a Plural-Forms header gives a message; 2 where it cannot be read."""
    return _tolerant(header)[0]


def form(header: str, number: int) -> int:
    """The form that a number takes."""
    count, of = _tolerant(header)
    return min(max(of(number), 0), count - 1)


@dataclass(frozen=True, slots=True)
class Bridge:
    """The form that each class of numbers takes; `exact` unless a class has numbers of two."""

    form: dict[str, int]
    exact: bool


def bridge(file: PluralForms, classes: Sequence[str], class_of: Callable[[int], str]) -> Bridge:
    """From classes of numbers to a file's forms: the form that most of a class's numbers have.

    A class without whole numbers (the Polish `other`, for fractions) takes the last form.
    """
    counts: dict[str, Counter[int]] = {one: Counter() for one in classes}
    for number, form in zip(NUMBERS, file.of, strict=True):
        counts[class_of(number)][form] += 1
    chosen = {
        one: found.most_common(1)[0][0] if found else file.count - 1
        for one, found in counts.items()
    }
    return Bridge(chosen, all(len(found) <= 1 for found in counts.values()))


@lru_cache(maxsize=64)
def _uses(header: str) -> Counter[int]:
    """How many of the numbers up to 1000 take each form."""
    return Counter(form(header, number) for number in _MANY)


def speaks_of_one(header: str, index: int) -> bool:
    """Whether a form is for 1, and for no number above it."""
    return index == form(header, 1) and all(form(header, n) != index for n in _MANY[2:])


def holds_one(header: str, index: int) -> bool:
    """Whether a form is for 1, perhaps among others (1, 21, 31), in a language with several."""
    return index == form(header, 1) and size(header) > 1


def may_omit_number(header: str, index: int) -> bool:
    """Whether a form can do without the number, since few numbers take it (`one file`)."""
    return size(header) > 1 and _uses(header)[index] <= _OFTEN


def example(header: str, index: int) -> int:
    """A number that takes a form: 1 for its form, else one that is written in figures."""
    if holds_one(header, index):
        return 1
    return next((n for n in (*_MANY[11:], *_MANY) if form(header, n) == index), 12)


def by_category(
    header: str, categories: Iterable[str], category: Callable[[int], str]
) -> dict[str, int]:
    """Each CLDR category of a language to the form that its numbers take, as `bridge`
    finds it; by the forms of English where the header cannot be read."""
    try:
        file = forms(header)
    except ValueError:
        file = forms("nplurals=2; plural=(n != 1);")
    return bridge(file, tuple(categories), category).form
