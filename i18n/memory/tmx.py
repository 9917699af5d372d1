"""Translation memories as TMX 1.4b, to and from other tools.

Format: https://www.gala-global.org/tmx-14b

A segment holds the string as translators see it. Its tags are TMX's inline elements, with
the tag as their content: `<bpt i="1" x="1" type="a1">&lt;a1&gt;</bpt>` and `<ept i="1">`
around a pair, `<ph>` for a lone tag, `<it>` for one without its partner. The place of a
unit is in `<prop>` elements.

A file may name a DTD, which is not fetched; one that defines an entity is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from i18n.errors import CatalogError
from i18n.formats import xml_events
from i18n.late import late
from i18n.memory.tmx_reader import CHARACTER, TAG, Reader
from i18n.memory.units import TranslationUnit

_ILLEGAL = late("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# --- writing -----------------------------------------------------------------


def write(units: Iterable[TranslationUnit], source_language: str) -> bytes:
    """A TMX file of units that have one source language."""
    return "".join(_lines(units, source_language)).encode()


def _lines(units: Iterable[TranslationUnit], source_language: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield (
        '<header creationtool="i18n-pipeline" creationtoolversion="1" segtype="sentence"'
        f' o-tmf="PO" adminlang="en" srclang={quoteattr(source_language)} datatype="html"/>\n'
    )
    yield "<body>\n"
    for unit in units:
        labels: dict[str, int] = {}
        yield "<tu>\n"
        for name in ("context", "page", "kind", "before", "after", "plural"):
            if value := getattr(unit, name):
                yield f'<prop type="x-{name}">{_words(value)}</prop>\n'
        for language, string in ((source_language, unit.source), (unit.language, unit.text)):
            yield f"<tuv xml:lang={quoteattr(language)}><seg>{_seg(string, labels)}</seg></tuv>\n"
        yield "</tu>\n"
    yield "</body>\n</tmx>\n"


def _seg(string: str, labels: dict[str, int]) -> str:
    """A string as the content of a segment. `labels` numbers the tags of both segments."""
    tags = list(TAG.finditer(string))
    pairs = _pairs(tags)
    out, end = [], 0
    for index, match in enumerate(tags):
        label = match[1] or match[2]
        x = labels.setdefault(label, len(labels) + 1)
        out += [_characters(string[end : match.start()]), _code(match, x, pairs.get(index, 0))]
        end = match.end()
    return "".join([*out, _characters(string[end:])])


def _code(match: re.Match[str], x: int, i: int) -> str:
    content = escape(match[0])
    if match[3]:
        return f'<ph x="{x}" type="{match[2]}">{content}</ph>'
    if not i:
        position = "end" if match[1] else "begin"
        return f'<it pos="{position}" x="{x}" type="{match[1] or match[2]}">{content}</it>'
    if match[1]:
        return f'<ept i="{i}">{content}</ept>'
    return f'<bpt i="{i}" x="{x}" type="{match[2]}">{content}</bpt>'


def _pairs(tags: list[re.Match[str]]) -> dict[int, int]:
    """For a tag that has its partner, by index, the number of the pair."""
    pairs: dict[int, int] = {}
    open_by_label: dict[str, list[int]] = {}
    for index, match in enumerate(tags):
        if match[1]:
            if waiting := open_by_label.get(match[1]):
                pairs[index] = pairs[waiting.pop()] = len(pairs) // 2 + 1
        elif not match[3]:
            open_by_label.setdefault(match[2], []).append(index)
    return pairs


def _words(text: str) -> str:
    """Text that XML gives back: a bare carriage return would become a line feed."""
    return escape(_ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})


def _characters(text: str) -> str:
    """The same in a segment, where even a character that XML has not can be written."""
    out, end = [], 0
    for match in _ILLEGAL.finditer(text):
        number = f"{ord(match[0]):X}"
        out.append(f'{_words(text[end : match.start()])}<ph type="{CHARACTER}{number}"/>')
        end = match.end()
    return "".join([*out, _words(text[end:])])


# --- reading -----------------------------------------------------------------


def read(data: bytes, path: str, source_language: str = "") -> Iterator[TranslationUnit]:
    """The units of a TMX file, one for each language beside the source language: that of the
    file unless given.

    Raises CatalogError, with the line, where the file is no TMX.
    """
    reader = Reader(source_language)
    for _ in xml_events.read(data, path, reader):
        yield from reader.taken()
    if not reader.is_tmx:
        raise CatalogError("this is not TMX: it has no <tmx> element", path=path, line=1)
