"""Which number takes which plural form."""

from __future__ import annotations

import pytest

from i18n.languages import plural_forms
from i18n.languages.locales import language, plural_categories, plural_category
from i18n.languages.plural_forms import (
    Bridge,
    bridge,
    by_category,
    example,
    form,
    forms,
    holds_one,
    may_omit_number,
    size,
    speaks_of_one,
)
from i18n.placeables import plural_number
from tests.support.plural_kinds import plural_kinds

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
    assert size(header("ar")) == 6
    assert [form(header("ar"), n) for n in (0, 1, 2, 5, 11, 100)] == [0, 1, 2, 3, 4, 5]
    assert size("nplurals=1; plural=0") == 1


@pytest.mark.parametrize(
    "odd", ["", "nplurals=3", "nplurals=2; plural=n+;", "nplurals=2; plural=1/0;"]
)
def test_a_header_that_cannot_be_read_is_taken_for_english(odd: str) -> None:
    """Two forms, one for 1."""
    assert size(odd) == 2
    assert [form(odd, n) for n in (0, 1, 2)] == [1, 0, 1]


def test_a_form_for_one_alone_is_told_from_one_for_more() -> None:
    """Spanish, French (0 and 1) against Russian (1, 21, 31) and Japanese (all)."""
    assert [speaks_of_one(header(tag), 0) for tag in ("es", "fr", "ru", "ja")] == [
        True,
        True,
        False,
        False,
    ]
    assert holds_one(header("ru"), 0)
    assert not holds_one(header("ja"), 0)


def test_few_numbers_need_no_numeral() -> None:
    """What msgfmt allows: a form of up to five of the numbers to 1000."""
    assert [may_omit_number(header("ar"), n) for n in range(6)] == [True] * 3 + [False] * 3
    assert not may_omit_number(header("ru"), 0)
    assert not may_omit_number(header("ja"), 0)


@pytest.mark.parametrize("tag", TAGS)
def test_an_example_takes_its_form(tag: str) -> None:
    """1 for the form of one, a number written in figures for others."""
    plurals = header(tag)
    for index in range(size(plurals)):
        assert form(plurals, example(plurals, index)) == index


@pytest.mark.parametrize("tag", TAGS)
def test_every_category_finds_the_form_that_gettext_would(tag: str) -> None:
    """For each whole number to 1000, by CLDR's category or by the header."""
    plurals, category = header(tag), plural_category(tag)
    found = by_category(plurals, plural_categories(tag), category)
    assert list(found)[-1] == "other"
    assert [found[category(n)] for n in range(1001)] == [form(plurals, n) for n in range(1001)]


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
    assert plural_number.placeholder(source) == held


def test_a_numeral_goes_in_and_comes_out() -> None:
    """Not where it could be lost among others."""
    assert plural_number.spoken("{{count}} files", 12) == "12 files"
    assert plural_number.restored("12 archivos", "{{count}} files", 12) == "{{count}} archivos"
    assert plural_number.restored("doce archivos", "{{count}} files", 12) == ""
    assert plural_number.spoken("{{count}} of 3 files", 12) == ""
    assert plural_number.spoken("files", 12) == ""


def bridged(header: str, tag: str) -> Bridge:
    """The bridge from a header to a language's classes."""
    return bridge(forms(header), plural_categories(tag), plural_category(tag))


def test_our_own_headers_say_the_same_as_cldr_for_every_language() -> None:
    """Every class has a form, and no class has numbers of two."""
    for (header, classes), tag in plural_kinds().items():
        found = bridged(header, tag)
        assert found.exact, tag
        assert tuple(found.form) == classes


@pytest.mark.parametrize(
    ("tag", "form"),
    [
        ("es", {"one": 0, "many": 1, "other": 1}),
        ("he", {"one": 0, "two": 1, "other": 2}),
        ("pl", {"one": 0, "few": 1, "many": 2, "other": 2}),
        ("lv", {"zero": 0, "one": 1, "other": 2}),
        ("sl", {"one": 0, "two": 1, "few": 2, "other": 3}),
        ("ja", {"other": 0}),
        ("en-XA", {"one": 0, "other": 1}),
    ],
)
def test_every_class_has_its_form(tag: str, form: dict[str, int]) -> None:
    """A class without whole numbers, such as the Polish `other`, has the last one."""
    assert bridged(language(tag).plurals, tag).form == form


def test_a_file_with_its_own_order_of_forms_is_asked() -> None:
    """Slovene as many old files have it: the form for one is number 1."""
    old = "nplurals=4; plural=(n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 || n%100==4 ? 3 : 0);"
    assert bridged(old, "sl").form == {"one": 1, "two": 2, "few": 3, "other": 0}


def test_a_header_that_contradicts_cldr_says_so() -> None:
    """The common Latvian header gives 0 a form of its own and 10 the general one."""
    common = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);"
    found = bridged(common, "lv")
    assert not found.exact
    assert found.form == {"zero": 1, "one": 0, "other": 1}


def test_headers_that_mean_the_same_are_the_same() -> None:
    """However they are written."""
    one, other = forms("nplurals=2; plural=n != 1"), forms(" nplurals= 2 ;plural= (n==1 ? 0 : 1);")
    assert one.same(other)
    assert one.header == "nplurals=2; plural=n != 1;"
    assert not one.same(forms("nplurals=2; plural=(n > 1);"))


@pytest.mark.parametrize(
    "header",
    [
        "",
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals = 2; plural = n != 1;",
        "nplurals=2; plural=(n > 1",
        "nplurals=2; plural=n;",
        "nplurals=2; plural=1/n;",
        "nplurals=2; plural=-1;",
        "nplurals=0; plural=0;",
        "nplurals=99999999; plural=0;",
        "nplurals=2; plural=n%(n-7);",
        "nplurals=1; plural=0; alert(1);",
        "nplurals=2; plural=__import__('os');",
        f"nplurals=2; plural={'(' * 400}n{')' * 400};",
    ],
)
def test_a_header_that_no_reader_can_use_is_refused(header: str) -> None:
    """What gettext's readers would fail on, or a browser would run, is no header."""
    with pytest.raises(ValueError, match=r"."):
        plural_forms.forms(header)
    assert not plural_forms.usable(header)
    assert size(header) == 2
