"""Where sentences lie in their block, and so how translations are joined and parted.

A block's string is its sentences' strings one after the other, their numbered tags counted
through, with white space, the tags and code that edge a sentence, and what parts a row of links
between them:

    See <a1>the book</a1>.  +  Now.   =   See <a1>the book</a1>. <b>Now.</b>
    Home  +  Help   =   <a1>Home</a1> | <a2>Help</a2>
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from i18n.model import MERGED, Cut, whole
from i18n.placeables import inline_tags, protected, template_code
from i18n.placeables.inline_tags import Tag, Token, Verbatim

_SPACE = re.compile(r"(\s)\s*")


@dataclass(frozen=True, slots=True)
class Sentences:
    """How a language parts and joins sentences: what stands between two, where they start, and
    where they would if every stop ended one."""

    gap: str = " "
    cut: Cut = whole
    stops: Cut = whole


UNCUT = Sentences()
"""A language that has spaces, and of whose sentences nothing is known."""


@dataclass(frozen=True, slots=True)
class BlockSentences:
    """How a block consists of sentences.

    `sources` are the sentences' strings, `labels` for each how its tags are called in the
    block, `edges` the tags, code, white space and signs before, between and after them.
    """

    sources: tuple[str, ...]
    labels: tuple[Mapping[str, str], ...]
    edges: tuple[tuple[Token, ...], ...]


def words_only(source: str) -> str:
    """What two strings of the same words have in common: no tags and no template code, white
    space collapsed."""
    if template_code.marked(source):
        edges = [0, *(at for span in template_code.code(source) for at in span), len(source)]
        between = zip(edges[::2], edges[1::2], strict=True)
        source = "".join(source[start:end] for start, end in between)
    words = inline_tags.plain(source) if "<" in source or "&" in source else source
    return " ".join(words.split())


def overlap(one: str, other: str) -> bool:
    """Whether one of two strings of words has all of the other."""
    return one in other or other in one


def shares(one: str, other: str) -> bool:
    """Whether one of two strings of words has all of the other, as whole sentences."""
    short, long = sorted((one, other), key=len)
    start = long.find(short) if short else -1
    while start >= 0:
        ahead, rest = long[:start].rstrip(), long[start + len(short) :].lstrip()
        runs_on = rest[:1].isalnum() and short[-1].isalnum()
        if not runs_on and not (ahead[-1:].isalnum() and short[0].isalnum()):
            return True
        start = long.find(short, start + 1)
    return False


# --- where they lie --------------------------------------------------------------


def locate(block: str, choices: Sequence[Sequence[str]]) -> BlockSentences | None:
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
    if _has_words(rest[at:]):
        return None
    return BlockSentences(tuple(sources), tuple(labels), (*edges, rest[at:]))


def _atoms(source: str) -> tuple[Token, ...]:
    """Tags, pieces of code and single characters, of white space only the first."""
    found: list[Token] = []
    for token in inline_tags.tokens(source):
        found += (token,) if isinstance(token, Tag | Verbatim) else _SPACE.sub(r"\1", token)
    return tuple(found)


def _next(
    rest: tuple[Token, ...], at: int, choices: Sequence[str]
) -> tuple[int, str, Mapping[str, str], int] | None:
    """The next sentence: where it starts, which it is, its labels, where it ends."""
    wanted = [(one, _atoms(one)) for one in choices]
    for start in range(at, len(rest)):
        for source, mine in wanted:
            names = _match(mine, rest[start : start + len(mine)])
            if names is not None:
                return start, source, names, start + len(mine)
        if _is_solid(rest[start]) and _has_words(rest[at : start + 1]):
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
        elif one != other and not (is_space(one) and is_space(other)):
            return None
    return names if len(set(names.values())) == len(names) else None


def is_space(token: Token) -> bool:
    """Whether a token is white space and nothing else."""
    return isinstance(token, str) and token.isspace()


def _is_solid(token: Token) -> bool:
    return is_words(token) and not is_space(token)


def _has_words(tokens: Iterable[Token]) -> bool:
    """Whether a sentence may be in there: signs alone stand between them, as in a row of links."""
    return protected.readable("".join(str(one) for one in tokens if is_words(one)))


def _runs_on(rest: Sequence[Token], at: int) -> bool:
    """Whether a word would be cut in two."""
    return all(isinstance(one, str) and one.isalnum() for one in rest[at - 1 : at + 1])


# --- joining ---------------------------------------------------------------------


def joined(located: BlockSentences, texts: Sequence[str], gap: str) -> tuple[str, bool]:
    """The sentences' translations as the block's, and whether every tag has its place in it."""
    out: list[Token] = []
    exact = True
    for number, (text, labels) in enumerate(zip(texts, located.labels, strict=True)):
        _add_edge(out, located.edges[number] or (gap,), gap)
        if text == MERGED:
            exact = exact and not labels
            continue
        exact = exact and all(tag.label in labels for tag in inline_tags.tags(text))
        out += relabelled(inline_tags.tokens(text.strip()), labels)
    if all(text == MERGED for text in texts):
        return MERGED, exact
    _add_edge(out, located.edges[-1], gap)
    return string(out).strip(), exact


def _add_edge(out: list[Token], edge: Iterable[Token], gap: str) -> None:
    """Tags, code and signs as they are; white space, too, unless the language has none or has
    just had some."""
    for atom in edge:
        if not is_space(atom) or (gap and out and not is_space(out[-1])):
            out.append(atom)


def relabelled(tokens: Iterable[Token], labels: Mapping[str, str]) -> list[Token]:
    """Tokens with their tags called otherwise; tags without another label stay."""
    return [
        Tag(labels.get(one.label, one.label), one.kind) if isinstance(one, Tag) else one
        for one in tokens
    ]


def string(tokens: Iterable[Token]) -> str:
    """Tokens, also of single characters, as a translator's string."""
    whole: list[Token] = []
    for token in tokens:  # what a character needs depends on the next one
        if whole and is_words(token) and is_words(whole[-1]):
            whole[-1] = f"{whole[-1]}{token}"
        else:
            whole.append(token)
    return inline_tags.join(whole)


def is_words(token: Token) -> bool:
    """Whether a token is words or white space: no tag, no template code."""
    return isinstance(token, str) and not isinstance(token, Verbatim)


def contains(located: BlockSentences, number: int, block_text: str, text: str) -> bool:
    """Whether a block's translation has a sentence's in it, word for word."""
    mine = string(relabelled(inline_tags.tokens(text.strip()), located.labels[number]))
    return text == MERGED or mine in string(inline_tags.tokens(block_text))
