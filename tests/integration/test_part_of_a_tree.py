"""Edited pages and catalogs of a site generator's tree are looked at alone."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from i18n.execution import known_files
from tests.support.generators import EXAMPLES
from tests.support.part_runs import same_as_whole
from tests.support.sample import Site, approve


@pytest.fixture(params=["mkdocs", "hugo"])
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Site:
    """An example with another language, after a run."""
    monkeypatch.setattr(os, "fsync", lambda file: None)
    monkeypatch.setattr(known_files, "GRAIN", 0)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    site = Site.__new__(Site)
    site.root = tmp_path / "tree"
    shutil.copytree(EXAMPLES / request.param, site.root)
    text = site.read("i18n.toml").replace("[engines]", "[unused]")
    site.write("i18n.toml", f'{text}\n[engines]\norder = ["pseudo"]\n')
    site("run")
    return site


def pages(site: Site) -> list[Path]:
    """The pages in the source language."""
    found = (p for top in ("docs", "content") for p in site.path(top).rglob("*.md"))
    return sorted(p for p in found if not p.stem.endswith(".es") and "es" not in p.parts)


def test_the_tree_has_the_bytes_of_a_run_of_all(
    tree: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After texts, headings and front matter were edited, and catalogs reviewed."""
    chance = random.Random(1)
    for number in range(3):
        path = chance.choice(pages(tree))
        path.write_text(f"{path.read_text('utf-8')}\nSentence {number} is new.\n", "utf-8")
        same_as_whole(tree, monkeypatch)
        stems = [
            p.relative_to(tree.path("locales/es/LC_MESSAGES")).with_suffix("").as_posix()
            for p in tree.path("locales/es/LC_MESSAGES").rglob("*.po")
        ]
        tree.review(chance.choice(sorted(stems)), approve)
        same_as_whole(tree, monkeypatch)
