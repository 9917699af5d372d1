"""TODO."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.cli.exit_codes import finish
from i18n.cli.terminal import Terminal
from i18n.model import Message
from i18n.project import paths
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, terms_of
from i18n.stages.extract import extract
from i18n.stages.reports import explain
from i18n.stages.reports.page_standing import page_standing
from i18n.stages.session import Options, problems_of, project_of


def show_why(options: Options, terminal: Terminal) -> int:
    """Why a page, or a file of UI strings, reads as it does."""
    with terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        shelves = [extract(project, one) for one in chosen]
    given = options.page.removeprefix(f"{project.settings.sources}/")
    named = [*(one.path for one in project.pages), *(one.path for one in project.strings)]
    path = explain.page(given, named)
    for one in shelves:
        if found := one.catalogs.get(paths.stem(path, project.settings)):
            terminal.say(f"{one.language.name}: {page_standing(project, one, path)}.")
            _say_reasons(
                options, terminal, project, one, explain.messages(found, path, options.text)
            )
    return finish(terminal, problems_of(project, shelves))


def _say_reasons(
    options: Options,
    terminal: Terminal,
    project: Project,
    catalogs: LanguageCatalogs,
    asked: Sequence[Message],
) -> None:
    if options.text and not asked:
        terminal.say(f"No sentence of it has “{options.text}”.")
    terms = terms_of(project, catalogs.language)
    for message in asked:
        said = explain.reason(message, catalogs.language.tag, terms)
        terminal.reason(explain.named(message), said)
