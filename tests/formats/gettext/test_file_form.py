"""A PO file that people keep is written as they keep it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest

from i18n.formats.gettext import po
from i18n.model import Key, Message, State

WRAPPED = """\
# Ana Ruiz, 2025.
#. %S is the spare block
#.
#, fuzzy
msgid ""
msgstr ""
"PO-Revision-Date: 2026-01-05 10:00+0000\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 "
"|| n%100>14) ? 1 : 2);\\n"

#. note
#: a.html
#, php-format, no-wrap
msgctxt "menu"
msgid ""
"The lamp that stands in the window of the house was lit by a woman who lived "
"there."
msgstr "La lámpara."

msgid "b"
msgstr ""

#~| msgid ""
#~| "The lamp that stands in the window of the house was lit by a woman who "
#~| "lived there."
#~ msgid "c"
#~ msgstr "d"
"""
LONG = "A sentence that goes on and on, said “Ana”, \\ and on, until no line of a file holds it. "


def written(text: str, *more: Message) -> str:
    """The file with some messages more."""
    found, problems = po.read(text, "es.po", "es")
    assert problems == ()
    changed = replace(found, messages=(*found.messages, *more))
    out = po.write(changed, po.form(text, "es.po", "es"))
    again = po.read(out, "es.po", "es")[0]
    assert {m.key: m for m in again.messages} == {m.key: m for m in changed.messages}
    return out


@pytest.mark.parametrize("text", [WRAPPED, WRAPPED.replace("window of", 'window "\n"of', 1)])
def test_what_does_not_change_keeps_its_bytes(text: str) -> None:
    """Wrapping, the order of comments, the header with all that stands above it."""
    assert written(text) == text


def test_what_is_new_in_a_wrapped_file_is_wrapped() -> None:
    """At about its width; nothing else moves."""
    out = written(WRAPPED, Message(Key("", LONG * 2), LONG, State.APPROVED))
    above, gone = WRAPPED[: WRAPPED.index("#~|")], WRAPPED[WRAPPED.index("#~|") :]
    assert out.startswith(above)
    assert out.endswith(gone)
    added = out.removeprefix(above).removesuffix(gone).split("\n")
    assert len(added) > 5
    assert max(map(len, added)) <= 79


def test_what_is_new_in_a_file_that_is_not_wrapped_is_one_line() -> None:
    """However long its lines are."""
    text = po.write(replace(po.read(WRAPPED, "es.po", "es")[0]))
    out = written(text, Message(Key("", LONG * 2), LONG, State.APPROVED))
    assert max(map(len, out.split("\n"))) > 2 * len(LONG)


def test_a_changed_header_keeps_its_comments() -> None:
    """Only the field that changed is another."""
    found, _ = po.read(WRAPPED, "es.po", "es")
    fields = tuple((n, "2026-02-02" if "Date" in n else v) for n, v in found.header)
    out = po.write(replace(found, header=fields), po.form(WRAPPED, "es.po", "es"))
    assert [line for line in out.split("\n") if line not in WRAPPED.split("\n")] == [
        '"PO-Revision-Date: 2026-02-02\\n"'
    ]


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ('#,fuzzy\nmsgid "a"\nmsgstr "b"\n', '#, fuzzy\nmsgid "a"\nmsgstr "b"\n'),
        ('#, fuzzy\n#, c-format\nmsgid "a"\nmsgstr "b"\n', '#, fuzzy, c-format\nmsgid "a"\n'),
        ('msgid "a" "b"\nmsgstr "c"\n', 'msgid "ab"\nmsgstr "c"\n'),
        ('msgid "a"\nmsgstr "\\303\\261"\n', 'msgid "a"\nmsgstr "ñ"\n'),
        ('#~msgid "a"\n#~msgstr "b"\n', '#~ msgid "a"\n#~ msgstr "b"\n'),
        ('msgid "a" msgstr "b"\n', 'msgid "a"\nmsgstr "b"\n'),
    ],
)
def test_what_no_tool_writes_is_put_right(odd: str, plain: str) -> None:
    """Once the file is written again for another reason."""
    assert plain in written(f"{WRAPPED}\n{odd}")


@pytest.mark.skipif(not shutil.which("msgcat"), reason="gettext's msgcat is not installed")
@pytest.mark.parametrize("width", [60, 76, 78])
def test_what_msgcat_wraps_stays_as_it_wraps_it(width: int) -> None:
    """At any width."""
    text = po.write(po.read(WRAPPED, "es.po", "es")[0])
    command = ["msgcat", f"--width={width}", "-o", "-", "-"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    assert written(done.stdout.decode()) == done.stdout.decode()
