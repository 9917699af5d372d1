"""The release before the last, back in its place."""

from __future__ import annotations

from pathlib import Path

from i18n import storage
from i18n.project import paths
from i18n.project.settings import load


def rollback(root: Path) -> str:
    """Put the last release of a site back; the name of its folder. Raises OutputError where
    there is none."""
    with paths.lock(root):
        settings, _ = load(root)
        storage.rollback(root / settings.site, paths.previous_release(root))
    return settings.site
