"""Translation memories as CSV, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from i18n.errors import CatalogError
from i18n.formats import csv_rows
from i18n.memory.units import TranslationUnit

COLUMNS = ("source", "target", "language", "context", "page", "note")
"""The header row. `note` is the kind of block."""

_NEEDED = ("source", "target", "language")


def write(units: Iterable[TranslationUnit]) -> bytes:
    """A CSV file of units, UTF-8 with the mark that spreadsheets know it by."""
    rows = ((u.source, u.text, u.language, u.context, u.page, u.kind) for u in units)
    return csv_rows.write([COLUMNS, *rows])


def read(data: bytes, path: str) -> Iterator[TranslationUnit]:
    """The units of a CSV file: its columns in any order, others among them, parted by commas,
    semicolons or tabs; rows without a source or target are left out.

    Raises CatalogError, with the line, where that is not what the file is.
    """
    rows = csv_rows.read(data, path)
    columns = _columns(next(rows, (1, []))[1], path)
    for line, row in rows:
        if len(row) < len(columns):
            what = f"this row has {len(row)} cells, the header row {len(columns)}"
            raise CatalogError(what, path=path, line=line)
        cells = dict(zip(columns, row, strict=False))
        if cells["source"] and cells["target"]:
            yield _unit(cells, path, line)


def _columns(header: list[str], path: str) -> list[str]:
    columns = [name.strip().lower() for name in header]
    if missing := [name for name in _NEEDED if name not in columns]:
        what = f"the header row has no column “{missing[0]}”; it should be {','.join(COLUMNS)}"
        raise CatalogError(what, path=path, line=1)
    return columns


def _unit(cells: dict[str, str], path: str, line: int) -> TranslationUnit:
    if not cells["language"]:
        raise CatalogError("this row does not say its language", path=path, line=line)
    return TranslationUnit(
        source=cells["source"],
        text=cells["target"],
        context=cells.get("context", ""),
        kind=cells.get("note", ""),
        page=cells.get("page", ""),
        language=cells["language"],
    )
