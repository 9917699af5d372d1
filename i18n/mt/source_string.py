"""A translator's string as drafting looks at it: what an engine is asked, and what must stay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from i18n.mt.labels.title_case import sentence_case
from i18n.mt.spelt_out import spelt_out
from i18n.mt.tag_projection import tree
from i18n.placeables import inline_tags, protected
from i18n.placeables.names import is_running_text

WORD = re.compile(r"[^\W\d_]{2,}")

_LABELLED = re.compile(r"(?:<[a-z][a-z0-9-]*>)+[^<>]+(?:</[a-z][a-z0-9-]*>)+")


@dataclass(frozen=True)
class SourceString:
    """A string with nested tags, and the names of all the texts that it comes from.

    What is read off the two is found once and kept. (No slots: that is what keeps it.)
    """

    text: str
    names: frozenset[str]

    @cached_property
    def flat(self) -> str:
        """The string without its paired and floating tags."""
        return tree.without_tags(self.text)

    @cached_property
    def calm(self) -> str:
        """What an engine is given: capitals throughout are unreadable to it, no-break spaces
        and accents for apostrophes are not what it was trained on."""
        flat = _loose(straight(spelt_out(self.flat)))
        if not self.is_all_caps:
            return _holding(sentence_case(flat), flat, self.names)
        cut, between = pieces(flat, self.names)
        small = "".join(p.lower() + b for p, b in zip(cut, between, strict=True))
        return small[:1].upper() + small[1:]

    @cached_property
    def is_all_caps(self) -> bool:
        """Whether all of it is capitals: more than an acronym, or a label with tags around it."""
        rest = "".join(pieces(self.flat, self.names)[0])
        long = [word for word in rest.split() if len(word) > 2]
        return rest.isupper() and len(long) > (0 if _LABELLED.fullmatch(self.text) else 1)

    @cached_property
    def quoted(self) -> str:
        """`calm` with its outermost spans in quotes; "" where that would tell nothing."""
        return _loose(straight(tree.quoted(self.text)))

    @cached_property
    def fragments(self) -> tuple[str, ...]:
        """The texts of the spans, in the order of their opening tags."""
        return tree.fragments(self.text)

    @cached_property
    def alone(self) -> tuple[str, ...]:
        """What is translated by itself to place the tags: the spans, and what stands before a
        line break or image."""
        return tuple(map(straight, (*self.fragments, *tree.text_before_tags(self.text))))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of `calm`, tags and escapes apart."""
        return tuple(WORD.findall(inline_tags.plain(self.calm)))

    @cached_property
    def kept(self) -> frozenset[str]:
        """The words that stay as they are: names, parts of what is protected, spans."""
        return frozenset({*self.fragments, *_proper(self.calm, self.names)})

    @cached_property
    def ordinary(self) -> tuple[str, ...]:
        """The words that are no names."""
        return tuple(word for word in self.words if word not in self.kept)

    @cached_property
    def has_tags(self) -> bool:
        """Whether there are tags to be put back."""
        return bool(inline_tags.tags(self.text))


def pieces(flat: str, names: frozenset[str]) -> tuple[list[str], tuple[str, ...]]:
    """A sentence cut at its protected items: the pieces, and what stands between them."""
    cut, between, end = [], [], 0
    for start, stop, _ in protected.found(flat, names):
        cut.append(flat[end:start])
        between.append(flat[start:stop])
        end = stop
    return [*cut, flat[end:]], (*between, "")


def _holding(calm: str, flat: str, names: frozenset[str]) -> str:
    """A text of other capitals with its protected items as they are."""
    if calm != flat:
        for start, end, _ in protected.found(flat, names):
            calm = calm[:start] + flat[start:end] + calm[end:]
    return calm


def between_items(text: str, names: frozenset[str]) -> str:
    """A text with one sign in place of each protected item."""
    return "\N{OBJECT REPLACEMENT CHARACTER}".join(pieces(text, names)[0])


def _proper(calm: str, names: frozenset[str]) -> set[str]:
    """The words of a sentence whose capital says that they are names: not that of a heading or
    of a first word."""
    out = {
        word
        for start, end, _ in protected.found(calm, names)
        for word in WORD.findall(calm[start:end])
    }
    if is_running_text(inline_tags.plain(calm)):
        found = list(WORD.finditer(inline_tags.plain(calm)))
        out |= {match.group() for match in found[1:] if match.group()[0].isupper()}
    return out


def _loose(text: str) -> str:
    """No-break spaces as ordinary ones, which the engines were trained on; not inside numbers."""
    return re.sub(r"(?<!\d)\u00a0|\u00a0(?!\d)", " ", text)


def straight(text: str) -> str:
    """An accent that stands for an apostrophe is one: `Miners´ Union`, `it`s`."""
    return re.sub(r"(?<=[^\W\d_])(?:´(?!\w{3})|`(?=[^\W\d_]{1,2}\b))", "’", text)
