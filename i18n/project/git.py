"""Git as the place where two people's catalogs meet: the merge driver, its set-up, history."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from i18n import storage
from i18n.catalogs.three_way_merge import merged
from i18n.errors import LanguageError, OutputError
from i18n.formats.gettext import charset, po
from i18n.languages.locales import language
from i18n.project import language_catalogs
from i18n.project.paths import STATE, Paths
from i18n.segmentation.joining import UNCUT, Sentences

DRIVER = "i18n-po"


def install(paths: Paths, command: str) -> tuple[str, ...]:
    """Tell the repository that holds a site to merge its catalogs with `command`, which gets
    the paths of base, ours, theirs and the file; what was done, a line each.

    Raises OutputError where there is no repository.
    """
    for key, value in (
        ("name", "PO catalogs, message by message"),
        ("driver", f"{command} %O %A %B %P"),
    ):
        _git(paths.root, "config", f"merge.{DRIVER}.{key}", value)
    path = paths.root / ".gitattributes"
    data = storage.read(path) if path.is_file() else None
    before = (data or b"").decode("utf-8", "replace")
    lines = (
        f"{paths.settings.locales}/**/*.po merge={DRIVER}",
        f"{paths.settings.locales}/*/drafts.jsonl merge=union",
    )
    new = [line for line in lines if line not in before.splitlines()]
    if new:
        gap = "" if not before or before.endswith("\n") else "\n"
        more = gap + "".join(f"{line}\n" for line in new)
        if not storage.swap(path, data, (data or b"") + more.encode(), paths.root):
            raise OutputError("somebody saves it just now; try again", path=".gitattributes")
    said = (f".gitattributes: {line}" for line in lines)
    return (f"merge.{DRIVER} is set in this repository's configuration", *said)


def merge(base: Path, ours: Path, theirs: Path, name: str) -> int:
    """Merge three versions of a catalog into the file `ours`; how many messages clash.

    Raises CatalogError, and leaves the file as it is, where one is not PO.
    """
    data = [storage.read(path) for path in (base, ours, theirs)]
    texts = [charset.text_of(one, name) for one in data]
    read = [po.read(text, name)[0] for text in texts]
    code = dict(read[1].header).get("Language") or "und"
    found, clashes = merged(read[0], read[1], read[2], sentences_of(code))
    whole = po.write(replace(found, language=code), po.form(texts[1], name, code))
    _sweep(ours.absolute().parent)
    storage.write(ours, charset.bytes_of(whole, data[1]))
    return clashes


def ignored(folder: Path) -> frozenset[str]:
    """The files and folders below a folder that git does not keep, from there on; none where
    there is no git or no repository, or where it keeps nothing of the folder."""
    words = ("ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True)
    except OSError:
        return frozenset()
    names = os.fsdecode(done.stdout).split("\0") if done.returncode == 0 else []
    return frozenset() if "./" in names else frozenset(one.rstrip("/") for one in names if one)


def _sweep(folder: Path) -> None:
    """Remove what a merge that was killed left at the top of a repository, where git starts it.
    In a site's own directory the next run does so."""
    if not (folder / STATE).exists():
        with contextlib.suppress(OutputError):
            storage.sweep(folder)


def sentences_of(code: str) -> Sentences:
    """How the language that a catalog's header names parts and joins sentences."""
    with contextlib.suppress(LanguageError):  # one that we do not know has spaces
        return language_catalogs.sentences(language(code))
    return UNCUT


def person(root: Path) -> str:
    """Who works in a directory, by git's settings: `Ana <ana@example.org>`; "" where they do not
    say it."""
    with contextlib.suppress(OutputError):
        found = [_git(root, "config", f"user.{one}").strip() for one in ("name", "email")]
        return f"{found[0]} <{found[1]}>" if all(found) else ""
    return ""


def prefix(root: Path) -> str:
    """The way from the top of the repository to a directory, or from here where there is none."""
    try:
        return _git(root, "rev-parse", "--show-prefix").strip()
    except OutputError:
        return os.path.relpath(root)


def versions(root: Path, path: Path, most: int) -> Iterator[str]:
    """The committed texts of a file below a directory, newest first; none without history."""
    name = path.relative_to(root).as_posix()
    with contextlib.suppress(OutputError):
        for commit in _git(root, "log", f"-{most}", "--format=%H", "--", name).split():
            with contextlib.suppress(OutputError):  # the commit that removed it
                yield _git(root, "show", f"{commit}:./{name}")


def _git(root: Path, *arguments: str) -> str:
    """What git prints. Raises OutputError where there is no repository."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise OutputError("this directory is in no git repository", path=str(root)) from error
    return done.stdout.decode("utf-8", "replace")
