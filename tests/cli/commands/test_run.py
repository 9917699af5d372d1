"""Command `run`: from pages to drafts and published pages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from i18n.model import State
from tests.support.sample import INDEX, NEWS, Site, approve

PSEUDO = "en-XA"


def stamps(site: Site) -> dict[Path, tuple[int, int]]:
    """When each file and folder was written, and its inode; the cache aside."""
    found = ((path, path.stat()) for path in site.root.rglob("*") if ".i18n" not in path.parts)
    return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in found}


def test_run_works_without_a_settings_file(tmp_path: Path) -> None:
    """Any directory with source_texts/ is a site."""
    site = Site(tmp_path)
    assert site("run", "--lang", PSEUDO) == 0
    assert {m.state for m in site.messages("index", "en_XA").values()} == {State.DRAFT}
    assert site.path("preview/en-XA/news/a.html").is_file()


def test_every_message_is_drafted_and_marked(site: Site) -> None:
    """A draft is fuzzy and says who made it."""
    site("run", "--lang", PSEUDO)
    found = site.messages("index", "en_XA")
    assert set(found) == {
        "Lamp",
        "The lamp",
        "Read <a1>the news</a1>.",
        "It is short.",
        "a lamp",
    }
    assert all(m.origin and m.origin.detail.startswith("pseudo") for m in found.values())


def test_a_second_run_rewrites_no_file(site: Site) -> None:
    """Not the time of one."""
    site("run", "--lang", PSEUDO)
    before = stamps(site)
    assert site("run", "--lang", PSEUDO) == 0
    assert stamps(site) == before


def test_the_same_input_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With SOURCE_DATE_EPOCH even the headers."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1385000000")
    trees = []
    for name in ("one", "two"):
        site = Site(tmp_path / name)
        site("run", "--lang", PSEUDO)
        trees.append(site.tree("locales", "site", "preview"))
    assert trees[0] == trees[1]


def test_msgfmt_has_nothing_to_say_of_any_catalog(site: Site) -> None:
    """The strictest check passes in silence, for empty, drafted and obsolete messages."""
    if not shutil.which("msgfmt"):
        pytest.skip("gettext's msgfmt is not installed")
    site("run", "--lang", PSEUDO, "--lang", "es", "--lang", "ar")
    site.write("source_texts/index.html", INDEX.replace("It is short.", "It is long."))
    site.review("index", approve)
    site("run", "--lang", "es")
    for path in site.path("locales").rglob("*.po"):
        command = ["msgfmt", "--check", "--check-header", "-o", os.devnull, str(path)]
        done = subprocess.run(command, capture_output=True, check=True)
        assert done.stderr == b"", path


def test_run_says_what_it_did(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """One screen of 80 columns: counts, routes, problems, where to look."""
    site("run", "--lang", PSEUDO)
    out = capsys.readouterr().out
    assert "12  by pseudo" in out
    assert "Preview  preview/" in out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_run_goes_on_without_an_engine(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing engine is a warning: the catalogs are there to be translated by people."""
    assert site("run", "--lang", "es") == 0
    assert "no installed engine leads from en to es" in capsys.readouterr().err
    assert {m.state for m in site.messages("index").values()} == {State.EMPTY}


def test_a_dry_run_writes_nothing_and_foretells_the_run(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Messages unsettled, words to draft, pages that come and go: then exactly that happens."""
    site("run", "--lang", PSEUDO)
    site.review("news/a", approve, "en_XA")
    site.review("press/b", approve, "en_XA")
    site("build")
    page = NEWS.replace("Nothing is new.", "Everything here is different today.")
    site.write("source_texts/news/a.html", page)
    before = stamps(site)
    capsys.readouterr()
    assert site("run", "--dry-run", "--lang", PSEUDO, "--json") == 0
    said = json.loads(capsys.readouterr().out)["languages"][PSEUDO]
    assert stamps(site) == before
    assert (said["unsettled"], said["restored"], said["new"], said["words"]) == (1, 0, 1, 5)
    assert (said["entering"], said["leaving"]) == ([], ["news/a.html"])
    site("run", "--lang", PSEUDO)
    found = site.messages("news/a", "en_XA")
    assert found["Everything here is different today."].state is State.DRAFT
    assert site.read("locales/en_XA/published.txt") == "press/b.txt\n"


def test_a_run_says_where_to_look_next(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """The list of previews is there; nothing is published before anybody approves."""
    site.write("i18n.toml", 'languages = ["es", "pt-BR"]\n[engines]\norder = ["pseudo"]\n')
    assert site("run") == 0
    said = capsys.readouterr().out
    assert "Review   locales/{es,pt_BR}/LC_MESSAGES/  (clear “fuzzy” to approve)\n" in said
    assert "Preview  preview/i18n/index.html  (all pages with their drafts)\n" in said
    assert site.path("preview/i18n/index.html").is_file()
    assert "Publish  site/  (approved pages: none yet)\n" in said
    site.review("press/b", approve)
    assert site("run") == 0
    assert "Publish  site/  (approved pages)\n" in capsys.readouterr().out


def test_a_dry_run_knows_that_other_cuts_unsettle_nothing(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sentences that become blocks keep their approvals, and the run does as was said."""
    site.write("i18n.toml", 'languages = ["es"]\n')
    site("extract")
    site.review("news/a", approve)
    site("build")
    site.write("i18n.toml", 'languages = ["es"]\nsegmentation = "block"\n')
    capsys.readouterr()
    assert site("run", "--dry-run", "--json") == 0
    facts = json.loads(capsys.readouterr().out)["languages"]["es"]
    assert (facts["unsettled"], facts["restored"], facts["leaving"]) == (0, 0, [])
    assert site("extract") == 0
    states = {m.state for m in site.messages("news/a").values()}
    assert states == {State.APPROVED, State.OBSOLETE}


def test_a_site_with_a_folder_of_a_languages_name_is_told(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """The source's own es/ is not overwritten."""
    site.write("source_texts/es/index.html", "<p>Hola</p>")
    assert site("run", "--lang", "es") == 1
    assert "stands where the pages in Spanish go" in capsys.readouterr().err
    assert site.read("site/es/index.html") == "<p>Hola</p>"
