"""The charset that a page declares, as BeautifulSoup finds it."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED = re.compile(rb"(?:charset|encoding)\s*+=\s*+[\"']?+([^\s/;'\">]*+)")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an HTML page says it is in, lower case, or None.

    A byte order mark outweighs a declaration. The name may be one Python does not know.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[: max(2048, len(data) // 20)].lower()  # all of it that the library looks at
    named = set(_NAMED.findall(head))
    if named <= {b"utf-8"}:
        return "utf-8" if named else None
    # Imported only where it is in doubt: that costs more than reading ten pages.
    from bs4.dammit import EncodingDetector

    return EncodingDetector.find_declared_encoding(data, is_html=True, search_entire_document=False)
