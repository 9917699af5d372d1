"""No test depends on wall time: hypothesis has no deadline, and a slow machine says no more than a
quick one. What many tests need is made once."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.argos_index import index, install
from tests.support.sample import Site

settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _no_lines_of_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("i18n.cli.progress_lines.EVERY", math.inf)


@pytest.fixture(scope="session")
def argos_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which Argos's own code has installed our model."""
    home = tmp_path_factory.mktemp("argos-home")
    with index(tmp_path_factory.mktemp("argos-index")) as address:
        assert install(home, address) == [["en", "es", "1.0"]]
    return home


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site whose languages no installed engine can draft, but the pseudo one."""
    monkeypatch.setenv("COLUMNS", "80")
    found = Site(tmp_path)
    found.write("i18n.toml", '[engines]\norder = ["pseudo"]\n')
    return found
