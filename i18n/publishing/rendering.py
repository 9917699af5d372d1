"""A page in another language: the same literal text, other words. Knows no format's syntax
beyond how a segment is quoted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from i18n.catalogs.template import key_of
from i18n.formats.markdown import escapes
from i18n.model import MERGED, Code, Field, Key, Page, Parts, Quoting, Segment, Text, raw
from i18n.placeables import inline_tags, template_code, template_flow
from i18n.publishing import plain_layout
from i18n.publishing.plain_layout import Laid

Value = Callable[[str, Quoting, str], str]
"""(slice of the source, how it is quoted, new words) to the slice that takes its place."""

DATA: frozenset[Quoting] = frozenset(("yaml", "yaml inline", "toml", "json value"))
"""How values of front matter are quoted."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a language decides on a page.

    `texts` holds the translators' strings by key; `field` writes a Field; `mark` may put the
    text of a segment into an element of its own, where the format has a way to, and is told
    whether the text is a translation; `markdown` writes words of a line of Markdown. `value`
    writes a value of front matter; without it these stay.
    """

    texts: Mapping[Key, str]
    field: Callable[[Field], str]
    mark: Callable[[Segment, str, bool], str] | None = None
    value: Value | None = None
    markdown: Callable[[str], str] = str


def source_field(field: Field) -> str:
    """The Field writer that leaves a page as it is."""
    return field.raw


IDENTITY = Rendering({}, source_field)
"""Gives back the source, character for character."""


def render(page: Page, rendering: Rendering) -> str:
    """The page's text. A message without a usable string stays as in the source."""
    return parts(page.parts, rendering)


def parts(found: Parts, rendering: Rendering) -> str:
    """The text of parts. The gap before a sentence that is left out goes with it. A block whose
    length counts is laid out again if its words have changed."""
    out: list[str] = []
    gap = ""
    block: tuple[int, int, Field] | None = None
    for number, one in enumerate(found):
        if isinstance(one, str):
            piece = one
        elif isinstance(one, Segment):
            piece = _segment(one, rendering)
            if not piece:
                gap = ""
                continue
        elif one.kind in _LAID:
            block = (len(out), number, one)
            continue
        elif one.kind == "laid" and block:
            _lay(out, block, raw(found[block[1] : number]))
            block = None
            continue
        else:
            piece = rendering.field(one)
            if one.kind == "gap":
                gap = piece
                continue
        if gap:
            out.append(gap)
            gap = ""
        out.append(piece)
    return "".join(out)


_LAID = frozenset(("wrap", "banner", "columns", "table"))
"""The fields that begin a block whose length counts."""


def _lay(out: list[str], block: tuple[int, int, Field], source: str) -> None:
    """Lay out what has been written since a block began, unless it is as in the source."""
    begun, _, how = block
    text = "".join(out[begun:])
    if text.split() == source.split():
        out[begun:] = [source]
    else:
        line = re.split(r"[\r\n]", "".join(out[max(0, begun - 8) : begun]))[-1]
        column = plain_layout.width(line.expandtabs(4))
        out[begun:] = [plain_layout.laid(Laid(source, text, column), how)]


def part(one: str | Segment | Field, rendering: Rendering) -> str:
    """The text of one part."""
    if isinstance(one, str):
        return one
    if isinstance(one, Field):
        return rendering.field(one)
    return _segment(one, rendering)


def _segment(segment: Segment, rendering: Rendering) -> str:
    string = rendering.texts.get(key_of(segment)) if rendering.texts else None
    if string is None:
        return _left(segment, rendering)
    if string == MERGED:
        return '""' if segment.quoting == "unquoted" else _empty(segment, rendering)
    try:
        text = inline_tags.decode(string, segment.text)
    except ValueError:
        return _left(segment, rendering)
    if segment.quoting in DATA:
        return _value(text, segment, rendering)
    written = _quoted(text, segment, rendering)
    return _marked(segment, text, written, rendering, True)


def _empty(segment: Segment, rendering: Rendering) -> str:
    """What stands for a text that has gone into its neighbour."""
    return _value((), segment, rendering) if segment.quoting in DATA else ""


def _value(text: Text, segment: Segment, rendering: Rendering) -> str:
    """A value of front matter with other words."""
    words = "".join(atom if isinstance(atom, str) else raw(atom.parts) for atom in text)
    slice_ = raw(segment.raw)
    return rendering.value(slice_, segment.quoting, words) if rendering.value else slice_


