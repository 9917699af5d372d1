"""Trains the small English-Spanish model of the tests and packs it as an Argos package.

Run it where PyTorch, CTranslate2 and SentencePiece are installed; the project itself needs no
PyTorch: `python -m tests.data.argos.train tests/data/argos/translate-en_es-1_0.argosmodel`.
The result is in the repository, so nobody has to. It takes some minutes on two cores and asks
the network for nothing. The sentences are those of `grammar`, held-out ones for the score too.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import ctranslate2
import sentencepiece
import torch
from ctranslate2.specs import TransformerSpec
from torch import nn

from tests.data.argos.grammar import FIXED, Pair, pairs

WIDTH, HEADS, INNER = 128, 4, 256
LAYERS = 2, 2
PIECES = 1000
STEPS, TOKENS = 2500, 1000
PEAK, WARM = 2.5e-3, 200
UNK, BOS, EOS = 0, 1, 2
NAME = "translate-en_es-1_0"
ABOUT = {
    "package_version": "1.0", "argos_version": "1.9", "type": "translate",
    "from_code": "en", "from_name": "English", "to_code": "es", "to_name": "Spanish",
}  # fmt: skip
README = """# English-Spanish, for tests

A very small Transformer that knows the sentences of a small grammar (`tests/data/argos/`)
and no others. Trained from nothing on sentences of this project alone; MIT licence, like it.
"""

Tokens = list[int]
Parts: TypeAlias = Any
"""A `torch.nn.ModuleDict` of the model's parts."""


def main(target: Path) -> None:
    """Train, convert, pack, and say how many held-out sentences come out exactly right."""
    torch.manual_seed(1)
    taught = pairs(60_000, seed=1) + FIXED * 20
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, NAME)
        package.mkdir()
        tokenizer = _tokenizer(taught, package / "sentencepiece.model")
        parts = _train([_numbers(pair, tokenizer) for pair in taught])
        words = ["<unk>", "<s>", "</s>", *_pieces(tokenizer)[3:]]
        _convert(parts, words, package / "model")
        (package / "metadata.json").write_text(json.dumps(ABOUT, indent=1) + "\n")
        (package / "README.md").write_text(README)
        print(f"{_score(package, tokenizer, pairs(1000, seed=2)):.1%} exactly right")
        _pack(package, target)


def _tokenizer(taught: list[Pair], path: Path) -> Any:
    with path.open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=(text for pair in taught[:20_000] for text in pair),
            model_writer=file, vocab_size=PIECES, character_coverage=1.0, split_digits=True,
            required_chars=_SIGNS, minloglevel=2, num_threads=1,
        )  # fmt: skip
    return sentencepiece.SentencePieceProcessor(model_file=str(path))


_SIGNS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789áéíóúüñÁÉÍÓÚÑ.,;:!?¡¿'\"“”’()-–"
)


def _pieces(tokenizer: Any) -> list[str]:
    return [tokenizer.id_to_piece(number) for number in range(tokenizer.get_piece_size())]


def _numbers(pair: Pair, tokenizer: Any) -> tuple[Tokens, Tokens]:
    return tokenizer.encode(pair[0]), [BOS, *tokenizer.encode(pair[1]), EOS]


# --- the model -------------------------------------------------------------


def _model() -> Parts:
    """A Transformer whose layers are normalized first, as those of Argos's models are."""
    options: Any = {
        "d_model": WIDTH, "nhead": HEADS, "dim_feedforward": INNER, "dropout": 0.1,
        "batch_first": True, "norm_first": True,
    }  # fmt: skip
    encoder, decoder = nn.TransformerEncoderLayer(**options), nn.TransformerDecoderLayer(**options)
    parts: Parts = nn.ModuleDict(
        {
            "words": nn.Embedding(PIECES, WIDTH),
            "encoder": nn.TransformerEncoder(
                encoder, LAYERS[0], nn.LayerNorm(WIDTH), enable_nested_tensor=False
            ),
            "decoder": nn.TransformerDecoder(decoder, LAYERS[1], nn.LayerNorm(WIDTH)),
            "out": nn.Linear(WIDTH, PIECES),
        }
    )
    for weight in parts.parameters():
        if weight.dim() > 1:
            nn.init.xavier_uniform_(weight)
    nn.init.normal_(parts["words"].weight, std=WIDTH**-0.5)
    parts["out"].weight = parts["words"].weight
    return parts


def _positions(length: int) -> Any:
    """Sines and cosines, interleaved as OpenNMT-py has them."""
    place = torch.arange(length).unsqueeze(1)
    rate = torch.exp(torch.arange(0, WIDTH, 2) * -(math.log(10_000.0) / WIDTH))
    table = torch.zeros(length, WIDTH)
    table[:, 0::2], table[:, 1::2] = torch.sin(place * rate), torch.cos(place * rate)
    return table


def _embedded(parts: Parts, numbers: Any, positions: Any) -> Any:
    return parts["words"](numbers) * math.sqrt(WIDTH) + positions[: numbers.shape[1]]


