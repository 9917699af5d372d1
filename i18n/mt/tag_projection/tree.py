"""The tree of a sentence's tags, and what an engine is asked for their sake.

A sentence is translated without its paired tags. A sealed element (`<code1/>`) is a word of
the sentence; a line break or image (`<br/>`, `<img1/>`) is none. Words that only tags keep
apart (`Name<br/>Street`) are given a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from i18n.placeables import inline_tags
from i18n.placeables.inline_tags import Tag

Range = tuple[int, int]
"""Start and end, in characters."""

FLOATING = frozenset({"br", "img", "wbr", "hr", "input"})
"""Lone elements that are no word of the sentence."""

PIECE = re.compile(
    r"<[a-z][a-z0-9-]*/>|&(?:lt|amp);"
    r"|[^\W_]+(?:(?:[-’'·]|(?<=\d)[.,:](?=\d)|(?<=[^\W\d_])\.(?=[^\W\d_]))[^\W_]+)*|[^\w\s]|_"
)
"""A word, a number, a sealed element or a sign; `end.1` is three of them."""


@dataclass(slots=True)
class TagSpan:
    """A pair of tags over `words[start:end]` of the flat source, or a floating tag there."""

    tag: Tag
    start: int
    end: int
    inner: list[TagSpan] = field(default_factory=list)


def without_tags(source: str) -> str:
    """The sentence as an engine sees it: no paired or floating tags."""
    return " ".join(parse(source)[0].split()) if inline_tags.tags(source) else source


def quoted(source: str) -> str:
    """The flat sentence with its outermost spans in quotes, and no others in it; "" when that
    would tell nothing."""
    text, spans = parse(source)
    paired = [span for span in spans if filled(span, text)]
    if not paired or any(_whole(span, text) for span in paired):
        return ""
    out: list[str] = []
    end = 0
    for span in paired:
        own = text[span.start : span.end]
        bare = own.translate(_NO_QUOTES).strip()
        lead, tail = own[: len(own) - len(own.lstrip())], own[len(own.rstrip()) :]
        out += text[end : span.start].translate(_NO_QUOTES), lead, f'"{bare}"', tail
        end = span.end
    return " ".join("".join([*out, text[end:].translate(_NO_QUOTES)]).split())


_NO_QUOTES = dict.fromkeys(map(ord, '"“”«»„'))


def fragments(source: str) -> tuple[str, ...]:
    """The texts of the spans that have to be searched for, in order of their opening tags."""
    text, spans = parse(source)
    return tuple(bare(text[span.start : span.end]) for span in walk(spans) if filled(span, text))


def text_before_tags(source: str) -> tuple[str, ...]:
    """What comes before each line break or image between words: where its translation ends,
    the tag goes."""
    text, spans = parse(source)
    return tuple(bare(text[slice(*one)]) for one in ahead(text, spans, (0, len(text))))


def ahead(text: str, spans: Sequence[TagSpan], outer: Range) -> Iterator[Range]:
    """The ranges of `text_before_tags`, each from the beginning of what the tag stands in."""
    for span in spans:
        before = outer[0], span.start
        if span.inner:
            yield from ahead(text, span.inner, (span.start, span.end))
        elif span.tag.kind == "single" and _between(
            text[slice(*before)], text[span.end : outer[1]]
        ):
            yield before


def _between(before: str, after: str) -> bool:
    return before.rstrip()[-1:].isalnum() and bool(words(after))


def filled(span: TagSpan, text: str) -> bool:
    """Whether a span encloses anything but tags and space."""
    return not text[span.start : span.end].isspace() and span.end > span.start


def bare(text: str) -> str:
    """A text with single spaces and none at its ends."""
    return " ".join(text.split())


def _whole(span: TagSpan, text: str) -> bool:
    return not words(text[: span.start]) and not words(text[span.end :])


def words(text: str) -> list[str]:
    return [piece for piece in PIECE.findall(text) if piece[0].isalnum() or len(piece) > 1]


def walk(spans: Sequence[TagSpan]) -> Iterator[TagSpan]:
    for span in spans:
        yield span
        yield from walk(span.inner)


def parse(source: str) -> tuple[str, list[TagSpan]]:
    """The escaped words of a sentence, sealed elements among them, and the tree of its tags."""
    text = ""
    root: list[TagSpan] = []
    stack: list[TagSpan] = []
    for token in inline_tags.tokens(inline_tags.loosened(source)):
        if isinstance(token, str):
            text += inline_tags.escape(token)
        elif token.kind == "single" and token.name not in FLOATING:
            text += str(token)
        elif token.kind == "close":
            if not stack or stack[-1].tag.label != token.label:
                raise ValueError(source)
            stack.pop().end = len(text)
        else:
            span = TagSpan(token, len(text), len(text))
            (stack[-1].inner if stack else root).append(span)
            if token.kind == "open":
                stack.append(span)
    if stack:
        raise ValueError(source)
    return text, root
