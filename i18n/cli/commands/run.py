"""`run`: extract, translate, check and build, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.commands.build import say_base_url
from i18n.cli.exit_codes import exit_code, finish
from i18n.cli.options import CommandOptions
from i18n.cli.repeated_gaps import say_gaps
from i18n.cli.terminal import Terminal
from i18n.project import saving
from i18n.project.project import Project, total_coverage
from i18n.project.templates import save_templates
from i18n.stages.extract import extract
from i18n.stages.language_run import LanguageRun, origin_of, run_language
from i18n.stages.publish.build import Built, build
from i18n.stages.reports import status
from i18n.stages.reports.forecast import forecast
from i18n.stages.reports.preview_index import preview_index
from i18n.stages.reports.repeated_gaps import repeated_gaps
from i18n.stages.route_plan import require_route
from i18n.stages.session import (
    closing,
    draft_tools,
    made,
    opened,
    problems_of,
    project_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions(CommandOptions):
    """What `run` is given."""

    dry_run: bool


def run(options: RunOptions, terminal: Terminal) -> int:
    """Extract, translate, check and build."""
    if options.dry_run:
        return dry_run(options, terminal)
    with opened(options.directory) as left, terminal.progress() as progress:
        project, chosen = project_of(options.directory, options.languages, progress, left)
        _, odd = save_templates(project)
        with draft_tools(project) as tools:
            done = [run_language(project, one, tools, progress) for one in chosen]
            rest = [extract(project, one) for one in project.languages if one not in chosen]
            languages = [one.catalogs for one in done] + rest
            built = build(project, languages, progress)
            for one in done:
                saving.restore(project.paths, one.catalogs)
            facts = (
                status.site(project, languages, tools.engines) if options.format == "json" else {}
            )
    found = [*project.problems, *odd, *tools.problems(), *built.problems]
    found += (problem for one in done for problem in one.problems)
    if options.format == "json":
        terminal.json({**facts, "problems": status.problems(found)})
        return exit_code(found)
    _print_run(terminal, project, done, built)
    terminal.problems(found, brief=True)
    say_gaps(
        terminal, (gap for r in done for gap in repeated_gaps(project.paths, r.catalogs).values())
    )
    _print_where(terminal, project, done, built)
    return exit_code(found)


def _print_run(
    terminal: Terminal, project: Project, done: Sequence[LanguageRun], built: Built
) -> None:
    columns = ("Language", "messages", "words", "kept", "drafted", "approved", "problems", "site")
    rows = []
    for report in done:
        now = total_coverage(report.catalogs)
        new = sum(count for _, count in report.drafted.routes)
        pages = len(built.published.get(report.catalogs.language.tag, ()))
        site = f"{pages}/{len(project.pages)}"
        before = total_coverage(report.before)
        kept = before.draft + before.approved
        rows.append(
            (
                report.name,
                now.messages,
                now.words,
                kept,
                new,
                now.approved,
                len(report.problems),
                site,
            )
        )
    terminal.table("", columns, rows)
    if any(report.drafted.routes for report in done):
        terminal.say("Drafted")
    wide = max((len(report.catalogs.language.name) for report in done), default=0)
    for report in done:
        for number, (route, count) in enumerate(report.drafted.routes):
            name = "" if number else report.catalogs.language.name
            terminal.say(f"  {name:<{wide}}{count:>8,}  {origin_of(route)}")


def _print_where(
    terminal: Terminal, project: Project, done: Sequence[LanguageRun], built: Built
) -> None:
    settings = project.settings
    folders = ",".join(report.catalogs.language.folder for report in done)
    folders = f"{{{folders}}}" if len(done) > 1 else folders
    terminal.say(f"Review   {settings.locales}/{folders}/LC_MESSAGES/  (clear “fuzzy” to approve)")
    index = preview_index(settings, [report.catalogs for report in done])
    terminal.say(f"Preview  {index}  (all pages with their drafts)")
    none = "" if any(built.published.values()) else ": none yet"
    terminal.say(f"Publish  {settings.site}/  (approved pages{none})")
    say_base_url(terminal, project)


def dry_run(options: RunOptions, terminal: Terminal) -> int:
    """What a run would do; nothing is written."""
    with terminal.progress() as progress:
        project, chosen = project_of(options.directory, options.languages, progress)
        with closing(made(project.paths)) as engines:
            for one in chosen:
                require_route(project, one, engines)
        languages = [extract(project, one) for one in chosen]
        found = {one.language: forecast(project, one) for one in languages}
    if options.format == "json":
        terminal.json({"languages": {one.tag: asdict(told) for one, told in found.items()}})
    else:
        terminal.forecast({one.name: told for one, told in found.items()})
    return finish(terminal, problems_of(project, languages))


COMMAND = CommandSpec(
    name="run",
    text=(
        "Brings the catalogs up to date with the pages, drafts what nobody has\n"
        "translated, checks everything, and writes site/ (approved) and preview/ (drafts\n"
        "too). What people wrote is never changed. A second run changes nothing. With\n"
        "--lang only that language is drafted and checked; all are built."
    ),
    invocation=starting(RunOptions, run),
    arguments=(Argument("--dry-run", "say what a run would do, and write nothing", flag=True),),
    json=True,
)
