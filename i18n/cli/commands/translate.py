"""`translate`: drafts for what nobody has translated."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.cli.command_spec import SCHEDULER, Argument, CommandSpec, starting
from i18n.cli.exit_codes import finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.project.reading import executor_of, project_of
from i18n.stages.draft_tools import draft_tools
from i18n.stages.language_run import translate_language
from i18n.stages.session import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslateOptions(CommandOptions):
    """What `translate` is given."""

    redo: bool
    scheduler: str


def translate(options: TranslateOptions, terminal: Terminal) -> int:
    """Draft with a machine what nobody has translated."""
    with (
        opened(options.directory) as left,
        terminal.progress() as progress,
        executor_of(options.directory, options.scheduler) as executor,
    ):
        project, chosen = project_of(options.directory, options.languages, progress, left, executor)
        with draft_tools(project) as tools:
            done = [
                translate_language(project, one, tools, progress, redo=options.redo)
                for one in chosen
            ]
    for one in done:
        if one.drafted.stopped:
            raise one.drafted.stopped
        terminal.say(f"{one.name}: {one.drafted_by or 'nothing to draft'}.")
    found = [*project.problems, *tools.problems(), *(p for one in done for p in one.problems)]
    return finish(terminal, found)


COMMAND = CommandSpec(
    name="translate",
    text=(
        "Fills empty messages, from what people approved elsewhere or by the best\n"
        "installed route. Drafts are fuzzy until a person clears the mark."
    ),
    invocation=starting(TranslateOptions, translate),
    arguments=(
        Argument(
            "--redo", "draft anew what a machine drafted before and nobody touched", flag=True
        ),
        SCHEDULER,
    ),
)
