"""Which number takes which plural form."""

from __future__ import annotations

import pytest

from i18n import counts, numerals
from i18n.languages import language, plural_categories, plural_category

TAGS = [
    "es",
    "en",
    "fr",
    "pt-BR",
    "ru",
    "pl",
    "ar",
    "ja",
    "lv",
    "he",
    "cs",
    "sl",
    "cy",
    "ga",
    "lt",
    "mt",
]


def header(tag: str) -> str:
    """A language's Plural-Forms."""
    return language(tag).plurals


def test_a_header_says_how_many_forms_and_which_number_takes_which() -> None:
    """As gettext reads it, with or without the last semicolon."""
    assert counts.size(header("ar")) == 6
    assert [counts.form(header("ar"), n) for n in (0, 1, 2, 5, 11, 100)] == [0, 1, 2, 3, 4, 5]
    assert counts.size("nplurals=1; plural=0") == 1


@pytest.mark.parametrize(
    "odd", ["", "nplurals=3", "nplurals=2; plural=n+;", "nplurals=2; plural=1/0;"]
)
def test_a_header_that_cannot_be_read_is_taken_for_english(odd: str) -> None:
    """Two forms, one for 1."""
    assert counts.size(odd) == 2
    assert [counts.form(odd, n) for n in (0, 1, 2)] == [1, 0, 1]


def test_a_form_for_one_alone_is_told_from_one_for_more() -> None:
    """Spanish, French (0 and 1) against Russian (1, 21, 31) and Japanese (all)."""
    assert [counts.speaks_of_one(header(tag), 0) for tag in ("es", "fr", "ru", "ja")] == [
        True,
        True,
        False,
        False,
    ]
    assert counts.holds_one(header("ru"), 0)
    assert not counts.holds_one(header("ja"), 0)


def test_few_numbers_need_no_numeral() -> None:
    """What msgfmt allows: a form of up to five of the numbers to 1000."""
    assert [counts.may_omit_number(header("ar"), n) for n in range(6)] == [True] * 3 + [False] * 3
    assert not counts.may_omit_number(header("ru"), 0)
    assert not counts.may_omit_number(header("ja"), 0)


@pytest.mark.parametrize("tag", TAGS)
def test_an_example_takes_its_form(tag: str) -> None:
    """1 for the form of one, a number written in figures for others."""
    plurals = header(tag)
    for index in range(counts.size(plurals)):
        assert counts.form(plurals, counts.example(plurals, index)) == index


@pytest.mark.parametrize("tag", TAGS)
def test_every_category_finds_the_form_that_gettext_would(tag: str) -> None:
    """For each whole number to 1000, by CLDR's category or by the header."""
    plurals, category = header(tag), plural_category(tag)
    found = counts.by_category(plurals, plural_categories(tag), category)
    assert list(found)[-1] == "other"
    assert [found[category(n)] for n in range(1001)] == [
        counts.form(plurals, n) for n in range(1001)
    ]


@pytest.mark.parametrize(
    ("source", "held"),
    [
        ("{{count}} files", "{{count}}"),
        ("%(num)d files", "%(num)d"),
        ("%d of %s files", "%d"),
        ("{name} has {count} files", "{count}"),
        ("{a} and {b}", ""),
        ("files", ""),
    ],
)
def test_the_placeholder_of_the_number_is_known(source: str, held: str) -> None:
    """The only one, or the one that looks like it."""
    assert numerals.placeholder(source) == held


def test_a_numeral_goes_in_and_comes_out() -> None:
    """Not where it could be lost among others."""
    assert numerals.spoken("{{count}} files", 12) == "12 files"
    assert numerals.restored("12 archivos", "{{count}} files", 12) == "{{count}} archivos"
    assert numerals.restored("doce archivos", "{{count}} files", 12) == ""
    assert numerals.spoken("{{count}} of 3 files", 12) == ""
    assert numerals.spoken("files", 12) == ""
