"""TODO."""

from __future__ import annotations

from i18n.cli.exit_codes import finish
from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.project import language_catalogs, paths
from i18n.project.templates import save_templates
from i18n.stages import extract as stages_extract
from i18n.stages.session import Options, problems_of, project_of


def extract(options: Options, terminal: Terminal) -> int:
    """Bring templates and catalogs up to date with the pages."""
    with paths.lock(options.dir), terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        cosmetic = options.cosmetic
        shelves = [stages_extract.extract(project, one, cosmetic=cosmetic) for one in chosen]
        written = save_templates(project)
        written += sum(language_catalogs.save(project.paths, one)[1] for one in shelves)
    messages = sum(len(found) for found in project.templates.values())
    terminal.say(
        f"{counted(len(project.pages), 'page')}, {counted(messages, 'message')}; "
        f"{counted(written, 'file')} written."
    )
    return finish(terminal, problems_of(project, shelves))
