"""A site opened for a command: the project, its engines behind the cache, its memory."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from i18n.errors import OutputError, SettingsError
from i18n.memory.store import Memory
from i18n.model import Engine, Language, Problem, Progress
from i18n.mt import cache
from i18n.mt.engines.registry import LIBRETRANSLATE_KEY
from i18n.mt.engines.registry import engines as all_engines
from i18n.project import recovery, sources
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths, lock
from i18n.project.project import Project
from i18n.project.settings import load
from i18n.stages import memory
from i18n.stages.publish import release
from i18n.storage import inside


@contextlib.contextmanager
def opened(root: Path) -> Iterator[tuple[Problem, ...]]:
    """Hold a site's folder for a command that writes, and put in order what a run that was cut
    off left there: what was found and done. Raises OutputError where another run holds it."""
    with lock(root) as cut_off:
        settings, _ = load(root)
        yield _recovered(Paths(root, settings), cut_off)


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
    """Who drafts for a site: its engines, behind the cache, and its memory."""

    engines: Sequence[Engine]
    memory: Memory


@contextlib.contextmanager
def draft_tools(project: Project) -> Iterator[DraftTools]:
    """The engines and the memory of a site, closed at the end."""
    with (
        _engines_of(project) as engines,
        Memory(project.paths.state(memory.NAME)) as stored,
    ):
        yield DraftTools(engines, stored)


@contextlib.contextmanager
def _engines_of(project: Project) -> Iterator[list[Engine]]:
    """All engines, behind the cache."""
    stored = cache.connect(project.paths.state("machine.sqlite"))
    with (
        contextlib.closing(stored),
        closing(made(project.paths)) as found,
    ):
        yield [cache.Remembering(engine, stored) for engine in found]


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
    folders = tuple(paths.root / Path(path).expanduser() for path in settings.engines.models)
    for folder in folders:
        if not folder.is_dir():
            raise SettingsError(f"[engines] models: there is no folder “{folder}”")
    server = settings.engines.libretranslate
    made = all_engines(folders, server.url, os.environ.get(LIBRETRANSLATE_KEY) or server.key)
    names = [engine.name for engine in made]
    for name in settings.engines.order:
        if name not in names:
            known = ", ".join(names)
            raise SettingsError(f"[engines] order: there is no engine “{name}”; known are {known}")
    return made


def problems_of(project: Project, languages: Sequence[LanguageCatalogs]) -> list[Problem]:
    """What is wrong with reading a site: its pages, then the catalogs of some languages."""
    return [*project.problems, *(p for one in languages for p in one.problems)]
