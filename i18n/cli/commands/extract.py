"""`extract`: templates and catalogs brought up to date with the pages."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.cli.command_spec import SCHEDULER, Argument, CommandSpec, starting
from i18n.cli.exit_codes import finish
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.model import Problem, Progress
from i18n.project import saving
from i18n.project.paths import Paths
from i18n.project.project import without_texts
from i18n.project.reading import executor_of, problems_of, project_of
from i18n.project.settings import load
from i18n.project.templates import save_templates
from i18n.stages.changes import unchanged
from i18n.stages.extract import extract
from i18n.stages.last_run import is_mended, written_of
from i18n.stages.reports.skipped import skipped_texts
from i18n.stages.session import opened
from i18n.stages.told.look import Command, Look, Told, is_new, lasting, looked_at, problems, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions(CommandOptions):
    """What `extract` is given."""

    cosmetic: bool
    skipped: bool
    scheduler: str


def extract_command(options: ExtractOptions, terminal: Terminal) -> int:
    """Bring templates and catalogs up to date with the pages; nothing of it where nothing has
    changed since the last time."""
    with opened(options.directory) as left, terminal.progress() as progress:
        paths = Paths(options.directory, load(options.directory)[0])
        asked = (str(options.cosmetic), *options.languages)
        command = Command("extract", asked)
        new = not left and not options.skipped and is_new(paths, command)
        done = _of_last_run(options) if new else None
        if done is None:
            with looked_at(paths, command) as look:
                known = None if left or options.skipped or new else _known(options, look)
                done = known or _extracted(options, terminal, Session(progress, left, look))
    pages, messages, written = done["pages"], done["messages"], done["written"]
    terminal.say(
        f"{counted(pages, 'page')}, {counted(messages, 'message')}; "
        f"{counted(written, 'file')} written."
    )
    return finish(terminal, problems(done["problems"]))


@dataclass(frozen=True, slots=True)
class Session:
    """What a command works with: what shows how far it is, what a run that was cut off left, and
    the site as the command found it."""

    progress: Progress
    left: tuple[Problem, ...]
    look: Look


def _known(options: ExtractOptions, look: Look) -> Told | None:
    """What is known of a site in which nothing is to be done."""
    if (told := look.told) is not None:
        return {**told, "written": 0}
    return _of_last_run(options)


def _of_last_run(options: ExtractOptions) -> Told | None:
    """The same as the last run knows it."""
    site = unchanged.unchanged(options.directory, options.languages, catalogs=False)
    if site is None:
        return None
    return {
        "pages": len(site.kept.site.pages),
        "messages": unchanged.messages(site),
        "written": 0,
        "problems": lasting(site.problems),
    }


def _extracted(options: ExtractOptions, terminal: Terminal, session: Session) -> Told:
    """What there was to do, done."""
    progress, left = session.progress, session.left
    with executor_of(options.directory, options.scheduler) as executor:
        project, chosen = project_of(options.directory, options.languages, progress, left, executor)
        project = project if options.skipped else without_texts(project)
        languages = [extract(project, one, cosmetic=options.cosmetic) for one in chosen]
        count, odd = save_templates(project)
        saved = [saving.save(project.paths, one) for one in languages]
    for where, one in skipped_texts(project) if options.skipped else ():
        terminal.tell(f"{where}:{one.line}: {one.why}: “{one.text}”")
    found = [*problems_of(project, [one for one, _ in saved]), *odd]
    told = {
        "pages": len(project.pages),
        "messages": sum(map(len, project.templates.values())),
        "written": count + sum(written for _, written in saved),
    }
    written: dict[str, str] = {}
    for catalogs, _ in saved:
        written |= written_of(project.paths, catalogs)
    if not any(is_mended(project.paths, one) for one, _ in saved):
        session.look.keep({**told, "problems": lasting(found)}, found, written)
    return {**told, "problems": rows(found)}


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
        SCHEDULER,
    ),
)
