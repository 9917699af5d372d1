"""PO files as no tool writes them, some of which gettext reads and some it refuses."""

from __future__ import annotations

import re

from hypothesis import assume
from hypothesis import strategies as st

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

GAPS = st.sampled_from([" ", "", "\n", "  \t", "\n\n", "\r\n", "\f", " \v\n"])
ATOMS = st.sampled_from(
    ["a", "b ", "ñ", "日", "#", "\\n", '\\"', "\\\\", "\\t", "\\101", "\\x41", "\\303\\261", "\\\n"]
)
QUOTED = st.lists(ATOMS, max_size=4).map(lambda atoms: f'"{"".join(atoms)}"')
COMMENTS = st.sampled_from(
    [
        *("# plain\n", "#plain\n", "#  two\n", "##\n", "#\n", "#@ x\n", "\n", "  # in\n"),
        *(
            "#. note\n",
            "#.note\n",
            "#.\n",
            "#: a.c:1 b.c\n",
            "#:a.c :2\n",
            "#: a.c: 3 a.c\n",
            "#: b.c : 4\n",
        ),
        *("#: \u2068a b.c\u2069:1 \u2068c d\u2069\n", "#~\n", "#|\n", "#~ # gone\n"),
    ]
)
FLAGS = st.sampled_from(
    ["", "", "#, fuzzy\n", "#,fuzzy c-format\n", "#! fuzzy\n", "#,php-format,fuzzy\n", "#,\n"]
)
"""At most one line an entry: of more msgcat reads the last."""
STRAY = st.sampled_from(
    [
        *('"', "'", "#", "#~ ", "#| ", "#~| ", "\n", "[", "]", "0", "1", "msgid ", "x"),
        *('"c"', '\\"', "\\'", "\\q", "\\x", "\\377", "msgstr ", 'domain "d"\n', ";"),
        *("msgctxt ", "msgid_plural ", "# c\n", "\u00a0", "\ufeff", "-", "_", "$"),
    ]
)


TRAPS = re.compile(r"#~?\|\s*#|#[^\n]*\\\n")
"""Comments that msgcat, and not we, joins with the next line, and that take its mark there."""


@st.composite
def statement(draw: st.DrawFn, keyword: str, mark: str) -> str:
    """A keyword and its strings, each line behind a mark."""
    parts = [keyword, *draw(st.lists(QUOTED, min_size=1, max_size=3))]
    text = parts[0] + "".join(draw(GAPS) + part for part in parts[1:])
    if not mark:
        return text + draw(GAPS)
    space = draw(st.sampled_from([" ", "", "\t"]))
    lines = text.replace("\\\n", "").replace("\r", "").split("\n")
    return "".join(f"{mark}{space}{line}\n" for line in lines)


@st.composite
def entry(draw: st.DrawFn) -> str:
    """Comments, perhaps a previous source, a source and one text or several."""
    gone = draw(st.sampled_from(["", "", "#~"]))
    out = [draw(COMMENTS) for _ in range(draw(st.integers(0, 3)))] + [draw(FLAGS)]
    contexts, plural = draw(st.integers(0, 2)) == 2, draw(st.integers(0, 2)) == 2
    keywords = ["msgctxt"] * contexts + ["msgid"] + ["msgid_plural"] * plural
    if draw(st.integers(0, 3)) == 3:
        out += [draw(statement(keyword, f"{gone}|" if gone else "#|")) for keyword in keywords]
    out += [draw(statement(keyword, gone)) for keyword in keywords]
    forms = ["msgstr[0]", "msgstr[ 1 ]", "msgstr [2]"][: draw(st.integers(1, 3))]
    out += [draw(statement(form, gone)) for form in (forms if plural else ["msgstr"])]
    return "".join(out) + draw(st.sampled_from(["\n", "\n\n", "" if not gone else "\n"]))


@st.composite
def odd_files(draw: st.DrawFn) -> str:
    """A file of a few entries, up to two of whose places something strayed into or fell out."""
    text = "".join(draw(st.lists(entry(), min_size=1, max_size=3)))
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 2))
        text = text[:at] + draw(STRAY | st.just("")) + text[at + cut :]
    assume(not TRAPS.search(text))
    return HEADER + text
