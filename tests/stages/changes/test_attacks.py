"""What happens to a site between two runs behind our back: the next one is as one from nothing."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from i18n.execution import known_files
from i18n.stages.changes import part_run
from tests.support import site_changes
from tests.support.part_runs import everything, whole_of
from tests.support.sample import Site, approve

SETTINGS = 'languages = ["es", "en-XA"]\n[engines]\norder = ["pseudo"]\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Pages, some approved, after a run."""
    monkeypatch.setattr(os, "fsync", lambda file: None)
    monkeypatch.setattr(known_files, "GRAIN", 0)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    found = site_changes.made(tmp_path / "site", random.Random(1), 4)
    found.write("i18n.toml", SETTINGS)
    assert found("extract") == 0
    found.review("p1", approve)
    assert found("run") == 0
    return found


def edited(site: Site) -> None:
    """A page has one more text."""
    text = site.read("source_texts/p1.html")
    site.write("source_texts/p1.html", text.replace("</body>", "<p>One more text.</p></body>"))


def other_catalogs(site: Site) -> None:
    """As a checkout of another branch leaves them."""
    for path in sorted(site.root.glob("locales/es/LC_MESSAGES/**/*.po")):
        path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")


def a_language_less(site: Site) -> None:
    """The settings do not name it any more."""
    site.write("i18n.toml", SETTINGS.replace('"es", ', ""))


def spoilt_store(site: Site) -> None:
    """Half of what is known of the site is something else, and a page is edited."""
    path = site.root / ".i18n" / "work.sqlite"
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = random.Random(2).randbytes(len(data) // 2)
    path.write_bytes(data)
    edited(site)


@pytest.mark.parametrize("attack", [other_catalogs, a_language_less, spoilt_store])
def test_the_next_run_is_as_one_from_nothing(
    site: Site, attack: Callable[[Site], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is kept of the last one."""
    attack(site)
    other, code = whole_of(site, site.root.with_name("whole"), monkeypatch)
    assert site("run") == code
    assert everything(site) == everything(other)


@pytest.mark.parametrize("last", ["release_site", "release_preview", "draft_tools"])
def test_a_run_that_is_cut_off_is_made_good(
    site: Site, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the site is released, after it, and before anything is written."""
    edited(site)
    other, code = whole_of(site, site.root.with_name("whole"), monkeypatch)

    def killed(*values: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(part_run, last, killed)
        assert site("run") == 130
    assert site("run") == code
    assert everything(site) == everything(other)


def test_a_site_that_was_written_over_is_made_anew(site: Site) -> None:
    """With the time that it had: no file is taken on trust since a run has linked it."""
    edited(site)
    assert site("run") == 0
    path = next(one for one in site.root.glob("site/**/p2.html"))
    before, data = path.stat(), path.read_bytes()
    path.write_bytes(b"x" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert site("run") == 0
    assert path.read_bytes() == data
