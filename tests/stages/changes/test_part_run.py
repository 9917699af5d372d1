"""What a run looks at, by what has changed: each gives the bytes of a run of all."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from i18n.checks import runner
from i18n.cli.commands import run as command
from i18n.execution import known_files
from i18n.formats import page_formats
from i18n.formats.gettext import po
from i18n.publishing import pages as pages_of_site
from tests.support import site_changes
from tests.support.part_runs import counted, everything, same_as_whole
from tests.support.sample import Site, approve

SETTINGS = (
    'languages = ["es", "en-XA"]\nbase_url = "https://a.example"\n[engines]\norder = ["pseudo"]\n'
)
GUIDE = "---\ntitle: The guide\nlayout: page\n---\n\n# Winter market\n\nIt is open.\n"
INTRO = "# Letters\n\nRead [on](guide.md#winter-market) of it.\n"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk's time is not the subject, and no file here is saved twice within a tick."""
    monkeypatch.setattr(os, "fsync", lambda file: None)
    monkeypatch.setattr(known_files, "GRAIN", 0)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Pages, some approved, two in Markdown, and parts of pages, after a run."""
    site = site_changes.made(tmp_path_factory.mktemp("made") / "site", random.Random(1), 12)
    site.write("i18n.toml", SETTINGS)
    site.write("source_texts/guide.md", GUIDE)
    site.write("source_texts/intro.md", INTRO)
    assert site("extract") == 0
    site.review("p4", approve)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCE_DATE_EPOCH", "0")
        assert site("run") == 0
    return site


@pytest.fixture
def site(made: Site, tmp_path: Path) -> Site:
    """A copy of it."""
    other = Site.__new__(Site)
    other.root = tmp_path / "site"
    shutil.copytree(made.root, other.root, symlinks=True)
    assert other("run") == 0  # the files are others to the disk
    return other


def replaced(site: Site, name: str, old: str, new: str) -> None:
    """Another text in a source."""
    text = site.read(f"source_texts/{name}")
    assert old in text
    site.write(f"source_texts/{name}", text.replace(old, new))


def new_page(site: Site) -> None:
    """A page to which others lead already, with a text that others have."""
    site.write("source_texts/n1.html", site_changes.page(random.Random(3), "New", 12))


def new_index(site: Site) -> None:
    """A folder to which others lead has an index now."""
    site_changes.change_news(site, random.Random(3))


def page_gone(site: Site) -> None:
    """A page to which others lead is there no more."""
    site.path("source_texts/p3.html").unlink()


def page_renamed(site: Site) -> None:
    """A page has another name."""
    site.path("source_texts/p4.html").rename(site.path("source_texts/q4.html"))


def asset_new(site: Site) -> None:
    """A file that a script of a part may read."""
    site.write("source_texts/data/b.json.txt", "x")
    site.path("source_texts/data/b.json.txt").rename(site.path("source_texts/data/b.csv"))


def asset_edited(site: Site) -> None:
    """A file that is published as it is holds something else."""
    site.write("source_texts/css/a.css", "p { color: red }")


def asset_gone(site: Site) -> None:
    """A file that is published as it is is there no more."""
    site.path("source_texts/css/a.css").unlink()


def heading_edited(site: Site) -> None:
    """A heading to which another page leads has other words."""
    replaced(site, "guide.md", "# Winter market", "# Summer market")


def front_matter_edited(site: Site) -> None:
    """A title of front matter is another one."""
    replaced(site, "guide.md", "The guide", "The whole guide")


def front_matter_broken(site: Site) -> None:
    """Front matter that nobody can read."""
    replaced(site, "guide.md", "layout: page", "layout: [page")


def part_edited(site: Site) -> None:
    """A part of other pages has another text, and leads to another page."""
    replaced(site, "inc/foot.html", "the news", "all the news")


def part_left_out(site: Site) -> None:
    """The page that included a part includes it no more, nor does a script."""
    replaced(site, "with.html", "data-include", "data-was")
    site.write("source_texts/js/app.js", "")


def page_hidden(site: Site) -> None:
    """A page tells searches to leave it out."""
    replaced(site, "p5.html", "<title>", '<meta name="robots" content="noindex"><title>')


CHANGES: tuple[Callable[[Site], None], ...] = (
    *(new_page, new_index, page_gone, page_renamed, asset_new, asset_edited, asset_gone),
    *(heading_edited, front_matter_edited, front_matter_broken),
    *(part_edited, part_left_out, page_hidden),
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_needs_no_look_at_the_whole_site(
    site: Site, monkeypatch: pytest.MonkeyPatch, change: Callable[[Site], None]
) -> None:
    """Nor does the next one."""
    change(site)
    same_as_whole(site, monkeypatch)
    if change in (new_page, heading_edited, asset_new, part_left_out):
        replaced(site, "p7.html", "All rights.", "All rights reserved.")
        same_as_whole(site, monkeypatch)


def test_pages_that_come_and_go_together_are_seen_as_renamed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was approved goes with its page."""
    site.review("p4", approve)
    assert site("run") == 0
    page_renamed(site)
    new_page(site)
    same_as_whole(site, monkeypatch)
    assert "«" in site.read(site.po("q4"))


@pytest.mark.parametrize(
    ("change", "parsed"), [(asset_edited, 0), (front_matter_edited, 1), (page_hidden, 1)]
)
def test_what_is_looked_at_is_what_has_changed(
    site: Site, monkeypatch: pytest.MonkeyPatch, change: Callable[[Site], None], parsed: int
) -> None:
    """Pages parsed, catalogs read, pages rendered, texts checked: as a change reaches them."""
    change(site)
    monkeypatch.setattr(command, "_whole_run", None)
    pages = counted(monkeypatch, page_formats, "parse")
    catalogs = counted(monkeypatch, po, "read")
    rendered = counted(monkeypatch, pages_of_site, "_page")
    checked = counted(monkeypatch, runner, "_of_text")
    assert site("run") == 0
    assert len(pages) == parsed
    assert len(catalogs) <= 12 * parsed
    assert len(rendered) <= 6 * parsed
    assert len(checked) <= 100 * parsed


def test_a_page_that_comes_is_parsed_with_those_that_lead_to_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And with those that have a text of which a person has said something."""
    new_page(site)
    monkeypatch.setattr(command, "_whole_run", None)
    pages = counted(monkeypatch, page_formats, "parse")
    assert site("run") == 0
    assert len(pages) < 6


def test_a_file_that_comes_is_linked_and_no_other_is_written(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for what is made of all."""
    before = {name: site.path(name).stat().st_mtime_ns for name in everything(site)}
    asset_new(site)
    assert site("run") == 0
    changed = {
        name for name in everything(site) if before.get(name) != site.path(name).stat().st_mtime_ns
    }
    assert {
        *("source_texts/data/b.csv", "site/data/b.csv", "preview/data/b.csv"),
        *("site/i18n-manifest.json", "preview/i18n-manifest.json"),
    } <= changed
    assert {name for name in changed if name.endswith((".html", ".po", ".pot"))} <= {
        "site/inc/foot.html",
        "preview/i18n/index.html",
    }
