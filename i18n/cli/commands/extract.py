"""`extract`: templates and catalogs brought up to date with the pages."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.project import saving
from i18n.project.project import without_texts
from i18n.project.reading import executor_of, problems_of, project_of
from i18n.project.templates import save_templates
from i18n.stages.extract import extract
from i18n.stages.reports.skipped import skipped_texts
from i18n.stages.session import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions(CommandOptions):
    """What `extract` is given."""

    cosmetic: bool
    skipped: bool


def extract_command(options: ExtractOptions, terminal: Terminal) -> int:
    """Bring templates and catalogs up to date with the pages."""
    with (
        opened(options.directory) as left,
        terminal.progress() as progress,
        executor_of(options.directory) as executor,
    ):
        project, chosen = project_of(options.directory, options.languages, progress, left, executor)
        project = project if options.skipped else without_texts(project)
        cosmetic = options.cosmetic
        languages = [extract(project, one, cosmetic=cosmetic) for one in chosen]
        written, odd = save_templates(project)
        saved = [saving.save(project.paths, one) for one in languages]
        written += sum(count for _, count in saved)
    if options.skipped:
        for where, one in skipped_texts(project):
            terminal.tell(f"{where}:{one.line}: {one.why}: “{one.text}”")
    messages = sum(len(found) for found in project.templates.values())
    terminal.say(
        f"{counted(len(project.pages), 'page')}, {counted(messages, 'message')}; "
        f"{counted(written, 'file')} written."
    )
    return finish(terminal, [*problems_of(project, [one for one, _ in saved]), *odd])


COMMAND = CommandSpec(
    name="extract",
    text=(
        "Writes locales/templates/ and merges it into locales/<language>/. A changed\n"
        "sentence keeps its translation as fuzzy with the previous source; a deleted one\n"
        "keeps it as obsolete.\n"
        "--skipped lists every text that a reader may meet and that is no message: the\n"
        "file, the line, and why."
    ),
    invocation=starting(ExtractOptions, extract_command),
    arguments=(
        Argument(
            "--cosmetic",
            "keep approvals of sources that changed in looks only, such as a typo",
            flag=True,
        ),
        Argument("--skipped", "list the texts that are no messages, and why", flag=True),
    ),
)
