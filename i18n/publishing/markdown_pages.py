"""A page in Markdown in another language: its units written anew, escaped and wrapped, and read
again, so that no translation is ever markup that its source has not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple, cast

from i18n.catalogs.template import key_of
from i18n.formats.markdown import document as documents
from i18n.formats.markdown import escapes, headings, structure, wrapping
from i18n.formats.markdown.document import Document, document
from i18n.formats.markdown.escapes import Place
from i18n.formats.markdown.structure import Sign
from i18n.formats.markdown.units import Token, Unit
from i18n.formats.markdown.wrapping import BREAK, Run
from i18n.model import MERGED, Code, Field, Page, Segment, Text, raw
from i18n.placeables import inline_tags
from i18n.publishing import rendering as generic
from i18n.publishing.rendering import Rendering

_TAGS, _SOURCE = 3, 4
"""How units are written that the levels of `escapes` do not help: emphasis as tags of HTML; as
in the source."""

_TRIES = 50

_FRAGMENT = re.compile(r"[(<]#([^\s()<>]+)")

_LIST = re.compile(r"([ \t]*\{:?[ \t]*)(?=[.\w])")
"""The beginning of a list of attributes."""

_REFERRING = frozenset(("html", "rcdata", '"', "'", 'markdown "', "markdown '", "markdown ("))
"""Where a character may be written as a reference."""


class Kept(NamedTuple):
    """A unit that stays in the source language, since its translation would be other markup."""

    line: int
    text: str


class _Atom(NamedTuple):
    """A piece of a unit as it is to be written. `start` is where it stands in the source, of words
    of a translation where their sentence does; `text` are these words, or the piece as it is now,
    `raw` is the source's."""

    start: int
    text: str
    raw: str
    kind: str = "literal"
    spread: bool = False


@dataclass(slots=True)
class _Unit:
    """A unit of the source with what it is to show."""

    unit: Unit
    atoms: list[_Atom] = field(default_factory=list)
    level: int = 0

    @property
    def changed(self) -> bool:
        return any(
            atom.kind == "words" or (atom.kind == "inner" and atom.text != atom.raw)
            for atom in self.atoms
        )

    @property
    def rewritten(self) -> bool:
        """Whether its words are others, so that its lines are."""
        return any(atom.kind == "words" for atom in self.atoms)


_Meant = tuple[str | structure.Signs, _Unit | None]
"""A block as it is meant to be read, and the unit that it is the text of."""

_NOTHING: _Meant = ("", None)


def render(page: Page, rendering: Rendering) -> tuple[str, tuple[Kept, ...]]:
    """The page's text, and the units that stay in the source language."""
    writer = _Writer(page, rendering)
    return writer.text(), tuple(writer.kept())


