"""Translation memories as CSV, for spreadsheets: `source,target,language`, or a column a
language: `en,es,pt-BR`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from i18n.errors import CatalogError, LanguageError, printable
from i18n.formats import csv_rows
from i18n.languages.language_tags import agree
from i18n.languages.locales import language
from i18n.memory.units import TranslationUnit

COLUMNS = ("source", "target", "language", "context", "page", "note", "plural")
"""The header row. `note` is the kind of block, `plural` says which form a text is."""

_LIKE = "source,target,language or a column a language, such as en,es,pt-BR"
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.I)


def write(units: Iterable[TranslationUnit]) -> bytes:
    """A CSV file of units, UTF-8 with the mark that spreadsheets know it by; with a column
    `plural` if there is any."""
    rows = [(u.source, u.text, u.language, u.context, u.page, u.kind, u.plural) for u in units]
    width = len(COLUMNS) if any(row[-1] for row in rows) else len(COLUMNS) - 1
    return csv_rows.write([COLUMNS[:width], *(row[:width] for row in rows)])


def read(
    data: bytes, path: str, source_language: str = "", target: str = ""
) -> Iterator[TranslationUnit]:
    """The units of a CSV file: its columns in any order, others among them, parted by commas,
    semicolons or tabs; rows without a source or target are left out.

    `target` is the language of texts whose file does not say it. Raises CatalogError, with the
    line, where the file is no such thing.
    """
    rows = csv_rows.read(data, path)
    columns = _columns(next(rows, (1, []))[1], path, source_language)
    for line, row in rows:
        if len(row) < len(columns):
            what = f"this row has {len(row)} cells, the header row {len(columns)}"
            raise CatalogError(what, path=path, line=line)
        cells = dict(zip(columns, row, strict=False))
        for tag, text in _texts(cells, target):
            if cells["source"] and text:
                yield _unit(cells, text, _known(tag, path, line))


def names_languages(data: bytes, path: str) -> bool:
    """Whether a file says itself which languages it is in."""
    columns = _columns(next(csv_rows.read(data, path), (1, []))[1], path, "")
    return "target" not in columns or "language" in columns


def _columns(header: Sequence[str], path: str, source_language: str) -> list[str]:
    """What each column is to us: one of ours, a language's tag, or a name of no meaning."""
    columns = [name.strip().lower() for name in header]
    if "target" not in columns:
        columns = [_tag(one) or one for one in columns]
    if "target" not in columns and "source" not in columns:
        wanted = [one for one in columns if _tag(one) and agree(one, source_language or one)]
        columns = ["source" if one in wanted[:1] else one for one in columns]
    for name in ("source", "target"):
        if name not in columns and not (name == "target" and any(map(_tag, columns))):
            there = ", ".join(f"“{printable(one.strip())}”" for one in header) or "none"
            what = f"the header row has no column “{name}”, only {there}; it should be {_LIKE}"
            raise CatalogError(what, path=path, line=1)
    return columns


def _tag(name: str) -> str:
    """The tag of the language that a column is named by, "" for none."""
    if name in COLUMNS or not _TAG.fullmatch(name):
        return ""
    try:
        return language(name).tag
    except LanguageError:
        return ""


def _texts(cells: Mapping[str, str], target: str) -> Iterator[tuple[str, str]]:
    """The texts of a row with their languages."""
    if "target" in cells:
        yield cells.get("language", target), cells["target"]
        return
    for name, text in cells.items():
        if _tag(name):
            yield name, text


def _known(tag: str, path: str, line: int) -> str:
    if not tag:
        what = "this row does not say its language; name it, such as --lang es"
        raise CatalogError(what, path=path, line=line)
    return tag


def _unit(cells: Mapping[str, str], text: str, tag: str) -> TranslationUnit:
    return TranslationUnit(
        source=cells["source"],
        text=text,
        context=cells.get("context", ""),
        kind=cells.get("note", ""),
        page=cells.get("page", ""),
        language=tag,
        plural=cells.get("plural", ""),
    )
