"""Translation memories that came as files, whatever their format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from i18n.errors import CatalogError
from i18n.formats.gettext import charset, po
from i18n.memory import csv_file, tmx
from i18n.memory.units import TranslationUnit, every_unit, for_languages

SUFFIXES = (".tmx", ".csv")
"""What is kept in a site's folder, and written."""


def read_any(
    name: str, data: bytes, source_language: str = "", target: str = ""
) -> Iterator[TranslationUnit]:
    """The units of a file, by its name's suffix; those that stand on no page, on the file.
    `target` is the language of texts whose file does not say it.

    Raises CatalogError, with the line, where it cannot be read.
    """
    for unit in _read(name, data, source_language, target):
        yield unit if unit.page else replace(unit, page=PurePath(name).name)


def _read(name: str, data: bytes, source_language: str, target: str) -> Iterable[TranslationUnit]:
    suffix = PurePath(name).suffix.lower()
    if suffix == ".tmx":
        return tmx.read(data, name, source_language)
    if suffix == ".csv":
        return csv_file.read(data, name, source_language, target)
    if suffix == ".po":
        return _catalog(name, data, target)
    known = ", ".join((*SUFFIXES, ".po"))
    raise CatalogError(f"a translation memory is one of {known}", path=name)


def _catalog(name: str, data: bytes, target: str) -> Iterable[TranslationUnit]:
    """What is approved in a PO file, in the language that its header names."""
    found, _ = po.read(charset.text_of(data, name), name)
    tag = dict(found.header).get("Language", "").replace("_", "-").partition(".")[0] or target
    if not tag:
        what = "its header names no Language; name it, such as --lang es"
        raise CatalogError(what, path=name, line=1)
    return every_unit(replace(found, language=tag))


def stands_alone(name: str, data: bytes) -> bool:
    """Whether a file can be kept as it is: it says its languages, and is no catalog."""
    suffix = PurePath(name).suffix.lower()
    return suffix == ".tmx" or (suffix == ".csv" and csv_file.names_languages(data, name))


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
