"""Admonitions, tabs and other boxes of dialects: lines that open or close them, and their titles.

`:::note Title` (Docusaurus, Starlight), `:::{note} Title` and fences with `{note}` (MyST),
`!!! note "Title"`, `??? note`, `=== "Tab"` (Python-Markdown, for MkDocs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from i18n.formats.markdown.zones import Zone, outside

_BEFORE = r"^(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)"
_COLONS = re.compile(
    _BEFORE + r"(?P<marker>:{3,}[ \t]*(?:(?P<braced>\{[^{}\r\n]*\})|(?P<name>[A-Za-z][\w-]*))?"
    r"(?:\[(?P<bracketed>(?:[^\[\]\r\n\\]|\\.|\[[^\]\r\n]*\])*)\])?(?:\{[^{}\r\n]*\})?"
    r"(?:[ \t]+(?P<title>[^\r\n]*?))?)[ \t]*$",
    re.MULTILINE,
)
_ADMONITION = re.compile(
    r"^(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)"
    r"(?P<marker>(?:!!!|\?\?\?\+?)[ \t]*[\w-]+(?:[ \t]+(?!\")[\w-]+)*"
    r"(?:[ \t]+\"(?P<title>(?:[^\"\r\n\\]|\\.)*)\")?"
    r"|===[!+]?[ \t]*\"(?P<tab>(?:[^\"\r\n\\]|\\.)*)\")[ \t]*$",
    re.MULTILINE,
)
_OPTION = re.compile(r"[ \t>]*:[A-Za-z][\w-]*:(?:[ \t][^\r\n]*)?$", re.MULTILINE)
_BREAK = re.compile(r"\r\n|\r|\n")
_YAML = re.compile(
    r"\r?\n[ \t>]*(?P<options>---[ \t]*\r?\n(?:[^\r\n]*\r?\n){0,60}?[ \t>]*---)[ \t]*(?=\r|\n|\Z)"
)
_DIRECTIVE = re.compile(r"\{(?P<name>[\w:.-]+)\}(?:[ \t]+(?P<title>[^\r\n]*))?")
_TARGET = re.compile(
    r"^(?:[ \t>]*(?P<target>\([^()\r\n]+\)=)[ \t]*|(?P<remark>%[^\r\n]*|\+\+\+[^\r\n]*))$",
    re.MULTILINE,
)

PROSE = frozenset(
    [
        "note",
        "warning",
        "tip",
        "important",
        "caution",
        "danger",
        "attention",
        "hint",
        "error",
        "admonition",
        "seealso",
        "todo",
        "dropdown",
        "tab-set",
        "tab-item",
        "tabs",
        "tab",
        "card",
        "card-body",
        "grid",
        "grid-item",
        "grid-item-card",
        "sidebar",
        "margin",
        "topic",
        "epigraph",
        "pull-quote",
        "aside",
        "details",
        "figure",
        "versionadded",
        "versionchanged",
        "deprecated",
        "exercise",
        "solution",
        "proof",
        "theorem",
        "lemma",
        "definition",
        "example",
        "remark",
        "only",
    ]
)
"""MyST's directives in which Markdown stands."""

_UNTITLED = frozenset(
    (
        *("figure", "only", "grid", "tab-set", "aside", "remark"),
        *("versionadded", "versionchanged", "deprecated"),
    )
)
"""Those whose first line says something else than a title."""


class Marker(NamedTuple):
    """A line that opens or closes a box, or belongs to none: it is at `start:end`, its title, if
    any, at `title_start:title_end`. `lists` says that the box is what is indented below it."""

    start: int
    end: int
    title_start: int = -1
    title_end: int = -1
    lists: bool = False


def is_prose(info: str) -> bool:
    """Whether a fence with this first line is a directive with Markdown in it."""
    found = _DIRECTIVE.match(info)
    return found is not None and found["name"].split(":")[-1] in PROSE


def colons(text: str, code: Sequence[Zone]) -> Iterator[Marker]:
    """Boxes between lines that begin with colons."""
    for found in _COLONS.finditer(text):
        if not outside(code, found.start("marker")):
            continue
        group = "bracketed" if found["bracketed"] is not None else "title"
        untitled = (found["braced"] or "").strip("{}") in _UNTITLED
        yield Marker(*found.span("marker"), *((-1, -1) if untitled else _span(found, group)))
        if found["braced"]:
            yield from _options(text, found.end())


def admonitions(text: str, code: Sequence[Zone]) -> Iterator[Marker]:
    """Boxes of what is indented below a line."""
    for found in _ADMONITION.finditer(text):
        if outside(code, found.start("marker")):
            group = "title" if found["title"] is not None else "tab"
            yield Marker(*found.span("marker"), *_span(found, group), lists=True)


def directives(text: str, markers: Sequence[Zone], code: Sequence[Zone]) -> Iterator[Marker]:
    """The lines of MyST's fences around Markdown, their options, targets and comments."""
    for one in markers:
        found = _DIRECTIVE.search(text, one.start, one.end) if one.info else None
        titled = found is not None and found["name"] not in _UNTITLED
        title = _span(found, "title") if found and titled else (-1, -1)
        yield Marker(one.start, one.end, *title)
        if one.info:
            yield from _options(text, one.end)
    for target in _TARGET.finditer(text):
        if outside(code, target.start()):
            yield Marker(*target.span(str(target.lastgroup)))


def _span(found: re.Match[str], group: str) -> tuple[int, int]:
    return found.span(group) if found[group] else (-1, -1)


def _options(text: str, at: int) -> Iterator[Marker]:
    """The options behind a marker: lines `:name: value`, or YAML between two lines `---`."""
    if found := _YAML.match(text, at):
        yield Marker(*found.span("options"))
        return
    while (line := _BREAK.match(text, at)) and (found := _OPTION.match(text, line.end())):
        yield Marker(line.end() + len(found[0]) - len(found[0].lstrip(" \t>")), found.end())
        at = found.end()
