"""The declared encoding."""

from __future__ import annotations

import pytest

from i18n.formats.html.soup.charset import declared_encoding


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b'<meta charset="ISO-8859-1"><p>x', "iso-8859-1"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        (b'<?xml version="1.0" encoding="Shift_JIS"?><html>', "shift_jis"),
        (b"<p>x", None),
        (b"", None),
        (b'\xef\xbb\xbf<meta charset="iso-8859-1">', "utf-8"),
        (b"\xff\xfe<\0", "utf-16"),
        (b"\xff\xfe\0\0<\0\0\0", "utf-32"),
    ],
)
def test_declared_encoding(data: bytes, encoding: str | None) -> None:
    """The byte order mark counts first, then what the page says; else nothing."""
    assert declared_encoding(data) == encoding
