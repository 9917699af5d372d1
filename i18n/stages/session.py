"""A site opened for a command: the project, its engines behind the cache, its memory."""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from i18n.errors import SettingsError
from i18n.memory.store import Memory
from i18n.model import Engine, Language, Problem, Progress
from i18n.mt import cache
from i18n.mt.engines import registry
from i18n.mt.engines.libretranslate import KEY
from i18n.project import sources
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths
from i18n.project.project import Project
from i18n.project.settings import load
from i18n.stages import memory

Options = argparse.Namespace


def project_of(options: Options, progress: Progress) -> tuple[Project, tuple[Language, ...]]:
    """The site that a command is for, and the languages that it names."""
    settings, named = load(options.dir)
    project = sources.read(Paths(options.dir, settings), named, progress)
    return sources.select_languages(project, getattr(options, "lang", ()), named)


@contextlib.contextmanager
def engines_of(project: Project) -> Iterator[list[Engine]]:
    """All engines, behind the cache."""
    stored = cache.connect(project.paths.state("machine.sqlite"))
    with (
        contextlib.closing(stored),
        closing(made(project.paths)) as found,
    ):
        yield [cache.Remembering(engine, stored) for engine in found]


def memory_of(project: Project) -> Memory:
    """The translation memory, to be closed."""
    return Memory(project.paths.state(memory.NAME))


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
    made = registry.engines(folders, server.url, os.environ.get(KEY) or server.key)
    names = [engine.name for engine in made]
    for name in settings.engines.order:
        if name not in names:
            known = ", ".join(names)
            raise SettingsError(f"[engines] order: there is no engine “{name}”; known are {known}")
    return made


def problems_of(project: Project, catalogs: Sequence[LanguageCatalogs]) -> list[Problem]:
    """What is wrong with reading a site: its pages, then the catalogs of some languages."""
    return [*project.problems, *(p for one in catalogs for p in one.problems)]
