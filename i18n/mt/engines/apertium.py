"""The `apertium` program, one long-lived process a pair.

A sentence travels as one null-terminated record, so that no rule reaches over its ends. What
Apertium's stream format would read as its own (`[ ] ^ $ *` …) and what its dictionaries drop
(`~`, soft hyphens) becomes a numbered superblank, `[7]`, and comes back from our own table.
The marks of unknown words stay on; they become `Translation.unknown`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import select
import shutil
import signal
import subprocess
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from itertools import count
from pathlib import Path
from threading import Thread
from time import monotonic

from i18n.errors import EngineError
from i18n.late import late
from i18n.model import Edge, Translation
from i18n.mt.engines.apertium_tagger import server as tagger
from i18n.mt.engines.batch import translate_batch

QUALITY = 0.60
MEASURED = {  # chosen after the measured chrF; see routes.py
    ("pt", "es"): 0.95, ("es", "pt"): 0.95, ("es", "pt-BR"): 0.95,
    ("es", "ca"): 0.96, ("ca", "es"): 0.96, ("es", "ca-valencia"): 0.96,
    ("es", "it"): 0.90, ("it", "es"): 0.90, ("es", "fr"): 0.86, ("fr", "es"): 0.86,
    ("pt", "gl"): 0.88, ("es", "gl"): 0.88, ("ca", "fr"): 0.84, ("ca", "it"): 0.88,
    ("en", "ca"): 0.61,
}  # fmt: skip

USUAL = {
    ("es", "pt"): "apertium-es-pt",
    ("en", "es"): "apertium-eng-spa",
    ("es", "ca"): "apertium-spa-cat",
    ("en", "ca"): "apertium-eng-cat",
}
"""The pairs a first setup has, and Debian's packages for them."""

MORE = {
    "fr": "apertium-fr-es",
    "it": "apertium-spa-ita",
    "gl": "apertium-pt-gl",
    "oc": "apertium-oc-es",
    "ast": "apertium-spa-ast",
}
"""Debian's packages for further languages, whose texts come through Portuguese and Spanish."""

_BY = {
    "es": ("pt", "apertium-es-pt"),
    "ca": ("es", "apertium-spa-cat"),
    **{target: ("es", package) for target, package in MORE.items()},
    "gl": ("pt", "apertium-pt-gl"),
}


def packages(target: str, reached: Collection[str]) -> tuple[str, ...]:
    """Debian's packages that lead on to a language from those that are reached already, the first
    leg first; none where none do."""
    found: list[str] = []
    while target not in reached:
        if target not in _BY:
            return ()
        english = target == "es" and "pt" not in reached
        target, package = ("en", "apertium-eng-spa") if english else _BY[target]
        found.insert(0, package)
    return tuple(found)


PATIENCE = 60.0
"""Seconds without a byte of output after which a process counts as hung."""

_CODES = """
afr:af ara:ar arg:an bel:be bre:br bul:bg cat:ca ces:cs cym:cy dan:da deu:de ell:el eng:en epo:eo
est:et eus:eu fao:fo fin:fi fra:fr gle:ga glg:gl hbs:sh hbs_BS:bs hbs_HR:hr hbs_SR:sr heb:he hin:hi
hun:hu ind:id isl:is ita:it kaz:kk kir:ky lat:la lav:lv lit:lt mkd:mk mlt:mt msa:ms nld:nl nno:nn
nob:nb oci:oc pol:pl por:pt ron:ro rus:ru slk:sk slv:sl sme:se spa:es sqi:sq srd:sc srp:sr swe:sv
tat:tt tur:tr ukr:uk urd:ur uzb:uz
"""
_TAGS = dict(code.split(":") for code in _CODES.split())
"""Three-letter codes of Apertium's languages and their tags; two-letter codes are tags."""


