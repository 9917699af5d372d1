"""The files of a site that count, and whether they are as the last run left them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from i18n.execution.known_files import KnownFiles
from i18n.execution.own_version import own_version
from i18n.execution.work_store import WorkStore
from i18n.project.paths import STATE, Paths
from i18n.project.settings import FILES
from i18n.project.source_tree import written_record
from i18n.project.source_tree.generator_tree import passed_over

NAME = "work.sqlite"
"""The file of the store, in the folder of what may be deleted."""

RUN = "run"
"""The stage of the store in which the last run is."""

Files = Mapping[str, str]
"""The digests of files, by path."""


def is_as_left(store: WorkStore, paths: Paths, key: str) -> bool:
    """Whether a site is as the last run of a kind left it. Nothing is kept of the look. Raises
    ValueError, KeyError or TypeError where another version of ours kept something else."""
    known = KnownFiles(store.files())
    files, kept = files_of(paths, known), store.result(RUN, key)
    if kept is None or files is None:
        return False
    return bool(json.loads(kept)["state"] == state_of(files, own_version(known)))


def files_of(paths: Paths, known: KnownFiles, folders: Sequence[str] = ()) -> Files | None:
    """Every file of a site that counts, or of some of its folders; None where one cannot be
    read."""
    but = {str(paths.root / name) for name in (STATE, ".git")}
    if paths.settings.tree is not None:
        but |= {str(paths.sources / name) for name in ("node_modules", *passed_over(paths))}
    try:
        found = {path: known.digest(path) for path in singles(paths)}
        for top in folders or tops(paths):
            found |= known.below(top, but)
    except OSError:
        return None
    return found


def singles(paths: Paths) -> tuple[str, ...]:
    """The files that count by themselves."""
    return (str(paths.glossary), *(str(paths.root / name) for name in FILES))


def tops(paths: Paths) -> tuple[str, ...]:
    """The folders of which all files count."""
    return (*texts_of(paths), str(paths.site), str(paths.preview))


def texts_of(paths: Paths) -> tuple[str, ...]:
    """Those of them that are not built: the sources, and all that lies beside the catalogs."""
    return str(paths.sources), str(paths.locales)


def is_ours(paths: Paths, before: Files, now: Files, catalogs: Files) -> bool:
    """Whether all that differs between two looks is what a command has written meanwhile:
    `catalogs`, each with the digest of its file, templates, records and what is built."""
    outputs = tuple(f"{top}/" for top in (paths.site, paths.preview))
    in_tree = {
        str(paths.root / name): digests
        for name, digests in written_record.load(paths.written).items()
    }
    changed = (path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    return all(
        path.startswith(outputs)
        or now.get(path, "") == catalogs.get(path)
        or now.get(path, "") in in_tree.get(path, ())
        or _is_record(path, paths)
        for path in changed
    )


def _is_record(path: str, paths: Paths) -> bool:
    """Whether a file is one that only runs write beside the catalogs: a template, a record."""
    return path.startswith(f"{paths.locales}/") and not path.endswith(".po")


def state_of(files: Files, version: str) -> str:
    """A digest of all files that are there."""
    there = sorted((path, digest) for path, digest in files.items() if digest)
    lines = [version, *(f"{path}\0{digest}" for path, digest in there)]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
