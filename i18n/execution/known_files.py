"""Files known by what the disk says of them: a file whose stamp is that of the last look holds
what it held then.

A stamp tells nothing of a file that was saved within a clock's grain of the last look: it may
have been saved once more with the same stamp. Such a file is read again. So does git:
https://git-scm.com/docs/racy-git.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

GRAIN = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use, that of FAT."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the disk says of a file without reading it; times in nanoseconds."""

    size: int
    mtime: int
    ctime: int
    inode: int

    def as_tuple(self) -> tuple[int, int, int, int]:
        """Size, times of content and of metadata, inode."""
        return self.size, self.mtime, self.ctime, self.inode


@dataclass(frozen=True, slots=True)
class Known:
    """A file at a look: its stamp, when that was (nanoseconds), the SHA-256 of its bytes."""

    stamp: Stamp
    looked: int
    digest: str

    def holds(self, stamp: Stamp) -> bool:
        """Whether a file that has this stamp now still holds the same bytes, beyond doubt."""
        return self.stamp == stamp and max(stamp.mtime, stamp.ctime) + GRAIN <= self.looked


class KnownFiles:
    """The digests of files. What is read is remembered; `changed` is what was read anew."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        self._known = dict(known)
        self.changed: dict[str, Known] = {}

    def digest(self, path: Path) -> str:
        """The SHA-256 of a regular file, in hex; "" where there is none. Raises OSError."""
        looked = time.time_ns()
        try:
            found = path.stat()
        except FileNotFoundError:
            return ""
        if not stat.S_ISREG(found.st_mode):
            return ""
        stamp = stamp_of(found)
        name = str(path)
        known = self._known.get(name)
        if known is not None and known.holds(stamp):
            return known.digest
        return self._read(path, name, looked)

    def _read(self, path: Path, name: str, looked: int) -> str:
        """The stamp is that of before the reading: a save meanwhile gives the file another."""
        with path.open("rb") as file:
            stamp = stamp_of(os.fstat(file.fileno()))
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        self._known[name] = self.changed[name] = Known(stamp, looked, digest)
        return digest


def stamp_of(found: os.stat_result) -> Stamp:
    """The stamp in what `stat` says."""
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
