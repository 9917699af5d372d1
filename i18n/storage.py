"""Files and folders that are written as a whole or not at all, and locks.

A built site appears as a whole: written aside, then swapped in by one rename.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from i18n.errors import OutputError, SourceError

MANIFEST = "i18n-manifest.json"
"""The file that tells a build of ours from a folder that somebody else fills."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def publish(target: Path, files: Mapping[str, bytes | Path], previous: Path | None = None) -> bool:
    """Make `target` hold these files: relative path to bytes, or to a file to copy.

    Files that are equal already keep their inode and time; where all are, nothing is touched.
    What people put beside the files of the last build (a CNAME, a .git) stays. The release
    that was there is kept as `previous`, if that is given. Returns whether anything changed.
    Raises OutputError, and leaves `target` as it was, where it holds files that no build of
    ours wrote.
    """
    target = target.resolve()
    try:
        _ours(target)
        wanted = {_safe(name): _bytes(source) for name, source in files.items()}
        before = _built(target)
        same = {name for name, data in wanted.items() if _holds(target / name, data)}
        if len(same) == len(wanted) and before <= wanted.keys():
            return False
        _replace(target, wanted, same, before, previous)
    except OSError as error:
        where = error.filename or str(target)
        raise OutputError(f"cannot be read or written: {error.strerror}", path=where) from error
    return True


def _replace(
    target: Path, wanted: Mapping[str, bytes], same: set[str], before: set[str], kept: Path | None
) -> None:
    aside = target.with_name(f".{target.name}.new")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        for name, data in wanted.items():
            _place(aside / name, data, target / name if name in same else None)
        _exchange(aside, target, before | wanted.keys(), kept)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(target.with_name(f".{target.name}.old"), ignore_errors=True)


def _exchange(release: Path, target: Path, ours: set[str], kept: Path | None) -> None:
    """Put a release in place, carry over what is not ours, keep the one that was there."""
    old = _swap(release, target)
    if old is None:
        return
    _carry(old, old, target, ours)
    if kept is not None:
        shutil.rmtree(kept, ignore_errors=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(old, kept)


def rollback(target: Path, previous: Path) -> None:
    """Put the previous release back; again, and the newer one is there again.

    Raises OutputError where there is none.
    """
    target = target.resolve()
    if not (previous / MANIFEST).is_file():
        raise OutputError("there is no earlier release to go back to", path=target.name)
    aside = target.with_name(f".{target.name}.new")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(previous, aside, copy_function=_linked)
        _exchange(aside, target, _built(target) | names(previous), previous)
    except OSError as error:
        where = error.filename or str(target)
        raise OutputError(f"cannot be read or written: {error.strerror}", path=where) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _linked(source: str, target: str) -> str:
    _place(Path(target), Path(source).read_bytes(), Path(source))
    return target


def _safe(name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise OutputError("a build must stay in its folder", path=name)
    return name


def _built(target: Path) -> set[str]:
    """The files of the last build that are still there; all files, for want of a record."""
    there = names(target)
    try:
        record = json.loads((target / MANIFEST).read_text("utf-8"))
        return there & {*record["files"], MANIFEST}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return there


def _carry(old: Path, top: Path, target: Path, ours: set[str]) -> None:
    """Move what is not ours from the last release into this one, folders as a whole."""
    for entry in sorted(old.iterdir()):
        name = entry.relative_to(top).as_posix()
        if (
            entry.is_dir()
            and not entry.is_symlink()
            and any(o.startswith(f"{name}/") for o in ours)
        ):
            _carry(entry, top, target, ours)
        elif name not in ours and not (target / name).exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            entry.rename(target / name)


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


def _bytes(source: bytes | Path) -> bytes:
    return source if isinstance(source, bytes) else source.read_bytes()


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def names(target: Path) -> set[str]:
    """The files of a release, those included that are not from a build."""
    return {p.relative_to(target).as_posix() for p in target.rglob("*") if not p.is_dir()}


def _place(path: Path, data: bytes, twin: Path | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if twin is not None:
        with contextlib.suppress(OSError):  # another file system, or one without hard links
            os.link(twin, path)
            return
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(aside: Path, target: Path) -> Path | None:
    """Put `aside` in the place of `target`, in one step where the system can; where the last
    release is now."""
    if not target.exists():
        aside.rename(target)
        return None
    if exchanged(aside, target):
        return aside
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    target.rename(old)
    aside.rename(target)
    return old


def exchanged(one: Path, other: Path) -> bool:
    """Whether two folders have changed places in one step, by renameat2(2) with RENAME_EXCHANGE:
    Linux 3.15, glibc 2.28."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)


def read(path: Path) -> bytes:
    """A file's bytes. Raises SourceError where it cannot be read; a folder, pipe, socket or
    device is never opened."""
    try:
        if odd := kind(path.stat().st_mode):
            raise SourceError(f"is {odd}, where a file is to be", path=str(path))
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path=str(path)) from error


def unreadable(path: Path) -> str:
    """Why a file cannot be read, as `read` says it; "" if it can."""
    try:
        if odd := kind(path.stat().st_mode):
            return f"is {odd}, where a file is to be"
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return ""


def obstacle(path: Path, top: Path) -> str:
    """What keeps a file from being made at a path below `top`, and what to do; "" if nothing.
    A file that is there is no obstacle."""
    with contextlib.suppress(OSError):
        what = kind(path.stat().st_mode)
        return what and f"is {what}, where a file is to be; move it away"
    for folder in path.parents:
        if folder == top or folder.is_dir():
            break
        if os.path.lexists(folder):
            where = folder.relative_to(top).as_posix()
            return f"there is a file “{where}” where a folder is to be; move it away"
    return ""


def kind(mode: int) -> str:
    """What there is instead of a file, by its mode: “a folder”, “a pipe”; "" for a file."""
    if stat.S_ISREG(mode):
        return ""
    kinds = {stat.S_IFDIR: "folder", stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket"}
    return f"a {kinds.get(stat.S_IFMT(mode), 'device')}"


def write(path: Path, data: bytes) -> bool:
    """Write a file as a whole or not at all, unless it holds these bytes already.

    Returns whether it was written. A symbolic link stays one. Raises OutputError; the old file
    is then untouched.
    """
    path = path.resolve() if path.is_symlink() else path
    if path.is_file() and path.read_bytes() == data:
        return False
    make_folder(path.parent)
    # One name, so that what a killed run left is written over and not left for ever; and a
    # short one, since the file's may be as long as the system allows.
    aside = path.with_name(f".{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]}.part")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            aside.chmod(path.stat().st_mode & 0o777)
        aside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise OutputError(f"cannot be written: {error.strerror}", path=str(path)) from error
    return True


def remove(path: Path) -> None:
    """Remove a file of ours, and the folders that it leaves empty."""
    path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        for folder in path.parents:
            folder.rmdir()


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be made: {error.strerror}", path=str(folder)) from error


@contextlib.contextmanager
def held(path: Path, busy: str) -> Iterator[None]:
    """Hold a file for one run; a second one is told `busy`. Raises OutputError."""
    try:
        file = path.open("w")
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=str(path)) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OutputError(busy) from error
        yield


@contextlib.contextmanager
def held_folder(folder: Path, busy: str) -> Iterator[None]:
    """Hold a folder for one run, where no file can be written; a second one is told `busy`.
    Raises OutputError."""
    number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OutputError(busy) from error
        yield
    finally:
        os.close(number)


def can_be_written(path: Path) -> bool:
    """Whether a file is there, or can be made, that can be written to; it is there then."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666))
    except OSError:
        return False
    return True
