"""Events -> units: the texts of a Markdown document, each with the tokens that tile it.

A unit is what one block shows: a paragraph, a heading, a cell, the words of a tight item. Its
tokens joined are its slice of the source, so that nothing is lost between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from i18n.formats.markdown.events import Event

TokenKind = Literal[
    "words",  # a slice that shows `words`
    "soft",  # the end of a line, with what begins the next one (`> `)
    "hard",  # the same where a line shall end
    "open",
    "close",
    "image",  # all of it; `inner` tiles what stands between its brackets
    "code",  # what shows itself: a code span, math, an address in angle brackets, a footnote's mark
    "html",
    "held",  # a part of the dialect that the parser did not see
]


class Held(NamedTuple):
    """A part of a dialect at `start:end`, which the parser does not see; `what` it is."""

    start: int
    end: int
    what: str


class Token(NamedTuple):
    """A piece of a unit; `name` is that of the element that HTML has for it."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    words: str = ""
    inner: tuple[Token, ...] = ()
    link: Link | None = None


class Link(NamedTuple):
    """A link or an image: `kind` is pulldown's (`Inline`, `Reference`, `Collapsed`, `Shortcut`,
    …), `address` where it leads, its `](…)` is at `close:end`, `label` its definition's."""

    kind: str
    address: str
    close: int
    end: int
    label: str


class Unit(NamedTuple):
    """What a block shows, at `start:end`; `kind` is the block's event. Without tokens it cannot
    be read, and stays as it is."""

    kind: str
    start: int
    end: int
    tokens: tuple[Token, ...]


Item = Event | Unit
"""A block's start or end, a unit, or a block of code or HTML."""

_TEXTUAL = frozenset(
    (
        *("text", "softbreak", "hardbreak", "code", "inlinehtml"),
        *("inlinemath", "displaymath", "footnotereference"),
    )
)
_SPANS = {
    "emphasis": "em",
    "strong": "strong",
    "strikethrough": "del",
    "link": "a",
    "image": "img",
    "superscript": "sup",
    "subscript": "sub",
}
_SEALED = {
    "code": "code",
    "inlinemath": "math",
    "displaymath": "math",
    "footnotereference": "sup",
}
_RAW = ("codeblock", "htmlblock")
_ALONE = ("Autolink", "Email")
_ESCAPES = re.compile(r"\\+\Z")


def flow(text: str, events: Sequence[Event], held: Sequence[Held]) -> Iterator[Item]:
    """The blocks of a document, their inline events gathered into units. `held` are the parts
    within lines, in order."""
    blocks: list[Event] = []
    run: list[Event] = []
    for event in events:
        if event.name in _TEXTUAL or event.name in _SPANS:
            if blocks and blocks[-1].name in _RAW:
                yield event
            else:
                run.append(event)
            continue
        if run:
            yield from _split(_unit(text, blocks[-1] if blocks else None, run, held))
            run = []
        if event.name == "tasklistmarker":
            continue
        if event.does == "start":
            blocks.append(event)
        elif event.does == "end" and blocks:
            blocks.pop()
        yield event
    if run:
        yield from _split(_unit(text, blocks[-1] if blocks else None, run, held))


def _split(unit: Unit) -> Iterator[Unit]:
    """A unit in parts: a line that ends in a tag of JSX stands for itself, and so does one that
    follows it and begins with one."""
    tokens = unit.tokens
    begun = 0
    for at in range(1, len(tokens) - 1):
        around = (tokens[at - 1], tokens[at + 1])
        if tokens[at].kind == "soft" and all(one.name == "jsx" for one in around):
            part = tokens[begun:at]
            yield Unit(unit.kind, part[0].start, part[-1].end, part)
            begun = at + 1
    if not begun:
        yield unit
    elif begun < len(tokens):
        yield Unit(unit.kind, tokens[begun].start, unit.end, tokens[begun:])


def _unit(text: str, block: Event | None, run: Sequence[Event], held: Sequence[Held]) -> Unit:
    kind = _kind(block)
    floor = block.start if block else 0
    start, end = run[0].start, max(event.end for event in run)
    while start > floor and text[start - 1] == "\\" and run[0].name == "text":
        start -= 1
    if run[-1].name == "link" and text.startswith("[]", end) and _collapsed(run):
        end += 2
    tiler = _Tiler(text, held, start, end)
    try:
        tiler.read(run)
        return Unit(kind, start, max(end, tiler.cursor), tuple(tiler.tokens))
    except ValueError:
        return Unit(kind, start, end, ())


def _collapsed(run: Sequence[Event]) -> bool:
    starts = [one for one in run if one.name == "link" and one.does == "start"]
    return any(one.end == run[-1].end and one.detail["link_type"] == "Collapsed" for one in starts)


def _kind(block: Event | None) -> str:
    if block is None:
        return "paragraph"
    if block.name == "heading":
        return f"heading {str(block.detail['level'])[1:]}"
    return block.name


