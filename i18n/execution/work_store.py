"""What earlier runs found out, in SQLite: the digests of files, and results by their inputs.

It may be deleted at any time. A store that cannot be opened, read or written is an empty one:
work is done again, and nothing is lost.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from i18n.execution.known_files import Known

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY,
    size INT, mtime INT, ctime INT, inode INT, looked INT, digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS results (
    stage TEXT, key TEXT, value BLOB NOT NULL, PRIMARY KEY (stage, key)
) WITHOUT ROWID;
"""
_VERSION = 3
"""Of the schema and of what is kept in it: a store of another version is made anew."""


_MARK = "mark"
"""The stage in which the mark is."""


class WorkStore:
    """An open store. `files` is what is known of files; results are bytes by stage and key."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def files(self) -> dict[str, Known]:
        """What is known of each file, by path."""
        rows = self._rows("SELECT path, size, mtime, ctime, inode, looked, digest FROM files")
        return {row[0]: Known(*row[1:]) for row in rows}

    @property
    def mark(self) -> str:
        """What was given as a mark when files were last kept; "" for none."""
        return (self.result(_MARK, "") or b"").decode()

    def keep_files(self, changed: Mapping[str, Known], gone: Iterable[str], mark: str = "") -> None:
        """Record what is now known of some files, and forget others; and a mark by which one may
        know that nobody has kept others since."""
        rows = [(path, *one) for path, one in changed.items() if is_unicode(path)]
        with self._writing():
            self._connection.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", rows
            )
            self._connection.executemany(
                "DELETE FROM files WHERE path = ?", ((path,) for path in gone if is_unicode(path))
            )
            self._connection.execute(
                "INSERT OR REPLACE INTO results VALUES (?, '', ?)", (_MARK, mark.encode())
            )

    def results(self, stage: str) -> dict[str, bytes]:
        """All results of a stage, by key."""
        return dict(self._rows("SELECT key, value FROM results WHERE stage = ?", stage))

    def result(self, stage: str, key: str) -> bytes | None:
        """A result, None if it is not known."""
        found = self._rows("SELECT value FROM results WHERE stage = ? AND key = ?", stage, key)
        return next((value for (value,) in found), None)

    def keep_results(self, stage: str, values: Mapping[str, bytes], gone: Iterable[str]) -> None:
        """Record results of a stage, and forget others."""
        with self._writing():
            self._connection.executemany(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?)",
                ((stage, key, value) for key, value in values.items()),
            )
            self._connection.executemany(
                "DELETE FROM results WHERE stage = ? AND key = ?", ((stage, key) for key in gone)
            )

    @contextlib.contextmanager
    def at_once(self) -> Iterator[None]:
        """All that is read in this time is of one moment, whatever others write."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    def forget_results(self, stage: str) -> None:
        """Forget all results of a stage, and of those whose name is its own and one more word."""
        with self._writing():
            self._connection.execute(
                "DELETE FROM results WHERE stage = ? OR substr(stage, 1, ?) = ?",
                (stage, len(stage) + 1, f"{stage} "),
            )

    def _rows(self, query: str, *values: str) -> list[tuple]:  # type: ignore[type-arg]
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            return []

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with contextlib.suppress(sqlite3.Error), self._connection:
            yield


@contextlib.contextmanager
def opened(path: Path) -> Iterator[WorkStore]:
    """The store in a file, made where there is none or no usable one; one in memory where the
    disk gives none."""
    with contextlib.closing(_connection(path)) as connection:
        yield WorkStore(connection)


def _connection(path: Path) -> sqlite3.Connection:
    try:
        return _usable(path)
    except sqlite3.OperationalError:  # no place for it, or somebody holds it
        return _usable(":memory:")
    except sqlite3.DatabaseError:  # no database, or a damaged one
        with contextlib.suppress(OSError, sqlite3.Error):
            path.unlink(missing_ok=True)
            return _usable(path)
    return _usable(":memory:")


def _usable(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            connection.executescript(
                "DROP TABLE IF EXISTS files; DROP TABLE IF EXISTS results;"
                f"{_SCHEMA} PRAGMA user_version = {_VERSION};"
            )
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def is_unicode(path: str) -> bool:
    """Whether a path can be kept: the odd bytes of a name are no text."""
    if path.isascii():
        return True
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
