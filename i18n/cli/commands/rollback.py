"""`rollback`: the release before this one, back in site/."""

from __future__ import annotations

from i18n.cli.command_spec import CommandSpec, starting
from i18n.cli.exit_codes import finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.stages.rollback import rollback


def rollback_command(options: CommandOptions, terminal: Terminal) -> int:
    """Put the last release of the site back."""
    site, found = rollback(options.directory)
    terminal.say(f"{site}/ is the release before; rollback again undoes it, build renews it.")
    return finish(terminal, found)


COMMAND = CommandSpec(
    name="rollback",
    text=(
        "A build keeps the release that it replaced. The catalogs stay as they are: the\n"
        "next build publishes them again. A second rollback undoes the first."
    ),
    invocation=starting(CommandOptions, rollback_command),
    languages=False,
)
