"""What is said to readers in scripts and styles, which no translator sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.formats.skipped.prose import is_prose, is_spoken

Place = tuple[int, int]

_JSON = re.compile(r'"((?>(?:[^"\\\n]|\\.)*))"(\s*:)?')
_STRING = re.compile(
    r"/\*.*?\*/|(?<![:\w])//[^\n]*+|\"(?P<double>(?>(?:[^\"\\\n]|\\.)*))\""
    r"|'(?P<single>(?>(?:[^'\\\n]|\\.)*))'|`(?P<template>(?>(?:[^`\\]|\\.)*))`",
    re.DOTALL,
)
_CONTENT = re.compile(r"\bcontent\s*:\s*(?:\"((?>(?:[^\"\\\n]|\\.)*))\"|'((?>(?:[^'\\\n]|\\.)*))')")
_ICON = re.compile(r"\\[0-9a-fA-F]{2,6}\s?")


def of_data(text: str, start: int, end: int) -> Iterator[Place]:
    """The strings of JSON that read like words."""
    for found in _JSON.finditer(text, start, end):
        if not found[2] and is_prose(found[1]):
            yield found.span(1)


def of_program(text: str, start: int, end: int) -> Iterator[Place]:
    """The strings of a program that read like words."""
    for found in _STRING.finditer(text, start, end):
        if found.lastgroup and is_prose(found[found.lastgroup]):
            yield found.span(found.lastgroup)


def of_style(text: str, start: int, end: int) -> Iterator[Place]:
    """The words that a style puts before or after an element."""
    for found in _CONTENT.finditer(text, start, end):
        group = 1 if found[1] is not None else 2
        if is_spoken(_ICON.sub("", found[group])):
            yield found.span(group)
