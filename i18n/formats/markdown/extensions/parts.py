"""The parts of a dialect as they stand in a text: sealed words, tags of JSX, shortcodes, and the
texts in their attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.formats.html.elements import BLOCKS
from i18n.formats.html.pieces import Piece, PieceKind
from i18n.formats.html.spots import Note, Source, Spot, segment, simple
from i18n.formats.html.tokenizer import Token as Tag
from i18n.formats.html.tokenizer import attributes
from i18n.formats.markdown.extensions import mdx
from i18n.formats.markdown.units import Held
from i18n.model import Field, Quoting
from i18n.placeables import protected
from i18n.placeables.template_flow import role

TEXTS = {
    "title": "title",
    "label": "label",
    "alt": "alt text",
    "description": "description",
    "placeholder": "placeholder",
    "caption": "caption",
    "heading": "title",
    "subtitle": "subtitle",
    "summary": "summary",
    "tooltip": "tooltip",
    "tagline": "subtitle",
    "aria-label": "accessible label",
    "arialabel": "accessible label",
}
"""Attributes of components and shortcodes that hold words for readers, and what they are called."""

_LINKS = ("href", "to", "link")
_ASSETS = ("src", "poster")
_SEALED = {
    "role": "code",
    "math": "math",
    "wiki": "a",
    "shown": "code",
    "included": "code",
    "expression": "expression",
}
_SHORTCODE = re.compile(r"\{\{[<%]")
_ARGUMENT = re.compile(r"(?<=[\s\"])(?P<name>[A-Za-z][\w-]*)=\"(?P<value>(?:[^\"\\\r\n]|\\.)*)\"")


def piece(text: str, held: Held, spots: tuple[Spot, ...] = ()) -> Piece:
    """A part among words."""
    start, end, what = held
    if what == "template":
        kind, name = role(text[start:end])
        return Piece("template", start, end, f"template {name}", spots=spots, does=kind)
    if what == "remark":
        return Piece("comment", start, end)
    if what == "jsx":
        tag = mdx.tag(text[start:end])
        shape: PieceKind = "close" if tag.closes else "empty" if tag.alone else "open"
        name = tag.name.rsplit(".", 1)[-1].lower() or "x"
        bare = text[start + 1 + tag.closes : end].strip("/> \t\r\n") == tag.name
        return Piece(shape, start, end, name, "", spots, bare=bare and shape != "empty")
    if what in _SEALED:
        return Piece("locked", start, end, _SEALED[what], bare=False)
    return Piece("empty", start, end, "emoji" if what == "emoji" else "attributes", bare=False)


def element(text: str, held: Held) -> Tag | None:
    """A tag of JSX as that of the element that HTML has, None for a component."""
    tag = mdx.tag(text[held.start : held.end])
    if not tag.name or tag.name != tag.name.lower() or not tag.name.isalnum():
        return None
    if tag.alone and not tag.closes:
        if tag.name in BLOCKS:
            return None
        return Tag("empty", tag.name, held.start, held.end, 0)
    return Tag("end" if tag.closes else "start", tag.name, held.start, held.end, 0)


def component(source: Source, held: Held, note: Note) -> Iterator[Spot]:
    """The texts, links and files in the attributes of a component."""
    text = source.text
    tag = Tag("start", mdx.tag(text[held.start : held.end]).name, held.start, held.end, 0)
    if text.startswith("</", held.start):
        return
    for name, one in attributes(source.scanned, tag).items():
        if one.value_start < 0 or one.quote == "unquoted":
            continue
        raw = text[one.start : one.end]
        value = text[one.value_start : one.value_end]
        exact = text[one.start : one.start + len(name)]
        if name in TEXTS:
            told = note._replace(block=TEXTS[name])
            if spot := simple(source, one.value_start, one.value_end, told, one.quote):
                yield spot
        elif name in _LINKS:
            yield Spot(one.start, one.end, Field("link", raw, exact, value))
        elif name in _ASSETS:
            yield Spot(one.start, one.end, Field("asset", raw, exact, value))


def shortcode(source: Source, held: Held, note: Note) -> Iterator[Spot]:
    """The texts in the named arguments of a shortcode of Hugo."""
    text = source.text
    if not _SHORTCODE.match(text, held.start):
        return
    quoting: Quoting = "shortcode"
    for found in _ARGUMENT.finditer(text, held.start, held.end):
        start, end = found.span("value")
        raw = text[start:end]
        words = re.sub(r"\\([\"\\])", r"\1", raw)
        plain = "{{" not in raw and "\\" not in words
        if found["name"] in TEXTS and plain and protected.readable(words):
            told = note._replace(block=TEXTS[found["name"]])
            line = source.line(start)
            yield Spot(start, end, segment((words,), (raw,), told, quoting, line))
