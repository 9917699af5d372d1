"""What holds for any history of reviews and settings: no text is published that its last reviewer
did not approve, and what all of them approved is.

Between two runs the segmentation and the grouping of catalogs are switched, also both in one go,
pages are removed, restored and renamed, and people approve, doubt, change and empty messages; runs
are killed between two catalogs. Some blocks are rows of links.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from i18n.formats.gettext import po
from tests.support.histories import History, html, pages_of, stepped
from tests.support.sample import Site

FEW, MANY = 20, 1000
"""So many histories of each kind in every test run, and in a long one."""

KINDS = [(shared, moves, killed) for shared in (0, 1) for moves in (0, 1) for killed in (0, 1)]
"""Whether pages have sentences in common; whether they come and go, too; whether runs are killed
between two catalogs."""

ALL_KINDS = pytest.mark.parametrize(("shared", "moves", "killed"), KINDS)


def told(history: History, seed: int) -> str:
    """A history, for people."""
    return "\n".join([f"seed {seed}: {history.pages}", *history.told])


def play(history: History, *, moves: bool, seed: int) -> None:
    """Some steps, each with a run and some reviews; nobody's doubt may get lost in them."""
    history.run()
    if history.chance.random() < 0.7:
        history.approve_all()
    for _ in range(history.chance.randint(3, 8)):
        stepped(history, moves=moves)
        history.run()
        assert not history.wrong(), told(history, seed)
        assert not history.lost(), told(history, seed)
        history.review()


def histories(seeds: range, shared: int, moves: int, killed: int) -> None:
    """Play a history for every seed."""
    for seed in seeds:
        chance = random.Random(seed)
        history = History(
            chance,
            pages_of(chance, shared=bool(shared)),
            exact=not shared and not killed,
            shared=bool(shared),
            killed=bool(killed),
        )
        play(history, moves=bool(moves), seed=seed)


@ALL_KINDS
def test_nothing_is_published_that_its_last_reviewer_did_not_approve(
    shared: int, moves: int, killed: int
) -> None:
    """Whatever becomes of a message in between, and what is approved stays so."""
    histories(range(FEW), shared, moves, killed)


@pytest.mark.long
@ALL_KINDS
def test_nothing_is_published_that_its_last_reviewer_did_not_approve_in_many(
    shared: int, moves: int, killed: int
) -> None:
    """The same over many histories."""
    histories(range(FEW, FEW + MANY), shared, moves, killed)


# --- with the site's own commands -----------------------------------------------------------

_SHOWN = re.compile(r"(\w+)(?:</a>)? dice (\w+)")


class SiteHistory(History):
    """A history of a site on disk, by its commands."""

    site: Site

    def run(self) -> None:
        """Write settings and pages, run, and read what became of the catalogs."""
        for path in self.pages:
            self.site.path(f"source_texts/{path}").unlink(missing_ok=True)
        for path in self.pages.keys() - self.gone:
            self.site.write(f"source_texts/{path}", html(self.pages[path]))
        self.site.write(
            "i18n.toml",
            f'languages = ["es"]\nsegmentation = "{self.cut}"\ncatalogs = "{self.grouping}"\n'
            '[publish]\nthreshold = 0\nkeep = 0\n[engines]\norder = ["pseudo"]\n',
        )
        top = self.site.path("locales/es/LC_MESSAGES")
        for stem, found in self.catalogs.items():
            self.site.write(self.site.po(stem), po.write(found))
        assert self.site("run", "--quiet") == 0
        for file in top.rglob("*.po"):
            stem = file.relative_to(top).with_suffix("").as_posix()
            self.catalogs[stem] = po.read(file.read_text("utf-8"), file.name, "es")[0]

    def shown(self) -> set[tuple[str, str, str]]:
        """What readers see: page, sentence and word."""
        return {
            (path, name, word)
            for path in self.pages.keys() - self.gone
            if self.site.path(f"site/es/{path}").is_file()
            for name, word in _SHOWN.findall(self.site.read(f"site/es/{path}"))
        }


def on_disk(root: Path, seed: int) -> None:
    """Play a history with commands: what is in the site is what may be."""
    chance = random.Random(seed)
    history = SiteHistory(chance, pages_of(chance, shared=False), exact=False)
    history.site = object.__new__(Site)
    history.site.root = root
    history.run()
    history.approve_all()
    for _ in range(4):
        stepped(history, moves=False)
        history.run()
        assert not history.wrong(), told(history, seed)
        seen = {(place, name, word) for _, place, name, word in history.published()}
        assert history.shown() <= seen, told(history, seed)
        history.review()


def test_no_site_shows_what_its_last_reviewer_did_not_approve(tmp_path: Path) -> None:
    """Built by `run` after every step."""
    for seed in range(4):
        on_disk(tmp_path / str(seed), seed)


@pytest.mark.long
def test_no_site_shows_what_its_last_reviewer_did_not_approve_in_many(tmp_path: Path) -> None:
    """The same over many sites."""
    for seed in range(4, 150):
        on_disk(tmp_path / str(seed), seed)
