"""What machines proposed where people decided otherwise: kept for `status --effort` alone.

A catalog holds a draft's mark for ever, but its text only until a person changes it. So a run
puts the drafts of a language aside in `.i18n/`, and those that it finds changed and approved
into `locales/<language>/drafts.jsonl`, which belongs into version control: a line a draft,
sorted, with the mark that proves it. Where nothing was put aside (the catalogs were reviewed
in another clone), git's history may still have the draft. Deleting any of it loses figures.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from i18n.catalogs.ownership import drafted, is_draft, machine_owned, unchanged
from i18n.errors import CatalogError, OutputError, PipelineError, SourceError
from i18n.formats.gettext import po
from i18n.model import Language, Message, Problem
from i18n.project import git
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.storage import is_file, read, write

VERSIONS = 50
"""So many committed versions of a catalog are looked through for a draft."""

Drafts = Mapping[str, str]
"""Texts by mark."""


def keep(project: Project, catalogs: LanguageCatalogs) -> tuple[Problem, ...]:
    """Put aside the drafts of a language as it was saved, and record those that were changed.
    A record that cannot be read or written is an error-level Problem."""
    try:
        if project.part is None and not catalogs.unreadable:
            _keep(project, catalogs)
    except (OutputError, SourceError) as error:
        return (_unkept(project, catalogs.language, error),)
    return ()


def _unkept(project: Project, language: Language, error: PipelineError) -> Problem:
    where = project.paths.name(project.paths.drafts(language))
    what = f"{error.what}; until then `status --effort` lacks some drafts"
    return Problem(where, 0, "error", "not-written", what, language.tag)


def _keep(project: Project, catalogs: LanguageCatalogs) -> None:
    aside, record = _files(project, catalogs.language)
    borne = {m.origin.mark for m in _messages(catalogs) if m.origin}
    before = _read(record)
    found = _aside(aside) | before
    fresh = {m.origin.mark: m.text for m in _messages(catalogs) if m.origin and machine_owned(m)}
    with contextlib.suppress(OutputError):  # the run tells of its cache
        kept = {mark: text for mark, text in (found | fresh).items() if mark in borne}
        _write(project.root, aside, kept)
    said = (m for m in _messages(catalogs) if m.origin)
    changed = {m.origin.mark for _, m in drafted(said) if m.origin and not unchanged(m)}
    # An approval that is taken back for a while does not lose its draft.
    wanted = changed | (borne & before.keys())
    _write(project.root, record, {mark: text for mark, text in found.items() if mark in wanted})


def keep_part(
    project: Project, catalogs: LanguageCatalogs, borne: Collection[str]
) -> tuple[Problem, ...]:
    """The same for a part of a site, as it was saved: what others put aside stays. `borne` are
    the marks on record that messages elsewhere bear."""
    try:
        _keep_part(project, catalogs, borne)
    except (OutputError, SourceError) as error:
        return (_unkept(project, catalogs.language, error),)
    return ()


def _keep_part(project: Project, catalogs: LanguageCatalogs, borne: Collection[str]) -> None:
    aside, record = _files(project, catalogs.language)
    messages = list(_messages(catalogs))
    before = _read(record)
    fresh = {m.origin.mark: m.text for m in messages if m.origin and machine_owned(m)}
    changed = {m.origin.mark for _, m in drafted(messages) if m.origin and not unchanged(m)}
    data = read(aside) if is_file(aside) else b""
    if new := {mark: text for mark, text in fresh.items() if _line(mark, text) not in data}:
        with contextlib.suppress(OutputError):  # the run tells of its cache
            write(aside, data + b"".join(_line(*one) for one in sorted(new.items())), project.root)
    here = {m.origin.mark for m in messages if m.origin}
    wanted = changed | (before.keys() & (here | {*borne}))
    found = (_aside(aside) if changed - before.keys() else {}) | before
    _write(project.root, record, {mark: text for mark, text in found.items() if mark in wanted})


def recorded(project: Project, language: Language) -> frozenset[str]:
    """The marks of the drafts that are on record for a language."""
    with contextlib.suppress(SourceError):
        return frozenset(_read(project.paths.drafts(language)))
    return frozenset()


def known(project: Project, catalogs: LanguageCatalogs) -> Drafts:
    """Every draft of a language that can be found: put aside, recorded, or in git's history."""
    aside, recorded = _files(project, catalogs.language)
    found = _aside(aside) | _read(recorded)
    for stem, one in catalogs.catalogs.items():
        missing = [
            m
            for _, m in drafted(one.messages)
            if m.origin and not unchanged(m) and m.origin.mark not in found
        ]
        path = project.paths.po(catalogs.language, stem)
        found |= _from_history(project.root, path, missing)
    return found


def _from_history(root: Path, path: Path, missing: Iterable[Message]) -> dict[str, str]:
    wanted = {m.key: m for m in missing}
    found: dict[str, str] = {}
    for text in git.versions(root, path, VERSIONS) if wanted else ():
        for message in _parsed(text):
            mine = wanted.get(message.key)
            if mine and mine.origin and is_draft(mine, message.text):
                found[mine.origin.mark] = message.text
                del wanted[message.key]
        if not wanted:
            break
    return found


def _parsed(text: str) -> tuple[Message, ...]:
    try:
        return po.read(text, "")[0].messages
    except CatalogError:
        return ()


def _messages(catalogs: LanguageCatalogs) -> Iterator[Message]:
    return (message for one in catalogs.catalogs.values() for message in one.messages)


def _files(project: Project, language: Language) -> tuple[Path, Path]:
    """Where drafts are put aside, and where the changed ones are recorded."""
    aside = project.paths.drafts_aside(language)
    return aside, project.paths.drafts(language)


def _aside(path: Path) -> dict[str, str]:
    """What was put aside; nothing where that cannot be read."""
    with contextlib.suppress(SourceError):
        return _read(path)
    return {}


def _read(path: Path) -> dict[str, str]:
    """The drafts in a file; a line that is none, of a merge perhaps, is passed over."""
    found = {}
    data = read(path) if is_file(path) else b""
    for line in data.decode("utf-8", "replace").split("\n"):
        try:
            entry = json.loads(line)
            found[str(entry["mark"])] = str(entry["draft"])
        except (ValueError, TypeError, KeyError, RecursionError):
            continue
    return found


def _write(root: Path, path: Path, drafts: Drafts) -> None:
    lines = (_line(mark, text) for mark, text in sorted(drafts.items()))
    if drafts or is_file(path):
        write(path, b"".join(lines), root)


def _line(mark: str, text: str) -> bytes:
    return (json.dumps({"mark": mark, "draft": text}, ensure_ascii=False) + "\n").encode()
