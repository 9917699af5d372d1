"""Apertium: every character survives, unknown words are known to be unknown."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.errors import EngineError
from i18n.model import Edge, Translation
from i18n.mt.engines import apertium
from i18n.mt.engines.apertium import Apertium, packages, tag
from tests.data.argos import grammar

needs_apertium = pytest.mark.skipif(
    not {("pt", "es"), ("en", "es")} <= {(edge.source, edge.target) for edge in Apertium().edges()},
    reason="apertium with apertium-es-pt and apertium-eng-spa is not installed",
)
SPECIAL = "[]{}^$/\\@<>*#~+_|=&`\xad\ufffc😀"
WORDS = ["o", "menino", "viu", "Napoleão", "casa", "verde", "X1", "dois"]


@pytest.fixture(scope="module")
def engine() -> Iterator[Apertium]:
    """One engine for the file, so that its processes start once."""
    made = Apertium()
    yield made
    made.close()


def pair(engine: Apertium, source: str, target: str) -> Edge:
    """The edge between two languages."""
    return next(one for one in engine.edges() if (one.source, one.target) == (source, target))


def spanish(engine: Apertium, *sentences: str) -> list[Translation]:
    """Portuguese sentences in Spanish."""
    return engine.translate(sentences, pair(engine, "pt", "es"))


@needs_apertium
@pytest.mark.parametrize("end", ["", ".", "...", "!", "?", ":", ";", ",", ")", "”", ". ", "\n"])
def test_nothing_is_lost_or_added_at_the_ends(engine: Apertium, end: str) -> None:
    """The final sign is the source's, whatever it is."""
    (done,) = spanish(engine, f"(a casa é verde{end}")
    assert done.text == f"(la casa es verde{end}"


@needs_apertium
def test_unknown_words_are_reported_and_not_marked(engine: Apertium) -> None:
    """The mark is gone from the text, the span points at the word."""
    (done,) = spanish(engine, "O menino viu Xyzzy na casa.")
    assert done.text == "El niño vio Xyzzy en la casa."
    assert [done.text[start:end] for start, end in done.unknown] == ["Xyzzy"]


@needs_apertium
@pytest.mark.parametrize("sign", list(SPECIAL))
def test_every_sign_of_the_stream_format_comes_through(engine: Apertium, sign: str) -> None:
    """Alone, before, in and after a word; none is taken for a mark."""
    sources = [f"casa {sign} casa", f"{sign}casa", f"casa{sign}verde", f"casa{sign}", sign * 3]
    done = spanish(engine, *sources)
    assert [one.text for one in done] == sources
    assert not any(one.unknown for one in done)


@needs_apertium
@settings(derandomize=True, max_examples=30, deadline=None)
@given(st.data())
def test_no_sign_is_lost_in_any_mixture(engine: Apertium, data: st.DataObject) -> None:
    """Words and signs in any order: each sign and mask is there as often as in the source."""
    atom = st.sampled_from([*WORDS, *SPECIAL, "{0}", "%(n)d", "[;1;]", "[0]", "^a/b$", " ", " "])
    batch = data.draw(st.lists(st.lists(atom, max_size=12).map("".join), min_size=20, max_size=20))
    for source, done in zip(batch, spanish(engine, *batch), strict=True):
        for sign in SPECIAL:
            assert done.text.count(sign) == source.count(sign), source
        assert Counter(filter(str.isdigit, done.text)) == Counter(filter(str.isdigit, source))


@needs_apertium
def test_the_same_sentence_alone_and_in_a_batch(engine: Apertium) -> None:
    """No rule reaches over the end of a sentence, not even where it has no full stop."""
    sentences = ["casa", "verde", "A casa", "", "é verde", "...", "o", "menino\nviu"]
    assert spanish(engine, *sentences) == [spanish(engine, one)[0] for one in sentences]


NEW_CLASSES = {
    "pt": ["Nós vimos a casa.", "Mas a casa é verde.", "O menino não disse nada a nós."],
    "en": ["It is a known house.", "The house is included.", "I saw a lot of houses."],
    "es": ["El tamaño de la casa.", "La suma del libro.", "Vino como siempre."],
}
"""Words of ambiguity classes that a pair's tagger was not trained with."""


def shuffled(language: str) -> list[str]:
    """Sentences of known and unknown words, and in the middle some that upset the tagger."""
    random = Random(language)
    if language == "pt":
        words = [*WORDS, "a", "que", "está", "Xyzzy", "lámpara", "more", "the", "to", "como"]
        made = [" ".join(random.choices(words, k=8)) + "." for _ in range(400)]
    else:
        made = [pair[language == "es"] for pair in grammar.pairs(400, 3)]
        made = [re.sub(r"\b\w{6}\b", "xyzzy", one) if n % 3 else one for n, one in enumerate(made)]
    middle = len(made) // 2
    return [*made[:middle], *NEW_CLASSES[language], *made[middle:]]


