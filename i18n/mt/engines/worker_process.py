"""A process of our own beside this one, for a library whose objects belong to one thread."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Lock

from i18n.errors import EngineError


class Worker:
    """A process that runs the function `serve` of a module.

    It reads and writes plain JSON, a line each, so that no `__main__` is run again: what it
    starts from, then a list of texts at a time, for which it answers a list of the same length,
    or a string that says what is wrong.
    """

    def __init__(self, module: str, start: list[str]) -> None:
        root = str(Path(__file__).parents[3])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._turn = Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", f"from {module} import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl-C is for this process, which then ends its workers
        )
        self._send(start)

    def ask(self, texts: list[str]) -> list[str]:
        """The answers, in order. Raises EngineError where the process fails or has failed."""
        assert self._process.stdout
        with self._turn:
            self._send(texts)
            line = self._process.stdout.readline()
        answer = json.loads(line) if line.endswith("\n") else f"exit {self._process.wait()}"
        if isinstance(answer, str):
            raise EngineError(answer)
        return list(answer)

    def close(self) -> None:
        """End the process; it holds nothing that could be lost."""
        self._process.kill()
        self._process.communicate()

    def _send(self, what: list[str]) -> None:
        assert self._process.stdin
        with contextlib.suppress(OSError):  # what has died is noticed when it should answer
            self._process.stdin.write(json.dumps(what) + "\n")
            self._process.stdin.flush()
