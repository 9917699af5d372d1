"""`run`: extract, translate, check and build, in one go."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from i18n.cli.command_spec import SCHEDULER, Argument, CommandSpec, starting
from i18n.cli.commands.build import say_base_url
from i18n.cli.exit_codes import exit_code, finish
from i18n.cli.options import CommandOptions
from i18n.cli.repeated_gaps import say_gaps
from i18n.cli.terminal import Terminal
from i18n.model import Problem
from i18n.project import saving
from i18n.project.paths import Paths
from i18n.project.reading import executor_of, problems_of, project_of
from i18n.project.settings import load
from i18n.project.templates import save_templates
from i18n.stages.changes.part_run import part_run
from i18n.stages.changes.whole_run import Whole, keep_whole_run
from i18n.stages.draft_tools import draft_tools
from i18n.stages.extract import extract
from i18n.stages.language_run import run_language
from i18n.stages.last_run import Beginning, beginning, nothing_to_do
from i18n.stages.publish.build import build
from i18n.stages.reports import problem_facts, status
from i18n.stages.reports.forecast import forecast
from i18n.stages.reports.run_report import RunReport, run_report
from i18n.stages.route_plan import require_route
from i18n.stages.session import opened
from i18n.stages.site_engines import closing, made


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions(CommandOptions):
    """What `run` is given."""

    dry_run: bool
    estimate: bool
    scheduler: str


def run(options: RunOptions, terminal: Terminal) -> int:
    """Extract, translate, check and build; nothing of it where nothing changed since the last
    run."""
    if options.dry_run:
        return dry_run(options, terminal)
    if options.estimate:
        return say_cost(options, terminal)
    with opened(options.directory) as left:
        paths = Paths(options.directory, load(options.directory)[0])
        with beginning(paths, options.languages) as began:
            if options.format == "text" and not left and (known := nothing_to_do(began)):
                return _print_run(terminal, known)
            with terminal.progress() as progress:
                done = part_run(began, progress) if options.format == "text" and not left else None
            if done:
                return _print_run(terminal, done)
            return _whole_run(options, terminal, began, left)


def _whole_run(
    options: RunOptions, terminal: Terminal, began: Beginning, left: tuple[Problem, ...]
) -> int:
    with (
        terminal.progress() as progress,
        executor_of(options.directory, options.scheduler) as executor,
    ):
        project, chosen = project_of(options.directory, options.languages, progress, left, executor)
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
            report = run_report(project, done, built, found)
            keep_whole_run(began, Whole(project, done, built, tools, report))
    if options.format == "json":
        terminal.json({**facts, "problems": problem_facts.problems(found)})
        return exit_code(found)
    return _print_run(terminal, report)


def _print_run(terminal: Terminal, report: RunReport) -> int:
    _print_languages(terminal, report)
    terminal.in_brief(report.problems, report.counts)
    say_gaps(terminal, report.gaps)
    _print_where(terminal, report)
    return exit_code(report.problems)


def _print_languages(terminal: Terminal, report: RunReport) -> None:
    columns = ("Language", "messages", "words", "kept", "drafted", "approved", "problems", "site")
    rows = [
        (
            one.name,
            one.messages,
            one.words,
            one.kept,
            sum(count for _, count in one.drafted),
            one.approved,
            one.problems,
            f"{one.published}/{report.pages}",
        )
        for one in report.languages
    ]
    terminal.table("", columns, rows)
    if any(one.drafted for one in report.languages):
        terminal.say("Drafted")
    wide = max((len(one.short) for one in report.languages), default=0)
    for one in report.languages:
        for number, (origin, count) in enumerate(one.drafted):
            name = "" if number else one.short
            terminal.say(f"  {name:<{wide}}{count:>8,}  {origin}")


def _print_where(terminal: Terminal, report: RunReport) -> None:
    folders = ",".join(one.folder for one in report.languages)
    folders = f"{{{folders}}}" if len(report.languages) > 1 else folders
    terminal.say(f"Review   {report.locales}/{folders}/LC_MESSAGES/  (clear “fuzzy” to approve)")
    terminal.say(f"Preview  {report.preview}  (all pages with their drafts)")
    none = "" if report.public else ": none yet"
    terminal.say(f"Publish  {report.site}  (approved pages{none})")
    say_base_url(terminal, report.based)


def dry_run(options: RunOptions, terminal: Terminal) -> int:
    """What a run would do; nothing is written."""
    with terminal.progress() as progress:
        project, chosen = project_of(options.directory, options.languages, progress)
        with closing(made(project.paths, (one.tag for one in chosen))) as engines:
            for one in chosen:
                require_route(project, one, engines)
        languages = [extract(project, one) for one in chosen]
        found = {one.language: forecast(project, one) for one in languages}
    if options.format == "json":
        terminal.json({"languages": {one.tag: asdict(told) for one, told in found.items()}})
    else:
        terminal.forecast({one.name: told for one, told in found.items()})
    return finish(terminal, problems_of(project, languages))


def say_cost(options: RunOptions, terminal: Terminal) -> int:
    """What the drafts of a run would cost; nothing is sent, and no catalog is written."""
    from i18n.cli.costs import say_estimates
    from i18n.stages.drafting.estimate import estimates

    with terminal.progress() as progress:
        project, chosen = project_of(options.directory, options.languages, progress)
        with draft_tools(project) as tools:
            found = estimates(project, chosen, tools)
    if options.format == "json":
        terminal.json({"languages": {one.language: asdict(one) for one in found}})
    else:
        say_estimates(terminal, found)
    return finish(terminal, project.problems)


COMMAND = CommandSpec(
    name="run",
    text=(
        "Brings the catalogs up to date with the pages, drafts what nobody has\n"
        "translated, checks everything, and writes site/ (approved) and preview/ (drafts\n"
        "too). What people wrote is never changed. A second run changes nothing. With\n"
        "--lang only that language is drafted and checked; all are built."
    ),
    invocation=starting(RunOptions, run),
    arguments=(
        Argument("--dry-run", "say what a run would do, and write nothing", flag=True),
        Argument("--estimate", "say what paid engines would cost, and ask none", flag=True),
        SCHEDULER,
    ),
    json=True,
)
