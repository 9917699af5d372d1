"""The bytes of a source as text: by byte order mark, else as declared, else UTF-8."""

from __future__ import annotations

import codecs
from pathlib import PurePosixPath

from i18n.errors import SourceError, undecodable
from i18n.formats.html.soup.charset import declared_encoding
from i18n.formats.page_formats import FEED_SUFFIXES, HTML_SUFFIXES

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_NO_CHARSETS = ("idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7", "undefined")
"""Python's codecs from text to text, and what no browser reads."""


def decode(data: bytes, path: str) -> tuple[str, str]:
    """A source's text and its encoding: by byte order mark, else as declared, else UTF-8.

    The mark stays in the text, so that encoding the text again gives the same bytes. Raises
    SourceError where the bytes are not of that encoding.
    """
    reason, line = "", 0
    for encoding in _encodings(data, path):
        try:
            text = data.decode(encoding)
            if text.encode(encoding) == data:
                return text, encoding
            reason = reason or f"does not survive a round trip through {encoding}"
        except UnicodeError as error:
            odd, at = undecodable(error)
            reason, line = reason or f"cannot be read as {encoding}: {odd}", line or at
    raise SourceError(f"{reason}; save it in UTF-8 or declare its charset", path=path, line=line)


def decode_anything(data: bytes, path: str) -> tuple[str, str, str]:
    """Text, encoding and error handler of any bytes: what `decode` refuses is read as UTF-8
    with the odd bytes as lone surrogates, so that encoding gives them back."""
    try:
        return *decode(data, path), "strict"
    except SourceError:
        return data.decode("utf-8", "surrogateescape"), "utf-8", "surrogateescape"


def _encodings(data: bytes, path: str) -> tuple[str, ...]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return (encoding,)
    declared = _declared(data, path) or "utf-8"
    if PurePosixPath(path).suffix.lower() in FEED_SUFFIXES:
        return (declared,)
    # Browsers read Latin-1 as Windows' superset of it, which leaves five bytes out.
    return ("cp1252", declared) if declared == "iso8859-1" else (declared,)


def _declared(data: bytes, path: str) -> str | None:
    if PurePosixPath(path).suffix.lower() not in (*HTML_SUFFIXES, *FEED_SUFFIXES):
        return None
    name = declared_encoding(data)
    try:
        b"a".decode(name or "utf-8")
        found = codecs.lookup(name).name if name else None
        if found in _NO_CHARSETS:
            raise LookupError(name)
    except (LookupError, UnicodeError, ValueError) as error:
        raise SourceError(f"declares an unknown charset “{name}”", path=path) from error
    return "utf-8" if found == "ascii" else found
