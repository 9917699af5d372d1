"""Our own tokens -> a tree of BeautifulSoup, whose elements know where their start tags stand.

html.parser, and BeautifulSoup on it, know no implied end tags, and no parser of theirs has
offsets. So the tree is built from the tokens that the pages are sliced by, with the same rules
for what ends where; html, head, body, tbody and tr that are left out are there, as in a browser.
"""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from i18n.formats.html.elements import BLOCKS, HEAD, ISLANDS
from i18n.formats.html.implied_ends import ended_by, implied_ends
from i18n.formats.html.prologue import prologue
from i18n.formats.html.stack import Element, Scope, Stack
from i18n.formats.html.tokenizer import Token, attributes, scan

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_ROOTS = ("html", "head", "body")
_PARENTS = {"tr": ("tbody",), "td": ("tbody", "tr"), "th": ("tbody", "tr")}
_ROWS = {"table": 0, "tbody": 1, "thead": 1, "tfoot": 1}


def tree(text: str, *, xml: bool) -> BeautifulSoup:
    """The elements of a page. The `sourcepos` of a tag is the offset of its start tag, None for
    one that the page leaves out."""
    growing = _Tree(text)
    at = growing.start
    for token in scan(text, at, xml=xml):
        growing.words(text[at : token.start])
        growing.read(token)
        at = token.end
    growing.words(text[at:])
    growing.soup.endData()
    return growing.soup


class _Tree:
    def __init__(self, text: str) -> None:
        from bs4 import BeautifulSoup

        self.soup = BeautifulSoup("", "html.parser")
        self.text = text
        self.start, self.document, _, _ = prologue(text)
        self.stack = Stack([Element("", "block", Scope(), "", False, False)])
        self.roots: set[str] = set()

    def read(self, token: Token) -> None:
        if token.kind == "raw":
            self.soup.handle_data(self.text[token.start : token.end])
        elif token.kind == "end":
            self.end(token)
        elif token.kind != "comment":
            self.open(token)

    def words(self, words: str) -> None:
        if words.strip(" \t\n\f\r"):
            self.imply_roots("")
        if words:
            self.soup.handle_data(unescape(words))

    def open(self, token: Token) -> None:
        name = token.name
        block = name in BLOCKS and token.depth == 0
        if block:
            for at in implied_ends(self.stack, name):
                self.close_to(at)
        self.imply_roots(name)
        if name in self.roots and name in _ROOTS:
            return
        self.imply_rows(name)
        found = attributes(self.text, token)
        values = {
            key: unescape(self.text[one.value_start : one.value_end])
            if one.value_start >= 0
            else ""
            for key, one in found.items()
        }
        self.push(name, values, token.start, block=block or name in ISLANDS)
        if token.kind == "empty":
            self.close_to(len(self.stack.elements) - 1)

    def push(self, name: str, values: dict[str, str], at: int | None, *, block: bool) -> None:
        self.soup.handle_starttag(name, None, None, values, sourcepos=at)
        self.stack.push(Element(name, "block" if block else "inline", Scope(), "", False, False))
        if name in _ROOTS:
            self.roots.add(name)

    def imply_roots(self, name: str) -> None:
        """Open html, head and body, and end the head, where a document leaves that out. `name`
        is that of the tag which comes, "" for words."""
        if not self.document or self.stack.elements[-1].name not in ("", "html", "head"):
            return
        if "html" not in self.roots and name != "html":
            self.push("html", {}, None, block=True)
        if name in HEAD:
            if not self.roots.intersection(("head", "body")) and name not in ("html", "head"):
                self.push("head", {}, None, block=True)
            return
        if self.stack.find("head") > 0:
            self.close_to(self.stack.find("head"))
        if "body" not in self.roots and name not in ("body", "frameset"):
            self.push("body", {}, None, block=True)

    def imply_rows(self, name: str) -> None:
        """Open the tbody and tr around a row or a cell that stands in a table without them."""
        parents, top = _PARENTS.get(name, ()), self.stack.elements[-1].name
        for parent in parents[_ROWS[top] :] if top in _ROWS else ():
            self.push(parent, {}, None, block=True)

    def end(self, token: Token) -> None:
        if token.name in ("html", "body", "br"):
            return
        if (at := ended_by(self.stack, token)) > 0:
            self.close_to(at)

    def close_to(self, index: int) -> None:
        while len(self.stack.elements) > max(index, 1):
            self.soup.handle_endtag(self.stack.pop().name)
