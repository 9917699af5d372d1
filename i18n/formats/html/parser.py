"""HTML -> Page: what is translated, what the language decides, and all the rest as it stands.

One walk over the tokens collects spots (segments and fields) in order. Block tags end a run of
text; `runs` turns a run into sentences. A small stack knows what the open elements say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from i18n.formats import front_matter, front_matter_texts
from i18n.formats.html import attributes, language_switcher, own_language, tokenizer
from i18n.formats.html.elements import (
    AREA_OF_CONTENT,
    BLOCKS,
    EXACT,
    HEAD,
    ISLANDS,
    KINDS,
    OPAQUE,
    PICTURE_TEXTS,
    RCDATA,
    SEALED,
    VALUES,
    WHOLE,
)
from i18n.formats.html.implied_ends import barrier, ended, implied_ends
from i18n.formats.html.prologue import prologue
from i18n.formats.html.soup import selectors as css
from i18n.formats.html.soup.selectors import Selectors
from i18n.formats.html.spots import Note, Slices, Source, Spot, Spots, standing_in
from i18n.formats.html.stack import UNCHOSEN, Choice, Element, Role, Scope, Stack
from i18n.formats.html.text_runs import Texts
from i18n.formats.html.tokenizer import HIDDEN, Attribute, Token, scan
from i18n.formats.html.values import documents, json_ld, time_values
from i18n.formats.told import NOTHING, Told
from i18n.model import Area, Cut, Field, FieldKind, Form, Page, formless, whole
from i18n.placeables import script_addresses, shortcodes, template_code

_NESTED = 2
"""So many islands may stand one in the other."""

_WITHIN = ("srcdoc", "ld+json", *attributes.TEMPLATE_SIGNS)
_SPECIAL = SEALED | OPAQUE | EXACT | {"html"}


def parse_html(
    text: str,
    path: str,
    cut: Cut = whole,
    language: str = "en",
    form: Form = formless,
    told: Told = NOTHING,
) -> Page:
    """The page of an HTML document or fragment; any string whatsoever is one.

    `cut` says where sentences start, `language` what the page is in unless `<html lang>` does,
    `form` which texts of `<time>` and `<data>` are their value's, `told` what the settings say of
    pages.
    """
    source = source_of(text, told.templates)
    matter = front_matter_texts.spots(source, told.front_matter)
    slices = Slices(text)
    walk = Walk(source, cut, language, form, slices)
    walk.begin(matter)
    if any(sign in text for sign in _WITHIN):
        inner = replace(told, within=True)
        walk.within = (
            None
            if told.within
            else partial(
                parse_html, path="within.html", cut=cut, language=language, form=form, told=inner
            )
        )
    xml = PurePath(path).suffix.lower() in (".xhtml", ".xht")
    walk.chosen = choices(source.scanned, language, told.selectors, xml=xml)
    walk.read(scan(source.scanned, walk.position, xml=xml))
    walk.finish()
    return Page(path, slices.parts(len(text)))


def source_of(text: str, templates: frozenset[str] | None) -> Source:
    """A page's text and what its markup is sought in: template code is no markup."""
    brackets = None if templates is None else "wordpress" in templates
    braces = templates is not None and "svelte" in templates
    spans = template_code.code_of_page(text, front_matter.end(text), braces=braces)
    scanned = template_code.hidden(text, spans, HIDDEN) if spans else text
    more = template_code.beside(text, spans) if spans else ()
    if any(text.find("<", *span) >= 0 for span in more):
        scanned = template_code.hidden(scanned, more, HIDDEN)
    found = shortcodes.of_page(scanned, brackets)
    return Source(text, scanned, found, more)


def choices(text: str, language: str, selectors: Selectors, *, xml: bool) -> Mapping[int, Choice]:
    """What is known of elements beside their tags, by the offsets of these."""
    found = css.chosen(text, selectors, xml=xml)
    for at, purpose in own_language.on_purpose(text, language, xml=xml).items():
        found[at] = found.get(at, Choice())._replace(own=purpose)
    return found


