"""The package as people install it: built, put somewhere, and run from there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sample import Site

ROOT = Path(__file__).parent.parent
PARTS = ("i18n", "pipeline.py", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a wheel of this tree is installed, without what it needs and without the network."""
    home = tmp_path_factory.mktemp("wheel")
    (home / "tree").mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, home / "tree" / part)
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    build = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", home, home / "tree")
    subprocess.run([*pip, *build], check=True, capture_output=True)
    (wheel,) = home.glob("*.whl")
    install = ("install", "--no-deps", "--no-index", "--target", home / "lib", wheel)
    subprocess.run([*pip, *install], check=True, capture_output=True)
    return home / "lib"


def test_an_installed_wheel_runs(installed: Path, tmp_path: Path) -> None:
    """With all its packages: the help, the engines, and a site of one's own."""
    Site(tmp_path)

    def say(*arguments: str) -> str:
        command = [sys.executable, str(installed / "bin" / "i18n-pipeline"), *arguments]
        environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONVERBOSE": ""}
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    assert "usage: i18n-pipeline" in say("--help")
    assert "pseudo" in say("engines")
    say("run", "--lang", "en-XA")
    assert (tmp_path / "preview" / "en-XA" / "index.html").exists()
    where = [sys.executable, "-c", "import i18n; print(i18n.__file__)"]
    found = subprocess.run(
        where, cwd=tmp_path, env={"PYTHONPATH": str(installed)}, capture_output=True, text=True
    )
    assert found.stdout.startswith(str(installed))
