"""What a run does for one language: extract, draft, save and check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from i18n.errors import OutputError
from i18n.memory.lookup import lookup
from i18n.memory.near_match import Tongues
from i18n.model import Language, Problem, Progress, State
from i18n.project import saving
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths
from i18n.project.project import Project
from i18n.stages import memory
from i18n.stages.check import check
from i18n.stages.draft_tools import DraftTools
from i18n.stages.drafting.origins import MEMORY, origin_of
from i18n.stages.drafting.pretranslation import quoted
from i18n.stages.extract import extract
from i18n.stages.reports import draft_history
from i18n.stages.route_plan import require_route
from i18n.stages.translate import Drafted, Helpers, summed, translate


@dataclass(frozen=True, slots=True)
class LanguageRun:
    """What was done for one language: its catalogs before drafting and as they are saved. Of the
    `problems`, `checked` are those that `check` would tell."""

    before: LanguageCatalogs
    catalogs: LanguageCatalogs
    drafted: Drafted
    problems: tuple[Problem, ...]
    checked: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """`Spanish (es)`."""
        return f"{self.catalogs.language.name} ({self.catalogs.language.tag})"

    @property
    def drafted_by(self) -> str:
        """`40 by firefox en-pt, 2 from memory: approved elsewhere`."""
        return ", ".join(f"{count} {origin_of(route)}" for route, count in self.drafted.routes)


def translate_language(
    project: Project, target: Language, tools: DraftTools, progress: Progress, *, redo: bool
) -> LanguageRun:
    """Extract, draft and save one language; `redo` drafts anew what nobody has touched.

    The problems are those of reading the catalogs, too.
    """
    done = _drafted(project, target, tools, progress, redo=redo, strict=True)
    return replace(done, problems=(*done.problems, *done.catalogs.problems))


def run_language(
    project: Project, target: Language, tools: DraftTools, progress: Progress
) -> LanguageRun:
    """Extract, draft, save and check one language. Raises EngineError where the settings name
    a route that is not there; without any route people can still translate."""
    require_route(project, target, tools.engines)
    done = _drafted(project, target, tools, progress, redo=False, strict=False)
    checked = check(project, done.catalogs)
    found = [*checked]
    if done.drafted.stopped:
        what = done.drafted.stopped.what
        found.append(Problem("", 0, "warning", "engine", what, target.tag))
    found += (
        Problem("", 0, "warning", "engine", one.what)
        for one in done.drafted.absent
        if one is not done.drafted.stopped
    )
    return replace(done, problems=(*done.problems, *found), checked=checked)


def _drafted(
    project: Project,
    target: Language,
    tools: DraftTools,
    progress: Progress,
    *,
    redo: bool,
    strict: bool,
) -> LanguageRun:
    """Extract, draft and save one language."""
    before = extract(project, target)
    drafting = partial(_filled, project, before, tools, progress, redo=redo, strict=strict)
    try:
        odd, drafted = drafting()
    except OutputError:  # the memory failed, and is another one now, to be filled anew
        odd, drafted = drafting()
    now, _ = saving.save(project.paths, drafted.catalogs)
    drafted = replace(drafted, problems=tuple(_in_line(drafted.problems, project.paths, now)))
    unkept = draft_history.keep(project, now)
    problems = (*odd, *drafted.problems, *unkept)
    return LanguageRun(replace(before, files={}), now, drafted, problems)


def _in_line(
    found: Iterable[Problem], paths: Paths, catalogs: LanguageCatalogs
) -> Iterator[Problem]:
    """Problems of texts that have no draft, each with the line at which the text is by now."""
    stems = {paths.po_name(catalogs.language, stem): stem for stem in catalogs.catalogs}
    lines: dict[tuple[str, str], list[int]] = {}
    for one in found:
        stem = stems.get(one.path)
        if stem is not None and (one.path, one.quote) not in lines:
            messages = catalogs.catalogs[stem].messages
            same = [m.line for m in messages if m.state is State.EMPTY and quoted(m) == one.quote]
            lines[one.path, one.quote] = same
        there = lines.get((one.path, one.quote))
        yield replace(one, line=there.pop(0)) if there else one


def _filled(
    project: Project,
    before: LanguageCatalogs,
    tools: DraftTools,
    progress: Progress,
    *,
    redo: bool,
    strict: bool,
) -> tuple[tuple[Problem, ...], Drafted]:
    """A language's catalogs with what people approved elsewhere, then with drafts; and what is
    wrong with the memory's files."""
    language = before.language
    odd = memory.refresh(project, tools.memory, before)
    shared = project.part.shared[language.tag] if project.part else None
    recalled, count = memory.reuse(tools.memory, tools.places, before, shared)
    tongues = Tongues(project.source.tag, language.tag, language.plurals)
    found = lookup(tools.memory, tongues)
    helpers = Helpers(tools.engines, found, redo, strict, tools.memory, tools.names)
    drafted = translate(project, recalled, helpers, progress)
    if count:
        routes = summed([drafted.routes, ((MEMORY, count),)])
        drafted = replace(drafted, routes=routes)
    return odd, drafted
