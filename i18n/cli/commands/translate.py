"""TODO."""

from __future__ import annotations

from i18n.cli.exit_codes import finish
from i18n.cli.terminal import Terminal
from i18n.project import paths
from i18n.stages.language_run import translate_language
from i18n.stages.session import Options, draft_tools, project_of


def translate(options: Options, terminal: Terminal) -> int:
    """Draft with a machine what nobody has translated."""
    with paths.lock(options.dir), terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        with draft_tools(project) as tools:
            done = [
                translate_language(project, one, tools, progress, redo=options.redo)
                for one in chosen
            ]
    for one in done:
        if one.drafted.stopped:
            raise one.drafted.stopped
        terminal.say(f"{one.name}: {one.drafted_by or 'nothing to draft'}.")
    return finish(terminal, [*project.problems, *(p for one in done for p in one.problems)])
