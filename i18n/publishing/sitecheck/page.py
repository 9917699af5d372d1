"""An HTML page as a crawler sees it: its elements in order, and what its readers read."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from i18n.placeables import template_code

SWITCH = "data-i18n-languages"
"""Marks where a build puts the links from a page to its other languages."""

VOID = frozenset(
    {"area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input"}
    | {"keygen", "link", "meta", "param", "source", "track", "wbr"}
)
_MUTE = frozenset(
    {"script", "style", "template", "code", "kbd", "samp", "var", "pre", "tt", "math", "svg"}
    | {"title"}
)


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag: its lower-case name, its attributes as written, doubled ones included, and
    whether it stands in a list of languages, which each language has of its own."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    line: int
    listed: bool = False

    def get(self, name: str) -> str | None:
        """An attribute's value, None where it has none; the first counts, as in browsers."""
        return next((value for key, value in self.attributes if key == name), None)

    def words(self, name: str) -> list[str]:
        """An attribute's value as lower-case words: `rel`, `class`."""
        return (self.get(name) or "").lower().split()


@dataclass(frozen=True, slots=True)
class Run:
    """Words between two tags: the language that the elements around them name ("" for none),
    and whether they are code or not to be translated."""

    words: str
    language: str
    mute: bool
    line: int


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page. `raw` are the contents of its scripts and styles, each with its element, `anchors`
    what a fragment can name."""

    elements: tuple[Element, ...]
    runs: tuple[Run, ...]
    raw: tuple[tuple[Element, str], ...]
    title: str | None
    anchors: frozenset[str]

    def named(self, *names: str) -> Iterator[Element]:
        """The elements of these names."""
        return (one for one in self.elements if one.name in names)

    def metas(self, name: str) -> Iterator[Element]:
        """The `<meta>` elements of a name or property."""
        for one in self.named("meta"):
            if (one.get("name") or one.get("property") or "").lower() == name:
                yield one

    def links(self, relation: str) -> Iterator[Element]:
        """The `<link>` elements of a relation."""
        return (one for one in self.named("link") if relation in one.words("rel"))

    @property
    def base(self) -> str:
        """The page's `<base href>`, "" for none."""
        return next((one.get("href") or "" for one in self.named("base")), "")


def anchors(elements: Iterable[Element]) -> Iterator[tuple[str, int]]:
    """What a fragment can name, in order, with lines: ids, and names of anchors."""
    for one in elements:
        own = one.get("id")
        if own:
            yield own, one.line
        if one.name == "a" and (old := one.get("name")) and old != own:
            yield old, one.line


def read_page(text: str) -> ParsedPage:
    """Read a page with the standard library's parser, which is not the one that built it."""
    reader = _Reader()
    reader.feed(_without_code(text.removeprefix("\ufeff")))
    reader.close()
    named = frozenset(name for name, _ in anchors(reader.elements))
    return ParsedPage(
        tuple(reader.elements), tuple(reader.runs), tuple(reader.raw), reader.title, named
    )


CODE = "\ufffc"
"""What stands for each character of template code: a browser never sees that."""


def _without_code(text: str) -> str:
    spans = template_code.code_of_page(text)
    return template_code.replaced(text, spans, lambda code: re.sub(r"[^\n]", CODE, code))


class _Reader(HTMLParser):
    """Keeps the open elements only as far as languages and code ask for it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.runs: list[Run] = []
        self.raw: list[tuple[Element, str]] = []
        self.title: str | None = None
        self.open: list[tuple[str, str, bool]] = [("", "", False)]
        self.switch = sys.maxsize  # how deep the list of languages is that is open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = ((name.strip(CODE), value or "") for name, value in attrs)
        values = tuple((name, value) for name, value in named if name)
        element = Element(tag, values, self.getpos()[0], len(self.open) > self.switch)
        self.elements.append(element)
        if tag == "title" and self.title is None and not self._within("svg"):
            self.title = ""
        if tag in ("script", "style"):
            self.raw.append((element, ""))
        if tag not in VOID:
            _, tongue, mute = self.open[-1]
            mute = mute or tag in _MUTE or element.get("translate") == "no"
            mute = mute or "notranslate" in element.words("class")
            tongue = element.get("lang") or element.get("xml:lang") or tongue
            if element.get(SWITCH) is not None:
                self.switch = min(self.switch, len(self.open))
            self.open.append((tag, "" if tag == "html" else tongue, mute))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and self._within("svg", "math"):
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                self.switch = self.switch if index > self.switch else sys.maxsize
                return

    def handle_data(self, data: str) -> None:
        name, tongue, mute = self.open[-1]
        if name in ("script", "style"):
            element, before = self.raw[-1]
            self.raw[-1] = (element, before + data)
        elif name == "title" and self.title is not None and not self._within("svg"):
            self.title += data
        elif words := " ".join(data.split()):
            self.runs.append(Run(words, tongue, mute, self.getpos()[0]))

    def _within(self, *names: str) -> bool:
        return any(name in names for name, _, _ in self.open)


CSS_URL = re.compile(r"""(?:\burl\(\s*["']?|@import\s+["'])([^\s"'()<>]+)""", re.I)
"""A file that a style names."""

CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:,|\s+[^,]*,?|$)")
"""An image candidate of a srcset attribute, its address in group 1."""
