"""UI strings on their way through a site: templates, catalogs, people, and the built files."""

from __future__ import annotations

import gettext
import io
import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from i18n.languages.locales import language
from i18n.model import Message, State
from tests.support.sample import Site, approve

STRINGS: dict[str, Any] = {
    "title": 'Read <a href="/x">the news</a>',
    "nav": {"home": "Home", "open_verb": "Open", "open_noun": "Open"},
    "file_one": "{{count}} file",
    "file_other": "{{count}} files",
    "hello": "Hello, {{name}}!",
}
POT = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#: src/app.py:3
msgctxt "menu"
msgid "Open"
msgstr ""

#, python-format
msgid "One file was sent"
msgid_plural "%(n)d files were sent"
msgstr[0] ""
msgstr[1] ""
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site with JSON and POT, drafted by the pseudo engine where it is asked."""
    monkeypatch.setenv("COLUMNS", "80")
    found = Site(tmp_path)
    configure(found, "es")
    save(found, STRINGS)
    found.write("source_texts/app.pot", POT)
    found.write("source_texts/data.json", '{"a": "Just data"}')
    return found


def configure(site: Site, *tags: str, more: Sequence[str] = ()) -> None:
    """Settings with some languages, and more lines."""
    lines = (f"languages = {json.dumps(tags)}", *more, 'strings = ["i18n/*.json"]')
    site.write("i18n.toml", "\n".join((*lines, "[engines]", 'order = ["pseudo"]', "")))


def save(site: Site, strings: object) -> None:
    """Write the JSON file of strings."""
    site.write("source_texts/i18n/en.json", json.dumps(strings, indent=2) + "\n")


def approved(message: Message) -> Message:
    """A person's text in every form."""
    forms = tuple(f"«{message.plural} {number}»" for number in range(len(message.forms)))
    done = approve(message)
    return replace(done, text=forms[0], forms=forms) if forms else done


def built(site: Site, name: str = "site/i18n/es.json") -> Any:
    """A built JSON file."""
    return json.loads(site.read(name))


def test_strings_become_catalogs_and_come_back_in_their_own_shape(site: Site) -> None:
    """Approved texts only, under their own names; other JSON stays an asset."""
    assert site("run") == 0
    assert not site.path("site/i18n/es.json").exists()
    assert not site.path(site.po("data")).exists()
    messages = site.messages("i18n/en")
    assert messages["{{count}} file"].plural == "{{count}} files"
    site.review("i18n/en", approved)
    assert site("run") == 0
    assert built(site) == {
        "title": '«Read <a href="/x">the news</a>»',
        "nav": {"home": "«Home»", "open_verb": "«Open»", "open_noun": "«Open»"},
        "file_one": "«{{count}} files 0»",
        "file_many": "«{{count}} files 1»",
        "file_other": "«{{count}} files 1»",
        "hello": "«Hello, {{name}}!»",
    }
    assert site.read("site/i18n/en.json") == site.read("source_texts/i18n/en.json")


def test_a_second_run_writes_no_file(site: Site) -> None:
    """With drafts, approvals and plurals."""
    configure(site, "es", "en-XA", "ar", "ja")
    site("run")
    site.review("i18n/en", approved)
    site("run")
    folders = ("locales", "site", "preview")
    before = {n: site.path(n).stat().st_mtime_ns for n in site.tree(*folders)}
    assert site("run") == 0
    assert {n: site.path(n).stat().st_mtime_ns for n in site.tree(*folders)} == before


def test_plurals_are_drafted_form_by_form(site: Site) -> None:
    """Each form from the source of its number, one mark over all of them; previews show them."""
    configure(site, "en-XA")
    site("run")
    files = site.messages("i18n/en", "en_XA")["{{count}} file"]
    assert files.state is State.DRAFT
    assert len(files.forms) == 2
    assert files.forms[0] != files.forms[1]
    assert all("{{count}}" in form for form in files.forms)
    sent = site.messages("app", "en_XA")["One file was sent"]
    assert [("%(n)d" in form) for form in sent.forms] == [False, True]
    assert built(site, "preview/i18n/en-XA.json")["file_other"] == files.forms[1]
    assert not site.path("site/i18n/en-XA.json").exists()


