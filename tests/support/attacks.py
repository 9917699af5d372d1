"""What may happen to a file of a site so that it is hard to see that it holds something else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

Attack = Callable[[Path, bytes], None]
"""A path and the bytes that it is to hold."""


def edit(path: Path, data: bytes) -> None:
    """An edit in place."""
    path.write_bytes(data)


def edit_and_restore_time(path: Path, data: bytes) -> None:
    """An edit in place, after which the file has its former time."""
    before = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def exchange(path: Path, data: bytes) -> None:
    """Another file of the same time in its place, as editors and git put one there."""
    before, other = path.stat(), path.with_name(f".{path.name}.tmp")
    other.write_bytes(data)
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def go_back_in_time(path: Path, data: bytes) -> None:
    """An edit on a machine whose clock is wrong by a year."""
    path.write_bytes(data)
    year = 365 * 86_400 * 10**9
    os.utime(path, ns=(path.stat().st_atime_ns - year, path.stat().st_mtime_ns - year))


def come_from_the_future(path: Path, data: bytes) -> None:
    """The same the other way round."""
    path.write_bytes(data)
    year = 365 * 86_400 * 10**9
    os.utime(path, ns=(path.stat().st_atime_ns + year, path.stat().st_mtime_ns + year))


def link(path: Path, data: bytes) -> None:
    """A link to a file beside the sources takes its place."""
    there = path.parent.parent / f"linked-{path.name}"
    there.write_bytes(data)
    path.unlink()
    path.symlink_to(there)


ATTACKS: tuple[Attack, ...] = (
    *(edit, edit_and_restore_time, exchange, go_back_in_time, come_from_the_future, link),
)
