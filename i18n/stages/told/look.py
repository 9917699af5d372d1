"""What a command told of a site when it ran last: where no file that it reads has changed since,
it has nothing to do, and tells that again.

It is kept in a store of its own in `.i18n/`, so that no command takes from the next `run` what
this knows of the site.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from i18n.errors import OutputError
from i18n.execution import work_store
from i18n.execution.known_files import Known, KnownFiles
from i18n.execution.own_version import own_version
from i18n.execution.work_store import WorkStore
from i18n.model import Problem
from i18n.project import site_state
from i18n.project.paths import STATE, Paths
from i18n.project.site_state import Files, files_of, is_ours, state_of, texts_of, tops
from i18n.stages.last_run import UNSURE
from i18n.stages.reports.run_report import ONCE
from i18n.storage import is_file

NAME = "told.sqlite"
"""The file of the store, in the folder of what may be deleted."""
_STAGE = "told"

Told = Mapping[str, Any]
"""What a command told, as JSON has it."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is given: its name, what it is asked for, and whether it looks at what is
    built too."""

    name: str
    asked: tuple[str, ...] = ()
    built: bool = False

    @property
    def key(self) -> str:
        """What tells it from others."""
        return json.dumps([self.name, *self.asked])


@dataclass(frozen=True, slots=True)
class Look:
    """A site as a command finds it: the files that count, None where one cannot be read."""

    paths: Paths
    command: Command
    store: WorkStore
    known: KnownFiles
    stored: Collection[str]
    files: Files | None
    version: str

    @property
    def told(self) -> Told | None:
        """What the command told last, if nothing has changed since; None if anything has."""
        data = self.store.result(_STAGE, self.command.key)
        if data is None or self.files is None:
            return None
        with contextlib.suppress(ValueError, KeyError, TypeError):  # of another version of ours
            kept: dict[str, Any] = json.loads(data)
            if kept["state"] == state_of(self.files, self.version):
                self._keep_files(self.files)
                found: Told = kept["told"]
                return found
        return None

    def keep(self, told: Told, problems: Sequence[Problem], written: Files) -> None:
        """Keep what the command told, where it could do all its work and nobody else has saved
        anything meanwhile. `written` are the catalogs that it wrote, each with its digest."""
        now = files_of(self.paths, self.known, _folders(self.paths, self.command))
        if now is None or self.files is None or any(one.rule in UNSURE for one in problems):
            return
        if is_ours(self.paths, self.files, now, written):
            kept = {"state": state_of(now, self.version), "told": told}
            self._keep_files(now)
            self.store.keep_results(_STAGE, {self.command.key: json.dumps(kept).encode()}, ())

    def _keep_files(self, now: Files) -> None:
        tops_of = tuple(f"{one}/" for one in _folders(self.paths, self.command))
        gone = [path for path in self.stored if path.startswith(tops_of) and path not in now]
        if self.known.changed or gone:
            self.store.keep_files(self.known.changed, gone)


def _folders(paths: Paths, command: Command) -> Sequence[str]:
    return tops(paths) if command.built else texts_of(paths)


@contextlib.contextmanager
def looked_at(paths: Paths, command: Command) -> Iterator[Look]:
    """A site before a command reads anything of it. Where nothing may be kept, nothing is."""
    with work_store.opened(_file(paths)) as store:
        stored = store.files()
        known = KnownFiles(stored, more=lambda: _of_last_run(paths))
        there = (paths.root / STATE).is_dir()  # else nothing is kept
        files = files_of(paths, known, _folders(paths, command)) if there else None
        yield Look(paths, command, store, known, stored.keys(), files, own_version(known))


def is_new(paths: Paths, command: Command) -> bool:
    """Whether nothing is kept of a command: what the last run knows is asked first then."""
    file = _file(paths)
    if not is_file(file):
        return True
    with work_store.opened(file) as store:
        return store.result(_STAGE, command.key) is None


def _of_last_run(paths: Paths) -> Mapping[str, Known]:
    """What the last run knew of files."""
    path = paths.state(site_state.NAME)
    if not is_file(path):
        return {}
    with work_store.opened(path) as store:
        return store.files()


def _file(paths: Paths) -> Path:
    """The file of the store; none where a link leads out of the site."""
    try:
        return paths.state(NAME)
    except OutputError:
        return Path(":memory:")


# --- problems, as they are kept ---------------------------------------------------------------


def lasting(found: Sequence[Problem]) -> list[Sequence[Any]]:
    """Problems as JSON has them, without those that tell what a command did."""
    return rows([one for one in found if one.rule not in ONCE])


def rows(found: Sequence[Problem]) -> list[Sequence[Any]]:
    """Problems as JSON has them."""
    return [[getattr(one, name) for name in Problem.__dataclass_fields__] for one in found]


def problems(found: Sequence[Sequence[Any]]) -> list[Problem]:
    """Problems from JSON."""
    return [Problem(*row) for row in found]