@dataclass(slots=True)
class _Tiler:
    """Tokens laid one after the other from `cursor` on."""

    text: str
    held: Sequence[Held]
    cursor: int
    limit: int
    tokens: list[Token] = field(default_factory=list)
    outer: list[tuple[Event, list[Token], int]] = field(default_factory=list)
    skipped: Event | None = None

    def read(self, run: Sequence[Event]) -> None:
        """Lay the tokens of a unit's events. Raises ValueError for a gap that nothing explains."""
        for event in run:
            if self.skipped:
                if event.does == "end" and event[1:4] == self.skipped[1:4]:
                    self.skipped = None
                continue
            if event.does == "is":
                self.thing(event)
            elif event.does == "start":
                self.start(event)
            else:
                self.end(event)
        if self.outer:
            raise ValueError("an element is open")

    def add(self, kind: TokenKind, start: int, end: int, name: str = "", words: str = "") -> None:
        if start != self.cursor or end < start:
            raise ValueError(f"a gap at {self.cursor}: {self.text[self.cursor : start]!r}")
        self.tokens.append(Token(kind, start, end, name, words))
        self.cursor = end

    def reach(self, at: int) -> None:
        """Explain what stands between the last token and `at`: the prefix of a line belongs to
        the break before it, white space to nothing that is shown."""
        if at <= self.cursor:
            return
        gap = self.text[self.cursor : at]
        last = self.tokens[-1] if self.tokens else None
        if last and last.kind in ("soft", "hard") and not gap.strip(" \t>"):
            self.tokens[-1] = last._replace(end=at)
            self.cursor = at
        elif not gap.strip():
            self.add("words", self.cursor, at, "", " ")
        else:
            raise ValueError(f"a gap at {self.cursor}: {gap!r}")

    def thing(self, event: Event) -> None:
        if event.end <= self.cursor and event.start < self.cursor:
            return  # within something held
        if event.name == "text":
            self.words(event)
        elif event.name == "softbreak":
            self.add("soft", self.cursor, event.end, "", " ")
        elif event.name == "hardbreak":
            self.reach(event.start)
            self.add("hard", event.start, event.end, "br")
        elif event.name == "inlinehtml":
            self.reach(event.start)
            self.add("html", event.start, event.end)
        else:
            self.reach(event.start)
            self.add("code", event.start, event.end, _SEALED[event.name], event.words)

    def words(self, event: Event) -> None:
        """Words: escapes and references by themselves, code of a dialect by itself."""
        start, end = max(event.start, self.cursor), event.end
        if escapes := _ESCAPES.search(self.text, self.cursor, start):
            self.reach(escapes.start())
            self.add("words", self.cursor, start + 1, "", event.words[:1])
            start += 1
        self.reach(start)
        at = bisect_right(self.held, (start, len(self.text), "")) - 1
        for one in self.held[max(0, at) :]:
            if one.start >= end:
                break
            if one.end > self.cursor:
                self.plain(event, one.start)
                self.part(one)
        self.plain(event, end)

    def part(self, one: Held) -> None:
        """A part of the dialect; attributes belong to the markup that they stand behind."""
        last = self.tokens[-1] if self.tokens else None
        if one.what == "attributes" and last and last.kind in ("close", "image", "code"):
            self.tokens[-1] = last._replace(end=one.end)
            self.cursor = one.end
        elif one.end <= self.limit:
            self.add("held", self.cursor, one.end, one.what)
        else:
            raise ValueError("a part of the dialect ends in another block")

    def plain(self, event: Event, end: int) -> None:
        if end <= self.cursor:
            return
        whole = event.end - event.start == len(event.words)
        words = self.text[self.cursor : end] if whole else event.words
        self.add("words", self.cursor, end, "", words)

    def start(self, event: Event) -> None:
        self.reach(event.start)
        if event.start < self.cursor:
            raise ValueError("an element begins in something held")
        if event.detail.get("link_type") in _ALONE:
            address = self.text[event.start + 1 : event.end - 1]
            self.add("code", event.start, event.end, "a", address)
            self.skipped = event
            return
        opens = event.start + _width(self.text, event)
        self.outer.append((event, self.tokens, event.start))
        self.tokens = []
        self.cursor = opens

    def end(self, event: Event) -> None:
        begun, tokens, _ = self.outer.pop()
        inner, self.tokens = self.tokens, tokens
        opens = begun.start + _width(self.text, begun)
        name, end = _SPANS[begun.name], begun.end
        if begun.name in ("link", "image"):
            close, inner = self.closing(inner, opens)
            if begun.detail["link_type"] == "Collapsed" and self.text.startswith("[]", end):
                end += 2
            link = _link(begun.detail, close, end)
            if begun.name == "image":
                token = Token("image", begun.start, end, name, "", tuple(inner), link)
                self.tokens.append(token)
                self.cursor = end
                return
        else:
            close, link = end - _width(self.text, begun), None
            if self.cursor != close:
                raise ValueError("an element does not end where it should")
        opening = Token("open", begun.start, opens, name, "", (), link)
        self.tokens += (opening, *inner, Token("close", close, end, name, "", (), link))
        self.cursor = end

    def closing(self, inner: list[Token], opens: int) -> tuple[int, list[Token]]:
        """Where the bracket that closes a link stands."""
        at = self.cursor
        if inner and inner[-1].kind in ("soft", "hard"):
            at = self.text.index("]", at)
            inner = [*inner[:-1], inner[-1]._replace(end=at)]
        elif self.text[at : at + 1] != "]":
            at = self.text.index("]", at)
            if self.text[self.cursor : at].strip():
                raise ValueError("a link does not end where it should")
            inner = [*inner, Token("words", self.cursor, at, "", " ")]
        self.cursor = at
        return at, inner


def _width(text: str, event: Event) -> int:
    """How long the sign is that opens an element."""
    if event.name in ("strong", "image"):
        return 2
    if event.name == "strikethrough":
        return 2 if text.startswith("~~", event.start) else 1
    return 1


def _link(detail: Any, close: int, end: int) -> Link:
    return Link(str(detail["link_type"]), detail["dest_url"], close, end, detail["id"])
