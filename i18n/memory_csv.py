"""Translation memories as CSV (RFC 4180), for spreadsheets.

A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a return as a formula.
Such a cell gets an apostrophe before it, which reading takes away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from i18n.errors import CatalogError
from i18n.units import Unit

COLUMNS = ("source", "target", "language", "context", "page", "note")
"""The header row. `note` is the kind of block."""

_NEEDED = ("source", "target", "language")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def write(units: Iterable[Unit]) -> bytes:
    """A CSV file of units, UTF-8 with the mark that spreadsheets know it by."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(COLUMNS)
    for u in units:
        cells = (u.source, u.text, u.language, u.context, u.page, u.kind)
        writer.writerow([_guarded(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def read(data: bytes, path: str) -> Iterator[Unit]:
    """The units of a CSV file: its columns in any order, others among them, parted by commas,
    semicolons or tabs; rows without a source or target are left out.

    Raises CatalogError, with the line, where that is not what the file is.
    """
    text = _text(data, path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        columns = _columns(next(rows, []), path)
        for row in rows:
            if not row:
                continue
            if len(row) < len(columns):
                what = f"this row has {len(row)} cells, the header row {len(columns)}"
                raise CatalogError(what, path=path, line=rows.line_num)
            cells = {n: _bare(cell) for n, cell in zip(columns, row, strict=False)}
            if cells["source"] and cells["target"]:
                yield _unit(cells, path, rows.line_num)
    except csv.Error as error:
        what = f"this is not CSV ({error})"
        raise CatalogError(what, path=path, line=rows.line_num) from error


def _text(data: bytes, path: str) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "this is not UTF-8; save it as “CSV UTF-8”"
        raise CatalogError(what, path=path, line=line) from error


def _delimiter(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)


def _columns(header: list[str], path: str) -> list[str]:
    columns = [name.strip().lower() for name in header]
    if missing := [name for name in _NEEDED if name not in columns]:
        what = f"the header row has no column “{missing[0]}”; it should be {','.join(COLUMNS)}"
        raise CatalogError(what, path=path, line=1)
    return columns


def _unit(cells: dict[str, str], path: str, line: int) -> Unit:
    if not cells["language"]:
        raise CatalogError("this row does not say its language", path=path, line=line)
    return Unit(
        source=cells["source"],
        text=cells["target"],
        context=cells.get("context", ""),
        kind=cells.get("note", ""),
        page=cells.get("page", ""),
        language=cells["language"],
    )


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell
