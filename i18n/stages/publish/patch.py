"""Some files of a release changed where they are: for a folder that is for reviewers alone.

Each appears as a whole. Where files come or go, the manifest names those of before and of after
while they are written, so that what is ours in it is known at every moment.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from i18n import storage
from i18n.errors import OutputError
from i18n.stages.publish.release_folders import MANIFEST, recorded
from i18n.storage import write


def patch(target: Path, files: Mapping[str, bytes | Path], gone: Collection[str] = ()) -> bool:
    """Give some files of the release in `target` these bytes, by name, or those of a file, and
    remove others; whether any changed. Raises OutputError where one is somebody's, or cannot be
    written."""
    target = target.resolve()
    ours = recorded(target) or set()
    new = files.keys() - ours
    if not ours.issuperset(gone) or any(map(_is_there, (target / name for name in new))):
        raise OutputError("is no file of this build", path=str(target))
    if any((target / name).is_symlink() for name in (*files, *gone)):
        raise OutputError("is no file of this build", path=str(target))
    if new or gone:
        write(target / MANIFEST, _between(target, {*ours, *files}), target)
    changed = False
    for name in sorted(files, key=lambda one: (one == MANIFEST, one)):
        data = files[name]
        content = data if isinstance(data, bytes) else storage.read(data)
        if name == MANIFEST:
            for one in sorted(gone):
                storage.remove(target / one, target)
        changed |= write(target / name, content, target)
    return changed or bool(gone)


def _is_there(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _between(target: Path, names: Collection[str]) -> bytes:
    """The manifest while files come and go."""
    found = json.loads(storage.read(target / MANIFEST))
    found["files"] = sorted({*names} - {MANIFEST})
    return json.dumps(found, ensure_ascii=False, indent=1).encode()
