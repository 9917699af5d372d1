"""Where sentences lie in their block, and so how translations are joined and parted.

A block's string is its sentences' strings one after the other, their numbered tags counted
through, with white space and the tags that edge a sentence between them:

    See <a1>the book</a1>.  +  Now.   =   See <a1>the book</a1>. <b>Now.</b>
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from i18n import inline
from i18n.inline import Tag, Token
from i18n.model import Cut, whole
from i18n.render import EMPTY

_SPACE = re.compile(r"(\s)\s*")
_DIGITS = re.compile(r"\d+")

_STOP = re.compile(r"[.?!…][\"'”’»)\]]*\s+(?=\S)")

_SLACK, _STRETCH = 12, 2.5
"""A part may be so many characters, and times, longer or shorter than its sentence's share."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """How a language parts and joins sentences: what stands between two, where they start."""

    gap: str = " "
    cut: Cut = whole


UNCUT = Sentences()
"""A language that has spaces, and of whose sentences nothing is known."""


@dataclass(frozen=True, slots=True)
class Seams:
    """How a block consists of sentences.

    `sources` are the sentences' strings, `labels` for each how its tags are called in the
    block, `edges` the tags and white space before, between and after them.
    """

    sources: tuple[str, ...]
    labels: tuple[Mapping[str, str], ...]
    edges: tuple[tuple[Token, ...], ...]


def letters(string: str) -> str:
    """What two strings of the same words have in common: no tags, white space collapsed."""
    words = inline.plain(string) if "<" in string or "&" in string else string
    return " ".join(words.split())


# --- where they lie --------------------------------------------------------------


def lay(block: str, choices: Sequence[Sequence[str]]) -> Seams | None:
    """Find sentences in a block, for each the first choice that fits; None where none does."""
    rest, at = _atoms(block), 0
    sources: list[str] = []
    labels: list[Mapping[str, str]] = []
    edges: list[tuple[Token, ...]] = []
    for one in choices:
        found = _next(rest, at, one)
        if found is None:
            return None
        start, source, names, end = found
        if sources and start == at and _runs_on(rest, at):
            return None
        edges.append(rest[at:start])
        sources.append(source)
        labels.append(names)
        at = end
    if any(_is_solid(atom) for atom in rest[at:]):
        return None
    return Seams(tuple(sources), tuple(labels), (*edges, rest[at:]))


def _atoms(string: str) -> tuple[Token, ...]:
    """Tags and single characters, of white space only the first."""
    found: list[Token] = []
    for token in inline.tokens(string):
        found += (token,) if isinstance(token, Tag) else _SPACE.sub(r"\1", token)
    return tuple(found)


def _next(
    atoms: tuple[Token, ...], at: int, choices: Sequence[str]
) -> tuple[int, str, Mapping[str, str], int] | None:
    """The next sentence: where it starts, which it is, its labels, where it ends."""
    wanted = [(one, _atoms(one)) for one in choices]
    for start in range(at, len(atoms)):
        for source, mine in wanted:
            names = _match(mine, atoms[start : start + len(mine)])
            if names is not None:
                return start, source, names, start + len(mine)
        if _is_solid(atoms[start]):
            return None
    return None


def _match(mine: Sequence[Token], theirs: Sequence[Token]) -> Mapping[str, str] | None:
    """How the tags of the one are called in the other, None where they are not the same."""
    if len(mine) != len(theirs):
        return None
    names: dict[str, str] = {}
    for one, other in zip(mine, theirs, strict=True):
        if isinstance(one, Tag) and isinstance(other, Tag):
            same = (one.kind, one.name) == (other.kind, other.name)
            if not same or names.setdefault(one.label, other.label) != other.label:
                return None
        elif one != other and not (_is_space(one) and _is_space(other)):
            return None
    return names if len(set(names.values())) == len(names) else None


def _is_space(token: Token) -> bool:
    return isinstance(token, str) and token.isspace()


def _is_solid(token: Token) -> bool:
    return isinstance(token, str) and not token.isspace()


def _runs_on(atoms: Sequence[Token], at: int) -> bool:
    """Whether a word would be cut in two."""
    return all(isinstance(one, str) and one.isalnum() for one in atoms[at - 1 : at + 1])


# --- joining ---------------------------------------------------------------------


def joined(seams: Seams, texts: Sequence[str], gap: str) -> tuple[str, bool]:
    """The sentences' translations as the block's, and whether every tag has its place in it."""
    out: list[Token] = []
    exact = True
    for number, (text, labels) in enumerate(zip(texts, seams.labels, strict=True)):
        _add_edge(out, seams.edges[number] or (gap,), gap)
        if text == EMPTY:
            exact = exact and not labels
            continue
        exact = exact and all(tag.label in labels for tag in inline.tags(text))
        out += _relabelled(inline.tokens(text.strip()), labels)
    if all(text == EMPTY for text in texts):
        return EMPTY, exact
    _add_edge(out, seams.edges[-1], gap)
    return _string(out).strip(), exact


