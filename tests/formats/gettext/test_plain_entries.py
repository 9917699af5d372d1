"""The quick reader of plain PO reads what the full one reads, and leaves all else to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.formats.gettext import charset, entries, plain_entries, po
from i18n.formats.gettext.entries import Entry
from i18n.model import Catalog, Key, Message, Notes, Origin, State
from tests.support.odd_po import HEADER, odd_files

ROOT = Path(__file__).parents[3]
CATALOGS = sorted(path for path in ROOT.glob("locales/**/*.po*") if path.is_file())
WORDS = st.text(st.sampled_from('añ日 "\\\n\t\r#~|:,\u2068\u2069“”0'), max_size=12)
LINES = st.text(st.sampled_from('añ日 "\\#~|:,.!=\u2068\u2069“”0'), max_size=12)
SOME = st.lists(LINES, max_size=3).map(tuple)


def quick(text: str) -> list[Entry] | None:
    """The entries as the quick reader has them; None where one is not for it."""
    found = [plain_entries.entry(block, line) for block, line in plain_entries.blocks(text)]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else None


@st.composite
def messages(draw: st.DrawFn) -> Message:
    """A message of any kind, with odd words everywhere."""
    plural = draw(st.sampled_from(["", "", po.EMPTY, "many"]))
    text = draw(WORDS)
    state = draw(st.sampled_from(State))
    previous = draw(st.none() | st.builds(Key, WORDS, WORDS))
    return Message(
        Key(draw(WORDS), draw(WORDS) + "x"),
        text,
        state,
        draw(st.none() | st.just(Origin("machine", "apertium en-es", "01234567", "odd"))),
        Notes(draw(st.sampled_from(["", "link", "cell"])), lines=draw(SOME)),
        draw(SOME),
        draw(st.sampled_from([(), ("a.html",), ("b c.html", "d.html:3")])),
        draw(st.sampled_from([(), ("php-format",), ("x", "range: 0..5")])),
        previous,
        plural,
        (text, draw(WORDS)) if plural else (),
        draw(st.sampled_from(["", "before"])) if previous else "",
    )


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_catalogs_of_this_repository_are_read_alike(path: Path) -> None:
    """All entries of all of them, with their lines, by the quick reader alone."""
    text = charset.text_of(path.read_bytes(), str(path))
    assert quick(text) == list(entries.entries(text, str(path)))


@given(st.lists(messages(), max_size=4))
def test_what_we_write_is_read_alike(found: list[Message]) -> None:
    """Obsolete and previous sources, plurals, contexts, escapes: nothing of it is odd."""
    text = po.write(Catalog("es", tuple(found), (("Language", "es"),), ("ours",)))
    assert quick(text) == list(entries.entries(text, "es.po"))


@given(odd_files())
def test_what_is_odd_is_left_to_the_full_reader_or_read_alike(text: str) -> None:
    """Whatever stands there: what the quick reader takes it takes as the other does."""
    found = quick(text)
    if found is not None and None not in [one.source for one in found[:-1]]:
        assert found == list(entries.entries(text, "odd.po"))


@pytest.mark.parametrize(
    "body",
    [
        'msgid "a" "b"\nmsgstr "c"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n',
        'msgid "a"\nmsgstr "\\303\\261"\n',
        '#~msgid "a"\n#~msgstr "b"\n',
        ' msgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n',
    ],
)
def test_another_form_is_not_guessed_at(body: str) -> None:
    """The full reader has it, or refuses it."""
    assert quick(HEADER + body) is None


def test_comments_above_a_blank_line_belong_to_what_comes_below() -> None:
    """As msgcat reads them; only below the last entry they are the file's own."""
    text = HEADER + '# far\n\nmsgid "a"\nmsgstr "b"\n\n# end\n'
    found, _ = po.read(text, "a.po", "es")
    assert (found.messages[0].comments, found.comments) == (("far",), ("end",))
    text = HEADER + 'msgid "a"\nmsgstr "b"\n\n# end\n'
    assert quick(text) == list(entries.entries(text, "a.po"))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The blocks that are read."""
    found: list[str] = []
    entry = plain_entries.entry

    def counted(block: str, line: int) -> Entry | None:
        found.append(block)
        return entry(block, line)

    monkeypatch.setattr(plain_entries, "entry", counted)
    return found


def test_what_is_known_is_not_read_again(parsed: list[str]) -> None:
    """Only the header and what is new; all have the lines where they stand now."""
    old = tuple(Message(Key("", f"{n}"), f"t {n}", State.APPROVED) for n in range(50))
    text = po.write(Catalog("es", old, (("Language", "es"),)))
    catalog, _ = po.read(text, "es.po", "es")
    form = po.form(text, "es.po", "es", catalog.messages)
    more = Message(Key("", "new"), "one\ntwo", State.APPROVED)
    longer = replace(catalog, messages=(more, *catalog.messages))
    out = po.write(longer, form)
    parsed.clear()
    known, _ = po.read(out, "es.po", "es", form)
    assert len(parsed) == 2
    again, _ = po.read(out, "es.po", "es")
    assert known == again == longer
    assert [m.line for m in known.messages] == [m.line for m in again.messages]
