"""PO text as the tokens that gettext's reader sees, with their lines.

Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html, and where it is
silent gettext's own po-lex.c: white space and line ends part tokens and mean nothing else, but
`#~`, `#|` and `#~|` count up to the end of their line. A backslash at the end of a line joins
it with the next before anything else is read, as in C; not of a comment, as people write `C:\\`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from i18n.errors import CatalogError, printable
from i18n.formats.gettext.escapes import unescaped

KEYWORDS = frozenset({"domain", "msgctxt", "msgid", "msgid_plural", "msgstr"})
_TOKEN = r"""[ \t\r\f\v]*(?:
      (?P<line>\n)
    | (?P<joined>\\\n)
    | "(?P<string>[^"\\\n]*(?:\\(?:\n|(?:\\\n)*(?:[^\\\n]|\\(?!\n)))[^"\\\n]*)*)"
    | (?P<mark>\#(?:~\|?|\|))
    | \#(?P<comment>[^\n]*)
    | (?P<keyword>[A-Za-z_][A-Za-z0-9_$]*)
    | (?P<number>[0-9]+)
    | (?P<bracket>[\[\]])
    | (?P<other>[^ \t\r\f\v])
    )"""
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.M)


class Token(NamedTuple):
    """A `comment` without its `#`, a `string` unescaped, a `keyword`, a `number`, a `bracket`,
    or the `end`; `mark` is what its line has before it: `#~`, `#|`, `#~|` or nothing."""

    kind: str
    value: str
    line: int
    mark: str = ""


def tokens(text: str, path: str, encoding: str) -> Iterator[Token]:
    """The tokens of a PO file, an "end" last. Octal escapes are bytes of `encoding`.

    Raises CatalogError, with the line, for what is no token.
    """
    line, mark = 1, ""
    for found in re.compile(_TOKEN, re.X).finditer(text):
        kind = found.lastgroup or ""
        value = found[kind]
        if kind == "line":
            line, mark = line + 1, ""
        elif kind == "joined":
            line += 1
        elif kind == "mark":
            mark = f"{'#~' if '~' in mark + value else '#'}{'|' if '|' in value else ''}"
        elif kind == "string":
            yield Token(kind, _string(value, path, line, encoding), line, mark)
            line += value.count("\n")
        elif kind == "other" or (kind == "keyword" and value not in KEYWORDS):
            raise _no_token(text, found, path, line)
        else:
            yield Token(kind, value, line, mark)
    yield Token("end", "", line)


def _string(value: str, path: str, line: int, encoding: str) -> str:
    try:
        return unescaped(value.replace("\\\n", ""), encoding)
    except ValueError as error:
        raise not_po(path, line, str(error)) from error


def _no_token(text: str, found: re.Match[str], path: str, line: int) -> CatalogError:
    value = found["keyword"] or found["other"]
    start = found.end() - len(value)
    if _CONFLICT.match(text, start) and text[start - 1 : start] in ("", "\n"):
        what = "a git conflict is not resolved here; resolve it, then run again"
        return CatalogError(what, path=path, line=line)
    if value == '"':
        return not_po(path, line, "a string is not closed where its line ends")
    if found["keyword"]:
        return not_po(path, line, f"“{printable(value)}” is no keyword of it")
    return not_po(path, line, f"“{printable(value)}” stands outside a string")


def not_po(path: str, line: int, why: str) -> CatalogError:
    """The error for a line that is not PO."""
    what = f"this is not PO: {why}; mend the line or restore the file from version control"
    return CatalogError(what, path=path, line=line)
