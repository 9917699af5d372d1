"""The files of a site that count, and whether they are as the last run left them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from i18n.execution.known_files import Known, KnownFiles, Linked
from i18n.execution.own_version import own_version
from i18n.execution.work_store import WorkStore, is_unicode
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
    stored, kept = store.files(), store.result(RUN, key)
    if kept is None:
        return False
    known = KnownFiles(stored, linked(store))
    files = files_of(paths, known)
    if files is None or not are_same(files, left_files(paths, stored)):
        return False
    return bool(json.loads(kept)["state"] == state(store.mark, own_version(known), files))


_LINKED = "linked"


def linked(store: WorkStore) -> Linked | None:
    """The files that the last run has but linked, as far as the store knows."""
    data = store.result(_LINKED, "")
    try:
        return Linked(*json.loads(data)) if data else None
    except (ValueError, TypeError):
        return None


def keep_linked(store: WorkStore, found: Linked) -> None:
    """Keep which files a run has but linked."""
    store.keep_results(_LINKED, {"": json.dumps(found).encode()}, ())


def left_files(paths: Paths, stored: Mapping[str, Known]) -> Files:
    """The files of a site that counted when they were last kept."""
    counting = (*(f"{top}/" for top in tops(paths)), *singles(paths))
    return {path: one.digest for path, one in stored.items() if path.startswith(counting)}


def are_same(now: Files, left: Files) -> bool:
    """Whether the files of a site are those that were kept, as far as their names can be."""
    return {p: digest for p, digest in now.items() if digest and is_unicode(p)} == left


def state(mark: str, version: str, files: Files) -> str:
    """What tells that files, which were kept with a mark, are those of a run of a version of ours;
    with those whose names cannot be kept."""
    odd = {path: digest for path, digest in files.items() if not is_unicode(path)}
    return f"{mark} {state_of(odd, version)}"


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
