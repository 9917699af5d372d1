"""What gettext's msgcat reads is read as it reads it, what it refuses is refused in its line."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings

from i18n.errors import CatalogError
from i18n.formats.gettext import charset, po
from i18n.model import Catalog, Key, Message, State
from tests.support.odd_po import HEADER, odd_files

MSGCAT = ["msgcat", "--no-wrap", "--to-code=UTF-8", "-o", "-", "-"]
KNOWN = re.compile(r"fuzzy|(no-)?(c|php|python)-format|range: .*")
"""The flags that msgcat does not drop."""

pytestmark = pytest.mark.skipif(
    not shutil.which("msgcat"), reason="gettext's msgcat is not installed"
)


def msgcat(data: bytes) -> tuple[Catalog | None, list[int]]:
    """What msgcat reads; or None and the lines that it names; none where it named a message
    as a whole."""
    done = subprocess.run(MSGCAT, input=data, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace")
        lines = re.findall(r"^[^:\n]*:(\d+):", said, re.M)
        return None, [] if "duplicate" in said or "multibyte" in said else [
            int(line) for line in lines
        ]
    return po.read(done.stdout.decode(), "msgcat")[0], []


def ours(data: bytes) -> tuple[Catalog | None, int]:
    """What we read; or None and the line of the error, 0 for the duplicates that msgcat refuses
    and we tell of."""
    try:
        found, problems = po.read(charset.text_of(data, "odd"), "odd")
    except CatalogError as error:
        assume("is no character" not in error.what)  # msgcat sees these last, and not everywhere
        return None, error.line
    return (None if problems else found), 0


def told(found: Catalog) -> dict[Key, Message]:
    """The messages as msgcat prints them: it drops flags that it does not know, fuzzy where the
    first form is empty, and obsolete messages without a text there."""
    return {
        m.key: replace(
            m,
            flags=tuple(
                sorted(f for f in m.flags if KNOWN.fullmatch(f) and (m.text or f != "fuzzy"))
            ),
            state=m.state if m.text or m.state is State.OBSOLETE else State.EMPTY,
        )
        for m in found.messages
        if m.state is not State.OBSOLETE or m.text
    }


def near(data: bytes, line: int) -> range:
    """A line, empty ones and comments behind it, and the next: msgcat may name the line where
    it saw that something is missing."""
    rows = data.decode().split("\n")[line:]
    blank = itertools.takewhile(lambda row: re.fullmatch(r"\s*(#~?\|?\s*|#[^~|].*)?", row), rows)
    return range(line, line + len(list(blank)) + 2)


def assert_same(data: bytes) -> None:
    """Both read the same messages, or refuse the file in the same line."""
    wanted, lines = msgcat(data)
    found, at = ours(data)
    assert (found is None) == (wanted is None), (data.decode(), at, lines)
    if found and wanted:
        assert told(found) == told(wanted)
        assert found.header == wanted.header or not found.messages
    elif at and lines:
        assert {*near(data, at)} & {*lines}, (at, lines)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(odd_files())
@example(HEADER + 'msgid "a"\nmsgstr "b"\n#| msgid "c"\n')
def test_odd_files_are_read_as_msgcat_reads_them(text: str) -> None:
    """Message by message: strings, contexts, plural forms, comments, places, flags, states."""
    assert_same(text.encode())