class Apertium:
    """An engine for every installed language pair."""

    name = "apertium"
    abreast = 1

    def __init__(self) -> None:
        self._pipes: dict[str, _Pipe] = {}

    @cached_property
    def _program(self) -> str | None:
        return shutil.which("apertium")

    @cached_property
    def _modes(self) -> dict[tuple[str, str], str]:
        """Pairs of BCP 47 tags and Apertium's names for them."""
        pairs: dict[tuple[str, str], str] = {}
        for mode in _listed(self._program):
            source, _, target = mode.partition("-")
            if (one := tag(source)) and (other := tag(target)):
                pairs.setdefault((one, other), mode)
        return pairs

    def edges(self) -> tuple[Edge, ...]:
        """One edge a pair; variants (`pt-BR`, `ca-valencia`) are edges of their own."""
        return tuple(
            Edge(self.name, *pair, MEASURED.get(pair, QUALITY), _version(mode))
            for pair, mode in sorted(self._modes.items())
        )

    def missing(self) -> tuple[str, ...]:
        """The program and the usual pairs that are not there, as one apt command."""
        lacking = [package for pair, package in USUAL.items() if pair not in self._modes]
        reached = {target for _, target in self._modes}
        more = [package for target, package in MORE.items() if target not in reached]
        wanted = lacking if self._program else ["apertium", *lacking]
        return (f"apertium: apt install {' '.join((*wanted, *more))}",) if wanted or more else ()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Translate a batch. A record that Apertium loses comes back as it was, all unknown.

        Raises EngineError, which names the pair, when the process ends or hangs.
        """
        mode = self._modes.get((edge.source, edge.target))
        if not self._program or not mode:
            raise EngineError(f"apertium has no pair {edge.source}-{edge.target} installed")
        pipe = self._pipes.setdefault(mode, _Pipe(self._program, mode))
        return translate_batch(sentences, lambda texts: _translate(texts, pipe.ask))

    def close(self) -> None:
        """End the processes."""
        for pipe in self._pipes.values():
            pipe.close()
        self._pipes.clear()


def tag(code: str) -> str:
    """The BCP 47 tag of Apertium's code; "" for variants of spelling that have none.

    >>> [tag(code) for code in ("eng", "pt_BR", "cat_valencia", "cat_iec2017")]
    ['en', 'pt-BR', 'ca-valencia', '']
    """
    if code in _TAGS:
        return _TAGS[code]
    base, _, variant = code.partition("_")
    language = _TAGS.get(base, base if re.fullmatch("[a-z]{2}", base) else "")
    if language and variant and not re.fullmatch("[A-Z]{2}|valencia", variant):
        return ""
    return f"{language}-{variant}" if language and variant else language


def _listed(program: str | None) -> list[str]:
    if not program:
        return []
    result = subprocess.run([program, "-l"], capture_output=True, text=True, check=False)
    return result.stdout.split()


_ASKING = "2"
"""Which answers of a pair may be told from a cache; another one where `_Pipe` asks otherwise."""


def _version(mode: str) -> str:
    """A digest of the pair's pipeline, the sizes of its dictionaries and rules, and our asking."""
    data = Path(os.environ.get("APERTIUM_DATADIR") or "/usr/share/apertium")
    try:
        text = (data / "modes" / f"{mode}.mode").read_text()
        files = [Path(name) for name in re.findall(r"'([^']+)'", text)]
        sizes = [file.stat().st_size for file in files]
    except OSError:
        return ""
    return hashlib.sha256(f"{_ASKING}{text}{sizes}".encode()).hexdigest()[:12]


# --- what a record looks like ----------------------------------------------

_UNSAFE = late(
    r"[\\\[\]{}^$/@<>*#~+_|=&`\xad"
    r"\u2190-\u2bff\ue000-\uf8ff\ufe00-\ufe0f\ufff9-\uffff\U0001f000-\U0010ffff]+"
)

_PIECE = late(r"\[(\d*)\]|[*@#](\w[\w·\u0300-\u036f]*)|[*@#]|\\(.)", re.DOTALL)
"""What is not plain text in an answer: a superblank, a marked word, a lone mark, an escape."""


def _translate(texts: list[str], ask: Callable[[list[str]], list[str]]) -> list[Translation]:
    masked = [_masked(text) for text in texts]
    answers = ask([record + _stop(text) for text, (record, _) in zip(texts, masked, strict=True)])
    return [
        _ended(
            _unstopped(_read(answer, blanks), text) or Translation(text, ((0, len(text)),)), text
        )
        for text, answer, (_, blanks) in zip(texts, answers, masked, strict=True)
    ]


def _stop(text: str) -> str:
    """A stop for a heading or label: without an end the taggers take a lone word for a name
    (Portuguese `Data` stays `Data`). Apertium's own text mode puts one there, too."""
    return "." if text[-1].isalnum() else ""


def _unstopped(done: Translation | None, text: str) -> Translation | None:
    if done is None or not _stop(text) or not done.text.endswith("."):
        return done
    return Translation(done.text[:-1], done.unknown)


def _ended(done: Translation, source: str) -> Translation:
    """With the source's final sign, which goes where a dictionary reads `a.` as one word."""
    last = source[-1]
    if last in ".!?…:;" and done.text.count(last) < source.count(last):
        return Translation(done.text + last, done.unknown)
    return done


