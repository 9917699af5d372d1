"""The last run, known by the files that it read and wrote: where all of them hold what they held
when it ended, the next one has nothing to do.

Everything counts that can shape what a run reads, writes or says: sources, catalogs and all that
lies beside them, glossary, settings, the built site and preview, our own code, Python and the
libraries, and, where a text has no draft, the engines at hand. What is kept is in `.i18n/`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from i18n.errors import PipelineError
from i18n.execution import work_store
from i18n.execution.known_files import KnownFiles, Linked
from i18n.execution.own_version import own_version
from i18n.execution.work_store import WorkStore
from i18n.project import site_state
from i18n.project.paths import Paths
from i18n.project.site_state import (
    NAME,
    RUN,
    Files,
    are_same,
    files_of,
    is_ours,
    left_files,
    state,
)
from i18n.stages.reports.run_report import RunReport, as_facts, from_facts, settled
from i18n.stages.site_engines import closing, made
from i18n.storage import token

if TYPE_CHECKING:
    from i18n.project.language_catalogs import LanguageCatalogs
    from i18n.stages.language_run import LanguageRun

UNSURE = frozenset(["cache", "not-written"])
"""The rules of Problems after which the next run tries again."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A site as a run finds it: the files that count, or None where they cannot all be read; and
    as the last run left it, as far as the store knows. `version` is our own."""

    paths: Paths
    languages: tuple[str, ...]
    store: WorkStore
    known: KnownFiles
    files: Files | None
    left: Files
    version: str

    @property
    def key(self) -> str:
        """What tells this kind of run from others: the languages that it is for."""
        return json.dumps(self.languages)


@contextlib.contextmanager
def beginning(paths: Paths, languages: Sequence[str]) -> Iterator[Beginning]:
    """A site before anything of it is read."""
    with work_store.opened(paths.state(NAME)) as store:
        stored = store.files()
        known = KnownFiles(stored, site_state.linked(store))
        files = files_of(paths, known)
        left = left_files(paths, stored)
        yield Beginning(paths, tuple(languages), store, known, files, left, own_version(known))


def nothing_to_do(now: Beginning) -> RunReport | None:
    """What the last run would tell, if nothing has changed since; None if anything has."""
    same = now.files is not None and are_same(now.files, now.left)
    return _told(now) if same else None


def as_left(now: Beginning) -> RunReport | None:
    """What the last run would tell, if the store has what it left, whatever has changed since."""
    return _told(now)


def _told(now: Beginning) -> RunReport | None:
    kept, files = now.store.result(RUN, now.key), now.files
    if kept is None or files is None:
        return None
    try:
        facts = json.loads(kept)
        engines = _engines(now.paths) if facts["engines"] else ""
        as_then = state(now.store.mark, now.version, files)
        if facts["state"] == as_then and facts["engines"] == engines:
            return from_facts(facts["report"])
    except (KeyError, TypeError, ValueError, PipelineError):
        pass  # kept by another version of ours, or an engine that is not there
    return None


def keep(began: Beginning, report: RunReport, done: Sequence[LanguageRun]) -> bool:
    """Keep what a run told for the next one; whether that was done. Where a file was saved while
    it ran, or something could not be done, nothing is kept and the next one does all its work."""
    files = files_of(began.paths, began.known)
    sure = began.files is not None and files is not None and _is_ours(began, files, done, report)
    return _keep(began, files if sure else None, settled(report, done))


def keep_part(
    began: Beginning,
    report: RunReport,
    written: Mapping[str, str | None],
    linked: Linked | None = None,
) -> None:
    """The same for a run that has written some files and looked at no others. What else was saved
    while it ran is seen by the next one. `written` are paths with the digests of what was
    written, "" where a file was removed, None of records that only runs write; `linked` are files
    that it has but given another name for a while."""
    files = dict(began.files or {})
    sure = UNSURE.isdisjoint(report.rules)
    try:
        for path, digest in written.items():
            files[path] = began.known.digest(path)
            sure = sure and digest in (None, files[path])
    except OSError:
        sure = False
    there = {path: digest for path, digest in files.items() if digest}
    _keep(began, there if sure else None, report)
    if linked:
        site_state.keep_linked(began.store, linked)


def _keep(began: Beginning, files: Files | None, report: RunReport) -> bool:
    """Keep what a run told beside the files that it left; None where these are not sure."""
    values = {}
    same = files is not None and are_same(files, began.left)
    mark = (began.store.mark if same else "") or token()
    if files is not None:
        with contextlib.suppress(PipelineError):  # an engine that gives no answer now
            facts = {
                "state": state(mark, began.version, files),
                "engines": _engines(began.paths) if _undrafted(report) else "",
                "report": as_facts(report),
            }
            values[began.key] = json.dumps(facts).encode()
    gone = {*(began.files or ()), *began.left} - {*(files or ())}
    began.store.keep_files(began.known.changed, gone, mark)
    began.store.keep_results(RUN, values, [] if values else [began.key])
    return bool(values)


def _undrafted(report: RunReport) -> bool:
    return not report.rules.isdisjoint(["engine", "no-draft", "untranslated"])


def _is_ours(
    began: Beginning, files: Files, done: Sequence[LanguageRun], report: RunReport
) -> bool:
    """Whether all that changed since the beginning is what the run wrote itself."""
    if report.rules & UNSURE:
        return False
    if any(is_mended(began.paths, one.catalogs) for one in done):
        return False
    written: dict[str, str] = {}
    for one in done:
        written |= written_of(began.paths, one.catalogs)
    return is_ours(began.paths, began.files or {}, files, written)


def is_mended(paths: Paths, catalogs: LanguageCatalogs) -> bool:
    """Whether something was said of a catalog as it was read that has been written since: it may
    be true no more."""
    written = {paths.po_name(catalogs.language, stem) for stem in catalogs.written}
    return any(one.path in written for one in catalogs.problems)


def written_of(paths: Paths, catalogs: LanguageCatalogs) -> dict[str, str]:
    """The files that a command has written of a language, each with its digest."""
    found = catalogs.written.items()
    return {str(paths.po(catalogs.language, stem)): digest for stem, digest in found}


# --- engines ----------------------------------------------------------------------------


def _engines(paths: Paths) -> str:
    """The engines at hand, with what each offers."""
    with closing(made(paths, paths.settings.languages)) as engines:
        found = [repr(edge) for engine in engines for edge in engine.edges()]
    return hashlib.sha256("\n".join(found).encode()).hexdigest()
