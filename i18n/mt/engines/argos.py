"""Argos Translate packages, run through CTranslate2 in large batches.

`argostranslate.translate` has no list API, and importing its settings makes folders in HOME; so
the packages are found and their metadata read without it, and only its tokenizers are used.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from i18n.errors import EngineError
from i18n.model import Edge, Translation
from i18n.mt.engines.batch import cores, translate_batch, unknown_characters
from i18n.mt.models.home import home

QUALITY = 0.84

LIMIT = 400
"""UTF-8 bytes a piece, as for Firefox: trained on sentences, both drop what is longer."""

_TAGS = {"pb": "pt-BR", "zt": "zh-Hant"}


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package, as its metadata describe it."""

    folder: Path
    source: str
    target: str
    version: str
    prefix: str


@dataclass(frozen=True, slots=True)
class _Loaded:
    translator: Any
    encode: Callable[[str], list[str]]
    decode: Callable[[list[str]], str]
    knows: Callable[[str], bool]


class Argos:
    """An engine for every installed Argos Translate package."""

    name = "argos"
    abreast = 2  # while one batch ends, or its words are joined, the cores have the other

    def __init__(self) -> None:
        self._loaded: dict[Package, _Loaded] = {}
        self._loading = Lock()

    @cached_property
    def _packages(self) -> dict[tuple[str, str], Package]:
        if not find_spec("argostranslate"):
            return {}
        return {(package.source, package.target): package for package in packages(folder())}

    def edges(self) -> tuple[Edge, ...]:
        """One edge a package; of two for the same pair the newer counts."""
        return tuple(
            Edge(self.name, *pair, QUALITY, package.version)
            for pair, package in sorted(self._packages.items())
        )

    def missing(self) -> tuple[str, ...]:
        """The library, or how to get a package where there is none."""
        if not find_spec("argostranslate"):
            return ("argos: pip install argos-translate-lt",)
        if not self._packages:
            return ("argos: engines install LANG --engine argos, such as es (100 MB)",)
        return ()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Translate a batch. Raises EngineError."""
        package = self._packages.get((edge.source, edge.target))
        if package is None:
            raise EngineError(f"argos has no package {edge.source}-{edge.target}")
        with self._loading:
            if package not in self._loaded:
                self._loaded[package] = _load(package)
            loaded = self._loaded[package]
        return translate_batch(
            sentences,
            lambda texts: _translate(texts, loaded, package.prefix),
            keep=unknown_characters(sentences, loaded.knows),
            limit=LIMIT,
        )

    def close(self) -> None:
        """Forget the loaded models."""
        self._loaded.clear()


def folder() -> Path:
    """Where Argos Translate keeps its packages, by the rules of its settings."""
    if named := os.environ.get("ARGOS_PACKAGES_DIR"):
        return Path(named)
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home() / ".config")
    try:
        settings = json.loads((config / "argos-translate" / "settings.json").read_bytes())
        return Path(settings["ARGOS_PACKAGES_DIR"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        data = Path(os.environ.get("XDG_DATA_HOME") or home() / ".local" / "share")
        return data / "argos-translate" / "packages"


def packages(root: Path) -> list[Package]:
    """The translation packages in a folder, by pair and then version."""
    found = [_package(metadata) for metadata in sorted(root.glob("*/metadata.json"))]
    return sorted((one for one in found if one), key=lambda one: _order(one.version))


def _package(metadata: Path) -> Package | None:
    """The package, or None where it is for something else or cannot be read."""
    try:
        about = json.loads(metadata.read_bytes())
        source, target = about["from_code"], about["to_code"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if about.get("type", "translate") != "translate" or not (metadata.parent / "model").is_dir():
        return None
    return Package(
        metadata.parent,
        tag(source),
        tag(target),
        str(about.get("package_version", "")),
        str(about.get("target_prefix", "")),
    )


def tag(code: str) -> str:
    """The BCP 47 tag of Argos's code."""
    return _TAGS.get(code, code)


def _order(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


# --- the libraries ---------------------------------------------------------


def _load(package: Package) -> _Loaded:
    from ctranslate2 import Translator

    try:
        translator = Translator(
            str(package.folder / "model"),
            device=os.environ.get("ARGOS_DEVICE_TYPE", "cpu"),
            inter_threads=cores(),
            intra_threads=1,
        )
        return _Loaded(translator, *_tokenizer(package))
    except (OSError, RuntimeError, ValueError) as error:
        name = f"{package.source}-{package.target}"
        raise EngineError(f"the Argos package {name} cannot be loaded: {error}") from error


def _tokenizer(
    package: Package,
) -> tuple[Callable[[str], list[str]], Callable[[list[str]], str], Callable[[str], bool]]:
    from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

    pieces = package.folder / "sentencepiece.model"
    if not pieces.exists():
        words = BPETokenizer(package.folder / "bpe.model", package.source, package.target)
        return words.encode, words.decode, lambda one: True
    tokenizer = SentencePieceTokenizer(pieces)
    processor = tokenizer.lazy_processor()

    def decode(tokens: list[str]) -> str:
        # The library's own decoder goes on to turn every underscore into a space.
        return str(processor.decode_pieces(tokens)).replace("▁", " ")

    return tokenizer.encode, decode, lambda one: processor.unk_id() not in processor.encode(one)


BATCH = 640
"""Tokens for a core at once. On a model of full size batches of 256 took a sixth more processor
time than of 512, of 128 half as much again; of 1024 and more they took no less."""


def batch_size(lengths: Sequence[int]) -> int:
    """The most tokens in a batch, so that sentences of these lengths give each core as much."""
    total, count = sum(lengths), cores()
    count *= max(1, round(total / (count * BATCH)))
    return total // count + max(lengths)  # room for the last sentence, or a small batch is left


def _beam_size() -> int:
    """As the library's settings have it. Raises EngineError where they have no number."""
    given = os.environ.get("ARGOS_BEAM_SIZE", "4")
    try:
        return int(given)
    except ValueError as error:
        raise EngineError(f"ARGOS_BEAM_SIZE must be a number, not “{given}”") from error


def _translate(texts: list[str], loaded: _Loaded, prefix: str) -> list[Translation]:
    """Translate with the library's options, except that a batch is larger than one sentence."""
    tokens = [loaded.encode(text) for text in texts]
    lengths = [len(one) for one in tokens]
    results = loaded.translator.translate_batch(
        tokens,
        target_prefix=[[prefix]] * len(texts) if prefix else None,
        replace_unknowns=True,
        max_batch_size=batch_size(lengths),
        batch_type="tokens",
        beam_size=_beam_size(),
        length_penalty=0.2,
        # What grows beyond that is a loop; the library lets it run to 256.
        max_decoding_length=min(256, 40 + 3 * max(lengths)),
    )
    values = (loaded.decode(result.hypotheses[0]) for result in results)
    return [Translation(value.removeprefix(prefix).removeprefix(" ")) for value in values]
