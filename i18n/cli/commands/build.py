"""TODO."""

from __future__ import annotations

from i18n.cli.exit_codes import OK, finish
from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.project import paths
from i18n.project.project import Project
from i18n.stages import extract as stages_extract
from i18n.stages import rollback as stages_rollback
from i18n.stages.check import check
from i18n.stages.publish import build as publish_build
from i18n.stages.session import Options, project_of


def build(options: Options, terminal: Terminal) -> int:
    """Write site/ and preview/ from the catalogs."""
    with paths.lock(options.dir), terminal.progress() as progress:
        project, _ = project_of(options, progress)
        shelves = [stages_extract.extract(project, one) for one in project.languages]
        built = publish_build.build(project, shelves, progress)
    for tag, pages in built.published.items():
        terminal.say(f"{tag}: {len(pages)} of {counted(len(project.pages), 'page')} published.")
    folders = f"{project.settings.site}/ and {project.settings.preview}/"
    terminal.say(f"{folders} {'written' if built.changed else 'unchanged'}.")
    say_base_url(terminal, project)
    checked = [p for one in shelves for p in check(project, one) if p.level == "error"]
    return finish(terminal, [*project.problems, *built.problems, *checked])


def rollback(options: Options, terminal: Terminal) -> int:
    """Put the last release of the site back."""
    site = stages_rollback.rollback(options.dir)
    terminal.say(f"{site}/ is the release before; rollback again undoes it, build renews it.")
    return OK


def say_base_url(terminal: Terminal, project: Project) -> None:
    """Tell what a site without an address has to do without."""
    if not project.settings.base_url:
        terminal.say(publish_build.NO_BASE_URL)
