"""How a command ends: what it prints last, and its exit code."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.cli.terminal import Terminal
from i18n.model import Problem

OK, PROBLEMS, CANNOT, INTERRUPTED = 0, 1, 2, 130


def finish(terminal: Terminal, found: Sequence[Problem]) -> int:
    """Print every problem; the exit code."""
    terminal.problems(found)
    return exit_code(found)


def exit_code(found: Sequence[Problem]) -> int:
    """1 where there is an error, else 0."""
    return PROBLEMS if any(problem.level == "error" for problem in found) else OK
