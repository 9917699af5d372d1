"""The parts of a dialect among the words of a text, each found by its signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from i18n.formats.markdown.dialects import Dialect
from i18n.formats.markdown.extensions import attribute_lists, mdx
from i18n.formats.markdown.units import Held
from i18n.formats.markdown.zones import Zone
from i18n.placeables import template_code

_MATH = re.compile(
    r"\$\$(?:[^$\\\r\n]|\\.|\r?\n(?![ \t>]*\r?\n)){1,4000}\$\$"
    r"|(?<![\w$\\])\$(?=[^\s$])(?:[^$\\\r\n]|\\.){0,300}?(?<=\S)\$(?![\w$])",
    re.DOTALL,
)
_FORMULA = re.compile(r"[\\^_{}]|\A\$\$|\A\$[A-Za-z]\$\Z|[=+<>]")
_ROLE = re.compile(r"\{[A-Za-z][\w:.+-]*\}\Z")
_WIKI = re.compile(r"!?\[\[[^\[\]\r\n]+\]\](?!\()")
_SHOWING = re.compile(
    r"\{\{[<%]\s*(?P<name>highlight|mermaid|math|katex|chem)\b(?![^{}]*/[>%]\}\})[^{}]*[>%]\}\}"
)
_SHOWN = {
    name: re.compile(rf"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}")
    for name in ("highlight", "mermaid", "math", "katex", "chem")
}
_ROLE_LENGTH = 60
_EMOJI = re.compile(r"(?<![\w:/]):[a-z0-9_+-]*[a-z][a-z0-9_+-]*:(?![\w:/])")
_INCLUDED = re.compile(
    r"^[ \t]*(?P<files>-+8<-+[ \t]*(?:\r?\n(?![ \t]*-+8<-+[ \t]*$)[^\r\n]*){1,200}"
    r"\r?\n[ \t]*-+8<-+)[ \t]*$"
    r"|^[ \t]*(?P<line>;*-+8<-+[^\r\n]*|:::[ \t][\w.:]+[ \t]*|\[TOC\][ \t]*)$"
    r"|(?P<part>\{![^{}!\r\n]+!\}|\{\*[^{}*\r\n]+\*\})",
    re.MULTILINE,
)
"""What Python-Markdown puts in from elsewhere: files, docstrings, a table of contents."""


def parts(plain: str, code: Sequence[Zone], dialect: Dialect, start: int) -> Iterator[Held]:
    """Everything that may be a part, `plain` being the text without what is in code; some lie in
    others."""
    if dialect.templates:
        yield from _templates(plain, start)
    if dialect.mdx:
        yield from mdx.parts(plain, start)
    if dialect.lists:
        yield from attribute_lists.lists(plain, code)
    if dialect.admonitions:
        for found in _INCLUDED.finditer(plain):
            yield Held(*found.span(str(found.lastgroup)), "included")
    if dialect.directives:
        yield from _roles(plain, code)
    if dialect.extensions:
        yield from _math(plain, dialect)
        yield from _wiki(plain)
        for found in _EMOJI.finditer(plain):
            yield Held(*found.span(), "emoji")


def _templates(plain: str, start: int) -> Iterator[Held]:
    """Template code, and shortcodes that show what is between them as it is."""
    for low, high in template_code.code_of_page(plain, start):
        yield Held(low, high, "template")
    missing: set[str] = set()
    for shown in _SHOWING.finditer(plain):
        end = (
            _SHOWN[shown["name"]].search(plain, shown.end())
            if shown["name"] not in missing
            else None
        )
        if end:
            yield Held(shown.start(), end.end(), "shown")
        else:
            missing.add(shown["name"])


def _roles(plain: str, code: Sequence[Zone]) -> Iterator[Held]:
    """Roles of MyST: {ref}`x`, with the code span."""
    for zone in code:
        low = max(0, zone.start - _ROLE_LENGTH)
        if zone.info is None and (role := _ROLE.search(plain, low, zone.start)):
            yield Held(role.start(), zone.end, "role")


def _math(plain: str, dialect: Dialect) -> Iterator[Held]:
    """Formulas: where the dialect has no math of its own, what cannot be prices."""
    for found in _MATH.finditer(plain) if "$" in plain else ():
        if dialect.math or _FORMULA.search(found[0]):
            yield Held(*found.span(), "math")


def _wiki(plain: str) -> Iterator[Held]:
    """Links of wikis, unless their label is defined."""
    for found in _WIKI.finditer(plain) if "[[" in plain else ():
        if f"{found[0].strip('!')[1:-1]}:" not in plain:
            yield Held(*found.span(), "wiki")
