"""A built site appears as a whole: written aside, then swapped in by one rename."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from i18n.errors import OutputError

MANIFEST = "i18n-manifest.json"
"""The file that tells a build of ours from a folder that somebody else fills."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def publish(target: Path, files: Mapping[str, bytes | Path]) -> bool:
    """Make `target` hold exactly these files: relative path to bytes, or to a file to copy.

    Files that are equal already keep their inode and time; where all are, nothing is touched.
    Returns whether anything changed. Raises OutputError, and leaves `target` as it was, where
    it holds files that no build of ours wrote.
    """
    _ours(target)
    try:
        wanted = {name: _bytes(source) for name, source in files.items()}
    except OSError as error:
        raise OutputError(f"cannot be read: {error.strerror}", path=str(error.filename)) from error
    same = {name for name, data in wanted.items() if _holds(target / name, data)}
    if len(same) == len(wanted) and _names(target) == set(wanted):
        return False
    aside = target.with_name(f".{target.name}.new")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        for name, data in wanted.items():
            _place(aside / name, data, target / name if name in same else None)
        _swap(aside, target)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=str(target)) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return True


def _ours(target: Path) -> None:
    if not target.exists() or (target / MANIFEST).is_file():
        return
    if not target.is_dir() or any(target.iterdir()):
        raise OutputError(
            f"holds files that are not from a build (no {MANIFEST}); "
            "move them away or name another folder in the settings",
            path=str(target),
        )


def _bytes(source: bytes | Path) -> bytes:
    return source if isinstance(source, bytes) else source.read_bytes()


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _names(target: Path) -> set[str]:
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


def _swap(aside: Path, target: Path) -> None:
    """Put `aside` in the place of `target`, in one step where the system can."""
    if not target.exists():
        aside.rename(target)
    elif not _exchanged(aside, target):
        old = target.with_name(f".{target.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        aside.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE: Linux 3.15, glibc 2.28."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)
