"""All catalogs of a language on disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from i18n.catalogs.ownership import with_draft
from i18n.errors import SettingsError
from i18n.formats.gettext import po
from i18n.languages.locales import language
from i18n.model import Catalog, Key, Message, Origin, State
from i18n.project import language_catalogs, saving
from i18n.project.paths import Paths
from i18n.project.settings import Settings

ES = language("es")
ROUTE = Origin("machine", "argos en-es")
PATH = "locales/es/LC_MESSAGES/a.po"


def wanted(*sources: str) -> tuple[Message, ...]:
    """A template's messages."""
    return tuple(Message(Key("", source), places=("a.html",)) for source in sources)


def saved(root: Path, *messages: Message) -> None:
    """What a person saves in an editor."""
    path = root / PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(po.write(Catalog("es", messages, (("Language", "es"),))), "utf-8")


def on_disk(root: Path) -> dict[str, Message]:
    """Source to message."""
    found, _ = po.read((root / PATH).read_text("utf-8"), PATH, "es")
    return {m.key.source: m for m in found.messages}


def test_what_a_person_saves_during_a_run_is_kept(tmp_path: Path) -> None:
    """The run merges its drafts into the newer file."""
    saved(tmp_path, *wanted("Hello", "Bye"))
    read = language_catalogs.updated(
        language_catalogs.load(Paths(tmp_path, Settings()), ES),
        {"a": wanted("Hello", "Bye", "New")},
    )
    drafted = tuple(with_draft(m, f"d {m.key.source}", ROUTE) for m in read.catalogs["a"].messages)
    ours = language_catalogs.with_catalogs(
        read, {"a": replace(read.catalogs["a"], messages=drafted)}
    )
    meanwhile = replace(wanted("Hello")[0], text="Hola", state=State.APPROVED)
    saved(tmp_path, meanwhile, *wanted("Bye"))
    now, count = saving.save(Paths(tmp_path, Settings()), ours)
    found = on_disk(tmp_path)
    assert (found["Hello"].text, found["Hello"].state) == ("Hola", State.APPROVED)
    assert (found["Bye"].text, found["New"].text) == ("d Bye", "d New")
    assert (count, {m.key.source: m for m in now.catalogs["a"].messages}) == (1, found)


def test_what_moved_to_a_page_stays_when_a_person_saves_that_page_meanwhile(
    tmp_path: Path,
) -> None:
    """The approval is there in the newer file; what the person cleared stays cleared."""
    hello, bye = wanted("Hello", "Bye")
    kept = replace(bye, text="Adiós", state=State.APPROVED)
    saved(tmp_path, kept)
    other = tmp_path / PATH.replace("a.po", "b.po")
    moving = replace(hello, text="Hola", state=State.APPROVED, places=("b.html",))
    other.write_text(po.write(Catalog("es", (moving,), (("Language", "es"),))), "utf-8")
    read = language_catalogs.load(Paths(tmp_path, Settings()), ES)
    ours = language_catalogs.updated(read, {"a": wanted("Bye", "Hello"), "b": ()})
    assert ours.catalogs["a"].messages[1].text == "Hola"
    saved(tmp_path, replace(kept, text="", state=State.EMPTY, comments=("Ana: hm",)))
    saving.save(Paths(tmp_path, Settings()), ours)
    assert (on_disk(tmp_path)["Hello"].text, on_disk(tmp_path)["Bye"].text) == ("Hola", "")


def test_a_saved_shelf_knows_its_lines(tmp_path: Path) -> None:
    """Problems name lines of the file as it is after the run."""
    read = language_catalogs.updated(
        language_catalogs.load(Paths(tmp_path, Settings()), ES), {"a": wanted("Hello", "Bye")}
    )
    now, _ = saving.save(Paths(tmp_path, Settings()), read)
    lines = (tmp_path / PATH).read_text("utf-8").split("\n")
    for message in now.catalogs["a"].messages:
        assert lines[message.line - 1] == "#: a.html"


