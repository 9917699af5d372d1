"""A built site as a folder that appears as a whole, with what people put into that folder.

A release is written beside the one that is there, in `.site.6c1f0e92b7a4d853.new`, its manifest
first, so that what is ours in it is known at every moment. What people put into the site (a
CNAME, a .git, uploads) is linked into it, then both change places in one step.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from i18n.errors import OutputError, counted
from i18n.execution.shelf import Stored
from i18n.stages.publish.release_folders import (
    MANIFEST,
    Inode,
    delete,
    holds,
    inode,
    is_folder,
    leftovers,
    make_writable,
    move_others,
    names,
    others,
    prove_movable,
    recorded,
)
from i18n.storage import exchanged, put, read, token

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Release:
    """What a release did: whether anything changed, and what people must know of their files."""

    changed: bool
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Content:
    """A file of a release: where its bytes are, or a file that holds them to link to, or both."""

    source: bytes | Path | Stored | None
    twin: str | None = None

    def data(self) -> bytes:
        """Its bytes."""
        if self.source is None:
            return Path(self.twin).read_bytes() if self.twin else b""
        return _bytes(self.source)


def _bytes(source: bytes | Path | Stored) -> bytes:
    if isinstance(source, bytes):
        return source
    return source.read_bytes() if isinstance(source, Path) else source.read()


def publish(
    target: Path,
    files: Mapping[str, bytes | Path | Stored | None],
    previous: Path | None = None,
) -> Release:
    """Make `target` hold these files: relative path to bytes, to where they are stored, to a file
    to copy, or to None for the one that is there.

    Files that are equal already keep their inode and time; where all are, nothing is touched.
    What people put beside the files of the last build stays. The release that was there is kept
    as `previous`, if that is given. Raises OutputError, and leaves `target` as it was, where it
    holds files that no build of ours wrote.
    """
    target = target.resolve()
    with _told(target):
        recover(target)
        _ours(target)
        wanted = {_safe(name): _content(target, name, one) for name, one in files.items()}
        before = (recorded(target) or set()) & names(target)
        if before <= wanted.keys() and all(one.twin for one in wanted.values()):
            return Release(False)
        return Release(True, _replace(target, wanted, previous))


def rollback(target: Path, previous: Path) -> Release:
    """Put the previous release back; again, and the newer one is there again.

    Raises OutputError where there is none or `target` is not from a build, SourceError where a
    file of it is none any more.
    """
    target = target.resolve()
    with _told(target):
        there = names(previous) if previous.is_dir() and not previous.is_symlink() else set()
        if MANIFEST not in there or (previous / MANIFEST).is_symlink():
            raise OutputError("there is no earlier release to go back to", path=target.name)
        recover(target)
        _ours(target)
        wanted = {
            name: _Content(read(previous / name), str(previous / name))
            for name in there & (recorded(previous) or there)
            if not (previous / name).is_symlink()  # somebody's; where it leads nobody knows
        }
        return Release(True, _replace(target, wanted, previous))


def recover(target: Path) -> tuple[str, ...]:
    """Put in order what releases that were cut off left beside `target`: what is not ours goes
    back into it, the rest is deleted. What was done, a line each."""
    told: list[str] = []
    for folder in leftovers(target):
        if not target.exists() and folder.suffix == ".old":
            folder.rename(target)
            told.append(f"{target.name}/ had been moved aside and is back")
            continue
        came, more = _retire(folder, target, (), {})
        told.append(f"a release of {target.name}/ that was not finished has been removed")
        if came:
            shown = ", ".join(came[:_SHOWN]) + (" …" if len(came) > _SHOWN else "")
            told.append(f"{counted(len(came), 'file')} put back into {target.name}/: {shown}")
        told += more
    return tuple(told)


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    """What the system says as an OutputError."""
    try:
        yield
    except OSError as error:
        where = error.filename or str(target)
        raise OutputError(f"cannot be read or written: {error.strerror}", path=where) from error


def _ours(target: Path) -> None:
    if not target.exists() or (target / MANIFEST).is_file():
        return
    if not target.is_dir():
        raise OutputError("is a file, where a folder is to be; move it away", path=str(target))
    if any(target.iterdir()):
        raise OutputError(
            f"holds files that are not from a build (no {MANIFEST}); "
            "move them away or name another folder in the settings",
            path=str(target),
        )


def _safe(name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise OutputError("a build must stay in its folder", path=name)
    return name


def _content(target: Path, name: str, source: bytes | Path | Stored | None) -> _Content:
    if source is None:
        return _Content(None, f"{target}/{name}")
    path = target / name
    return _Content(source, str(path) if holds(path, _bytes(source)) else None)


# --- one release in the place of another ----------------------------------------------


def _replace(target: Path, wanted: Mapping[str, _Content], kept: Path | None) -> tuple[str, ...]:
    """Write a release and put it in place; what people must know of their files."""
    if kept is not None and kept.is_symlink():
        raise OutputError("is a link, where a folder is to be; remove it", path=str(kept))
    aside = target.with_name(f".{target.name}.{token()}.new")
    before = recorded(target) or wanted.keys()
    linked: dict[str, Inode] = {}
    told: tuple[str, ...] = ()
    try:
        prove_movable(target)
        aside.mkdir()
        made: set[str] = set()
        for name in sorted(wanted, key=lambda one: (one != MANIFEST, one)):
            _place(f"{aside}/{name}", wanted[name], made)
        if target.is_dir():
            linked = _link_others(target, aside, before | wanted.keys())
        old = _swap(aside, target)
        if old is not None and kept is not None:
            told = move_others(old, target, before, linked)[1]
            told += _kept(old, kept)
    finally:
        for folder in leftovers(target):
            told += _retire(folder, target, wanted.keys(), linked)[1]
    return told


def _place(path: str, content: _Content, made: set[str]) -> None:
    """Names are plain strings here: most files of a large site are but linked."""
    folder = path.rpartition("/")[0]
    if folder not in made:
        Path(folder).mkdir(parents=True, exist_ok=True)
        made.add(folder)
    if content.twin is not None:
        with contextlib.suppress(OSError):  # another file system, or one without hard links
            os.link(content.twin, path)
            return
    put(Path(path), content.data())


def _link_others(target: Path, aside: Path, ours: Collection[str]) -> dict[str, Inode]:
    """Give a release what people put into the one that is there; the inodes, by name. What
    cannot be linked is moved when the release is in place."""
    linked = {}
    aside.chmod(stat.S_IMODE(target.stat().st_mode) | stat.S_IRWXU)
    modes: dict[Path, int] = {}
    for name, entry in others(target, ours):
        with contextlib.suppress(OSError):
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            if is_folder(entry):
                (aside / name).mkdir(exist_ok=True)
                modes[aside / name] = stat.S_IMODE(entry.stat().st_mode)
            else:
                os.link(entry.path, aside / name, follow_symlinks=False)
                linked[name] = inode(aside / name)
    for folder, mode in reversed(modes.items()):  # when all is in it: it may be read-only
        with contextlib.suppress(OSError):
            folder.chmod(mode)
    return linked


def _swap(aside: Path, target: Path) -> Path | None:
    """Put `aside` in the place of `target`, in one step where the system can; where the last
    release is now."""
    if not target.exists():
        aside.rename(target)
        return None
    if exchanged(aside, target):
        return aside
    old = target.with_name(f".{target.name}.{token()}.old")
    target.rename(old)
    aside.rename(target)
    return old


def _kept(old: Path, kept: Path) -> tuple[str, ...]:
    """Keep a release; what people must know where that cannot be: the new one is in place."""
    try:
        if os.path.lexists(kept) and not kept.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        make_writable(kept)
        _keep(old, kept)
    except OSError as error:
        what = f"the release before it cannot be kept in {kept.name}/: {error.strerror or error}"
        return (f"{what}; delete what is there",)
    return ()


def _keep(old: Path, kept: Path) -> None:
    """Keep the release that was there; the one that was kept before is in its place then, or
    gone."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    if kept.exists():
        if exchanged(old, kept):
            return
        shutil.rmtree(kept, ignore_errors=True)
    try:
        old.rename(kept)
    except OSError:  # another file system
        shutil.copytree(old, kept, symlinks=True, dirs_exist_ok=True)


def _retire(
    folder: Path, target: Path, wanted: Collection[str], linked: Mapping[str, Inode]
) -> tuple[list[str], tuple[str, ...]]:
    """Delete a release that is out of its place, after what is not ours has been moved over.
    `wanted` is what is ours where neither has a manifest."""
    ours = {*(recorded(folder) or recorded(target) or wanted), MANIFEST}
    found = move_others(folder, target, ours, linked)
    delete(folder, ours)
    return found
