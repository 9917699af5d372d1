"""What a run that was cut off left among a site's own files: found and put in order by the next."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from i18n import storage
from i18n.catalogs.three_way_merge import merged
from i18n.errors import CatalogError, OutputError, SourceError, counted
from i18n.formats.gettext import charset, po
from i18n.model import Catalog, Problem
from i18n.project.git import sentences_of
from i18n.project.paths import Paths
from i18n.project.source_tree import written_record
from i18n.storage import Displaced


def recover(paths: Paths) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Remove unfinished files, and put back what a person saved while a run was cut off: what
    was done, a line each, and what a person must look at."""
    removed = 0
    told: list[str] = []
    problems: list[Problem] = []
    for folder in _folders(paths):
        try:
            count, displaced = storage.sweep(folder)
        except OutputError as error:
            problems.append(Problem(error.path, 0, "warning", "interrupted", error.what))
            continue
        removed += count
        for one in displaced:
            try:
                told.append(_restored(paths, one))
            except (CatalogError, SourceError, OutputError) as error:
                what = f"holds what somebody saved while a run was cut off ({error.what}); "
                what += "take over what is missing, then delete it"
                name = paths.name(one.aside)
                problems.append(Problem(name, error.line, "error", "interrupted", what))
    if removed:
        told.insert(0, f"{counted(removed, 'unfinished file')} removed")
    return tuple(told), tuple(problems)


def _folders(paths: Paths) -> Iterator[Path]:
    """The folders that runs write to, no link followed out of the site."""
    written = (paths.root / name for name in written_record.load(paths.written))
    in_tree = (path.parent for path in written)
    state = paths.state("lock").parent
    tops = dict.fromkeys((paths.root, paths.glossary.parent, state, *in_tree))
    for folder in (*tops, paths.locales):
        with contextlib.suppress(OutputError):
            storage.inside(folder, paths.root)
            if folder.is_dir():
                yield from _walked(folder) if folder == paths.locales else [folder]


def _walked(top: Path) -> Iterator[Path]:
    for here, folders, _ in os.walk(top):
        folders.sort()
        yield Path(here)


def _restored(paths: Paths, one: Displaced) -> str:
    """Put a file back that was displaced; what was done. Raises PipelineError where it is not
    PO, perhaps since it is still being written, or its catalog is gone or is not PO."""
    if one.path is None:
        raise OutputError("its catalog is gone")
    name = paths.name(one.path)
    saved = _read(one.aside, name)
    if one.ours:
        one.aside.replace(one.path)
        return f"{name} is again as somebody saved it"
    now = _read(one.path, name)
    code = dict(now.header).get("Language", "") or "und"
    found, clashes = merged(Catalog(code, ()), now, saved, sentences_of(code))
    storage.write(one.path, po.write(replace(found, language=code)).encode(), paths.root)
    one.aside.unlink()
    both = f"; {counted(clashes, 'message')} with two texts to choose from" if clashes else ""
    return f"{name} has what somebody saved in it before, too{both}"


def _read(path: Path, name: str) -> Catalog:
    return po.read(charset.text_of(storage.read(path), name), name)[0]
