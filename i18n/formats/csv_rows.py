"""Spreadsheets' CSV (RFC 4180): rows as people's programs write them.

A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a return as a formula.
Such a cell gets an apostrophe before it, which reading takes away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from i18n.errors import CatalogError

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def write(rows: Iterable[Sequence[str]], like: bytes | None = None) -> bytes:
    """Rows, the header first, in UTF-8 with the mark that spreadsheets know it by; or with
    the mark, the delimiter and the line ends of another file."""
    out = io.StringIO(newline="")
    text = "\r\n" if like is None else _text(like, "")
    ends = "\r\n" if "\r\n" in text else "\n"
    writer = csv.writer(out, lineterminator=ends, delimiter=_delimiter(text))
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    marked = like is None or like.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    return out.getvalue().encode("utf-8-sig" if marked else "utf-8")


def read(data: bytes, path: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file with their lines, the header first, blank ones left out; cells are
    parted by commas, semicolons or tabs.

    Raises CatalogError, with the line, where a file is no such thing.
    """
    text = _text(data, path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                yield line, [_bare(cell) for cell in row]
            line = rows.line_num + 1
    except csv.Error as error:
        what = f"this is not CSV ({error})"
        raise CatalogError(what, path=path, line=rows.line_num) from error


def _delimiter(text: str) -> str:
    header = text.lstrip("\r\n").split("\n", 1)[0]
    return max(",;\t", key=header.count)


def _text(data: bytes, path: str) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "this is not UTF-8; save it as “CSV UTF-8”"
        raise CatalogError(what, path=path, line=line) from error


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    cell = cell.replace("\r\n", "\n")
    return cell[1:] if _GUARDED.match(cell) else cell
