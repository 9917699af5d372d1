"""Some files of a release changed where they are: for a folder that is for reviewers alone.

Each appears as a whole, the manifest last. Which files the release has stays the same, so that
what is ours in it is known at every moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from i18n.errors import OutputError
from i18n.stages.publish.release_folders import MANIFEST, recorded
from i18n.storage import write


def patch(target: Path, files: Mapping[str, bytes]) -> bool:
    """Give some files of the release in `target` these bytes, by name; whether any changed.
    Raises OutputError where one is none of it, or cannot be written."""
    target = target.resolve()
    ours = recorded(target) or set()
    changed = False
    for name in sorted(files, key=lambda one: (one == MANIFEST, one)):
        path = target / name
        if name not in ours or path.is_symlink():
            raise OutputError("is no file of this build", path=str(path))
        changed |= write(path, files[name], target)
    return changed