def _add_edge(out: list[Token], edge: Iterable[Token], gap: str) -> None:
    """Tags as they are; white space, too, unless the language has none or has just had some."""
    for atom in edge:
        if isinstance(atom, Tag) or (gap and out and not _is_space(out[-1])):
            out.append(atom)


def _relabelled(tokens: Iterable[Token], labels: Mapping[str, str]) -> list[Token]:
    return [
        Tag(labels.get(one.label, one.label), one.kind) if isinstance(one, Tag) else one
        for one in tokens
    ]


def _string(tokens: Iterable[Token]) -> str:
    """Tokens as a string; whether a character needs an escape depends on the next one."""
    whole: list[Token] = []
    for token in tokens:
        if whole and isinstance(token, str) and isinstance(whole[-1], str):
            whole[-1] += token
        else:
            whole.append(token)
    return inline.join(whole)


def holds(seams: Seams, number: int, block_text: str, text: str) -> bool:
    """Whether a block's translation has a sentence's in it, word for word."""
    mine = _string(_relabelled(inline.tokens(text.strip()), seams.labels[number]))
    return text == EMPTY or mine in _string(inline.tokens(block_text))


# --- parting ---------------------------------------------------------------------


def parted(seams: Seams, text: str, cut: Cut) -> tuple[tuple[str, ...], bool]:
    """A block's translation as its sentences', and whether each is surely the sentence's own.

    It is where there are as many sentences as in the source, each has the tags of its source
    sentence, and numbers and lengths do not speak against it. Otherwise each sentence gets
    what stands about where it would.
    """
    count = len(seams.sources)
    if text == EMPTY:
        return (EMPTY,) * count, True
    runs = _runs(inline.tokens(text), seams.sources, cut)
    exact = len(runs) == count
    runs = runs if exact else _spread(runs, seams.sources)
    texts = []
    for number, run in enumerate(runs):
        core = _stripped(run, seams.edges[number], seams.edges[number + 1])
        names = {theirs: mine for mine, theirs in seams.labels[number].items()}
        string = _string(_relabelled(core, names)).strip()
        exact = exact and bool(string) and _is_whole(core, names, string, seams.sources[number])
        texts.append(string or EMPTY)
    return tuple(texts), exact and _is_plausible(seams.sources, texts)


def _runs(tokens: Sequence[Token], sources: Sequence[str], cut: Cut) -> list[list[Token]]:
    """A block's translation in sentences; where these are too few or too many, but not so when
    every stop counts (“Figura 3.1. La red”), by that."""
    if len(sources) == 1:
        return [list(tokens)]
    runs = _divided(tokens, cut)
    if len(runs) == len(sources):
        return runs
    plainly = _divided(tokens, _at_each_stop)
    return plainly if len(plainly) == len(sources) else runs


def _at_each_stop(text: str) -> list[int]:
    ends = (found.end() for found in _STOP.finditer(text))
    return [end for end in ends if not text[end : end + 1].islower()]


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
        if isinstance(token, Tag):
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
    mine = [max(1, len(letters(source))) for source in sources]
    theirs = [max(1, len(_string(run))) for run in runs]
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
    """Tokens without the white space and the tags of an edge that they begin with."""
    spare: Counter[Token] = Counter(edge)
    kept = deque(run)
    while kept and (spare[kept[0]] > 0 or _is_space(kept[0])):
        spare[kept.popleft()] -= 1
    return list(kept)


def _is_whole(core: Iterable[Token], names: Mapping[str, str], string: str, source: str) -> bool:
    """Whether a part has tags of its own sentence only, none more often than that."""
    known = all(one.label in names for one in core if isinstance(one, Tag))
    return known and inline.tags(string) <= inline.tags(source) and inline.nested(string)


def _is_plausible(sources: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether numbers and lengths agree with these being each other's translations."""
    before = [set(_DIGITS.findall(inline.plain(one))) for one in sources]
    after = [set(_DIGITS.findall(inline.plain(one))) for one in texts]
    moved = set().union(*before) & set().union(*after)
    if any(one & moved != other & moved for one, other in zip(before, after, strict=True)):
        return False
    mine, theirs = [len(letters(s)) for s in sources], [len(letters(t)) for t in texts]
    scale = sum(theirs) / max(1, sum(mine))
    return all(
        1 / _STRETCH < (their + _SLACK) / (own * scale + _SLACK) < _STRETCH
        for own, their in zip(mine, theirs, strict=True)
    )
