"""[run] of a settings file: where the work of a run is done."""

from __future__ import annotations

from typing import Any

import pytest

from i18n.errors import SettingsError
from i18n.project.tables.run_settings import Run, read


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ({}, Run("auto", 0)),
        ({"executor": "here"}, Run("here", 0)),
        ({"executor": "processes", "workers": 4}, Run("processes", 4)),
        ({"workers": 2}, Run("auto", 2)),
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
        ({"worker": 2}, "did you mean “workers”?"),
    ],
)
def test_anything_else_is_refused(table: dict[str, Any], told: str) -> None:
    """With what would be right."""
    with pytest.raises(SettingsError, match=r"i18n\.toml") as raised:
        read(table, "i18n.toml")
    assert told in str(raised.value)
