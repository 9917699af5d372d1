"""Plural forms: what a catalog's Plural-Forms says, and how other classes of numbers read it.

gettext numbers a language's forms and gives a formula; CLDR, and with it i18next and ICU, names
classes (`one`, `few`, `other`). Nothing says which number is which name, so that each class is
asked what the file's own formula makes of its numbers.
"""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

NUMBERS = (*range(1001), 10_000, 100_000, 1_000_000, 2_000_000)
"""Every pattern of the formulas in use repeats within the first thousand; the large ones are
for languages that count millions another way."""

_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=([^;]+);?\s*")


@dataclass(frozen=True, slots=True)
class Forms:
    """A Plural-Forms header: how many forms there are, and of which form each of NUMBERS is."""

    header: str
    count: int
    of: tuple[int, ...]

    def same(self, other: Forms) -> bool:
        """Whether two headers mean the same, however they are written."""
        return (self.count, self.of) == (other.count, other.of)


@lru_cache(maxsize=64)
def forms(header: str) -> Forms:
    """Read a Plural-Forms header. Raises ValueError where gettext's readers would fail on it.

    Format: https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html
    """
    match = _HEADER.fullmatch(header)
    if not match:
        raise ValueError(f"no Plural-Forms: {header}")
    count, formula = int(match[1]), match[2].strip()
    form = gettext.c2py(formula)
    try:
        of = tuple(form(number) for number in NUMBERS)
    except ZeroDivisionError as error:
        raise ValueError(f"divides by zero: {formula}") from error
    if not set(of) <= {*range(count)}:
        raise ValueError(f"gives a form beyond nplurals={count}: {formula}")
    return Forms(f"nplurals={count}; plural={formula};", count, of)


@dataclass(frozen=True, slots=True)
class Bridge:
    """The form that each class of numbers takes; `exact` unless a class has numbers of two."""

    form: dict[str, int]
    exact: bool


def bridge(file: Forms, classes: Sequence[str], class_of: Callable[[int], str]) -> Bridge:
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
