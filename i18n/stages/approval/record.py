"""What an approval of many changed, kept so that it can be undone: each catalog as it was just
before and as it was written.

DIR/.i18n/approve-000007.zip              the seventh `approve` that changed anything
    0/before  0/after                     a catalog; the first says in its comment which
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from i18n import storage
from i18n.errors import SourceError
from i18n.project.paths import Paths

KEPT = 20
"""So many of the last can be undone, one after the other."""

_NAME = re.compile(r"[a-z]+-(\d{6})\.zip")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A catalog that was written: the language's tag, its stem, and its bytes before and after."""

    language: str
    stem: str
    before: bytes
    after: bytes


def joined(found: Iterable[Exchange]) -> tuple[Exchange, ...]:
    """Exchanges in the order in which they were made, those that follow each other as one."""
    done: list[Exchange] = []
    for one in found:
        last = next((n for n, other in enumerate(done) if _follows(other, one)), None)
        if last is None:
            done.append(one)
        else:
            done[last] = Exchange(one.language, one.stem, done[last].before, one.after)
    return tuple(done)


def _follows(one: Exchange, other: Exchange) -> bool:
    same = (one.language, one.stem) == (other.language, other.stem)
    return same and one.after == other.before


def keep(paths: Paths, command: str, made: Iterable[Exchange]) -> None:
    """Keep what a command wrote; of many only the last. Raises OutputError."""
    found = _records(paths, command)
    number = 1 + max(found, default=0)
    path = paths.state(f"{command}-{number:06}.zip")
    storage.write(path, _packed(made), paths.root)
    for old in sorted(found)[: max(0, len(found) + 1 - KEPT)]:
        storage.remove(found[old], paths.root)


def last(paths: Paths, command: str) -> tuple[Path, tuple[Exchange, ...]] | None:
    """What a command wrote last, and where that is kept; None where there is nothing to undo.
    Raises SourceError where it cannot be read."""
    found = _records(paths, command)
    path = found[max(found)] if found else None
    return (path, _unpacked(path)) if path else None


def _records(paths: Paths, command: str) -> dict[int, Path]:
    """The records of a command by their numbers."""
    found = paths.state("lock").parent.glob(f"{command}-*.zip")
    return {int(match[1]): path for path in found if (match := _NAME.fullmatch(path.name))}


def _packed(made: Iterable[Exchange]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for number, one in enumerate(made):
            file.writestr(_entry(f"{number}/before", f"{one.language} {one.stem}"), one.before)
            file.writestr(_entry(f"{number}/after", ""), one.after)
    return data.getvalue()


def _entry(name: str, told: str) -> zipfile.ZipInfo:
    """An entry without a date: the same approval gives the same bytes."""
    found = zipfile.ZipInfo(name)
    found.compress_type = zipfile.ZIP_DEFLATED
    found.comment = told.encode()
    return found


def _unpacked(path: Path) -> tuple[Exchange, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(storage.read(path))) as file:
            return tuple(
                _exchange(file, one) for one in file.infolist() if one.filename.endswith("/before")
            )
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        what = "this record of an approval cannot be read; delete it, and undo it by hand"
        raise SourceError(what, path=str(path)) from error


def _exchange(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Exchange:
    tag, stem = entry.comment.decode().split(" ", 1)
    after = file.read(entry.filename.replace("before", "after"))
    return Exchange(tag, stem, file.read(entry), after)
