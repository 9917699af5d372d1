"""PO text as entries, read as gettext's tools read it and refused where they refuse it.

Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html, and where it is
silent gettext's own po-gram-gen.y. Unlike msgcat we keep comments below the last entry, and
refuse a NUL, at which it cuts a string.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from i18n.errors import CatalogError
from i18n.formats.gettext import charset
from i18n.formats.gettext.tokens import Token, not_po, tokens


class Source(NamedTuple):
    """The strings that tell one entry from another; None for what is not there."""

    context: str | None
    text: str
    plural: str | None


class Entry(NamedTuple):
    """What one entry says.

    `comments` are all its lines of comment, without the `#`; `forms` its msgstr, or every
    msgstr[n]. It starts in the line `start` and ends in `stop`. A last entry without a
    `source` holds the comments that stand below all others.
    """

    comments: tuple[str, ...]
    source: Source | None
    forms: tuple[str, ...]
    previous: Source | None
    obsolete: bool
    start: int
    stop: int


def entries(text: str, path: str) -> Iterator[Entry]:
    """The entries of a PO file; what domain they are in is not read.

    Raises CatalogError, with the line, where it is no PO file.
    """
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise not_po(path, line, "there is a NUL character, at which gettext would cut the text")
    reader = _Reader(tokens(text, path, charset.declared(text)), path)
    comments: list[str] = []
    start = 0
    while reader.now.kind != "end":
        start = start or reader.now.line
        if reader.now.kind == "comment" and "|" not in reader.now.mark:
            comments.append(reader.take().value)
        elif reader.now.value == "domain":
            reader.strings(reader.take())
        else:
            yield _entry(reader, tuple(comments), start)
            comments, start = [], 0
    if comments:
        yield Entry(tuple(comments), None, (), None, False, start, reader.last)


class _Reader:
    """The tokens of a file: the one that comes `now`, and the line of the `last` one."""

    def __init__(self, found: Iterator[Token], path: str) -> None:
        self._found = found
        self._path = path
        self.now = next(found)
        self.last = 0

    def take(self) -> Token:
        """The token that comes now; then comes the next."""
        taken = self.now
        self.last = taken.line
        self.now = next(self._found, taken)
        return taken

    def comes(self, keyword: str, mark: str) -> bool:
        """Whether a keyword comes now, behind the same mark as the entry that it belongs to."""
        now = self.now
        if now.value != keyword or now.kind != "keyword":
            return False
        if now.mark != mark and ("|" in now.mark) == ("|" in mark):
            why = "some lines of this entry begin with #~ and some do not"
            raise self.refused(why, now.line)
        return now.mark == mark

    def strings(self, keyword: Token) -> str:
        """The strings that come now, joined: what stands behind a keyword."""
        found = []
        while self.now.kind == "string" and self.now.mark == keyword.mark:
            found.append(self.take().value)
        if self.now.kind == "string":
            raise self.refused("this string has not the same mark before it as its keyword")
        if not found:
            raise self.refused(f"{keyword.value} has no string in quotes behind it")
        return "".join(found)

    def bracket(self, value: str) -> None:
        """A bracket, which must come now."""
        if self.now.value != value or self.now.kind != "bracket":
            raise self.refused("msgstr is counted as in msgstr[0]")
        self.take()

    def refused(self, why: str, line: int = 0) -> CatalogError:
        """The error for what comes now, or for a line before."""
        return not_po(self._path, line or (self.last or self.now.line), why)


def _entry(reader: _Reader, comments: tuple[str, ...], start: int) -> Entry:
    first = reader.now.mark
    previous = _source(reader, first)[0] if "|" in first else None
    mark = first.replace("#|", "").replace("|", "")
    source, line = _source(reader, mark)
    forms = _forms(reader, source, mark, line)
    return Entry(comments, source, forms, previous, mark != "", start, reader.last)


def _source(reader: _Reader, mark: str) -> tuple[Source, int]:
    """The strings of a source, and the line of its msgid."""
    context = plural = None
    if reader.comes("msgctxt", mark):
        context = reader.strings(reader.take())
    if not reader.comes("msgid", mark):
        raise reader.refused(_unexpected(reader.now), reader.now.line)
    line = reader.now.line
    text = reader.strings(reader.take())
    if reader.comes("msgid_plural", mark):
        plural = reader.strings(reader.take())
    if "\x04" in f"{context}{text}":
        raise reader.refused("\\x04, which parts a context from its text, stands in one", line)
    return Source(context, text, plural), line


def _unexpected(now: Token) -> str:
    """What is wrong where a msgid should come."""
    if now.kind == "comment" and "|" in now.mark:
        return "a comment stands behind #|"
    if now.kind == "comment":
        return "a comment stands inside an entry; comments go before the first line of it"
    if now.kind == "keyword":
        return f"this {now.value} has no msgid before it"
    return "the file ends inside an entry" if now.kind == "end" else "this belongs to no entry"


def _forms(reader: _Reader, source: Source, mark: str, line: int) -> tuple[str, ...]:
    """The msgstr, or all msgstr[n]."""
    if not reader.comes("msgstr", mark):
        raise reader.refused("this msgid has no msgstr", line)
    keyword = reader.take()
    if reader.now.kind != "bracket":
        text = reader.strings(keyword)
        if source.plural is not None:
            raise reader.refused("beside msgid_plural it is msgstr[0], msgstr[1] and so on")
        return (text,)
    forms = [_form(reader, keyword, 0)]
    while reader.comes("msgstr", mark):
        forms.append(_form(reader, reader.take(), len(forms)))
    if source.plural is None:
        raise reader.refused("msgstr[0] needs a msgid_plural", line)
    return tuple(forms)


def _form(reader: _Reader, keyword: Token, index: int) -> str:
    reader.bracket("[")
    number = reader.take()
    if number.kind != "number" or int(number.value) != index:
        raise reader.refused(f"msgstr[{index}] should stand here, the forms are counted from 0")
    reader.bracket("]")
    return reader.strings(keyword)
