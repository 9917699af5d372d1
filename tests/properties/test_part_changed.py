"""A run that looks at what has changed alone gives the bytes of one that looks at everything."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from i18n.checks import runner
from i18n.cli.commands import run as command
from i18n.execution import known_files
from i18n.formats import page_formats
from i18n.formats.gettext import po
from i18n.publishing import pages as pages_of_site
from i18n.stages.changes import part_release, part_run
from tests.support import site_changes
from tests.support.part_runs import counted, everything, whole_of
from tests.support.sample import Site, approve


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk's time is not the subject, and no file here is saved twice within a tick."""
    monkeypatch.setattr(os, "fsync", lambda file: None)
    monkeypatch.setattr(known_files, "GRAIN", 0)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")


def _told(capsys: pytest.CaptureFixture[str]) -> tuple[str, list[str]]:
    """What was said, but for how far a run was, which a slow machine says."""
    said = capsys.readouterr()
    return said.out, [line for line in said.err.splitlines() if not _PROGRESS.search(line)]


_PROGRESS = re.compile(r": [\d,]+ of [\d,]+ \(\d+:\d\d\)$")


@pytest.mark.parametrize("seed", range(4))
def test_a_run_of_what_changed_gives_the_bytes_of_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    """Whatever happens between runs; it says the same too, and many runs are of a part."""
    chance = random.Random(seed)
    site = site_changes.made(tmp_path / "site", chance)
    site("run")
    wholes = counted(monkeypatch, command, "_whole_run")
    for number in range(12):
        site_changes.happen(site, chance)
        other = tmp_path / str(number)
        capsys.readouterr()
        shutil.copytree(site.root, tmp_path / "before", symlinks=True)
        code = site("run")
        said = _told(capsys)
        before = Site.__new__(Site)
        before.root = tmp_path / "before"
        fresh, expected = whole_of(before, other, monkeypatch)
        assert (code, said) == (expected, _told(capsys)), number
        assert everything(site) == everything(fresh), number
        shutil.rmtree(tmp_path / "before")
        shutil.rmtree(other)
    spoilt = site_changes.has_spoilt_catalog(site)
    assert spoilt or len(wholes) - 12 < 9  # those of the copies are whole


# --- what is not looked at --------------------------------------------------------------------


UNLIKE = "Zebras gallop beyond quiet harbours."
"""A sentence of one page that is like no other."""


@pytest.fixture
def many(tmp_path: Path) -> Site:
    """Thirty pages, after a run."""
    site = site_changes.made(tmp_path, random.Random(1), pages=30)
    site.write(
        "i18n.toml",
        'languages = ["es", "en-XA", "pt"]\nbase_url = "https://a.example"\n'
        '[engines]\norder = ["pseudo"]\n',
    )
    name = "source_texts/p9.html"
    site.write(name, site.read(name).replace("</main>", f"<p>{UNLIKE}</p></main>"))
    assert site("run") == 0
    return site


def stamps(site: Site) -> dict[str, tuple[int, int]]:
    """When each file was written, and its inode."""
    found = {name: site.path(name).stat() for name in everything(site)}
    return {name: (one.st_mtime_ns, one.st_ino) for name, one in found.items()}


def written(site: Site, deed: Callable[[], object]) -> set[str]:
    """The files that something writes or removes."""
    before = stamps(site)
    deed()
    after = stamps(site)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def edited(site: Site) -> None:
    """One sentence of a page is another one."""
    name = "source_texts/p7.html"
    at = site.read(name).index("<p>")
    text = site.read(name)
    site.write(name, f"{text[:at]}<p>Quite new is this. {text[at + 3 :]}")


def test_one_edited_page_is_parsed_alone(many: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its catalogs are read, it is rendered in its languages, its texts are checked."""
    edited(many)
    monkeypatch.setattr(command, "_whole_run", None)
    pages = counted(monkeypatch, page_formats, "parse")
    catalogs = counted(monkeypatch, po, "read")
    rendered = counted(monkeypatch, pages_of_site, "render")
    checked = counted(monkeypatch, runner, "_of_text")
    assert many("run") == 0
    assert len(pages) == 1
    assert len(catalogs) < 30
    assert 0 < len(rendered) <= 8  # in four languages, for the site and for the preview
    assert len(checked) < 200


def test_one_edited_page_writes_its_own_files_and_those_of_the_site(many: Site) -> None:
    """Nothing else is touched."""
    edited(many)
    names = written(many, lambda: many("run"))
    own = {name for name in names if "p7" in name}
    folders = {"es", "pt", "en-XA"}
    assert names - own == {
        *("site/i18n-manifest.json", "preview/i18n-manifest.json", "preview/i18n/index.html")
    }
    assert {f"preview/{folder}/p7.html" for folder in folders} < own
    assert {"site/p7.html", "locales/templates/p7.pot"} < own


def test_one_approved_message_writes_its_own_files_and_those_of_the_site(many: Site) -> None:
    """The catalog is as its translator left it."""
    many.review("p9", lambda m: approve(m) if m.key.source == UNLIKE else m)
    names = written(many, lambda: many("run"))
    assert {name for name in names if "p9" not in name} == {
        "site/i18n-manifest.json",
        "site/i18n/merged/es/LC_MESSAGES/messages.mo",
        "preview/i18n-manifest.json",
        "preview/i18n/index.html",
    }
    assert {name for name in names if "p9" in name} == {
        "site/i18n/es/LC_MESSAGES/p9.mo",
        "preview/es/p9.html",
        "preview/i18n/es/p9.html",
    }


def test_a_page_that_comes_into_a_language_is_seen_by_those_that_lead_to_it(many: Site) -> None:
    """Their links lead to it there."""
    many.review("p3", approve)
    many.review("p4", approve)
    assert many("run") == 0
    name = "source_texts/p4.html"
    many.write(name, many.read(name).replace("</main>", '<p><a href="p5.html">Five</a></p></main>'))
    many("run")
    many.review("p4", approve)
    many("run")
    assert 'href="../p5.html" hreflang="en"' in many.read("site/es/p4.html")
    many.review("p5", approve)
    many("run")
    assert 'href="p5.html"' in many.read("site/es/p4.html")


def test_a_save_during_a_run_of_a_part_is_work_for_the_next(
    many: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Be it of a catalog that the run has written just then."""
    edited(many)
    name = many.po("p7")
    real = part_release.release_preview

    def saved_meanwhile(*values: Any) -> Any:
        many.write(name, many.read(name).replace('msgstr ""', 'msgstr "Hola."', 2))
        return real(*values)

    monkeypatch.setattr(part_run, "release_preview", saved_meanwhile)
    many("run")
    monkeypatch.setattr(part_run, "release_preview", real)
    many("run")
    assert "Hola." in many.read("preview/i18n/es/p7.html")


def test_a_release_before_a_run_of_a_part_can_be_gone_back_to(many: Site) -> None:
    """As before one of all."""
    before = many.tree("site")
    edited(many)
    many("run")
    after = many.tree("site")
    assert many("rollback") == 0
    assert many.tree("site") == before
    assert many("rollback") == 0
    assert many.tree("site") == after
