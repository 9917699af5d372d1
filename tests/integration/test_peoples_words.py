"""What people write and approve stays theirs through every run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from i18n.model import Key, Message, State
from tests.support.sample import INDEX, NEWS, Site, approve

PSEUDO = "en-XA"


def stamps(site: Site) -> dict[Path, tuple[int, int]]:
    """When each file and folder was written, and its inode; the cache aside."""
    found = ((path, path.stat()) for path in site.root.rglob("*") if ".i18n" not in path.parts)
    return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in found}


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
    assert (found.origin.kind, found.origin.told) == ("memory", "100% news/a.html")


def test_translate_redo_replaces_untouched_drafts_only(site: Site) -> None:
    """What a person changed stays."""
    site("run", "--lang", PSEUDO)

    def touch(message: Message) -> Message:
        return replace(message, text="mine") if message.key.source == "Lamp" else message

    site.review("index", touch, "en_XA")
    assert site("translate", "--lang", PSEUDO, "--redo") == 0
    assert site.messages("index", "en_XA")["Lamp"].text == "mine"
