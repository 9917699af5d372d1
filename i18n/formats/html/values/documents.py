"""HTML within a page: a string (`srcdoc`, texts of structured data), or a template for scripts.

A string is read as the HTML that it means, and every part of that is found again in the source:
a JSON escape or a character reference is one character there. A template is HTML as it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import unescape

from i18n.formats.html.spots import Note, Source, Spot
from i18n.formats.html.whitespace import fit
from i18n.model import Code, Field, Page, Parts, Quoting, Segment, Text

Read = Callable[[str], Page]
"""What reads the HTML of a string."""

_JSON = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;)")
_WITHIN: dict[Quoting, Quoting] = {
    "json": "html in json",
    '"': 'html in "',
    "'": "html in '",
}
_OF_TAG: dict[Quoting, Quoting] = {
    "json": "attribute in json",
    '"': 'attribute in "',
    "'": "attribute in '",
}
_ATTRIBUTES = frozenset(('"', "'"))
_READ = frozenset(("html", "rcdata")) | _ATTRIBUTES
"""The texts of a string's HTML that are read: those of a document in it once more are not."""

_BEGINS = re.compile(r"\s*(?:<(?:[A-Za-z%?#]|!--)|\{)")
"""How a template begins that is HTML; others are Markdown."""

_ADDRESSES = frozenset(("link", "asset"))
_LIVING = frozenset(("gap", "link", "asset", "srcset", "address", "root", "value"))
"""What of a template the language decides as in the page around it."""

_VALUE = re.compile(r"[^=]*=\s*[\"']?")


@dataclass(frozen=True, slots=True)
class _String:
    """A string as it is meant, and where each of its characters begins in the source."""

    text: str
    places: tuple[int, ...]


def spots(
    source: Source, span: tuple[int, int], quoting: Quoting, note: Note, read: Read
) -> list[Spot]:
    """The texts and addresses of the HTML in a slice of a page that is quoted so."""
    if quoting not in _WITHIN:
        return []
    meant = _meant(source.text, span, _JSON if quoting == "json" else _REFERENCE)
    parts, _ = _of_source(read(meant.text).parts, 0, meant, source)
    return list(_spots(parts, span[0], _Kept(note, quoting)))


def of_template(source: Source, span: tuple[int, int], note: Note, read: Read) -> list[Spot]:
    """The texts and addresses of a slice of a page that is HTML for scripts; none of one in another
    language of markup."""
    start, end = span
    if not _BEGINS.match(source.text, start, end):
        return []
    kept = _Kept(note, None, source.line(start) - 1)
    found = _spots(read(source.text[start:end]).parts, start, kept)
    return [one for one in found if isinstance(one.part, Segment) or one.part.kind in _LIVING]


def _meant(text: str, span: tuple[int, int], escape: re.Pattern[str]) -> _String:
    words: list[str] = []
    places: list[int] = []
    at, end = span
    for found in escape.finditer(text, at, end):
        places += range(at, found.start())
        words.append(text[at : found.start()])
        whole = found[0]
        meant = json.loads(f'"{whole}"') if whole[0] == "\\" else unescape(whole)
        places += [found.start()] * len(meant)
        words.append(meant)
        at = found.end()
    places += range(at, end + 1)
    return _String(fit("".join([*words, text[at:end]])), tuple(places))


# --- the parts as they stand in the source -------------------------------------------


def _of_source(parts: Parts, at: int, meant: _String, source: Source) -> tuple[Parts, int]:
    """Parts of the string as slices of the source, and where they end in the string."""
    found: list[str | Segment | Field] = []
    for part in parts:
        if isinstance(part, str):
            found.append(_slice(at, at + len(part), meant, source))
            at += len(part)
        elif isinstance(part, Field):
            found += _field(part, at, meant, source)
            at += len(part.raw)
        elif part.quoting in _READ:
            one, at = _segment(part, at, meant, source)
            found.append(one)
        else:
            end = at + len(_raw(part))
            found.append(_slice(at, end, meant, source))
            at = end
    return tuple(found), at


def _slice(start: int, end: int, meant: _String, source: Source) -> str:
    return source.text[meant.places[start] : meant.places[end]]


def _field(field: Field, at: int, meant: _String, source: Source) -> Iterator[str | Field]:
    """An address without the name and the quotes around it; what else the language decides stays
    as it is in a string."""
    end = at + len(field.raw)
    begun = _VALUE.match(field.raw) if field.name else None
    low = at + (begun.end() if begun else 0)
    high = end - (field.raw[-1:] in ("'", '"') if begun else 0)
    if field.kind == "gap":
        yield replace(field, raw=_slice(at, end, meant, source))
    elif field.kind not in _ADDRESSES or low >= high:
        yield _slice(at, end, meant, source)
    else:
        yield _slice(at, low, meant, source)
        yield Field(field.kind, _slice(low, high, meant, source), "", field.value)
        yield _slice(high, end, meant, source)


def _segment(segment: Segment, at: int, meant: _String, source: Source) -> tuple[Segment, int]:
    text: list[str | Code] = []
    raw: list[str | Code] = []
    line = source.line(meant.places[at])
    for words, atom in zip(segment.text, segment.raw, strict=True):
        if isinstance(atom, Code):
            inner, end = _of_source(atom.parts, at, meant, source)
            text.append(Code(atom.name, atom.kind, inner, atom.bare))
            raw.append(text[-1])
        else:
            end = at + len(atom)
            text.append(words)
            raw.append(_slice(at, end, meant, source))
        at = end
    return replace(segment, text=tuple(text), raw=tuple(raw), line=line), at


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is said of every text of a string, and what the string is quoted in; of a template, none
    and the lines before it."""

    note: Note
    quoting: Quoting | None
    before: int = 0

    def of(self, segment: Segment) -> Segment:
        """A segment as one of the string: its words and those of its tags' attributes."""
        text = self._text(segment.text)
        raw = tuple(
            one if isinstance(atom, Code) else atom
            for one, atom in zip(text, segment.raw, strict=True)
        )
        note = self.note
        return replace(
            segment,
            text=text,
            raw=raw,
            quoting=self._quoting(segment.quoting),
            line=segment.line + self.before,
            context=segment.context or note.context,
            note=(*note.lines, *segment.note),
            block=note.block or segment.block,
            heading=note.heading or segment.heading,
        )

    def _quoting(self, inner: Quoting) -> Quoting:
        if self.quoting is None:
            return inner
        return (_OF_TAG if inner in _ATTRIBUTES else _WITHIN)[self.quoting]

    def _text(self, text: Text) -> Text:
        return tuple(
            atom
            if isinstance(atom, str)
            else Code(atom.name, atom.kind, tuple(map(self._part, atom.parts)), atom.bare)
            for atom in text
        )

    def _part(self, part: str | Segment | Field) -> str | Segment | Field:
        return self.of(part) if isinstance(part, Segment) else part


def _spots(parts: Parts, at: int, kept: _Kept) -> Iterator[Spot]:
    for part in parts:
        size = len(_raw(part))
        if isinstance(part, Segment):
            yield Spot(at, at + size, kept.of(part))
        elif isinstance(part, Field) and part.raw:
            yield Spot(at, at + size, part)
        at += size


def _raw(part: str | Segment | Field) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Field):
        return part.raw
    return "".join(
        atom if isinstance(atom, str) else "".join(map(_raw, atom.parts)) for atom in part.raw
    )
