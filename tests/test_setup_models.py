"""The models that `make setup` fetches, with indexes on the loopback: up, slow, down, broken."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mt.engines.test_argos import make_package
from tests.support import indexes
from tests.support.argos_index import NEEDS, index
from tests.support.server import Server, serving

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "scripts" / "models.py"


@pytest.fixture
def server() -> Iterator[Server]:
    """Both indexes, with nothing in them."""
    with serving() as found:
        yield found


def setup(
    folder: Path, argos: str, firefox: str, patience: str = "300", **more: str
) -> tuple[str, str]:
    """What the script says for a site in Spanish, with a home of its own, in `patience` seconds."""
    (folder / "home").mkdir(exist_ok=True)
    (folder / "i18n.toml").write_text('languages = ["es"]\n')
    environment = {
        "HOME": str(folder / "home"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "ARGOS_PACKAGE_INDEX": argos,
        "FXTRANSLATE_RECORDS_URL": firefox,
        **more,
    }
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), patience],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
    )
    return done.stdout, done.stderr


def models(folder: Path) -> list[str]:
    """The files of the models that are there."""
    home = folder / "home"
    return sorted(path.name for path in home.rglob("*") if path.is_file())


@NEEDS
def test_the_best_direct_model_is_fetched(tmp_path: Path, server: Server) -> None:
    """A line says what and how large; it is there for every engine to find."""
    (tmp_path / "index").mkdir()
    with index(tmp_path / "index") as argos:
        out, err = setup(tmp_path, argos, indexes.mozilla(server))
        assert (out.count("Fetching the model argos"), err) == (1, "")
        assert "Installed it in" in out
        again, _ = setup(tmp_path, argos, indexes.mozilla(server))
    assert "model.bin" in models(tmp_path)
    assert again == ""


def test_an_index_that_is_slow_is_not_waited_for(tmp_path: Path, server: Server) -> None:
    """A line, and no more."""
    firefox = indexes.mozilla(server)
    server.silent = True
    out, err = setup(tmp_path, f"{server.url}/argos", firefox, patience="0.1")
    assert out == "No index of models answers; `engines install` asks again, any time.\n"
    assert err == ""
    assert models(tmp_path) == []


def test_an_index_that_is_down_costs_a_line(tmp_path: Path) -> None:
    """And nothing else."""
    with serving() as gone:
        url = gone.url
    out, err = setup(tmp_path, url, f"{url}{indexes.RECORDS}")
    assert (out.count("\n"), err) == (1, "")
    assert models(tmp_path) == []


@NEEDS
def test_a_model_that_breaks_off_leaves_no_model(tmp_path: Path, server: Server) -> None:
    """What came of it waits for `engines install`."""
    firefox = indexes.mozilla(server)
    argos = indexes.argos(server, make_package(tmp_path / "package"))
    server.files = {name: data for name, data in server.files.items() if "argosmodel" not in name}
    out, err = setup(tmp_path, argos, firefox)
    assert "It did not come" in out
    assert err == ""
    assert "model.bin" not in models(tmp_path)


def test_it_can_be_turned_off(tmp_path: Path, server: Server) -> None:
    """Nobody is asked then."""
    firefox = indexes.mozilla(server)
    assert setup(tmp_path, indexes.argos(server), firefox, I18N_OFFLINE="1") == ("", "")
    assert server.seen == []
