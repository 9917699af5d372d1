"""The command line: `python pipeline.py [-C DIR] COMMAND`. Nothing else reads argv or exits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from i18n.cli.commands import engines, evaluate, run, status, terms
from i18n.cli.commands.build import build, rollback
from i18n.cli.commands.check import check
from i18n.cli.commands.extract import extract
from i18n.cli.commands.roundtrip import round_trip
from i18n.cli.commands.tm import translation_memory
from i18n.cli.commands.translate import translate
from i18n.cli.commands.why import show_why
from i18n.cli.exit_codes import CANNOT, INTERRUPTED, OK, Command
from i18n.cli.parser import INSTALLED, PROGRAM, parser
from i18n.cli.terminal import Terminal
from i18n.errors import PipelineError, counted
from i18n.project import git
from i18n.project.paths import Paths
from i18n.project.settings import load
from i18n.stages.session import Options


def git_merge(options: Options, terminal: Terminal) -> int:
    """Merge catalogs by message, as git's merge driver."""
    if options.install:
        settings, _ = load(options.dir)
        program = f'"{sys.executable}" "{Path(__file__).resolve()}" git-merge'
        for line in git.install(Paths(options.dir, settings), program):
            terminal.say(line)
        return OK
    if len(options.files) not in (3, 4):
        raise PipelineError("git calls this itself, with files; `git-merge --install` sets it up")
    base, ours, theirs, *name = options.files
    clashes = git.merge(base, ours, theirs, str(name[0] if name else ours))
    if clashes:
        both = f"in {counted(clashes, 'message')} both texts are kept, fuzzy"
        terminal.fail(f"{name[0] if name else ours}: {both}; choose one")
    return OK


COMMANDS: dict[str, Command] = {
    "run": run.run,
    "extract": extract,
    "translate": translate,
    "check": check,
    "build": build,
    "rollback": rollback,
    "status": status.show_status,
    "why": show_why,
    "engines": engines.engines,
    "evaluate": evaluate.evaluate,
    "tm": translation_memory,
    "terms": terms.terms,
    "git-merge": git_merge,
    "roundtrip": round_trip,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the exit code."""
    installed = Path(sys.argv[0]).stem == INSTALLED
    options = parser(INSTALLED if installed else PROGRAM).parse_args(arguments)
    terminal = Terminal(options.quiet)
    try:
        if not options.dir.is_dir():
            raise PipelineError("there is no such directory", path=str(options.dir))
        return COMMANDS[options.command](options, terminal)
    except PipelineError as error:
        return _stopped(options, terminal, str(error))
    except BrokenPipeError:
        # Who reads us has seen enough; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        return _stopped(options, terminal, f"{error.filename or 'output'}: {error.strerror}")
    except KeyboardInterrupt:
        terminal.fail("interrupted; finished drafts are kept")
        return INTERRUPTED


def _stopped(options: Options, terminal: Terminal, what: str) -> int:
    if getattr(options, "format", "") == "json":
        terminal.json({"error": what})
    terminal.fail(what)
    return CANNOT


if __name__ == "__main__":
    sys.exit(main())
