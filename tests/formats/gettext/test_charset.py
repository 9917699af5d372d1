"""The bytes of a PO file as text."""

from __future__ import annotations

import pytest

from i18n.errors import CatalogError
from i18n.formats.gettext import charset, po


def data(encoding: str, text: str, name: str = "") -> bytes:
    """A file whose header names an encoding, with one message."""
    header = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={name or encoding}\\n"\n\n'
    return f'{header}msgid "a"\nmsgstr "{text}"\n'.encode(encoding)


def text_of(found: bytes) -> str:
    """The one message's text."""
    return po.read(charset.text_of(found, "es.po"), "es.po")[0].messages[0].text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("UTF-8", "ñ 日"),
        ("ISO-8859-1", "ñandú"),
        ("windows-1252", "“ñ”"),
        ("KOI8-R", "да"),
        ("GB18030", "中文\U00020000"),
        ("Shift_JIS", "表示ソ"),
        ("EUC-JP", "表示"),
    ],
)
def test_a_file_is_read_as_its_header_says(encoding: str, text: str) -> None:
    """Whatever bytes of it look like quotes or backslashes."""
    assert text_of(data(encoding, text)) == text


def test_the_header_counts_even_where_the_bytes_are_utf_8_too() -> None:
    """As every reader of gettext takes it."""
    assert text_of(data("utf-8", "ñ", "ISO-8859-1")) == "Ã±"


@pytest.mark.parametrize("name", ["CHARSET", "ASCII", "us-ascii", "utf8", "no-such", "UTF-16"])
def test_a_header_that_names_none_means_utf_8(name: str) -> None:
    """A template that a person filled in."""
    assert text_of(data("utf-8", "ñ", name)) == "ñ"


def test_octal_escapes_are_bytes_of_that_encoding() -> None:
    """As `msgcat --escape` writes them."""
    assert text_of(data("ISO-8859-1", "\\361")) == "ñ"
    assert text_of(data("UTF-8", "\\303\\261")) == "ñ"


def test_only_the_header_names_it() -> None:
    """Not a message about web servers, nor a comment."""
    body = '# charset=koi8-r\nmsgid "a"\nmsgstr "ñ Content-Type: text/html; charset=koi8-r"\n'
    assert text_of(body.encode()).startswith("ñ")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(ends: str) -> None:
    """And a byte order mark."""
    found = data("utf-8", "ñ").decode().replace("\n", ends)
    assert text_of(f"\ufeff{found}".encode()) == "ñ"


def test_a_byte_that_is_none_has_its_line() -> None:
    """The file is refused."""
    with pytest.raises(CatalogError, match=r"es\.po:6: cannot be read as utf-8: byte"):
        charset.text_of(data("ISO-8859-1", "ñ", "UTF-8"), "es.po")
