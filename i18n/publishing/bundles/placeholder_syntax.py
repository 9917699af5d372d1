"""A text's placeholders, and the same text with them as another reader writes them.

    %(num)d files of {owner}   ->   {{num}} files of {{owner}}   for i18next
                               ->   {num} files of {owner}       for ICU

What gettext's caller fills in with sprintf, `format` or a template is one thing here: a `Slot`
with a name. A slot without one (`%5.2f`, `{price!r}`) cannot be said elsewhere.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from i18n.late import late
from i18n.placeables import inline_tags

COUNTERS = ("n", "num", "count", "number", "total")
"""Names that a counting placeholder without a type (`{n}`) goes by."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: its name ("" if no other reader has a way to say it), how it is written,
    and whether it is a number; a nameless `%s` is called by its place, from 0."""

    name: str
    raw: str
    number: bool = False


Piece = str | Slot
"""Words as a reader sees them, or a placeholder."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What is a placeholder in a message: `printf` is strict where a flag says so, `percent`
    means that `%%` is one sign, `braces` may be words or Python's (where `{{` is one sign)."""

    printf: bool = False
    percent: bool = False
    braces: Literal["any", "python", "none"] = "any"


_NAMED = r"%\((?P<key>\w+)\)(?:(?P<type>[sdiu])|[-+ #0]*\d*(?:\.\d+)?[a-zA-Z])"
_PLACED = r"%(?P<place>\d+)\$(?:(?P<kind>[sdiu])|[-+ #0]*\d*(?:\.\d+)?[a-zA-Z])"
_LOOSE = r"(?:(?<![\w%])|(?<=%[sdiu]))%(?P<plain>[sdiu])(?!\w)"
_STRICT = r"%(?:(?P<plain>[sdiu])|[-+ #0]*[\d*]*(?:\.[\d*]+)?(?:hh?|ll?|[zjtL])?[a-zA-Z])"
_BRACES = {
    "any": r"\{\{-?\s*(?P<double>\w+)\s*\}\}|\{\{.*?\}\}|\{(?P<brace>\w*)\}",
    "python": r"(?P<escape>\{\{|\}\})|\{(?P<brace>\w*)\}|\{\w*[.\[!:][^{}]*\}",
    "none": r"\{\{-?\s*(?P<double>\w+)\s*\}\}|\{\{.*?\}\}",
}
_TEMPLATE = r"\$\{\s*(?P<template>\w+)\s*\}|\$\{[^{}]*\}"


def dialect(sources: Iterable[str], flags: Iterable[str]) -> Dialect:
    """What a message's placeholders are, by its flags (`python-format`) or else by its look."""
    formats = {f for f in flags if f.endswith("-format") and not f.startswith("no-")}
    python = {f for f in formats if f.endswith("brace-format")}
    if formats - python:
        return Dialect(printf=True, percent=True, braces="python" if python else "none")
    if python:
        return Dialect(braces="python")
    found = (piece for text in sources for piece in pieces(text, Dialect()))
    return Dialect(percent=any(isinstance(p, Slot) and p.raw.startswith("%") for p in found))


def pieces(text: str, kind: Dialect) -> tuple[Piece, ...]:
    """A text as words and placeholders, in order."""
    if not any(mark in text for mark in "%{}$"):
        return (text,) if text else ()
    out: list[Piece] = []
    end = unnamed = 0
    for match in _pattern(kind).finditer(text):
        found = match.groupdict()
        out.append(text[end : match.start()])
        end = match.end()
        if match.group() == "%%" or found.get("escape"):
            out.append(match.group()[0])
            continue
        slot = _slot(found, match.group(), unnamed)
        unnamed += bool(found.get("plain")) or found.get("brace") == ""
        out.append(slot)
    out.append(text[end:])
    return tuple(_joined(out))


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with words that touch in one."""
    for words, some in itertools.groupby(found, lambda piece: isinstance(piece, str)):
        if not words:
            yield from some
        elif text := "".join(map(str, some)):
            yield text


@lru_cache(maxsize=16)
def _pattern(kind: Dialect) -> re.Pattern[str]:
    percent = ["%%"] if kind.percent else []
    printf = _STRICT if kind.printf else _LOOSE
    return re.compile(
        "|".join([*percent, _NAMED, _PLACED, printf, _TEMPLATE, _BRACES[kind.braces]]), re.ASCII
    )


def _slot(found: dict[str, str | None], raw: str, unnamed: int) -> Slot:
    """The placeholder of a match; `unnamed` counts those before it that have no name."""
    number = any(found.get(group) in ("d", "i", "u") for group in ("type", "kind", "plain"))
    if found.get("plain") or found.get("brace") == "":
        return Slot(str(unnamed), raw, number)
    if found.get("place"):
        return Slot(str(int(found["place"] or 1) - 1) if found.get("kind") else "", raw, number)
    if found.get("key"):
        return Slot(found["key"] or "" if found.get("type") else "", raw, number)
    names = (found.get(group) for group in ("double", "brace", "template"))
    return Slot(next((name for name in names if name), ""), raw)


def names(text: Sequence[Piece]) -> frozenset[str]:
    """The names of a text's placeholders; one that has none counts as it is written."""
    return frozenset(p.name or p.raw for p in text if isinstance(p, Slot))


