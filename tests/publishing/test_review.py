"""What a reviewer sees in a preview."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from i18n.model import Message, State
from i18n.publishing.review import STATES
from tests.support.sample import Site, approve


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Pages with a sentence in every state."""
    site = Site(tmp_path)
    body = "".join(f"<p>Sentence {word}.</p>" for word in STATES)
    site.write("source_texts/s.html", f"<title>Page</title>{body}<p>Sentence draft.</p>")
    assert site("extract") == 0
    site.review("s", _reviewed)
    site("build", "--review")
    return site


def _reviewed(message: Message) -> Message:
    word = message.key.source.removeprefix("Sentence ").rstrip(".")
    if word == "error":
        return replace(message, text="Frase <a1>mala</a1>.", state=State.APPROVED)
    if word == "empty":
        return message
    if word in ("draft", "edited", "changed"):
        return replace(approve(message), state=State.DRAFT)
    return approve(message)


def states(page: str) -> dict[str, str]:
    """Each sentence of a preview with its state."""
    found = re.findall(r'data-i18n-state="(\w+)" title="([^"]*)"', page)
    return {unescape(told).splitlines()[1]: state for state, told in found}


def test_every_sentence_shows_its_state(site: Site) -> None:
    """By colour, and to the pointer with its source, its origin and its place."""
    found = states(site.read("preview/es/s.html"))
    assert found["Sentence approved."] == "approved"
    assert found["Sentence edited."] == "edited"
    assert found["Sentence empty."] == "empty"
    assert found["Sentence error."] == "error"
    page = unescape(site.read("preview/es/s.html"))
    assert "locales/es/LC_MESSAGES/s.po:" in page
    assert "error: the translation has " in page or "error: " in page


def test_a_sentence_that_occurs_twice_has_one_anchor(site: Site) -> None:
    """Ids stay unique, and each is on the sheet."""
    page = site.read("preview/es/s.html")
    ids = re.findall(r' id="(i18n-\d+)"', page)
    assert len(ids) == len(set(ids)) == len(STATES)
    sheet = site.read("preview/i18n/es/s.html")
    assert set(ids) <= set(re.findall(r'<tr id="(i18n-\d+)"', sheet))
    for one in ids:
        assert f'href="../../es/s.html#{one}"' in sheet


def test_the_sheet_has_source_and_translation_side_by_side(site: Site) -> None:
    """With the texts that no page shows, and links that lead somewhere."""
    sheet = site.read("preview/i18n/es/s.html")
    assert '<td lang="en" dir="ltr">Page<br>' in sheet
    assert '<td lang="es" dir="ltr">«Page»</td>' in sheet
    for name in ("preview/i18n/es/s.html", "preview/i18n/index.html", "preview/es/s.html"):
        folder = site.path(name).parent
        for link in re.findall(r'<a href="([^"#]+)', site.read(name)):
            assert (folder / link).is_file(), (name, link)


def test_a_draft_that_a_person_changed_is_not_called_the_machines(tmp_path: Path) -> None:
    """The sheet and the page name the machine as the one that began."""
    site = Site(tmp_path)
    site.write("i18n.toml", 'languages = ["en-XA"]')
    site("run")
    site.review(
        "press/b", lambda m: replace(approve(m), text="Mine. Own.") if m.line < 20 else m, "en_XA"
    )
    site("build", "--review")
    sheet = site.read("preview/i18n/en-XA/press/b.txt.html")
    assert '· at first pseudo *-en-XA</small></td><td lang="en-XA" dir="ltr">Mine' in sheet
    assert "· pseudo *-en-XA</small></td>" in sheet
    site.write("source_texts/c.html", "<p>Nothing else is new either.</p>")
    site.review("news/a", approve, "en_XA")
    site("run")
    assert "· memory: 100% news/a.html<" in site.read("preview/i18n/en-XA/c.html")


def test_a_build_writes_sheets_only_where_asked(site: Site) -> None:
    """They cost as much as the rest of it: `build --review` and `run` write them."""
    marked = site.read("preview/es/s.html")
    assert "Sentence by sentence" in marked
    site("build")
    assert not site.path("preview/i18n/index.html").exists()
    assert not site.path("preview/i18n/es/s.html").exists()
    page = site.read("preview/es/s.html")
    assert "Sentence by sentence" not in page
    assert states(page) == states(marked)
    site("run")
    assert "Sentence by sentence" in site.read("preview/es/s.html")
    assert site.path("preview/i18n/index.html").is_file()


def test_the_site_has_no_marks(site: Site) -> None:
    """They are for previews only."""
    for name, data in site.tree("site").items():
        assert b"data-i18n-state" not in data, name
    assert not site.path("site/i18n/index.html").exists()


def test_markup_in_a_message_cannot_break_the_sheet(tmp_path: Path) -> None:
    """What people wrote is shown, not run."""
    site = Site(tmp_path)
    site("extract")
    evil = '<script>alert(1)</script>" onclick="x'
    site.review("index", lambda m: replace(m, text=evil, state=State.APPROVED, comments=(evil,)))
    site("build", "--review")
    assert "<script" not in site.read("preview/i18n/es/index.html")
    assert "<script" not in site.read("preview/es/index.html")
