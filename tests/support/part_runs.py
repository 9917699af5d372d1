"""A run of a part of a site beside one of all of it, from nothing but what people left."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from i18n.cli.commands import run as command
from tests.support.sample import Site


def everything(site: Site) -> dict[str, bytes]:
    """All files but those that may be deleted."""
    return {name: data for name, data in site.tree(".").items() if not name.startswith(".i18n/")}


def counted(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> list[str]:
    """The first argument of each call of a function that looks at something."""
    calls: list[str] = []
    real = getattr(owner, name)

    def call(*values: Any, **more: Any) -> Any:
        calls.append(str(values[0]))
        return real(*values, **more)

    monkeypatch.setattr(owner, name, call)
    return calls


def whole_of(site: Site, root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Site, int]:
    """A copy of a site after a run of all of it."""
    other = copied(site, root)
    for path in root.glob(".i18n/*.sqlite*"):
        path.unlink()
    with monkeypatch.context() as patched:
        patched.setattr(command, "part_run", lambda *values: None)
        return other, other("run")


def copied(site: Site, root: Path) -> Site:
    """A copy of a site."""
    shutil.copytree(site.root, root, symlinks=True)
    other = Site.__new__(Site)
    other.root = root
    return other


def same_as_whole(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a part, and prove that it gives the bytes and says the words of a run of all."""
    root = site.root.with_name(f"{site.root.name}-whole")
    other, code = whole_of(site, root, monkeypatch)
    expected = everything(other)
    with monkeypatch.context() as patched:
        patched.setattr(command, "_whole_run", None)
        assert site("run") == code
    assert everything(site) == expected
    shutil.rmtree(root)
