"""The lock files, which say exactly what a fresh clone installs."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
READERS = ROOT / "tests" / "readers"
RUN = (*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"])
DEV = PROJECT["project"]["optional-dependencies"]["dev"]
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def locked(name: str) -> dict[str, list[str]]:
    """Every line of a lock: the versions by project, one a system or Python where they differ."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            assert HASH.search(line), line
            one = Requirement(HASH.sub("", line))
            (pin,) = one.specifier
            assert pin.operator == "==", line
            found.setdefault(one.name, []).append(pin.version)
    return found


@pytest.mark.parametrize(("name", "wanted"), [("run", RUN), ("dev", (*RUN, *DEV))])
def test_a_lock_has_what_the_project_asks_for(name: str, wanted: tuple[str, ...]) -> None:
    """After a change of pyproject.toml: `make lock`."""
    found = locked(name)
    for text in wanted:
        one = Requirement(text)
        versions = found.get(one.name.lower(), [])
        assert versions, f"{one.name} is not locked: make lock"
        assert all(one.specifier.contains(v) for v in versions), f"{text} is not {versions}"


def test_a_run_installs_what_the_tests_ran_with() -> None:
    """The lock of `make run` is part of that of `make test`."""
    run, dev = locked("run"), locked("dev")
    assert run.items() <= dev.items()
    assert len(run) < len(dev)


def test_the_readers_are_locked() -> None:
    """In the versions of package.json, each with its checksum and from any registry."""
    lock = json.loads((READERS / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = json.loads((READERS / "package.json").read_text("utf-8"))["dependencies"]
    assert lock.pop("")["dependencies"] == wanted
    assert {name: lock[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all(one["integrity"] and "resolved" not in one for one in lock.values())


def test_no_lock_names_a_registry() -> None:
    """Everybody's pip and npm have their own."""
    for path in ROOT.glob("requirements/*.txt"):
        assert not re.search(r"://|--index|--find-links", path.read_text("utf-8")), path
