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

from i18n.errors import PipelineError
from i18n.execution import work_store
from i18n.execution.known_files import KnownFiles
from i18n.execution.own_version import own_version
from i18n.execution.work_store import WorkStore
from i18n.project.paths import STATE, Paths
from i18n.project.settings import FILES
from i18n.project.source_tree import written_record
from i18n.project.source_tree.generator_tree import passed_over
from i18n.stages.language_run import LanguageRun
from i18n.stages.reports.run_report import RunReport, as_facts, from_facts, settled
from i18n.stages.site_engines import closing, made

NAME = "work.sqlite"
_STAGE = "run"
_UNSURE = frozenset(["cache", "not-written"])
"""The rules of Problems after which the next run tries again."""

Files = Mapping[str, str]
"""The digests of files, by path."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A site as a run finds it: the files that count, or None where they cannot all be read."""

    paths: Paths
    languages: tuple[str, ...]
    store: WorkStore
    known: KnownFiles
    files: Files | None

    @property
    def key(self) -> str:
        """What tells this kind of run from others: the languages that it is for."""
        return json.dumps(self.languages)


@contextlib.contextmanager
def beginning(paths: Paths, languages: Sequence[str]) -> Iterator[Beginning]:
    """A site before anything of it is read."""
    with work_store.opened(paths.state(NAME)) as store:
        known = KnownFiles(store.files())
        yield Beginning(paths, tuple(languages), store, known, _files(paths, known))


def nothing_to_do(now: Beginning) -> RunReport | None:
    """What the last run would tell, if nothing has changed since; None if anything has."""
    kept = now.store.result(_STAGE, now.key)
    if kept is None or now.files is None:
        return None
    try:
        facts = json.loads(kept)
        engines = _engines(now.paths) if facts["engines"] else ""
        if facts["state"] == _state(now.files, now.known) and facts["engines"] == engines:
            return from_facts(facts["report"])
    except (KeyError, TypeError, ValueError, PipelineError):
        pass  # kept by another version of ours, or an engine that is not there
    return None


def keep(began: Beginning, report: RunReport, done: Sequence[LanguageRun]) -> None:
    """Keep what a run told for the next one. Where a file was saved while it ran, or something
    could not be done, nothing is kept and the next one does all its work."""
    files = _files(began.paths, began.known)
    gone = {*(began.files or ()), *began.store.files()} - {*(files or ())}
    values = {}
    if files is not None and began.files is not None and _is_ours(began, files, done, report):
        with contextlib.suppress(PipelineError):  # an engine that gives no answer now
            facts = {
                "state": _state(files, began.known),
                "engines": _engines(began.paths) if _undrafted(report) else "",
                "report": as_facts(settled(report, done)),
            }
            values[began.key] = json.dumps(facts).encode()
    began.store.keep_files(began.known.changed, gone)
    began.store.keep_results(_STAGE, values, [] if values else [began.key])


def _undrafted(report: RunReport) -> bool:
    return any(one.rule in ("engine", "no-draft", "untranslated") for one in report.problems)


def _is_ours(
    began: Beginning, files: Files, done: Sequence[LanguageRun], report: RunReport
) -> bool:
    """Whether all that changed since the beginning is what the run wrote itself."""
    if any(one.rule in _UNSURE for one in report.problems):
        return False
    paths, before = began.paths, began.files or {}
    written = {
        str(paths.po(one.catalogs.language, stem)): digest
        for one in done
        for stem, digest in one.catalogs.written.items()
    }
    outputs = tuple(f"{top}/" for top in (paths.site, paths.preview))
    in_tree = {
        str(paths.root / name): digests
        for name, digests in written_record.load(paths.written).items()
    }
    changed = (path for path in before.keys() | files.keys() if before.get(path) != files.get(path))
    return all(
        path.startswith(outputs)
        or files.get(path, "") == written.get(path)
        or files.get(path, "") in in_tree.get(path, ())
        or _is_record(path, paths)
        for path in changed
    )


def _is_record(path: str, paths: Paths) -> bool:
    """Whether a file is one that only runs write beside the catalogs: a template, a record."""
    return path.startswith(f"{paths.locales}/") and not path.endswith(".po")


# --- what counts ------------------------------------------------------------------------


def _files(paths: Paths, known: KnownFiles) -> Files | None:
    """Every file of a site that counts; None where one cannot be read."""
    single = [paths.glossary, *(paths.root / name for name in FILES)]
    but = {str(paths.root / name) for name in (STATE, ".git")}
    if paths.settings.tree is not None:
        but |= {str(paths.sources / name) for name in ("node_modules", *passed_over(paths))}
    try:
        found = {str(path): known.digest(str(path)) for path in single}
        for top in (paths.sources, paths.locales, paths.site, paths.preview):
            found |= known.below(str(top), but)
    except OSError:
        return None
    return found


def _state(files: Files, known: KnownFiles) -> str:
    lines = [own_version(known), *(f"{path}\0{digest}" for path, digest in sorted(files.items()))]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _engines(paths: Paths) -> str:
    """The engines at hand, with what each offers."""
    with closing(made(paths, paths.settings.languages)) as engines:
        found = [repr(edge) for engine in engines for edge in engine.edges()]
    return hashlib.sha256("\n".join(found).encode()).hexdigest()
