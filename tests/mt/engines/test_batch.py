"""What never reaches a machine cannot be lost in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.model import Translation
from i18n.mt.engines.batch import translate_batch, unknown_characters


def upper(texts: list[str]) -> list[Translation]:
    """A machine that shouts, and knows no word with a z in it."""
    return [
        Translation(text.upper(), tuple((i, i + 1) for i, c in enumerate(text) if c == "z"))
        for text in texts
    ]


def texts(sentence: str, *, keep: str = "", limit: int = 0) -> list[str]:
    """The pieces that a machine would be given."""
    seen: list[str] = []

    def machine(pieces: list[str]) -> list[Translation]:
        seen.extend(pieces)
        return upper(pieces)

    (done,) = translate_batch([sentence], machine, keep=keep, limit=limit)
    assert done.text == sentence.upper()
    return seen


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        ("", []),
        (" \n\t ", []),
        ("... 42 %", []),
        ("one two", ["one two"]),
        ("  one two \n", ["one two"]),
        ("one\ntwo", ["one", "two"]),
        ("one\x00two\ud800three", ["one", "two", "three"]),
        ("same\nsame", ["same"]),
    ],
)
def test_only_words_reach_the_machine(sentence: str, pieces: list[str]) -> None:
    """Line breaks, outer space, control characters and texts without a letter stay outside."""
    assert texts(sentence) == pieces


def test_unknown_spans_point_into_the_whole_sentence() -> None:
    """Spans are shifted by what stands before their piece."""
    (done,) = translate_batch(["  az\nzoo "], upper)
    assert [done.text[start:end] for start, end in done.unknown] == ["Z", "Z"]


def test_a_long_text_is_cut_between_sentences_then_clauses_then_words() -> None:
    """The latest good place within the limit is taken."""
    assert texts("One two. Three four, five six", limit=20) == ["One two.", "Three four, five six"]
    assert texts("one two, three four five", limit=20) == ["one two,", "three four five"]
    assert texts("one two three four", limit=12) == ["one two", "three four"]
    assert texts("abcdefghij", limit=4) == ["abcd", "efgh", "ij"]


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab .,;\n\té€字\x00"), max_size=60), st.integers(4, 20))
def test_nothing_is_lost_by_cutting(sentence: str, limit: int) -> None:
    """The pieces, put together, are the sentence; each is within the limit."""
    for piece in texts(sentence, keep="€", limit=limit):
        assert len(piece.encode()) <= limit


def test_strange_words_are_kept_whole() -> None:
    """A word with a sign that the model does not know stays outside with that sign."""
    keep = unknown_characters(["It costs €5 for {name}, 5º."], lambda one: one not in "€{}")
    assert texts("It costs €5 for {NAME}, 5º.", keep=keep) == ["It costs", "for"]
    assert unknown_characters(["plain"], str.isalpha) == ""