class Walk:
    """What has been read of a page, token by token: the open elements and the texts, whose spots
    go `into` where they are collected."""

    def __init__(self, source: Source, cut: Cut, language: str, form: Form, into: Spots) -> None:
        self.text, self.scanned = source.text, source.scanned
        self.language = language
        self.form = form
        self.marked = language_switcher.MARK in source.text
        self.known: dict[tuple[str, Scope], tuple[Scope, bool]] = {}
        self.areas = 0
        self.chosen: Mapping[int, Choice] = {}
        self.within: documents.Read | None = None
        self.stack = Stack([Element("", "block", Scope(), "text", False, False)])
        self.texts = Texts(source, cut, form, self.stack, into)
        self.texts.language = language
        self.position = 0
        self.rooted = self.headless = self.bodiless = False

    def begin(self, matter: tuple[Spot, ...]) -> None:
        """Read what stands before the words: front matter, whose texts are given, a doctype,
        what begins a document."""
        self.texts.add(matter)
        behind = front_matter.end(self.text)
        self.position, document, self.rooted, root = prologue(self.scanned, behind)
        self.headless = self.bodiless = document
        if not document:
            if self.scanned is not self.text:
                self.position = front_matter.start_of_page(self.text, behind)
            self.texts.insert(self.position, "body")
        elif not self.rooted:
            self.texts.insert(root, "html")

    # --- the document around the words ---

    def finish(self) -> None:
        """Read what is left."""
        end = len(self.text)
        if self.position < end:
            self.words(self.position, end)
        self.close_to(1, end, end)
        self.texts.end_run(end)
        self.content(end)

    def content(self, at: int) -> None:
        """Something of the body stands here: without tags, the head ends and the body begins."""
        if self.headless:
            self.end_head(at)
        if self.bodiless and self.stack.find("noscript") < 0:
            self.bodiless = False
            self.texts.insert(at, "body")

    def end_head(self, at: int) -> None:
        if self.headless:
            self.headless = False
            self.texts.insert(at, "head")

    def structure(self, token: Token) -> None:
        """Note where head and body end and begin, before a start tag is read."""
        if token.name == "body":
            self.end_head(token.start)
        elif token.name not in HEAD and token.name != "frameset" and self.at_head():
            self.content(token.start)

    def at_head(self) -> bool:
        """Whether nothing but the document itself and its head is open."""
        return self.stack.elements[-1].name in ("", "html", "head", "body")

    # --- tokens ---

    def read(self, tokens: Iterable[Token]) -> None:
        """Follow the tokens and the words between them."""
        for token in tokens:
            start, end, position = token.start, token.end, self.position
            if end <= position:
                continue
            if start > position:
                self.words(position, start)
            self.position = end
            self.take(token)

    def take(self, token: Token) -> None:
        """Follow one token."""
        kind = token.kind
        if kind == "start" or kind == "empty":
            self.start(token)
        elif kind == "end":
            self.end(token)
        elif kind == "comment":
            self.texts.comment(token)
        else:
            self.raw(token)

    def words(self, start: int, end: int) -> None:
        if self.bodiless and self.at_head():
            shown = self.scanned[start:end]
            if not shown.replace(HIDDEN, " ").isspace():
                self.content(start)
        self.texts.words(start, end)

    def raw(self, token: Token) -> None:
        """The content of an element that holds no tags."""
        top = self.stack.elements[-1]
        if token.name == "style":
            urls = tuple(attributes.css_spots(self.text, token.start, token.end))
            self.texts.tag("comment", token, urls)
        elif token.name == "script":
            self.data(token)
        elif token.name in RCDATA and top.scope.translated and not self.texts.is_sealed:
            self.texts.rcdata(token, top, kept=token.name == "textarea")

    def data(self, token: Token) -> None:
        """The content of a script: structured data has texts, code has none."""
        opening = self.scanned.rfind("<", 0, token.start)
        tag = Token("start", "script", opening, token.start, 0)
        inner = self.stack.elements[-1]
        if inner.name == "script" and inner.scope.refused:
            return
        outer = self.stack.elements[-2 if inner.name == "script" else -1]
        found = tokenizer.attributes(self.scanned, tag)
        if outer.scope.translated and attributes.is_data(self.text, found):
            note = Note(outer.scope.context, outer.scope.notes)
            source = self.texts.source
            data = json_ld.Data(source, note, self.language, self.within)
            self.texts.tag("comment", token, tuple(json_ld.spots(data, token.start, token.end)))
        elif not attributes.is_data(self.text, found):
            within = outer.scope.translated and attributes.is_markup(self.text, tag)
            spots = self.template(token, outer.scope) if within else ()
            self.texts.tag("comment", token, spots or self.addresses(token))

    def template(self, token: Token, scope: Scope) -> tuple[Spot, ...]:
        """The texts of a template for scripts."""
        if self.within is None:
            return ()
        note = Note(scope.context, scope.notes, "", self.texts.heading)
        span = token.start, token.end
        return tuple(documents.of_template(self.texts.source, span, note, self.within))

    def addresses(self, token: Token) -> tuple[Spot, ...]:
        """What may be addresses in a script."""
        text, start, end = self.text, token.start, token.end
        found: list[tuple[int, int, FieldKind]] = [*script_addresses.in_script(text, start, end)]
        if "importmap" in text[text.rfind("<", 0, start) : start].lower():
            found += ((*span, "asset") for span in script_addresses.folders(text, start, end))
        return tuple(
            Spot(low, high, Field(kind, text[low:high], "", text[low:high]))
            for low, high, kind in sorted(found)
            if HIDDEN not in self.scanned[low:high]
        )

    def start(self, token: Token) -> None:
        name = token.name
        block = name in BLOCKS and token.depth == 0
        if block:
            self.texts.end_run(token.start)
            self.imply_ends(name, token.start)
        if self.headless or self.bodiless:
            self.structure(token)
        outer = self.stack.elements[-1]
        area = self.area(token, outer.area) if block else outer.area
        scope, spots = self.said(token, outer.scope)
        if spots and area is not None:
            spots = standing_in(area, spots)
        if (
            self.marked
            and not self.texts.is_sealed
            and (place := language_switcher.place(self.text, token))
        ):
            self.position = place.spot.end if block else place.end
            spots = (*spots, place.spot)
            if not block:
                self.texts.locked(token, place.end, spots)
                return
        if block:
            self.texts.add(spots)
            if token.kind == "start":
                self.push(name, "block", scope, area)
        elif token.kind == "empty":
            self.texts.tag("empty", token, spots)
        else:
            self.inline(token, scope, spots)
        if name == "body" and self.bodiless:
            self.bodiless = False
            self.texts.insert(token.end, "body")

    def area(self, token: Token, outer: Area | None) -> Area | None:
        """The part of the page in which the words of a block stand. Lists and rows are parts
        of their own only where nothing else is."""
        kind = attributes.area(self.text, token)
        if not kind or (kind in ("list", "row") and outer):
            return outer
        if kind not in ("list", "row", "navigation") and self.stack.nearest(AREA_OF_CONTENT) >= 0:
            return outer
        self.areas += 1
        return Area(kind, self.areas)

    def said(self, token: Token, scope: Scope) -> tuple[Scope, tuple[Spot, ...]]:
        """The scope in an element, given the one around it, and the spots in its start tag."""
        name = token.name
        choice = self.chosen.get(token.start, UNCHOSEN) if self.chosen else UNCHOSEN
        plain = choice is UNCHOSEN
        tag = self.text[token.start : token.end]
        pictured = bool(token.depth) and name in PICTURE_TEXTS
        if plain and not pictured:
            if name not in _SPECIAL and not self.telling(token, tag):
                return scope, ()
            if known := self.known.get((tag, scope)):
                inner, is_code = known
                return inner, (attributes.code_spot(token),) if is_code else ()
        found = tokenizer.attributes(self.scanned, token)
        if name == "html" and self.rooted:
            return self.root(token, found)
        inner = scope
        if name in _SPECIAL or not plain or attributes.scoping(tag, found):
            inner = attributes.narrow(scope, name, self.text, found, self.language, choice)
        if pictured and inner.opaque:
            inner = inner._replace(opaque=False, translated=inner.spoken)
        spots = self.attribute_texts(token, found, inner, choice)
        is_code = attributes.is_code(name, found, scope, inner)
        if plain and not spots and not token.depth:
            self.known[tag, scope] = inner, is_code
        return inner, (attributes.code_spot(token), *spots) if is_code else spots

    def attribute_texts(
        self, token: Token, found: dict[str, Attribute], scope: Scope, choice: Choice
    ) -> tuple[Spot, ...]:
        """The spots in a start tag's attributes."""
        heading = self.texts.heading if token.name != "link" else ""
        spots = attributes.spots(self.texts.source, token, found, scope, heading)
        if choice.attributes:
            more = attributes.named(self.texts.source, found, choice.attributes, scope, heading)
            spots = attributes.together(spots, more)
        if token.name == "iframe" and scope.spoken and "srcdoc" in found and self.within:
            spots = attributes.together(spots, self.document(found["srcdoc"], scope))
        return spots

    def telling(self, token: Token, tag: str) -> bool:
        """Whether a tag may say something of interest."""
        if len(tag) == len(token.name) + 2:
            return False
        if self.scanned is not self.text:
            tag = self.scanned[token.start : token.end].replace(HIDDEN, " ")
        return attributes.telling(tag)

    def document(self, one: Attribute, scope: Scope) -> list[Spot]:
        """The texts of a document in an attribute."""
        if self.within is None or one.quote == "unquoted":
            return []
        note = Note(scope.context, scope.notes)
        span = one.value_start, one.value_end
        return documents.spots(self.texts.source, span, one.quote, note, self.within)

    def root(self, token: Token, found: dict[str, Attribute]) -> tuple[Scope, tuple[Spot, ...]]:
        """The `<html>` tag."""
        self.rooted = False
        self.language = attributes.language(self.text, found) or self.language
        self.texts.language = self.language
        choice = self.chosen.get(token.start, UNCHOSEN)
        outer, home = self.stack.elements[-1].scope, self.language
        scope = attributes.narrow(outer, "html", self.text, found, home, choice)
        return scope, attributes.html_spots(self.text, token, found)

    def inline(self, token: Token, scope: Scope, spots: tuple[Spot, ...]) -> None:
        """A start tag within a text."""
        name, outer, texts = token.name, self.stack.elements[-1], self.texts
        free = not texts.is_sealed
        if free and name in VALUES and scope.translated and (value := self.value(token)):
            texts.locked(token, self.position, (*spots, value))
            return
        if free and self.is_picture(token, outer.scope, scope):
            texts.enter_island(token.start)
            texts.add(spots)
            self.push(name, "island", scope, self.stack.elements[-1].area)
            return
        if token.depth and name in BLOCKS:
            texts.end_run(token.start)
        apart = name in ISLANDS or name in OPAQUE  # the latter where the settings ask for it
        if free and scope.translated and (apart or not outer.scope.translated):
            self.enclose(token, scope, spots)
            return
        sealing = free and outer.scope.translated and not scope.translated
        if sealing:
            texts.lock_at(len(self.stack.elements))
        told = scope if scope is not outer.scope else None
        texts.tag("open", token, spots, told)
        if told or self.stack.find(name) >= 0:
            self.push(name, "lock" if sealing else "inline", scope, outer.area)

    def is_picture(self, token: Token, outer: Scope, scope: Scope) -> bool:
        """Whether a tag begins a picture in a text: sealed, but for the texts in it."""
        sealed = token.name == "svg" and scope.opaque and scope.spoken and not outer.opaque
        return sealed and self.texts.depth < _NESTED

    def value(self, token: Token) -> Spot | None:
        """The text of an element that is a form of its value; the element is read then."""
        found = time_values.spot(self.text, token, self.form, self.language)
        if found is None:
            return None
        spot, self.position = found
        return spot

    def enclose(self, token: Token, scope: Scope, spots: tuple[Spot, ...]) -> None:
        """An element whose texts stand for themselves. One island in a sentence is enough: in
        an island, and where words are not translated, it ends the run like a block."""
        island = not self.texts.in_island and self.stack.elements[-1].scope.translated
        if island:
            self.texts.enter_island(token.start)
        else:
            self.texts.end_run(token.start)
        self.texts.add(spots)
        area = self.stack.elements[-1].area
        self.push(token.name, "island" if island else "block", scope, area)

    def push(self, name: str, role: Role, scope: Scope, area: Area | None) -> None:
        outer = self.stack.elements[-1]
        if role == "inline" or role == "lock":
            self.stack.push(Element(name, role, scope, outer.kind, outer.whole, outer.exact, area))
            return
        kind, cut_never = outer.kind, outer.whole
        if name in KINDS:
            kind = "quote" if name == "p" and kind == "quote" else KINDS[name]
            cut_never = False
        if name == "title" and self.stack.find("svg") >= 0:
            kind = KINDS["desc"]
        cut_never = cut_never or name in WHOLE
        kept = outer.exact or name in EXACT
        self.stack.push(Element(name, role, scope, kind, cut_never, kept, area))

    def end(self, token: Token) -> None:
        name = token.name
        if name in ("html", "body"):
            self.texts.end_run(token.start)
        elif name == "br":
            self.texts.tag("empty", token)
        elif name in BLOCKS and token.depth == 0:
            self.end_block(token)
        else:
            self.end_inline(token)

    def end_block(self, token: Token) -> None:
        name, start = token.name, token.start
        if name == "head":
            self.end_head(start)
        self.texts.end_run(start)
        top = self.stack.elements[-1]
        if top.name == name and top.role == "block":
            self.stack.pop()
            return
        if (at := ended(self.stack, name)) >= 0:
            self.close_to(at, start, token.end)

    def end_inline(self, token: Token) -> None:
        name, start, end = token.name, token.start, token.end
        at = self.stack.find(name)
        if token.depth and name in BLOCKS and not self.texts.is_sealed:
            self.texts.end_run(start)
        if at < 0:
            self.texts.tag("close", token)
            return
        role = self.stack.elements[at].role
        own = role in ("block", "island")
        known = at > (barrier(self.stack, name) if own else self.stack.nearest_block)
        if known:
            self.close_to(at, start, start if role == "inline" else end)
        if not known or role == "inline":
            self.texts.tag("close", token)

    # --- closing ---

    def imply_ends(self, name: str, at: int) -> None:
        """Close what a start tag of a block closes without an end tag."""
        depth = len(self.stack.elements)
        for index in implied_ends(self.stack, name):
            self.close_to(index, at, at)
        if len(self.stack.elements) < depth:
            self.texts.end_run(at)

    def close_to(self, index: int, start: int, end: int) -> None:
        """Close elements up to and with the one at an index, whose end tag is at `start`."""
        elements = self.stack.elements
        while len(elements) > index:
            self.close(start, end if len(elements) == index + 1 else start)

    def close(self, start: int, end: int) -> None:
        """Close the innermost element."""
        top = self.stack.elements[-1]
        if top.role == "lock" and self.texts.lock == len(self.stack.elements) - 1:
            self.texts.seal(end)
        elif top.role != "inline":
            self.texts.end_run(start)
        self.stack.pop()
        if top.role == "island":
            self.texts.leave_island(end, top.name)