def test_a_draft_with_one_form_changed_is_a_persons(site: Site) -> None:
    """No machine touches it again."""
    configure(site, "en-XA")
    site("run")

    def edit(message: Message) -> Message:
        if not message.forms:
            return message
        return replace(message, forms=(message.forms[0], "Mine {{count}}"))

    site.review("i18n/en", edit, "en_XA")
    site("translate", "--redo")
    forms = site.messages("i18n/en", "en_XA")["{{count}} file"].forms
    assert forms[1] == "Mine {{count}}"


def test_a_change_of_the_plural_keeps_a_persons_words_as_a_draft(site: Site) -> None:
    """With the previous plural beside it; a machine's are drafted anew."""
    configure(site, "es", "en-XA")
    site("run")
    site.review("i18n/en", approved)
    save(site, {**STRINGS, "file_other": "{{count}} big files"})
    site("run")
    ours = site.messages("i18n/en")["{{count}} file"]
    assert (ours.state, ours.previous_plural) == (State.DRAFT, "{{count}} files")
    assert ours.forms == ("«{{count}} files 0»", "«{{count}} files 1»")
    drafted = site.messages("i18n/en", "en_XA")["{{count}} file"]
    assert drafted.previous is None
    assert drafted.origin is not None
    assert "file_one" not in built(site)


def test_names_that_go_and_come_back_keep_their_texts(site: Site) -> None:
    """Obsolete meanwhile, plurals with every form; a new name disturbs none."""
    site("run")
    site.review("i18n/en", approved)
    site("run")
    before = built(site)
    save(site, {"nav": STRINGS["nav"], "new": "A new text"})
    site("run")
    assert built(site) == {"nav": before["nav"]}
    save(site, {"new": "A new text", **STRINGS})
    site("run")
    assert built(site) == before


def test_unapproved_words_are_in_no_byte_of_the_site(site: Site) -> None:
    """In JSON, PO or MO; a text that fails a check neither."""

    def canary(message: Message) -> Message:
        text = f"CANARY {message.key.source}"
        forms = tuple(f"CANARY {number}" for number in range(len(message.forms)))
        bad = message.key.source == "Home"
        state = State.APPROVED if bad else State.DRAFT
        text = "CANARY &lt;script>" if bad else text
        return replace(message, text=forms[0] if forms else text, forms=forms, state=state)

    site("run")
    for stem in ("i18n/en", "app"):
        site.review(stem, canary)
    assert site("run") == 1
    assert all(b"CANARY" not in data for data in site.tree("site").values())
    assert "CANARY" in site.read("preview/i18n/es.json")


