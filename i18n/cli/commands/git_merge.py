"""`git-merge`: catalogs merged message by message, as git's merge driver."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import OK
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import PipelineError, counted
from i18n.project import git
from i18n.project.paths import Paths
from i18n.project.settings import load


@dataclass(frozen=True, slots=True, kw_only=True)
class GitMergeOptions(CommandOptions):
    """What `git-merge` is given."""

    install: bool
    files: tuple[Path, ...]


DOOR = Path(__file__).resolve().parents[3] / "pipeline.py"
"""The program that git is to start."""


def git_merge(options: GitMergeOptions, terminal: Terminal) -> int:
    """Merge catalogs by message, as git's merge driver."""
    if options.install:
        settings, _ = load(options.directory)
        program = f'"{sys.executable}" "{DOOR}" git-merge'
        for line in git.install(Paths(options.directory, settings), program):
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


COMMAND = CommandSpec(
    name="git-merge",
    text=(
        "With --install sets this repository up, once: from then on `git merge` and\n"
        "`git pull` merge two people's catalogs by message. Where both gave one message\n"
        "different texts it keeps both, one of them as a comment, and is fuzzy."
    ),
    invocation=starting(GitMergeOptions, git_merge),
    arguments=(
        Argument("--install", "set this repository up", flag=True),
        Argument(
            "files",
            "base, ours, theirs and the name, as git gives them",
            "FILE",
            count="*",
            read=Path,
        ),
    ),
    languages=False,
)
