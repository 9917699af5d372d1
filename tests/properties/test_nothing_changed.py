"""A run that remembers what it did gives the bytes of one from nothing, after any history."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from i18n.cli.commands import run as command
from i18n.formats import page_formats
from i18n.formats.gettext import po
from i18n.stages.publish.build import build
from tests.support.sample import Site, approve

ES = ("run", "--lang", "es")
SETTINGS = (
    "",
    'segmentation = "block"\n',
    'catalogs = "site"\n',
    'base_url = "https://a.example"\n',
)


def settings(site: Site, choice: int) -> None:
    """One of several settings."""
    site.write("i18n.toml", f'languages = ["es", "en-XA"]\n{SETTINGS[choice]}')
    site.write("i18n.toml", site.read("i18n.toml") + '[engines]\norder = ["pseudo"]\n')


def pick(site: Site, chance: random.Random, *folders: str) -> Path:
    """A file in some folders."""
    return site.path(chance.choice(sorted(site.tree(*folders)) or ["source_texts/index.html"]))


def edit_page(site: Site, chance: random.Random) -> None:
    """A sentence more, or another one."""
    path = pick(site, chance, "source_texts")
    path.write_bytes(path.read_bytes() + f"<p>Word {chance.randrange(9)}.</p>\n".encode())


def touch(site: Site, chance: random.Random) -> None:
    """Another time, the same bytes."""
    os.utime(pick(site, chance, "source_texts", "locales", "site"))


def spoil_output(site: Site, chance: random.Random) -> None:
    """Somebody edits or deletes what a build wrote."""
    path = pick(site, chance, "site", "preview")
    if path.name == "i18n-manifest.json" or chance.random() < 0.5:
        path.write_bytes(path.read_bytes() + b" ")
    else:
        path.unlink()


def review(site: Site, chance: random.Random) -> None:
    """Somebody approves a catalog."""
    catalogs = [name for name in site.tree("locales/es/LC_MESSAGES") if name.endswith(".po")]
    if catalogs:
        stem = chance.choice(sorted(catalogs)).removeprefix("locales/es/LC_MESSAGES/")[:-3]
        site.review(stem, approve)


def rename(site: Site, chance: random.Random) -> None:
    """A page has another name, or is gone."""
    path = pick(site, chance, "source_texts")
    if chance.random() < 0.5:
        path.rename(path.with_name(f"{chance.randrange(9)}{path.name}"))
    elif len(site.tree("source_texts")) > 2:
        path.unlink()


def switch(site: Site, chance: random.Random) -> None:
    """Other settings."""
    settings(site, chance.randrange(len(SETTINGS)))


def forget(site: Site, chance: random.Random) -> None:
    """What may be deleted is."""
    shutil.rmtree(site.path(".i18n"), ignore_errors=True)


def leave(site: Site, chance: random.Random) -> None:
    """Nothing happens."""


DEEDS: tuple[Callable[[Site, random.Random], None], ...] = (
    *(edit_page, touch, spoil_output, review, rename, switch, forget, leave),
)


def everything(site: Site) -> dict[str, bytes]:
    """All files but those that may be deleted."""
    return {name: data for name, data in site.tree(".").items() if not name.startswith(".i18n/")}


@pytest.mark.parametrize("seed", range(6))
def test_a_run_that_remembers_gives_the_bytes_of_one_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """And the same exit code."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    chance = random.Random(seed)
    site = Site(tmp_path / "site")
    settings(site, 0)
    site("run")
    for number in range(6):
        for _ in range(chance.randrange(1, 3)):
            chance.choice(DEEDS)(site, chance)
        other = tmp_path / str(number)
        shutil.copytree(site.root, other, symlinks=True, ignore=shutil.ignore_patterns(".i18n"))
        fresh = Site.__new__(Site)
        fresh.root = other
        assert site("run") == fresh("run")
        assert everything(site) == everything(fresh)


def told(site: Site, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """What a run says."""
    capsys.readouterr()
    site(*ES)
    return capsys.readouterr()


def test_a_run_with_nothing_to_do_says_what_a_whole_one_says(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the same words, with its warnings."""
    site.write("source_texts/odd.html", '<meta charset="klingon"><p>x')
    site(*ES)
    site.review("news/a", approve)
    site(*ES)
    quick = told(site, capsys)
    shutil.rmtree(site.path(".i18n"))
    assert quick == told(site, capsys)


def test_where_nothing_changed_nothing_is_read(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page and no catalog, and no file is written; after the first run already."""

    def never(*values: object, **more: object) -> None:
        raise AssertionError("there is nothing to do")

    assert site(*ES) == 0
    before = {path: path.stat().st_mtime_ns for path in site.root.rglob("*") if path.is_file()}
    monkeypatch.setattr(page_formats, "parse", never)
    monkeypatch.setattr(po, "read", never)
    monkeypatch.setattr(command, "_whole_run", never)
    assert site(*ES) == 0
    after = {path: path.stat().st_mtime_ns for path in site.root.rglob("*") if path.is_file()}
    kept = {path for path in before if ".i18n" not in path.parts}
    assert {path: after[path] for path in kept} == {path: before[path] for path in kept}


@pytest.mark.parametrize(
    "name",
    [
        *("source_texts/index.html", "source_texts/css/style.css", "source_texts/new.txt"),
        *("locales/es/LC_MESSAGES/index.po", "locales/es/published.txt", "locales/memory/a.csv"),
        *("glossary.csv", "i18n.toml", "pyproject.toml", "site/index.html", "preview/new.txt"),
    ],
)
def test_whatever_counts_is_seen(site: Site, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A change, a new file and one that is gone."""
    runs: list[int] = []
    whole = command._whole_run

    def counted(*values: Any) -> int:
        runs.append(1)
        return whole(*values)

    monkeypatch.setattr(command, "_whole_run", counted)
    monkeypatch.setattr(command, "part_run", lambda *values: None)
    site(*ES)
    site(*ES)
    assert len(runs) == 1
    path = site.path(name)
    old = path.read_bytes() if path.is_file() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((old or b"") + b"\n")
    site(*ES)
    assert len(runs) == 2
    path.unlink(missing_ok=True)
    site(*ES)
    assert len(runs) == 3


def test_a_save_during_a_run_is_work_for_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page, and a catalog that was written already."""
    news = "source_texts/news/a.html"

    def saved_meanwhile(*values: Any) -> object:
        site.write(news, site.read(news).replace("new.", "new at all."))
        return build(*values)

    monkeypatch.setattr(command, "build", saved_meanwhile)
    site(*ES)
    monkeypatch.setattr(command, "build", build)
    site(*ES)
    assert "Nothing is new at all." in site.messages("news/a")
