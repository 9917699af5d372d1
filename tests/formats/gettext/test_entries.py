"""PO text as entries: what gettext's reader allows, and what it refuses."""

from __future__ import annotations

import contextlib
import time

import pytest

from i18n.errors import CatalogError
from i18n.formats.gettext import po
from i18n.model import Key, Message, State

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def read(body: str) -> tuple[Message, ...]:
    """The messages of a file with a header, which holds no duplicates."""
    found, problems = po.read(HEAD + body, "es.po", "es")
    assert problems == ()
    return found.messages


HELLO = Message(Key("", "Hello all."), "Hola.", State.APPROVED)


@pytest.mark.parametrize(
    "body",
    [
        'msgid "Hello " "all."\nmsgstr "Ho" "la."\n',
        'msgid"Hello all."\nmsgstr"Hola."\n',
        'msgid\n\n"Hello all."  msgstr\n"Hola."',
        '\tmsgid\f"Hello all."\n  msgstr "Ho"\n\n"la."\n',
        'domain "site"\nmsgid "Hello all."\nmsgstr "Hola."\n',
        'msgid "Hello \\\nall."\nmsgstr "Ho\\\nla."\n',
        'msgid "\\110\\x65llo all."\nmsgstr "\\x48ola."\n',
    ],
)
def test_space_and_line_ends_mean_nothing_between_tokens(body: str) -> None:
    """Nor do pieces of a string, or escapes for letters."""
    assert read(body) == (HELLO,)


def test_marks_need_no_space_behind_them() -> None:
    """`#,fuzzy` is fuzzy, `#.note` a note, `#:a.html` a place, `#|msgid` a previous source."""
    (found,) = read(
        '#Ana\n#.note\n#:a.html:1\n#,fuzzy,c-format\n#|msgid "Hi"\nmsgid "Hello"\nmsgstr "Hola"\n'
    )
    assert (found.comments, found.notes.block, found.places) == (("Ana",), "note", ("a.html:1",))
    assert (found.state, found.flags) == (State.DRAFT, ("c-format",))
    assert found.previous == Key("", "Hi")


def test_obsolete_entries_need_none_either() -> None:
    """A lone `#~` means nothing."""
    (found,) = read(
        '#,fuzzy\n#~|msgid "z"\n#~|"y"\n#~msgid "a"\n#~\n#~msgid_plural "as"\n#~msgstr[0] "b"\n#~\n'
    )
    assert (found.key.source, found.plural, found.forms) == ("a", "as", ("b",))
    assert (found.state, found.flags) == (State.OBSOLETE, ("fuzzy",))
    assert found.previous == Key("", "zy")


def test_forms_of_a_plural_are_counted_with_any_space() -> None:
    """Ten and more of them, too."""
    forms = "".join(f'msgstr[ {n} ]\n"f{n}"\n' for n in range(12))
    (found,) = read(f'msgid "a"\nmsgid_plural "as"\n{forms}')
    assert found.forms == tuple(f"f{n}" for n in range(12))


def test_an_empty_context_is_not_the_absence_of_one() -> None:
    """Nor is an empty plural; both survive a round trip."""
    body = (
        'msgctxt ""\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgid_plural ""\n'
        'msgstr[0] "c"\nmsgstr[1] "d"\n'
    )
    assert [(m.key, m.text, m.forms) for m in read(body)] == [
        (Key(po.EMPTY, "a"), "b", ()),
        (Key("", "a"), "c", ("c", "d")),
    ]
    assert po.write(po.read(HEAD + body, "es.po", "es")[0]).endswith(body)


def test_flags_of_all_lines_count_once() -> None:
    """A draft never loses its mark; commas, spaces, `#!` and `#=` are all ways to write them."""
    (found,) = read(
        "#, fuzzy, php-format\n#, php-format,range: 0..5\n#! c-format no-wrap\n#= c-format\n"
        'msgid "a"\nmsgstr "b"\n'
    )
    assert found.state is State.DRAFT
    assert found.flags == ("php-format", "range: 0..5", "c-format", "no-wrap")


def test_a_place_may_have_spaces_and_its_line_a_space_before_it() -> None:
    """U+2068 and U+2069 hold it together, as gettext writes it; a place counts once."""
    body = '#: \u2068my page.c\u2069:5 a.c: 7 b.c :9 a.c:7\nmsgid "a"\nmsgstr "b"\n'
    (found,) = read(body)
    assert found.places == ("my page.c:5", "a.c:7", "b.c:9")
    again = po.write(po.read(HEAD + body, "es.po")[0])
    assert "\n#: \u2068my page.c\u2069:5 a.c:7 b.c:9\n" in again


def test_comments_of_the_header_stay_where_they_are() -> None:
    """Notes and flags too; what stands below the last entry moves up there."""
    top = "# Ana\n#. %S is a block\n#.\n#: x.c\n#, fuzzy, c-format\n"
    end = "\n# bye\n#. end\n#, fuzzy\n"
    found, _ = po.read(f'{top}{HEAD}msgid "a"\nmsgstr "b"\n{end}', "es.po", "es")
    assert found.comments == ("Ana", "bye", ", fuzzy")
    assert found.marks == (*top.split("\n")[1:-1], "#. end")
    assert po.read(po.write(found), "es.po", "es")[0] == found


