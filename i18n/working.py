"""The commands that write: run and its steps, and the translation memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from i18n import storage
from i18n.catalogs.coverage import Coverage
from i18n.errors import PipelineError, counted
from i18n.looking import dry_run
from i18n.memory.lookup import lookup
from i18n.memory.store import Memory
from i18n.model import Engine, Language, Problem, Progress
from i18n.mt import drafting
from i18n.project import language_catalogs, paths
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, total_coverage
from i18n.project.settings import load
from i18n.project.templates import save_templates
from i18n.publishing import review
from i18n.session import (
    OK,
    Options,
    engines_of,
    exit_code,
    finish,
    memory_of,
    problems_of,
    project_of,
)
from i18n.stages import extract as stages_extract
from i18n.stages import memory as stages_memory
from i18n.stages import pretranslation
from i18n.stages import translate as stages_translate
from i18n.stages.check import check
from i18n.stages.publish import build as publish_build
from i18n.stages.reports import draft_history, status
from i18n.terminal import Terminal


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


def extract(options: Options, terminal: Terminal) -> int:
    """Bring templates and catalogs up to date with the pages."""
    with paths.lock(options.dir), terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        cosmetic = options.cosmetic
        shelves = [stages_extract.extract(project, one, cosmetic=cosmetic) for one in chosen]
        written = save_templates(project)
        written += sum(
            language_catalogs.save(project.root, project.settings, one)[1] for one in shelves
        )
    messages = sum(len(found) for found in project.templates.values())
    terminal.say(
        f"{counted(len(project.pages), 'page')}, {counted(messages, 'message')}; "
        f"{counted(written, 'file')} written."
    )
    return finish(terminal, problems_of(project, shelves))


def translate(options: Options, terminal: Terminal) -> int:
    """Draft with a machine what nobody has translated."""
    with paths.lock(options.dir), terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        done = []
        with engines_of(project) as engines, memory_of(project) as memory:
            for one in chosen:
                report = _drafted(
                    project, one, engines, memory, progress, redo=options.redo, strict=True
                )
                done.append(_with_problems(report, report.before.problems))
    for report in done:
        if report.drafted.stopped:
            raise report.drafted.stopped
        terminal.say(f"{report.name}: {report.drafted_by or 'nothing to draft'}.")
    return finish(terminal, [*project.problems, *(p for r in done for p in r.problems)])


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
    _say_base_url(terminal, project)
    checked = [p for one in shelves for p in check(project, one) if p.level == "error"]
    return finish(terminal, [*project.problems, *built.problems, *checked])


def rollback(options: Options, terminal: Terminal) -> int:
    """Put the last release of the site back."""
    with paths.lock(options.dir):
        settings, _ = load(options.dir)
        storage.rollback(options.dir / settings.site, paths.previous_release(options.dir))
    terminal.say(
        f"{settings.site}/ is the release before; rollback again undoes it, build renews it."
    )
    return OK


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


@dataclass(frozen=True, slots=True)
class Report:
    """What was done for one language: its catalogs before drafting and as they are saved."""

    before: LanguageCatalogs
    shelf: LanguageCatalogs
    drafted: stages_translate.Drafted
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """`Spanish (es)`."""
        return f"{self.shelf.language.name} ({self.shelf.language.tag})"

    @property
    def drafted_by(self) -> str:
        """`40 by firefox en-pt, 2 from memory: approved elsewhere`."""
        return ", ".join(f"{count} {_by(route)}" for route, count in self.drafted.routes)


def _with_problems(report: Report, more: Sequence[Problem]) -> Report:
    """The report with further problems."""
    return replace(report, problems=(*report.problems, *more))


def _drafted(
    project: Project,
    target: Language,
    engines: Sequence[Engine],
    memory: Memory,
    progress: Progress,
    *,
    redo: bool = False,
    strict: bool = False,
) -> Report:
    """Extract, draft and save one language."""
    before = stages_extract.extract(project, target)
    odd = stages_memory.refresh(project, memory, before)
    known = lookup(memory, target.tag)
    drafted = stages_translate.translate(
        project, before, engines, known, progress, redo=redo, strict=strict
    )
    now, _ = language_catalogs.save(project.root, project.settings, drafted.shelf)
    draft_history.keep(project, now)
    return Report(before, now, drafted, (*odd, *drafted.problems))


def _run(
    project: Project,
    target: Language,
    engines: Sequence[Engine],
    memory: Memory,
    progress: Progress,
) -> Report:
    """Extract, draft, save and check one language. Raises EngineError where the settings name
    a route that is not there; without any route people can still translate."""
    if project.settings.route(target.tag):
        stages_translate.plan(project, target, engines)
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


def _by(route: str) -> str:
    if route == drafting.COPY:
        return "copied: only names, numbers and the like"
    return "from memory: approved elsewhere" if route == pretranslation.MEMORY else f"by {route}"


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


def _say_base_url(terminal: Terminal, project: Project) -> None:
    if not project.settings.base_url:
        terminal.say(publish_build.NO_BASE_URL)
