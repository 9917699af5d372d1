"""Which number takes which plural form, by a catalog's own Plural-Forms.

Format: https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html
"""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")
_MANY = range(1001)
_OFTEN = 5
"""What msgfmt calls often: a form of more of the numbers up to 1000 must name the number."""


def size(plurals: str) -> int:
    """How many forms a Plural-Forms header gives a message; 2 where it cannot be read."""
    return _read(plurals)[0]


def form(plurals: str, number: int) -> int:
    """The form that a number takes."""
    count, of = _read(plurals)
    return min(max(of(number), 0), count - 1)


@lru_cache(maxsize=64)
def _read(plurals: str) -> tuple[int, Callable[[int], int]]:
    found = _HEADER.fullmatch(plurals)
    try:
        if found and int(found[1]) > 0:
            of: Callable[[int], int] = gettext.c2py(found[2])
            of(1)
            return int(found[1]), of
    except (ValueError, ZeroDivisionError, RecursionError):
        pass
    return 2, lambda number: int(number != 1)


@lru_cache(maxsize=64)
def _uses(plurals: str) -> Counter[int]:
    """How many of the numbers up to 1000 take each form."""
    return Counter(form(plurals, number) for number in _MANY)


def speaks_of_one(plurals: str, index: int) -> bool:
    """Whether a form is for 1, and for no number above it."""
    return index == form(plurals, 1) and all(form(plurals, n) != index for n in _MANY[2:])


def holds_one(plurals: str, index: int) -> bool:
    """Whether a form is for 1, perhaps among others (1, 21, 31), in a language with several."""
    return index == form(plurals, 1) and size(plurals) > 1


def may_omit_number(plurals: str, index: int) -> bool:
    """Whether a form can do without the number, since few numbers take it (`one file`)."""
    return size(plurals) > 1 and _uses(plurals)[index] <= _OFTEN


def example(plurals: str, index: int) -> int:
    """A number that takes a form: 1 for its form, else one that is written in figures."""
    if holds_one(plurals, index):
        return 1
    return next((n for n in (*_MANY[11:], *_MANY) if form(plurals, n) == index), 12)


def by_category(
    plurals: str, categories: Iterable[str], category: Callable[[int], str]
) -> dict[str, int]:
    """Each CLDR category of a language to the form that its numbers take.

    Where a category's numbers take several forms the commonest counts; a category without
    whole numbers (Polish `other`) has the last form.
    """
    taken: dict[str, Counter[int]] = {name: Counter() for name in categories}
    for number in (*_MANY, 1_000_000, 2_000_000):
        if (name := category(number)) in taken:
            taken[name][form(plurals, number)] += 1
    last = size(plurals) - 1
    return {name: some.most_common(1)[0][0] if some else last for name, some in taken.items()}
