"""Values that every language writes its own way: dates, times and numbers of `<time>`, `<data>`.

A text is a form of a value where it is just what CLDR gives for the value in the page's
language; then, and only then, another language may write the value in the same form. What is
nearly a form, or the form of another country, stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import product

from i18n.languages import locales
from i18n.late import late

_DATE = r"(?P<y>\d{4})-(?P<M>\d\d)-(?P<d>\d\d)"
_TIME = r"(?P<H>\d\d):(?P<m>\d\d)(?::(?P<s>\d\d)(?:\.\d{1,3})?)?"
_ZONE = r"(?:Z|[+-]\d\d:?\d\d)?"
_VALUES = tuple(
    late(pattern, re.ASCII)
    for pattern in (
        _DATE,
        rf"{_DATE}[T ]{_TIME}{_ZONE}",
        r"(?P<y>\d{4})-(?P<M>\d\d)",
        r"(?P<y>\d{4})",
        r"(?:--)?(?P<M>\d\d)-(?P<d>\d\d)",
        _TIME,
    )
)
"""https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value without weeks,
durations and years of more than four digits."""

_NUMBER = late(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_SPACES = late("[\u00a0\u2009\u202f]")


def form(value: str, text: str, code: str) -> str:
    """The form in which a text in a language writes a value; "" where it is none.

    Any kind of space counts as a space. Raises LanguageError for an unknown language.
    """
    text = _SPACES.sub(" ", text)
    for name, written in _written(value, code):
        if _SPACES.sub(" ", written) == text:
            return name
    return ""


def write(value: str, name: str, code: str) -> str:
    """A value in a form that `form` found, as a language writes it."""
    kind, _, rest = name.partition(":")
    if kind == "number":
        return locales.number(Decimal(value), rest, code)
    when, _ = _moment(value)
    if kind == "moment":
        day, join, time = rest.split()
        parts = locales.date(when, day, code), locales.time(when, time, code)
        return locales.date_and_time(*parts, join, code)
    return (locales.date if kind == "date" else locales.time)(when, rest, code)


def _written(value: str, code: str) -> Iterator[tuple[str, str]]:
    """Every form of a value with its text, the telling forms first."""
    _, fields = _moment(value)
    days = [f for f, needs in locales.DATE_FORMS.items() if set(needs) <= fields]
    times = locales.TIME_FORMS if "H" in fields else ()
    names = [f"date:{day}" for day in days] + [f"time:{time}" for time in times]
    names += [
        f"moment:{day} {join} {time}"
        for day, join, time in product(days, locales.JOINS, times)
        if "d" in locales.DATE_FORMS[day]
    ]
    if _NUMBER.fullmatch(value):
        names += [f"number:{name}" for name in locales.NUMBER_FORMS]
    for name in names:
        yield name, write(value, name, code)


def _moment(value: str) -> tuple[datetime, set[str]]:
    """The moment that a value means and which of `yMdHms` it has; the others do not count. A
    time zone does not: what readers see is the time at the place."""
    found = next((m for pattern in _VALUES if (m := pattern.fullmatch(value))), None)
    given = {name: int(n) for name, n in found.groupdict().items() if n} if found else {}
    year, month, day = (given.get(name, start) for name, start in (("y", 2000), ("M", 1), ("d", 1)))
    try:
        first = datetime(year, month, day)
    except ValueError:
        return datetime(2000, 1, 1), set()
    clock = timedelta(hours=given.get("H", 0), minutes=given.get("m", 0), seconds=given.get("s", 0))
    return first + clock, set(given) if clock < timedelta(days=1) else set()
