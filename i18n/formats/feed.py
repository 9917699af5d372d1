"""Atom and RSS -> Page: titles and summaries are texts, links and the language follow.

Formats: RFC 4287 and https://www.rssboard.org/rss-specification . HTML that stands in CDATA or as
XHTML is read like a page; HTML whose tags are escaped stays as it is, and so do ids and guids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape

from i18n.formats.html.parser import parse_html
from i18n.formats.html.pieces import trim, word_pieces
from i18n.formats.html.sentences import sentences
from i18n.formats.html.spots import Note, Source, Spot, insertion, parts
from i18n.formats.html.tokenizer import HIDDEN, Attribute, Token, attributes
from i18n.formats.html.whitespace import collapsed, core
from i18n.languages.language_tags import same_language
from i18n.late import late
from i18n.model import Cut, Field, FieldKind, Form, Page, Quoting, Segment, formless, raw, whole
from i18n.placeables import template_code
from i18n.placeables.protected import readable

_ROOT = late(
    r"\ufeff?\s*+(?>(?:<\?.*?\?>\s*+|<!--.*?-->\s*+|<!DOCTYPE[^>\[]*+>\s*+)*)<(feed|rss)(?=[\s/>])",
    re.S,
)
_MARKUP = late(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<!(?>(?:[^>\[]|\[.*?\])*)>"
    r"|<(?P<end>/?)(?P<name>[\w:.-]++)(?>(?:[^<>\"']++|\"[^<\"]*+\"|'[^<']*+')*)>",
    re.S,
)
_CDATA = late(r"\s*<!\[CDATA\[(?P<text>.*)\]\]>\s*", re.S)
_HTML = late(r"</?[A-Za-z][^<]*>|&(?:\w+|#\d+|#x[0-9a-fA-F]+);")
_WORDS = {
    "title": "title",
    "subtitle": "subtitle",
    "summary": "summary",
    "description": "description",
    "content": "content",
    "encoded": "content",
}
_RICH = frozenset({"summary", "description", "content", "encoded"})
_WHOLE = frozenset({"feed", "channel"})
_ENTRIES = frozenset({"entry", "item"})
_SPOKEN = frozenset({"alternate", "self", "related", "first", "last", "next", "previous", "via"})


def is_feed(start: str) -> bool:
    """Whether a text that begins so is Atom or RSS."""
    return _ROOT.match(start) is not None


def parse_feed(
    text: str, path: str, cut: Cut = whole, language: str = "en", form: Form = formless
) -> Page:
    """The page of a feed; other XML is a page without words."""
    found = _Feed(text, path, cut, language, form).spots() if is_feed(text) else ()
    return Page(path, parts(text, 0, len(text), found))


class _Feed:
    """A feed as it is read; `open` are the elements now open, with their attributes."""

    def __init__(self, text: str, path: str, cut: Cut, language: str, form: Form) -> None:
        code = template_code.code_of_page(text)
        self.source = Source(text, template_code.hidden(text, code, HIDDEN))
        self.scanned = self.source.scanned
        self.text, self.path, self.cut, self.form = text, path, cut, form
        self.language = language
        self.open: list[tuple[str, Token, dict[str, Attribute]]] = []
        self.foreign = 0

    def spots(self) -> Iterator[Spot]:
        position = 0
        while found := _MARKUP.search(self.scanned, position):
            position = found.end()
            if found["end"]:
                self.close()
            elif found["name"]:
                yield from self.start(found)
                end = self.content_end(position)
                if self.open and end >= 0:
                    yield from self.content(position, end)
                    position = end

    def close(self) -> None:
        if self.open:
            self.open.pop()
            self.foreign *= self.foreign <= len(self.open)

    def start(self, found: re.Match[str]) -> Iterator[Spot]:
        token = Token("start", found["name"], found.start(), found.end(), 0)
        name = token.name.rpartition(":")[2]
        given = attributes(self.scanned, token)
        tongue = self.value(given, "xml:lang")
        if not self.open and tongue:
            self.language = tongue
        own = not self.foreign and (not tongue or same_language(tongue, self.language))
        if own and tongue:
            yield self.attribute(given, "xml:lang", "lang")
        elif name == "feed" and not self.open:
            yield insertion(token.start + 1 + len(token.name), "lang", "xml:lang")
        if name == "link" and "href" in given:
            spoken = (self.value(given, "rel") or "alternate") in _SPOKEN
            kind: FieldKind = "link" if spoken and "hreflang" not in given else "asset"
            yield self.attribute(given, "href", kind)
        elif name in ("enclosure", "thumbnail", "content") and "url" in given:
            yield self.attribute(given, "url", "asset")
        if not self.text.endswith("/>", 0, token.end):
            self.open.append((name, token, given))
            if not own and not self.foreign:
                self.foreign = len(self.open)

    def content_end(self, start: int) -> int:
        """Where the innermost element ends, if it holds what we read as a whole; else -1."""
        if not self.open or self.open[-1][1].end != start:
            return -1
        name, token, _ = self.open[-1]
        if name not in _WORDS and name not in ("link", "url", "logo", "icon", "language"):
            return -1
        return self.scanned.find(f"</{token.name}", start)

    def content(self, start: int, end: int) -> Iterator[Spot]:
        name, _, given = self.open[-1]
        first, last = core(self.text, start, end)
        if name in _WORDS:
            if name == "title" and self.open[-2:-1] and self.open[-2][0] in _WHOLE:
                yield self.notice(first, last, self.value(given, "type") or "text")
            if not self.foreign:
                yield from self.words(name, first, last, self.value(given, "type") or "text")
        elif first < last and "<" not in self.scanned[first:last]:
            kinds: Mapping[str, FieldKind] = {"link": "link", "language": "lang"}
            value = self.text[first:last]
            yield Spot(first, last, Field(kinds.get(name, "asset"), value, "", value))

    def notice(self, start: int, end: int, kind: str) -> Spot:
        """Where the feed's own title begins, which every reader of feeds shows."""
        cdata = _CDATA.fullmatch(self.text, start, end)
        if cdata:
            return insertion(cdata.start("text"), "body", "html" if _is_html("", kind) else "cdata")
        if kind == "xhtml":
            return insertion(self.text.find(">", start, end) + 1 or start, "body", "html")
        return insertion(start, "body", "escaped" if _is_html("", kind) else "html")

    def words(self, name: str, start: int, end: int, kind: str) -> Iterator[Spot]:
        """The texts of an element: words, or HTML."""
        cdata = _CDATA.fullmatch(self.text, start, end)
        if kind == "xhtml":
            yield from self.html(start, end)
        elif kind not in ("text", "html", "text/plain", "text/html"):
            return
        elif cdata:
            low, high = cdata.span("text")
            if _HTML.search(self.scanned, low, high) is None:
                yield from self.plain(name, low, high, "html" if _is_html(name, kind) else "cdata")
            elif name in _RICH and kind in ("html", "text"):
                yield from self.html(low, high)
        elif "<" not in (said := self.scanned[start:end]) and not _HTML.search(unescape(said)):
            quoting: Quoting = "escaped" if _is_html(name, kind) else "rcdata"
            yield from self.plain(name, start, end, quoting)

    def plain(self, name: str, start: int, end: int, quoting: Quoting) -> Iterator[Spot]:
        """Words without markup."""
        said = collapsed(self.text[start:end])
        if not readable(said):
            return
        entry = any(one in _ENTRIES for one, *_ in self.open)
        note = Note(block=f"{_WORDS[name]} of {'an entry' if entry else 'the feed'}")
        run = trim(self.text, [*word_pieces(self.source, start, end, collapsed)])
        cut = whole if name == "title" else self.cut
        for spot in sentences(self.source, run, note, cut):
            if isinstance(spot.part, Segment):
                spot.part = replace(spot.part, quoting=quoting)
            yield spot

    def html(self, start: int, end: int) -> Iterator[Spot]:
        """The spots of HTML within the feed."""
        page = parse_html(self.text[start:end], "content.xhtml", self.cut, self.language, self.form)
        line, at = self.source.line(start) - 1, start
        for part in page.parts:
            size = len(raw((part,)))
            if isinstance(part, Segment):
                yield Spot(at, at + size, replace(part, line=part.line + line))
            elif isinstance(part, Field) and part.kind not in ("html", "head", "body"):
                yield Spot(at, at + size, part)
            at += size

    def value(self, given: Mapping[str, Attribute], name: str) -> str:
        one = given.get(name)
        return unescape(self.text[one.value_start : one.value_end]).strip() if one else ""

    def attribute(self, given: Mapping[str, Attribute], name: str, kind: FieldKind) -> Spot:
        one = given[name]
        field = Field(kind, self.text[one.start : one.end], name, self.value(given, name))
        return Spot(one.start, one.end, field)


def _is_html(name: str, kind: str) -> bool:
    """Whether readers take an element's words for HTML: RSS's descriptions, and Atom's texts
    that say so."""
    return kind in ("html", "text/html") or name in ("description", "encoded")
