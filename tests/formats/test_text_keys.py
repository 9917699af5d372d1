"""Which values are words, by their names."""

from __future__ import annotations

import pytest

from i18n.formats.text_keys import OF_DATA, OF_FRONT_MATTER, TextKeys, fault, names_of


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("title", ("title",), True),
        ("title", ("Title",), True),
        ("linkTitle", ("linktitle",), True),
        ("title", ("a", "title"), False),
        ("hero.tagline", ("hero", "tagline"), True),
        ("hero.actions.*.text", ("hero", "actions", "0", "text"), True),
        ("hero.actions.*.text", ("hero", "actions", "0", "link"), False),
        ("menu.*.name", ("menu", "main", "name"), True),
        ("tags", ("tags", "1"), True),
        ("tags", ("tags", "one"), False),
        ('"a.b".c', ("a.b", "c"), True),
        ("a.b.c", ("a.b", "c"), False),
    ],
)
def test_a_pattern_is_names_one_in_another(pattern: str, path: tuple[str, ...], fits: bool) -> None:
    assert TextKeys((pattern,)).holds([path]) is fits


def test_in_data_a_pattern_may_begin_at_any_depth() -> None:
    keys = TextKeys(("title", "a.b"), anywhere=True)
    for path in (("title",), ("x", "0", "title"), ("x", "a", "b", "2")):
        assert keys.holds([path])
    assert not keys.holds([("x", "b")])


def test_what_is_read_elsewhere_too_is_words_only_if_it_is_so_there() -> None:
    """An alias would bring a translation into a layout."""
    keys = TextKeys(("title", "summary"))
    assert keys.holds([("title",), ("summary",)])
    assert not keys.holds([("title",), ("layout",)])


@pytest.mark.parametrize("pattern", ["", ".", "a.", ".a", "a..b", 'a"b', '"a'])
def test_what_is_no_pattern_is_said(pattern: str) -> None:
    assert fault(pattern)


@pytest.mark.parametrize("name", ["layout", "slug", "date", "permalink", "tags", "url", "id"])
def test_no_setting_of_a_page_is_words_unless_it_is_asked_for(name: str) -> None:
    for keys in (OF_FRONT_MATTER, OF_DATA):
        assert not any(names_of(pattern)[-1] == name for pattern in keys.patterns)
        assert not keys.holds([(name,)])
