"""Does a page, or a file of UI strings, that nobody translated come back byte for byte?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from i18n.errors import PipelineError, SourceError
from i18n.formats import page_formats
from i18n.formats.told import NOTHING, Told
from i18n.formats.ui_strings.resource import SUFFIXES, parse
from i18n.model import Cut, Problem
from i18n.project import ui_string_files
from i18n.project.encodings import decode_anything
from i18n.publishing.rendering import IDENTITY, render
from i18n.storage import read, write


@dataclass(frozen=True, slots=True)
class Trip:
    """One file's way there and back; `name` is its path below the path that was given."""

    path: Path
    name: str
    data: bytes
    rendered: bytes

    @property
    def identical(self) -> bool:
        """Whether the bytes are the same."""
        return self.data == self.rendered


def pages(path: Path) -> tuple[tuple[Path, str], ...]:
    """The pages at or below a path, each with its relative name, sorted; a file counts as one.

    Raises SourceError where there is nothing at the path.
    """
    suffixes = (*page_formats.SUFFIXES, *page_formats.FEED_SUFFIXES)
    return tuple(
        (file, name)
        for file, name in _below(path)
        if file == path or file.suffix.lower() in suffixes
    )


def find(path: Path, patterns: Sequence[str] = ()) -> tuple[tuple[Path, str], ...]:
    """The pages at or below a path as `pages` has them; and the UI strings, which below a folder
    are every POT and what the patterns name."""
    there = {name: file for file, name in _below(path)}
    found = {name for _, name in pages(path)} | {*ui_string_files.chosen(there, patterns)}
    return tuple((there[name], name) for name in sorted(found))


def _below(path: Path) -> tuple[tuple[Path, str], ...]:
    """The files at or below a path, each with its relative name, sorted."""
    if path.is_file():
        return ((path, path.name),)
    if not path.is_dir():
        raise SourceError("there is no such file or folder", path=str(path))
    names = {file.relative_to(path).as_posix(): file for file in path.rglob("*")}
    return tuple((file, name) for name, file in sorted(names.items()) if file.is_file())


def trips(
    path: Path,
    cut: Cut,
    language: str,
    patterns: Sequence[str] = (),
    told: Told = NOTHING,
) -> Iterator[Trip | Problem]:
    """Parse and render every page at or below a path, and the UI strings; a Problem for each
    that cannot be read."""
    for file, name in find(path, patterns):
        try:
            yield _trip(file, name, cut, language, told)
        except PipelineError as error:
            yield Problem(str(file), error.line, "error", "unreadable", error.what)


def _trip(file: Path, name: str, cut: Cut, language: str, told: Told) -> Trip:
    data = read(file)
    text, encoding, errors = decode_anything(data, name)
    if file.suffix.lower() in SUFFIXES:
        page = parse(text, name).page
    else:
        page = page_formats.parse(text, name, cut, language, told=told)
    rendered = render(page, IDENTITY)
    return Trip(file, name, data, rendered.encode(encoding, errors))


def save(trip: Trip, folder: Path) -> None:
    """Write what came back below a folder. Raises OutputError."""
    write(folder / trip.name, trip.rendered)
