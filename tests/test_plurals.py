"""Plural forms: what a catalog's header says, and what classes of numbers make of it."""

from __future__ import annotations

import pytest

from i18n import plurals
from i18n.languages import language, plural_categories, plural_category
from i18n.plurals import Bridge, bridge, forms
from tests.plural_kinds import plural_kinds


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
    one, other = forms("nplurals=2; plural=n != 1"), forms(" nplurals = 2;plural=(n==1 ? 0 : 1);")
    assert one.same(other)
    assert one.header == "nplurals=2; plural=n != 1;"
    assert not one.same(forms("nplurals=2; plural=(n > 1);"))


@pytest.mark.parametrize(
    "header",
    [
        "",
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals=2; plural=(n > 1",
        "nplurals=2; plural=n;",
        "nplurals=2; plural=1/n;",
        "nplurals=1; plural=0; alert(1);",
        "nplurals=2; plural=__import__('os');",
        f"nplurals=2; plural={'(' * 400}n{')' * 400};",
    ],
)
def test_a_header_that_no_reader_can_use_is_refused(header: str) -> None:
    """What gettext's readers would fail on, or a browser would run, is no header."""
    with pytest.raises(ValueError, match=r"."):
        plurals.forms(header)
