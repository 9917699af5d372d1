"""The release before the last, back in its place."""

from __future__ import annotations

from pathlib import Path

from i18n import storage
from i18n.project.paths import Paths, lock
from i18n.project.settings import load


def rollback(root: Path) -> str:
    """Put the last release of a site back; the name of its folder. Raises OutputError where
    there is none."""
    with lock(root):
        settings, _ = load(root)
        found = Paths(root, settings)
        storage.rollback(found.site, found.previous_release)
    return settings.site
