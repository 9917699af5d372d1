"""A model with the size of Argos's own, of noise: the same work a token, nothing to say.

Its weights are random but for one dimension of the width, which counts: the source's length in
the encoder, the place in the target in the decoder. Where the count has run out the end sign
wins, so that a target is about as long as its source, as with a trained model.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

LAYERS, WIDTH, INNER, HEADS, WORDS = 6, 512, 2048, 8, 32_000
STEP = 0.05
"""What a place adds to the counting dimension; the others have a spread of about 1."""


def write(package: Path, pieces: Path) -> None:
    """Write an Argos package English-Spanish around trained sentence pieces."""
    package.mkdir(parents=True)
    about = {"package_version": "1.0", "from_code": "en", "from_name": "English"}
    about |= {"to_code": "es", "to_name": "Spanish"}
    (package / "metadata.json").write_text(json.dumps(about))
    (package / "sentencepiece.model").write_bytes(pieces.read_bytes())
    spec = _spec()
    words = _words(pieces)
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.validate()
    spec.optimize(quantization="int8")
    (package / "model").mkdir()
    spec.save(str(package / "model"))


def _words(pieces: Path) -> list[str]:
    """The real pieces, then made-up ones until there are as many as Argos's models have."""
    from sentencepiece import SentencePieceProcessor

    known = SentencePieceProcessor(model_file=str(pieces))
    real = [known.id_to_piece(number) for number in range(3, known.get_piece_size())]
    named = ["<unk>", "<s>", "</s>", *real]
    return named + [f"▁w{number}" for number in range(WORDS - len(named))]


def _spec() -> Any:
    from ctranslate2.specs import TransformerSpec

    noise = np.random.default_rng(1)
    spec: Any = TransformerSpec.from_config(LAYERS, HEADS)
    for stack in (spec.encoder, spec.decoder):
        _level(stack.layer_norm)
        stack.position_encodings.encodings = _places(noise)
        for layer in stack.layer:
            _attention(layer.self_attention, [3 * WIDTH, WIDTH], noise)
            if stack is spec.decoder:
                _attention(layer.attention, [WIDTH, 2 * WIDTH, WIDTH], noise)
            _level(layer.ffn.layer_norm)
            _fill(layer.ffn.linear_0, INNER, WIDTH, noise)
            _silent(_fill(layer.ffn.linear_1, WIDTH, INNER, noise))
    table = noise.normal(size=(WORDS, WIDTH)).astype("float32") / WIDTH**0.5
    table[:, 0] = 0
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = table
    _count(spec.decoder.layer[0].attention.linear)
    _end(spec.decoder.projection, noise)
    return spec


def _places(noise: np.random.Generator) -> Any:
    table = noise.normal(size=(1024, WIDTH)).astype("float32") * 0.1
    table[:, 0] = np.arange(1024) * STEP
    return table


def _fill(layer: Any, out: int, into: int, noise: np.random.Generator) -> Any:
    layer.weight = (noise.normal(size=(out, into)) / into**0.5).astype("float32")
    layer.bias = np.zeros(out, dtype="float32")
    return layer


def _silent(layer: Any) -> None:
    """Let a layer say nothing in the counting dimension."""
    layer.weight[0] = 0


def _level(layer: Any) -> None:
    layer.gamma, layer.beta = np.ones(WIDTH, "float32"), np.zeros(WIDTH, "float32")


def _attention(layer: Any, sizes: list[int], noise: np.random.Generator) -> None:
    _level(layer.layer_norm)
    for linear, out in zip(layer.linear, sizes, strict=True):
        _fill(linear, out, WIDTH, noise)
    _silent(layer.linear[-1])


SPREAD = 2.3
"""The spread of the encoder's last state, by which its normalization divides the count."""


def _count(linear: Any) -> None:
    """Look at the whole source evenly, and take its length off the count."""
    linear[0].weight[:] = 0
    linear[1].weight[WIDTH] = 0
    linear[1].weight[WIDTH, 0] = 1
    linear[2].weight[0] = 0
    linear[2].weight[0, 0] = -2 * SPREAD


def _end(layer: Any, noise: np.random.Generator) -> None:
    """The end sign, number 2, wins as soon as the count is above nothing."""
    _fill(layer, WORDS, WIDTH, noise)
    layer.weight[:, 0] = 0
    layer.weight[2] = 0
    layer.weight[2, 0] = 60
    layer.bias[2] = 4
