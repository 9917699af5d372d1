"""MO files: the compiled catalogs that gettext's readers load.

Format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
polib and babel write them in quadratic time; these bytes are joined once.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable

from i18n.formats.gettext import header as fields
from i18n.formats.gettext.po import EMPTY
from i18n.model import Message


def write(header: Iterable[tuple[str, str]], messages: Iterable[Message]) -> bytes:
    """The bytes of an MO file with the given messages, whatever their state."""
    strings = {b"": fields.text(header).encode()}
    for message in messages:
        context = f"{message.key.context.strip(EMPTY)}\x04" if message.key.context else ""
        plural = f"\0{message.plural.strip(EMPTY)}" if message.plural else ""
        source = f"{context}{message.key.source}{plural}"
        text = "\0".join(message.forms) if message.plural else message.text
        strings[source.encode()] = text.encode()
    return _mo_bytes(sorted(strings.items()))


def _mo_bytes(strings: list[tuple[bytes, bytes]]) -> bytes:
    """Magic, revision, count, two tables of (length, offset), no hash table, the strings."""
    count = len(strings)
    start = 28 + 16 * count
    out = io.BytesIO()
    out.write(struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, start))
    for column in (0, 1):
        for pair in strings:
            out.write(struct.pack("<2I", len(pair[column]), start))
            start += len(pair[column]) + 1
    for column in (0, 1):
        out.writelines(pair[column] + b"\0" for pair in strings)
    return out.getvalue()
