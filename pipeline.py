"""The command line: `python pipeline.py [-C DIR] COMMAND`. Nothing else reads argv or exits."""

from __future__ import annotations

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
        if not asked.options.directory.is_dir():
            raise PipelineError("there is no such directory", path=str(asked.options.directory))
        return asked.run(terminal)
    except PipelineError as error:
        return _stopped(asked, terminal, str(error))
    except OSError as error:
        return _stopped(asked, terminal, f"{error.filename or 'output'}: {error.strerror}")
    except KeyboardInterrupt:
        terminal.fail("interrupted; finished drafts are kept")
        return INTERRUPTED


def _stopped(asked: Invocation, terminal: Terminal, what: str) -> int:
    if asked.options.format == "json":
        terminal.json({"error": what})
    terminal.fail(what)
    return CANNOT


if __name__ == "__main__":
    sys.exit(main())
