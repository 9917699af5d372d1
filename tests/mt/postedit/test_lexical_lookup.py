"""Words that an engine did not know, or should not have known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from i18n.model import Draft, Edge, Translation
from i18n.mt.drafting import DraftJob, draft_all
from i18n.mt.postedit.cognates import possible, stem
from i18n.mt.postedit.edits import edits
from i18n.mt.routing import Route, Translate

ROUTE = Route((Edge("first", "en", "pt", 0.9, "1"), Edge("last", "pt", "es", 0.9, "1")))
DICTIONARY = Route((Edge("last", "es", "ca", 0.9, "1"),))
LOOKING_BACK = Route((Edge("first", "pt", "en", 0.9, "1"),))


def _job(
    target: str,
    routes: tuple[Route, ...],
    translate: Translate,
    names: frozenset[str],
    **more: Any,
) -> DraftJob:
    """A job with the edits of the language."""
    return DraftJob(target, routes, translate, names, edit=edits(target), **more)


def _draft(source: str, answer: str, real: str, meaning: str = "", own: str = "") -> Draft:
    """A draft where `answer` marks unknown words by a star and the dictionary has `real`."""
    known = set(real.split())

    def translate(route: Route, sentences: Sequence[str]) -> list[Translation]:
        if route == DICTIONARY:
            return [_looked_up(sentence, known) for sentence in sentences]
        if route == LOOKING_BACK:
            return [Translation(meaning) for _ in sentences]
        return [_starred(answer if s == source else own if own else f"*{s}") for s in sentences]

    spare = (DICTIONARY, LOOKING_BACK)
    return draft_all([source], _job("es", (ROUTE,), translate, frozenset(), spare=spare))[0]


def _looked_up(sentence: str, known: set[str]) -> Translation:
    words = sentence.split(", ")
    return _starred(", ".join(w if w in known else f"*{w}" for w in words))


def _starred(answer: str) -> Translation:
    text, spans = "", []
    for part in answer.split(" "):
        word = part.lstrip("*").rstrip(".,")
        if part.startswith("*"):
            spans.append((len(text), len(text) + len(word)))
        text += part.lstrip("*") + " "
    return Translation(text[:-1], tuple(spans))


def test_a_cognate_needs_no_look() -> None:
    """The same word in the dictionary, and much like the source's."""
    done = _draft("It has no accents.", "No tiene *acentos.", "tiene acentos")
    assert (done.text, done.doubt) == ("No tiene acentos.", "")


def test_a_word_unlike_the_source_is_flagged() -> None:
    """A dictionary has it, but it may be another word; the comment reads well after `check: `."""
    done = _draft("We correct mistakes.", "*Corrimos los errores.", "corrimos los errores")
    assert done.doubt == "the word “Corrimos”"


@pytest.mark.parametrize(
    ("word", "language", "right"),
    [
        ("partidários", "es", False), ("ação", "es", False), ("plumilla", "es", True),
        ("passo", "es", False), ("año", "ca", False), ("any", "ca", True), ("ação", "pt", True),
    ],
)  # fmt: skip
def test_a_language_has_its_letters_and_endings(word: str, language: str, right: bool) -> None:
    """Those of its neighbours are impossible in it."""
    assert possible(word, language) is right


def test_a_short_prefix_needs_a_long_word() -> None:
    """`resumos` is not `sumos` again."""
    assert stem("reinstalado") == "instalado"
    assert stem("resumos") == ""


def test_a_learned_word_that_no_dictionary_has_is_kept_and_flagged() -> None:
    """Its first letters are the source's; one that only looks like it a little is refused."""
    done = _draft("Avoid manual partitioning.", "Evite *particionar.", "evite")
    assert (done.text, done.doubt) == ("Evite particionar.", "the word “particionar”")
    assert "codinome" in _draft("Avoid the codename.", "Evite el *codinome.", "evite").doubt


def test_a_dictionary_on_the_way_is_the_last_to_be_asked() -> None:
    """It has errors of its own: the word is for the reviewer to look at."""
    way = Route((Edge("first", "en", "pt", 0.9, "1"), Edge("last", "pt", "ca", 0.9, "1")))
    own, near = (Route((Edge(e, "ca", t, 0.9, "1"),)) for e, t in (("own", "en"), ("near", "pt")))

    def translate(route: Route, sentences: Sequence[str]) -> list[Translation]:
        if route == way:
            return [_starred("Una falta *inescusável i trista.") for _ in sentences]
        known = {"inexcusable"} if route == near else {"falta", "trista"}
        return [_looked_up(one, known) for one in sentences]

    source = "An inexcusable and sad mistake."
    done = draft_all([source], _job("ca", (way,), translate, frozenset(), spare=(own, near)))
    assert done[0].text == "Una falta inexcusable i trista."
    assert "inexcusable" in done[0].doubt


def test_a_catalan_word_has_a_dot_in_it() -> None:
    """`paral·lel` is not two unknown words."""
    way = Route((Edge("first", "en", "es", 0.9, "1"), Edge("last", "es", "ca", 0.9, "1")))
    own = Route((Edge("own", "ca", "en", 0.9, "1"),))

    def translate(route: Route, sentences: Sequence[str]) -> list[Translation]:
        if route == way:
            return [_starred("Un cas paral·lel.") for _ in sentences]
        return [_looked_up(one, {"cas", "paral·lel"}) for one in sentences]

    source = "A parallel case."
    done = draft_all([source], _job("ca", (way,), translate, frozenset(), spare=(own,)))[0]
    assert (done.text, done.doubt) == ("Un cas paral·lel.", "")
