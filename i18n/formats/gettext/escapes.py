"""What stands between the quotes of PO: characters and escapes, those of C."""

from __future__ import annotations

import re

from i18n.late import late

_SPECIAL = late(r'[\\"\n\t\r\v\b\f]')
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
_CODES = late(r"((?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+)|\\(.)", re.S)
_CODE = late(r"\\(?:x([0-9A-Fa-f]+)|([0-7]{1,3}))")
_NAMED = dict(zip('ntrbfva\\"', '\n\t\r\b\f\v\a\\"', strict=True))


def escaped(text: str) -> str:
    """A string as it stands between the quotes of PO."""
    if '"' in text or "\\" in text or not text.isprintable():
        return text.translate(_ESCAPES) if _SPECIAL.search(text) else text
    return text


def unescaped(text: str, encoding: str) -> str:
    """A string by what stands between its quotes; octal and hexadecimal escapes are bytes of
    the file's encoding. Raises ValueError, in words, for what is no escape."""
    if "\\" not in text:
        return text
    return _CODES.sub(lambda found: _characters(found, encoding), text)


def _characters(found: re.Match[str], encoding: str) -> str:
    if found[1] is None:
        if found[2] in _NAMED:
            return _NAMED[found[2]]
        raise ValueError(
            f"\\{found[2]} is no escape; write {found[2]} alone, or \\\\ for a backslash"
        )
    data = bytes(
        int(code[1] or code[2], 16 if code[1] else 8) & 255 for code in _CODE.finditer(found[1])
    )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ValueError(f"{found[1]} is no character; write the character itself")
    return text
