"""[run]: where the work of a run is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, get_args

from i18n.errors import SettingsError
from i18n.execution import scheduler as schedulers
from i18n.execution.choice import Where
from i18n.execution.scheduler import Scheduler
from i18n.project.settings_tables import known, said, section


@dataclass(frozen=True, slots=True)
class Tls:
    """The files with which this machine and a cluster know each other: the certificate of who
    vouches for all, our own, and the key to that. Relative names are in the site's directory."""

    ca: str = ""
    cert: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Where the work of a run is done, and by how many workers: 0 for as many as there are
    processors, or workers of the cluster with that `scheduler`."""

    executor: Where = "auto"
    workers: int = 0
    scheduler: str = ""
    tls: Tls = Tls()


USUAL = Run()


def read(table: Mapping[str, Any], path: str) -> Run:
    """[run] as a settings file has it. Raises SettingsError."""
    known(table, {one.name for one in fields(Run)}, path, "run")
    executor = table.get("executor", USUAL.executor)
    if executor not in get_args(Where):
        names = ", ".join(get_args(Where))
        what = f"“executor” in [run] must be one of {names}, not {said(executor)}"
        raise SettingsError(what, path=path)
    workers = table.get("workers", USUAL.workers)
    whole = isinstance(workers, int) and not isinstance(workers, bool)
    if "workers" in table and not (whole and 1 <= workers <= _MANY):
        what = f"“workers” in [run] must be a number from 1 to {_MANY}, not {said(workers)}"
        raise SettingsError(what, path=path)
    found = Run(executor, workers, _address(table, path), _tls(section(table, "tls", path), path))
    if executor == "dask" and not found.scheduler:
        what = '“executor” in [run] is dask: say where it is: scheduler = "tcp://host:8786"'
        raise SettingsError(what, path=path)
    return found


def with_scheduler(run: Run, address: str) -> Run:
    """The settings with the scheduler that `--scheduler` names, if it does: the work is done
    there then. Raises SettingsError."""
    if not address:
        return run
    if what := schedulers.fault(address):
        raise SettingsError(f"--scheduler {address}: {what}")
    return replace(run, executor="dask", scheduler=address)


def scheduler_of(run: Run, root: Path) -> Scheduler:
    """Where the cluster is, with the files for TLS, of a site in a folder."""
    files = (run.tls.ca, run.tls.cert, run.tls.key)
    return Scheduler(run.scheduler, *(one and str(root / Path(one).expanduser()) for one in files))


def _address(table: Mapping[str, Any], path: str) -> str:
    found = table.get("scheduler", "")
    if "scheduler" in table and (not isinstance(found, str) or schedulers.fault(found)):
        what = schedulers.fault("")
        raise SettingsError(f"“scheduler” in [run]: {what}, not {said(found)}", path=path)
    return str(found)


def _tls(table: Mapping[str, Any], path: str) -> Tls:
    known(table, {one.name for one in fields(Tls)}, path, "run.tls")
    for key, value in table.items():
        if not isinstance(value, str) or not value or not value.isprintable():
            what = f"“{key}” in [run.tls] must be the name of a file, not {said(value)}"
            raise SettingsError(what, path=path)
    return Tls(**table)


_MANY = 256
"""More processes than this are a typo."""
