"""The texts of a page as they are read: the run now open, sealed elements, islands, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from i18n.formats.html.elements import HEADING_KINDS, OPAQUE
from i18n.formats.html.pieces import (
    Piece,
    PieceKind,
    branches,
    has_words,
    spots_of,
    trim,
    word_pieces,
    wrappers_of,
)
from i18n.formats.html.sentences import noted, sentences
from i18n.formats.html.siblings import siblings
from i18n.formats.html.spots import Note, Source, Spot, Spots, insertion, simple
from i18n.formats.html.stack import Element, Scope, Stack
from i18n.formats.html.tokenizer import HIDDEN, Token
from i18n.formats.html.values import lone_numbers
from i18n.formats.html.whitespace import collapsed, exact
from i18n.model import Cut, FieldKind, Form, whole
from i18n.placeables import template_code

_REMARK = re.compile(r"<!--\s*+i18n-(context|note):\s*+(.*?)\s*+-->", re.DOTALL)
_SAYING_COMMENT = re.compile(r"<!--#\s*+echo", re.IGNORECASE)
_DOING_COMMENT = re.compile(r"<!--(?:#|\[if|<!\[)|<!\[|<\?", re.IGNORECASE)
_MARKUP = re.compile(r"<!--(?s:.*?)-->|<[^>]*+>")
_HEADING_SHOWN = 60
_FEWEST = 4
"""Pieces of a run that can hold two elements, or words and one."""
_LINKABLE = ("text", "list item")


@dataclass(slots=True)
class _Frame:
    """The run now being read, of the page or of an island in a sentence, and the island's spots.

    `sealed` is the first piece of a sealed element that is open, `lock` its place on the stack.
    """

    start: int
    spots: list[Spot] = field(default_factory=list)
    run: list[Piece] = field(default_factory=list)
    sealed: int = -1
    lock: int = -1


class Texts:
    """What has been read of a page's texts, whose spots go `into` where they are collected.
    `heading` is the one that a text stands under, shortened; `language` is the page's."""

    def __init__(self, source: Source, cut: Cut, form: Form, stack: Stack, into: Spots) -> None:
        self.source = source
        self.form = form
        self.language = "en"
        self._mixed = source.shortcodes is not None or source.scanned is not source.text
        self._stack = stack
        self._cut = cut
        self.heading = ""
        self._remarks: list[tuple[int, str, str]] = []
        self._into = into
        self._frames = [_Frame(0)]

    @property
    def _frame(self) -> _Frame:
        return self._frames[-1]

    @property
    def _spots(self) -> Spots:
        """Where spots go now."""
        return self._frame.spots if self.in_island else self._into

    @property
    def depth(self) -> int:
        """How many islands are open, one in the other."""
        return len(self._frames) - 1

    @property
    def is_sealed(self) -> bool:
        """Whether words now belong to a sealed element."""
        return self._frame.sealed >= 0

    @property
    def lock(self) -> int:
        """The place on the stack of the element that seals, or -1."""
        return self._frame.lock

    @property
    def in_island(self) -> bool:
        return len(self._frames) > 1

    # --- reading ---

    def words(self, start: int, end: int) -> None:
        """Text; white space that begins a run is none."""
        frame, element = self._frame, self._stack.elements[-1]
        if frame.sealed < 0 and element.scope.translated:
            source = self.source.text[start:end]
            if frame.run or not source.isspace():
                read = exact if element.exact else collapsed
                if "{" in source or (self._mixed and self._holds_code(source)):
                    frame.run += word_pieces(self.source, start, end, read)
                else:
                    frame.run.append(Piece("words", start, end, "", read(source)))

    def _holds_code(self, source: str) -> bool:
        bracketed = self.source.shortcodes is not None and "[" in source
        return bracketed or self.source.directives != () or template_code.marked(source)

    def pieces(self, pieces: Sequence[Piece]) -> None:
        """Words and code that are pieces already; white space that begins a run is none."""
        frame, element = self._frame, self._stack.elements[-1]
        if frame.sealed < 0 and element.scope.translated:
            for piece in pieces:
                if frame.run or piece.kind != "words" or not piece.words.isspace():
                    frame.run.append(piece)

    def mark(self, piece: Piece) -> None:
        """Markup within a text that is a piece already."""
        self._frame.run.append(piece)

    def tag(
        self,
        kind: PieceKind,
        token: Token,
        spots: tuple[Spot, ...] = (),
        scope: Scope | None = None,
    ) -> None:
        """A tag within a text."""
        piece = Piece(kind, token.start, token.end, token.name, "", spots, scope)
        self._frame.run.append(piece)

    def locked(self, token: Token, end: int, spots: tuple[Spot, ...]) -> None:
        """A sealed element that is read up to its end."""
        self._frame.run.append(Piece("locked", token.start, end, token.name, "", spots))

    def comment(self, token: Token) -> None:
        """A comment: most vanish from a text, some are commands and stay, some are remarks."""
        text, start = self.source.text, token.start
        if found := _REMARK.match(text, start, token.end):
            self._remarks.append((start, found[1], " ".join(found[2].split())))
        if self._frame.sealed >= 0:
            return
        kind: PieceKind
        if _SAYING_COMMENT.match(text, start):
            kind, name = "locked", "comment"
        elif _DOING_COMMENT.match(text, start) or HIDDEN in self.source.scanned[start : token.end]:
            kind, name = "empty", "comment"
        else:
            kind, name = "comment", ""
        self._frame.run.append(Piece(kind, start, token.end, name))

    def rcdata(self, token: Token, element: Element, *, kept: bool) -> None:
        """The text of an element that holds no tags."""
        note = self._note(element.scope, element.kind, token.start)
        if spot := simple(self.source, token.start, token.end, note, "rcdata", kept=kept):
            self._spots.append(spot)

    def add(self, spots: tuple[Spot, ...]) -> None:
        """Spots of a block tag; no run is open."""
        self._spots.extend(spots)

    def insert(self, at: int, kind: FieldKind) -> None:
        """A place for something new; a run ends there."""
        self.end_run(at)
        self._spots.append(insertion(at, kind))

    # --- sealed elements and islands ---

    def lock_at(self, element: int) -> None:
        """The next tag seals: it will stand on the stack at this place."""
        self._frame.sealed, self._frame.lock = len(self._frame.run), element

    def seal(self, end: int) -> None:
        """Make one piece of the sealed element."""
        frame = self._frame
        inner = frame.run[frame.sealed :]
        del frame.run[frame.sealed :]
        frame.sealed = frame.lock = -1
        start, name = inner[0].start, inner[0].name
        kind: PieceKind = "empty" if name in OPAQUE else "locked"
        frame.run.append(Piece(kind, start, end, name, "", tuple(spots_of(inner))))

    def enter_island(self, start: int) -> None:
        self._frames.append(_Frame(start))

    def leave_island(self, end: int, name: str) -> None:
        """Make one piece of the island, its texts within."""
        frame = self._frames.pop()
        piece = Piece("empty", frame.start, end, name, "", tuple(frame.spots))
        self._frame.run.append(piece)

    # --- runs ---

    def end_run(self, at: int) -> None:
        """A block begins or ends here: what was read since the last one is a text, or none."""
        frame = self._frame
        if not frame.run:
            return
        if frame.sealed >= 0:
            self.seal(at)
        run, frame.run = frame.run, []
        for part in branches(self.source.text, run) if self._mixed and _parting(run) else (run,):
            if not has_words(part):
                self._spots.extend(self._wordless(part))
                continue
            around, headed = wrappers_of(part), False
            for one in self._siblings(part):
                if not headed and has_words(one) and self._stack.block.kind in HEADING_KINDS:
                    self._head(one)
                    headed = True
                said = self._sentences(one, around) if has_words(one) else self._wordless(one)
                self._spots.extend(said)

    def _head(self, run: list[Piece]) -> None:
        """Note a heading: what follows stands under it."""
        core = trim(self.source.text, run).core
        words = _MARKUP.sub("", self.source.text[core[0].start : core[-1].end])
        if self.source.quoting == "markdown":
            words = "".join(one.words or _sealed(self.source.text, one) for one in core)
        self.heading = _shortened(collapsed(words))

    def _siblings(self, run: list[Piece]) -> Iterable[list[Piece]]:
        """The parts of a run that are texts of their own."""
        block = self._stack.block
        if block.exact or len(run) < _FEWEST:
            return (run,)
        return siblings(self.source.text, run, heading=block.kind in HEADING_KINDS)

    def _wordless(self, run: list[Piece]) -> list[Spot]:
        """What is in a run without words; among it, numbers that languages write otherwise."""
        if not self._stack.elements[-1].scope.translated:
            return spots_of(run)
        return [*lone_numbers.spots(self.source.text, run, self.form, self.language)]

    def _sentences(self, run: list[Piece], around: Sequence[Piece]) -> list[Spot]:
        """The sentences of a run; `around` are the elements around it and its siblings."""
        text, block = self.source.text, self._stack.block
        trimmed = trim(text, run)
        start = trimmed.core[0].start
        kind, uncut = block.kind, block.whole or block.exact
        own = {one.start for one in trimmed.wrappers}
        wrappers = [*(one for one in around if one.start not in own), *trimmed.wrappers]
        if wrappers and kind in _LINKABLE and any(piece.name == "a" for piece in wrappers):
            kind, uncut = "link", True
        note = noted(self._note(block.scope, kind, start), wrappers)
        return sentences(self.source, trimmed, note, whole if uncut else self._cut)

    def _note(self, scope: Scope, kind: str, at: int) -> Note:
        """What a translator is told of the text at an offset."""
        context, notes = scope.context, scope.notes
        if self._remarks:
            for _, what, words in (one for one in self._remarks if one[0] < at):
                if what == "context":
                    context = words
                else:
                    notes = (*notes, words)
            self._remarks = [one for one in self._remarks if one[0] >= at]
        heading = "" if kind in HEADING_KINDS or kind == "page title" else self.heading
        return Note(context, notes, kind, heading, self._stack.elements[-1].area)


def _sealed(text: str, piece: Piece) -> str:
    """The words of what is sealed or template code, without the signs around it."""
    shown = piece.kind in ("locked", "template")
    return _MARKUP.sub("", text[piece.start : piece.end]).strip("`") if shown else ""


def _parting(run: list[Piece]) -> bool:
    return any(piece.does == "parts" for piece in run) and has_words(run)


def _shortened(heading: str) -> str:
    if len(heading) > _HEADING_SHOWN:
        return heading[:_HEADING_SHOWN].rstrip() + "…"
    return heading
