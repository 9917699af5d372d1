"""PO text into a Catalog and back."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.errors import CatalogError
from i18n.formats.gettext import charset, comments, po
from i18n.model import Catalog, Key, Message, Notes, Origin, State

HEADER = (
    ("Project-Id-Version", "site"),
    ("PO-Revision-Date", "2026-11-22 10:00+0000"),
    ("Last-Translator", "Ana <ana@example.org>"),
    ("Language-Team", "Spanish"),
    ("Language", "es"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    ("X-Team-Tool", "kept"),
)
FULL = Catalog(
    "es",
    (
        Message(
            Key("menu", "Book"),
            "Libro",
            State.APPROVED,
            comments=("Ana: the noun", "", "after an empty line"),
            notes=Notes("navigation", lines=("<a1> = <a>",)),
            places=("index.html", "my page.html"),
            flags=("max-length:40",),
        ),
        Message(
            Key("", 'He said "no".\tThen\nleft.\\'),
            "Dijo que no.",
            State.DRAFT,
            origin=Origin("machine", "firefox en-pt + apertium pt-es", "0a1b2c3d"),
            previous=Key("", "He said no."),
        ),
        Message(Key("", "New."), places=("a.html",)),
        Message(Key("", "one"), "uno", State.APPROVED, plural="many", forms=("uno", "muchos")),
        Message(
            Key("", "a day"),
            "un día",
            State.DRAFT,
            previous=Key("", "one day"),
            plural="days",
            forms=("un día", "días"),
            previous_plural="some days",
        ),
        Message(
            Key("x", "Gone"), "Ido", State.OBSOLETE, comments=("why",), previous=Key("", "Went")
        ),
        Message(Key("", "Gone draft"), "Borrador", State.OBSOLETE, flags=("fuzzy",)),
    ),
    HEADER,
    ("Catalog of the site", "kept, too"),
)


def test_every_part_of_a_catalog_survives_a_round_trip() -> None:
    """Comments, contexts, flags, previous sources, plurals, obsolete entries, header order."""
    assert po.read(po.write(FULL), "es.po", "es") == (FULL, ())


def test_an_entry_reads_like_a_translator_expects() -> None:
    """The order of comment kinds is gettext's; a draft is fuzzy with its origin as a comment."""
    lines = po.write(FULL).split("\n")
    start = lines.index("# machine: firefox en-pt + apertium pt-es 0a1b2c3d")
    assert lines[start : start + 8] == [
        "# machine: firefox en-pt + apertium pt-es 0a1b2c3d",
        "#, fuzzy",
        '#| msgid "He said no."',
        'msgid ""',
        '"He said \\"no\\".\\tThen\\n"',
        '"left.\\\\"',
        'msgstr "Dijo que no."',
        "",
    ]


@pytest.mark.parametrize("kind", ["machine", "memory"])
@pytest.mark.parametrize("approved", [False, True])
@pytest.mark.parametrize("doubt", ["", "the place of <a1>"])
def test_an_origin_survives_a_round_trip(
    kind: Literal["machine", "memory"], approved: bool, doubt: str
) -> None:
    """That a person approved it stands behind the mark, and is no part of it."""
    score = 100 if kind == "memory" else 0
    origin = Origin(kind, "a b.html", "0a1b2c3d", doubt, approved, score)
    one = Catalog("es", (Message(Key("", "a"), "b", State.DRAFT, origin),), HEADER)
    text = po.write(one)
    behind = " approved" if approved else ""
    assert f"\n# {origin.kind}: {origin.told} 0a1b2c3d{behind}\n" in text
    assert po.read(text, "es.po", "es")[0] == one


@pytest.mark.parametrize("odd", ["0a1b2c3d  approved", "0a1b2c3d Approved", "0a1b approved"])
def test_what_only_looks_like_an_origin_is_a_comment(odd: str) -> None:
    """It survives as it is."""
    comments = (f"machine: argos en-es {odd}",)
    one = Catalog("es", (Message(Key("", "a"), "b", State.DRAFT, comments=comments),), HEADER)
    assert po.read(po.write(one), "es.po", "es")[0] == one


NOTES = {
    Notes(): (),
    Notes("paragraph", "Background"): ("paragraph under “Background”",),
    Notes("paragraph", "A under “B” c”"): ("paragraph under “A under “B” c””",),
    Notes("string", keys=("nav.home",)): ("string", "key: nav.home"),
    Notes("string", "", ("a", "b"), ("For the menu",), ("c",)): (
        "string",
        "key: a",
        "key: b",
        "For the menu",
        "key: c",
    ),
    Notes("link", "", (), ("<a1> = <a>",), ("c",)): ("link", "<a1> = <a>", "key: c"),
    Notes(keys=("mail",)): ("key: mail",),
    Notes("line", lines=("key: of C",)): ("line", "note: key: of C"),
    Notes("line", lines=("note: key: of C", "key: x", "key: D")): (
        "line",
        "note: note: key: of C",
        "key: x",
        "note: key: D",
    ),
    Notes("string", keys=("a",), lines=("key: D",), more_keys=("b",)): (
        "string",
        "key: a",
        "note: key: D",
        "key: b",
    ),
}


