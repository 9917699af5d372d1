"""PO text in the form that gettext's tools and we write, read entry by entry by one pattern.

A blank line parts two entries, each string stands in lines of its own, and what is obsolete or
previous has its mark and a space before each of them. `entries` reads all else, many times slower
and with the same results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import AnyStr

from i18n.formats.gettext.entries import Entry, Source
from i18n.formats.gettext.escapes import unescaped

_STRING = r'"(?>(?:[^"\\\n]++|\\["\\ntrvbf])*)"'
_COMMENTS = r"(?>(?:\#(?![~|]).*\n)*)"
_FORM = re.compile(r"\n(?:#~ )?msgstr\[([0-9])\] ")


@lru_cache(maxsize=2)
def _pattern(mark: str) -> re.Pattern[str]:
    """The pattern of an entry behind `mark`: its comments, the three strings of a previous source,
    those of the source, and the text or the texts with their keywords."""
    gone = re.escape(mark)
    before = re.escape("#~| " if mark else "#| ")
    forms = rf"(?>(?:\n{gone}msgstr\[[0-9]\] {_strings(gone)})+)"
    return re.compile(
        rf"({_COMMENTS})"
        rf"(?>(?:(?>(?:{before}msgctxt ({_strings(before)})\n)?)"
        rf"{before}msgid ({_strings(before)})\n"
        rf"(?>(?:{before}msgid_plural ({_strings(before)})\n)?))?)"
        rf"(?>(?:{gone}msgctxt ({_strings(gone)})\n)?){gone}msgid ({_strings(gone)})"
        rf"(?:\n{gone}msgid_plural ({_strings(gone)})({forms})|\n{gone}msgstr ({_strings(gone)}))"
    )


def _strings(mark: str) -> str:
    return rf"{_STRING}(?>(?:\n{mark}{_STRING})*)"


def blocks(text: str) -> Iterator[tuple[str, int]]:
    """What stands between blank lines, each with the line that it begins in."""
    return _blocks(text, "\n")


def blocks_of(data: bytes) -> Iterator[tuple[str, int]]:
    """The same of a file in UTF-8, of which no more than a block is text at a time: one sign that
    is rare makes a text two or four times as large as its file. Raises UnicodeDecodeError."""
    return ((block.decode(), line) for block, line in _blocks(data, b"\n"))


def _blocks(text: AnyStr, feed: AnyStr) -> Iterator[tuple[AnyStr, int]]:
    at, line, length, blank = 0, 1, len(text), feed + feed
    while at < length:
        if text.startswith(feed, at):
            at, line = at + 1, line + 1
            continue
        end = text.find(blank, at)
        block = text[at : end if end >= 0 else length - text.endswith(feed)]
        yield block, line
        at += len(block) + 1
        line += block.count(feed) + 1


def is_entry(block: str) -> bool:
    """Whether a block is one entry of this form."""
    return _pattern(_mark(block)).fullmatch(block) is not None


def _mark(block: str) -> str:
    """What its lines begin with: the last one is of its text, whatever stands above."""
    return "#~ " if block.startswith("#~", block.rfind("\n") + 1) else ""


def entry(block: str, line: int) -> Entry | None:
    """A block that begins in a line as an entry, None where it is not of this form."""
    mark = _mark(block)
    found = _pattern(mark).fullmatch(block)
    if found is None:
        return _below(block, line)
    if "\0" in block or "\x04" in block:
        return None
    told, *previous, context, text, plural, forms, only = found.groups()
    texts = (_text(only, mark),) if only else _forms(forms, mark)
    if texts is None:
        return None
    before = None
    if previous[1]:
        before = Source(*(one and _text(one, "#~| " if mark else "#| ") for one in previous))
    source = Source(
        context and _text(context, mark), _text(text, mark), plural and _text(plural, mark)
    )
    comments = tuple([one[1:] for one in told.split("\n")[:-1]]) if told else ()
    return Entry(comments, source, texts, before, mark != "", line, line + block.count("\n"))


def _below(block: str, line: int) -> Entry | None:
    """Comments that stand below all entries."""
    lines = block.split("\n")
    if "\0" in block or any(one[:1] != "#" or one[1:2] in ("~", "|") for one in lines):
        return None
    comments = tuple(one[1:] for one in lines)
    return Entry(comments, None, (), None, False, line, line + len(lines) - 1)


def _text(strings: str, mark: str) -> str:
    """Strings, a line each, as the text that they are together."""
    text = strings[1:-1]
    if "\n" in text:
        text = text.replace(f'"\n{mark}"', "")
    if "\\" not in text:
        return text
    if "\\\\" not in text:
        text = text.replace('\\"', '"').replace("\\n", "\n")
    return unescaped(text, "utf-8") if "\\" in text else text


def _forms(forms: str, mark: str) -> tuple[str, ...] | None:
    """Every msgstr[n]; None where they are not counted from 0."""
    _, *parts = _FORM.split(forms)
    if parts[::2] != [str(n) for n in range(len(parts) // 2)]:
        return None
    return tuple(_text(one, mark) for one in parts[1::2])
