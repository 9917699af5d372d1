"""TODO."""

from __future__ import annotations

from pathlib import Path

from i18n.cli.exit_codes import OK, finish
from i18n.cli.terminal import Terminal
from i18n.errors import PipelineError, counted
from i18n.project import paths
from i18n.stages import extract as stages_extract
from i18n.stages import memory as stages_memory
from i18n.stages.session import Options, problems_of, project_of


def translation_memory(options: Options, terminal: Terminal) -> int:
    """Bring in or take out what people have translated."""
    with paths.lock(options.dir), terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        if options.action == "import":
            shelves = [stages_extract.extract(project, one) for one in project.languages]
            new, old = stages_memory.bring_in(project, shelves, options.files)
            terminal.say(_brought(new, old, stages_memory.folder(project)))
            return OK
        if len(options.files) != 1:
            raise PipelineError("tm export takes one file, such as memory.tmx or memory.csv")
        shelves = [stages_extract.extract(project, one) for one in chosen]
        count, odd = stages_memory.take_out(project, shelves, options.files[0])
    terminal.say(f"{counted(count, 'unit')} written to {options.files[0]}.")
    return finish(terminal, [*problems_of(project, shelves), *odd])


def _brought(new: int, old: int, folder: Path) -> str:
    if not new:
        return f"Nothing is new: all that is here already ({counted(old, 'unit')})."
    here = f"; {old} more were here already" if old else ""
    return f"{counted(new, 'new unit')} in {folder}{here}. run uses them."
