"""A block parted into its sentences; its translation, into theirs, and whether that is sure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from i18n.model import MERGED, Cut
from i18n.placeables import inline_tags, protected
from i18n.placeables.inline_tags import Tag, Token, Verbatim
from i18n.segmentation.correspondence import corresponds
from i18n.segmentation.joining import (
    BlockSentences,
    Sentences,
    is_space,
    is_words,
    relabelled,
    string,
    words_only,
)


def split_translation(
    located: BlockSentences, text: str, speech: Sentences
) -> tuple[tuple[str, ...], bool]:
    """A block's translation as its sentences', and whether each is surely the sentence's own.

    It is where each stands in an element of its own, such as the links of a menu; or where there
    are as many signs between them (“Home | Help”); or where there are as many sentences as in the
    source, each has the tags of its source sentence, and nothing in them speaks against it.
    Otherwise each sentence gets what stands about where it would.
    """
    count = len(located.sources)
    if text == MERGED:
        return (MERGED,) * count, True
    tokens = inline_tags.tokens(text)
    if (parts := _by_element(tokens, located)) is not None:
        return parts, True
    runs = _by_signs(tokens, located) or _runs(tokens, located.sources, speech)
    exact = len(runs) == count
    runs = runs if exact else _spread(runs, located.sources)
    texts = []
    for number, run in enumerate(runs):
        core = _stripped(run, located.edges[number], located.edges[number + 1])
        names = {theirs: mine for mine, theirs in located.labels[number].items()}
        words = string(relabelled(core, names)).strip()
        exact = exact and bool(words) and _is_whole(core, names, words, located.sources[number])
        texts.append(words or MERGED)
    return tuple(texts), exact and corresponds(located.sources, texts)


def _by_element(tokens: Sequence[Token], located: BlockSentences) -> tuple[str, ...] | None:
    """The sentences' parts of a translation by the elements that each has for itself; None where
    one has none, or words stand elsewhere."""
    labels = [_element(left, right) for left, right in pairwise(located.edges)]
    if len(labels) < 2 or None in labels:
        return None
    inside: dict[str, deque[list[Token]]] = {}
    at: list[Token] | None = None
    for token in tokens:
        if at is None and isinstance(token, Tag) and token.kind == "open" and token.label in labels:
            at, label = [], token.label
            inside.setdefault(label, deque()).append(at)
        elif at is not None and token == Tag(label, "close"):
            at = None
        elif at is not None:
            at.append(token)
        elif is_words(token) and protected.readable(str(token)):
            return None
    if any(len(inside.get(one or "", ())) != count for one, count in Counter(labels).items()):
        return None
    parts = []
    for number, one in enumerate(labels):
        core = inside[one or ""].popleft()
        names = {theirs: mine for mine, theirs in located.labels[number].items()}
        words = string(relabelled(core, names)).strip()
        if not words or not _is_whole(core, names, words, located.sources[number]):
            return None
        parts.append(words)
    return tuple(parts)


def _element(left: Sequence[Token], right: Sequence[Token]) -> str | None:
    """The label of the element that encloses what stands between two edges."""
    if not left or not right or not isinstance(left[-1], Tag):
        return None
    tag = left[-1]
    return tag.label if tag.kind == "open" and right[0] == Tag(tag.label, "close") else None


def _by_signs(tokens: Sequence[Token], located: BlockSentences) -> list[list[Token]]:
    """A block's translation in pieces where each two sentences are parted by a sign that stands
    nowhere else; none where they are not, or there are more or fewer."""
    signs = [_sign(edge) for edge in located.edges[1:-1]]
    if not signs or "" in signs:
        return []
    runs: list[list[Token]] = [[]]
    for one in _single(tokens):
        if one in signs:
            runs.append([])
        else:
            runs[-1].append(one)
    fits = len(runs) == len(located.sources) and all(map(_is_nested, runs))
    return runs if fits else []


def _sign(edge: Sequence[Token]) -> str:
    """What parts two sentences, if that is one sign; the elements between are another matter."""
    found = [one for one in edge if isinstance(one, str) and is_words(one) and not is_space(one)]
    return found[0] if len(found) == 1 else ""


def _single(tokens: Iterable[Token]) -> Iterator[Token]:
    """Tokens with their words in single characters."""
    for token in tokens:
        yield from token if isinstance(token, str) and is_words(token) else (token,)


def _is_nested(run: Sequence[Token]) -> bool:
    return inline_tags.nested(string(run))


def sentences(block: str, cut: Cut) -> tuple[str, ...]:
    """A string cut into its sentences and the white space between them; in one piece where a
    sentence would start inside an element."""
    runs = [string(run) for run in _divided(inline_tags.tokens(block), cut)]
    parts = [part for run in runs for part in re.split(r"(\s+)\Z", run) if part]
    fits = "".join(parts) == block and all(map(inline_tags.nested, parts))
    return tuple(parts) if parts and fits else (block,)


def _runs(tokens: Sequence[Token], sources: Sequence[str], speech: Sentences) -> list[list[Token]]:
    """A block's translation in sentences; where these are too few or too many, but not so when
    every stop counts (“Figura 3.1. La red”), by that."""
    if len(sources) == 1:
        return [list(tokens)]
    runs = _divided(tokens, speech.cut)
    if len(runs) == len(sources):
        return runs
    plainly = _divided(tokens, speech.stops)
    return plainly if len(plainly) == len(sources) else runs


def _divided(tokens: Sequence[Token], cut: Cut) -> list[list[Token]]:
    """Tokens cut where sentences start and no element is open; what closes there goes with
    the sentence before."""
    starts = deque(cut("".join(map(_as_read, tokens))))
    runs: list[list[Token]] = [[]]
    at = depth = 0
    for token in tokens:
        width = len(_as_read(token))
        if starts and starts[0] <= at and not (isinstance(token, Tag) and token.kind == "close"):
            starts.popleft()
            if depth == 0:
                runs.append([])
        if isinstance(token, Verbatim):
            for _ in range(_below(starts, at + width)):
                starts.popleft()
            runs[-1].append(token)
        elif isinstance(token, Tag):
            depth += (token.kind == "open") - (token.kind == "close")
            runs[-1].append(token)
        else:
            inner = [starts.popleft() - at for _ in range(_below(starts, at + width))]
            edges = [0, *(inner if depth == 0 else ()), width]
            first, *rest = [token[low:high] for low, high in pairwise(edges)]
            runs[-1].append(first)
            runs += [[words] for words in rest]
        at += width
    return runs


def _as_read(token: Token) -> str:
    """A token as a `Cut` is shown it."""
    if isinstance(token, str):
        return token
    if token.kind != "single":
        return ""
    return "\n" if token.name == "br" else "\ufffc"


def _below(starts: Iterable[int], end: int) -> int:
    return sum(1 for start in starts if start < end)


def _spread(runs: Sequence[list[Token]], sources: Sequence[str]) -> list[list[Token]]:
    """Each run to the sentence in whose stretch of the block its middle lies."""
    mine = [max(1, len(words_only(source))) for source in sources]
    theirs = [max(1, len(string(run))) for run in runs]
    scale = sum(mine) / sum(theirs)
    ends = list(accumulate(mine))
    found: list[list[Token]] = [[] for _ in sources]
    for end, length, run in zip(accumulate(theirs), theirs, runs, strict=True):
        place = bisect_right(ends, (end - length / 2) * scale)
        found[min(place, len(found) - 1)] += run
    return found


def _stripped(run: Sequence[Token], left: Sequence[Token], right: Sequence[Token]) -> list[Token]:
    """A run without what its source has lifted out at these edges."""
    ahead = _without(run, left)
    return _without(ahead[::-1], right)[::-1]


def _without(run: Sequence[Token], edge: Sequence[Token]) -> list[Token]:
    """Tokens without the white space, tags, code and signs of an edge that they begin with."""
    spare: Counter[Token] = Counter(edge)
    kept = deque(_single(run))
    while kept and (spare[kept[0]] > 0 or is_space(kept[0])):
        spare[kept.popleft()] -= 1
    return list(kept)


def _is_whole(core: Sequence[Token], names: Mapping[str, str], words: str, source: str) -> bool:
    """Whether a part has tags and code of its own sentence only, none more often than that."""
    known = all(one.label in names for one in core if isinstance(one, Tag))
    return (
        known
        and inline_tags.tags(words) <= inline_tags.tags(source)
        and _code(words) <= _code(source)
        and inline_tags.nested(words)
    )


def _code(text: str) -> Counter[str]:
    return Counter(one for one in inline_tags.tokens(text) if isinstance(one, Verbatim))
