"""[run] of a settings file: where the work of a run is done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from i18n.errors import SettingsError
from i18n.execution.scheduler import Scheduler
from i18n.project.tables.run_settings import Run, Tls, read, scheduler_of, with_scheduler

A = "tcp://host:8786"


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ({}, Run("auto", 0)),
        ({"executor": "here"}, Run("here", 0)),
        ({"executor": "processes", "workers": 4}, Run("processes", 4)),
        ({"workers": 2}, Run("auto", 2)),
        ({"executor": "dask", "scheduler": A}, Run("dask", 0, A)),
        ({"scheduler": A, "tls": {"ca": "c"}}, Run("auto", 0, A, Tls("c"))),
    ],
)
def test_executor_and_workers_are_read(table: dict[str, Any], found: Run) -> None:
    """By itself, the size of a site decides."""
    assert read(table, "i18n.toml") == found


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"executor": "cloud"}, "“executor” in [run] must be one of auto, here, processes"),
        ({"executor": 3}, "not 3"),
        ({"workers": 0}, "“workers” in [run] must be a number from 1 to 256, not 0"),
        ({"workers": True}, "not true"),
        ({"workers": "2"}, "not “2”"),
        ({"executor": "dask"}, 'say where it is: scheduler = "tcp://host:8786"'),
        (
            {"scheduler": "host"},
            "an address such as tcp://host:8786 or tls://host:8786, not “host”",
        ),
        ({"scheduler": 3}, "not 3"),
        ({"tls": {"pem": "a"}}, "unknown setting “pem” in [run.tls]"),
        ({"tls": {"ca": ""}}, "“ca” in [run.tls] must be the name of a file"),
        ({"worker": 2}, "did you mean “workers”?"),
    ],
)
def test_anything_else_is_refused(table: dict[str, Any], told: str) -> None:
    """With what would be right."""
    with pytest.raises(SettingsError, match=r"i18n\.toml") as raised:
        read(table, "i18n.toml")
    assert told in str(raised.value)


def test_a_scheduler_of_the_command_line_goes_first() -> None:
    """Its cluster does the work then, whatever the settings say."""
    assert with_scheduler(Run("here", 3, "tcp://other:1"), A) == Run("dask", 3, A)
    assert with_scheduler(Run("here"), "") == Run("here")
    with pytest.raises(SettingsError, match="--scheduler host: it must be an address such as"):
        with_scheduler(Run(), "host")


def test_files_for_tls_are_found_from_the_site() -> None:
    """Names are relative to it, or absolute."""
    run = Run("dask", 0, A, Tls("ca.pem", "/etc/cert.pem"))
    assert scheduler_of(run, Path("/site")) == Scheduler(A, "/site/ca.pem", "/etc/cert.pem", "")
