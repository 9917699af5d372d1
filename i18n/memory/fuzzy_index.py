"""The index for near matches, on disk: for each feature the keys of the strings that have it,
in rows of 512, the first of which says how many there are.

Against SQLite's own full-text index this finds more in less time: it lets us count how many
rare features a string shares, where FTS5 can only say which strings have one.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator

SCHEMA = """
CREATE TABLE posting (id INTEGER PRIMARY KEY, count INTEGER NOT NULL, keys BLOB NOT NULL);
"""

_ROW = 512
_ROW_BITS = 12

_COMMON = 20_000
"""Of a feature that more strings have, only so many are listed: it tells little."""

_READ_AT_MOST = 12_000
"""Keys read for one question: the rarest features that together have so many, or"""

_READ_AT_LEAST = 3
"""so many of the rarest: what shares only one of them is not told from the rest."""


class Postings:
    """Keys that are not yet on disk, by feature."""

    def __init__(self) -> None:
        self.size = 0
        self._keys: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))

    def add(self, key: int, features: Iterable[int]) -> None:
        """List a key under some features."""
        self.size += 1
        for feature in features:
            self._keys[feature].append(key)

    def write(self, db: sqlite3.Connection) -> None:
        """Put all on disk, each at the end of its feature's last row."""
        for feature in sorted(self._keys):
            first, new = feature << _ROW_BITS, self._keys[feature]
            found = db.execute("SELECT count FROM posting WHERE id = ?", (first,)).fetchone()
            old = found[0] if found else 0
            if old < _COMMON:
                db.executemany(
                    "INSERT OR REPLACE INTO posting VALUES (?, 0, ?)",
                    _filled(db, first + old // _ROW, new[: _COMMON - old]),
                )
            count = old + len(new)
            db.execute("UPDATE posting SET count = ? WHERE id = ?", (count, first))
        self._keys.clear()
        self.size = 0


def _filled(db: sqlite3.Connection, row: int, new: array[int]) -> Iterator[tuple[int, bytes]]:
    """The last row of a feature with more keys, and the rows after it."""
    found = db.execute("SELECT keys FROM posting WHERE id = ?", (row,)).fetchone()
    keys = (found[0] if found else b"") + new.tobytes()
    step = _ROW * new.itemsize
    for number, at in enumerate(range(0, len(keys), step)):
        yield row + number, keys[at : at + step]


def rarest(db: sqlite3.Connection, features: Iterable[int]) -> Iterator[bytes]:
    """The keys that have one of the rarest of some features, an array of numbers a feature."""
    found = db.execute(
        "SELECT min(count, ?), id FROM posting"
        " WHERE id IN (SELECT value << ? FROM json_each(?)) ORDER BY 1, 2",
        (_COMMON, _ROW_BITS, json.dumps(sorted(features))),
    ).fetchall()
    read = 0
    for number, (count, first) in enumerate(found):
        read += count
        if read > _READ_AT_MOST and number >= _READ_AT_LEAST:
            return
        rows = db.execute(
            "SELECT keys FROM posting WHERE id >= ? AND id < ?", (first, first + (1 << _ROW_BITS))
        )
        yield b"".join(keys for (keys,) in rows)
