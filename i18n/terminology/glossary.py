"""Terms: translate as, do not translate, never say. Found in a text in one pass.

A glossary is for all languages; `terms` gives one language's view of it, indexed by words, so
that finding is linear in the text however many terms there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal

from i18n.languages.folding import fold
from i18n.languages.language_tags import agree
from i18n.late import late

Case = Literal["sentence", "exact", "any"]
"""How capitals count. `sentence`: a term in small letters may start a sentence or stand in a
heading, one with capitals is found with just those (or throughout in capitals). `exact`: as
written, in the source and in the translation. `any`: they do not count."""

ALL = ""
"""The language of a rendering that is forbidden in every language."""


@dataclass(frozen=True, slots=True)
class Term:
    """A row of the glossary.

    `targets` and `forbidden` are by language tag: the renderings, the one to use first, and
    those never to use. `keep` is do not translate. `others` are cells of columns that mean
    nothing here and are kept.
    """

    source: str
    targets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keep: bool = False
    forbidden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    case: Case = "sentence"
    note: str = ""
    others: Mapping[str, str] = field(default_factory=dict)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a site, and the columns of its file in the order found."""

    terms: tuple[Term, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as one language sees it: `renderings`, the one to use first."""

    source: str
    renderings: tuple[str, ...]
    keep: bool = False
    forbidden: tuple[str, ...] = ()
    case: Case = "sentence"
    note: str = ""

    @property
    def proper(self) -> bool:
        """Whether it is written with a capital."""
        return self.source != self.source.lower()

    @property
    def fixed(self) -> bool:
        """Whether its form does not depend on the sentence: a name, or not to be translated."""
        return self.keep or self.proper


@dataclass(frozen=True, slots=True)
class Hit:
    """A term in a text: where it stands, and whether it stands in the plural there."""

    start: int
    end: int
    entry: Entry
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one language: `index` leads from word to word to entries."""

    language: str = ""
    entries: tuple[Entry, ...] = ()
    index: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)


NONE = Terms()


def terms(glossary: Iterable[Term], language: str) -> Terms:
    """The terms that say something about a language."""
    found: dict[str, Entry] = {}
    for term in glossary:
        ours = (term.source,) if term.keep else _of(term.targets, language)
        never = (*term.forbidden.get(ALL, ()), *_of(term.forbidden, language))
        if ours or never:
            entry = Entry(term.source, ours, term.keep, never, term.case, term.note)
            before = found.get(term.source)
            found[term.source] = _both(before, entry) if before else entry
    return indexed(language, tuple(found.values()))


def indexed(language: str, entries: tuple[Entry, ...]) -> Terms:
    """Entries of a language, ready to be found in texts."""
    return Terms(language, entries, _indexed(entries))


def _both(one: Entry, other: Entry) -> Entry:
    """Two rows of one term: the first has the say, and what both accept is accepted."""
    renderings = tuple(dict.fromkeys((*one.renderings, *other.renderings)))
    never = (n for n in (*one.forbidden, *other.forbidden) if n not in renderings)
    return replace(one, renderings=renderings, forbidden=tuple(dict.fromkeys(never)))