def test_a_form_without_its_placeholder_is_an_error_unless_its_numbers_are_few(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """`Un archivo` stands for one alone; `archivos` must say how many."""

    def say(*forms: str) -> int:
        def change(message: Message) -> Message:
            if not message.forms:
                return approve(message)
            return replace(message, text=forms[0], forms=forms, state=State.APPROVED)

        site.review("i18n/en", change)
        capsys.readouterr()
        return site("check")

    site("run")
    assert say("Un archivo", "{{count}} archivos") == 0
    assert say("Un archivo", "archivos") == 1
    assert "form 1: {{count}} is missing" in capsys.readouterr().err.replace("\n", " ")
    assert say("Un archivo", "") == 1
    assert say("{{count}} archivo", "{{count}} archivos", "x") == 1
    assert "plural forms" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext's msgfmt is not installed")
def test_gettext_accepts_and_reads_what_we_write(site: Site) -> None:
    """The catalogs and the program's own PO pass msgfmt; ngettext gives the right form."""
    tags = ("es", "ar", "ja", "pl")
    configure(site, *tags)
    site("run")
    folders = [language(tag).folder for tag in tags]
    for folder in folders:
        for stem in ("app", "i18n/en"):
            check_po(site.path(site.po(stem, folder)))
            site.review(stem, approved, folder)
    assert site("run") == 0
    for folder in folders:
        check_po(site.path(site.po("app", folder)))
        base = f"site/i18n/{folder}/LC_MESSAGES/app"
        check_po(site.path(f"{base}.po"))
        found = gettext.GNUTranslations(io.BytesIO(site.path(f"{base}.mo").read_bytes()))
        header = language(folder).plurals
        forms = site.messages("app", folder)["One file was sent"].forms
        for number in (0, 1, 2, 5, 11, 100, 1_000_000):
            said = found.ngettext("One file was sent", "%(n)d files were sent", number)
            assert said == forms[form(header, number)]
        assert found.pgettext("menu", "Open") == "«Open»"


@pytest.mark.parametrize("tag", ["es", "pl"])
def test_plural_forms_that_no_reader_can_use_reach_no_mo(
    site: Site, capsys: pytest.CaptureFixture[str], tag: str
) -> None:
    """The run says so; what is published goes by the language's own rule."""
    configure(site, tag)
    site("run")
    site.review("app", approved, tag)
    path, rule = site.po("app", tag), language(tag).plurals
    site.write(path, site.read(path).replace(rule, "nplurals=INTEGER; plural=EXPRESSION;"))
    capsys.readouterr()
    assert site("run") == 1
    assert "Plural-Forms “nplurals=INTEGER; plural=EXPRESSION;” is none" in capsys.readouterr().err
    files = [site.path(name) for name in site.tree("site") if name.endswith((".mo", "app.po"))]
    assert len(files) >= 3
    for file in files:
        assert b"EXPRESSION" not in file.read_bytes()
        assert rule.encode() in file.read_bytes()
    found = gettext.GNUTranslations(
        io.BytesIO(site.path(f"site/i18n/{tag}/LC_MESSAGES/app.mo").read_bytes())
    )
    forms = site.messages("app", tag)["One file was sent"].forms
    said = found.ngettext("One file was sent", "%(n)d files were sent", 1)
    assert said == forms[form(rule, 1)]


def form(header: str, number: int) -> int:
    """The form by Python's own reading."""
    rule = header.partition("plural=")[2].rstrip(";")
    return gettext.c2py(rule)(number)


def check_po(path: Path) -> None:
    """msgfmt has nothing to say."""
    command = ["msgfmt", "--check", "--check-header", "-o", "/dev/null", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_that_cannot_be_read_keeps_its_catalog_and_what_was_built(site: Site) -> None:
    """An error that says where; nobody's words go obsolete."""
    site("run")
    site.review("i18n/en", approved)
    site("run")
    before = site.tree("locales"), built(site)
    site.write("source_texts/i18n/en.json", '{"title": "Read",\n}')
    assert site("run") == 1
    assert (site.tree("locales"), built(site)) == before


def test_a_stem_that_a_page_has_already_is_an_error(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both would write one catalog."""
    site.write("source_texts/index.pot", POT)
    assert site("run") == 1
    assert "shares its catalog with index.html" in capsys.readouterr().err.replace("\n", " ")


def test_a_translation_among_the_sources_is_not_written_over(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no source either; a warning says so."""
    site.write("source_texts/i18n/es.json", '{"title": "Mío"}')
    site("run")
    site.review("i18n/en", approved)
    capsys.readouterr()
    assert site("build") == 0
    assert built(site) == {"title": "Mío"}
    assert not site.path(site.po("i18n/es")).exists()
    assert "stands where i18n/en.json in Spanish goes" in capsys.readouterr().err


def test_strings_share_catalogs_with_pages_where_the_site_has_one(site: Site) -> None:
    """`catalogs = "site"`: the file still gets its own texts."""
    configure(site, "es", more=['catalogs = "site"'])
    site("run")
    site.review("messages", approved)
    site("run")
    assert built(site)["file_other"] == "«{{count}} files 1»"
    assert built(site)["nav"]["home"] == "«Home»"


def test_a_po_in_the_languages_folder_goes_into_the_others(site: Site) -> None:
    """Under gettext's names of languages; its own translations are no sources."""
    source = 'msgid "nav.home"\nmsgstr "Home"\n'
    site.write("source_texts/locale/en/LC_MESSAGES/shop.po", source)
    lines = 'languages = ["pt-BR"]\nstrings = ["locale/*"]\n[engines]\norder = ["pseudo"]\n'
    site.write("i18n.toml", lines)
    site("run")
    site.review("locale/en/LC_MESSAGES/shop", approved, "pt_BR")
    assert site("run") == 0
    path = site.path("site/locale/pt_BR/LC_MESSAGES/shop.mo")
    found = gettext.GNUTranslations(io.BytesIO(path.read_bytes()))
    assert found.gettext("nav.home") == "«Home»"


def test_status_and_roundtrip_know_strings(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """How far each file is, and that it comes back byte for byte."""
    site("run")
    site.review("app", approved)
    capsys.readouterr()
    site("status", "--json")
    found = json.loads(capsys.readouterr().out)["languages"]["es"]["strings"]
    assert (found["app.pot"]["approved"], found["i18n/en.json"]["empty"]) == (2, 6)
    assert site("status") == 0
    assert site("roundtrip", str(site.path("source_texts"))) == 0
    assert "5 files, 5 identical" in capsys.readouterr().out


def test_why_knows_strings(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """By their file, their words or their key; a file is there key by key."""
    configure(site, "es", "en-XA")
    site("run")
    site.review("i18n/en", lambda m: approved(m) if m.key.source == "Home" else m, "en_XA")
    capsys.readouterr()
    assert site("why", "en.json", "--lang", "en-XA") == 0
    said = capsys.readouterr().out
    assert "in the site key by key: 10% of its words are approved." in said
    assert "  {{count}} file | {{count}} files  (file)\n      drafted by pseudo" in said
    assert site("why", "i18n/en.json", "nav.home", "--lang", "en-XA") == 0
    assert "  Home  (nav.home)\n      approved" in (said := capsys.readouterr().out)
    assert "Hello" not in said
    assert site("why", "app", "files were", "--lang", "es") == 0
    assert "One file was sent | %(n)d files were sent\n" in capsys.readouterr().out


def test_the_preview_has_a_sheet_of_strings(site: Site) -> None:
    """Beside those of the pages: keys, every form, what is wrong; and no page to look at."""
    site("run")
    site.review("i18n/en", approved)
    site.review("app", lambda m: replace(approved(m), forms=m.forms and ("Uno", "Dos")))
    assert site("build", "--review") == 1
    index = site.read("preview/i18n/index.html")
    assert '<a href="es/i18n/en.json.html">sentences</a></small>' in index
    assert '<a href="es/index.html">sentences</a> · <a href="../es/index.html">preview' in index
    sheet = site.read("preview/i18n/es/i18n/en.json.html")
    assert '<p><a href="../../en.json">Source file</a> · <a href="../../index.html">' in sheet
    assert site.path("preview/i18n/en.json").is_file()
    assert "{{count}} file<br>{{count}} files<br><small>string · key: file · line " in sheet
    assert "«{{count}} files 0»<br>«{{count}} files 1»" in sheet
    assert "error: form 1: %(n)d is missing" in site.read("preview/i18n/es/app.pot.html")


def test_settings_take_a_list_of_patterns(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A bare string is told how to be written."""
    site.write("i18n.toml", 'strings = "i18n/en.json"\n')
    assert site("run") == 2
    assert "must be a list" in capsys.readouterr().err
