"""Markdown -> Page: its events walk through the HTML reader, which knows what blocks, markup and
raw HTML mean, so that the same words give the same messages in both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from i18n.formats import front_matter_texts
from i18n.formats.html.parser import Walk
from i18n.formats.html.pieces import Piece, PieceKind, has_words, spots_of, trim
from i18n.formats.html.sentences import sentences
from i18n.formats.html.spots import Note, Source, Spot, insertion, parts, segment
from i18n.formats.html.tokenizer import HIDDEN, scan
from i18n.formats.html.tokenizer import Token as Tag
from i18n.formats.html.whitespace import core, fit, one_space
from i18n.formats.markdown import code_blocks, targets
from i18n.formats.markdown.dialects import dialect
from i18n.formats.markdown.document import Document, document
from i18n.formats.markdown.events import Event
from i18n.formats.markdown.extensions import mdx
from i18n.formats.markdown.extensions import parts as parts_of
from i18n.formats.markdown.units import Held, Token, Unit
from i18n.formats.told import NOTHING, Told
from i18n.model import Cut, Field, Form, Page, Quoting, formless, whole
from i18n.placeables import protected, template_code

_ELEMENTS = {
    "paragraph": "p",
    "item": "li",
    "table": "table",
    "tablehead": "tr",
    "tablerow": "tr",
    "tablecell": "td",
    "blockquote": "blockquote",
    "footnotedefinition": "section",
    "definitionlist": "dl",
    "definitionlisttitle": "dt",
    "definitionlistdefinition": "dd",
}
_QUOTINGS: dict[str, Quoting] = {'"': 'markdown "', "'": "markdown '", "(": "markdown ("}


def parse_markdown(
    text: str,
    path: str,
    cut: Cut = whole,
    language: str = "en",
    form: Form = formless,
    told: Told = NOTHING,
) -> Page:
    """The page of a text in Markdown; any string whatsoever is one.

    The arguments are those of `page_formats.parse`; `told` names the dialect.
    """
    kind = dialect(told.dialect, PurePath(path).suffix.lower())
    found = document(text, kind.name)
    source = _source(found)
    source.codes = None
    read: list[Spot] = []
    reader = _Reader(found, Walk(source, cut, language, form, read), told, read)
    matter = front_matter_texts.spots(source, told.front_matter)
    spots = [*matter, insertion(found.start, "body"), *reader.read()]
    return Page(path, parts(text, 0, len(text), _apart(spots)), kind.name)


def _apart(spots: Sequence[Spot]) -> Iterator[Spot]:
    """Spots of which none stands in another, so that a page is its source whatever was read: a
    title may lie in what the parser takes for raw HTML."""
    end = 0
    for spot in spots:
        if spot.start >= end:
            yield spot
            end = spot.end


def _source(found: Document) -> Source:
    """The text, and what tags are sought in: the prefixes of lines and template code are none."""
    text = found.text
    scanned = template_code.replaced(text, list(_hidden(found)), lambda part: HIDDEN * len(part))
    if gaps := list(_prefixes(found)):
        scanned = template_code.replaced(scanned, gaps, lambda gap: " " * len(gap))
    return Source(text, scanned)


def _hidden(found: Document) -> Iterator[template_code.Span]:
    """What is no markup of HTML: the parts of the dialect, but of tags of JSX what is in braces."""
    for start, end, what in found.mask.inline:
        if what != "jsx":
            yield template_code.Span(start, end)
        else:
            for low, high in mdx.braces(found.text, start, end):
                yield template_code.Span(low, high)


def _prefixes(found: Document) -> Iterator[template_code.Span]:
    """What begins the lines of raw HTML in a quote."""
    last = -1
    for item in found.items:
        if isinstance(item, Event) and item.name == "html":
            if 0 <= last < item.start and not found.text[last : item.start].isspace():
                yield template_code.Span(last, item.start)
            last = item.end
        elif isinstance(item, Event) and item.name == "htmlblock":
            last = item.start if item.does == "start" else -1


@dataclass(slots=True)
class _Reader:
    """A document on its way through the walk of the HTML reader, and the spots of that."""

    document: Document
    walk: Walk
    told: Told
    walked: list[Spot]
    head: bool = False
    fence: str = ""

    def read(self) -> list[Spot]:
        """The spots of the page, in order."""
        walk = self.walk
        walk.marked = False
        walk.texts.source.quoting = "markdown"
        lines: list[Event] = []
        for item in self.document.items:
            if isinstance(item, Unit):
                self.unit(item)
            elif item.name == "html":
                lines.append(item)
            elif item.name == "htmlblock" and item.does == "end":
                self.html(item, lines)
                lines = []
            elif item.name in ("codeblock", "text"):
                self.code(item)
            elif item.name != "htmlblock":
                self.block(item)
        end = len(self.document.text)
        walk.close_to(1, end, end)
        walk.texts.end_run(end)
        more = [
            spot
            for one in self.document.definitions
            for spot in self.definition(one.start, one.end)
        ]
        return sorted([*self.walked, *more], key=lambda spot: spot.start)

    # --- blocks ---

    def block(self, event: Event) -> None:
        """The start or the end of a block, as the tag that HTML has for it."""
        if event.name == "tablehead":
            self.head = event.does == "start"
        name = self.element(event)
        if not name:
            self.walk.texts.end_run(event.start)
            return
        if event.does == "start":
            self.walk.take(Tag("start", name, event.start, event.start, 0))
        else:
            self.walk.take(Tag("end", name, event.end, event.end, 0))

    def element(self, event: Event) -> str:
        if event.name == "heading":
            if event.does == "start":
                return f"h{str(event.detail['level'])[1:]}"
            return f"h{str(event.detail['value'])[1:]}"
        if event.name == "list":
            numbered = event.detail.get("value")
            return "ol" if numbered is not None and numbered is not False else "ul"
        if event.name == "tablecell" and self.head:
            return "th"
        return _ELEMENTS.get(event.name, "")

    def html(self, block: Event, lines: Sequence[Event]) -> None:
        """A block of raw HTML, read as such; what begins its lines in a quote is none of it."""
        walk = self.walk
        walk.texts.end_run(block.start)
        if self.ours(block):
            for one in self.parts_in(block.start, block.end):
                self.alone(one)
            return
        source = walk.texts.source
        source.quoting = "html"
        at = block.start
        for token in scan(walk.scanned[block.start : block.end]):
            start, end = token.start + block.start, token.end + block.start
            if end <= walk.position:
                continue
            self.between(lines, max(at, walk.position), start)
            at = walk.position = end
            walk.take(Tag(token.kind, token.name, start, end, token.depth))
        self.between(lines, max(at, walk.position), block.end)
        walk.texts.end_run(block.end)
        source.quoting = "markdown"

    def between(self, lines: Sequence[Event], start: int, end: int) -> None:
        """The words between two tags of raw HTML, line by line."""
        first = bisect_left(lines, start, key=lambda line: line.end)
        for line in lines[first : bisect_left(lines, end, key=lambda line: line.start)]:
            low, high = max(start, line.start), min(end, line.end)
            for one in self.parts_in(low, high):
                if one.what != "template":
                    if low < one.start:
                        self.walk.texts.words(low, one.start)
                    low = max(low, one.end)
            if low < high:
                self.walk.texts.words(low, high)

    # --- code ---

    def code(self, event: Event) -> None:
        """A block of code: it stays, unless the settings ask for texts in it."""
        texts = self.walk.texts
        if event.name == "codeblock":
            texts.end_run(event.start)
            info = event.detail.get("Fenced", "") if event.does == "start" else ""
            self.fence = code_blocks.named(info)
        elif not self.translated or not self.fence:
            return
        elif self.fence in self.told.fences:
            texts.add(tuple(code_blocks.lines(texts.source, event.start, event.end, texts.heading)))
        elif self.told.comments:
            place = (event.start, event.end, self.fence, texts.heading)
            texts.add(tuple(code_blocks.comments(texts.source, *place)))

    # --- parts of the dialect ---

    def ours(self, block: Event) -> bool:
        """Whether a block of HTML is what stands for a part of the dialect."""
        seen = self.document.mask.text
        return self.document.text[block.start] != "<" or (
            bool(self.parts_in(block.start, block.start + 1)) and "<!x" in seen
        )

    def parts_in(self, start: int, end: int) -> Sequence[Held]:
        """The parts that begin in a stretch."""
        inline = self.document.mask.inline
        low = bisect_left(inline, start, key=lambda one: one.start)
        high = bisect_left(inline, end, key=lambda one: one.start)
        return inline[low:high]

    def alone(self, held: Held) -> None:
        """A part that is alone on its lines."""
        walk, text = self.walk, self.document.text
        if held.what == "jsx":
            self.jsx(held, alone=True)
        elif held.what == "template":
            spots = tuple(self.texts_of(held))
            walk.texts.pieces((parts_of.piece(text, held, spots),))
            walk.texts.end_run(held.end)

    def texts_of(self, held: Held) -> Iterator[Spot]:
        """The texts in the attributes of a part."""
        scope, source = self.walk.stack.elements[-1].scope, self.walk.texts.source
        note = Note(scope.context, scope.notes, "", self.walk.texts.heading)
        if scope.translated and held.what == "jsx":
            yield from parts_of.component(source, held, note)
        elif scope.translated and held.what == "template":
            yield from parts_of.shortcode(source, held, note)

    def jsx(self, held: Held, *, alone: bool) -> None:
        """A tag of JSX: that of an element, or of a component."""
        walk, text = self.walk, self.document.text
        if element := parts_of.element(text, held):
            walk.position = max(walk.position, element.end)
            walk.take(element)
            return
        spots = tuple(self.texts_of(held))
        if alone:
            walk.texts.end_run(held.start)
            walk.texts.add(spots)
        else:
            walk.texts.mark(parts_of.piece(text, held, spots))

    # --- units ---

    def unit(self, unit: Unit) -> None:
        self.walk.texts.end_run(unit.start)
        if unit.kind in ("title", "quoted title"):
            self.walk.take(Tag("start", "summary", unit.start, unit.start, 0))
        for token in unit.tokens:
            if token.start >= self.walk.position or token.kind == "html":
                self.token(token)
        if unit.kind in ("title", "quoted title"):
            self.walk.take(Tag("end", "summary", unit.end, unit.end, 0))

    def token(self, token: Token) -> None:
        texts = self.walk.texts
        if token.kind == "html":
            self.tag(token)
        elif token.kind == "held" and token.name == "jsx":
            self.jsx(Held(token.start, token.end, token.name), alone=False)
        elif token.kind == "held" and token.name == "remark":
            texts.mark(Piece("comment", token.start, token.end))
        elif token.kind in ("open", "close"):
            texts.mark(self.bracket(token))
        elif token.kind == "image":
            texts.mark(Piece("empty", *token[1:4], "", tuple(self.image(token)), bare=False))
        elif token.kind == "hard":
            texts.mark(Piece("empty", *token[1:4], bare=True))
        elif token.kind == "code":
            texts.mark(Piece("locked", *token[1:4], "", tuple(self.leading(token)), bare=False))
        else:
            texts.pieces(tuple(self.pieces(token)))

    def pieces(self, token: Token) -> Iterator[Piece]:
        """Words, and code of a dialect that stands for some."""
        if token.kind == "held":
            held = Held(token.start, token.end, token.name)
            yield parts_of.piece(self.document.text, held, tuple(self.texts_of(held)))
        else:
            yield Piece("words", token.start, token.end, "", fit(one_space(token.words)))

    def tag(self, token: Token) -> None:
        """Raw HTML among words."""
        walk = self.walk
        if token.end <= walk.position:
            return
        walk.position = token.end
        for one in scan(walk.scanned[token.start : token.end]):
            start, end = one.start + token.start, one.end + token.start
            walk.take(Tag(one.kind, one.name, start, end, one.depth))

    def bracket(self, token: Token) -> Piece:
        """The sign that opens or closes emphasis or a link."""
        spots: tuple[Spot, ...] = ()
        if token.kind == "close" and token.link:
            spots = tuple(self.close(token))
        kind: PieceKind = "open" if token.kind == "open" else "close"
        bare = token.link is None or token.kind == "close"
        return Piece(kind, token.start, token.end, token.name, "", spots, bare=bare)

    def close(self, token: Token) -> Iterator[Spot]:
        """Where a link leads and its title, in `](address "title")`; or its label."""
        link = token.link
        assert link
        start = link.close + 1
        kind = "asset" if token.name == "img" else "link"
        if link.kind == "Inline":
            yield from self.target(start + 1, link.end - 1, kind)
        elif link.kind in ("Collapsed", "Shortcut"):
            raw = self.document.text[start : link.end]
            yield Spot(start, link.end, Field("label", raw, "", " ".join(link.label.split())))

    def target(self, start: int, end: int, kind: str) -> Iterator[Spot]:
        text = self.document.text
        found = targets.target(self.document.mask.level, start, end)
        if not found:
            return
        raw = text[found.start : found.end]
        value = targets.unescaped(raw)
        if value in ("", "#") and kind == "definition":
            return  # a remark: [//]: # (words)
        if kind == "asset":
            yield Spot(found.start, found.end, Field("asset", raw, "", value))
        else:
            yield Spot(found.start, found.end, Field("link", raw, "", value))
        if found.title_start >= 0:
            yield from self.title(found.title_start, found.title_end, _QUOTINGS[found.quote])

    def title(self, start: int, end: int, quoting: Quoting) -> Iterator[Spot]:
        if not self.translated:
            return
        start, end = core(self.document.text, start, end)
        raw = self.document.text[start:end]
        words = fit(" ".join(targets.unescaped(raw).split()))
        if protected.readable(words):
            note = Note(block="tooltip", heading=self.walk.texts.heading)
            line = self.walk.texts.source.line(start)
            yield Spot(start, end, segment((words,), (raw,), note, quoting, line))

    @property
    def translated(self) -> bool:
        return self.walk.stack.elements[-1].scope.translated

    def leading(self, token: Token) -> Iterator[Spot]:
        """Where an address in angle brackets leads."""
        if token.name == "a":
            raw = self.document.text[token.start + 1 : token.end - 1]
            if "@" not in raw or ":" in raw:
                yield Spot(token.start + 1, token.end - 1, Field("link", raw, "", raw))

    def image(self, token: Token) -> Iterator[Spot]:
        """The alt text of an image, its file, its title."""
        assert token.link
        if self.translated:
            yield from self.alt(token.inner)
        yield from self.close(token)

    def alt(self, tokens: Sequence[Token]) -> Iterator[Spot]:
        run = [piece for token in tokens for piece in self.inner(token)]
        if not has_words(run):
            yield from spots_of(run)
            return
        source = self.walk.texts.source
        scope = self.walk.stack.elements[-1].scope
        note = Note(scope.context, scope.notes, "alt text", self.walk.texts.heading)
        yield from sentences(source, trim(source.text, run), note, whole)

    def inner(self, token: Token) -> Iterator[Piece]:
        """The pieces of a text that is no block."""
        if token.kind in ("open", "close"):
            yield self.bracket(token)
        elif token.kind in ("words", "soft", "held"):
            yield from self.pieces(token)
        elif token.kind == "image":
            yield Piece("empty", *token[1:4], "", tuple(self.image(token)), bare=False)
        else:
            yield Piece("locked", *token[1:4], bare=False)

    def definition(self, start: int, end: int) -> Iterator[Spot]:
        """Where a definition of a link leads, and its title."""
        text = self.document.mask.level
        at = text.find("]:", start, end)
        while at >= 0 and text[at - 1] == "\\":
            at = text.find("]:", at + 1, end)
        if at >= 0:
            yield from self.target(at + 2, end, "definition")