def _of(by_language: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """What is there for a language, or else for it without its region, or with one."""
    if language in by_language:
        return by_language[language]
    near = sorted(tag for tag in by_language if tag and agree(tag, language))
    return by_language[near[0]] if near else ()


# --- the index ---------------------------------------------------------------

_TOKEN = late(r"</?[a-z][a-z0-9-]*/?>|&(?:lt|amp);|[^\W_]+|[^\s\w]|_+")
_ENTRIES = ""
"""Where in the index the entries stand that end at a word."""


def _indexed(entries: Iterable[Entry]) -> dict[str, Any]:
    index: dict[str, Any] = {}
    for entry in entries:
        node = index
        for word in _TOKEN.findall(entry.source):
            node = node.setdefault(_key(word), {})
        if node is not index:
            node.setdefault(_ENTRIES, []).append(entry)
    return index


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    return fold(word).casefold()


def find(text: str, known: Terms) -> tuple[Hit, ...]:
    """The terms in a text, in order, none overlapping: of two that overlap the longer counts.

    Whole words only; the last may be in the plural. Tags of a translator's string end a term.
    """
    if not known.index:
        return ()
    words = list(_TOKEN.finditer(text))
    keys = [_key(match.group()) for match in words]
    hits = [
        hit
        for n, key in enumerate(keys)
        if key in known.index or (key[-1:] == "s" and _plural_in(key, known.index))
        for hit in _starting(text, words, keys, n, known.index)
    ]
    taken: list[Hit] = []
    covered = bytearray(len(text))
    for hit in sorted(hits, key=lambda one: (one.start - one.end, one.start)):
        if not any(covered[hit.start : hit.end]):
            covered[hit.start : hit.end] = b"x" * (hit.end - hit.start)
            taken.append(hit)
    return tuple(sorted(taken, key=lambda one: one.start))


def _plural_in(key: str, index: Mapping[str, Any]) -> bool:
    return any(word in index for word, _ in _singulars(key))


def _starting(
    text: str,
    words: Sequence[re.Match[str]],
    keys: Sequence[str],
    first: int,
    index: Mapping[str, Any],
) -> Iterator[Hit]:
    """The terms that start at a word."""
    node = index
    start = words[first].start()
    for number in range(first, len(words)):
        end = words[number].end()
        for word, plural in _singulars(keys[number]):
            ending = node[word].get(_ENTRIES, ()) if word in node else ()
            fits = next((e for e in ending if _stands(text, start, end, e)), None)
            if fits:
                yield Hit(start, end, fits, plural)
        if keys[number] not in node:
            return
        node = node[keys[number]]


@lru_cache(maxsize=65536)
def _singulars(word: str) -> tuple[tuple[str, bool], ...]:
    """What a word may be: itself, or the plural of another."""
    found = [(word, False)]
    if len(word) > 3 and word[-1] == "s":
        found += [(f"{word[:-3]}y", True)] if word.endswith("ies") else []
        found += [(word[:-2], True)] if word.endswith("es") else []
        found.append((word[:-1], True))
    return tuple(found)


def _stands(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether a stretch is a term: no part of a compound, and with the right capitals."""
    if _JOINED_BEFORE.search(text, max(0, start - 2), start) or _JOINED_AFTER.match(text, end):
        return False
    found, own = fold(text[start:end]), fold(entry.source)
    if entry.case == "any":
        return True
    if _same(found, own):
        return True
    if entry.case == "exact":
        return False
    if found.isupper() and len(found) > 1 and _shouted(text):
        return True
    if entry.proper:
        return False
    started = found[:1].lower() + found[1:]
    return _same(found.lower(), own) and (
        (_same(started, own) and starts(text, start)) or _headed(text)
    )


def _same(found: str, own: str) -> bool:
    """Whether a form of a term is it or its plural."""
    return found.startswith(own) or (found.endswith("ies") and found[:-3] == own[:-1])


_JOINED_BEFORE = late(r"[\w][-_]$")
_JOINED_AFTER = late(r"[-_]\w")
_START = late(r"(?:^|[.!?:…]\s|[|•·]\s)[\W_]*(?:<[a-z0-9-]+/?>[\W_]*)*$")


def starts(text: str, place: int) -> bool:
    """Whether a sentence starts at a place."""
    return _START.search(text, max(0, place - 60), place) is not None


def _headed(text: str) -> bool:
    """Whether a text is a heading in title case."""
    long: list[str] = re.findall(r"[^\W\d_]{4,}", re.sub(r"<[^<>]*>", " ", text))
    return sum(word[0].islower() for word in long) * 3 < len(long)


def _shouted(text: str) -> bool:
    """Whether a text is in capitals throughout."""
    return re.sub(r"<[^<>]*>", "", text).isupper()
