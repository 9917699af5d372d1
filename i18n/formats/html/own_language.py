"""Which elements say the page's own language on purpose, so that their words stay.

On a page in English `<a lang="en">English</a>` beside `<a lang="es">Español</a>`, and the word
`<strong lang="en">Hello</strong>` in a sentence, are English in every language; `<body lang="en">`
and `<article lang="en">` only say what the page is in. What tells them apart:

- A choice of languages: an inline element, a list item, a cell, an option or the like, with at
  most five words, and either beside an element in another language, with no words between, or
  with an hreflang of the same language. Any region will do.
- A text in its own language: the page itself names its language (`<html lang>` or `<body lang>`),
  and the element says the same, or the same without a region (`en` on a page in `en-US`). A region
  that the page does not name (`en-GB` on a page in `en`) mostly comes from a word processor: it
  says nothing here.
- What wraps other blocks, or a part of the page (`main`, `article`, `section`, …), is never
  either, but for `blockquote`.
- Texts that hold more than half of the page's words were marked by a program: then none counts,
  but up to three that stand among other words of their block.

Within an element in another language nothing is on purpose: there the mark leads back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import Literal

from i18n.formats.html.attributes import language
from i18n.formats.html.elements import BLOCKS, ISLANDS, names
from i18n.formats.html.implied_ends import ended_by, implied_ends
from i18n.formats.html.stack import Element, Purpose, Scope, Stack
from i18n.formats.html.tokenizer import Attribute, Token, attributes, scan
from i18n.languages.language_tags import same_language

_ROOT = re.compile(r"<html\b[^<>]*>", re.IGNORECASE)
_LANG = re.compile(r"(?<![\w-])lang\s*=", re.IGNORECASE)
_LANG_SMALL = re.compile(r"lang(?<![\w-]lang)\s*=")
"""The same in small letters: begun with a plain word, it is sought ten times as fast."""

_WORD = re.compile(r"[^\W\d_]+")
_WRAPPING = re.compile(
    r"(?P<tag><(?:div|main|article|section|body)\b[^<>]*+>)"
    r"\s*+<(?:div|main|article|section|h[1-6]|p|ul|ol|table)\b",
    re.IGNORECASE,
)
_PARTS = names(
    "html head title body main article section nav header footer aside form fieldset table thead"
    " tbody tfoot tr ul ol dl menu figure dialog details search hgroup select"
)
_CHOOSABLE = names("li dt dd td th option caption label legend summary")
_SHORT = 5
_FEW = 3
_PIECE = 1 << 18


@dataclass(slots=True, eq=False)
class _Mark:
    """An element that names a language. `words` are those in it, `among` says that its block
    has words outside of such elements, `children` are the marks in it since its last words."""

    start: int
    name: str
    tag: str
    own: bool
    linked: bool = False
    inner: bool = False
    words: int = 0
    among: bool = False
    wraps: bool = False
    children: list[_Mark] = field(default_factory=list)


def on_purpose(text: str, home: str, *, xml: bool) -> Mapping[int, Purpose]:
    """The elements, by the offsets of their start tags; `home` is the page's language unless
    it names one. Nothing is read where the page marks no more than itself."""
    root = _ROOT.search(text)
    if not _named_within(text, root[0] if root else ""):
        return {}
    if _only_wraps(text, root.end() if root else 0):
        return {}
    reader = _Reader(text, home)
    reader.read(scan(text, int(text.startswith("\ufeff")), xml=xml))
    found: dict[int, Purpose] = dict.fromkeys(reader.choices, "choice")
    for one in _texts(reader):
        found.setdefault(one.start, "text")
    return found


def _named_within(text: str, root: str) -> bool:
    """Whether anything but the root names a language."""
    own = len(_LANG_SMALL.findall(root.lower()))
    return any(True for _ in islice(_languages(text), own, None))


def _languages(text: str) -> Iterator[str]:
    """Every place that may name a language. The text is looked at piece by piece, since Python
    takes twelve bytes a character to make one small."""
    start = 0
    while start < len(text):
        end = text.find("<", start + _PIECE)
        end = len(text) if end < 0 else end
        yield from _LANG_SMALL.findall(text[start:end].lower())
        start = end


def _only_wraps(text: str, start: int) -> bool:
    """Whether nothing names a language from `start` on but what begins with another block, as a
    chapter or an article: most pages need no second look."""
    at = start
    while found := _LANG.search(text, at):
        wrapping = _WRAPPING.match(text, max(at, text.rfind("<", at, found.start())))
        if wrapping is None:
            return False
        at = wrapping.end("tag")
    return True


def _texts(reader: _Reader) -> list[_Mark]:
    """The marks that stand as texts in their own language."""
    if not reader.named:
        return []
    own = (one for one in reader.marks if one.own and one.start not in reader.choices)
    marks = [one for one in own if f"{reader.named}-".startswith(f"{one.tag}-") and not _wraps(one)]
    if 2 * sum(one.words for one in marks if not one.inner) <= reader.words:
        return marks
    among = [one for one in marks if one.among]
    return among if len(among) <= _FEW else []


def _wraps(one: _Mark) -> bool:
    return one.name in _PARTS or (one.wraps and one.name != "blockquote")


class _Reader:
    """The marks of a page, and how many words it has in its own language. `open` are the marks
    that are open, each with its place on the stack; `run` those since the last block began."""

    def __init__(self, text: str, home: str) -> None:
        self.text, self.home, self.named = text, home, ""
        self.words = 0
        self.marks: list[_Mark] = []
        self.choices: set[int] = set()
        self.stack = Stack([Element("", "block", Scope(), "", False, False)])
        self.open = [(0, _Mark(0, "body", "", own=True))]
        self.run: list[_Mark] = []
        self.bare = 0

    def read(self, tokens: Iterable[Token]) -> None:
        at = 0
        for token in tokens:
            self.said(self.text[at : token.start])
            at = token.end
            if token.kind == "end":
                self.end(token)
            elif token.kind in ("start", "empty"):
                self.start(token)
            elif token.kind == "raw" and token.name in ("title", "textarea"):
                self.said(self.text[token.start : token.end])
        self.said(self.text[at:])
        self.end_run()
        self.close_to(1)
        self.choose(self.open[0][1])

    def said(self, words: str) -> None:
        count = len(_WORD.findall(unescape(words) if "&" in words else words))
        if not count:
            return
        mark = self.open[-1][1]
        self.choose(mark)
        mark.words += count
        self.bare += count if _wraps(mark) else 0
        self.words += count if mark.own else 0

    def start(self, token: Token) -> None:
        name = token.name
        block = name in BLOCKS and token.depth == 0
        if block:
            self.end_run()
            for at in implied_ends(self.stack, name):
                self.close_to(at)
            self.open[-1][1].wraps = True
        if token.kind == "empty":
            return
        role: Literal["block", "inline"] = "block" if block or name in ISLANDS else "inline"
        self.stack.push(Element(name, role, Scope(), "", False, False))
        if "lang" in self.text[token.start : token.end].lower():
            self.marked(token, attributes(self.text, token))

    def marked(self, token: Token, found: Mapping[str, Attribute]) -> None:
        """An element that may name a language."""
        tag = language(self.text, found).replace("_", "-").lower()
        if not tag:
            return
        own = same_language(tag, self.home)
        if token.name in ("html", "body") and (own or token.name == "html"):
            self.named = self.named or tag
            self.home = self.named
            return
        outer = self.open[-1][1]
        if not outer.own:
            return
        mark = _Mark(token.start, token.name, tag, own, inner=outer.own and not _wraps(outer))
        mark.linked = own and self.leads(found)
        outer.children.append(mark)
        self.marks.append(mark)
        self.run.append(mark)
        self.open.append((len(self.stack.elements) - 1, mark))

    def leads(self, found: Mapping[str, Attribute]) -> bool:
        """Whether a link says that it leads to the page's own language."""
        one = found.get("hreflang")
        return one is not None and same_language(
            self.text[one.value_start : one.value_end].strip(), self.home
        )

    def end(self, token: Token) -> None:
        if token.name in BLOCKS and token.depth == 0:
            self.end_run()
        if token.name not in ("html", "body") and (at := ended_by(self.stack, token)) > 0:
            self.close_to(at)

    def close_to(self, index: int) -> None:
        while len(self.stack.elements) > max(index, 1):
            self.stack.pop()
            if self.open[-1][0] == len(self.stack.elements) and len(self.open) > 1:
                _, mark = self.open.pop()
                self.choose(mark)
                outer = self.open[-1][1]
                outer.words += mark.words
                outer.wraps = outer.wraps or mark.wraps

    def end_run(self) -> None:
        """A block begins or ends: the inline marks in it stood among its words, or alone."""
        for mark in self.run if self.bare else ():
            mark.among = mark.name not in BLOCKS
        self.run, self.bare = [], 0

    def choose(self, outer: _Mark) -> None:
        """The marks within one, since its last words: are they a choice of languages?"""
        some, outer.children = outer.children, []
        apart = any(not one.own for one in some)
        for one in some:
            small = one.words <= _SHORT and (one.name in _CHOOSABLE or one.name not in BLOCKS)
            if one.own and small and (apart or one.linked):
                self.choices.add(one.start)
