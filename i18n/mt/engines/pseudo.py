"""Pseudo-translation: accented, longer text without a model, for layout work and for tests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.model import Edge, Translation

LANGUAGE = "en-XA"
"""CLDR's pseudo-language of accented text."""

_ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž",
)

# Placeholders, tags, entities, URLs, and words with a digit, an underscore or a sign in them.
_KEPT = re.compile(
    r"\{[^{}]*\}|%(?:\([^()]*\)|\d+\$)?[-+ #0]*\d*(?:\.\d+)?[a-zA-Z](?![a-zA-Z])|</?\w[^<>]*>"
    r"|&#?\w+;|(?<!\w)\w+://\S+|(?<![\w.+-])[\w.+-]+@\S+|(?<![^\W\d_])[^\W\d_]*[\d_]\w*|\$\w+"
    r"|--?[a-z][\w-]*"
)

_FILLER = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Pseudo:
    """An engine from any language to the pseudo-language."""

    name = "pseudo"
    abreast = 1

    def edges(self) -> tuple[Edge, ...]:
        """One edge; its source `*` stands for any language."""
        return (Edge(self.name, "*", LANGUAGE, 1.0, "1"),)

    def missing(self) -> tuple[str, ...]:
        """Nothing ever is."""
        return ()

    def translate(self, sentences: Sequence[str], edge: Edge) -> list[Translation]:
        """Accent and lengthen each sentence; never fails."""
        return [Translation(pseudo(sentence)) for sentence in sentences]

    def close(self) -> None:
        """There is nothing to let go of."""


def pseudo(text: str) -> str:
    """The text accented, about 35 % longer, in brackets; what has no letters stays as it is."""
    if not any(map(str.isalpha, text)):
        return text
    core = text.strip()
    lead, tail = text[: text.index(core)], text[text.index(core) + len(core) :]
    return f"{lead}[{_accented(core)} {_filler(len(core))}]{tail}"


def _accented(text: str) -> str:
    parts, start = [], 0
    for kept in _KEPT.finditer(text):
        parts += [text[start : kept.start()].translate(_ACCENTED), kept[0]]
        start = kept.end()
    return "".join(parts) + text[start:].translate(_ACCENTED)


def _filler(length: int) -> str:
    """Words until a third more than `length` is full; at least one."""
    words: list[str] = []
    missing = length * 0.35 - 3
    while not words or missing > 0:
        words.append(_FILLER[len(words) % len(_FILLER)])
        missing -= len(words[-1]) + 1
    return " ".join(words)
