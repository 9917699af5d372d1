"""The release before the last, back in its place."""

from __future__ import annotations

from pathlib import Path

from i18n.errors import OutputError
from i18n.model import Problem
from i18n.project.paths import Paths
from i18n.project.settings import load
from i18n.stages.publish import release
from i18n.stages.session import opened
from i18n.storage import inside


def rollback(root: Path) -> tuple[str, tuple[Problem, ...]]:
    """Put the last release of a site back; the name of its folder, and what a person must know.
    Raises OutputError where there is none."""
    with opened(root) as left:
        settings, _ = load(root)
        found = Paths(root, settings)
        if settings.tree is not None:
            what = f"pages for {settings.layout} are files of yours; go back with git, and build"
            raise OutputError(what, path=settings.published)
        done = release.rollback(inside(found.site, root), inside(found.previous_release, root))
    kept = (Problem("", 0, "warning", "kept", told) for told in done.told)
    return settings.site, (*left, *kept)
