"""Translation memories that came as files, whatever their format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from i18n.errors import CatalogError
from i18n.memory import csv_file, tmx
from i18n.memory.units import TranslationUnit, for_languages

SUFFIXES = (".tmx", ".csv")


def read_any(name: str, data: bytes, source_language: str = "") -> Iterator[TranslationUnit]:
    """The units of a file, by its name's suffix; those that stand on no page, on the file.

    Raises CatalogError, with the line, where it cannot be read.
    """
    for unit in _read(name, data, source_language):
        yield unit if unit.page else replace(unit, page=PurePath(name).name)


def _read(name: str, data: bytes, source_language: str) -> Iterator[TranslationUnit]:
    suffix = PurePath(name).suffix.lower()
    if suffix == ".tmx":
        return tmx.read(data, name, source_language)
    if suffix == ".csv":
        return csv_file.read(data, name)
    raise CatalogError(f"a translation memory is one of {', '.join(SUFFIXES)}", path=name)


def write_any(name: str, units: Iterable[TranslationUnit], source_language: str) -> bytes:
    """The bytes of a file, by its name's suffix. Raises CatalogError where it has another."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".tmx":
        return tmx.write(units, source_language)
    if suffix == ".csv":
        return csv_file.write(units)
    raise CatalogError(f"a translation memory is one of {', '.join(SUFFIXES)}", path=name)


def imported(
    files: Mapping[str, bytes], languages: Iterable[str], source_language: str = ""
) -> Iterator[TranslationUnit]:
    """The units of some files in the languages given, under their tags, file by file in the
    order of their names."""
    ours = tuple(languages)
    for name in sorted(files):
        yield from for_languages(read_any(name, files[name], source_language), ours)
