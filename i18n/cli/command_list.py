"""All commands, in the order of the help."""

from __future__ import annotations

from i18n.cli.command_spec import CommandSpec
from i18n.cli.commands import (
    build,
    check,
    engines,
    evaluate,
    extract,
    git_merge,
    rollback,
    roundtrip,
    run,
    status,
    terms,
    tm,
    translate,
    why,
)

COMMANDS: tuple[CommandSpec, ...] = (
    run.COMMAND,
    extract.COMMAND,
    translate.COMMAND,
    check.COMMAND,
    build.COMMAND,
    rollback.COMMAND,
    status.COMMAND,
    why.COMMAND,
    engines.COMMAND,
    evaluate.COMMAND,
    tm.COMMAND,
    terms.COMMAND,
    git_merge.COMMAND,
    roundtrip.COMMAND,
)
