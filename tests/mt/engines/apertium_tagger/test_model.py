"""Apertium's model of a tagger: read and written without loss, and given more classes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.mt.engines.apertium_tagger.model import Class, Model, extended, read, written

NUMBERS = st.one_of(st.integers(0, 63), st.integers(0, (1 << 30) - 1))
CHANCES = st.tuples(NUMBERS, NUMBERS, st.binary(min_size=8, max_size=8))


def model(
    classes: tuple[Class, ...] = (), chances: tuple[tuple[int, int, bytes], ...] = ()
) -> Model:
    """A tagger of five tags; an unknown word is one of the first four."""
    opened = frozenset({0, 1, 2, 3})
    tags = "".join(f"\x01{letter}" for letter in "12345").encode()
    before = bytes([4, 0, 1, 1, 1, 0, 5]) + tags + bytes(4)
    return Model(
        opened,
        tuple("12345"),
        before,
        (opened, *classes),
        1 + len(classes),
        1,
        bytes(8),
        chances,
        b"the rest",
    )


@settings(derandomize=True, max_examples=60)
@given(st.lists(st.frozensets(NUMBERS, max_size=5), max_size=5), st.lists(CHANCES, max_size=9))
def test_a_model_is_written_as_it_was_read(
    classes: list[Class], chances: list[tuple[int, int, bytes]]
) -> None:
    """Every number, whatever its length in bytes."""
    data = written(model(tuple(classes), tuple(chances)))
    assert read(data) == model(tuple(classes), tuple(chances))
    assert written(read(data)) == data


@pytest.mark.parametrize("data", [b"", b"\x01", b"APTG" * 9, written(model())[:20]])
def test_what_is_no_such_model_is_refused(data: bytes) -> None:
    """The tagger is then left as it is."""
    with pytest.raises(ValueError, match="the tagger's model"):
        read(data)


def test_a_new_class_is_as_likely_as_its_nearest() -> None:
    """That is the smallest class that holds it, the first of several; it has no other tags."""
    large, small, other = frozenset({0, 1, 2}), frozenset({0, 1}), frozenset({0, 3})
    chances = ((0, 1, b"large..."), (0, 2, b"small..."), (0, 3, b"other..."), (1, 2, b"second.."))
    made = extended(model((large, small, other), chances), frozenset({0}))
    assert made.classes[-1] == {0}
    assert made.chances[3] == (0, 4, b"small...")
    assert len(made.chances) == 5
    assert read(written(made)).chances == made.chances


def test_a_class_that_none_holds_is_as_likely_as_an_unknown_word() -> None:
    """As the tagger has it."""
    made = extended(model((), ((0, 0, b"unknown."), (1, 0, b"another."))), frozenset({0, 4}))
    assert made.chances == ((0, 0, b"unknown."), (0, 1, b"unknown."), (1, 0, b"another."))


def test_new_classes_do_not_depend_on_each_other() -> None:
    """The nearest is one that the tagger was trained with, whatever it met before."""
    large = frozenset({0, 1, 2})
    start = model((large,), ((0, 1, b"large..."), (1, 1, b"another.")))
    one, other = frozenset({0, 1}), frozenset({0})
    both = extended(extended(start, one), other), extended(extended(start, other), one)
    for made in both:
        places = [made.classes.index(each) for each in (one, other)]
        assert [sorted(m for _, at, m in made.chances if at == place) for place in places] == [
            [b"another.", b"large..."],
            [b"large..."],
        ]
