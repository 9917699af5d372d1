"""TODO."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from i18n.cli.exit_codes import finish
from i18n.cli.terminal import Terminal
from i18n.memory.lookup import lookup
from i18n.memory.store import Memory
from i18n.model import COPY, Engine, Language, Problem, Progress
from i18n.project import language_catalogs, paths
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.stages import extract as stages_extract
from i18n.stages import memory as stages_memory
from i18n.stages import pretranslation
from i18n.stages import translate as stages_translate
from i18n.stages.reports import draft_history
from i18n.stages.session import Options, engines_of, memory_of, project_of


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
    helpers = stages_translate.Helpers(engines, known, redo, strict)
    drafted = stages_translate.translate(project, before, helpers, progress)
    now, _ = language_catalogs.save(project.paths, drafted.catalogs)
    draft_history.keep(project, now)
    return Report(before, now, drafted, (*odd, *drafted.problems))


def _by(route: str) -> str:
    if route == COPY:
        return "copied: only names, numbers and the like"
    return "from memory: approved elsewhere" if route == pretranslation.MEMORY else f"by {route}"
