"""Does a page that nobody translated come back byte for byte?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from i18n import files, formats
from i18n.errors import SourceError
from i18n.model import Cut
from i18n.render import IDENTITY, render


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


def find(path: Path) -> tuple[tuple[Path, str], ...]:
    """The pages at or below a path, each with its relative name, sorted.

    Raises SourceError where there is nothing at the path.
    """
    if path.is_file():
        return ((path, path.name),)
    if not path.is_dir():
        raise SourceError("there is no such file or folder", path=str(path))
    suffixes = (*formats.SUFFIXES, *formats.FEED_SUFFIXES)
    found = (file for file in path.rglob("*") if file.suffix.lower() in suffixes)
    return tuple((file, str(file.relative_to(path))) for file in sorted(found) if file.is_file())


def trips(path: Path, cut: Cut, language: str) -> Iterator[Trip]:
    """Parse and render every page at or below a path."""
    for file, name in find(path):
        data = files.read(file)
        text, encoding, errors = files.decode_anything(data, name)
        rendered = render(formats.parse(text, name, cut, language), IDENTITY)
        yield Trip(file, name, data, rendered.encode(encoding, errors))
