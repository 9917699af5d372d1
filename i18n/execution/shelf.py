"""Bytes by name that are on disk, not in memory, for as long as a run lasts."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SPARED = 4 * 1024 * 1024
"""So many bytes stay in memory: a small site needs no file."""


class Shelf(Mapping[str, bytes]):
    """Bytes by name, in the order in which they were put there; in a file that nobody else sees
    and that is gone with us. What takes the place of other bytes leaves these in the file."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=SPARED)  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        self._at: dict[str, tuple[int, int]] = {}
        self._end = 0

    def put(self, name: str, data: bytes) -> None:
        """Put bytes there. Raises OSError where the disk is full."""
        self._file.seek(self._end)
        self._file.write(data)
        self._at[name] = self._end, len(data)
        self._end += len(data)

    def stored(self, name: str) -> Stored:
        """Bytes that are read when they are asked for. Raises KeyError."""
        if name not in self._at:
            raise KeyError(name)
        return Stored(self, name)

    def __getitem__(self, name: str) -> bytes:
        start, size = self._at[name]
        self._file.seek(start)
        return self._file.read(size)

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def __contains__(self, name: object) -> bool:
        return name in self._at


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes of a shelf."""

    shelf: Shelf
    name: str

    def read(self) -> bytes:
        """The bytes."""
        return self.shelf[self.name]