@pytest.mark.parametrize("notes", NOTES)
def test_notes_stand_in_comments_and_come_back(notes: Notes) -> None:
    """The block with its heading, keys, lines, and the keys that were found after these."""
    assert comments.note_lines(notes) == NOTES[notes]
    one = Catalog("es", (Message(Key("", "a"), "b", State.APPROVED, notes=notes),), HEADER)
    text = po.write(one)
    assert [line[3:] for line in text.split("\n") if line.startswith("#.")] == [*NOTES[notes]]
    assert po.read(text, "es.po", "es")[0] == one


LOOKALIKES = (
    *("x", "key: a", "note: key: b", "note: note: key: c", "note: x"),
    *("a under “b”", "a under “”", "under “b”", "a under “b” c", "key: a under “b”"),
)


@given(st.lists(st.sampled_from(LOOKALIKES), max_size=5))
def test_comments_of_other_tools_survive_as_they_are(lines: list[str]) -> None:
    """Whatever they look like, and also through a message that was read."""
    header = po.write(Catalog("es", (), HEADER))
    comments = "".join(f"#. {line}\n" for line in lines)
    text = f'{header}\n{comments}msgid "a"\nmsgstr "b"\n'
    assert po.write(po.read(text, "es.po", "es")[0]) == text


def test_a_page_whose_name_has_spaces_keeps_them() -> None:
    """However many there are, and wherever."""
    places = ("my  page.html", " a.html", "b.html")
    odd = Catalog("es", (Message(Key("", "a"), "b", State.APPROVED, places=places),), HEADER)
    assert po.read(po.write(odd), "es.po", "es")[0] == odd


def test_text_that_no_tool_should_split_is_one_line() -> None:
    """Line separators of Unicode are characters like any other."""
    odd = Catalog(
        "es", (Message(Key("", "a\u2028b\u0085c\x1cd"), "e\u2029", State.APPROVED),), HEADER
    )
    assert po.read(po.write(odd), "es.po", "es")[0] == odd


def test_reading_forgives_what_editors_do() -> None:
    """A byte order mark, CRLF and a missing header are no reason to stop."""
    data = '\ufeff# a comment of the entry\r\nmsgid "a"\r\nmsgstr "b"\r\n'.encode()
    catalog, problems = po.read(charset.text_of(data, "es.po"), "es.po", "es")
    assert catalog.messages == (
        Message(Key("", "a"), "b", State.APPROVED, comments=("a comment of the entry",)),
    )
    assert (catalog.comments, problems) == ((), ())


def test_an_old_charset_is_read_as_declared() -> None:
    """A Latin-1 catalog keeps its accents."""
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n'
    data = (text + 'msgid "a"\nmsgstr "ñ"\n').encode("latin-1")
    assert po.read(charset.text_of(data, "es.po"), "es.po")[0].messages[0].text == "ñ"


def test_a_charset_in_a_comment_is_no_declaration() -> None:
    """Only the header says how a file is encoded, and UTF-8 that is UTF-8 stays it."""
    text = "# was charset=iso-8859-1\n" + 'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "Ñandú"\n'
    found, _ = po.read(charset.text_of(text.encode(), "es.po"), "es.po")
    assert found.messages[0].text == "Ñandú"


def test_escapes_of_other_tools_are_read() -> None:
    """msgcat --escape writes octal; gettext reads it, and so do we."""
    text = (
        'msgid ""\nmsgstr ""\n\n#\\305\nmsgid "a \\\\101"\nmsgstr "\\303\\221and\\xc3\\xba \\a"\n'
    )
    found, _ = po.read(text, "es.po")
    (message,) = found.messages
    assert (message.key.source, message.text) == ("a \\101", "Ñandú \a")
    assert po.read(po.write(found), "es.po")[0].messages[0].text == message.text


def test_a_comment_without_a_space_is_a_comment() -> None:
    """As gettext reads it."""
    found, _ = po.read('msgid ""\nmsgstr ""\n\n#note\nmsgid "a"\nmsgstr "b"\n', "es.po")
    assert found.messages[0].comments == ("note",)


def test_a_line_end_never_breaks_a_comment() -> None:
    """Whatever a page's heading holds, the file stays PO."""
    odd = Catalog("es", (Message(Key("", "a"), notes=Notes("under “x\r\ny”")),), HEADER)
    assert po.read(po.write(odd), "es.po", "es")[0].messages[0].notes == Notes("under “x y”")


def test_undecodable_bytes_are_an_error_with_the_path() -> None:
    """Bytes that are not the declared charset are refused, not replaced."""
    with pytest.raises(CatalogError, match=r"es\.po:2: cannot be read as utf-8: byte 18 is"):
        charset.text_of(b'msgid "a"\nmsgstr "\xff"\n', "es.po")


def test_a_git_conflict_is_named_with_its_line() -> None:
    """Conflict markers are the commonest damage; the message says what they are."""
    text = 'msgid ""\nmsgstr ""\n\n<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n=======\n'
    with pytest.raises(CatalogError, match=r"es\.po:4: a git conflict"):
        po.read(text, "es.po")


