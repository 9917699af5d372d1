"""What a document is made of, so that a translated one can be compared with its source: the
blocks in order, and what each unit shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from i18n.formats.markdown.document import Document
from i18n.formats.markdown.events import Event
from i18n.formats.markdown.units import Token, Unit

Sign = tuple[str, str]
"""A text, as ("", words), or a piece of markup: its kind and what tells it from others."""

Signs = tuple[Sign, ...]

ANYTHING = "\0"
"""Stands in a text for words that may be any."""

_MASKED = re.compile(r"x{3,}")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", re.DOTALL)
_NAME = re.compile(r"</?[A-Za-z][^\s/>]*")
_TAG = re.compile(r"<(/?)(em|strong|del)>\Z")


def blocks(found: Document, *, code: bool) -> Iterator[str | Unit]:
    """The blocks of a document, between them its units and, where it is asked for, its code."""
    for item in found.items:
        if isinstance(item, Unit):
            yield item
        elif item.name == "codeblock":
            yield f"{item.does} codeblock {item.detail.get('Fenced', '')}"
        elif item.name == "text":
            yield f"code {_MASKED.sub('xxx', item.words.strip()) if code else ''}"
        elif item.name != "html":
            yield _said(item)


def _said(event: Event) -> str:
    known = {key: value for key, value in event.detail.items() if key not in ("id", "classes")}
    return f"{event.does} {event.name} {known if event.does == 'start' else ''}"


def signs(text: str, tokens: Iterable[Token], *, loose: bool = False) -> Signs:
    """What tokens of a text show. In a `loose` reading their words may be any."""
    return merged(signs_of(text, tokens, loose=loose))


def signs_of(text: str, tokens: Iterable[Token], *, loose: bool = False) -> Iterator[Sign]:
    """The same one by one, texts not yet joined."""
    return (sign for token in tokens for sign in _signs(text, token, loose=loose))


def _signs(text: str, token: Token, *, loose: bool) -> Iterator[Sign]:
    if token.kind in ("words", "soft"):
        yield "", ANYTHING if loose else token.words
    elif token.kind in ("open", "close"):
        yield token.kind, token.name
    elif token.kind in ("html", "held") and (found := _TAG.match(text[token.start : token.end])):
        yield "close" if found[1] else "open", found[2]
    elif token.kind == "html":
        raw = text[token.start : token.end]
        name = _NAME.match(raw)
        yield "html", name[0].lower() if name else raw[:4]
    elif token.kind in ("image", "hard"):
        yield token.kind, ""
    elif token.kind == "held":
        yield token.kind, _QUOTED.sub('""', text[token.start : token.end])
    elif token.kind == "code" and token.name == "a":
        yield "code", "a"
    else:
        yield token.kind, re.sub(r"\s[ \t>]*", " ", text[token.start : token.end])


def merged(found: Iterable[Sign]) -> Signs:
    """Signs with neighbouring texts as one, their white space collapsed, none at the edges of
    lines."""
    joined: list[Sign] = []
    for texts, group in groupby(found, lambda sign: not sign[0]):
        if texts:
            words = "".join(what for _, what in group)
            joined.append(("", re.sub(r"[ \t\r\n]+", " ", words)))
        else:
            joined += group
    return tuple(_trimmed(joined))


def _trimmed(found: Sequence[Sign]) -> Iterator[Sign]:
    for at, (kind, what) in enumerate(found):
        if kind:
            yield kind, what
            continue
        if at == 0 or found[at - 1][0] == "hard":
            what = what.lstrip(" ")
        if at == len(found) - 1 or found[at + 1][0] == "hard":
            what = what.rstrip(" ")
        if what:
            yield "", what


def words(found: Signs) -> str:
    """The words of a unit, those of code among them."""
    return "".join(what.strip("`") for kind, what in found if kind in ("", "code"))


def agree(meant: Signs, found: Signs) -> bool:
    """Whether a unit shows what is meant."""
    if len(meant) != len(found):
        return False
    return all(
        one[0] == other[0] and _same(one[1], other[1])
        for one, other in zip(meant, found, strict=True)
    )


def _same(meant: str, found: str) -> bool:
    if ANYTHING not in meant:
        return meant == found
    pattern = ".*".join(map(re.escape, meant.split(ANYTHING)))
    return re.fullmatch(pattern, found, re.DOTALL) is not None
