"""Where sentences start: read as a specification, with the hard cases in data/segment/."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.segmentation.boundaries import boundaries

DATA = Path(__file__).parent.parent / "data" / "segment"
SIGNS = {"⏎": "\n", "⍽": "\u00a0", "￼": "\ufffc"}


def unmark(line: str) -> tuple[str, tuple[int, ...]]:
    """A line of a golden file: its text, and the offsets that its marks stand for."""
    for sign, character in SIGNS.items():
        line = line.replace(sign, character)
    text, offsets = "", []
    for piece in line.replace(" | ", " ‖").split("‖"):
        offsets.append(len(text))
        text += piece
    return text, tuple(offsets[1:])


def mark(text: str, offsets: tuple[int, ...]) -> str:
    """The reverse: a text as a golden file shows it, for a failure's message."""
    edges = (0, *offsets, len(text))
    line = "‖".join(text[a:b] for a, b in pairwise(edges))
    for sign, character in SIGNS.items():
        line = line.replace(character, sign)
    return line.replace(" ‖", " | ")


def golden(name: str) -> list[str]:
    """The cases of a golden file."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("line", [*golden("en.txt"), *golden("heldout.txt")])
def test_english(line: str) -> None:
    """English is cut where a careful reader would cut it."""
    text, offsets = unmark(line)
    assert mark(text, boundaries(text, "en")) == mark(text, offsets)


@pytest.mark.parametrize("line", golden("languages.txt"))
def test_other_languages(line: str) -> None:
    """Every other source language goes through the same door."""
    language, line = line.split(maxsplit=1)
    text, offsets = unmark(line)
    assert mark(text, boundaries(text, language)) == mark(text, offsets)


def pieces(text: str, language: str = "en") -> list[str]:
    """The sentences of a text with the white space after them."""
    edges = (0, *boundaries(text, language), len(text))
    return [text[a:b] for a, b in pairwise(edges)]


ATOMS = (
    *("Mr.", "U.S.", "etc.", "No.", "e.g.", "J.", "p.m.", "Inc.", "1.", "3.14", "2013", "(a)", "."),
    *("The", "She", "Ann", "left", "it", "house", "iPhone", "Node.js", "Yahoo!", "Art.", "I", "?"),
    *(" ", " ", " ", " ", "\n", "\u00a0", "\ufffc", "“", "”", '"', "(", ")", "«", "»", "…", "!"),
    *("...", "’", "。", "他来了", "؟", "🎉", "[1]", "—", ",", ";"),
)
TEXTS = st.lists(st.sampled_from(ATOMS), max_size=40).map("".join) | st.text(max_size=60)
PROSE = st.lists(st.sampled_from(ATOMS), max_size=40).map(" ".join)
LANGUAGES = st.sampled_from(("en", "es", "de", "ja", "ar", "el", "pt-BR", "xx"))


@settings(derandomize=True, max_examples=400, deadline=None)
@given(TEXTS, LANGUAGES)
def test_offsets_are_first_characters_of_sentences(text: str, language: str) -> None:
    """Offsets ascend, lie inside the text, and never point at white space."""
    offsets = boundaries(text, language)
    assert list(offsets) == sorted(set(offsets))
    assert all(0 < offset < len(text) and not text[offset].isspace() for offset in offsets)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(TEXTS, LANGUAGES)
def test_every_sentence_says_something(text: str, language: str) -> None:
    """No sentence is made of marks alone, unless the whole text is."""
    if boundaries(text, language):
        assert all(any(map(str.isalnum, piece)) for piece in pieces(text, language))


@settings(derandomize=True, max_examples=400, deadline=None)
@given(TEXTS, LANGUAGES)
def test_a_cut_has_a_cause(text: str, language: str) -> None:
    """A sentence ends with a stop and what closes it, at an empty line, or at a glued date."""
    for piece in pieces(text, language)[:-1]:
        words = piece.rstrip()
        stopped = any(character in words[-25:] for character in ".?!…。؟;।")
        assert stopped or piece.count("\n") > 1 or words[-1].isdigit()


@settings(derandomize=True, max_examples=400, deadline=None)
@given(PROSE, LANGUAGES)
def test_a_sentence_is_one_sentence(text: str, language: str) -> None:
    """Cut again on its own, a sentence stays whole (unless its words are glued)."""
    for piece in pieces(text, language):
        assert boundaries(piece.strip(), language) == ()


@pytest.mark.parametrize("line", [*golden("en.txt"), *golden("heldout.txt")])
def test_a_golden_sentence_is_one_sentence(line: str) -> None:
    """Every sentence of the English cases stays whole on its own."""
    text, _ = unmark(line)
    assert all(boundaries(piece.strip(), "en") == () for piece in pieces(text))


HOSTILE = (
    ".",
    '" ',
    "(",
    "A. ",
    "A",
    ".”",
    " ",
    "\n",
    "‘a ",
    ". “",
    "(a.) ",
    "2013Xx ",
    "a.B",
    "Mr. ",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear(unit: str) -> None:
    """200 kB of anything take seconds at most (sentencex itself needs half a minute for some)."""
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    boundaries(text, "en")
    assert time.process_time() - started < 8


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "\ufffc", "Word"])
def test_nothing_to_cut(text: str) -> None:
    """A text of one sentence or none has no boundaries."""
    assert boundaries(text, "en") == ()


@pytest.mark.parametrize("language", ["", "xx", "pt_BR", "zh-Hant-TW", "sr@latin", "not a tag"])
def test_any_language_code_is_accepted(language: str) -> None:
    """A language that nobody knows is cut like most languages."""
    assert boundaries("Abc def. Ghi jkl.", language) == (9,)


@pytest.mark.parametrize(
    "code", ["{{ post.Title }}", "{{ _('We came. They left.') }}", "<%= order.Total %>", "%a.B%"]
)
def test_no_sentence_starts_inside_code(code: str) -> None:
    """Code is a word of its sentence, however many stops it has."""
    text = f"Please open {code} now. Then {code} is read. {code} is last."
    starts = [text.index("Then"), text.rindex(code)]
    assert list(boundaries(text, "en")) == starts


def test_no_sentence_starts_inside_a_choice() -> None:
    """`{n, plural, …}` holds sentences, and is one thing."""
    assert boundaries("{n, plural, one {One. It is.} other {# more. They are.}}", "en") == ()
