"""Runs that are killed at every file operation, and people who save at every one: nothing of
anybody's is lost, and the next run ends as if nothing had happened.

`make test` takes a few of these moments, `make test-long` hundreds.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from i18n.formats.gettext import po
from i18n.model import Message, State
from tests.support.file_operations import Event, count, interrupted_at, killed_at, run
from tests.support.sample import Site, approve

TAG, FOLDER = "en-XA", "en_XA"
STEMS = ("index", "news/a", "news/b", "press/b")
OTHERS = {
    "site/CNAME": "example.org",
    "site/.git/HEAD": "ref: refs/heads/main",
    "site/uploads/2024/photo.png": "png",
    "site/news/mine.txt": "mine",
    "preview/mine.txt": "mine",
    "notes.txt": "mine",
}
"""What is not ours."""

GONE = "<p>One lamp went out in the night.</p>"
FIRST = {
    "index": "<h1>The lamp</h1><p>It is short.</p><p>Swap me to the news.</p>",
    "news/a": "<p>Nothing is new.</p><p>Swap me to the lamp.</p><p>Bring me to the end.</p>",
    "news/b": "<p>The end of all lamps.</p>",
    "old": GONE,
}
SECOND = {
    "index": "<h1>The lamp</h1><p>It is very short.</p><p>Swap me to the lamp.</p>",
    "news/a": "<p>Nothing is new.</p><p>Swap me to the news.</p><p>Here is one more.</p>",
    "news/b": "<p>The end of all lamps.</p><p>Bring me to the end.</p>" + GONE,
}
"""Sentences that change places, one that moves, one whose page goes, one that changes."""

FEW, MANY = 20, 300


def moments(most: int, top: int, seed: str) -> list[int]:
    """Some of the moments of a run, all of them where they are few, in order."""
    return sorted(random.Random(seed).sample(range(top), min(most, top)))


def page(words: str) -> str:
    """A page around some words."""
    return f'<!DOCTYPE html>\n<html lang="en"><head></head><body>{words}</body></html>\n'


def text_of(message: Message) -> Message:
    """A message translated and approved, by a person."""
    return replace(approve(message), text=f"«{message.key.source}»")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that is translated and published, whose pages have been changed since."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "0")
        site = Site(tmp_path_factory.mktemp("before") / "site")
        site.path("source_texts/news/a.html").unlink()
        site.write("i18n.toml", f'languages = ["{TAG}"]\n')
        for stem, words in FIRST.items():
            site.write(f"source_texts/{stem}.html", page(words))
        assert site("run", "--quiet") == 0
        for stem in (*STEMS, "old"):
            site.review(stem, text_of, FOLDER)
        assert site("run", "--quiet") == 0
        assert "«Swap me to the news.»" in site.read(f"site/{TAG}/index.html")
        for name, text in OTHERS.items():
            site.write(name, text)
        site.path("site/.git/refs").mkdir()
        for stem, words in SECOND.items():
            site.write(f"source_texts/{stem}.html", page(words))
        site.path("source_texts/old.html").unlink()
    return site.root


class Copies:
    """Copies of the site as it was before the run, and as it is after one that nobody cut off."""

    def __init__(self, before: Path, top: Path) -> None:
        self._before = before
        self._top = top
        whole = self.fresh()
        assert run(whole.root, lambda moment: None, "run", "--quiet") == 0
        self.after = state(whole)
        self._messages = [m for stem in STEMS for m in whole.messages(stem, FOLDER).values()]

    def messages(self) -> list[Message]:
        """The messages of a site after a run that nobody cut off."""
        return self._messages

    def fresh(self) -> Site:
        """One more copy."""
        root = self._top / "site"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self._before, root, symlinks=True)
        site = object.__new__(Site)
        site.root = root
        return site


@pytest.fixture
def copies(before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copies:
    """Copies in a folder of this test."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr(os, "fsync", lambda file: None)  # for power cuts, which are not tried here
    return Copies(before, tmp_path)


def state(site: Site) -> dict[str, bytes]:
    """All that people see of a site, and what is not ours."""
    found = site.tree("locales", "site", "preview", "source_texts")
    return {**found, "notes.txt": site.path("notes.txt").read_bytes()}


def leftovers(site: Site) -> list[str]:
    """What runs leave when they are cut off."""
    marks = (".i18n-", ".site.", ".preview.")
    return [p.as_posix() for p in site.root.rglob("*") if p.name.startswith(marks)]


def cut_off_at(
    copies: Copies, moment: int, event: Event, capfd: pytest.CaptureFixture[str]
) -> None:
    """Cut a run off, and prove that nothing is lost, at once and after another run."""
    site = copies.fresh()
    assert run(site.root, event, "run", "--quiet") in (-9, 130), moment
    there = {name: site.path(name).read_text() for name in OTHERS if site.path(name).is_file()}
    assert there == OTHERS, moment
    lock = site.path(".i18n/lock")
    held = lock.is_file() and bool(lock.read_bytes())
    capfd.readouterr()
    assert site("run", "--quiet") == 0, moment
    assert ("the last run here was cut off" in capfd.readouterr().err) == held, moment
    assert state(site) == copies.after, moment
    assert leftovers(site) == [], moment
    assert not site.path(f".i18n/handed-on-{FOLDER}.json").exists(), moment
    assert site.path("site/.git/refs").is_dir(), moment
    assert site("run", "--quiet") == 0, moment
    assert "cut off" not in capfd.readouterr().err, moment


