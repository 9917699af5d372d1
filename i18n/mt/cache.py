"""What machines have translated before. A cache in SQLite: deleting it loses only time."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import accumulate, pairwise
from pathlib import Path

from i18n.model import Edge, Engine, Translation

_SCHEMA = """
CREATE TABLE IF NOT EXISTS translations (
    engine TEXT, version TEXT, source TEXT, target TEXT, sentence TEXT,
    text TEXT NOT NULL, unknown TEXT NOT NULL,
    PRIMARY KEY (engine, version, source, target, sentence)
) WITHOUT ROWID
"""
_BATCH = 10_000
"""Characters between two commits: an interrupted run loses at most so much of each batch that is
under way. That is some seconds of a neural model."""

_Done = tuple[Sequence[str], list[Translation]]


def connect(path: Path) -> sqlite3.Connection:
    """Open the cache, and make it anew where the file is none. Raises sqlite3.Error or OSError
    where that cannot be done."""
    try:
        return _opened(path)
    except sqlite3.DatabaseError as error:
        if not damaged(error):
            raise
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        return _opened(path)


def connect_if_possible(path: Path) -> tuple[sqlite3.Connection, str]:
    """The cache and "", or one that ends with the run, and why."""
    try:
        return connect(path), ""
    except (sqlite3.Error, OSError) as error:
        return _opened(":memory:"), str(error)


def damaged(error: sqlite3.DatabaseError) -> bool:
    """Whether a file is no database, or no longer; not that it is locked or cannot be written."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _opened(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_SCHEMA)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


class Remembering:
    """An engine that asks the cache first and tells it what is new. Where the cache fails,
    `fault` says why, and it is asked and told nothing from then on."""

    def __init__(self, engine: Engine, cache: sqlite3.Connection) -> None:
        self.name = engine.name
        self.abreast = engine.abreast
        self.fault = ""
        self._engine = engine
        self._cache = cache

    def edges(self) -> tuple[Edge, ...]:
        """The engine's own."""
        return self._engine.edges()

    def missing(self) -> tuple[str, ...]:
        """The engine's own."""
        return self._engine.missing()

    def close(self) -> None:
        """Close the engine; the cache stays open."""
        self._engine.close()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Translate what the cache does not have, each sentence once."""
        known = {s: found for s in dict.fromkeys(sentences) if (found := self._recall(s, edge))}
        # Sorted, since a neural model takes as long for a batch as for its longest sentence.
        pending = sorted((s for s in dict.fromkeys(sentences) if s not in known), key=len)
        for batch, fresh in self._fresh(_even(pending), edge):
            self._keep(batch, fresh, edge)
            known.update(zip(batch, fresh, strict=True))
        return [known[sentence] for sentence in sentences]

    def _fresh(self, batches: Sequence[Sequence[str]], edge: Edge) -> Iterator[_Done]:
        """Each batch with its translations, in order, as soon as they are there."""
        if self._engine.abreast == 1 or len(batches) < 2:
            for batch in batches:
                yield batch, self._engine.translate(batch, edge)
            return
        with ThreadPoolExecutor(self._engine.abreast) as workers:
            try:
                found = workers.map(lambda batch: self._engine.translate(batch, edge), batches)
                yield from zip(batches, found, strict=True)
            finally:
                workers.shutdown(cancel_futures=True)

    def _recall(self, sentence: str, edge: Edge) -> Translation | None:
        if self.fault:
            return None
        with self._care():
            row = self._cache.execute(
                "SELECT text, unknown FROM translations WHERE engine = ? AND version = ?"
                " AND source = ? AND target = ? AND sentence = ?",
                (edge.engine, edge.version, edge.source, edge.target, sentence),
            ).fetchone()
            if row is not None:
                unknown = tuple((start, end) for start, end in json.loads(row[1]))
                return Translation(str(row[0]), unknown)
        return None

    @contextmanager
    def _care(self) -> Iterator[None]:
        """Do something with the cache, and do without it where that fails."""
        try:
            yield
        except (sqlite3.Error, ValueError, TypeError) as error:  # or something odd in its rows
            self.fault = str(error)

    def _keep(self, sentences: Sequence[str], found: Sequence[Translation], edge: Edge) -> None:
        if self.fault:
            return
        with self._care(), self._cache:
            self._cache.executemany(
                "INSERT OR REPLACE INTO translations VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        edge.engine,
                        edge.version,
                        edge.source,
                        edge.target,
                        sentence,
                        translation.text,
                        json.dumps(translation.unknown),
                    )
                    for sentence, translation in zip(sentences, found, strict=True)
                ],
            )


def _even(pending: Sequence[str]) -> list[Sequence[str]]:
    """Batches of nearly the same number of characters, so that none is too small to be fast."""
    ends = list(accumulate(map(len, pending), initial=0))
    count = max(1, -(-ends[-1] // _BATCH))
    cuts = [bisect_left(ends, ends[-1] * number / count) for number in range(count)]
    return [pending[start:end] for start, end in pairwise([*cuts, len(pending)]) if start < end]
