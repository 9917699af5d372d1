"""The commands that write: run and its steps, and the translation memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from i18n.catalogs.coverage import Coverage
from i18n.cli.commands.build import _say_base_url
from i18n.cli.commands.translate import Report, _by, _drafted, _with_problems
from i18n.cli.exit_codes import exit_code, finish
from i18n.cli.terminal import Terminal
from i18n.memory.store import Memory
from i18n.model import Engine, Language, Problem, Progress
from i18n.project import paths
from i18n.project.project import Project, total_coverage
from i18n.project.templates import save_templates
from i18n.publishing import review
from i18n.stages import extract as stages_extract
from i18n.stages.check import check
from i18n.stages.extract import extract
from i18n.stages.publish import build as publish_build
from i18n.stages.reports import status
from i18n.stages.reports.forecast import forecast
from i18n.stages.route_plan import require_route
from i18n.stages.session import (
    Options,
    closing,
    engines_of,
    made,
    memory_of,
    problems_of,
    project_of,
)


def run(options: Options, terminal: Terminal) -> int:
    """Extract, translate, check and build."""
    if options.dry_run:
        return dry_run(options, terminal)
    with paths.lock(options.dir), terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        save_templates(project)
        with engines_of(project) as engines, memory_of(project) as memory:
            done = [_run(project, one, engines, memory, progress) for one in chosen]
            rest = [
                stages_extract.extract(project, one)
                for one in project.languages
                if one not in chosen
            ]
            shelves = [report.shelf for report in done] + rest
            built = publish_build.build(project, shelves, progress)
            facts = status.site(project, shelves, engines) if options.format == "json" else {}
    found = [*project.problems, *built.problems, *(p for r in done for p in r.problems)]
    if options.format == "json":
        terminal.json({**facts, "problems": status.problems(found)})
        return exit_code(found)
    _print_run(terminal, project, done, built)
    terminal.problems(found, brief=True)
    _print_where(terminal, project, done, built)
    return exit_code(found)


def _run(
    project: Project,
    target: Language,
    engines: Sequence[Engine],
    memory: Memory,
    progress: Progress,
) -> Report:
    """Extract, draft, save and check one language. Raises EngineError where the settings name
    a route that is not there; without any route people can still translate."""
    require_route(project, target, engines)
    report = _drafted(project, target, engines, memory, progress)
    found = list(check(project, report.shelf))
    if report.drafted.stopped:
        what = report.drafted.stopped.what
        found.append(Problem("", 0, "warning", "engine", what, target.tag))
    found += (
        Problem("", 0, "warning", "engine", one.what)
        for one in report.drafted.absent
        if one is not report.drafted.stopped
    )
    return _with_problems(report, found)


def _print_run(
    terminal: Terminal, project: Project, done: Sequence[Report], built: publish_build.Built
) -> None:
    columns = ("Language", "messages", "words", "kept", "drafted", "approved", "problems", "site")
    rows = []
    for report in done:
        now = total_coverage(report.shelf)
        new = sum(count for _, count in report.drafted.routes)
        pages = len(built.published.get(report.shelf.language.tag, ()))
        site = f"{pages}/{len(project.pages)}"
        kept = _kept(total_coverage(report.before))
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
    wide = max((len(report.shelf.language.name) for report in done), default=0)
    for report in done:
        for number, (route, count) in enumerate(report.drafted.routes):
            name = "" if number else report.shelf.language.name
            terminal.say(f"  {name:<{wide}}{count:>8,}  {_by(route)}")


def _kept(before: Coverage) -> int:
    return before.draft + before.approved


def _print_where(
    terminal: Terminal, project: Project, done: Sequence[Report], built: publish_build.Built
) -> None:
    settings = project.settings
    folders = ",".join(report.shelf.language.folder for report in done)
    folders = f"{{{folders}}}" if len(done) > 1 else folders
    terminal.say(f"Review   {settings.locales}/{folders}/LC_MESSAGES/  (clear “fuzzy” to approve)")
    index = review.INDEX if any(report.shelf.catalogs for report in done) else ""
    terminal.say(f"Preview  {settings.preview}/{index}  (all pages with their drafts)")
    none = "" if any(built.published.values()) else ": none yet"
    terminal.say(f"Publish  {settings.site}/  (approved pages{none})")
    _say_base_url(terminal, project)


def dry_run(options: Options, terminal: Terminal) -> int:
    """What a run would do; nothing is written."""
    with terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        with closing(made(project.paths)) as engines:
            for one in chosen:
                require_route(project, one, engines)
        shelves = [extract(project, one) for one in chosen]
        found = {one.language: forecast(project, one) for one in shelves}
    if options.format == "json":
        terminal.json({"languages": {one.tag: asdict(told) for one, told in found.items()}})
    else:
        terminal.forecast({one.name: told for one, told in found.items()})
    return finish(terminal, problems_of(project, shelves))
