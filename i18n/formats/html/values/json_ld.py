"""Structured data in a page (JSON-LD): its texts, its links, its language.

Formats: RFC 8259, https://www.w3.org/TR/json-ld11/ and the names of https://schema.org.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from i18n.formats.html.elements import names
from i18n.formats.html.spots import Note, Source, Spot, segment, worded
from i18n.formats.html.values import documents
from i18n.formats.html.whitespace import fit
from i18n.languages.language_tags import same_language
from i18n.model import Field, FieldKind, Text
from i18n.placeables.protected import readable

_TEXTS = names(
    "headline alternativeHeadline description disambiguatingDescription abstract articleBody"
    " articleSection text caption name alternateName keywords slogan award jobTitle reviewBody"
    " recipeIngredient recipeInstructions recipeCategory recipeCuisine recipeYield cookingMethod"
    " about title subtitle genre category transcript teaches roleName contactType knowsAbout"
    " responsibilities qualifications skills jobBenefits experienceRequirements"
    " educationRequirements occupationalCategory industry reviewAspect positiveNotes negativeNotes"
    " accessibilitySummary conditionsOfAccess backstory abridged tool supply"
)
_NAMED = re.compile(r"(Person|Brand|Organization|Corporation|Business|NGO|University|School)$")
"""Types whose name is a name, and no words: those of people and of what they make up."""

_PAGES = names("url mainEntityOfPage item @id relatedLink significantLink")
_FILES = names("image logo thumbnailUrl contentUrl embedUrl")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_MARKUP = re.compile(r"</?[A-Za-z]|&\w+;")


@dataclass(frozen=True, slots=True)
class _String:
    """A string of the data: where it stands without its quotes, the key it is under."""

    start: int
    end: int
    value: str
    key: str
    types: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Data:
    """A page as its structured data see it: what is said of all texts, its language, and what
    reads the HTML of a string, if anything does."""

    source: Source
    note: Note
    home: str
    within: documents.Read | None


def spots(data: Data, start: int, end: int) -> Iterator[Spot]:
    """The segments and fields of a script's data; none where it is not JSON."""
    source, note = data.source, data.note
    try:
        json.loads(source.text[start:end])
    except (ValueError, RecursionError):
        return
    for one in _strings(source, start, end):
        if kind := _leads(one, data.home):
            yield Spot(one.start, one.end, Field(kind, _raw(source, one), "", one.value))
        elif _is_text(one) and _MARKUP.search(one.value):
            if data.within:
                told = note._replace(block=f"structured data: {one.key}")
                span = one.start, one.end
                yield from documents.spots(source, span, "json", told, data.within)
        elif _is_text(one):
            told = note._replace(block=f"structured data: {one.key}")
            text, raw = _texts(one, _raw(source, one))
            found = segment(text, raw, told, "json", one.line)
            yield Spot(one.start, one.end, found)


def _texts(one: _String, raw: str) -> tuple[Text, Text]:
    """A string's words; template code in it stays as it is."""
    with contextlib.suppress(ValueError):  # an escape before the code
        text, slices = worded(raw, lambda words: fit(json.loads(f'"{words}"')))
        if len(text) > 1:
            return text, slices
    return (fit(one.value.strip()),), (raw,)


def _raw(source: Source, one: _String) -> str:
    return source.text[one.start : one.end]


def _leads(one: _String, home: str) -> FieldKind | None:
    if one.key == "inLanguage":
        return "lang" if same_language(one.value, home) else None
    if one.key in _PAGES:
        return "link" if "/" in one.value or one.value.endswith(".html") else None
    return "asset" if one.key in _FILES else None


def _is_text(one: _String) -> bool:
    if one.key not in _TEXTS or not readable(one.value):
        return False
    named = one.key in ("name", "alternateName") and any(map(_NAMED.search, one.types))
    return not named and "://" not in one.value


def _strings(source: Source, start: int, end: int) -> Iterator[_String]:
    """The strings that are values, each with its key and the types of its object. What is in
    an array stands under the array's key."""
    found: list[tuple[re.Match[str], str, int]] = []
    types: dict[int, list[str]] = {}
    keys, objects, count = [""], [0], 0
    tokens = list(_TOKEN.finditer(source.text, start, end))
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        sign = token[0]
        if sign in "{[":
            count += 1
            keys.append(keys[-1])
            objects.append(count if sign == "{" else objects[-1])
        elif sign in "}]":
            keys.pop()
            objects.pop()
        elif sign[0] == '"' and after is not None and after[0] == ":":
            keys[-1] = json.loads(sign)
        elif sign[0] == '"':
            found.append((token, keys[-1], objects[-1]))
            if keys[-1] == "@type":
                types.setdefault(objects[-1], []).append(json.loads(sign))
    for token, key, at in found:
        first, last = token.start() + 1, token.end() - 1
        value = json.loads(token[0])
        line = source.line(first)
        yield _String(first, last, value, key, tuple(types.get(at, ())), line)
