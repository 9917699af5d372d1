"""A page and its human translation, paired sentence by sentence.

Blocks are paired in order, those of one kind with each other, by the dynamic programming of
Gale and Church (1993) with lengths, numbers and addresses for likeness; a block that only one
page has stays alone. Sentences are paired where both blocks have as many, else the whole block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from i18n.model import Code, Field, Page, Segment, Text, raw
from i18n.placeables import inline_tags
from i18n.placeables.inline_tags import Tag


@dataclass(frozen=True, slots=True)
class Pair:
    """A source string and what a person made of it, both with the tags of the source."""

    source: str
    human: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Paired:
    """What two pages have in common: of `blocks` in the source, `found` have a translation;
    those of `same` are equal to it, and so tell nothing."""

    pairs: tuple[Pair, ...]
    blocks: int = 0
    found: int = 0
    same: int = 0


def paired(source: Page, human: Page) -> Paired:
    """The sentences of a page beside those of its translation."""
    ours, theirs = tuple(_blocks(source)), tuple(_blocks(human))
    matched = list(_matched(ours, theirs))
    different = [(ours[i], theirs[j]) for i, j in matched if ours[i].text != theirs[j].text]
    pairs = tuple(
        Pair(inline_tags.encode(one), _labelled(one, other), source.path)
        for one, other in (pair for both in different for pair in _sentences(*both))
    )
    return Paired(pairs, len(ours), len(matched), len(matched) - len(different))


def together(found: Iterable[Paired]) -> Paired:
    """The pairs of many pages, each once."""
    pages = tuple(found)
    pairs = {(p.source, p.human): p for page in pages for p in reversed(page.pairs)}
    unique = tuple(sorted(pairs.values(), key=lambda p: p.page))
    return Paired(
        unique,
        sum(page.blocks for page in pages),
        sum(page.found for page in pages),
        sum(page.same for page in pages),
    )


# --- blocks ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Block:
    """The sentences of a block; `marks` are what stays in a translation: numbers, addresses."""

    kind: str
    sentences: tuple[Text, ...]
    marks: Counter[str]
    length: int

    @property
    def text(self) -> Text:
        joined = [atom for one in self.sentences for atom in (" ", *one)][1:]
        return tuple(joined)


def _blocks(page: Page) -> Iterator[_Block]:
    """The blocks of a page with words in them; a gap joins the sentences of one."""
    block: list[Segment] = []
    joined = False
    for part in page.parts:
        if isinstance(part, Segment):
            if block and not joined:
                yield _block(block)
                block = []
            block.append(part)
            joined = False
        elif isinstance(part, Field) and part.kind == "gap":
            joined = True
    if block:
        yield _block(block)


def _block(found: Sequence[Segment]) -> _Block:
    plain = " ".join(inline_tags.plain(inline_tags.encode(one.text)) for one in found)
    codes = (a for one in found for a in one.text if isinstance(a, Code) and not a.bare)
    marks = Counter([*re.findall(r"\d+", plain), *(raw(code.parts) for code in codes)])
    return _Block(found[0].block, tuple(one.text for one in found), marks, len(plain))


_FAR = 40
"""How many blocks one page may be ahead of the other, on top of their difference."""

_UNLIKE = -9.0


def _matched(ours: Sequence[_Block], theirs: Sequence[_Block]) -> Iterator[tuple[int, int]]:
    """The indexes of blocks that are each other's translation, in order."""
    if [one.kind for one in ours] == [one.kind for one in theirs]:
        yield from ((i, i) for i in range(len(ours)))
        return
    steps = _steps(ours, theirs)
    i, j = len(ours), len(theirs)
    found = []
    while i and j:
        step = steps[i].get(j, "ours" if i > j else "theirs")
        if step == "both":
            found.append((i - 1, j - 1))
        i, j = i - (step != "theirs"), j - (step != "ours")
    yield from reversed(found)


def _steps(ours: Sequence[_Block], theirs: Sequence[_Block]) -> list[dict[int, str]]:
    """For each place near the diagonal, the step that leads there on the best way."""
    worth = dict.fromkeys(range(len(theirs) + 1), 0.0)
    steps: list[dict[int, str]] = [dict.fromkeys(worth, "theirs")]
    band = abs(len(ours) - len(theirs)) + _FAR
    for i, one in enumerate(ours, 1):
        before, worth, row = worth, {}, {}
        for j in range(max(0, i - band), min(len(theirs), i + band) + 1):
            ways = [(before.get(j, _UNLIKE), "ours"), (worth.get(j - 1, _UNLIKE), "theirs")]
            if j:
                ways.append((before.get(j - 1, _UNLIKE) + _likeness(one, theirs[j - 1]), "both"))
            worth[j], row[j] = max(ways)
        steps.append(row)
    return steps


def _likeness(one: _Block, other: _Block) -> float:
    """Above 0 for blocks that may be each other's translation."""
    if one.kind != other.kind:
        return _UNLIKE
    longer, shorter = max(one.length, other.length) + 10, min(one.length, other.length) + 10
    total = one.marks.total() + other.marks.total()
    common = 2 * (one.marks & other.marks).total() / total if total else 0.5
    return 0.2 + common + 1 - 2 * min(1.0, (longer / shorter - 1))


# --- sentences ---------------------------------------------------------------------


def _sentences(one: _Block, other: _Block) -> Iterator[tuple[Text, Text]]:
    """The sentences of two blocks in pairs, or both blocks as one pair."""
    if len(one.sentences) == len(other.sentences) and all(
        map(_alike_long, one.sentences, other.sentences)
    ):
        yield from ((a, b) for a, b in zip(one.sentences, other.sentences, strict=True) if a != b)
    else:
        yield one.text, other.text


def _alike_long(one: Text, other: Text) -> bool:
    lengths = sorted(len(inline_tags.plain(inline_tags.encode(text))) + 15 for text in (one, other))
    return lengths[1] < 2.2 * lengths[0]


def _labelled(source: Text, human: Text) -> str:
    """The human's string with the labels that the source's own tags have, wherever they stand:
    a tag is the same where it is spelt the same, else where both have as many of its name."""
    ours, theirs = _numbered(source), _numbered(human)
    labels: dict[str, str] = {}
    for strict in (True, False):
        for key in dict.fromkeys(_key(tag, code, strict) for tag, code in theirs):
            mine, other = (
                [t.label for t, c in some if _key(t, c, strict) == key and t.label not in done]
                for some, done in ((ours, {*labels.values()}), (theirs, labels))
            )
            if strict or len(mine) == len(other):
                labels |= zip(other, mine, strict=False)
    labels |= {t.label: f"{t.label}x" for t, _ in theirs if t.label not in labels}
    return inline_tags.join(
        one._replace(label=labels.get(one.label, one.label)) if isinstance(one, Tag) else one
        for one in inline_tags.tokens(inline_tags.encode(human))
    )


def _numbered(text: Text) -> list[tuple[Tag, Code]]:
    """The tags that have a number, with what they stand for."""
    tagged = zip(inline_tags.tags_of(text), text, strict=True)
    return [
        (tag, code)
        for tag, code in tagged
        if tag and isinstance(code, Code) and tag.kind != "close" and tag.label[-1].isdigit()
    ]


def _key(tag: Tag, code: Code, strict: bool) -> str:
    return f"{tag.kind} {raw(code.parts)}" if strict else f"{tag.kind} {tag.name}"
