"""Files that are written as a whole or not at all, and locks.

What is new is written aside under a name that nobody can guess or has put a link at, then takes
its place in one step. A catalog, which people save too, changes places with what was there, so
that a text saved meanwhile is seen and put back. The names aside:

    .i18n-6c1f0e92b7a4d853.tmp              ours, perhaps half written
    .i18n-NAME-READ-WRITTEN-TOKEN.swap      what a catalog held; a person's text may be in it
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import hashlib
import os
import re
import secrets
import signal
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from i18n.errors import OutputError, SourceError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_TEMPORARY = re.compile(r"\.i18n-[0-9a-f]{16}\.tmp")
_SWAPPED = re.compile(r"\.i18n-([0-9a-f]{12})-([0-9a-f]{12})-([0-9a-f]{12})-[0-9a-f]{16}\.swap")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def token() -> str:
    """A part of a name that nobody can guess."""
    return secrets.token_hex(8)


# --- reading and writing -------------------------------------------------------------


def read(path: Path) -> bytes:
    """A file's bytes. Raises SourceError where it cannot be read; a folder, pipe, socket or
    device is never opened."""
    try:
        if odd := kind(path.stat().st_mode):
            raise SourceError(f"is {odd}, where a file is to be", path=str(path))
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path=str(path)) from error


@dataclass(frozen=True, slots=True)
class Seen:
    """A file's bytes, and what the system said of the file just before they were read."""

    data: bytes
    state: tuple[int, ...]


def seen(path: Path) -> Seen:
    """A file as it is now. Raises SourceError as `read` does."""
    state = _state(path)
    return Seen(read(path), state)


def looks_as(path: Path, before: Seen) -> bool:
    """Whether a file looks as it did before, without reading it: no proof, since a clock has a
    grain, but `swap` compares the bytes."""
    return bool(before.state) and _state(path) == before.state


def _state(path: Path) -> tuple[int, ...]:
    """What the system says of a file; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def is_file(path: Path) -> bool:
    """Whether there is a file, or a link to one; False where that cannot be known."""
    try:
        return path.is_file()
    except OSError:
        return False


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
    A file that is there is no obstacle, but a folder that cannot be looked into is."""
    try:
        what = kind(path.stat().st_mode)
        return what and f"is {what}, where a file is to be; move it away"
    except PermissionError as error:
        return f"cannot be read: {error.strerror}; mend the modes of its folders"
    except OSError:
        pass
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


def inside(path: Path, tree: Path) -> Path:
    """Where a path leads, all links followed. Raises OutputError where that is out of `tree`."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError) as error:
        raise OutputError("is a link that leads in a circle; remove it", path=str(path)) from error
    if not real.is_relative_to(tree.resolve()):
        what = "a link leads out of the site's directory; put the file or folder itself there"
        raise OutputError(what, path=str(path))
    return real


def write(path: Path, data: bytes, tree: Path | None = None) -> bool:
    """Write a file as a whole or not at all, unless it holds these bytes already.

    Returns whether it was written. A symbolic link stays one, and is not followed out of
    `tree`, where that is given. Raises OutputError; the old file is then untouched.
    """
    path = inside(path, tree) if tree else path.resolve() if path.is_symlink() else path
    with _told(path):
        if path.is_file() and path.read_bytes() == data:
            return False
    make_folder(path.parent)
    with _told(path), _aside(path, data) as aside:
        aside.replace(path)
    return True


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system says as an OutputError of that file."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=str(path)) from error


@contextlib.contextmanager
def _aside(path: Path, data: bytes) -> Iterator[Path]:
    """A new file beside another, with its mode; it is gone at the end."""
    aside = path.with_name(f".i18n-{token()}.tmp")
    try:
        put(aside, data)
        with contextlib.suppress(FileNotFoundError):
            aside.chmod(path.stat().st_mode & 0o777)
        yield aside
    finally:
        aside.unlink(missing_ok=True)


def put(path: Path, data: bytes) -> None:
    """Write a new file. Raises FileExistsError where there is anything at its path, be it a link
    that leads nowhere."""
    with os.fdopen(os.open(path, _NEW, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def remove(path: Path, tree: Path) -> None:
    """Remove a file of ours, and the folders that it leaves empty. Raises OutputError where a
    link leads to it from outside of `tree`, or it cannot be removed."""
    inside(path.parent, tree)
    with _told(path):
        path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        for folder in path.parents:
            folder.rmdir()


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be made: {error.strerror}", path=str(folder)) from error


# --- beside people who save the same file ----------------------------------------------


def swap(path: Path, expected: bytes | None, data: bytes, tree: Path) -> bool:
    """Put `data` in the place of `expected`, None for no file; whether that was done.

    Where the file holds something else by now, or a program has it open for writing, it is left
    to that. Raises OutputError. What a program writes afterwards through a file that it opened
    for reading and writing before, and had closed for us to see, cannot be known.
    """
    path = inside(path, tree)
    make_folder(path.parent)
    with _told(path), _aside(path, data) as aside:
        if expected is None:
            return _placed(aside, path)
        # Where not even our own file can be leased, a lease says nothing (NFS).
        leased = not _open_elsewhere(aside)
        name = f"{_hash(path.name.encode())}-{_hash(expected)}-{_hash(data)}"
        other = path.with_name(f".i18n-{name}-{token()}.swap")
        if not _displaced(aside, path, other):
            return False
        # In this order: what nobody has open is not written to after we have read it.
        if not (leased and _open_elsewhere(other)) and other.read_bytes() == expected:
            other.unlink()
            return True
        _put_back(other, path, data, leased)
    return False


def _placed(aside: Path, path: Path) -> bool:
    """Give a new file its name, unless somebody has taken it meanwhile."""
    try:
        os.link(aside, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            return False
        aside.replace(path)
    return True


def _displaced(aside: Path, path: Path, other: Path) -> bool:
    """Put a file in the place of another, which is called `other` then; False where there is
    none any more. Without the exchange of names, what is saved in the moment between two calls
    cannot be seen."""
    aside.rename(other)
    if exchanged(other, path):
        return True
    other.rename(aside)
    try:
        os.link(path, other)
    except FileNotFoundError:
        return False
    aside.replace(path)
    return True


def _put_back(other: Path, path: Path, data: bytes, leased: bool) -> None:
    """Put back what a person saved. Where somebody has saved once more, that stays, and what was
    saved before it lies aside for the next start."""
    if not exchanged(other, path):
        other.replace(path)
    elif not (leased and _open_elsewhere(other)) and other.read_bytes() == data:
        other.unlink()
    else:
        exchanged(other, path)


def _open_elsewhere(path: Path) -> bool:
    """Whether a program has a file open for writing: Linux gives no read lease on it then. False
    where that cannot be known."""
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        # Who opens the file just now would end us by SIGIO; SIGURG is passed over.
        fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    finally:
        os.close(file)
    return False


def exchanged(one: Path, other: Path) -> bool:
    """Whether two files or folders have changed places in one step, by renameat2(2) with
    RENAME_EXCHANGE: Linux 3.15, glibc 2.28."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)


