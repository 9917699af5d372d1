"""XML of others, read in pieces and without trust.

A file may name a DTD, which is not fetched; one that defines an entity is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pyexpat import ExpatError, ParserCreate, XMLParserType
from typing import Protocol

from i18n.errors import CatalogError

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*encoding=[\"']([\w.:-]+)", re.I)
_CHUNK = 1 << 16


class Handler(Protocol):
    """What is told of a file. Line ends and entities are resolved, names are as written."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        ...

    def end(self, name: str) -> None:
        """An end tag."""
        ...

    def characters(self, text: str) -> None:
        """Text, not always in one piece."""
        ...


def read(data: bytes, path: str, handler: Handler) -> Iterator[None]:
    """Tell a handler what a file holds, with a stop after each piece of it.

    Raises CatalogError, with the line, where it is no XML, is in no known encoding or
    defines an entity.
    """
    data = _utf8(data, path)
    parser = _parser(handler, path)
    try:
        for start in range(0, len(data), _CHUNK):
            parser.Parse(data[start : start + _CHUNK], False)
            yield
        parser.Parse(b"", True)
    except ExpatError as error:
        raise CatalogError(
            f"this is not XML ({error}); export it anew", path=path, line=error.lineno
        ) from error
    yield


def _utf8(data: bytes, path: str) -> bytes:
    """A file in UTF-8: expat knows few encodings. One that says it is UTF-16 and can be read
    so far as to tell is not."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        charset = "utf-16"
    elif data.startswith((b"<\0", b"\0<")):
        charset = "utf-16-le" if data[1] == 0 else "utf-16-be"
    else:
        declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
        charset = declared[1].decode("ascii") if declared else "utf-8"
        if re.match(r"utf|ucs", charset, re.I):
            return data
    try:
        return data.decode(charset).encode()
    except (UnicodeError, LookupError) as error:
        raise CatalogError(f"its encoding cannot be read ({error})", path=path, line=1) from error


def _parser(handler: Handler, path: str) -> XMLParserType:
    parser = ParserCreate("utf-8")

    def skipped(name: str, is_parameter: bool) -> None:
        # An entity that a DTD defines which nobody reads: HTML's are known.
        if not is_parameter:
            handler.characters(unescape(f"&{name};"))

    def refuse(*_: object) -> None:
        what = "it defines an XML entity, which is not allowed here; export it anew without"
        raise CatalogError(what, path=path, line=parser.CurrentLineNumber)

    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.characters
    parser.SkippedEntityHandler = skipped
    parser.EntityDeclHandler = refuse
    return parser
