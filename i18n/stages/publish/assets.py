"""The files of a site that are published as they are: which can be, and what stays of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from i18n import storage
from i18n.model import Problem
from i18n.project.project import Project
from i18n.publishing import layout

BUNDLES = "i18n"
"""The folder in which a build puts what programs load."""


def with_readable_assets(project: Project) -> tuple[Project, tuple[Problem, ...]]:
    """The project with those assets that can be read now, the others being among the unread;
    and a Problem for each of them, and for each that stands where a folder has to be."""
    folders = {BUNDLES: BUNDLES, **_folders(project)}
    good, unread, problems = [], [], []
    for asset in project.assets:
        if asset in folders:
            what = f"stands where a folder for {folders[asset]} goes; rename it"
            problems.append(_problem(project, asset, "collision", what))
        elif what := storage.unreadable(project.paths.sources / asset):
            unread.append(asset)
            problems.append(_problem(project, asset, "unreadable", what))
        else:
            good.append(asset)
    unread = [*dict.fromkeys((*project.unread, *unread))]
    return replace(project, assets=tuple(good), unread=tuple(unread)), tuple(problems)


def _problem(project: Project, asset: str, rule: str, what: str) -> Problem:
    return Problem(project.paths.source_name(asset), 0, "error", rule, what)


def _folders(project: Project) -> dict[str, str]:
    """The folders that the layout puts pages into, each with one of the pages."""
    found: dict[str, str] = {}
    for path in project.at_hand:
        tag, places = project.source.tag, project.settings.places
        file = layout.place(path, tag, places, original=True)
        found |= {folder.as_posix(): path for folder in PurePosixPath(file).parents}
    return found


def kept(project: Project, build: Path) -> Iterator[str]:
    """What stays in a build of what cannot be read now: files under their own names, and all
    that is known of folders."""
    yield from project.unread
    for folder in project.lost:
        for path in sorted((build / folder).rglob("*")):
            yield path.relative_to(build).as_posix()
