"""A translation of one sentence made to fit another that is like it: its tags, its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.placeables import inline_tags
from i18n.placeables.inline_tags import Tag, Verbatim

_NUMBER = re.compile(r"(?<![\w.,])\d+(?!\w|[.,]\d)")
"""Whole numbers that no language writes in a way of its own, with points or commas in them."""

_GRAMMATICAL = frozenset(["0", "1"])
"""Numbers whose change may change words: one lamp, two lamps."""


def adapted(text: str, source: str, wanted: str) -> str:
    """The translation `text` of `source` with the tags and numbers of `wanted`.

    Tags are renumbered where both sentences have the same in the same order (`<a0>`, `<a1>`),
    numbers replaced where both have as many and the text has those that change. Where it is
    not clear what becomes what, the text stays as it is.
    """
    return _renumbered(_retagged(text, source, wanted), source, wanted)


def _retagged(text: str, source: str, wanted: str) -> str:
    ones, others = _tags(source), _tags(wanted)
    if [(tag.name, tag.kind) for tag in ones] != [(tag.name, tag.kind) for tag in others]:
        return text
    labels = _mapping([tag.label for tag in ones], [tag.label for tag in others])
    if not labels:
        return text
    return inline_tags.join(
        Tag(labels.get(one.label, one.label), one.kind) if isinstance(one, Tag) else one
        for one in inline_tags.tokens(text)
    )


def _tags(string: str) -> list[Tag]:
    return [token for token in inline_tags.tokens(string) if isinstance(token, Tag)]


def _renumbered(text: str, source: str, wanted: str) -> str:
    ones, others, theirs = (_NUMBER.findall(inline_tags.plain(s)) for s in (source, wanted, text))
    changes = _mapping(ones, others)
    if not changes or _GRAMMATICAL & {*changes.keys(), *changes.values()}:
        return text
    if any(theirs.count(old) != ones.count(old) for old in changes):
        return text
    return inline_tags.join(
        one
        if isinstance(one, Tag | Verbatim)
        else _NUMBER.sub(lambda m: changes.get(m[0], m[0]), one)
        for one in inline_tags.tokens(text)
    )


def _mapping(ones: Sequence[str], others: Sequence[str]) -> dict[str, str]:
    """What becomes what, by position: only what changes, nothing where that is not clear."""
    pairs = set(zip(ones, others, strict=False))
    clear = len(ones) == len(others) and len(pairs) == len(set(ones)) == len(set(others))
    return {one: other for one, other in pairs if one != other} if clear else {}
