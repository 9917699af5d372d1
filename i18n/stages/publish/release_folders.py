"""What lies in the folder of a release: files of ours, by its manifest, and those of others.

Nothing but files of ours is ever deleted. What others put into a release that is gone goes into
the one in its place; where that has a file of its own there, into a folder beside it.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, count
from pathlib import Path

from i18n.errors import OutputError

MANIFEST = "i18n-manifest.json"
"""The file that tells a build of ours from a folder that somebody else fills."""

Inode = tuple[int, int]
"""The device and number of a file."""


def recorded(folder: Path) -> set[str] | None:
    """The files that a build of ours wrote there, by its manifest; None where that says nothing."""
    try:
        record = json.loads((folder / MANIFEST).read_text("utf-8"))
        return {*map(str, record["files"]), MANIFEST}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def names(folder: Path) -> set[str]:
    """The files of a release, those included that are not from a build; no link is followed."""
    return {name for name, entry in _below(folder, "") if not is_folder(entry)}


def others(top: Path, ours: Collection[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """What is not ours in a release, by name, folders before what is in them; a folder for files
    of ours is not told of."""
    folders = _folders(ours)
    for name, entry in _below(top, ""):
        if name not in (folders if is_folder(entry) else ours):
            yield name, entry


def _folders(ours: Collection[str]) -> set[str]:
    found: set[str] = set()
    for name in ours:
        folder = name.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _below(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder, by name. What vanishes meanwhile is passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        yield prefix + entry.name, entry
        if is_folder(entry):
            yield from _below(Path(entry.path), f"{prefix}{entry.name}/")


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder itself, not a link to one."""
    return entry.is_dir(follow_symlinks=False)


def inode(path: Path) -> Inode:
    """What makes two names one file."""
    found = path.lstat()
    return found.st_dev, found.st_ino


def holds(path: Path, data: bytes) -> bool:
    """Whether a path is a file, no link, with these bytes."""
    if path.is_symlink() or not path.is_file():
        return False
    return path.stat().st_size == len(data) and path.read_bytes() == data


# --- a release that is gone -------------------------------------------------------------


def leftovers(target: Path) -> list[Path]:
    """Releases beside `target`: those that were moved away before those that never came. A
    folder is one where it has a manifest, or no file at all."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.([0-9a-f]{{16}}\.)?(new|old)")
    if not target.parent.is_dir():
        return []
    found = [
        Path(entry.path)
        for entry in os.scandir(target.parent)
        if pattern.fullmatch(entry.name) and is_folder(entry)
    ]
    ours = (one for one in found if (one / MANIFEST).is_file() or not names(one))
    return sorted(ours, key=lambda one: (one.suffix != ".old", one.name))


def move_others(
    old: Path, target: Path, ours: Collection[str], linked: Mapping[str, Inode]
) -> tuple[list[str], tuple[str, ...]]:
    """Move what is not ours from a release into the one in its place: the names that came, and
    what people must know. `linked` are the inodes that were linked into the new one."""
    came: list[str] = []
    gave_way: list[str] = []
    kept: Path | None = None
    make_writable(old)
    for name, entry in [*others(old, ours)]:
        here, there = Path(entry.path), target / name
        if is_folder(entry):
            continue
        if not os.path.lexists(there) and _has_room(there, target):
            there.parent.mkdir(parents=True, exist_ok=True)
            _move(here, there)
            came.append(name)
        elif _same(here, there):
            here.unlink()
        elif name in linked and os.path.lexists(there) and linked[name] == inode(there):
            _move(here, there)  # saved anew since it was linked
        else:
            kept = kept or _fresh(target.with_name(f"{target.name}.kept"))
            (kept / name).parent.mkdir(parents=True, exist_ok=True)
            here.rename(kept / name)
            gave_way.append(name)
    if kept is None:
        return came, ()
    what = f"{', '.join(gave_way)} of {target.name}/ stood where the build has a file of its own"
    return came, (f"{what}; it is in {kept.name}/ now",)


def prove_movable(target: Path) -> None:
    """Raise OutputError where a release cannot be moved away as a whole, with what people put
    into it: where it or something in it is mounted, or a folder is another user's."""
    if not target.is_dir():
        return
    device = target.parent.stat().st_dev
    looks = ((entry.path, entry.stat(follow_symlinks=False)) for _, entry in _below(target, ""))
    for path, found in ((str(target), target.lstat()), *looks):
        if found.st_dev != device:
            what = "is mounted there, so that no build can take its place; mount a folder above"
            raise OutputError(f"{what} “{target.name}”", path=path)
        if stat.S_ISDIR(found.st_mode) and not _changeable(path, found):
            what = "is another user's folder, which a build has to carry over; give it to the one"
            raise OutputError(f"{what} who builds", path=path)


def _changeable(folder: str, found: os.stat_result) -> bool:
    """Whether what is in a folder can be moved; our own can be made so."""
    return found.st_uid == os.geteuid() or os.access(folder, os.W_OK | os.X_OK)


def make_writable(old: Path) -> None:
    """Make the folders of a release that is gone writable: what is in them is to be moved and
    deleted, and those of people have others in their place by now."""
    _add_mode(old, stat.S_IRWXU)
    for here, folders, _ in os.walk(old):  # each is made so before it is looked into
        for name in folders:
            _add_mode(Path(here, name), stat.S_IRWXU)


def _add_mode(folder: Path, mode: int) -> None:
    with contextlib.suppress(OSError):
        if not folder.is_symlink():
            folder.chmod(stat.S_IMODE(folder.stat().st_mode) | mode)


def _move(here: Path, there: Path) -> None:
    """Move a file to its place, where that folder is read-only too; it is so again then."""
    mode = stat.S_IMODE(there.parent.stat().st_mode)
    _add_mode(there.parent, stat.S_IRWXU)
    try:
        here.replace(there)
    finally:
        with contextlib.suppress(OSError):
            there.parent.chmod(mode)


def _has_room(path: Path, top: Path) -> bool:
    """Whether a file can be at a path: all that is above it are folders, or nothing yet."""
    above = [one for one in path.parents if one.is_relative_to(top)]
    return top.is_dir() and all(
        not os.path.lexists(one) or (one.is_dir() and not one.is_symlink()) for one in above
    )


def _same(one: Path, other: Path) -> bool:
    """Whether two paths are one file, or hold the same."""
    if not os.path.lexists(other):
        return False
    if inode(one) == inode(other):
        return True
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
    return one.is_file() and holds(other, one.read_bytes())


def _fresh(path: Path) -> Path:
    """A new folder there, or at a name like it where something is already."""
    more = (path.with_name(f"{path.name}-{number}") for number in count(2))
    found = next(one for one in chain([path], more) if not os.path.lexists(one))
    found.mkdir()
    return found


def delete(folder: Path, ours: Collection[str]) -> None:
    """Delete our files, the manifest last, and the folders that are empty then."""
    known: dict[str, bool] = {}
    for name in sorted(ours, key=lambda one: (one == MANIFEST, one)):
        path, above = f"{folder}/{name}", name.rpartition("/")[0]
        if above not in known:
            known[above] = _has_room(Path(path), folder)
        if known[above]:
            _unlink(path)
    for here, _, _ in os.walk(folder, topdown=False):
        with contextlib.suppress(OSError):  # not empty: somebody has put something there
            Path(here).rmdir()


def _unlink(path: str) -> None:
    """Delete a file that may be gone already; a folder stays."""
    try:
        Path(path).unlink()
    except FileNotFoundError:
        pass
    except (IsADirectoryError, PermissionError):  # the second is what macOS says of a folder
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            raise
