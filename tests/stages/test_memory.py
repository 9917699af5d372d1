"""The translation memory at work."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from i18n.catalogs.ownership import machine_owned
from i18n.model import Key, State
from tests.support.sample import Site, approve

NO_ENGINE = '[engines]\norder = ["argos"]\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site without an engine, so that memory is all there is."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "none"))
    found = Site(tmp_path)
    found.write("i18n.toml", NO_ENGINE)
    return found


def page(*paragraphs: str) -> str:
    """A page of some paragraphs."""
    return "".join(f"<p>{text}</p>\n" for text in paragraphs)


def test_the_same_sentence_between_the_same_neighbours_is_approved(site: Site) -> None:
    """Context, kind and both neighbours agree: nobody has to look at it twice."""
    site.write("source_texts/one.html", page("First one.", "Second one.", "Third one."))
    site("run", "--lang", "es")
    site.review("one", approve)
    site.write("source_texts/two.html", page("First one.", "Second one.", "Third one.", "Last."))
    site("run", "--lang", "es")
    found = site.messages("two")
    assert found["Second one."].state is State.APPROVED
    assert found["Second one."].origin is not None
    assert found["Second one."].origin.told == "101% one.html"
    assert found["Third one."].state is State.DRAFT
    assert found["Last."].state is State.EMPTY


def why(site: Site, capsys: pytest.CaptureFixture[str]) -> str:
    """What `why` says of the sentence of a page."""
    capsys.readouterr()
    site("why", "two.html", "--lang", "es")
    return capsys.readouterr().out.splitlines()[2].strip()


def test_a_file_of_others_approves_nothing(site: Site) -> None:
    """It cannot take back what somebody takes back here: a text that was exported, and taken
    out since, is a draft when the file comes in again."""
    site.write("source_texts/one.html", page("First one.", "Second one.", "Third one."))
    site("run", "--lang", "es")
    site.review("one", approve)
    assert site("tm", "export", str(site.path("out.tmx"))) == 0
    site.review("one", lambda m: replace(m, text="", state=State.EMPTY))
    assert site("tm", "import", str(site.path("out.tmx"))) == 0
    site("run", "--lang", "es")
    assert {m.state for m in site.messages("one").values()} == {State.DRAFT}


def test_a_near_sentence_is_offered_for_review(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Made to fit, with how near it is, where it stands and, as the previous source, what it is
    a translation of; so it stays until somebody approves it."""
    site.write("source_texts/one.html", page("The court met in 2021 to hear the union."))
    site("run", "--lang", "es")
    site.review("one", approve)
    site.write("source_texts/two.html", page("The court met in 2024 to hear the union."))
    site("run", "--lang", "es")
    (message,) = site.messages("two").values()
    assert message.state is State.DRAFT
    assert message.text == "«The court met in 2024 to hear the union.»"
    assert message.previous == Key("", "The court met in 2021 to hear the union.")
    assert machine_owned(message)
    before = site.tree("locales")
    site("run", "--lang", "es")
    assert site.tree("locales") == before
    assert why(site, capsys).startswith("from memory, 97% one.html: a translation of “The court")
    site.review("two", lambda m: replace(m, text=f"{m.text} Hoy."))
    assert why(site, capsys).startswith("a person has worked on it")
    site.review("two", lambda m: replace(m, state=State.APPROVED))
    site("run", "--lang", "es")
    (message,) = site.messages("two").values()
    assert message.previous is None
    assert message.origin is not None
    assert message.origin.told.endswith("% one.html")


def test_a_text_that_would_fail_a_check_is_not_offered(site: Site) -> None:
    """A near match without the link of the new sentence is no draft for it."""
    site.write("source_texts/one.html", page("Read the news of the union today."))
    site("run", "--lang", "es")
    site.review("one", approve)
    linked = 'Read the <a href="a.html">news</a> of the union today.'
    site.write("source_texts/two.html", page(linked))
    site("run", "--lang", "es")
    (message,) = site.messages("two").values()
    assert message.state is State.EMPTY


def test_a_context_keeps_its_words_to_itself(site: Site) -> None:
    """The noun's translation is no draft for the verb."""
    site.write("source_texts/one.html", page("Book"))
    site.write("source_texts/two.html", '<p data-i18n-context="verb">Book</p>')
    site("run", "--lang", "es")
    site.review("one", approve)
    site("run", "--lang", "es")
    assert site.messages("two")["Book"].state is State.EMPTY