@needs_apertium
@pytest.mark.parametrize(("source", "target"), [("pt", "es"), ("en", "es"), ("es", "pt")])
def test_no_draft_depends_on_its_neighbours(engine: Apertium, source: str, target: str) -> None:
    """The same sentence has the same draft in every batch, in any order, in a new process."""
    edge = pair(engine, source, target)
    sentences = shuffled(source)
    first = dict(zip(sentences, engine.translate(sentences, edge), strict=True))
    for seed in range(3):
        order = Random(seed).sample(sentences, len(sentences))
        assert dict(zip(order, engine.translate(order, edge), strict=True)) == first
    other = Apertium()
    order = sentences[::-1]
    assert dict(zip(order, other.translate(order, edge), strict=True)) == first
    other.close()


@needs_apertium
def test_unknown_words_are_read_alike_after_any_sentence(engine: Apertium) -> None:
    """The tagger forgets what they may be when it meets a class of words that it lacks."""
    sentences = ["A lámpada está acesa.", *NEW_CLASSES["pt"], "A lámpada está acesa."]
    done = spanish(engine, *sentences)
    assert done[0].text == done[-1].text == "La lámpada está acesa."


@needs_apertium
def test_a_batch_larger_than_all_pipes(engine: Apertium) -> None:
    """Reading and writing do not wait for each other; a very long sentence is one too."""
    batch = [f"A casa {number} é verde." for number in range(6000)] + ["casa verde " * 20_000]
    done = spanish(engine, *batch)
    assert done[5999].text == "La casa 5999 es verde."
    assert done[-1].text == batch[-1]


@needs_apertium
def test_a_process_that_dies_is_an_error_that_names_the_pair(engine: Apertium) -> None:
    """The next batch starts a new one."""
    spanish(engine, "casa")
    process = engine._pipes["pt-es"]._process
    assert process
    os.killpg(process.pid, 9)
    with pytest.raises(EngineError, match="apertium pt-es ended unexpectedly"):
        spanish(engine, "casa")
    assert spanish(engine, "casa")[0].text == "casa"


def test_a_process_that_hangs_is_an_error_that_names_the_pair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is ended, not waited for."""
    program = tmp_path / "apertium"
    program.write_text('#!/bin/sh\n[ "$1" = -l ] && echo pt-es && exit\nexec sleep 100\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(apertium, "PATIENCE", 0.2)
    engine = Apertium()
    with pytest.raises(EngineError, match="apertium pt-es gave no answer"):
        spanish(engine, "casa")
    engine.close()


@needs_apertium
def test_closing_ends_the_processes() -> None:
    """Nothing is left running; closing twice is no error."""
    engine = Apertium()
    spanish(engine, "casa")
    process = engine._pipes["pt-es"]._process
    assert process
    engine.close()
    engine.close()
    assert process.poll() is not None


def test_without_the_program_there_are_no_edges_and_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hint is an apt command."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    engine = Apertium()
    assert engine.edges() == ()
    assert engine.missing()[0].startswith("apertium: apt install apertium apertium-es-pt ")
    with pytest.raises(EngineError, match="no pair pt-es"):
        engine.translate(["casa"], Edge("apertium", "pt", "es", 1, ""))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("eng", "en"), ("es", "es"), ("pt_BR", "pt-BR"), ("cat_valencia", "ca-valencia"),
        ("cat_iec2017", ""), ("cat_valencia_uni", ""), ("eco", ""), ("hbs_HR", "hr"),
    ],
)  # fmt: skip
def test_codes_become_tags(code: str, expected: str) -> None:
    """Regions and Valencian are languages of their own, spelling variants are not."""
    assert tag(code) == expected


def test_make_setup_installs_the_packages_that_are_named() -> None:
    """The script cannot read our table, and has it once more."""
    script = (Path(__file__).parents[3] / "scripts" / "programs.sh").read_text("utf-8")
    told = re.findall(r"^    (\w+)\*\) need \$modes/\S+\.mode (apertium-\S+) ;;", script, re.M)
    assert dict(told) == apertium.MORE


@pytest.mark.parametrize(
    ("target", "reached", "found"),
    [
        ("fr", {"en", "pt", "es"}, ("apertium-fr-es",)),
        ("fr", {"en", "pt"}, ("apertium-es-pt", "apertium-fr-es")),
        ("fr", {"en"}, ("apertium-eng-spa", "apertium-fr-es")),
        ("gl", {"en", "pt"}, ("apertium-pt-gl",)),
        ("es", {"en", "pt"}, ("apertium-es-pt",)),
        ("ca", {"en", "pt"}, ("apertium-es-pt", "apertium-spa-cat")),
        ("fr", {"en", "fr"}, ()),
        ("ru", {"en", "pt"}, ()),
        ("gl", {"en"}, ()),
        ("fr", {"de"}, ()),
    ],
)
def test_the_packages_on_the_way_are_named(
    target: str, reached: set[str], found: tuple[str, ...]
) -> None:
    """All of them: one alone may lead nowhere."""
    assert packages(target, reached) == found
