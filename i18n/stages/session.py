"""A site opened for a command: the project, its engines behind the cache, its memory."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from i18n.catalogs.occurrences import Occurrences, occurrences
from i18n.errors import OutputError, SettingsError
from i18n.memory.store import Memory
from i18n.model import Engine, Language, Problem, Progress
from i18n.mt import cache
from i18n.mt.cache import Remembering
from i18n.mt.engines.registry import LIBRETRANSLATE_KEY
from i18n.mt.engines.registry import engines as all_engines
from i18n.project import recovery, sources
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import STATE, Paths, lock, prove_apart
from i18n.project.project import Project
from i18n.project.settings import load
from i18n.stages import memory
from i18n.stages.publish import release
from i18n.storage import inside


@contextlib.contextmanager
def opened(root: Path) -> Iterator[tuple[Problem, ...]]:
    """Hold a site's folder for a command that writes, and put in order what a run that was cut
    off left there: what was found and done. Raises OutputError where another run holds it, or a
    link leads one of its folders into another."""
    with lock(root) as cut_off:
        settings, _ = load(root)
        paths = Paths(root, settings)
        prove_apart(paths)
        yield _recovered(paths, cut_off)


def _recovered(paths: Paths, cut_off: bool) -> tuple[Problem, ...]:
    told, problems = recovery.recover(paths)
    for folder in (paths.site, paths.preview):
        with contextlib.suppress(OutputError, OSError):  # said by a build
            told += release.recover(inside(folder, paths.root))
    if not told and not cut_off:
        return problems
    done = "; ".join(told) or "it left nothing unfinished"
    what = f"the last run here was cut off: {done}"
    return (Problem("", 0, "warning", "interrupted", what), *problems)


def project_of(
    root: Path, codes: Sequence[str], progress: Progress, left: tuple[Problem, ...] = ()
) -> tuple[Project, tuple[Language, ...]]:
    """The site in a folder, and the languages named by `codes`, or all of the site's. `left` is
    what `opened` found."""
    settings, named = load(root)
    project = sources.read(Paths(root, settings), named, progress)
    project = replace(project, problems=(*left, *project.problems))
    return sources.select_languages(project, codes, named)


@dataclass(frozen=True, slots=True)
class DraftTools:
    """Who drafts for a site: its engines, behind the cache, its memory, and where the texts of
    its pages stand. `fault` is why nothing can be kept for the next run, if it is so from the
    start."""

    engines: Sequence[Remembering]
    memory: Memory
    places: Occurrences
    fault: str = ""

    def problems(self) -> tuple[Problem, ...]:
        """One warning where the cache or the memory failed: the run went on without."""
        faults = (self.fault, *(one.fault for one in self.engines), self.memory.fault)
        found = next(filter(None, faults), "")
        return (not_kept(found),) if found else ()


def not_kept(why: str) -> Problem:
    """The warning that nothing of a run could be kept in its cache."""
    what = f"the cache cannot be used: {why}; this run went on without it, and the next is slower"
    return Problem(STATE, 0, "warning", "cache", what)


@contextlib.contextmanager
def draft_tools(project: Project) -> Iterator[DraftTools]:
    """The engines and the memory of a site, closed at the end."""
    known, fault = cache.connect_if_possible(project.paths.state("machine.sqlite"))
    with (
        contextlib.closing(known),
        closing(made(project.paths)) as engines,
        Memory(project.paths.state(memory.NAME)) as stored,
    ):
        behind = [Remembering(engine, known) for engine in engines]
        pages = [*project.pages, *(one.page for one in project.strings)]
        fault = project.paths.state_fault() or fault
        yield DraftTools(behind, stored, occurrences(pages), fault)


@contextlib.contextmanager
def closing(found: Sequence[Engine]) -> Iterator[Sequence[Engine]]:
    """Engines, closed at the end."""
    try:
        yield found
    finally:
        for engine in found:
            engine.close()


def made(paths: Paths) -> tuple[Engine, ...]:
    """The engines of a site. Raises SettingsError where the settings name what is not there."""
    settings = paths.settings
    for folder in paths.models:
        if not folder.is_dir():
            raise SettingsError(f"[engines] models: there is no folder “{folder}”")
    server = settings.engines.libretranslate
    made = all_engines(paths.models, server.url, os.environ.get(LIBRETRANSLATE_KEY) or server.key)
    names = [engine.name for engine in made]
    for name in settings.engines.order:
        if name not in names:
            known = ", ".join(names)
            raise SettingsError(f"[engines] order: there is no engine “{name}”; known are {known}")
    return made


def problems_of(project: Project, languages: Sequence[LanguageCatalogs]) -> list[Problem]:
    """What is wrong with reading a site: its pages, then the catalogs of some languages."""
    return [*project.problems, *(p for one in languages for p in one.problems)]
