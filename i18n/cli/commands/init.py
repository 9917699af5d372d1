"""`init`: the first settings of a site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import OK
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.project.settings import FILES
from i18n.stages.setup import first_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class InitOptions(CommandOptions):
    """What `init` is given."""

    folder: Path | None


def init(options: InitOptions, terminal: Terminal) -> int:
    """Look at a site's folder and write its first settings."""
    folder = options.directory / (options.folder or "")
    made = first_settings.write(folder)
    terminal.say(f"Found {made.found}: {counted(made.pages, 'page')} in {made.where}")
    terminal.say(f"Wrote {folder / FILES[0]}. Nothing else was changed.")
    for one in made.hints:
        terminal.say(f"To do: {one}.")
    terminal.say("Look at it, then run the command “run”.")
    return OK


COMMAND = CommandSpec(
    name="init",
    text=(
        "Looks which site generator a folder is for (Hugo, MkDocs, Docusaurus, Starlight,\n"
        "Eleventy, Jekyll, or none), counts its pages, and writes i18n.toml with the\n"
        "few settings that it needs, each with a comment. Changes nothing else, and no\n"
        "settings that are there already."
    ),
    invocation=starting(InitOptions, init),
    arguments=(
        Argument("folder", "the site's folder (default: here)", "FOLDER", count="?", read=Path),
    ),
    languages=False,
)
