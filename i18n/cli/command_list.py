"""All commands, in the order of the help. A command's file is read when it is asked for."""

from __future__ import annotations

from importlib import import_module

from i18n.cli.command_spec import CommandSpec

NAMES = (
    *("run", "extract", "translate", "check", "build", "rollback", "status", "why"),
    *("engines", "evaluate", "tm", "terms", "git-merge", "roundtrip"),
)
"""What commands are called; `git-merge` is in `commands/git_merge.py`."""


def command(name: str) -> CommandSpec:
    """The specification of a command of NAMES. Only its own imports are paid for."""
    found: CommandSpec = import_module(f"i18n.cli.commands.{name.replace('-', '_')}").COMMAND
    return found


def commands() -> tuple[CommandSpec, ...]:
    """The specifications of all, for the help and for tests."""
    return tuple(command(name) for name in NAMES)
