"""Argos: a package made here, of random weights, is listed and run as the library would."""

from __future__ import annotations

import json
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from i18n.errors import EngineError
from i18n.model import Edge
from i18n.mt.engines.argos import Argos, batch_size, folder

needs_argos = pytest.mark.skipif(
    not (find_spec("argostranslate") and find_spec("ctranslate2")),
    reason="argos-translate-lt is not installed",
)
LINES = [
    "The house is green and the garden is large.", "He reads snake_case names in a book.",
    "We went to the river in the morning.", "Open the file and save it again.",
    "A small dog sleeps under the old table.", "They sang until the night was over.",
]  # fmt: skip


def make_package(root: Path, source: str = "en", target: str = "es", version: str = "1.0") -> Path:
    """A whole Argos package: metadata, sentence pieces, a one-layer transformer of noise."""
    package = root / f"translate-{source}_{target}-{version.replace('.', '_')}"
    package.mkdir(parents=True)
    about = {"from_code": source, "to_code": target, "package_version": version}
    (package / "metadata.json").write_text(json.dumps(about))
    pieces = make_pieces(package / "sentencepiece.model")
    make_model(package / "model", ["<unk>", "<s>", "</s>", *pieces[3:]])
    return package


def make_pieces(path: Path) -> list[str]:
    """Train sentence pieces on a few lines."""
    import sentencepiece

    with path.open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(LINES), model_writer=file, vocab_size=55, minloglevel=2
        )
    trained = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [trained.id_to_piece(number) for number in range(trained.get_piece_size())]


def make_model(path: Path, pieces: list[str]) -> None:
    """A transformer of fixed noise over those pieces."""
    import numpy as np
    from ctranslate2.specs import TransformerSpec

    noise = np.random.default_rng(1)
    spec: Any = TransformerSpec.from_config(1, 2)
    width, size = 16, len(pieces)

    def fill(layer: Any, out: int, into: int) -> None:
        layer.weight = noise.normal(size=(out, into)).astype("float32")
        layer.bias = np.zeros(out, dtype="float32")

    def level(layer: Any) -> None:
        layer.gamma, layer.beta = np.ones(width, "float32"), np.zeros(width, "float32")

    def attention(layer: Any, sizes: list[int]) -> None:
        level(layer.layer_norm)
        for linear, out in zip(layer.linear, sizes, strict=True):
            fill(linear, out, width)

    for stack in (spec.encoder, spec.decoder):
        level(stack.layer_norm)
        positions = noise.normal(size=(512, width)).astype("float32")
        stack.position_encodings.encodings = positions
        for layer in stack.layer:
            attention(layer.self_attention, [3 * width, width])
            level(layer.ffn.layer_norm)
            fill(layer.ffn.linear_0, 32, width)
            fill(layer.ffn.linear_1, width, 32)
    attention(spec.decoder.layer[0].attention, [width, 2 * width, width])
    spec.encoder.embeddings[0].weight = noise.normal(size=(size, width)).astype("float32")
    spec.decoder.embeddings.weight = noise.normal(size=(size, width)).astype("float32")
    fill(spec.decoder.projection, size, width)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    path.mkdir()
    spec.save(str(path))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own with an empty folder of packages."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    return tmp_path / "packages"


@needs_argos
def test_packages_are_listed_by_their_metadata(root: Path) -> None:
    """The newest of a pair counts; Argos's own codes become tags; what is broken is passed over."""
    for name, about in {
        "old": {"from_code": "en", "to_code": "pb", "package_version": "1.9"},
        "new": {"from_code": "en", "to_code": "pb", "package_version": "1.10"},
        "zt": {"from_code": "en", "to_code": "zt", "package_version": "1.0"},
        "sbd": {"type": "sbd", "from_codes": ["en"]},
    }.items():
        (root / name / "model").mkdir(parents=True)
        (root / name / "metadata.json").write_text(json.dumps(about))
    (root / "broken").mkdir()
    (root / "broken" / "metadata.json").write_text("{")
    found = [(edge.target, edge.version) for edge in Argos().edges()]
    assert found == [("pt-BR", "1.10"), ("zh-Hant", "1.0")]


def test_without_packages_nothing_is_made_in_home(root: Path) -> None:
    """Looking is not importing."""
    assert Argos().edges() == ()
    assert Argos().missing()
    assert not root.exists()
    assert not (root.parent / "home").exists()
    with pytest.raises(EngineError, match="no package en-es"):
        Argos().translate(["x"], Edge("argos", "en", "es", 1, ""))


def test_the_folder_is_where_argos_would_look(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment, then its settings file, then the data folder."""
    assert folder() == root
    monkeypatch.delenv("ARGOS_PACKAGES_DIR")
    home = root.parent / "home"
    assert folder() == home / ".local/share/argos-translate/packages"
    (home / ".config/argos-translate").mkdir(parents=True)
    settings = home / ".config/argos-translate/settings.json"
    settings.write_text(json.dumps({"ARGOS_PACKAGES_DIR": "/models"}))
    assert folder() == Path("/models")


@needs_argos
def test_a_package_translates_a_batch_as_the_library_would(root: Path) -> None:
    """Same length, same order, strings; each as if CTranslate2 was asked for it alone."""
    package = make_package(root)
    engine = Argos()
    (edge,) = engine.edges()
    batch = [*LINES, "", "...", LINES[0], "a\nb", "😀", "word " * 400]
    done = [one.text for one in engine.translate(batch, edge)]
    assert done == [one.text for one in engine.translate(batch, edge)]
    assert done[:6] == [alone(package, line) for line in LINES]
    assert done[6:9] == ["", "...", done[0]]
    assert "\n" in done[9]
    assert done[10] == "😀"
    engine.close()


def alone(package: Path, sentence: str) -> str:
    """What `argostranslate.translate` does with one sentence, after its splitter."""
    import ctranslate2
    from argostranslate.tokenizer import SentencePieceTokenizer

    tokenizer = SentencePieceTokenizer(package / "sentencepiece.model")
    result = ctranslate2.Translator(str(package / "model")).translate_batch(
        [tokenizer.encode(sentence)], replace_unknowns=True, max_batch_size=32,
        batch_type="tokens", beam_size=4, num_hypotheses=1, length_penalty=0.2, return_scores=True,
    )  # fmt: skip
    value = str(tokenizer.lazy_processor().decode_pieces(result[0].hypotheses[0]))
    return value.replace("▁", " ").removeprefix(" ")


def test_every_core_gets_as_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch a core, or more where one would be too large, with room for one sentence."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    assert batch_size([10] * 20) == 100 + 10
    assert batch_size([10] * 256) == 640 + 10
    assert batch_size([300]) == 150 + 300


@needs_argos
def test_an_underscore_stays_one(root: Path) -> None:
    """The library's decoder makes it a space."""
    from i18n.mt.engines.argos import _load, packages

    make_package(root)
    (package,) = packages(root)
    loaded = _load(package)
    assert loaded.decode(loaded.encode("snake_case names")) == "snake_case names"


@needs_argos
def test_a_broken_package_is_an_error_that_names_the_pair(root: Path) -> None:
    """Not a crash."""
    (root / "x" / "model").mkdir(parents=True)
    (root / "x" / "metadata.json").write_text('{"from_code": "en", "to_code": "es"}')
    engine = Argos()
    with pytest.raises(EngineError, match="package en-es cannot be loaded"):
        engine.translate(["Hello"], engine.edges()[0])