def test_a_comment_may_end_with_a_backslash() -> None:
    """It is written so that C's rule, by which that joins two lines, does no harm."""
    (found,) = read('# in C:\\\nmsgid "a"\nmsgstr "b"\n')
    assert found.comments == ("in C:\\",)
    text = po.write(po.read(HEAD + '# in C:\\\nmsgid "a"\nmsgstr "b"\n', "es.po", "es")[0])
    assert "# in C:\\ \n" in text
    assert po.read(text, "es.po", "es")[0].messages == (found,)


def test_a_header_need_not_look_like_one() -> None:
    """A field goes on over lines; a line without a colon is kept; of two headers the first
    counts, the other's words are comments."""
    found, problems = po.read(
        'msgid ""\nmsgstr "Odd\\nA: b\\n" "more\\nC: d:e\\n"\n\nmsgid ""\nmsgstr "X: y\\n"\n',
        "es.po",
    )
    assert found.header == (("", "Odd"), ("A", "b\nmore"), ("C", "d:e"))
    assert found.comments == ("also: X: y",)
    assert [(p.line, p.rule) for p in problems] == [(4, "duplicate")]
    assert po.read(po.write(found), "es.po")[0].header == found.header


@pytest.mark.parametrize(
    ("body", "line", "why"),
    [
        ('msgid "a"\nmsgstr "b \\\'c\\\'"\n', 2, r"\\' is no escape; write ' alone"),
        ('msgid "a"\nmsgstr "\\q"\n', 2, r"\\q is no escape"),
        ('msgid "a"\nmsgstr "\\xg"\n', 2, r"\\x is no escape"),
        ('msgid "a"\nmsgstr "\\303 "\n', 2, r"\\303 is no character"),
        ('msgid "a"\nmsgstr "\\0"\n', 2, r"\\0 is no character"),
        ('msgid "a"\nmsgstr "b\0"\n', 2, "NUL"),
        ('msgid "a\nmsgstr "b"\n', 1, "a string is not closed"),
        ('msgid "a"\nmsgstr "b', 2, "a string is not closed"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 1, "this msgid has no msgstr"),
        ('msgstr "b"\n', 1, "this msgstr has no msgid before it"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3, "this msgstr has no msgid before it"),
        ('msgctxt "a"\nmsgctxt "b"\nmsgid "c"\nmsgstr ""\n', 2, "this msgctxt has no msgid"),
        ('msgid "a"\nmsgstr\n', 2, "msgstr has no string in quotes behind it"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 3, r"it is msgstr\[0\]"),
        ('msgid "a"\nmsgstr[0] "c"\n', 1, r"msgstr\[0\] needs a msgid_plural"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[2] ""\n', 4, r"msgstr\[1\] should"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[-1] ""\n', 3, "“-” stands outside a string"),
        ('#~ msgid "a"\nmsgstr "b"\n', 2, "begin with #~ and some do not"),
        ('#| msgid "z"\n#~ msgid "a"\n#~ msgstr "b"\n', 2, "begin with #~ and some do not"),
        ('#| msgid "z"\n# Ana\nmsgid "a"\nmsgstr "b"\n', 2, "a comment stands inside an entry"),
        ('msgid "a"\nmsgstr "b"\n#| msgid "z"\n', 4, "the file ends inside an entry"),
        ('msgsrt "a"\n', 1, "“msgsrt” is no keyword"),
        ('msgid "a"\nmsgstr “b”\n', 2, "““” stands outside a string"),
        ('msgctxt "a\\x04"\nmsgid "b"\nmsgstr ""\n', 2, "parts a context from its text"),
    ],
)
def test_what_gettext_refuses_is_an_error_with_its_line(body: str, line: int, why: str) -> None:
    """It says what is wrong, and the whole file is left as it is."""
    with pytest.raises(CatalogError, match=rf"this is not PO: .*{why}.*; mend the line") as caught:
        po.read(HEAD + body, "es.po", "es")
    assert caught.value.line == HEAD.count("\n") + line


NASTY = {
    "isolates": "#: \u2068a b\u2069 \u2068" + "{}" + '\nmsgid "a"\nmsgstr ""\n',
    "comments": "{}" + 'msgid "a"\nmsgstr ""\n',
    "escapes": 'msgid "a{}"\nmsgstr ""\n',
    "open": 'msgid "a"\nmsgstr "{}',
}
PIECES = {"isolates": "\u2068x ", "comments": "# \\ c\n", "escapes": '\\\\\\"\\101', "open": "\\\\"}


def cost(text: str) -> float:
    """The least CPU time of three readings."""
    times = []
    for _ in range(3):
        start = time.process_time()
        with contextlib.suppress(CatalogError):
            po.read(text, "es.po")
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", NASTY)
def test_nasty_files_cost_what_their_size_is(name: str) -> None:
    """Four times the text costs well under sixteen times the time."""
    one, four = (NASTY[name].format(PIECES[name] * size) for size in (3000, 12000))
    assert cost(HEAD + four) < 9 * cost(HEAD + one) + 0.02
