"""`apertium-tagger`, so that no sentence changes how the next ones are read.

Where a word has an ambiguity class that its model lacks, apertium's hidden Markov tagger (3.8)
takes the nearest class, and by a slip writes that over the tags which unknown words may have
(`find_similar_ambiguity_class` assigns through a reference to the open class). From then on, to
the end of the process, it reads sentences otherwise. This process stands in its place in the
pipeline: sentences with such a word go to a new tagger, whose model has the class.

The constraint grammar before the tagger (`cg-proc` of cg3 1.3.9) remembers something, too: of
3,000 sentences of a handbook from Spanish to Catalan, two had another draft in another order.
That is not mended; no other stage of a pipeline was found to.
"""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from i18n.mt.engines.apertium_tagger import model as models
from i18n.mt.engines.apertium_tagger.model import Model

_NEW = re.compile(rb"New ambiguity class: \{([^}]*)\}")


def environment() -> dict[str, str]:
    """What makes the script `apertium`, which bash runs, start `serve` for its tagger."""
    root = str(Path(__file__).parents[4])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    code = (
        "import sys; from i18n.mt.engines.apertium_tagger.server import serve; serve(sys.argv[1:])"
    )
    function = f"() {{ I18N_PYTHON -S -P -c '{code}' \"$@\"; }}"
    function = function.replace("I18N_PYTHON", f'"{sys.executable}"')
    return {**os.environ, "PYTHONPATH": path, "BASH_FUNC_apertium-tagger%%": function}


def serve(arguments: list[str]) -> None:
    """Tag the records of standard input as `apertium-tagger` with these arguments does."""
    model = _model(arguments)
    if model is None or not {"-z", "-g"} <= set(arguments):
        os.execvp("apertium-tagger", ["apertium-tagger", *arguments])
    tagger = _Tagger([one for one in arguments if one and not one.endswith(".prob")], model)
    for records in _records():
        sys.stdout.buffer.write(tagger.answer(records))
        sys.stdout.buffer.flush()
    tagger.close()


def _model(arguments: list[str]) -> Model | None:
    """The model that the arguments name, None where it is of another kind of tagger."""
    name = next((one for one in arguments if one.endswith(".prob")), "")
    try:
        return models.read(Path(name).read_bytes())
    except (OSError, ValueError):
        return None


def _records() -> Iterator[bytes]:
    """What comes in, as many records at a time as there are. Each ends with a null; what comes
    after the last one is only the pipe's last breath."""
    rest = b""
    while data := os.read(sys.stdin.fileno(), 1 << 16):
        whole, null, rest = (rest + data).rpartition(b"\0")
        if null:
            yield whole + null


class _Tagger:
    """A tagger that is replaced by one with a larger model when it meets a new class."""

    def __init__(self, options: list[str], model: Model) -> None:
        self._options, self._model = options, model
        self._process = self._started()

    def answer(self, records: bytes) -> bytes:
        """The records, tagged. Raises EOFError where the tagger has ended."""
        answer, said = _exchange(self._process, records)
        new = {self._class(names) for names in _NEW.findall(said)} - {*self._model.classes}
        if not new:
            return answer
        for one in sorted(new, key=sorted):
            self._model = models.extended(self._model, one)
        self.close()
        self._process = self._started()
        return self.answer(records)

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def _class(self, names: bytes) -> models.Class:
        return frozenset(map(self._model.tags.index, names.decode().split(",")))

    def _started(self) -> subprocess.Popen[bytes]:
        with TemporaryFile() as file:
            file.write(models.written(self._model))
            file.flush()
            file.seek(0)
            process = subprocess.Popen(
                ["apertium-tagger", "-d", *self._options, f"/dev/fd/{file.fileno()}"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                pass_fds=[file.fileno()],
            )
        for pipe in (process.stdin, process.stderr):
            assert pipe
            os.set_blocking(pipe.fileno(), False)
        return process


def _exchange(process: subprocess.Popen[bytes], records: bytes) -> tuple[bytes, bytes]:
    """What a tagger answers to records, and what it says of them to standard error."""
    assert process.stdin
    assert process.stdout
    assert process.stderr
    answer, said, rest = bytearray(), bytearray(), memoryview(records)
    waiting = records.count(0)
    while waiting:
        writing = [process.stdin] if rest else []
        readable, writable, _ = select.select([process.stdout, process.stderr], writing, [])
        if writable:
            rest = rest[process.stdin.write(rest) or 0 :]
        if process.stdout in readable:
            data = process.stdout.read(1 << 16)
            if not data:
                raise EOFError("apertium-tagger ended unexpectedly")
            answer += data
            waiting -= data.count(0)
        if process.stderr in readable:
            said += process.stderr.read(1 << 16) or b""
    return bytes(answer), bytes(said + (process.stderr.read() or b""))
