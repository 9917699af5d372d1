"""Builds into a generator's tree that are killed at a file operation: the next one ends as if
nothing had happened, and files of people are as they were."""

from __future__ import annotations

import os
import random
import shutil
from functools import partial
from pathlib import Path

import pytest

from i18n.model import State
from pipeline import main
from tests.support.file_operations import count, killed_at, run
from tests.support.sample import Site
from tests.support.whole_site import translated

FEW = 20
PAGE = "# {0}\n\nSome words of {0}. And others.\n"
STEMS = ("docs/a", "docs/b", "docs/gone", "docs/guide/c")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree with pages in Spanish, of which one changes, one goes and one comes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        site = object.__new__(Site)
        site.root = tmp_path_factory.mktemp("before") / "site"
        site.write("i18n.toml", 'layout = "mkdocs"\nlanguages = ["es"]\n')
        for stem in STEMS:
            site.write(f"{stem}.md", PAGE.format(stem))
        assert site("extract", "--quiet") == 0
        for stem in STEMS[:3]:
            site.review(stem, partial(translated, addresses={}, state=State.APPROVED))
        assert site("build", "--quiet") == 0
        site.write("docs/mine.es.md", "# Mía\n")
        site.path("docs/gone.md").unlink()
        site.write("docs/a.md", PAGE.format("docs/a") + "\n![more](../x.png)\n")
        assert site("extract", "--quiet") == 0
        for stem in ("docs/a", "docs/guide/c"):
            site.review(stem, partial(translated, addresses={}, state=State.APPROVED))
    return site.root


def state(root: Path) -> dict[str, bytes]:
    """All files of a site, but for what may be deleted."""
    found = (path for path in root.rglob("*") if path.is_file())
    names = ((path.relative_to(root).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in names if not name.startswith(".i18n/")}


def test_a_killed_build_loses_nothing(
    before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At some of its file operations."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr(os, "fsync", lambda file: None)
    root = tmp_path / "site"

    def fresh() -> None:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(before, root)

    fresh()
    top = count(root, "build", "--quiet")
    after = state(root)
    assert b"docs/guide/c.es.md" in after["locales/written.txt"]
    assert "docs/gone.es.md" not in after
    for moment in sorted(random.Random("trees").sample(range(top), FEW)):
        fresh()
        run(root, killed_at(moment), "build", "--quiet")
        assert main(["-C", str(root), "build", "--quiet"]) == 0, moment
        assert state(root) == after, moment