class _Writer:
    def __init__(self, page: Page, rendering: Rendering) -> None:
        self.source = document(raw(page.parts), page.dialect)
        place = Place(self.source.dialect)
        self.rendering = replace(
            rendering, markdown=lambda words: escapes.escape(words, place), mark=None
        )
        self.ids = _ids(self.source)
        self.coded = any(
            isinstance(part, Segment) and part.quoting == "plain" for part in page.parts
        )
        units = [one for one in self.source.items if isinstance(one, Unit) and one.tokens]
        self.pieces: list[str | _Unit | Field] = []
        self._lay(page, units)

    # --- the parts of the page, unit by unit ---

    def _lay(self, page: Page, units: Sequence[Unit]) -> None:
        at, number = 0, 0
        open_: _Unit | None = None
        for part in page.parts:
            end = at + len(part if isinstance(part, str) else raw((part,)))
            while True:
                if open_ and at >= open_.unit.end and not (at == end == open_.unit.end):
                    open_ = None
                while number < len(units) and open_ is None and units[number].end <= at:
                    number += 1
                if open_ is None and number < len(units) and units[number].start <= at:
                    open_ = _Unit(units[number])
                    number += 1
                    self.pieces.append(open_)
                limit = open_.unit.end if open_ else None
                if open_ is None and number < len(units):
                    limit = units[number].start
                if not isinstance(part, str) or limit is None or end <= limit:
                    break
                self._put(part[: limit - at], at, open_)
                part, at = part[limit - at :], limit
            self._put(part, at, open_)
            at = end

    def _put(self, part: str | Segment | Field, at: int, unit: _Unit | None) -> None:
        if isinstance(part, Field) and part.kind == "body":
            # A notice stands before the unit that begins where it does.
            self.pieces.insert(len(self.pieces) - (unit is not None and not unit.atoms), part)
            return
        if unit is None:
            self.pieces.append(self._outside(part))
            return
        if isinstance(part, str):
            unit.atoms.append(_Atom(at, part, part))
        elif isinstance(part, Field):
            text = self.rendering.field(part)
            kind = "gap" if part.kind == "gap" else "literal"
            unit.atoms.append(_Atom(at, text, part.raw, kind))
        elif part.quoting == "markdown":
            unit.atoms += self._segment(part, at, unit)
        else:
            source = raw(part.raw)
            text = _broken(self._outside(part), source)
            unit.atoms.append(_Atom(at, text, source, "inner"))

    def _outside(self, part: str | Segment | Field) -> str:
        """A part that is no words of a unit: none of its signs begins code."""
        text = generic.part(part, self.rendering)
        if isinstance(part, Segment) and part.quoting == "plain":
            return " ".join(text.split())
        if not isinstance(part, Segment) or "`" not in text or part.quoting not in _REFERRING:
            return text
        return text if "`" in raw(part.raw) else text.replace("`", "&#96;")

    def _segment(self, segment: Segment, at: int, unit: _Unit) -> Iterator[_Atom]:
        """A sentence: its translation where there is one that fits, else as it is."""
        text, source = self._translation(segment), list(_placed(segment.raw, at))
        if text == ():
            if unit.atoms and unit.atoms[-1].kind == "gap":
                unit.atoms.pop()
            yield _Atom(at, "", "", "words")
            return
        if text is None:
            for atom, start in source:
                yield (
                    self._code(atom, start) if isinstance(atom, Code) else _Atom(start, atom, atom)
                )
            return
        places = {id(atom): start for atom, start in source if isinstance(atom, Code)}
        bare = "".join(atom for atom in segment.raw if isinstance(atom, str))
        for atom in text:
            if isinstance(atom, Code):
                yield self._code(atom, places[id(atom)])
            else:
                yield _Atom(at, atom, bare, "words")

    def _translation(self, segment: Segment) -> Text | None:
        string = self.rendering.texts.get(key_of(segment))
        if string is None:
            return None
        if string == MERGED:
            return ()
        try:
            return inline_tags.decode(string, segment.text)
        except ValueError:
            return None

    def _code(self, code: Code, start: int) -> _Atom:
        source = raw(code.parts)
        text = generic.parts(code.parts, self.rendering)
        nested = any(isinstance(part, Segment) for part in code.parts)
        return _Atom(start, text, source, spread=nested and text != source)

    # --- writing, reading again ---

    def text(self) -> str:
        """The page's text, each unit escaped as much as it needs."""
        units = [one for one in self.pieces if isinstance(one, _Unit)]
        if any(one.changed for one in units):
            self._settle(units)
        return self._joined(notice=True)

    def kept(self) -> Iterator[Kept]:
        for one in self.pieces:
            if isinstance(one, _Unit) and one.level == _SOURCE:
                slice_ = self.source.text[one.unit.start : one.unit.end]
                yield Kept(self.source.text.count("\n", 0, one.unit.start) + 1, slice_)

    def _settle(self, units: Sequence[_Unit]) -> None:
        """Write units otherwise until the page is read as it is meant."""
        meant = self._meant(units)
        for _ in range(_TRIES):
            wrong, at = self._read(meant)
            for one in wrong:
                one.level += 1
            if at < 0 and not wrong:
                return
            if at >= 0 and not wrong and not self._mended(meant, at):
                break
        self._divide([one for one in units if one.changed], meant)

    def _divide(self, units: Sequence[_Unit], meant: Sequence[_Meant]) -> None:
        """Leave those of some units in the source language because of which a page is read
        otherwise than it is meant, and no others; of those before them that is done."""
        levels = [one.level for one in units]
        for one in units:
            one.level = _SOURCE
        if len(units) < 2:
            return
        for half in (slice(0, len(units) // 2), slice(len(units) // 2, None)):
            for one, level in zip(units[half], levels[half], strict=True):
                one.level = min(level, escapes.ALL)
            wrong, at = self._read(meant)
            if wrong or at >= 0:
                self._divide(units[half], meant)

    def _read(self, meant: Sequence[_Meant]) -> tuple[list[_Unit], int]:
        """The units that are read otherwise than they are meant, and the first block that is."""
        new = documents.read(self._joined(notice=False), self.source.dialect.name)
        return _wrong(meant, list(structure.blocks(new, code=not self.coded)), new.text)

    def _mended(self, meant: Sequence[_Meant], at: int) -> bool:
        """Whether another way to write a unit beside a block makes that what it is meant to be."""
        after = [unit for _, unit in meant[at:] if unit and unit.level < _SOURCE and unit.changed]
        before = [unit for _, unit in meant[:at] if unit and unit.level < _SOURCE and unit.changed]
        for one in (*after[:1], *before[-1:], *after[1:2], *before[-2:-1]):
            level = one.level
            while one.level < _SOURCE:
                one.level += 1
                reached = self._read(meant)[1]
                if reached < 0 or reached > at:
                    return True
            one.level = level
        return False

    def _joined(self, *, notice: bool) -> str:
        out: list[str] = []
        listed = ""
        for at, one in enumerate(self.pieces):
            if isinstance(one, _Unit):
                written = self._unit(one)
                slug = self._id(one)
                if slug and self.source.dialect.ids == "myst":
                    _target(out, slug)
                elif slug and self._has_list(at + 1):
                    listed = slug
                elif slug:
                    written = f"{written} {{#{slug}}}"
                out.append(written)
            elif isinstance(one, Field):
                out.append(self.rendering.field(one) if notice else "")
            else:
                out.append(_LIST.sub(rf"\1#{listed} ", one, count=1) if listed else one)
                listed = ""
        return "".join(out)

    def _has_list(self, at: int) -> bool:
        """Whether a list of attributes stands behind the words of a heading, which its id goes
        into."""
        after = self.pieces[at] if at < len(self.pieces) else ""
        return isinstance(after, str) and _LIST.match(after) is not None

    def _id(self, one: _Unit) -> str:
        """The id that a heading is given, "" where its words have that id by themselves."""
        slug = self.ids.get(one.unit.start, "") if one.rewritten and one.level < _SOURCE else ""
        if not slug:
            return ""
        rule = self.source.dialect.slugs
        shown = (structure.words(self._signs(one)), structure.words(self._own_signs(one)))
        return slug if headings.slugged(shown[0], rule) != headings.slugged(shown[1], rule) else ""

    def _own_signs(self, one: _Unit) -> structure.Signs:
        return structure.signs(self.source.text, one.unit.tokens)

    def _unit(self, one: _Unit) -> str:
        if not one.rewritten or one.level == _SOURCE:
            return "".join(self._kept_atoms(one))
        runs = list(self._runs(one))
        shape = wrapping.shape(self.source, one.unit)
        return wrapping.lines(runs, shape, self.source.dialect)

    def _kept_atoms(self, one: _Unit) -> Iterator[str]:
        """A unit in the source language. Its links lead where they shall on this page."""
        if one.level != _SOURCE:
            return (atom.text for atom in one.atoms)
        return iter((self.source.text[one.unit.start : one.unit.end],))

    def _runs(self, one: _Unit) -> Iterator[Run]:
        """What is to be put into lines."""
        lined = _lined(one)
        cell = one.unit.kind == "tablecell"
        for at, atom in enumerate(one.atoms):
            if atom.kind == "gap":
                broken = lined and "\n" in atom.raw and atom.text
                yield BREAK if broken else Run(" " if atom.text else "", words=True)
            elif atom.kind == "words":
                level = min(one.level, escapes.ALL)
                bare = escapes.bare_signs(atom.raw)
                place = Place(self.source.dialect, level, bare, cell)
                after = one.atoms[at + 1].text[:1] if at + 1 < len(one.atoms) else ""
                written = escapes.escape(atom.text, place, after)
                if one.unit.kind == "quoted title":
                    written = written.replace('\\"', '"').replace('"', "&quot;")
                yield Run(written, words=True)
            elif atom.text != atom.raw:
                yield Run(_piped(atom.text) if cell else atom.text)
            else:
                yield from self._literal(atom, one)

    def _literal(self, atom: _Atom, one: _Unit) -> Iterator[Run]:
        """A slice of the source: its words may be put into other lines."""
        for token in _within(one.unit.tokens, atom.start, atom.start + len(atom.raw)):
            start = max(token.start, atom.start)
            end = min(token.end, atom.start + len(atom.raw))
            source = self.source.text[start:end]
            if token.kind == "soft":
                yield Run(" ", words=True)
            elif token.kind == "words":
                yield Run(source, words=True)
            elif token.kind == "hard":
                yield Run(source, newline=True)
            elif one.level == _TAGS and token.name in ("em", "strong", "del"):
                yield Run(f"<{'/' if token.kind == 'close' else ''}{token.name}>")
            else:
                yield Run(source, held=token.kind == "held")

    # --- what is meant ---

    def _meant(self, units: Sequence[_Unit]) -> list[_Meant]:
        """The blocks of the source, its units as they are to be, each with what writes it."""
        own = {one.unit.start: one for one in units}
        found: list[_Meant] = []
        for block in structure.blocks(self.source, code=not self.coded):
            if isinstance(block, str):
                found.append((block, None))
            elif block.start in own:
                found.append((self._signs(own[block.start]), own[block.start]))
            else:
                found.append((structure.signs(self.source.text, block.tokens), None))
        return found

    def _signs(self, one: _Unit) -> structure.Signs:
        tokens = one.unit.tokens
        found: list[Sign] = []
        for atom in one.atoms:
            at = bisect_left(tokens, atom.start, key=_start) - 1
            hidden = at >= 0 and atom.start < tokens[at].end and tokens[at].kind not in _TEXTS
            if not hidden or atom.kind == "literal":
                found += self._atom(atom, one)
        return structure.merged(found)

    def _atom(self, atom: _Atom, one: _Unit) -> Iterator[Sign]:
        if atom.kind == "inner":
            return
        if atom.kind in ("words", "gap"):
            yield "", " " if atom.kind == "gap" and atom.text else atom.text
            return
        tokens = _within(one.unit.tokens, atom.start, atom.start + len(atom.raw))
        yield from structure.signs_of(self.source.text, _clipped(tokens, atom), loose=atom.spread)


def _ids(found: Document) -> dict[int, str]:
    """The ids that translated headings are given, by where their words begin: those that the
    source's have without being given any, where the dialect has a way to. A target of MyST is a
    line of its own, and so there only where the page itself leads to it."""
    if found.dialect.ids == "none":
        return {}
    made = {one.start: one.slug for one in headings.headings(found) if not one.given}
    if found.dialect.ids != "myst":
        return made
    asked = set(_FRAGMENT.findall(found.text))
    return {start: slug for start, slug in made.items() if slug in asked}


def _target(out: list[str], slug: str) -> None:
    """Put MyST's target into the line before that which is now written."""
    number = next((n for n in range(len(out) - 1, -1, -1) if "\n" in out[n]), -1)
    before = out[number] if number >= 0 else "".join(out)
    at = before.rfind("\n") + 1
    end = "\r\n" if before[:at].endswith("\r\n") else "\n"
    prefix = before[at : len(before) - len(before[at:].lstrip(" \t>"))]
    rest = out[number + 1 :] if number >= 0 else []
    out[max(number, 0) :] = [f"{before[:at]}{prefix}({slug})={end}{before[at:]}", *rest]


def anchors(page: Page, rendering: Rendering) -> dict[str, str]:
    """The ids of a page's headings in another language, by those of the source, where they are
    made of other words."""
    source = document(raw(page.parts), page.dialect)
    if source.dialect.ids not in ("none", "myst") or not source.dialect.slugs:
        return {}
    new = documents.read(render(page, rendering)[0], page.dialect)
    pairs = zip(headings.headings(source), headings.headings(new), strict=False)
    return {one.slug: other.slug for one, other in pairs if one.slug and one.slug != other.slug}


def _clipped(tokens: Sequence[Token], atom: _Atom) -> Iterator[Token]:
    """The tokens that begin in a slice, and what it has of words that begin before it."""
    end = atom.start + len(atom.raw)
    for token in tokens:
        if token.kind != "words":
            if token.start >= atom.start:
                yield token
        else:
            low, high = max(token.start, atom.start), min(token.end, end)
            yield token._replace(words=token.words[low - token.start : high - token.start])


_TEXTS = ("words", "soft")


def _start(token: Token) -> int:
    return token.start


def _within(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    low = bisect_left(tokens, start, key=_start)
    if low and tokens[low - 1].end > start:
        low -= 1
    return tokens[low : bisect_left(tokens, end, key=_start)]


def _lined(one: _Unit) -> bool:
    """Whether every line of a unit is a sentence."""
    breaks = wrapping.softs(one.unit.tokens)
    gaps = [atom for atom in one.atoms if atom.kind == "gap" and "\n" in atom.raw]
    return bool(breaks) and len(gaps) == len(breaks)


def _piped(code: str) -> str:
    """A code in a table, its `|` escaped."""
    return code.replace("\\|", "|").replace("|", "\\|")


def _broken(text: str, source: str) -> str:
    """The value of an attribute, in more than one line if it is so in the source: a tag that is
    alone in a line would be a block."""
    end = re.search(r"(?:\r\n|\r|\n)[ \t>]*", source)
    if not end or text == source or "\n" in text:
        return text
    at = text.find(" ", min(end.start(), len(text) // 2))
    return text[:at] + end[0] + text[at + 1 :] if at >= 0 else text


def _placed(atoms: Text, at: int) -> Iterator[tuple[str | Code, int]]:
    for atom in atoms:
        yield atom, at
        at += len(atom if isinstance(atom, str) else raw(atom.parts))


def _wrong(
    meant: Sequence[_Meant], new: Sequence[str | Unit], text: str
) -> tuple[list[_Unit], int]:
    """The units that are not read as they are meant, of those that may be written otherwise, and
    the number of the first block that is not, -1 for none."""
    found: list[str | structure.Signs | None] = [
        block if isinstance(block, str) else structure.signs(text, block.tokens) for block in new
    ]
    wrong: list[_Unit] = []
    length = max(len(meant), len(found))
    found += [None] * (length - len(found))
    for at, ((wanted, unit), got) in enumerate(zip_longest(meant, found, fillvalue=_NOTHING)):
        if isinstance(wanted, str) or isinstance(got, str) or got is None:
            if wanted != got:
                return wrong, at
        elif (
            not structure.agree(wanted, cast("structure.Signs", got))
            and unit
            and unit.changed
            and unit.level < _SOURCE
        ):
            wrong.append(unit)
    return wrong, -1
