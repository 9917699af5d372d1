"""Values by name that are on disk where they are many, for as long as a run lasts. A small site has
all of its values in memory."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

V = TypeVar("V")

SPARED = 500
"""So many values are in memory; once there are more, none is."""
_LAST = 4
"""So many values that were read last, or made last, are at hand."""


class _Last(Generic[V]):
    """The last few values that were asked for."""

    def __init__(self) -> None:
        self._known: dict[str, V] = {}

    def get(self, name: str, made: Callable[[str], V]) -> V:
        if name not in self._known:
            value = made(name)
            if len(self._known) >= _LAST:
                del self._known[next(iter(self._known))]
            self._known[name] = value
        return self._known[name]

    def forget(self, name: str) -> None:
        self._known.pop(name, None)


class Spilled(Mapping[str, V]):
    """Values by name, in the order in which they were first put there. Once they are many they are
    pickled, in a file that nobody else sees and that is gone with us: asked for again, they are
    equal, and not the same. What takes the place of another leaves that in the file."""

    def __init__(self, pairs: Iterable[tuple[str, V]] = ()) -> None:
        self._here: dict[str, V] = {}
        self._at: dict[str, int] = {}
        self._last: _Last[V] = _Last()
        self._end = 0
        for name, value in pairs:
            self.put(name, value)

    def put(self, name: str, value: V) -> None:
        """Put a value there. Raises OSError where the disk is full."""
        if not self._at and (name in self._here or len(self._here) < SPARED):
            self._here[name] = value
            return
        if not self._at:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115
            weakref.finalize(self, self._file.close)
            for known in [*self._here]:
                self._write(known, self._here.pop(known))
        self._last.forget(name)
        self._write(name, value)

    def _write(self, name: str, value: V) -> None:
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        self._file.seek(self._end)
        self._file.write(data)
        self._at[name] = self._end
        self._end += len(data)

    def _read(self, name: str) -> V:
        self._file.seek(self._at[name])
        value: V = pickle.load(self._file)
        return value

    def __getitem__(self, name: str) -> V:
        if name in self._here:
            return self._here[name]
        if name not in self._at:
            raise KeyError(name)
        return self._last.get(name, self._read)

    def __iter__(self) -> Iterator[str]:
        return iter(self._at or self._here)

    def __len__(self) -> int:
        return len(self._at or self._here)

    def __contains__(self, name: object) -> bool:
        return name in self._here or name in self._at


class Made(Mapping[str, V]):
    """Values by name that are made when they are asked for, and not kept: the same each time."""

    def __init__(self, names: Iterable[str], make: Callable[[str], V]) -> None:
        self._names = dict.fromkeys(names)
        self._make = make
        self._last: _Last[V] = _Last()

    def __getitem__(self, name: str) -> V:
        if name not in self._names:
            raise KeyError(name)
        return self._last.get(name, self._make)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names


def overlaid(changed: Mapping[str, V], every: Mapping[str, V]) -> Mapping[str, V]:
    """Values by name, some of them changed; new names come last. Nothing is copied."""
    return ChainMap(changed, every)  # type: ignore[arg-type]  # nobody writes


class InOrder(Sequence[V]):
    """Some of the values that have names, in an order; `named` has them, and maybe others."""

    def __init__(self, named: Mapping[str, V], names: Iterable[str] | None = None) -> None:
        self.named = named
        self._names = tuple(named if names is None else names)

    @overload
    def __getitem__(self, index: int) -> V: ...
    @overload
    def __getitem__(self, index: slice) -> InOrder[V]: ...
    def __getitem__(self, index: int | slice) -> V | InOrder[V]:
        if isinstance(index, slice):
            return InOrder(self.named, self._names[index])
        return self.named[self._names[index]]

    def __iter__(self) -> Iterator[V]:
        return (self.named[name] for name in self._names)

    def __len__(self) -> int:
        return len(self._names)
