"""A translation of one sentence made to fit another that is like it: its tags, its numbers, what
it copies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from i18n.placeables import inline_tags
from i18n.placeables.inline_tags import Tag, Verbatim
from i18n.placeables.patterns import localized, value

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,\u00a0\u202f]\d+)*(?!\d)")


@dataclass(frozen=True, slots=True)
class Changes:
    """What becomes what: numbers, in whatever way they are written, and strings that
    translations copy."""

    numbers: Mapping[str, str]
    copied: Mapping[str, str]


def retagged(text: str, source: str, wanted: str) -> str:
    """The translation `text` of `source` with the tags of `wanted`.

    Tags are renumbered where both sentences have the same in the same order (`<a0>`, `<a1>`).
    Where it is not clear what becomes what, the text stays as it is.
    """
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


def _mapping(ones: Sequence[str], others: Sequence[str]) -> dict[str, str]:
    """What becomes what, by position: only what changes, nothing where that is not clear."""
    pairs = set(zip(ones, others, strict=False))
    clear = len(ones) == len(others) and len(pairs) == len(set(ones)) == len(set(others))
    return {one: other for one, other in pairs if one != other} if clear else {}


def changed(text: str, source: str, changes: Changes, target: str) -> str:
    """The translation `text` of `source` with the changes, numbers as the target writes them;
    "" where the text has not all that changes, just as often as the source."""
    if not changes.numbers and not changes.copied:
        return text
    written = _written(text, source, changes.numbers, target)
    if written is None or not _all_there(text, source, changes.copied):
        return ""
    either = re.compile("|".join([*map(_whole, _longest(changes.copied)), _NUMBER.pattern]))
    return inline_tags.join(
        one
        if isinstance(one, Tag)
        else Verbatim(changes.copied.get(one, one))
        if isinstance(one, Verbatim)
        else either.sub(lambda m: changes.copied.get(m[0]) or written.get(m[0], m[0]), one)
        for one in inline_tags.tokens(text)
    )


def _longest(found: Mapping[str, str]) -> list[str]:
    return sorted(found, key=lambda one: (-len(one), one))


def _whole(string: str) -> str:
    return rf"(?<!\w){re.escape(string)}(?!\w)"


def _all_there(text: str, source: str, copied: Mapping[str, str]) -> bool:
    ones, others = inline_tags.plain(source), inline_tags.plain(text)
    return all(
        0 < len(re.findall(_whole(old), ones)) == len(re.findall(_whole(old), others))
        for old in copied
    )


def _written(
    text: str, source: str, numbers: Mapping[str, str], target: str
) -> dict[str, str] | None:
    """For each way in which the text writes a number that changes, the new number in that way;
    None where one is missing or is written in a way that we do not know."""
    there = _NUMBER.findall(inline_tags.plain(text))
    ours = Counter(map(value, _NUMBER.findall(inline_tags.plain(source))))
    found: dict[str, str] = {}
    for old, new in numbers.items():
        if old[0] in _SIGNS and new[0] == old[0]:
            old, new = old[1:], new[1:]
        if not (old[0].isdigit() and new[0].isdigit()):
            return None
        forms = [one for one in there if value(one) == value(old)]
        if len(forms) != ours[value(old)]:
            return None
        for one in forms:
            ways = (way for way in _WAYS if way(old, target) == one)
            if (way := next(ways, None)) is None:
                return None
            found[one] = way(new, target)
    return found


_SIGNS = "+-\u2212"


def _grouped_by(mark: str) -> Callable[[str, str], str]:
    """The target's way with another mark between thousands."""

    def way(number: str, target: str) -> str:
        whole, point, rest = number.partition(".")
        return localized(f"0{point}{rest}", target).replace("0", whole.replace(",", mark), 1)

    return way


_WAYS: tuple[Callable[[str, str], str], ...] = (
    localized,
    lambda number, _: number,
    *map(_grouped_by, ("", "\u00a0", "\u202f")),
)
"""How a target may write an English number: as its locale says, as it stands, or with another
mark between thousands."""
