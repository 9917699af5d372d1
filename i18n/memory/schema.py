"""The translation memory's file: its tables, and what to do when it cannot be used."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from i18n.errors import OutputError
from i18n.memory import fuzzy_index

_VERSION = 1
"""Of the tables and of the features; a memory of another version is made anew."""

_SCHEMA = """
CREATE TABLE catalog (
    id INTEGER PRIMARY KEY, language TEXT NOT NULL, stem TEXT NOT NULL, digest TEXT NOT NULL,
    units INTEGER NOT NULL DEFAULT 0, UNIQUE (language, stem)
);
CREATE TABLE source (
    id INTEGER PRIMARY KEY, key INTEGER NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX source_key ON source (key);
CREATE TABLE unit (
    catalog INTEGER, position INTEGER, source INTEGER, before INTEGER, after INTEGER,
    text TEXT NOT NULL, context TEXT NOT NULL, kind TEXT NOT NULL, page TEXT NOT NULL,
    PRIMARY KEY (catalog, position)
) WITHOUT ROWID;
CREATE INDEX unit_source ON unit (source);
"""

_SPARE = 10_000
"""Sources of forgotten units that do no harm."""


def opened(path: Path) -> sqlite3.Connection:
    """Open a memory; make it anew where the file is none, is damaged or full of what was
    forgotten. Raises sqlite3.DatabaseError or OSError where that cannot be done."""
    try:
        return _connected(path)
    except sqlite3.DatabaseError as error:
        if not damaged(error):
            raise
    return recreated(path)


def in_passing() -> sqlite3.Connection:
    """An empty memory that is in no file."""
    return _connected(":memory:")


def after(error: sqlite3.DatabaseError, path: Path) -> sqlite3.Connection:
    """An empty memory in the place of one that failed: in its file if that is damaged and can
    be made anew."""
    try:
        return recreated(path) if damaged(error) else in_passing()
    except (OSError, sqlite3.DatabaseError):
        return in_passing()


def recreated(path: Path) -> sqlite3.Connection:
    """An empty memory in the place of another."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return _connected(path)


def _connected(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("PRAGMA cache_size = -65536")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version != _VERSION or _stale(connection):
            _cleared(connection)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _stale(connection: sqlite3.Connection) -> bool:
    """Whether most sources are of units forgotten since: a unit knows three at most."""
    sources = connection.execute("SELECT ifnull(max(id), 0) FROM source").fetchone()[0]
    units = connection.execute("SELECT ifnull(sum(units), 0) FROM catalog").fetchone()[0]
    return bool(sources > 3 * units + _SPARE)


def _cleared(connection: sqlite3.Connection) -> None:
    """Make the tables, in the place of any others."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    dropped = "".join(f'DROP TABLE "{name}";' for (name,) in names)
    made = f"{_SCHEMA}{fuzzy_index.SCHEMA}PRAGMA user_version = {_VERSION};"
    connection.executescript(f"BEGIN;{dropped}{made}COMMIT;VACUUM;")


def damaged(error: sqlite3.DatabaseError) -> bool:
    """Whether a file is no database, or no longer."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def unusable(path: Path, error: sqlite3.DatabaseError) -> OutputError:
    """The error for a file that cannot be used."""
    what = f"the translation memory cannot be used ({error})"
    if damaged(error):
        what += "; it has been made anew, run again to fill it"
    return OutputError(what, path=str(path))