# --- what a run that was cut off left ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Displaced:
    """A file that a cut-off run left aside with what a person saved in it; `path` is where it
    belongs, None where that is gone, and `ours` whether what we wrote is still there."""

    aside: Path
    path: Path | None
    ours: bool


def sweep(folder: Path) -> tuple[int, tuple[Displaced, ...]]:
    """Remove what cut-off runs left in a folder: how many files, and what was not removed since
    it holds what a person saved. Raises OutputError."""
    found: list[Displaced] = []
    with _told(folder):
        names = sorted(path.name for path in folder.iterdir())
        ours = (name for name in names if _TEMPORARY.fullmatch(name) or _SWAPPED.fullmatch(name))
        left = [path for path in map(folder.joinpath, ours) if not path.is_symlink()]
        for path in left:
            if person := _displaced_of(path, names):
                found.append(person)
            else:
                path.unlink(missing_ok=True)
    return len(left) - len(found), tuple(found)


def _displaced_of(aside: Path, names: list[str]) -> Displaced | None:
    """What a person saved in a file aside; None where all of it was read or written by us."""
    parts = _SWAPPED.fullmatch(aside.name)
    if parts is None or _hash(aside.read_bytes()) in parts.group(2, 3):
        return None
    known = (aside.with_name(name) for name in names if _hash(name.encode()) == parts[1])
    path = next(known, None)
    return Displaced(aside, path, path is not None and _hash(read(path)) == parts[3])


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


@contextlib.contextmanager
def held(path: Path, busy: str) -> Iterator[bool]:
    """Hold a file for one run; whether the last one was cut off. A second one is told `busy`.

    The file says who holds it, and is empty again when that has ended by itself. Raises
    OutputError.
    """
    with _told(path):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    with os.fdopen(descriptor, "r+b", buffering=0) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OutputError(busy) from error
        cut_off = bool(file.read())
        _mark(file.fileno(), f"{os.getpid()}\n".encode())
        try:
            yield cut_off
        except Exception:
            # Who stopped has said why; but of the run that was cut off nobody has heard yet.
            if not cut_off:
                _mark(file.fileno(), b"")
            raise
        _mark(file.fileno(), b"")


def _mark(file: int, data: bytes) -> None:
    """Say in a lock who holds it. A disk that is full is no reason to stop."""
    with contextlib.suppress(OSError):
        os.ftruncate(file, 0)
        os.pwrite(file, data, 0)


@contextlib.contextmanager
def held_folder(folder: Path, busy: str) -> Iterator[bool]:
    """Hold a folder for one run, where no file can be written; a second one is told `busy`.
    Whether the last run was cut off cannot be known there. Raises OutputError."""
    number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OutputError(busy) from error
        yield False
    finally:
        os.close(number)


def can_be_written(path: Path) -> bool:
    """Whether a file is there, or can be made, that can be written to; it is there then."""
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        number = os.open(path, flags, 0o666)
    except OSError:
        return False
    try:
        return not kind(os.fstat(number).st_mode)
    finally:
        os.close(number)
