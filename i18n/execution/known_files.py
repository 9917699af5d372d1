"""Files known by what the disk says of them: a file whose stamp is that of the last look holds
what it held then.

A stamp tells nothing of a file that was saved within a clock's grain of the last look: it may
have been saved once more with the same stamp. Such a file is read again. So does git:
https://git-scm.com/docs/racy-git.
"""

from __future__ import annotations

import functools
import hashlib
import os
import stat
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

GRAIN = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use, that of FAT."""


class Known(NamedTuple):
    """A file at a look: what the disk said of it, when that was (times in nanoseconds), and the
    SHA-256 of its bytes in hex."""

    size: int
    mtime: int
    ctime: int
    inode: int
    looked: int
    digest: str

    def holds(self, now: os.stat_result, linked: Linked | None = None) -> bool:
        """Whether the file, of which the disk says this now, holds the same bytes beyond doubt;
        `linked` is given of a file that we may have linked."""
        ctime = now.st_ctime_ns
        return (
            self.size == now.st_size
            and self.mtime == now.st_mtime_ns
            and self.inode == now.st_ino
            and (self.ctime == ctime or (linked is not None and linked.since <= ctime <= linked.to))
            and max(self.mtime, self.ctime) + GRAIN <= self.looked
        )


class Linked(NamedTuple):
    """The files below a folder were given another name, and lost one, between two times in
    nanoseconds: their ctime, which is then, tells nothing of their bytes."""

    top: str
    since: int
    to: int


class KnownFiles:
    """The digests of files by path. What is read is remembered; `changed` is what was read anew."""

    def __init__(
        self,
        known: Mapping[str, Known],
        linked: Linked | None = None,
        more: Callable[[], Mapping[str, Known]] | None = None,
    ) -> None:
        """`linked` are files that were but linked since; `more` gives what else is known, and is
        asked where a file would have to be read."""
        self._known = dict(known)
        self._linked_then = linked
        self._ask = more
        self.changed: dict[str, Known] = {}

    def digest(self, path: str) -> str:
        """The SHA-256 of a file; "" where there is none. Raises OSError."""
        looked = time.time_ns()
        try:
            return self._digest(path, Path(path).stat(), looked)
        except FileNotFoundError:
            return ""

    def below(self, top: str, but: Collection[str] = ()) -> Iterator[tuple[str, str]]:
        """Every file below a folder, none where there is no folder, with its digest; of a link
        what it says too, of what is no file, and is never opened, its kind. The folders `but`
        are not entered. Raises OSError."""
        waiting = [top] if Path(top).is_dir() else []
        linked = self._linked_then
        linked = linked if linked and f"{top}/".startswith(linked.top) else None
        while waiting:
            looked = time.time_ns()
            with os.scandir(Path(waiting.pop())) as entries:
                for entry in entries:
                    path = entry.path
                    if entry.is_dir(follow_symlinks=False):
                        waiting += [path] if path not in but else []
                    elif entry.is_symlink():
                        yield path, f"{Path(path).readlink()} {self._linked(path)}"
                    else:
                        now = entry.stat(follow_symlinks=False)
                        known = self._known.get(path)
                        same = known is not None and known.holds(now, linked)
                        yield (
                            path,
                            known.digest if known and same else self._digest(path, now, looked),
                        )

    def _linked(self, path: str) -> str:
        return "" if Path(path).is_dir() else self.digest(path)

    def _digest(self, path: str, now: os.stat_result, looked: int) -> str:
        if not stat.S_ISREG(now.st_mode):
            return f"mode {stat.S_IFMT(now.st_mode):o}"
        known = self._known.get(path)
        if known is not None and known.holds(now):
            return known.digest
        other = self._more.get(path)
        if other is not None and other.holds(now):
            self._known[path] = self.changed[path] = other
            return other.digest
        return self._read(path, looked)

    @functools.cached_property
    def _more(self) -> Mapping[str, Known]:
        return self._ask() if self._ask else {}

    def _read(self, path: str, looked: int) -> str:
        """The stamp is that of before the reading: a save meanwhile gives the file another."""
        with Path(path).open("rb") as file:
            now = os.fstat(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        stamp = (now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_ino)
        self._known[path] = self.changed[path] = Known(*stamp, looked, digest)
        return digest
