"""PO text made fit for polib, which trips over what gettext reads."""

from __future__ import annotations

import re

from i18n.errors import CatalogError, undecodable

_NO_HEADER = 'msgid ""\nmsgstr ""\n\n'
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)", re.M)
_CHARSET = re.compile(rb'^[^#\n]*Content-Type:[^"\n]*charset=([\w.:-]+)', re.M | re.I)
_STRING_LINE = re.compile(r'(?:#(?:~\|?|\|)[ \t]*)?(?:msg[a-z_]+(?:\[\d+\])?[ \t]*|(?="))')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"[ \t]*$')
_OPEN_COMMENT = re.compile(r"^#(?=[^ .:,|~=\t\n])", re.M)
_STRING_WITH_CODES = re.compile(r'^[^#\n"]*(?:#~[^"\n]*|#\|[^"\n]*)?"[^\n]*\\[0-7xa][^\n]*$', re.M)
_PLACES = re.compile("^#: .*\u2068.*$", re.M)
_SPACED_PLACE = re.compile("\u2068[^\u2069]*\u2069")
SPACE = "\ue000"
"""Stands for a space in a `#:` place between U+2068 and U+2069, which polib would part there."""
_CODES = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}))+)|\\.")


def text_of(data: bytes, path: str) -> str:
    """A PO file's text: UTF-8, or what its header says if it is not. Raises CatalogError."""
    declared = _CHARSET.search(data)
    charset = declared[1].decode("ascii") if declared else "utf-8"
    for encoding in ("utf-8-sig", charset):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except (UnicodeError, LookupError) as error:
            reason, line = undecodable(error)
    what = f"cannot be read as {charset}: {reason}; save it as UTF-8"
    raise CatalogError(what, path=path, line=line)


def prepared(text: str, path: str) -> tuple[str, int]:
    """PO text in the dialect that polib reads rightly, with a header entry at the start; and
    how many lines were added before it.

    Raises CatalogError, with the line, for a conflict of git and for a cut string.
    """
    if conflict := _CONFLICT.search(text):
        raise CatalogError(
            "a git conflict is not resolved here; resolve it, then run again",
            path=path,
            line=text.count("\n", 0, conflict.start()) + 1,
        )
    for number, line in enumerate(text.split("\n"), 1):
        started = _STRING_LINE.match(line)
        if started and not _STRING.match(line, started.end()):
            raise not_po(path, number)
    head = "" if re.search(r'^msgid\s+""\s*\n\s*msgstr', text, re.M) else _NO_HEADER
    body = _OPEN_COMMENT.sub("# ", re.sub(r"^#~\|", "#|", f"{head}{text}\n", flags=re.M))
    body = _STRING_WITH_CODES.sub(_decoded, body)
    body = _PLACES.sub(_joined, body)
    return body, head.count("\n")


def _joined(line: re.Match[str]) -> str:
    """A line of places, each in one piece."""
    return _SPACED_PLACE.sub(lambda place: place[0].replace(" ", SPACE), line[0])


def _decoded(line: re.Match[str]) -> str:
    """A line whose octal and hexadecimal escapes, which polib does not know, are characters."""
    return _CODES.sub(_characters, line[0])


def _characters(codes: re.Match[str]) -> str:
    if codes[1] is None:
        return "\a" if codes[0] == "\\a" else codes[0]
    found = re.findall(r"\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3}))", codes[1])
    data = bytes(
        int(hexadecimal or octal, 16 if hexadecimal else 8) & 255 for hexadecimal, octal in found
    )
    return escaped(data.decode("utf-8", "replace"))


def not_po(path: str, line: int) -> CatalogError:
    """The error for a line that is not PO."""
    what = "this is not PO; mend the line or restore the file from version control"
    return CatalogError(what, path=path, line=line)


_SPECIAL = re.compile(r'[\\"\n\t\r\v\b\f]')
_ESCAPES = str.maketrans(
    {
        "\\": r"\\",
        '"': r"\"",
        "\n": r"\n",
        "\t": r"\t",
        "\r": r"\r",
        "\v": r"\v",
        "\b": r"\b",
        "\f": r"\f",
    }
)


def escaped(text: str) -> str:
    """A string as it stands between the quotes of PO."""
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text