def _masked(text: str) -> tuple[str, list[str]]:
    """The text with every unsafe run as a numbered superblank, and those runs."""
    blanks: list[str] = []

    def blank(run: re.Match[str]) -> str:
        blanks.append(run[0])
        return f"[{len(blanks) - 1}]"

    return _UNSAFE.sub(blank, text), blanks


def _read(answer: str, blanks: list[str]) -> Translation | None:
    """The answer as text and the spans of its marked words; None where a blank was lost."""
    text, start, spans, seen = "", 0, [], []
    for piece in _PIECE.finditer(answer):
        number, word, escaped = piece.groups()
        text += answer[start : piece.start()]
        start = piece.end()
        if number:
            seen.append(int(number))
            text += blanks[seen[-1]] if seen[-1] < len(blanks) else ""
        elif word:
            spans.append((len(text), len(text) + len(word)))
            text += word
        else:
            text += escaped or ""
    text += answer[start:]
    whole = text.strip() and sorted(seen) == list(range(len(blanks)))
    return Translation(text, tuple(spans)) if whole else None


# --- processes -------------------------------------------------------------

_NUDGE = b"[]\0"
"""An empty record. The wrapper script of `apertium` puts gawk around the pipeline, which holds
a record back until more input shows where it ends."""

_IDLE = 0.03
"""Seconds of silence after which a nudge may help."""


class _Pipe:
    """A running Apertium pipeline that answers records; it starts when it is first asked."""

    def __init__(self, program: str, mode: str) -> None:
        self._command = [program, "-f", "none", "-z", mode]
        self._mode = mode
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count()

    def ask(self, records: list[str]) -> list[str]:
        """Answer each record; "" for one that came to nothing. Raises EngineError."""
        numbers = [next(self._numbers) for _ in records]
        # The blank in front tells the answers apart, the empty one behind keeps the final stop.
        sent = [f"[;{n};]{record}[]\0" for n, record in zip(numbers, records, strict=True)]
        answer = self._exchange("".join(sent).encode(), f"[;{numbers[-1]};]".encode())
        parts = re.split(r"\[;(\d+);\]", answer.decode(errors="replace"))
        found = dict(zip(map(int, parts[1::2]), parts[2::2], strict=True))
        return [found.get(n, "").partition("\0")[0] for n in numbers]

    def _exchange(self, data: bytes, last: bytes) -> bytes:
        """Send the data; read until the record that begins with `last` has ended."""
        process = self._running()
        # Written beside the reading, so that neither waits for ever at a full pipe.
        writer = Thread(target=_write, args=(process, data + 3 * _NUDGE), daemon=True)
        writer.start()
        received, begun = bytearray(), -1
        while begun < 0 or received.find(b"\0", begun) < 0:
            searched = max(0, len(received) - len(last))
            received += self._more(process, writer)
            if begun < 0:
                begun = received.find(last, searched)
        writer.join()
        return bytes(received)

    def _more(self, process: subprocess.Popen[bytes], writer: Thread) -> bytes:
        """What the pipeline says next. Raises EngineError where it is dead or stays silent."""
        assert process.stdout
        until = monotonic() + PATIENCE
        while not select.select([process.stdout], [], [], _IDLE)[0]:
            if monotonic() > until:
                self.close(kill=True)
                raise EngineError(f"apertium {self._mode} gave no answer for {PATIENCE:.0f} s")
            if not writer.is_alive():
                _write(process, _NUDGE)
        data = os.read(process.stdout.fileno(), 1 << 16)
        if not data:
            self.close(kill=True)
            raise EngineError(f"apertium {self._mode} ended unexpectedly")
        return data

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    self._command,
                    bufsize=0,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=tagger.environment(),
                    start_new_session=True,  # so that the whole pipeline can be ended
                )
            except OSError as error:
                raise EngineError(f"apertium {self._mode} cannot be started: {error}") from error
        return self._process

    def close(self, *, kill: bool = False) -> None:
        """End the pipeline: by closing its input, by force where that does not help."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin
        assert process.stdout
        with process.stdout, contextlib.suppress(subprocess.TimeoutExpired):
            process.stdin.close()
            process.wait(timeout=0 if kill else 2)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _write(process: subprocess.Popen[bytes], data: bytes) -> None:
    """Feed the pipeline. If it has died, the reader will see that."""
    assert process.stdin
    rest = memoryview(data)
    with contextlib.suppress(OSError, ValueError):
        while rest:
            rest = rest[process.stdin.write(rest) :]