def test_a_new_catalog_has_a_whole_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every field that gettext asks for; the date honours SOURCE_DATE_EPOCH."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    saving.save(
        Paths(tmp_path, Settings(project="Lamp")),
        language_catalogs.updated(
            language_catalogs.load(Paths(tmp_path, Settings()), ES), {"a": wanted("Hello")}
        ),
    )
    header = dict(po.read((tmp_path / PATH).read_text("utf-8"), PATH)[0].header)
    assert header["Project-Id-Version"] == "Lamp"
    assert header["PO-Revision-Date"] == "1970-01-01 00:00+0000"
    assert header["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert header["Language-Team"] == "Spanish"


def test_a_header_that_people_filled_in_is_kept(tmp_path: Path) -> None:
    """Their fields and their order."""
    path = tmp_path / PATH
    path.parent.mkdir(parents=True)
    fields = (("X-Team", "ours"), ("Last-Translator", "Ana <ana@example.org>"), ("Language", "es"))
    path.write_text(po.write(Catalog("es", (), fields, ("our catalog",))), "utf-8")
    saving.save(
        Paths(tmp_path, Settings()),
        language_catalogs.updated(
            language_catalogs.load(Paths(tmp_path, Settings()), ES), {"a": wanted("Hello")}
        ),
    )
    found, _ = po.read(path.read_text("utf-8"), PATH)
    assert found.header[:3] == fields
    assert found.comments == ("our catalog",)


def test_an_unchanged_catalog_is_not_written_whatever_its_form(tmp_path: Path) -> None:
    """A wrapped file of another tool stays as that tool left it."""
    path = tmp_path / PATH
    path.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n\n'
    wrapped = header + '#: a.html\nmsgid ""\n"Hel"\n"lo"\nmsgstr "Hola"\n'
    path.write_text(wrapped, "utf-8")
    found = language_catalogs.updated(
        language_catalogs.load(Paths(tmp_path, Settings()), ES), {"a": wanted("Hello")}
    )
    assert saving.save(Paths(tmp_path, Settings()), found)[1] == 0
    assert path.read_text("utf-8") == wrapped


@pytest.mark.parametrize("odd", ["9" * 20, "²", "-1", "1e9", "1.5", "now", " 1"])
def test_a_moment_that_is_none_is_an_error(monkeypatch: pytest.MonkeyPatch, odd: str) -> None:
    """With what to do."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH must be a number of seconds"):
        language_catalogs.revision_date()


def test_a_moment_may_be_far_away_or_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty one is none."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "99999999999")
    assert language_catalogs.revision_date() == "5138-11-16 09:46+0000"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert language_catalogs.revision_date() > "2024"


KEPT = """\
msgid ""
msgstr ""
"PO-Revision-Date: 2026-01-05 10:00+0000\\n"
"Last-Translator: Ana Ruiz <ana@example.org>\\n"
"Language: es\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Hello"
msgstr ""
"Ho"
"la"
"""


def kept(root: Path, text: str = KEPT) -> Paths:
    """A catalog as a person keeps it."""
    path = root / PATH
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return Paths(root, Settings())


def revised(root: Path, messages: tuple[Message, ...]) -> str:
    """When the catalog says that it was revised, after a run that made it these messages."""
    read = language_catalogs.load(Paths(root, Settings()), ES)
    now = replace(read.catalogs["a"], messages=messages)
    saving.save(Paths(root, Settings()), language_catalogs.with_catalogs(read, {"a": now}))
    return dict(po.read((root / PATH).read_text("utf-8"), PATH)[0].header)["PO-Revision-Date"]


def test_a_revision_is_a_change_of_a_translation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a place, a new source or a source that went; a draft is one, and an approval."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    kept(tmp_path)
    hello = Message(Key("", "Hello"), "Hola", State.APPROVED, places=("a.html",))
    ana, now = "2026-01-05 10:00+0000", "1970-01-01 00:00+0000"
    assert revised(tmp_path, (hello,)) == ana
    assert revised(tmp_path, (hello, *wanted("New"))) == ana
    assert revised(tmp_path, (*wanted("New"), replace(hello, state=State.OBSOLETE))) == ana
    assert revised(tmp_path, (replace(hello, state=State.DRAFT),)) == now


def test_what_a_run_does_not_change_keeps_its_bytes(tmp_path: Path) -> None:
    """A person's lines stay as they are beside what is new."""
    paths = kept(tmp_path, KEPT.replace('msgid "Hello"', '#: a.html\nmsgid "Hello"'))
    read = language_catalogs.load(paths, ES)
    found = language_catalogs.updated(read, {"a": wanted("Hello", "New")})
    assert saving.save(paths, found)[1] == 1
    text = (tmp_path / PATH).read_text("utf-8")
    assert '#: a.html\nmsgid "Hello"\nmsgstr ""\n"Ho"\n"la"\n\n#: a.html\nmsgid "New"\n' in text


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("nplurals=INTEGER; plural=EXPRESSION;", "is none that gettext can read"),
        ("nplurals=2; plural=(n != 1", "is no formula that gettext can read"),
        ("nplurals=2; plural=n;", "gives 2 a form beyond nplurals=2"),
        ("nplurals=2; plural=1/n;", "divides by zero"),
        ("nplurals=999999; plural=0;", "asks for 999,999 forms"),
    ],
)
def test_plural_forms_that_no_reader_can_use_are_an_error(
    tmp_path: Path, header: str, why: str
) -> None:
    """In their line, with what to write; the forms are counted by the language's rule."""
    paths = kept(tmp_path, KEPT.replace("nplurals=2; plural=(n != 1);", header))
    found = language_catalogs.load(paths, ES)
    (problem,) = found.problems
    assert (problem.path, problem.line, problem.level) == (PATH, 6, "error")
    assert problem.message == (
        f"Plural-Forms “{header}” {why}; write “nplurals=2; plural=(n != 1);”, "
        "by which it is published till then"
    )
    catalog = found.catalogs["a"]
    assert language_catalogs.plurals(catalog, ES) == ES.plurals
    assert dict(language_catalogs.for_readers(catalog, ES))["Plural-Forms"] == ES.plurals
