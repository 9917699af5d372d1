"""A site's folder read for a command: what is in it, and what is wrong with it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from i18n.execution import choice
from i18n.execution.executor import Executor
from i18n.model import Language, Problem, Progress
from i18n.project import sources
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths
from i18n.project.project import Project
from i18n.project.settings import load
from i18n.project.tables.run_settings import scheduler_of, with_scheduler


def project_of(
    root: Path,
    codes: Sequence[str],
    progress: Progress,
    left: tuple[Problem, ...] = (),
    executor: Executor | None = None,
) -> tuple[Project, tuple[Language, ...]]:
    """The site in a folder, and the languages named by `codes`, or all of the site's. `left` is
    what `opened` found. The `executor`
    does what is done with each page or catalog by itself."""
    settings, named = load(root)
    project = sources.read(Paths(root, settings), named, progress, executor)
    project = replace(project, problems=(*left, *project.problems))
    return sources.select_languages(project, codes, named)


@contextlib.contextmanager
def executor_of(root: Path, scheduler: str = "") -> Iterator[Executor | None]:
    """Who does the work on the site in a folder, by its settings; the cluster of a `scheduler`,
    if one is named. Raises SettingsError and ClusterError."""
    run = with_scheduler(load(root)[0].run, scheduler)
    with choice.executor(run.executor, run.workers, scheduler_of(run, root)) as found:
        yield found


def catalogs_of(root: Path, codes: Sequence[str]) -> tuple[Paths, tuple[Language, ...]]:
    """Where a site's catalogs are, and the languages named by `codes`, or all of the site's; no
    page is read. Raises LanguageError."""
    settings, named = load(root)
    paths = Paths(root, settings)
    known = sources.site_languages(paths, named)
    return paths, sources.wanted_languages(paths, known, codes, named)


def problems_of(project: Project, languages: Sequence[LanguageCatalogs]) -> list[Problem]:
    """What is wrong with reading a site: its pages, then the catalogs of some languages."""
    return [*project.problems, *(p for one in languages for p in one.problems)]