def counter(source: Sequence[Piece]) -> str:
    """The name of the placeholder that a plural form counts by: the only number, or else the
    only one with a name like `n`; `count` where there is none, or where it has no name."""
    slots = [piece for piece in source if isinstance(piece, Slot)]
    numbers = {slot.name for slot in slots if slot.number}
    found = numbers or {slot.name for slot in slots if slot.name in COUNTERS}
    name = found.pop() if len(found) == 1 else ""
    return name if name and not name.isdigit() else "count"


def counted(text: Sequence[Piece], source: Sequence[Piece]) -> tuple[Piece, ...]:
    """The text with the nameless number that its source counts by (`%d`) called `count`."""
    numbers = [p for p in source if isinstance(p, Slot) and p.number]
    if len(numbers) != 1 or not numbers[0].name.isdigit():
        return tuple(text)
    name = numbers[0].name
    return tuple(
        replace(p, name="count") if isinstance(p, Slot) and p.name == name else p for p in text
    )


# --- written for other readers ---------------------------------------------------


class InexpressibleError(ValueError):
    """A text that cannot be written for a reader; the message says why."""


def _unsaid(what: str) -> InexpressibleError:
    return InexpressibleError(f"it has no way to say “{what}”")


_DOUBLE = late(r"\{\{(.+?)\}\}", re.S)


def i18next(text: Sequence[Piece]) -> str:
    """The text with `{{name}}`. Raises InexpressibleError.

    i18next has no escape: words that it would read as its own cannot be said.
    Format: https://www.i18next.com/translation-function/interpolation
    """
    out = "".join(p if isinstance(p, str) else _double(p) for p in text)
    if "$t(" in out:
        raise _unsaid("$t(")
    wanted = [_double(p)[2:-2] for p in text if isinstance(p, Slot)]
    if _DOUBLE.findall(out) != wanted:
        raise _unsaid("{{")
    return out


def _double(slot: Slot) -> str:
    if slot.raw.startswith("{{"):
        return slot.raw
    if slot.name:
        return f"{{{{{slot.name}}}}}"
    raise _unsaid(slot.raw)


_TAG = late(r"(</?[a-z][a-z0-9-]*/?>)")
_LITERAL = {False: late(r"['{}<]+"), True: late(r"['{}<#]+")}
_QUOTED = late(r"''|'[{}<#](?:[^']|'')*'")
_ARGUMENT = late(r"\{(\w+)\}", re.ASCII)


def icu(text: Sequence[Piece], *, plural: bool = False) -> str:
    """The text as an ICU message, or as a form of a plural one. Raises InexpressibleError.

    The page's tags stay: `<a1>` is a rich-text tag there as well. All else that has a meaning
    is quoted. Format: https://unicode-org.github.io/icu/userguide/format_parse/messages/
    """
    whole = "".join(p for p in text if isinstance(p, str))
    tags = inline_tags.nested(whole)
    out = "".join(
        _argument(p) if isinstance(p, Slot) else "".join(_quoted(p, tags, plural)) for p in text
    )
    bare = _QUOTED.sub("", out)
    if _ARGUMENT.findall(bare) != [p.name for p in text if isinstance(p, Slot)]:
        raise _unsaid("{")
    return out


def _argument(slot: Slot) -> str:
    if not slot.name:
        raise _unsaid(slot.raw)
    return f"{{{slot.name}}}"


def _quoted(words: str, tags: bool, plural: bool) -> Iterator[str]:
    for number, part in enumerate(_TAG.split(words) if tags else [words]):
        if number % 2:
            yield part
        else:
            yield _LITERAL[plural].sub(_quotation, part)


def _quotation(match: re.Match[str]) -> str:
    """A run of special characters in one pair of quotes: two pairs would touch and be one."""
    run = match.group().replace("'", "''")
    return run if set(run) == {"'"} else f"'{run}'"


_CHOICE = late(r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal|number|date|time)\b", re.ASCII)


def is_icu(source: str) -> bool:
    """Whether a source is an ICU message already: `{n, plural, one {…} other {…}}`."""
    return _CHOICE.search(source) is not None


def whole_icu(text: str) -> str:
    """An ICU message as it is. Raises InexpressibleError if its braces do not close."""
    depth = 0
    for char in _QUOTED.sub("", text):
        depth += (char == "{") - (char == "}")
        if depth < 0:
            break
    if depth:
        raise InexpressibleError("its braces do not close")
    return text


_OWN = late(r"%(\d+)(?![\d$])", re.ASCII)
_READ = late(r"%(?:(?=%)|(?=(\d+)))", re.ASCII)


def gettext_js(text: str, source: str) -> str:
    """The text so that gettext.js gives it back: it reads `%%` and `%1` as its own, but `%1`
    is a placeholder only where the source has it, and `%1$s` is the caller's."""
    own = {*_OWN.findall(source)}
    return _READ.sub(lambda match: "%" if match[1] in own else "%%", text)
