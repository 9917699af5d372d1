"""Which number takes which plural form, by a catalog's own Plural-Forms.

Format: https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html
"""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from i18n import plurals

_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")
_MANY = range(1001)
_OFTEN = 5
"""What msgfmt calls often: a form of more of the numbers up to 1000 must name the number."""


def size(header: str) -> int:
    """How many forms a Plural-Forms header gives a message; 2 where it cannot be read."""
    return _read(header)[0]


def form(header: str, number: int) -> int:
    """The form that a number takes."""
    count, of = _read(header)
    return min(max(of(number), 0), count - 1)


@lru_cache(maxsize=64)
def _read(header: str) -> tuple[int, Callable[[int], int]]:
    found = _HEADER.fullmatch(header)
    try:
        if found and int(found[1]) > 0:
            of: Callable[[int], int] = gettext.c2py(found[2])
            of(1)
            return int(found[1]), of
    except (ValueError, ZeroDivisionError, RecursionError):
        pass
    return 2, lambda number: int(number != 1)


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
    """Each CLDR category of a language to the form that its numbers take, as `plurals.bridge`
    finds it; by the forms of English where the header cannot be read."""
    try:
        file = plurals.forms(header)
    except ValueError:
        file = plurals.forms("nplurals=2; plural=(n != 1);")
    return plurals.bridge(file, tuple(categories), category).form
