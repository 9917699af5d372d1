"""Every text of a page of markup that is no message, found by reading the source once more.

This asks nothing of what made the messages but where they stand, so that a text which was forgotten
shows here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.formats import front_matter
from i18n.formats.html import attributes, tokenizer
from i18n.formats.html.elements import BLOCKS, EXACT, PICTURE_TEXTS, SEALED
from i18n.formats.html.implied_ends import ended_by, implied_ends
from i18n.formats.html.parser import choices, source_of
from i18n.formats.html.stack import UNCHOSEN, Element, Role, Scope, Stack
from i18n.formats.html.tokenizer import HIDDEN, Attribute, Token
from i18n.formats.html.whitespace import attribute_value, collapsed
from i18n.formats.skipped import attribute_words, scripts
from i18n.formats.skipped.inner_markup import rest
from i18n.formats.skipped.prose import is_prose, is_spoken
from i18n.formats.skipped.skipped_text import (
    BY_RULE,
    SkippedText,
    by_rule,
    covered,
    words,
)
from i18n.formats.told import Told
from i18n.model import Page, raw
from i18n.placeables import template_code

_DATA = re.compile(r"\btype\s*=\s*[\"']?[\w./+-]*json", re.IGNORECASE)
_CONDITIONAL = re.compile(r"<!--\[if[^\]]*\]>(?P<inner>.*?)<!\[endif\]-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*+>")


def of_markup(page: Page, language: str, told: Told, *, xml: bool) -> Iterator[SkippedText]:
    """The texts of a page of markup that are no messages, in order; `language` is what the page
    is in unless it says so itself."""
    reader = _Reader(page, language, told, xml=xml)
    reader.read()
    yield from reader.found


class _Reader:
    """What has been found so far; `run` are texts in a row that have the same reason."""

    def __init__(self, page: Page, language: str, told: Told, *, xml: bool) -> None:
        self.source = source_of(raw(page.parts), told.templates)
        self.text, self.xml, self.language = self.source.text, xml, language
        self.matter = front_matter.end(self.text)
        self.messages = covered([*words(page.parts)])
        self.ruled = covered([*by_rule(page.parts)])
        self.chosen = choices(self.source.scanned, language, told.selectors, xml=xml)
        self.stack = Stack([Element("", "block", Scope(), "", False, False)])
        self.found: list[SkippedText] = []
        self.run: list[tuple[int, int]] = []
        self.why = ("", -1)

    def read(self) -> None:
        at = 0
        for token in tokenizer.scan(self.source.scanned, xml=self.xml):
            if token.start < at:
                continue
            self.words(at, token.start)
            at = token.end
            if token.kind == "comment":
                self.comment(token)
            elif token.kind == "raw":
                self.raw(token)
            elif token.kind == "end":
                self.end(token)
            else:
                self.start(token)
        self.words(at, len(self.text))
        self.end_run()

    # --- words -------------------------------------------------------------------------

    def words(self, start: int, end: int) -> None:
        """Text between two tags."""
        if start >= end or not is_spoken(self.text[start:end]):
            return
        for low, high in self.messages.rest(start, end):
            if is_spoken(collapsed(self.text[low:high])) and not self.is_program():
                self.add(low, high, self.reason(low, high))

    def is_program(self) -> bool:
        """Whether what is read now is a style or a script within a picture."""
        return self.stack.elements[-1].name in ("style", "script")

    def add(self, start: int, end: int, why: tuple[str, int]) -> None:
        if why != self.why:
            self.end_run()
        self.why = why
        self.run.append((start, end))

    def end_run(self) -> None:
        if self.run:
            said = " ".join(collapsed(self.text[low:high]).strip() for low, high in self.run)
            line = self.source.line(self._first(self.run[0]))
            self.found.append(SkippedText(line, said, self.why[0]))
        self.run, self.why = [], ("", -1)

    def _first(self, span: tuple[int, int]) -> int:
        blank = len(self.text[slice(*span)]) - len(self.text[slice(*span)].lstrip())
        return span[0] + blank

    def reason(self, start: int, end: int) -> tuple[str, int]:
        """Why a text is skipped, and which element says so, by its place on the stack."""
        elements = self.stack.elements
        if start < self.matter:
            return "front matter", 0
        if elements[-1].scope.translated:
            if self.ruled.holds(start, end):
                return BY_RULE, start
            if HIDDEN in self.source.scanned[start:end] or template_code.code(self.text[start:end]):
                return "template code", start
            told = f"nothing to translate in <{elements[-1].name}>" if self.xml else ""
            return told or "a number, an address or a version: nothing to translate", start
        at = len(elements) - 1
        while not elements[at - 1].scope.translated:
            at -= 1
        return _cause(elements[at]), at

    # --- tags --------------------------------------------------------------------------

    def start(self, token: Token) -> None:
        name = token.name
        if name in BLOCKS and token.depth == 0:
            for at in implied_ends(self.stack, name):
                self.close_to(at)
        found = tokenizer.attributes(self.source.scanned, token)
        outer = self.stack.elements[-1].scope
        choice = self.chosen.get(token.start, UNCHOSEN)
        if name == "html":
            self.language = attributes.language(self.text, found) or self.language
        scope = attributes.narrow(outer, name, self.text, found, self.language, choice)
        if token.depth and name in PICTURE_TEXTS and scope.opaque:
            scope = scope._replace(opaque=False, translated=scope.spoken)
        self.attributes(token, found, scope)
        if token.kind == "start":
            if scope.translated != outer.translated:
                self.end_run()
            role: Role = "block" if name in BLOCKS else "inline"
            self.stack.push(Element(name, role, scope, "", False, False))

    def end(self, token: Token) -> None:
        if token.name not in ("html", "body") and (at := ended_by(self.stack, token)) > 0:
            self.close_to(at)

    def close_to(self, index: int) -> None:
        while len(self.stack.elements) > max(index, 1):
            top = self.stack.pop()
            if top.scope.translated != self.stack.elements[-1].scope.translated:
                self.end_run()

    def attributes(self, token: Token, found: dict[str, Attribute], scope: Scope) -> None:
        """The words in a tag."""
        for name, one in found.items():
            if one.value_start < 0:
                continue
            span, line = (one.value_start, one.value_end), self.source.line(one.value_start)
            if name == "srcdoc" and (said := rest(self.text, span, self.messages, quoted=True)):
                self.name(line, said, "in the document of a frame: code, or not translated")
            if self.messages.holds(*span):
                continue
            value = attribute_value(self.text[slice(*span)]).strip()
            for said in attribute_words.of_script(name, value):
                self.name(line, said, f"text in a script: attribute {name}")
            if why := attribute_words.why_not(token.name, name, value, (self.text, found), scope):
                self.name(line, value, why)

    def name(self, line: int, said: str, why: str) -> None:
        """Note a text that stands for itself."""
        self.end_run()
        self.found.append(SkippedText(line, said, why))

    # --- what is no text between tags ------------------------------------------------------

    def comment(self, token: Token) -> None:
        found = _CONDITIONAL.fullmatch(self.text, token.start, token.end)
        said = collapsed(_TAG.sub(" ", found["inner"])).strip() if found else ""
        if is_prose(said):
            why = "a conditional comment, which no browser of today shows"
            self.name(self.source.line(token.start), said, why)

    def raw(self, token: Token) -> None:
        """The content of an element that holds no tags."""
        start, end, name = token.start, token.end, token.name
        if name == "script":
            self.script(start, end)
        elif name == "style":
            self.strings(scripts.of_style(self.text, start, end), "text in a style")
        elif name in ("title", "textarea"):
            self.words(start, end)
        elif is_spoken(said := collapsed(_TAG.sub(" ", self.text[start:end])).strip()):
            why = "code" if name in EXACT else f"<{name}>, which no browser of today shows"
            self.found.append(SkippedText(self.source.line(start), said, why))

    def script(self, start: int, end: int) -> None:
        """The content of a script: a program, data, or a template of a page's part."""
        opening = self.text.rfind("<", 0, start)
        tag = self.text[opening:start]
        if _DATA.search(tag):
            told = "ld+json" in tag.lower()
            found = scripts.of_data(self.text, start, end, told=told)
            self.strings(found, "a string of a script's data")
        elif attributes.is_markup(self.text, Token("start", "script", opening, start, 0)):
            if said := rest(self.text, (start, end), self.messages, quoted=False):
                line = self.source.line(start)
                self.name(line, said, "in a template for scripts: code, or no markup")
        else:
            self.strings(scripts.of_program(self.text, start, end), "text in a script")

    def strings(self, found: Iterator[tuple[int, int]], why: str) -> None:
        self.end_run()
        for start, end in found:
            if not self.messages.holds(start, end):
                said = collapsed(self.text[start:end]).strip()
                self.found.append(SkippedText(self.source.line(start), said, why))


def _cause(element: Element) -> str:
    """Why the words of an element are not translated."""
    scope, name = element.scope, element.name
    if scope.refused:
        return 'not to be translated: translate="no", `notranslate` or `skip` in the settings'
    if scope.own:
        return "in the page's own language on purpose"
    if scope.foreign:
        return "in another language"
    return f"code: <{name}>" if name in SEALED | EXACT else f"<{name}> holds no words"