def kills(copies: Copies, most: int, capfd: pytest.CaptureFixture[str]) -> None:
    top = count(copies.fresh().root, "run", "--quiet")
    for moment in moments(most, top, "kill"):
        cut_off_at(copies, moment, killed_at(moment), capfd)


def interruptions(copies: Copies, most: int, capfd: pytest.CaptureFixture[str]) -> None:
    top = count(copies.fresh().root, "run", "--quiet")
    for moment in moments(most, top, "Ctrl-C"):
        cut_off_at(copies, moment, interrupted_at(moment), capfd)


def test_a_killed_run_loses_nothing(copies: Copies, capfd: pytest.CaptureFixture[str]) -> None:
    """At some of its file operations, before and after each."""
    kills(copies, FEW, capfd)


@pytest.mark.long
def test_a_run_killed_anywhere_loses_nothing(
    copies: Copies, capfd: pytest.CaptureFixture[str]
) -> None:
    """At three hundred of them."""
    kills(copies, MANY, capfd)


def test_a_run_that_somebody_ends_loses_nothing(
    copies: Copies, capfd: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C at some of its file operations."""
    interruptions(copies, FEW, capfd)


@pytest.mark.long
def test_a_run_that_somebody_ends_anywhere_loses_nothing(
    copies: Copies, capfd: pytest.CaptureFixture[str]
) -> None:
    """At three hundred of them."""
    interruptions(copies, MANY, capfd)


# --- somebody else saves ---------------------------------------------------------------

SAVED = "Lo que alguien ha escrito."


def with_text(data: bytes) -> bytes:
    """A catalog in which somebody has translated the first message anew, and one besides."""
    found, _ = po.read(data.decode(), "a.po", TAG)
    at = next(n for n, m in enumerate(found.messages) if m.state is not State.OBSOLETE)
    mine = replace(found.messages[at], text=SAVED, state=State.APPROVED, previous=None)
    messages = (*found.messages[:at], mine, *found.messages[at + 1 :])
    return po.write(replace(found, messages=messages)).encode()


def by_rename(path: Path, moment: int) -> Event:
    """Somebody saves a catalog by renaming a new file over it."""

    def event(now: int) -> None:
        if now == moment:
            aside = path.with_suffix(".tmp")
            aside.write_bytes(with_text(path.read_bytes()))
            aside.replace(path)

    return event


def in_place(path: Path, moment: int) -> Event:
    """Somebody empties a catalog and writes it anew."""

    def event(now: int) -> None:
        if now == moment:
            path.write_bytes(with_text(path.read_bytes()))

    return event


def slowly(path: Path, moment: int) -> Event:
    """The same, but the run goes on for three operations before the text is there."""
    held: list[tuple[BinaryIO, bytes]] = []

    def event(now: int) -> None:
        if now == moment:
            data = with_text(path.read_bytes())
            held.append((path.open("wb"), data))
        if now == moment + 6 and held:
            file, data = held.pop()
            file.write(data)
            file.close()

    return event


def from_before(path: Path, moment: int) -> Event:
    """Somebody saves a catalog that they opened before the run, whatever is there by now."""
    data = with_text(path.read_bytes())

    def event(now: int) -> None:
        if now == moment:
            path.write_bytes(data)

    return event


WAYS = (by_rename, in_place, slowly, from_before)


def saved_at(copies: Copies, way: Callable[[Path, int], Event], stem: str, moment: int) -> None:
    """Somebody saves a catalog at a moment of a run; prove that every text is there."""
    site = copies.fresh()
    path = site.path(site.po(stem, FOLDER))
    where = f"{way.__name__} {stem} {moment}"
    assert run(site.root, way(path, moment), "run", "--quiet") in (0, 1), where
    assert site("run", "--quiet") == 0, where
    texts = {(m.text, m.state) for s in STEMS for m in site.messages(s, FOLDER).values()}
    assert (SAVED, State.APPROVED) in texts, where
    approved = {m.text for m in copies.messages() if m.state is State.APPROVED}
    lost = approved - {text for text, state in texts if state is State.APPROVED}
    assert len(lost) <= 1, where  # the one that was written anew
    assert leftovers(site) == [], where
    assert all(site.read(name) == text for name, text in OTHERS.items()), where


def saves(copies: Copies, most: int) -> None:
    top = count(copies.fresh().root, "run", "--quiet")
    chosen = random.Random("save")
    for moment in moments(most, top - 8, "save"):
        saved_at(copies, chosen.choice(WAYS), chosen.choice(STEMS), moment)


def test_what_somebody_saves_during_a_run_is_there(copies: Copies) -> None:
    """At some of its file operations, by rename, in place, and slowly."""
    saves(copies, FEW)


@pytest.mark.long
def test_what_somebody_saves_anywhere_in_a_run_is_there(copies: Copies) -> None:
    """At three hundred of them."""
    saves(copies, MANY)
