"""What lies in a folder of sources: its files, and what there is that is no file to be read."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from i18n.project.source_tree.exclusions import LeftOut
from i18n.storage import kind

Unseen = Callable[[str], LeftOut | None]
"""A path, that of a folder with a slash at its end, to what keeps it from being looked at."""


@dataclass(frozen=True, slots=True)
class SourceFolder:
    """Files below a folder as sorted relative paths with slashes; `odd` has what is passed over,
    by its path, with the reason and what to do; `lost` are the folders among it, of whose
    content nothing is known. `left_out` is what is not looked at, but for hidden names."""

    files: tuple[str, ...]
    odd: dict[str, str]
    lost: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(slots=True)
class _Found:
    files: list[str] = field(default_factory=list)
    odd: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def source_folder(top: Path, unseen: Unseen) -> SourceFolder:
    """What lies below a folder. What is `unseen`, and what a link to a folder leads to, is left
    out. Nothing but folders is opened."""
    found = _Found()
    waiting = [""]
    while waiting:
        waiting += _folders(top, waiting.pop(), found, unseen)
    return SourceFolder(
        tuple(sorted(found.files)),
        dict(sorted(found.odd.items())),
        tuple(sorted(found.lost)),
        tuple(sorted(found.left_out)),
    )


def _folders(top: Path, folder: str, found: _Found, unseen: Unseen) -> Iterator[str]:
    """The folders in a folder, as paths that end in a slash; its files go into `found`."""
    try:
        with os.scandir(top / folder) as entries:
            there = list(entries)
    except OSError as error:
        name = folder.removesuffix("/")
        found.odd[name] = f"the folder cannot be read: {error.strerror}; what is known of it stays"
        found.lost.append(name)
        return
    for entry in there:
        path = folder + entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if left_out := unseen(f"{path}/" if is_folder else path):
            if not entry.name.startswith("."):
                found.left_out.append(left_out)
        elif not _is_unicode(path):
            found.odd[path] = "its name is no UTF-8; rename it"
        elif is_folder:
            yield f"{path}/"
        elif what := _fault(entry):
            found.odd[path] = what
        elif entry.is_file():
            found.files.append(path)


def _fault(entry: os.DirEntry[str]) -> str:
    """Why something is no file that can be a page or be published, and what to do; "" if it is
    one, or a link to a folder."""
    try:
        mode = entry.stat().st_mode
    except FileNotFoundError:
        gone = not entry.is_symlink()  # since the folder was read
        return "" if gone else "is a link that leads nowhere; mend it or remove it"
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "is a link that leads in a circle; mend it or remove it"
        return f"cannot be read: {error.strerror}"
    if entry.is_dir():
        return ""
    what = kind(mode)
    return what and f"is {what}, where a file is to be; move it away"


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
