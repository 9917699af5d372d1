"""Which files in a site generator's tree are ours: `written.txt`, to be committed with them.

    9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  docs/es/index.md

It is sorted by path, from the site's directory on, and `sha256sum -c` reads it. While files are
being written a path has two lines, for what was there and for what comes; either is ours.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from i18n.storage import read

Written = Mapping[str, frozenset[str]]
"""Files that we wrote, each with the SHA-256 of what was written."""

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def load(path: Path) -> dict[str, frozenset[str]]:
    """The record; an empty one where there is none. What is no line of a record, such as the
    marks of a merge, says nothing; after one both sides count."""
    return parsed(read(path).decode("utf-8-sig", "replace")) if path.is_file() else {}


def parsed(text: str) -> dict[str, frozenset[str]]:
    """A record read from its text."""
    found: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        if row := _LINE.fullmatch(line.rstrip()):
            found[row[2]] = found.get(row[2], frozenset()) | {row[1]}
    return found


def text(written: Mapping[str, Iterable[str]]) -> str:
    """A record as its file has it."""
    rows = sorted((path, one) for path, digests in written.items() for one in digests)
    return "".join(f"{one}  {path}\n" for path, one in rows)


def digest(data: bytes) -> str:
    """What the record says of a file's bytes."""
    return hashlib.sha256(data).hexdigest()