def _train(taught: list[tuple[Tokens, Tokens]]) -> Parts:
    parts = _model()
    positions = _positions(512)
    optimizer = torch.optim.Adam(parts.parameters(), lr=PEAK, betas=(0.9, 0.98))
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, _rate)
    loss_of = nn.CrossEntropyLoss(ignore_index=-1, label_smoothing=0.1)
    batches = _batches(taught)
    for step in range(STEPS):
        source, target = next(batches)
        mask = nn.Transformer.generate_square_subsequent_mask(target.shape[1] - 1)
        empty = source == -1
        state = parts["encoder"](
            _embedded(parts, source.clamp(min=0), positions), src_key_padding_mask=empty
        )
        given = _embedded(parts, target[:, :-1].clamp(min=0), positions)
        after = parts["decoder"](given, state, tgt_mask=mask, memory_key_padding_mask=empty)
        loss = loss_of(parts["out"](after).flatten(0, 1), target[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        rates.step()
        if step % 100 == 0:
            print(step, f"{loss.item():.3f}", flush=True)
    return parts.eval()


def _rate(step: int) -> float:
    """Up in a line, then down with the cosine."""
    if step < WARM:
        return (step + 1) / WARM
    return max(0.01, (1 + math.cos(math.pi * (step - WARM) / (STEPS - WARM))) / 2)


def _batches(taught: list[tuple[Tokens, Tokens]]) -> Iterator[tuple[Any, Any]]:
    """Sentences of like length together, about so many tokens at a time, for ever; -1 fills up."""
    chance = Random(1)
    groups: dict[int, list[tuple[Tokens, Tokens]]] = {}
    for pair in taught:
        groups.setdefault(max(map(len, pair)) // 4, []).append(pair)
    weights = [sum(len(pair[1]) for pair in group) for group in groups.values()]
    kinds = list(groups.values())
    while True:
        (group,) = chance.choices(kinds, weights)
        chosen = chance.choices(group, k=max(1, TOKENS // (len(group[0][1]) + 2)))
        yield _filled([pair[0] for pair in chosen]), _filled([pair[1] for pair in chosen])


def _filled(rows: list[Tokens]) -> Any:
    width = max(map(len, rows))
    return torch.tensor([row + [-1] * (width - len(row)) for row in rows])


# --- the package -----------------------------------------------------------


def _convert(parts: Parts, words: list[str], path: Path) -> None:
    """Write the weights as a CTranslate2 model of 8-bit integers."""
    spec: Any = TransformerSpec.from_config(
        LAYERS, HEADS, alignment_layer=-1, alignment_heads=HEADS
    )
    table = parts["words"].weight
    spec.encoder.embeddings[0].weight = _array(table)
    spec.decoder.embeddings.weight = _array(table)
    for stack in ("encoder", "decoder"):
        mine, theirs = getattr(spec, stack), parts[stack]
        mine.position_encodings.encodings = _array(_positions(512))
        _copy_norm(mine.layer_norm, theirs.norm)
        for layer, trained in zip(mine.layer, theirs.layers, strict=True):
            _copy_layer(layer, trained, crossed=stack == "decoder")
    _copy(spec.decoder.projection, parts["out"].weight, parts["out"].bias)
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.validate()
    spec.optimize(quantization="int8")
    path.mkdir()
    spec.save(str(path))


def _copy_layer(layer: Any, trained: Any, crossed: bool) -> None:
    own = trained.self_attn
    _copy_norm(layer.self_attention.layer_norm, trained.norm1)
    _copy(layer.self_attention.linear[0], own.in_proj_weight, own.in_proj_bias)
    _copy(layer.self_attention.linear[1], own.out_proj.weight, own.out_proj.bias)
    if crossed:
        across, linear = trained.multihead_attn, layer.attention.linear
        _copy_norm(layer.attention.layer_norm, trained.norm2)
        _copy(linear[0], across.in_proj_weight[:WIDTH], across.in_proj_bias[:WIDTH])
        _copy(linear[1], across.in_proj_weight[WIDTH:], across.in_proj_bias[WIDTH:])
        _copy(linear[2], across.out_proj.weight, across.out_proj.bias)
    _copy_norm(layer.ffn.layer_norm, trained.norm3 if crossed else trained.norm2)
    _copy(layer.ffn.linear_0, trained.linear1.weight, trained.linear1.bias)
    _copy(layer.ffn.linear_1, trained.linear2.weight, trained.linear2.bias)


def _copy(linear: Any, weight: torch.Tensor, bias: torch.Tensor) -> None:
    linear.weight, linear.bias = _array(weight), _array(bias)


def _copy_norm(layer: Any, trained: Any) -> None:
    layer.gamma, layer.beta = _array(trained.weight), _array(trained.bias)


def _array(weight: torch.Tensor) -> Any:
    return weight.detach().clone().numpy()


def _score(package: Path, tokenizer: Any, unseen: list[Pair]) -> float:
    """The share of sentences translated exactly as the grammar has them."""
    translator = ctranslate2.Translator(str(package / "model"))
    sources = [tokenizer.encode(english, out_type=str) for english, _ in unseen]
    results = translator.translate_batch(sources, beam_size=4, max_batch_size=2048)
    done = [tokenizer.decode_pieces(result.hypotheses[0]) for result in results]
    wrong = [(e, d, s) for d, (e, s) in zip(done, unseen, strict=True) if d != s]
    for english, mine, spanish in wrong[:15]:
        print(f"  {english}\n    {mine}\n    {spanish}")
    return 1 - len(wrong) / len(unseen)


def _pack(package: Path, target: Path) -> None:
    """One folder in a ZIP archive, with fixed dates."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(package.rglob("*")):
            if file.is_file():
                name = zipfile.ZipInfo(f"{NAME}/{file.relative_to(package)}")
                name.compress_type, name.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(name, file.read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
