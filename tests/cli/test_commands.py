"""The commands on a small site, from pages to published pages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from i18n import __version__
from i18n.cli.command_list import commands
from i18n.cli.commands.engines import EnginesOptions
from i18n.cli.parser import parse
from i18n.cli.terminal import Terminal
from i18n.model import Key, Message, Problem, State
from pipeline import main
from tests.support.sample import INDEX, NEWS, Site, approve

PSEUDO = "en-XA"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site whose languages no installed engine can draft, but the pseudo one."""
    monkeypatch.setenv("COLUMNS", "80")
    found = Site(tmp_path)
    found.write("i18n.toml", '[engines]\norder = ["pseudo"]\n')
    return found


def status(site: Site, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What `status --json` says of Spanish."""
    capsys.readouterr()
    site("status", "--json", "--lang", "es")
    found: dict[str, Any] = json.loads(capsys.readouterr().out)["languages"]["es"]
    return found


def stamps(site: Site) -> dict[Path, tuple[int, int]]:
    """When each file and folder was written, and its inode; the cache aside."""
    found = ((path, path.stat()) for path in site.root.rglob("*") if ".i18n" not in path.parts)
    return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in found}


# --- run -------------------------------------------------------------------------


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


# --- people's words ----------------------------------------------------------------


def test_a_human_edit_survives(site: Site) -> None:
    """Cleared of fuzzy or not, a changed text is a person's."""
    site("run", "--lang", "es")
    site.review("index", lambda m: replace(approve(m), text="Mío"))
    before = site.read(site.po("index"))
    assert site("run", "--lang", "es") == 1  # "Mío" has lost a link
    assert site.read(site.po("index")) == before


def test_an_approved_draft_is_a_persons_for_ever(site: Site) -> None:
    """After the source changed its text is still there, to be looked at again."""
    site("run", "--lang", PSEUDO)
    site.review("news/a", approve, "en_XA")
    text = site.messages("news/a", "en_XA")["Nothing else is new either."].text
    site.write("source_texts/news/a.html", NEWS.replace("new either", "new, either"))
    site("run", "--lang", PSEUDO)
    changed = site.messages("news/a", "en_XA")["Nothing else is new, either."]
    assert (changed.text, changed.state, changed.origin) == (text, State.DRAFT, None)
    assert changed.previous == Key("", "Nothing else is new either.")
    assert site.messages("news/a", "en_XA")["Nothing is new."].state is State.APPROVED


def test_an_approval_taken_back_leaves_a_persons_text(site: Site) -> None:
    """Once our file has said that a draft was approved, making it fuzzy again keeps it."""
    site("run", "--lang", PSEUDO)
    site.review("news/a", approve, "en_XA")
    site.write("source_texts/news/a.html", NEWS.replace("home", "there"))
    site("run", "--lang", PSEUDO)
    text = site.messages("news/a", "en_XA")["Nothing is new."].text
    site.review("news/a", lambda m: replace(m, state=State.DRAFT), "en_XA")
    site.write("source_texts/news/a.html", NEWS.replace("is new.", "is very new."))
    site("run", "--lang", PSEUDO)
    assert site.messages("news/a", "en_XA")["Nothing is very new."].text == text


def test_an_untouched_draft_follows_its_source(site: Site) -> None:
    """It is drafted anew, without a previous source."""
    site("run", "--lang", PSEUDO)
    site.write("source_texts/news/a.html", NEWS.replace("new either", "old"))
    site("run", "--lang", PSEUDO)
    found = site.messages("news/a", "en_XA")
    assert found["Nothing else is old."].state is State.DRAFT
    assert found["Nothing else is old."].previous is None
    assert "Nothing else is new either." not in found


def test_a_deleted_page_keeps_its_catalog(site: Site) -> None:
    """All obsolete; when the page returns, so do its approvals."""
    site("run", "--lang", "es")
    site.review("news/a", approve)
    site.path("source_texts/news/a.html").unlink()
    site("run", "--lang", "es")
    assert {m.state for m in site.messages("news/a").values()} == {State.OBSOLETE}
    assert not site.path("locales/templates/news/a.pot").exists()
    site.write("source_texts/news/a.html", NEWS)
    site("run", "--lang", "es")
    assert {m.state for m in site.messages("news/a").values()} == {State.APPROVED}


def test_a_typo_in_the_source_need_not_unsettle_anybody(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """extract --cosmetic keeps the approval; doing it backwards restores every byte."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1385000000")
    site.write("source_texts/news/a.html", NEWS.replace("home", "there"))
    site("run", "--lang", PSEUDO)
    site.review("news/a", approve, "en_XA")
    site.write("source_texts/news/a.html", NEWS)
    site("run", "--lang", PSEUDO)
    before = site.tree("locales")
    site.write("source_texts/news/a.html", NEWS.replace("new either", "new, either"))
    assert site("extract", "--cosmetic", "--lang", PSEUDO) == 0
    found = site.messages("news/a", "en_XA")["Nothing else is new, either."]
    assert (found.state, found.previous) == (
        State.APPROVED,
        Key("", "Nothing else is new either."),
    )
    site.write("source_texts/news/a.html", NEWS)
    site("extract", "--cosmetic", "--lang", PSEUDO)
    assert site.tree("locales") == before


def test_a_renamed_page_keeps_its_approvals(site: Site) -> None:
    """Its catalog is a new file with the old texts, approved; a second run is quiet."""
    site("run", "--lang", "es")
    site.review("news/a", approve)
    site.path("source_texts/news/a.html").rename(site.path("source_texts/news/b.html"))
    site("run", "--lang", "es")
    assert {m.state for m in site.messages("news/b").values()} == {State.APPROVED}
    assert {m.state for m in site.messages("news/a").values()} == {State.OBSOLETE}
    before = stamps(site)
    site("run", "--lang", "es")
    assert stamps(site) == before


def test_what_is_approved_on_one_page_is_drafted_on_another(site: Site) -> None:
    """From memory, before any machine, and still to be looked at."""
    site.write("source_texts/index.html", INDEX.replace("It is short.", "Nothing is new."))
    site("run", "--lang", "es")
    site.review("news/a", approve)
    assert site("translate", "--lang", "es") == 2
    found = site.messages("index")["Nothing is new."]
    assert (found.text, found.state) == ("«Nothing is new.»", State.DRAFT)
    assert found.origin is not None
    assert (found.origin.kind, found.origin.detail) == ("memory", "100% news/a.html")


# --- publishing --------------------------------------------------------------------


def test_approving_all_of_a_page_publishes_it(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only that one, recorded in published.txt, with its MO file."""
    site("run", "--lang", "es")
    assert not site.path("site/es").exists()
    site.review("index", approve)
    assert site("run", "--lang", "es") == 0
    assert site.tree("site/es").keys() == {"site/es/index.html"}
    assert site.read("locales/es/published.txt") == "index.html\n"
    assert site.path("site/i18n/es/LC_MESSAGES/index.mo").is_file()
    assert status(site, capsys)["pages"]["index.html"]["published"] is True


@pytest.mark.parametrize("command", [("run", "--lang", "es"), ("build",)])
def test_a_site_without_an_address_is_told_once(
    site: Site, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    """Its pages have no hreflang; with an address there is nothing to say."""
    site(*command)
    assert capsys.readouterr().out.count("No base_url in the settings") == 1
    site.write("i18n.toml", 'base_url = "https://example.org"\n[engines]\norder = ["pseudo"]\n')
    site(*command)
    assert "No base_url" not in capsys.readouterr().out


def test_a_published_page_is_whole(site: Site) -> None:
    """Language, direction, locale, assets, links and its own address."""
    site.write("i18n.toml", 'base_url = "https://example.org"\n[engines]\norder = ["pseudo"]\n')
    site("run", "--lang", "es")
    site.review("index", approve)
    site("build")
    page = site.read("site/es/index.html")
    assert '<html dir="ltr" lang="es">' in page
    assert 'href="../css/style.css"' in page
    assert 'src="../img/lamp.svg" alt="«a lamp»"' in page
    assert '<a href="../news/a.html" hreflang="en">' in page
    assert '<link rel="canonical" href="https://example.org/es/">' in page
    assert 'content="es_ES"' in page
    assert '<link rel="alternate" hreflang="x-default" href="https://example.org/">' in page
    assert '<link rel="alternate" hreflang="es" href="https://example.org/es/">' in site.read(
        "site/index.html"
    )
    assert "https://example.org/es/" in site.read("site/sitemap.xml")


def test_links_stay_in_the_language_where_the_page_is_published(site: Site) -> None:
    """Same relative link, no hreflang."""
    site("run", "--lang", "es")
    site.review("index", approve)
    site.review("news/a", approve)
    site("build")
    assert '<a href="news/a.html">' in site.read("site/es/index.html")
    assert '<a href="../index.html">' in site.read("site/es/news/a.html")


def test_a_page_that_changes_a_little_stays_with_the_change_marked(site: Site) -> None:
    """The new sentence is in the source language and says so."""
    site("run", "--lang", "es")
    site.review("news/a", approve)
    site("run", "--lang", "es")
    page = NEWS.replace("Nothing is new.", "Nothing is new. Really.")
    site.write("source_texts/news/a.html", page)
    site("run", "--lang", "es")
    assert '<span lang="en">Really.</span>' in site.read("site/es/news/a.html")


def test_a_page_that_changes_much_leaves_with_a_word(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Below `keep` it goes, and the run says so."""
    site("run", "--lang", "es")
    site.review("news/a", approve)
    site("run", "--lang", "es")
    site.write("source_texts/news/a.html", NEWS.replace("Nothing", "Everything here"))
    capsys.readouterr()
    site("build")
    assert "news/a.html is no longer published" in capsys.readouterr().err
    assert not site.path("site/es/news/a.html").exists()


def test_a_deleted_page_leaves_every_language_at_once(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a word about it; the next run has nothing left to do."""
    site("run", "--lang", "es")
    site.review("news/a", approve)
    site("run", "--lang", "es")
    site.path("source_texts/news/a.html").unlink()
    capsys.readouterr()
    site("run", "--lang", "es")
    assert "news/a.html is no longer published: there is no such page" in capsys.readouterr().err
    assert not site.path("site/es").exists()
    before = stamps(site)
    site("run", "--lang", "es")
    assert stamps(site) == before


def test_nothing_unapproved_is_in_the_site(site: Site) -> None:
    """A canary in every draft occurs in no byte of it."""
    site("run", "--lang", "es")
    site.review("index", approve)
    site.review("news/a", lambda m: replace(m, text="CANARY", state=State.DRAFT))
    site.review("press/b", lambda m: replace(m, text="CANARY", state=State.DRAFT))
    site("run", "--lang", "es")
    assert not [name for name, data in site.tree("site").items() if b"CANARY" in data]
    assert b"CANARY" in site.path("preview/es/press/b.txt").read_bytes()


def test_a_broken_approved_string_falls_back_alone(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page stays published, the sentence is the source's, the exit code says so."""

    def poison(message: Message) -> Message:
        done = approve(message)
        return replace(done, text="Hola <script>") if done.key.source == "The lamp" else done

    site("run", "--lang", "es")
    site.review("index", poison)
    assert site("build") == 1
    page = site.read("site/es/index.html")
    assert '<h1><span lang="en">The lamp</span></h1>' in page
    assert "«It is short.»" in page
    assert "<script> is not in the source" in capsys.readouterr().err


def test_a_preview_says_that_it_is_one(site: Site) -> None:
    """To people with a notice, to search engines with noindex, in text with a first line."""
    site("run", "--lang", "es")
    for name in ("preview/index.html", "preview/es/index.html"):
        page = site.read(name)
        assert page.count("data-i18n-notice") == 1
        assert '<meta name="robots" content="noindex">' in page
    assert site.read("preview/es/press/b.txt").startswith("[Preview in Spanish, not for readers")
    assert "noindex" not in site.read("site/index.html")


def test_the_source_pages_of_a_site_are_the_sources(site: Site) -> None:
    """Without a base URL to write, byte for byte."""
    site("build")
    assert site.read("site/news/a.html") == NEWS


# --- bad input ---------------------------------------------------------------------


def test_an_unreadable_catalog_is_left_alone(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """One clear line, exit code 1, the other pages done."""
    site("run", "--lang", PSEUDO)
    name = site.po("index", "en_XA")
    broken = site.read(name) + "<<<<<<< HEAD\n"
    site.write(name, broken)
    site.write("source_texts/news/a.html", NEWS.replace("either", "at all"))
    capsys.readouterr()
    assert site("run", "--lang", PSEUDO) == 1
    assert f"{name}:" in capsys.readouterr().err
    assert site.read(name) == broken
    assert "Nothing else is new at all." in site.messages("news/a", "en_XA")


def test_an_undecodable_page_is_left_out(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Its catalog keeps its words, the other pages are built, readers keep what they had."""
    site("run", "--lang", "es")
    site.review("news/a", approve)
    site("run", "--lang", "es")
    before = site.read(site.po("news/a"))
    page = site.read("site/es/news/a.html")
    site.path("source_texts/news/a.html").write_bytes(b"<p>caf\xe9</p>")
    capsys.readouterr()
    assert site("run", "--lang", "es") == 1
    assert "source_texts/news/a.html:1: error: cannot be read as utf-8" in capsys.readouterr().err
    assert site.read(site.po("news/a")) == before
    assert site.path("locales/templates/news/a.pot").is_file()
    assert site.read("locales/es/published.txt") == "news/a.html\n"
    assert site.read("site/es/news/a.html") == page


@pytest.mark.parametrize(
    ("arguments", "settings", "message"),
    [
        (("run", "--lang", "xq"), "", "unknown language “xq”"),
        (("run", "--lang", "pt"), 'languages = ["es"]', "“pt” is not among the site's languages"),
        (("run", "--lang", "en"), "", "“en” is the source language"),
        (("run",), "langauge = 1", "unknown setting “langauge”"),
        (("translate",), "[engines]\norder = ['pseudo']\n", "no installed engine leads from en to"),
        (("run",), '[engines.routes]\nes = "argos en-es"', "argos en-es"),
        (("run",), '[engines]\norder = ["argoss"]', "there is no engine “argoss”; known are"),
        (("run", "--dry-run"), '[engines]\norder = ["deepl"]', "there is no engine “deepl”"),
        (("run",), '[engines]\nmodels = ["nowhere"]', "there is no folder"),
        (("roundtrip", "nowhere"), "", "nowhere: there is no such file or folder"),
    ],
)
def test_what_cannot_run_says_why_in_one_line(
    site: Site,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    settings: str,
    message: str,
) -> None:
    """Exit code 2, and nothing is written."""
    site.write("i18n.toml", settings)
    before = site.tree(".")
    assert site(*arguments) == 2
    error = capsys.readouterr().err.strip()
    assert message in error
    assert error.startswith("error: ")
    assert len(error.splitlines()) == 1
    after = {name: data for name, data in site.tree(".").items() if ".i18n/" not in name}
    assert {n for n in after if not n.startswith("locales/")} == set(before)


def test_run_goes_on_without_an_engine(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing engine is a warning: the catalogs are there to be translated by people."""
    assert site("run", "--lang", "es") == 0
    assert "no installed engine leads from en to es" in capsys.readouterr().err
    assert {m.state for m in site.messages("index").values()} == {State.EMPTY}


def test_a_site_with_a_folder_of_a_languages_name_is_told(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """The source's own es/ is not overwritten."""
    site.write("source_texts/es/index.html", "<p>Hola</p>")
    assert site("run", "--lang", "es") == 1
    assert "stands where the pages in Spanish go" in capsys.readouterr().err
    assert site.read("site/es/index.html") == "<p>Hola</p>"


# --- before and after a run ------------------------------------------------------------


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


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda m: m, "drafted by pseudo"),
        (approve, "approved as drafted by pseudo"),
        (lambda m: replace(approve(m), text="La lámpara"), "approved, a person's words"),
        (lambda m: replace(m, text="mine"), "a person has worked on it, and not approved it yet"),
        (lambda m: replace(approve(m), text="<x>"), "falls back to the source: <x> is not in the"),
        (lambda m: replace(m, text="", state=State.EMPTY, origin=None), "untranslated"),
    ],
)
def test_why_says_why(
    site: Site,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Message], Message],
    reason: str,
) -> None:
    """Each cause has its own words."""
    site("run", "--lang", PSEUDO)
    site.review("index", change, "en_XA")
    capsys.readouterr()
    assert site("why", "index.html", "The lamp", "--lang", PSEUDO) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "in the site: " in lines[0]
    assert lines[1] == "  The lamp"
    assert reason in lines[2]
    assert len(lines) == 3


def test_why_knows_a_changed_source(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """It shows what the sentence was."""
    site("run", "--lang", PSEUDO)
    site.review("index", approve, "en_XA")
    site.write("source_texts/index.html", INDEX.replace("It is short", "It is very short"))
    capsys.readouterr()
    site("why", "source_texts/index.html", "very", "--lang", PSEUDO)
    assert "its source changed, it was “It is short.”" in capsys.readouterr().out


def test_why_of_a_page_that_is_not_there(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """It names some that are."""
    assert site("why", "nowhere.html") == 2
    assert "there is no such page; there are index.html" in capsys.readouterr().err


# --- other commands ------------------------------------------------------------------


def test_status_counts_by_language_and_page(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything that a dashboard wants, as JSON."""
    site("extract", "--lang", "es")
    site.review("press/b", approve)
    found = status(site, capsys)
    assert found["route"] == ""
    assert (found["messages"], found["words"]) == (12, 29)
    page = found["pages"]["press/b.txt"]
    assert {
        k: page[k] for k in ("messages", "words", "empty", "draft", "approved", "obsolete")
    } == {
        "messages": 3,
        "words": 7,
        "empty": 0,
        "draft": 0,
        "approved": 3,
        "obsolete": 0,
    }
    assert (page["problems"], page["published"]) == (0, True)


def test_status_counts_the_obsolete_messages_of_a_page(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a person translated of a sentence that is gone is still counted, with its page."""
    site("extract", "--lang", "es")
    site.review("news/a", approve)
    site.write("source_texts/news/a.html", NEWS.replace("<p>Nothing else is new either.</p>", ""))
    site("extract", "--lang", "es")
    found = status(site, capsys)
    capsys.readouterr()
    site("status", "--lang", "es")
    assert "1 obsolete message kept." in capsys.readouterr().out
    assert found["pages"]["news/a.html"]["obsolete"] == 1
    assert found["pages"]["index.html"]["obsolete"] == 0
    assert found["obsolete"] == 1


@pytest.mark.parametrize("grouping", ["folder", "site"])
def test_pages_that_share_a_catalog_are_counted_apart(
    site: Site, capsys: pytest.CaptureFixture[str], grouping: str
) -> None:
    """A page is published for its own words."""
    site.write("i18n.toml", f'catalogs = "{grouping}"\n[engines]\norder = ["pseudo"]\n')
    site("extract", "--lang", "es")
    stem = "press/messages" if grouping == "folder" else "messages"
    site.review(stem, lambda m: approve(m) if m.places == ("press/b.txt",) else m)
    pages = status(site, capsys)["pages"]
    assert {path: page["approved"] for path, page in pages.items()} == {
        "index.html": 0,
        "news/a.html": 0,
        "press/b.txt": 3,
    }
    assert [path for path, page in pages.items() if page["published"]] == ["press/b.txt"]


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


def test_the_status_fits_80_columns_and_parts_long_paths_at_folders(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No name is cut in two where there is another way."""
    monkeypatch.setenv("COLUMNS", "80")
    site.write("source_texts/notes/reading-guide.html", "<p>One.</p>")
    assert site("status", "--lang", "es") == 0
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert max(map(len, lines)) <= 80
    at = next(n for n, line in enumerate(lines) if line.startswith(" notes/ "))
    assert lines[at + 1] == "   reading-guide.html"


def test_problems_of_one_line_have_one_order(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the seed of hashes."""
    same = [Problem("a.po", 1, "error", "placeholders", f"{n} is missing") for n in range(30)]
    Terminal().problems(same)
    lines = capsys.readouterr().err.splitlines()
    assert lines == sorted(lines)


def test_check_prints_where_and_what(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a problem, in the form that editors can jump to."""
    site("extract", "--lang", "es")
    site.review("index", lambda m: replace(approve(m), text="Uno"))
    capsys.readouterr()
    assert site("check", "--lang", "es") == 1
    captured = capsys.readouterr()
    lines = captured.err.splitlines()
    assert next(line for line in lines if "error: <a1> is missing" in line).startswith(
        "locales/es/LC_MESSAGES/index.po:"
    )
    assert captured.out.startswith("1 error, ")
    capsys.readouterr()
    assert site("check", "--lang", "es", "--json") == 1
    assert json.loads(capsys.readouterr().out)["problems"]


def test_translate_redo_replaces_untouched_drafts_only(site: Site) -> None:
    """What a person changed stays."""
    site("run", "--lang", PSEUDO)

    def touch(message: Message) -> Message:
        return replace(message, text="mine") if message.key.source == "Lamp" else message

    site.review("index", touch, "en_XA")
    assert site("translate", "--lang", PSEUDO, "--redo") == 0
    assert site.messages("index", "en_XA")["Lamp"].text == "mine"


def test_roundtrip_compares_bytes(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Files, identical, differing; with --out the rendered pages as well."""
    out = site.path("out")
    odd = site.path("source_texts/odd.htm")
    odd.write_bytes(b"\xef\xbb\xbf<P>caf\xe9 <b>x</i>\r\n&eacute;\x00<img src=a")
    source = str(site.path("source_texts"))
    assert site("roundtrip", source, "--out", str(out)) == 0
    assert "4 files, 4 identical, 0 differing" in capsys.readouterr().out
    assert (out / "odd.htm").read_bytes() == odd.read_bytes()
    assert (out / "news/a.html").read_text() == NEWS


@pytest.mark.parametrize("name", ["odd.unknown", "nothing"])
def test_roundtrip_says_which_files_it_reads(
    site: Site, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """A file of another kind is named as it was given, and the exit code is 2."""
    path = site.path(name)
    path.write_text("a,b\n")
    assert site("roundtrip", str(path)) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"error: {path}: ")
    assert "pages end in .html" in error
    assert len(error.splitlines()) == 1


def test_engines_lists_what_there_is(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """For people and for machines."""
    assert site("engines", "--lang", PSEUDO) == 0
    assert "pseudo" in capsys.readouterr().out
    assert site("engines", "--json") == 0
    assert set(json.loads(capsys.readouterr().out)) == {"edges", "routes", "missing"}


@pytest.mark.parametrize("name", sorted(one.name for one in commands()))
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Help names the command, says what it does, and exits cleanly."""
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert caught.value.code == 0
    text = capsys.readouterr().out
    assert f"pipeline.py {name}" in text
    assert len(text.splitlines()) > 8
    assert max(map(len, text.splitlines())) <= 80


def test_every_command_is_in_the_readme() -> None:
    """What is not documented does not exist."""
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert not [one.name for one in commands() if f"`{one.name}" not in readme]


def test_an_unknown_command_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    """It asks back instead of listing everything."""
    with pytest.raises(SystemExit) as stopped:
        main(["chek"])
    assert stopped.value.code == 2
    assert "there is no command “chek”; did you mean “check”?" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["zzz"])
    assert "there is no command “zzz”; --help lists them all" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("run --lnag es", "run has no --lnag; did you mean --lang?"),
        ("build --lang es", "build has no --lang; `build --help` says what it takes"),
        ("--quiet status", "--quiet stands after the command: status --quiet"),
        ("run es", "run takes no “es”; `run --help` says what it takes"),
        ("tm imprt a.tmx", "tm takes no “imprt”; did you mean “import”?"),
        ("tm", "the following arguments are required: {import,export}, FILE"),
        ("", "the following arguments are required: COMMAND"),
        ("terms", "the following arguments are required: {suggest,import}, FILE"),
        ("check --format xml", "--format takes no “xml”; it takes text, json, github"),
    ],
)
def test_an_unknown_word_is_told_with_what_to_write(
    capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    """An option, an argument or a choice."""
    with pytest.raises(SystemExit) as stopped:
        main(words.split())
    assert stopped.value.code == 2
    assert capsys.readouterr().err.endswith(f"error: {said}\n")


@pytest.mark.parametrize("name", ["pipeline.py", "i18n-pipeline"])
def test_the_help_calls_the_program_as_it_was_called(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the repository and installed."""
    monkeypatch.setattr("sys.argv", [f"/usr/bin/{name}"])
    for words in (["--help"], ["tm", "--help"]):
        with pytest.raises(SystemExit):
            main(words)
        assert capsys.readouterr().out.startswith(f"usage: {name} ")


def test_a_site_without_pages_is_told_what_to_put_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No folder stops it; an empty one is warned of."""
    assert main(["-C", str(tmp_path), "run"]) == 2
    assert "there is no folder “source_texts” here; make it and put" in capsys.readouterr().err
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "source_texts" / "notes.docx").write_text("x")
    assert main(["-C", str(tmp_path), "extract"]) == 0
    said = capsys.readouterr().err
    assert "source_texts: warning: there is no page in it; put some there (.htm .html" in said


def test_it_knows_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The package's own."""
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"i18n-pipeline {__version__}\n"


def test_options_may_stand_anywhere() -> None:
    """Before, between and after what a command is given."""
    for line in ("install --engine argos es ca", "install es ca --engine argos"):
        found = parse(["engines", *line.split()]).options
        assert isinstance(found, EnginesOptions)
        assert (found.action, found.what, found.engine) == ("install", ("es", "ca"), "argos")


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
