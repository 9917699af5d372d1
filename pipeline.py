"""The command line: `python pipeline.py [-C DIR] COMMAND`. Nothing else reads argv or exits."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from i18n.cli.command_spec import Invocation
from i18n.cli.exit_codes import CANNOT, INTERRUPTED
from i18n.cli.parser import INSTALLED, PROGRAM, parse
from i18n.cli.terminal import Terminal, flush
from i18n.errors import PipelineError


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the exit code."""
    # Catalogs and pages are very many values and no circles: to look for these takes longer.
    gc.set_threshold(50_000, 20, 100)
    _open_streams()
    try:
        return _done(arguments)
    finally:
        flush()


def _done(arguments: Sequence[str] | None) -> int:
    words = sys.argv[1:] if arguments is None else arguments
    installed = Path(sys.argv[0]).stem == INSTALLED
    asked = parse(words, INSTALLED if installed else PROGRAM)
    terminal = Terminal(asked.options.quiet)
    try:
        _prove_directory(asked.options.directory)
        return asked.run(terminal)
    except PipelineError as error:
        return _stopped(asked, terminal, str(error))
    except OSError as error:
        return _stopped(asked, terminal, f"{error.filename or 'output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        terminal.fail("interrupted; finished drafts are kept")
        return INTERRUPTED


def _open_streams() -> None:
    """Stand in for standard streams that are closed: else the next file that is opened takes
    the number of one, and what a program prints goes into it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free


def _prove_directory(directory: Path) -> None:
    """Raise PipelineError where there is no such directory, or none that we are in."""
    try:
        Path.cwd()
    except FileNotFoundError as error:
        what = "the folder that you are in has been removed; change to another (cd)"
        raise PipelineError(what) from error
    if not directory.is_dir():
        raise PipelineError("there is no such directory", path=str(directory))


def _stopped(asked: Invocation, terminal: Terminal, what: str) -> int:
    with contextlib.suppress(OSError):  # where nobody can be told, the exit code still says it
        if asked.options.format == "json":
            terminal.json({"error": what})
    with contextlib.suppress(OSError):
        terminal.fail(what)
    return CANNOT


if __name__ == "__main__":
    sys.exit(main())
