"""Argos models in batches: our path, Argos's own loop, a LibreTranslate server, and the floor.

All translate the same sentences with the same model and beam, in turn, in one run; a ratio is
the median over the rounds. The floor is one call of CTranslate2 with tokens made and sorted
before the clock starts. Argos and LibreTranslate get the sentence splitter for nothing: theirs
would download a model. LibreTranslate is measured where the path of a Python that has it is
given: `python -m bench.argos [SENTENCES [PYTHON]]`.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import Any
from urllib.request import Request, urlopen

from bench.argos_model import write
from i18n.mt import cache
from i18n.mt.engines import argos
from i18n.mt.engines.batch import cores
from tests.data.argos.grammar import pairs

SMALL = Path(__file__).parent.parent / "tests/data/argos/translate-en_es-1_0.argosmodel"
ROUNDS = 3
BEAM = 4
PORT = 5817

Contender = Callable[[Sequence[str]], object]


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds of the clock and of the processors."""

    wall: float
    cpu: float


def main(count: int = 100, server: str = "") -> None:
    """Measure the small trained model and, with a tenth of the text, one of full size."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = folder
        with zipfile.ZipFile(SMALL) as archive:
            archive.extractall(Path(folder, "small"))
        (small,) = Path(folder, "small").iterdir()
        write(Path(folder, "large", "translate-en_es-1_0"), small / "sentencepiece.model")
        _compare("small trained model", small, sentences(10 * count, 1), server)
        (large,) = Path(folder, "large").iterdir()
        _compare("6+6 layers of 512, noise", large, sentences(count, 3), server)


def sentences(count: int, clauses: int) -> list[str]:
    """Distinct sentences of one to so many clauses."""
    texts = [english for english, _ in pairs(4 * count, seed=7)]
    joined = [
        ", and ".join(texts[start : start + 1 + start // clauses % clauses])
        for start in range(0, len(texts), clauses)
    ]
    return list(dict.fromkeys(joined))[:count]


def _compare(title: str, folder: Path, texts: list[str], server: str) -> None:
    os.environ["ARGOS_PACKAGES_DIR"] = str(folder.parent)
    (package,) = argos.packages(folder.parent)
    pieces = _pieces(package)
    tokens = sorted((pieces.encode(text) for text in texts), key=len)
    with closing(argos.Argos()) as engine, _serving(server) as served:
        contenders: dict[str, Contender] = {
            "floor: CTranslate2, tokens sorted": _floor(package, tokens),
            "ours, with its cache": lambda some: _ours(engine, some),
            "loop over Argos's translate": loop(package),
        }
        if served:
            contenders["LibreTranslate, one request"] = lambda some: _post(some)
        for contender in contenders.values():
            contender(texts[:4])  # loads what it needs
        words = sum(len(text.split()) for text in texts)
        print(f"{title}: {len(texts)} sentences, {words} words, {sum(map(len, tokens))} tokens")
        _show(_rounds(contenders, texts, served), words)


def _pieces(package: argos.Package) -> Any:
    from argostranslate.tokenizer import SentencePieceTokenizer

    return SentencePieceTokenizer(package.folder / "sentencepiece.model")


def _rounds(contenders: dict[str, Contender], texts: list[str], pid: int) -> dict[str, list[Time]]:
    times: dict[str, list[Time]] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        for name, contender in contenders.items():
            wall, cpu = perf_counter(), _cpu(pid)
            contender(texts)
            times[name].append(Time(perf_counter() - wall, _cpu(pid) - cpu))
    return times


def _cpu(pid: int) -> float:
    """Processor seconds of this process and of the server."""
    if not pid:
        return process_time()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _show(times: dict[str, list[Time]], words: int) -> None:
    """Words a second, and how many times faster than each of them we are."""
    (ours,) = (found for name, found in times.items() if name.startswith("ours"))
    print(f"  {'words/s':>8}  {'ours, clock':>11}  {'ours, CPU':>9}")
    for name, found in times.items():
        speed = words / statistics.median(time.wall for time in found)
        wall = statistics.median(t.wall / o.wall for t, o in zip(found, ours, strict=True))
        cpu = statistics.median(t.cpu / o.cpu for t, o in zip(found, ours, strict=True))
        print(f"  {speed:8.0f}  {wall:10.2f}x  {cpu:8.2f}x  {name}")


# --- contenders ------------------------------------------------------------


def _ours(engine: argos.Argos, texts: Sequence[str]) -> object:
    """The engine behind an empty cache, as `run` has it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(cache.connect(Path(folder, "machine.sqlite"))) as stored,
    ):
        return cache.Remembering(engine, stored).translate(texts, engine.edges()[0])


def _floor(package: argos.Package, tokens: list[list[str]]) -> Contender:
    from ctranslate2 import Translator

    size = argos.batch_size([len(one) for one in tokens])
    translator = Translator(str(package.folder / "model"), inter_threads=cores(), intra_threads=1)
    return lambda texts: translator.translate_batch(
        tokens if len(texts) > 4 else tokens[:4], max_batch_size=size, batch_type="tokens",
        beam_size=BEAM, length_penalty=0.2, replace_unknowns=True,
    )  # fmt: skip


_UNSPLIT = (
    "from argostranslate.sbd import MiniSBDSentencizer\n"
    "MiniSBDSentencizer.split_sentences = lambda self, text: [text]\n"
)


def loop(package: argos.Package) -> Contender:
    """Argos's own `translate`, sentence by sentence, split by nobody."""
    exec(_UNSPLIT)  # the same two lines that the server gets
    from argostranslate.package import Package
    from argostranslate.translate import CachedTranslation, Language, PackageTranslation

    english, spanish = Language("en", "English"), Language("es", "Spanish")
    translation = CachedTranslation(PackageTranslation(english, spanish, Package(package.folder)))
    return lambda texts: [translation.translate(text) for text in texts]


_SERVER = (
    # With fewer than two packages it would look for more, on the network.
    f"{_UNSPLIT}import libretranslate.init\n"
    "libretranslate.init.boot = lambda *some, **more: None\n"
    "from libretranslate.main import main; main()"
)


@contextmanager
def _serving(python: str) -> Iterator[int]:
    """A LibreTranslate server with the installed packages; its process number, 0 without one."""
    if not python:
        yield 0
        return
    command = [python, "-c", _SERVER, "--host", "127.0.0.1", "--port", str(PORT)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while process.poll() is None and not _answers():
            sleep(0.5)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def _answers() -> bool:
    try:
        return bool(_post(["Hello, world."]))
    except OSError:
        return False


def _post(texts: Sequence[str]) -> object:
    data = json.dumps({"q": texts, "source": "en", "target": "es"}).encode()
    request = Request(
        f"http://127.0.0.1:{PORT}/translate", data, {"Content-Type": "application/json"}
    )
    with urlopen(request) as answer:
        return json.load(answer)["translatedText"]


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100, "".join(sys.argv[2:3]))
