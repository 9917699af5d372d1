"""Placeholders, and how each reader writes them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.publishing.bundles import placeholder_syntax
from i18n.publishing.bundles.placeholder_syntax import (
    Dialect,
    InexpressibleError,
    Slot,
    counter,
    dialect,
    pieces,
)


def read(text: str, *flags: str) -> tuple[placeholder_syntax.Piece, ...]:
    """The pieces of a text that is its own source."""
    return pieces(text, dialect([text], flags))


@pytest.mark.parametrize(
    ("text", "i18next", "icu"),
    [
        ("%(num)d files", "{{num}} files", "{num} files"),
        ("%s of %s", "{{0}} of {{1}}", "{0} of {1}"),
        ("%2$s of %1$d", "{{1}} of {{0}}", "{1} of {0}"),
        ("{name} and {0}", "{{name}} and {{0}}", "{name} and {0}"),
        ("{} and {}", "{{0}} and {{1}}", "{0} and {1}"),
        ("{{name}} and {{ other }}", "{{name}} and {{ other }}", "{name} and {other}"),
        ("${name} costs $5", "{{name}} costs $5", "{name} costs $5"),
        ("it's {n}", "it's {{n}}", "it''s {n}"),
        ("a { b } <c", "a { b } <c", "a '{' b '}' '<'c"),
        ("'{' and }'", "'{' and }'", "'''{''' and '}'''"),
        ("<a1>here</a1> <", "<a1>here</a1> <", "<a1>here</a1> '<'"),
        ("<a1>here", "<a1>here", "'<'a1>here"),
        ("100%% of %s", "100% of {{0}}", "100% of {0}"),
        ("100%% and #1", "100%% and #1", "100%% and #1"),
    ],
)
def test_each_reader_writes_its_own_way(text: str, i18next: str, icu: str) -> None:
    """sprintf's, Python's, templates' and mustaches', all by their names or places."""
    assert placeholder_syntax.i18next(read(text)) == i18next
    assert placeholder_syntax.icu(read(text)) == icu


def test_in_a_plural_form_the_number_sign_is_quoted() -> None:
    """Only there ICU reads it as the number."""
    assert placeholder_syntax.icu(read("{n} of #1"), plural=True) == "{n} of '#'1"


def test_a_flag_says_what_is_a_placeholder() -> None:
    """`%5d` is one in a format and words elsewhere; braces are words in sprintf's format."""
    assert read("%5dpx {a}") == ("%5dpx ", Slot("a", "{a}"))
    assert read("%dpx {a}", "python-format") == (Slot("0", "%d", True), "px {a}")
    assert read("{{a}} {b} 5%%", "python-brace-format") == ("{a} ", Slot("b", "{b}"), " 5%%")
    assert read("%d%%", "no-c-format") == read("%d%%")


@pytest.mark.parametrize("text", ["%(price).2f", "%1$05d", "${a + b}", "{{ a | b }}"])
def test_a_placeholder_without_a_plain_name_cannot_be_said_in_icu(text: str) -> None:
    """It is left out, never written wrong."""
    with pytest.raises(InexpressibleError):
        placeholder_syntax.icu(read(text))


@pytest.mark.parametrize("text", ["see $t(other)", "{{{name}", "%(price).2f"])
def test_what_i18next_would_read_as_its_own_cannot_be_said_in_it(text: str) -> None:
    """It has no escape for its nesting and its braces."""
    with pytest.raises(InexpressibleError):
        placeholder_syntax.i18next(read(text))


def test_i18nexts_own_formats_stay() -> None:
    """They are its own business, and so is what it shall not escape."""
    assert placeholder_syntax.i18next(read("{{- html}}")) == "{{- html}}"
    assert placeholder_syntax.i18next(read("{{price, number}}")) == "{{price, number}}"


def test_signs_that_touch_are_quoted_as_one() -> None:
    """Two pairs of quotes side by side would read as an apostrophe."""
    assert placeholder_syntax.icu(read("{{}}", "python-brace-format")) == "'{}'"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("%(num)d of %(name)s", "num"),
        ("%d files", "count"),
        ("{n} of {total_size}", "n"),
        ("{n} of {total}", "count"),
        ("%(a)d of %(b)d", "count"),
        ("files", "count"),
    ],
)
def test_a_plural_counts_by_its_only_number(source: str, name: str) -> None:
    """Or by the only one with a name like `n`; else by `count`."""
    assert counter(read(source)) == name


def test_a_nameless_number_that_counts_is_called_count() -> None:
    """Other nameless placeholders keep their places."""
    source = read("%s has %d files")
    assert (
        placeholder_syntax.icu(placeholder_syntax.counted(source, source))
        == "{0} has {count} files"
    )


def test_gettext_js_gets_its_signs_doubled() -> None:
    """Except where the source has its own `%1`."""
    assert placeholder_syntax.gettext_js("5%% of %1$s", "5%% of %1$s") == "5%%% of %%1$s"
    assert placeholder_syntax.gettext_js("%1 perros", "%1 dogs") == "%1 perros"


@given(st.text("'{}<>/#%$(dsn)a1 ", max_size=12))
@settings(derandomize=True, max_examples=300)
def test_pieces_joined_are_the_text(text: str) -> None:
    """Nothing is lost on the way, whatever the text."""
    found = pieces(text, Dialect())
    assert "".join(p if isinstance(p, str) else p.raw for p in found) == text
