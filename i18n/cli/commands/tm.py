"""`tm`: a translation memory brought in or taken out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import PipelineError, counted
from i18n.project.reading import problems_of, project_of
from i18n.stages.extract import extract
from i18n.stages.memory import bring_in, folder, take_out
from i18n.stages.session import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryOptions(CommandOptions):
    """What `tm` is given."""

    action: Literal["import", "export"]
    files: tuple[Path, ...]


def translation_memory(options: MemoryOptions, terminal: Terminal) -> int:
    """Bring in or take out what people have translated."""
    with opened(options.directory) as left, terminal.progress() as progress:
        project, chosen = project_of(options.directory, options.languages, progress, left)
        if options.action == "import":
            languages = [extract(project, one) for one in project.languages]
            target = chosen[0].tag if len(chosen) == 1 else ""
            new, old = bring_in(project, languages, options.files, target)
            terminal.say(_brought(new, old, folder(project)))
            return finish(terminal, left)
        if len(options.files) != 1:
            raise PipelineError("tm export takes one file, such as memory.tmx or memory.csv")
        languages = [extract(project, one) for one in chosen]
        count, odd = take_out(project, languages, options.files[0])
    terminal.say(f"{counted(count, 'unit')} written to {options.files[0]}.")
    return finish(terminal, [*problems_of(project, languages), *odd])


def _brought(new: int, old: int, folder: Path) -> str:
    if not new:
        return f"Nothing is new: all that is here already ({counted(old, 'unit')})."
    here = f"; {old} more were here already" if old else ""
    return f"{counted(new, 'new unit')} in {folder}{here}. run uses them."


COMMAND = CommandSpec(
    name="tm",
    text=(
        "What people approved is remembered by itself, on all pages. `tm import` adds\n"
        "what they translated elsewhere and is not here yet (it is kept in\n"
        "locales/memory/), `tm export` writes all of it to a file."
    ),
    invocation=starting(MemoryOptions, translation_memory),
    arguments=(
        Argument(
            "action", "read memories into the site, or write its own", choices=("import", "export")
        ),
        Argument(
            "files",
            "a .tmx or .csv file; export writes one, import takes .po too",
            "FILE",
            count="+",
            read=Path,
        ),
    ),
)
