"""What is said to readers in scripts and styles, which no translator sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.formats.skipped.prose import is_spoken, is_word, says_something

Place = tuple[int, int]

_JSON = re.compile(r'"((?>(?:[^"\\\n]|\\.)*))"(\s*:)?')
_STRING = re.compile(
    r"/\*.*?\*/|(?<![:\w])//[^\n]*+|\"(?P<double>(?>(?:[^\"\\\n]|\\.)*))\""
    r"|'(?P<single>(?>(?:[^'\\\n]|\\.)*))'|`(?P<template>(?>(?:[^`\\]|\\.)*))`",
    re.DOTALL,
)
_SHOWN = re.compile(
    r"(?:\.(?:textContent|innerText|innerHTML|outerHTML|title|placeholder|alt|label|ariaLabel"
    r"|nodeValue)\s*\+?=|\b(?:alert|confirm|prompt|toast|notify|createTextNode)\("
    r"|\.(?:text|html|append|prepend|after|before|write|writeln)\("
    r"|\b(?:title|label|text|caption|heading|description|message|placeholder|tooltip|alt)[\"']?\s*:"
    r"|setAttribute\(\s*[\"'](?:title|alt|placeholder|aria-label|aria-description|label)[\"'],)"
    r"\s*$"
)
"""What stands before a string that readers will see."""

_COMPARED = re.compile(
    r"(?:[=!]=|\bcase|\w\[|\.on\(|[eE]ventListener\(|\bnew \w+\(|\btypeof \w+)\s*$"
)
_BEHIND = re.compile(r"\s*[=!]==?")
_LOOK = 60
_WORDED = frozenset(
    ("title", "name", "label", "text", "caption", "heading", "description", "message", "alt")
)
_MODE = frozenset(("use strict", "use client", "use server"))
_MACHINE = re.compile(r"@|.*://|[\d:TZ.+-]+$|P\d*[TYMWD]|https?:")
_DECLARED = re.compile(
    r"""(?<![\w-])(?:content|list-style(?:-type)?|prefix|suffix|(?:additive-)?symbols|text-overflow
    |hyphenate-character|--(?!\w*font)[\w-]+)\s*:
    (?P<value>(?>(?:[^;{}"'/]|/\*.*?\*/|/|"(?>(?:[^"\\]|\\.)*)"|'(?>(?:[^'\\]|\\.)*)')*))""",
    re.VERBOSE | re.DOTALL,
)
_QUOTED = re.compile(
    r"/\*.*?\*/|url\(\s*(?:\"[^\"]*\"|'[^']*'|[^)]*)|\"((?>(?:[^\"\\]|\\.)*))\"|'((?>(?:[^'\\]|\\.)*))'",
    re.DOTALL,
)
_FONTS = re.compile(r"\b(?:sans-serif|serif|monospace|system-ui|cursive|emoji)\b")
_ICON = re.compile(r"\\[0-9a-fA-F]{2,6}\s?")


def of_data(text: str, start: int, end: int, *, told: bool = False) -> Iterator[Place]:
    """The strings of JSON that read like words; of `told` data, which tell others of the page, all
    but addresses, times and what begins with `@`."""
    key = ""
    for found in _JSON.finditer(text, start, end):
        value = found[1]
        if found[2]:
            key = value
        if found[2] or key.startswith("@"):
            continue
        told_of = told or key.lower() in _WORDED
        if says_something(value) or is_word(value) or (told_of and _tells(value)):
            yield found.span(1)


def _tells(value: str) -> bool:
    """Whether a value is no address and no time."""
    return is_spoken(value) and not _MACHINE.match(value)


def of_program(text: str, start: int, end: int) -> Iterator[Place]:
    """The strings of a program that read like words, or go where readers see them."""
    for found in _STRING.finditer(text, start, end):
        if not found.lastgroup or (value := found[found.lastgroup]) in _MODE:
            continue
        before = text[max(start, found.start() - _LOOK) : found.start()]
        shown = _SHOWN.search(before) and is_spoken(value) and not value.isdigit()
        if shown or says_something(value) or (is_word(value) and _is_said(text, found, before)):
            yield found.span(found.lastgroup)


def _is_said(text: str, found: re.Match[str], before: str) -> bool:
    """Whether a word is nothing that a program looks for: a key, an event, a value compared."""
    return not _COMPARED.search(before) and not _BEHIND.match(text, found.end())


def of_style(text: str, start: int, end: int) -> Iterator[Place]:
    """The words that a style puts before, after or beside an element."""
    for declared in _DECLARED.finditer(text, start, end):
        if _FONTS.search(declared["value"]):
            continue
        for found in _QUOTED.finditer(text, *declared.span("value")):
            group = found.lastindex
            if group and is_spoken(_ICON.sub("", found[group])):
                yield found.span(group)
