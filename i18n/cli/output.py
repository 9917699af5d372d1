"""A standard stream as we write to it: in colours on a terminal, elsewhere plainly and at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import IO, TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from i18n.cli.console import Console

Line = tuple[tuple[str, str], ...]
"""What stands in a line, each part with its style, such as `bold red`, or "" for none."""

_AT_ONCE = 10_000
"""Lines that are written as one: each by itself takes many times as long, and all of a large
site as much memory as the site."""

_COLOURED = ("FORCE_COLOR", "TTY_COMPATIBLE")
"""Variables by which people ask rich for colours in a file or a pipe, or for none."""


class Output:
    """Standard output or standard error, whichever file that is at the time."""

    def __init__(self, name: Literal["stdout", "stderr"]) -> None:
        self._name = name
        self._gone = False

    @property
    def _file(self) -> IO[str] | None:
        """The stream; None where whoever started us has closed it."""
        file: IO[str] | None = getattr(sys, self._name)
        return file

    @cached_property
    def console(self) -> Console:
        """The stream in colours. Its library is as long to import as all of `--help`."""
        from i18n.cli.console import Console

        return Console(stderr=self._name == "stderr")

    @property
    def is_terminal(self) -> bool:
        """Whether somebody sees colours and bars."""
        return not self._plain and self.console.is_terminal

    @property
    def _plain(self) -> bool:
        try:
            seen = self._file is not None and self._file.isatty()
        except (AttributeError, ValueError):  # somebody's own stream, or a closed one
            return False
        return not seen and not any(map(os.environ.get, _COLOURED))

    def write(self, lines: Iterable[Line]) -> None:
        """Lines that are never wrapped."""
        if self._plain:
            self.write_plain("".join(words for words, _ in line) for line in lines)
        else:
            for line in lines:
                self.console.write(line)

    def write_plain(self, lines: Iterable[str]) -> None:
        """Lines as they are, very many at a time. To a reader who is gone, nothing more is
        said."""
        ended = (f"{line}\n" for line in lines)
        file = self._file
        if self._gone or file is None:
            return
        try:
            while text := "".join(islice(ended, _AT_ONCE)):
                file.write(text)
            file.flush()  # a full disk is to be found while there is somebody to tell
        except BrokenPipeError:
            self._gone = True
            to_nobody(file)

    def wrap(self, line: str) -> None:
        """A line that is wrapped where the terminal ends."""
        if self._plain:
            self.write_plain([line])
        else:
            self.console.print(line)


def to_nobody(stream: IO[str]) -> None:
    """Let all that is written to a stream from now on vanish."""
    nobody = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nobody, stream.fileno())
    os.close(nobody)