def test_deleting_the_memory_loses_nothing(site: Site) -> None:
    """It is filled again from the catalogs and the imported files."""
    site("run", "--lang", "es")
    site.review("news/a", approve)
    site("run", "--lang", "es")
    site.path(".i18n/memory.sqlite").unlink()
    site.write("source_texts/two.html", page("Nothing is new."))
    site("run", "--lang", "es")
    assert site.messages("two")["Nothing is new."].text == "«Nothing is new.»"


@pytest.mark.parametrize("name", ["memory.tmx", "memory.csv"])
def test_a_memory_goes_from_site_to_site(site: Site, tmp_path: Path, name: str) -> None:
    """Export here, import there: the same sentences are drafted there."""
    site("run", "--lang", "es")
    site.review("index", approve)
    out = tmp_path / name
    assert site("tm", "export", str(out), "--lang", "es") == 0
    other = Site(tmp_path / "other")
    other.write("i18n.toml", NO_ENGINE)
    assert other("tm", "import", str(out)) == 0
    other("run", "--lang", "es")
    found = other.messages("index")["Read <a1>the news</a1>."]
    assert found.text == "«Read <a1>the news</a1>.»"
    assert found.origin is not None
    assert found.origin.kind == "memory"


def test_a_broken_memory_file_is_named(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """At import nothing is copied; one that breaks later is an error of the run, and all else
    is done."""
    bad = site.path("bad.tmx")
    bad.write_text("<tmx>")
    site.write("good.csv", "source,target,language\nBook,Libro,es\n")
    assert site("tm", "import", str(site.path("good.csv")), str(bad)) == 2
    assert not site.path("locales/memory").exists()
    assert "bad.tmx" in capsys.readouterr().err
    site.write("locales/memory/bad.tmx", "<tmx>")
    assert site("run", "--lang", "es") == 1
    assert "locales/memory/bad.tmx:" in capsys.readouterr().err
    assert site.path("preview/es/index.html").is_file()


OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
    creationtoolversion="6.0.0" segtype="sentence" srclang="en-US"/>
  <body>
    <tu>
      <tuv xml:lang="en-US"><seg>Read <bpt i="0" x="0">&lt;a0&gt;</bpt>the news<ept
        i="0" x="0">&lt;/a0&gt;</ept>.</seg></tuv>
      <tuv xml:lang="es-MX"><seg>Lea <bpt i="0" x="0">&lt;a0&gt;</bpt>las noticias<ept
        i="0" x="0">&lt;/a0&gt;</ept>.</seg></tuv>
    </tu>
    <tu>
      <tuv xml:lang="en-US"><seg>The lamp<ph x="1">&lt;br1/&gt;</ph> is lit.</seg></tuv>
      <tuv xml:lang="es-MX"><seg>La lámpara<ph x="1">&lt;br1/&gt;</ph> arde.</seg></tuv>
    </tu>
  </body>
</tmx>
"""


def test_an_omegat_memory_drafts_a_link(site: Site) -> None:
    """Its tags, numbered from another start, become those of our sentence."""
    site.write("team.tmx", OMEGAT)
    assert site("tm", "import", str(site.path("team.tmx"))) == 0
    site.write("source_texts/two.html", "<p>The lamp<br> is lit.</p>")
    site("run", "--lang", "es")
    link = site.messages("index")["Read <a1>the news</a1>."]
    assert link.text == "Lea <a1>las noticias</a1>."
    assert [m.text for m in site.messages("two").values()] == ["La lámpara<br/> arde."]


@pytest.mark.parametrize("name", ["memory.tmx", "memory.csv"])
def test_an_export_needs_no_memory(site: Site, name: str) -> None:
    """Everything in it comes from the catalogs and the imported files: deleting it, or all of
    .i18n, changes no byte of an export."""
    site.write("team.tmx", OMEGAT)
    site("tm", "import", str(site.path("team.tmx")))
    site("run", "--lang", "es")
    site.review("news/a", approve)
    out = site.path(name)
    assert site("tm", "export", str(out), "--lang", "es") == 0
    first = out.read_bytes()
    shutil.rmtree(site.path(".i18n"))
    assert site("tm", "export", str(out), "--lang", "es") == 0
    assert out.read_bytes() == first
    assert b"las noticias" in first


@pytest.mark.parametrize("name", ["memory.tmx", "memory.csv"])
def test_what_is_here_already_is_not_brought_in(
    site: Site, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither what the catalogs have nor what was imported: no file changes, and it is said."""
    site.write("team.tmx", OMEGAT)
    site("tm", "import", str(site.path("team.tmx")))
    site("run", "--lang", "es")
    site.review("index", approve)
    out = site.path(name)
    site("tm", "export", str(out), "--lang", "es")
    first, before = out.read_bytes(), site.tree("locales")
    for again in (out, site.path("team.tmx")):
        capsys.readouterr()
        assert site("tm", "import", str(again)) == 0
        assert "Nothing is new" in capsys.readouterr().out
    assert site.tree("locales") == before
    site("tm", "export", str(out), "--lang", "es")
    assert out.read_bytes() == first


def test_only_what_is_new_is_brought_in(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """The same pair from elsewhere is the same pair, unless its author's context says that it
    means something else; a file of the same name takes no other's place."""
    head = "source,target,language,context,page"
    site.write("team.csv", f"{head}\nBook,Libro,es,,a.html\n")
    assert site("tm", "import", str(site.path("team.csv"))) == 0
    old = site.read("locales/memory/team.csv")
    rows = ["Book,Libro,es-MX,,b.html", "Book,Libro,es,verb,b.html", "Book,Reserve,es,,b.html"]
    site.write("team.csv", "\n".join([head, *rows, ""]))
    assert site("tm", "import", str(site.path("team.csv"))) == 0
    assert "2 new units" in capsys.readouterr().out
    assert site.read("locales/memory/team.csv") == old
    more = site.read("locales/memory/team-2.csv")
    assert "verb" in more
    assert "Reserve" in more
    assert "es-MX" not in more
    assert site("tm", "export", str(site.path("all.csv")), "--lang", "es") == 0
    assert "3 units written" in capsys.readouterr().out


def test_an_export_has_once_what_two_origins_have(site: Site) -> None:
    """A sentence that was imported and approved since is one unit."""
    site.write("team.tmx", OMEGAT)
    site("tm", "import", str(site.path("team.tmx")))
    site("run", "--lang", "es")
    site.review("index", approve)
    assert site.messages("index")["Read <a1>the news</a1>."].state is State.APPROVED
    site("tm", "export", str(site.path("all.tmx")), "--lang", "es")
    assert site.read("all.tmx").count("Lea ") == 1


def test_a_near_sentence_of_another_length_is_not_offered(site: Site) -> None:
    """“About the lamp and the pen” is no “The lamp and the pen”."""
    site.write("source_texts/one.html", page("The long story of the lamp and the pen"))
    site("run", "--lang", "es")
    site.review("one", approve)
    site.write("source_texts/two.html", page("About the very long story of the lamp and the pen"))
    site("run", "--lang", "es")
    assert [m.state for m in site.messages("two").values()] == [State.EMPTY]


STRINGS = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "%d day"
msgid_plural "%d days"
msgstr[0] ""
msgstr[1] ""
"""


@pytest.mark.parametrize("name", ["all.tmx", "all.csv"])
def test_plural_forms_go_from_site_to_site_and_back(site: Site, tmp_path: Path, name: str) -> None:
    """An export has each form once, however often it came in."""
    site.write("source_texts/app.pot", STRINGS)
    site("extract", "--lang", "es")
    both = ("%d día", "%d días")
    site.review("app", lambda m: replace(m, text=both[0], forms=both, state=State.APPROVED))
    site("tm", "export", str(site.path(name)), "--lang", "es")
    before = site.path(name).read_bytes()
    assert before.count(b"%d d\xc3\xada") == 2
    site("tm", "import", str(site.path(name)))
    assert not site.path("locales/memory").exists()
    other = Site(tmp_path / "other")
    for _ in range(2):
        other("tm", "import", str(site.path(name)), "--lang", "es")
    other("tm", "export", str(other.path(name)), "--lang", "es")
    assert other.path(name).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("old.csv", "source,target\nHome,Inicio\n", "old.csv"),
        ("old.csv", "EN;ES;FR\nHome;Inicio;Accueil\n", "old.csv"),
        ("old.po", 'msgid "Home"\nmsgstr "Inicio"\n', "old.tmx"),
    ],
)
def test_files_of_others_are_kept_so_that_they_say_their_language(
    site: Site, name: str, text: str, kept: str
) -> None:
    """A later run needs no --lang; what came once is not taken again."""
    site.write(name, text)
    assert site("tm", "import", str(site.path(name)), "--lang", "es") == 0
    assert site.tree("locales/memory").keys() == {f"locales/memory/{kept}"}
    site("tm", "export", str(site.path("all.csv")), "--lang", "es")
    assert "Home,Inicio,es" in site.read("all.csv")
    site("tm", "import", str(site.path(name)), "--lang", "es")
    assert len(site.tree("locales/memory")) == 1
