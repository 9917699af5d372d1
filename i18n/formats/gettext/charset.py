"""The bytes of a PO file as text, and back."""

from __future__ import annotations

import re

from i18n.errors import CatalogError, undecodable

_HEADER = re.compile(r'^[ \t]*msgid\s*""\s*msgstr\s*((?:"(?:[^"\\\n]|\\.)*"\s*)+)', re.M)
_HEADER_BYTES = re.compile(_HEADER.pattern.encode(), re.M)
_SEAM = re.compile(r'"\s*"')
_CHARSET = re.compile(r"charset=([\w.:+-]+)", re.I)
_ASCII = "charset"


def text_of(data: bytes, path: str) -> str:
    """A PO file's text with LF line ends. Raises CatalogError, with the line, for a byte that
    its encoding does not know."""
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        reason, line = undecodable(error)
        name = encoding.removesuffix("-sig")
        what = f"cannot be read as {name}: {reason}; save it as UTF-8"
        raise CatalogError(what, path=path, line=line) from error
    return text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")


def is_plain(data: bytes) -> bool:
    """Whether a file's bytes are its text in UTF-8 with LF line ends, unless they are of no
    encoding."""
    return b"\r" not in data and _encoding(data) == "utf-8"


def _encoding(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    header = _HEADER_BYTES.search(data)
    return declared(header[0].decode("latin-1") if header else "")


def bytes_of(text: str, like: bytes | None = None) -> bytes:
    """PO text in UTF-8, with the line ends of the file that it is to take the place of."""
    return with_ends(text.encode(), like)


def with_ends(data: bytes, like: bytes | None = None) -> bytes:
    """The bytes of PO text with the line ends of the file that it is to take the place of."""
    crlf = like is not None and 0 < like.count(b"\n") == like.count(b"\r\n")
    return data.replace(b"\n", b"\r\n") if crlf else data


def declared(text: str) -> str:
    """The encoding that a PO file's header names. UTF-8 where it names none that we know, and
    for ASCII and a template's `CHARSET`, which people fill in with UTF-8."""
    header = _HEADER.search(text)
    found = _CHARSET.search(_SEAM.sub("", header[1])) if header else None
    name = found[1].lower() if found else "utf-8"
    try:
        known = _ASCII.encode(name) == _ASCII.encode("ascii")
    except (LookupError, UnicodeError):
        known = False
    return name if known and name not in ("ascii", "us-ascii") else "utf-8"
