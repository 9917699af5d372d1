"""[run]: where the work of a run is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, get_args

from i18n.errors import SettingsError
from i18n.execution.choice import Where
from i18n.project.settings_tables import known, said


@dataclass(frozen=True, slots=True)
class Run:
    """Where the work of a run is done, and by how many workers: 0 for as many as there are
    processors."""

    executor: Where = "auto"
    workers: int = 0


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
    return Run(executor, workers)


_MANY = 256
"""More processes than this are a typo."""
