"""All commands, in the order of the help. A command's file is read when it is asked for."""

from __future__ import annotations

from importlib import import_module

from i18n.cli.command_spec import CommandSpec

LINES = {
    "init": "look at a site and write its first settings",
    "run": "extract, translate, check and build",
    "extract": "bring templates and catalogs up to date with the pages",
    "translate": "draft what nobody has translated",
    "approve": "approve many drafts at once; --undo takes that back",
    "unapprove": "take the approval of many texts back",
    "check": "look for what is wrong in the catalogs",
    "build": "write site/ and preview/ from the catalogs",
    "rollback": "put the release before this one back into site/",
    "status": "how far each language and each page is",
    "why": "why a page reads as it does, sentence by sentence",
    "engines": "what can translate here, and by which routes",
    "evaluate": "measure the routes by pages that people have translated",
    "tm": "import or export a translation memory (TMX, CSV)",
    "terms": "suggest terms for glossary.csv, or import them",
    "git-merge": "merge catalogs message by message, for git",
    "roundtrip": "prove that pages are read and written byte for byte",
}
"""What each command does, in a line; `git-merge` is in `commands/git_merge.py`."""


def command(name: str) -> CommandSpec:
    """The specification of a command of LINES. Only its own imports are paid for."""
    found: CommandSpec = import_module(f"i18n.cli.commands.{name.replace('-', '_')}").COMMAND
    return found


def commands() -> tuple[CommandSpec, ...]:
    """The specifications of all, in the order of the help."""
    return tuple(command(name) for name in LINES)