@pytest.mark.parametrize(
    "broken",
    ['msgid "a"\nmsgstr "b\n', 'msgid "a"\nmsgsrt "b"\n', 'msgid "a"\nhello\n', 'msgid "a""b"\n'],
)
def test_broken_syntax_is_an_error_with_a_line(broken: str) -> None:
    """What is not PO is reported, with where it is."""
    with pytest.raises(CatalogError, match=r"es\.po:[0-9]+: this is not PO") as caught:
        po.read(broken, "es.po")
    assert caught.value.line in (1, 2)


def test_duplicates_are_kept_once_and_reported() -> None:
    """The approved text wins, the other one becomes a comment; nothing is lost."""
    text = (
        'msgid "a"\nmsgstr ""\n\n#, fuzzy\nmsgid "a"\nmsgstr "draft"\n\nmsgid "a"\nmsgstr "yes"\n'
    )
    catalog, problems = po.read(text, "es.po", "es")
    (message,) = catalog.messages
    assert (message.text, message.state) == ("yes", State.APPROVED)
    assert message.comments == ("also: draft",)
    assert [(p.line, p.rule) for p in problems] == [(4, "duplicate"), (8, "duplicate")]


def test_comments_at_the_end_of_a_file_are_kept() -> None:
    """A note that somebody left below the last entry moves to the top, it does not vanish."""
    catalog, _ = po.read('msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n\n# bye\n', "es.po")
    assert catalog.comments == ("bye",)


def test_a_text_that_is_a_path_is_still_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """polib would open it."""
    (tmp_path / "x").write_text("secret")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CatalogError):
        po.read("x", "es.po")


WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from('\n\t"\\#'), max_size=20
)
COMMENT = st.text("abc :|~,.#é", max_size=12).map(str.strip)
KEYS = st.builds(Key, WORDS, WORDS.filter(bool))
ORIGINS = st.none() | st.builds(
    Origin,
    st.sampled_from(["machine", "memory"]),
    st.just("argos en-es"),
    st.just("12345678"),
    st.sampled_from(["", "the place of <a1>"]),
)


LINES = st.lists(COMMENT.filter(bool) | st.sampled_from(["key: a", "note: key: b"]), max_size=3)
NAMES = st.lists(COMMENT.filter(bool), max_size=2).map(tuple)


@st.composite
def noted(draw: st.DrawFn) -> Notes:
    """Notes as the pipeline has them: without a block there are no lines."""
    block = draw(COMMENT)
    lines = tuple(draw(LINES)) if block else ()
    heading = draw(COMMENT) if block else ""
    return Notes(block, heading, draw(NAMES), lines, draw(NAMES) if lines else ())


@st.composite
def messages(draw: st.DrawFn) -> Message:
    """Messages as the pipeline has them."""
    text = draw(WORDS)
    state = draw(st.sampled_from([State.DRAFT, State.APPROVED, State.OBSOLETE]))
    previous = draw(st.none() | KEYS)
    return Message(
        draw(KEYS),
        text,
        state if text or state is State.OBSOLETE else State.EMPTY,
        draw(ORIGINS),
        draw(noted()),
        tuple(draw(st.lists(COMMENT.filter(bool), max_size=2))),
        tuple(draw(st.lists(st.sampled_from(["a.html", "b/c d.html"]), max_size=2, unique=True))),
        previous=previous,
        previous_plural=draw(st.sampled_from(["", "days"])) if previous else "",
    )


CATALOGS = st.lists(messages(), max_size=6, unique_by=lambda m: m.key).map(
    lambda found: Catalog(
        "es", tuple(sorted(found, key=lambda m: m.state is State.OBSOLETE)), HEADER
    )
)


@settings(derandomize=True, max_examples=300)
@given(CATALOGS)
def test_any_catalog_survives_a_round_trip(catalog: Catalog) -> None:
    """Whatever people and pages write, reading what was written gives it back."""
    back, problems = po.read(po.write(catalog), "es.po", "es")
    assert back == catalog
    assert problems == ()


@pytest.mark.skipif(not shutil.which("msgcat"), reason="gettext's msgcat is not installed")
def test_msgcat_leaves_our_files_as_they_are(tmp_path: Path) -> None:
    """Our form is gettext's canonical one, so that any tool's save is a small diff."""
    path = tmp_path / "es.po"
    known = tuple(
        replace(m, flags=()) if m.state is not State.OBSOLETE else m for m in FULL.messages
    )
    path.write_text(po.write(replace(FULL, messages=known)), "utf-8")
    done = subprocess.run(["msgcat", "--no-wrap", path], capture_output=True, check=True)
    assert done.stdout.decode() == path.read_text("utf-8")
    assert done.stderr == b""


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext's msgfmt is not installed")
def test_msgfmt_finds_nothing_to_say(tmp_path: Path) -> None:
    """The strictest check of GNU gettext passes in silence."""
    path = tmp_path / "es.po"
    path.write_text(po.write(FULL), "utf-8")
    command = ["msgfmt", "--check", "--check-header", "-o", os.devnull, str(path)]
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""
