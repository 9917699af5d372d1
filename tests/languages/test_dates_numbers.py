"""Dates, times and numbers, as every language writes them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.languages import dates_numbers
from i18n.languages.locales import PSEUDO


def again(value: str, text: str, target: str, source: str = "en") -> str:
    """The text in another language; "" if it is no form of the value."""
    name = dates_numbers.form(value, text, source)
    return dates_numbers.write(value, name, target).replace("\u202f", " ") if name else ""


@pytest.mark.parametrize(
    ("value", "text", "spanish"),
    [
        ("2026-05-01", "May 1, 2026", "1 de mayo de 2026"),
        ("2014-09-13", "Sep 13, 2014", "13 sept 2014"),
        ("2014-11-08", "Saturday, November 8, 2014", "sábado, 8 de noviembre de 2014"),
        ("2014-11-08", "Sat, Nov 8, 2014", "sáb, 8 nov 2014"),
        ("2014-11-08", "Saturday, November 8", "sábado, 8 de noviembre"),
        ("2014-11-08", "11/8/2014", "8/11/2014"),
        ("2014-11-08", "11/8/14", "8/11/14"),
        ("2014-11-08", "November 8", "8 de noviembre"),
        ("11-08", "November 8", "8 de noviembre"),
        ("2014-11-08", "Saturday", "sábado"),
        ("2013-04", "April 2013", "abril de 2013"),
        ("2013-04", "Apr 2013", "abr 2013"),
        ("2013-04", "April", "abril"),
        ("2002", "2002", "2002"),
        ("18:30", "6:30 PM", "18:30"),
        ("09:00", "9\u202fAM", "9:00"),
        ("2014-09-13T18:30", "6:30 PM", "18:30"),
        ("2014-09-13T18:30Z", "September 13, 2014", "13 de septiembre de 2014"),
        ("2014-09-13 18:30", "Sep 13, 2014, 6:30 PM", "13 sept 2014, 18:30"),
        ("50000000", "50 million", "50 millones"),
        ("1500000", "1.5 million", "1,5 millones"),
        ("1234567.5", "1,234,567.5", "1.234.567,5"),
        ("0.5", "50%", "50\u00a0%"),
    ],
)
def test_a_form_of_a_value_is_written_in_the_same_form(value: str, text: str, spanish: str) -> None:
    """Lengths, weekdays and missing years stay as they are; the day's hours are the language's."""
    assert again(value, text, "es") == spanish


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2026-05-01", "1 May 2026"),
        ("2026-05-01", "01/05/2026"),
        ("2026-05-01", "May 2, 2026"),
        ("2026-05-01", "May 1st, 2026"),
        ("2026-05-01", "may 1, 2026"),
        ("2026-13-40", "May 1, 2026"),
        ("2026", "May 1, 2026"),
        ("2026-05", "May 1, 2026"),
        ("P3D", "three days"),
        ("25:00", "1:00 AM"),
        ("", ""),
        ("yesterday", "yesterday"),
        ("50000000", "fifty million"),
        ("12345", "Miner’s lamp"),
        ("nan", "NaN"),
    ],
)
def test_any_other_text_is_for_translators(value: str, text: str) -> None:
    """What is ambiguous, wrong, of another country or in words is never guessed."""
    assert dates_numbers.form(value, text, "en") == ""


def test_the_source_language_says_what_a_form_is() -> None:
    """A British date is one in British English, a Spanish in Spanish."""
    assert again("2026-05-01", "1 May 2026", "en", "en-GB") == "May 1, 2026"
    assert again("2026-05-01", "1 de mayo de 2026", "en", "es") == "May 1, 2026"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("pt-BR", "1 de maio de 2026"),
        ("ca", "1 de maig del 2026"),
        ("de", "1. Mai 2026"),
        ("ja", "2026年5月1日"),
        ("ru", "1 мая 2026 г."),
        ("ar", "1 مايو 2026"),
        ("he", "1 במאי 2026"),
        (PSEUDO, "May 1, 2026"),
    ],
)
def test_each_language_has_its_own_way(tag: str, expected: str) -> None:
    """As CLDR has it."""
    assert again("2026-05-01", "May 1, 2026", tag) == expected


@given(st.integers(0, 60_000), st.sampled_from(["es", "pt", "ca", "de", "ja", "ar"]))
def test_a_date_survives_the_way_there_and_back(days: int, tag: str) -> None:
    """A long date means the same day in every language."""
    value = (date(1900, 1, 1) + timedelta(days)).isoformat()
    text = dates_numbers.write(value, "date:long", "en")
    there = dates_numbers.write(value, dates_numbers.form(value, text, "en"), tag)
    assert dates_numbers.write(value, dates_numbers.form(value, there, tag), "en") == text
