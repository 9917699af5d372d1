"""The translation memory: what people have approved, in SQLite. Deleting it loses nothing,
since it is made of the PO files and of what was imported.

    with Memory(path) as memory:
        memory.refresh("es", "news/a", digest, units(catalog))
        memory.near("The court met in March.", "es")
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from i18n.memory import fuzzy_index, schema, similarity
from i18n.memory.units import Match, TranslationUnit, has_context, place_of

_UNITS = """
SELECT s.text, u.text, u.context, u.kind, ifnull(b.text, ''), ifnull(a.text, ''), u.page,
       c.language
FROM unit u JOIN catalog c ON c.id = u.catalog JOIN source s ON s.id = u.source
LEFT JOIN source b ON b.id = u.before LEFT JOIN source a ON a.id = u.after
"""

_BATCH = 50_000

_ASKED_AGAIN = 4096
"""Sources whose units are kept at hand: a menu is asked for on every page."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a source string: a unit for each of its texts, the commonest first,
    and for each place the unit that stands there, None where there are several texts."""

    texts: tuple[TranslationUnit, ...]
    places: Mapping[TranslationUnit, TranslationUnit | None]


class Memory:
    """A translation memory in a file. A file that is none, or is damaged, is made anew.

    What is refreshed is kept when something is asked, and on closing: a run that is killed
    before refreshes once more. Where the file cannot be used, `fault` says why, and the memory
    ends with the run; where that is found later, OutputError is raised and the memory is empty
    from then on.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.fault = ""
        try:
            self._db = schema.opened(path)
        except (OSError, sqlite3.DatabaseError) as error:
            self._db, self.fault = schema.in_passing(), str(error)
        self._new = fuzzy_index.Postings()
        self._known = lru_cache(_ASKED_AGAIN)(self._known_now)

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Keep what was refreshed and close the file."""
        try:
            self._settle()
        except sqlite3.DatabaseError as error:
            self.fault = str(error)
        self._db.close()

    # --- keeping -------------------------------------------------------------------

    def refresh(
        self, language: str, stem: str, digest: str, units: Iterable[TranslationUnit]
    ) -> bool:
        """Make the units of one catalog those given, if its digest is another than before.

        All or nothing; whether anything was done. `units` is not looked at if not.
        """
        with self._care():
            found = self._db.execute(
                "SELECT id, digest FROM catalog WHERE language = ? AND stem = ?", (language, stem)
            ).fetchone()
            if found and found[1] == digest:
                return False
            with self._change():
                if found:
                    self._forget(found[0])
                added = self._db.execute(
                    "INSERT INTO catalog (id, language, stem, digest) VALUES (?, ?, ?, ?)",
                    (found[0] if found else None, language, stem, digest),
                )
                self._add(added.lastrowid or 0, language, units)
            if self._new.size > _BATCH:
                self._settle()
            return True

    def keep(self, language: str, stems: Iterable[str]) -> None:
        """Forget the catalogs of a language that are not among these."""
        kept = frozenset(stems)
        with self._care():
            rows = self._db.execute("SELECT id, stem FROM catalog WHERE language = ?", (language,))
            if gone := [catalog for catalog, stem in rows if stem not in kept]:
                with self._change():
                    for catalog in gone:
                        self._forget(catalog)

    def state(self) -> str:
        """A digest that tells whether the memory holds what it held before."""
        with self._care():
            rows = self._db.execute(
                "SELECT language, stem, digest FROM catalog ORDER BY language, stem"
            )
            return hashlib.sha256(repr(list(rows)).encode("utf-8", "surrogatepass")).hexdigest()

    def _forget(self, catalog: int) -> None:
        """Forget a catalog's units. Their sources stay: they may well come back."""
        self._db.execute("DELETE FROM unit WHERE catalog = ?", (catalog,))
        self._db.execute("DELETE FROM catalog WHERE id = ?", (catalog,))

    def _add(self, catalog: int, language: str, units: Iterable[TranslationUnit]) -> None:
        rest, position = iter(units), 0
        while batch := list(islice(rest, _BATCH)):
            if position:
                self._new.write(self._db)
            sources = self._sources(language, batch)
            rows = (
                _row(catalog, number, unit, sources) for number, unit in enumerate(batch, position)
            )
            self._db.executemany("INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            position += len(batch)
        self._db.execute("UPDATE catalog SET units = ? WHERE id = ?", (position, catalog))

    def _sources(self, language: str, units: Iterable[TranslationUnit]) -> dict[str, int]:
        """The numbers of all source strings in some units; new ones are added and indexed."""
        numbers = {"": 0}
        for text in dict.fromkeys(s for u in units for s in (u.before, u.source, u.after) if s):
            words = similarity.words_of(text)
            key = similarity.key(words)
            found = self._db.execute(
                "SELECT id FROM source WHERE key = ? AND text = ? AND language = ?",
                (key, text, language),
            ).fetchone()
            if found is None:
                found = self._db.execute(
                    "INSERT INTO source VALUES (NULL, ?, ?, ?) RETURNING id", (key, language, text)
                ).fetchone()
                self._new.add(key, similarity.features(words, language))
            numbers[text] = found[0]
        return numbers

    @contextmanager
    def _change(self) -> Iterator[None]:
        """A change as a whole or not at all."""
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
        self._known.cache_clear()
        self._db.execute("SAVEPOINT change")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK TO change")
            raise
        finally:
            self._db.execute("RELEASE change")

    def _settle(self) -> None:
        """Write to disk what was changed."""
        if self._db.in_transaction:
            self._new.write(self._db)
            self._db.execute("COMMIT")

    # --- asking --------------------------------------------------------------------

    def units(self, language: str) -> Iterator[TranslationUnit]:
        """All there is in a language, catalog by catalog."""
        with self._care():
            self._settle()
            yield from self._select("c.language = ?", (language,))

    def exact(self, source: str, language: str) -> tuple[TranslationUnit, ...]:
        """The texts of a source string, a unit for each: the commonest first, among equals
        the one of the first catalog."""
        with self._care():
            return self._known(source, language).texts

    def known(self, sources: Iterable[str], language: str) -> frozenset[str]:
        """Which of some source strings have a text."""
        wanted = frozenset(sources)
        keys = sorted({similarity.key(similarity.words_of(source)) for source in wanted})
        with self._care():
            self._settle()
            rows = self._db.execute(
                "SELECT text FROM source WHERE language = ?"
                " AND key IN (SELECT value FROM json_each(?))"
                " AND EXISTS (SELECT 1 FROM unit WHERE unit.source = source.id)",
                (language, json.dumps(keys)),
            )
            return wanted & {text for (text,) in rows}

    def full(self, wanted: TranslationUnit) -> TranslationUnit | None:
        """The unit that stands in the very same place, if all that do have one text."""
        with self._care():
            found = self._known(wanted.source, wanted.language)
        return found.places.get(place_of(wanted))

    def near(
        self, source: str, language: str, threshold: int = similarity.ALIKE, limit: int = 5
    ) -> tuple[Match, ...]:
        """Units whose source is like this one, itself included; for each source its first
        text. The best first, among equals in the order of the alphabet."""
        with self._care():
            self._settle()
            return tuple(islice(self._near(source, language, threshold), limit))

    def _near(self, source: str, language: str, threshold: int) -> Iterator[Match]:
        words = similarity.words_of(source)
        found = fuzzy_index.rarest(self._db, similarity.features(words, language, asking=True))
        keys = similarity.best(found, similarity.fitting(words, threshold))
        rows = self._db.execute(
            "SELECT DISTINCT text FROM source"
            " WHERE key IN (SELECT value FROM json_each(?)) AND language = ?",
            (json.dumps(keys), language),
        )
        for score, other in similarity.alike(source, [text for (text,) in rows], threshold):
            for unit in self._known(other, language).texts[:1]:
                yield Match(score, unit)

    def _known_now(self, source: str, language: str) -> _Known:
        self._settle()
        key = similarity.key(similarity.words_of(source))
        where = "s.key = ? AND s.text = ? AND s.language = ?"
        found = list(self._select(where, (key, source, language)))
        places: dict[TranslationUnit, TranslationUnit | None] = {}
        for unit in found:
            first = places.setdefault(place_of(unit), unit)
            if first is not None and first.text != unit.text:
                places[place_of(unit)] = None
        places = {place: unit for place, unit in places.items() if has_context(place)}
        counts = Counter(unit.text for unit in found)
        first_of = {unit.text: unit for unit in reversed(found)}
        return _Known(tuple(first_of[text] for text, _ in counts.most_common()), places)

    def _select(self, where: str, values: tuple[Any, ...]) -> Iterator[TranslationUnit]:
        rows = self._db.execute(f"{_UNITS} WHERE {where} ORDER BY c.stem, u.position", values)
        return (TranslationUnit(*row) for row in rows)

    @contextmanager
    def _care(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            self.fault = str(error)
            self._db.close()
            self._db, self._new = schema.after(error, self._path), fuzzy_index.Postings()
            self._known.cache_clear()
            raise schema.unusable(self._path, error) from error


def _row(
    catalog: int, position: int, unit: TranslationUnit, numbers: Mapping[str, int]
) -> tuple[Any, ...]:
    where = catalog, position, numbers[unit.source], numbers[unit.before], numbers[unit.after]
    return *where, unit.text, unit.context, unit.kind, unit.page