def _left(segment: Segment, rendering: Rendering) -> str:
    """A segment in the source language, its dates too."""
    atoms = segment.raw
    if len(atoms) == 1 and isinstance(atoms[0], str):
        return _marked(segment, segment.text, atoms[0], rendering, False)
    whole = replace(rendering, field=lambda f: f.raw if f.kind in _SOURCES else rendering.field(f))
    return _marked(segment, segment.text, _atoms(atoms, whole), rendering, False)


_SOURCES = ("value", "label")
"""The fields that go with the words around them."""


def _marked(
    segment: Segment, text: Text, written: str, rendering: Rendering, translated: bool
) -> str:
    bare = segment.block in _WITHOUT_ELEMENTS
    if rendering.mark is None or segment.quoting != "html" or bare or not _balanced(text):
        return written
    return rendering.mark(segment, written, translated)


_WITHOUT_ELEMENTS = frozenset(
    ("option", "option group", "text in a picture", "description of a picture")
)
"""Blocks in which no element of HTML may stand."""


def _balanced(text: Text) -> bool:
    """Whether an element may stand around a text: no tag, and no code that steers, crosses it."""
    if len(text) == 1 and isinstance(text[0], str):
        return inline_tags.nested(inline_tags.escape(text[0]))
    code = "".join(raw(a.parts) for a in text if isinstance(a, Code) and a.kind == "template")
    return (not code or template_flow.closed(code)) and _nested(text)


def _nested(text: Text) -> bool:
    return inline_tags.nested(inline_tags.encode(text)) and all(
        tag is None or tag.kind != "single" or atom.kind in ("empty", "locked")
        for atom, tag in zip(text, inline_tags.tags_of(text), strict=True)
        if isinstance(atom, Code)
    )


def _atoms(atoms: Text, rendering: Rendering) -> str:
    return "".join(
        atom if isinstance(atom, str) else parts(atom.parts, rendering) for atom in atoms
    )


def _quoted(text: Text, segment: Segment, rendering: Rendering) -> str:
    quoting = segment.quoting
    written = "".join(
        _words(atom, segment, rendering) if isinstance(atom, str) else parts(atom.parts, rendering)
        for atom in text
    )
    return f'"{written}"' if quoting == "unquoted" else written


def _words(words: str, segment: Segment, rendering: Rendering) -> str:
    if segment.quoting == "markdown":
        return rendering.markdown(words)
    return _written(words, segment)


def _written(words: str, segment: Segment) -> str:
    """Words as they stand in the page. What would be template code there and is none (`{{ x }}`
    whose braces are written as references) does not become it."""
    code = template_code.code(words) if segment.quoting in _REFERRING else ()
    if not code:
        return escape(words, segment.quoting)
    source = "".join(atom for atom in segment.raw if isinstance(atom, str))
    out: list[str] = []
    end = 0
    for start, stop in code:
        if words[start] != "<" and words[start:stop] not in source:
            sign, rest = words[start], words[start + 1 : stop]
            out += escape(words[end:start], segment.quoting), f"&#{ord(sign)};"
            out.append(escape(rest, segment.quoting))
            end = stop
    return "".join([*out, escape(words[end:], segment.quoting)])


_REFERRING = frozenset(
    ("html", "rcdata", '"', "'", "unquoted", 'markdown "', "markdown '", "markdown (")
)
"""Where characters can be written as references."""

_WITHIN: dict[Quoting, Quoting] = {
    "escaped": "html",
    "html in json": "json",
    'html in "': '"',
    "html in '": "'",
}
"""What the HTML of a string is quoted in."""

_OF_TAG: dict[Quoting, Quoting] = {
    "attribute in json": "json",
    'attribute in "': '"',
    "attribute in '": "'",
}
"""What HTML is quoted in of which a text is an attribute, in whichever quotes."""

_SIGNS = re.compile("[<>&]")
"""Signs that end a script in HTML, or that XML reads in one."""


def _unicode(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def escape(words: str, quoting: Quoting) -> str:
    """Words as they stand in the page: never more than the place needs."""
    if quoting in ("plain", "markdown"):
        return words
    if quoting == "shortcode":
        return words.replace("\\", "\\\\").replace('"', '\\"')
    if quoting.startswith("markdown "):
        return escapes.title(words, quoting[-1])
    if quoting == "json":
        return _SIGNS.sub(_unicode, json.dumps(words, ensure_ascii=False)[1:-1])
    if quoting == "cdata":
        return words.replace("]]>", "]]]]><![CDATA[>")
    if outer := _WITHIN.get(quoting):
        return escape(escape(words, "html"), outer)
    if outer := _OF_TAG.get(quoting):
        return escape(escape(words, '"').replace("'", "&#39;"), outer)
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quoting in ('"', "unquoted"):
        return words.replace('"', "&quot;")
    return words.replace("'", "&#39;") if quoting == "'" else words
