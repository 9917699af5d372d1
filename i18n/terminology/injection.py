"""Terms at work: put into a sentence before an engine sees it, and into its draft afterwards.

A name, or what is not to be translated, keeps one form in every sentence: its rendering takes
its place in the source, masked there like any name, so that no engine can touch it. A common
noun does not: articles, adjectives and verbs go by it, and an engine that sees a mask for it
writes worse. It is translated with the rest, and where the draft has the engine's own word for
it instead of the glossary's, the word is exchanged and what agrees with it changes along.
Both were measured (docs/terminology.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from i18n.languages import agreement, elision, inflection
from i18n.languages.folding import fold
from i18n.placeables import protected
from i18n.terminology import glossary
from i18n.terminology.glossary import Entry, Hit, Terms
from i18n.terminology.matching import places


class WithNames(NamedTuple):
    """A string with the renderings of its names in their place, and what of it must stay."""

    string: str
    kept: tuple[str, ...]


# --- before ------------------------------------------------------------------


def insert_names(string: str, terms: Terms) -> WithNames:
    """A string, ready for the engines."""
    out: list[str] = []
    kept: list[str] = []
    end = 0
    for hit in _outside(string, glossary.find(string, terms)):
        own = _rendering(string, hit)
        if own:
            out += string[end : hit.start], own
            kept.append(own)
            end = hit.end
    return WithNames("".join([*out, string[end:]]), tuple(kept))


def _outside(string: str, hits: Iterable[Hit]) -> Iterable[Hit]:
    """The terms that are no part of an address, a path or a placeholder."""
    held = protected.found(string, frozenset())
    apart = [(start, end) for start, end, kind in held if kind != "term"]
    return (h for h in hits if all(h.end <= start or end <= h.start for start, end in apart))


def _rendering(string: str, hit: Hit) -> str:
    """What stands for a name in every sentence; "" for what is no name."""
    found = string[hit.start : hit.end]
    if not hit.entry.fixed or not hit.entry.renderings or (hit.plural and not hit.entry.keep):
        return ""
    if hit.entry.keep:
        return found
    own = hit.entry.renderings[0]
    if found.isupper() and not hit.entry.source.isupper():
        return own.upper()
    first = hit.entry.case == "sentence" and glossary.starts(string, hit.start)
    return own[0].upper() + own[1:] if first else own


def with_accented_names(terms: Terms) -> Terms:
    """The terms, and the single words of names whose rendering differs in accents alone: where
    `Rosa Nunez` is `Rosa Núñez`, a `Nunez` without Rosa is `Núñez` too."""
    known = {entry.source for entry in terms.entries}
    more: dict[str, Entry] = {}
    for entry in terms.entries:
        ours, theirs = entry.source.split(), " ".join(entry.renderings[:1]).split()
        if len(ours) < 2 or fold(entry.source) != fold(" ".join(theirs)):
            continue
        for word, own in zip(ours, theirs, strict=False):
            if word != own and word[0].isupper() and word not in known:
                more.setdefault(word, Entry(word, (own,), case="exact"))
    return glossary.indexed(terms.language, (*terms.entries, *more.values()))


# --- after -------------------------------------------------------------------


def term_probes(strings: Iterable[str], terms: Terms) -> tuple[tuple[str, str], ...]:
    """What to ask the engines for their own words for the common terms of some strings: a
    term's source, and a text with it."""
    found = sorted({hit.entry.source for string in strings for hit in _common(string, terms)})
    return tuple((s, text) for s in found for text in (s, f"the {s}", s[0].upper() + s[1:]))


def _common(string: str, terms: Terms) -> list[Hit]:
    hits = _outside(string, glossary.find(string, terms))
    return [hit for hit in hits if not hit.entry.fixed and hit.entry.renderings]


Words = Mapping[str, Sequence[str]]
"""A term's source to what engines make of it when it stands alone."""


def engine_renderings(told: Iterable[tuple[str, str]]) -> Words:
    """The engines' own words for terms, from (source, what became of a text with it)."""
    found: dict[str, list[str]] = {}
    for source, text in told:
        words = found.setdefault(source, [])
        if (bare := _bare(text)) and bare not in words:
            words.append(bare)
    return found


_ARTICLE = re.compile(
    r"^(?:el|la|los|las|lo|un|una|o|a|os|as|um|uma|els|les|le|l['’]|il|i|gli|der|die|das)\s+", re.I
)


def _bare(text: str) -> str:
    return _ARTICLE.sub("", text.strip(" .…").lower()).strip()


def apply_terms(text: str, string: str, terms: Terms, words: Words) -> tuple[str, tuple[str, ...]]:
    """A draft's text with the glossary's words for the common terms of its source `string`, and
    what to tell a reviewer: the terms that have no place in it."""
    doubts = []
    kept = insert_names(string, terms).kept
    hits = _common(string, terms)
    for entry in dict.fromkeys(hit.entry for hit in hits):
        wanted = sum(hit.entry is entry for hit in hits)
        theirs = [one for one in words.get(entry.source, ()) if one not in entry.renderings]
        for other in sorted((*entry.forbidden, *theirs), key=len, reverse=True):
            text = _exchanged(text, entry, other, wanted, kept, terms.language)
        text = _settled(text, entry, kept, terms.language)
        if not _count(text, entry, kept, terms.language):
            doubts.append(f"“{entry.source}” should be “{entry.renderings[0]}”")
    return text, tuple(doubts)


def _exchanged(
    text: str, entry: Entry, other: str, wanted: int, kept: Sequence[str], language: str
) -> str:
    """A text with a term's rendering in place of another word, as often as it is wanted."""
    missing = wanted - _count(text, entry, kept, language)
    for start, end in _open(text, places(text, other, language), kept)[::-1][: max(0, missing)]:
        text = _replaced(text, start, end, other, entry.renderings[0], language)
    return text


def _count(text: str, entry: Entry, kept: Sequence[str], language: str) -> int:
    return sum(len(_open(text, places(text, one, language), kept)) for one in entry.renderings)


def _open(
    text: str, found: Sequence[tuple[int, int]], kept: Sequence[str]
) -> list[tuple[int, int]]:
    """The places that hold no tag and are no part of a name, an address or a placeholder."""
    apart = [(start, end) for start, end, _ in protected.found(text, frozenset())]
    apart += [match.span() for one in kept for match in re.finditer(re.escape(one), text)]
    return [(a, b) for a, b in found if all(b <= start or end <= a for start, end in apart)]


def _replaced(text: str, start: int, end: int, other: str, own: str, language: str) -> str:
    """A text with one word for another, in the number and with the capital of the other."""
    found = text[start:end]
    many = inflection.is_plural(found, other)
    new = inflection.plural(own, language) if many else own
    if not new:
        return text
    if found[0].isupper():
        new = new[0].upper() + new[1:]
    before, after = text[:start], text[end:]
    if inflection.gendered(language):
        was = inflection.feminine(other.split(" ")[0], language)
        if was != inflection.feminine(own.split(" ")[0], language):
            before, after = agreement.in_other_gender(before, after, was, language)
    return before + new + after


def _settled(text: str, entry: Entry, kept: Sequence[str], language: str) -> str:
    """A text in which what goes with a term's first rendering agrees with it: an engine that
    knows the word may take it for another gender, or know no rule for its sound."""
    rendering = entry.renderings[0]
    own = rendering.split(" ")[0]
    gender = inflection.sure(own, language)
    for start, end in _open(text, places(text, rendering, language), kept)[::-1]:
        before, found, after = text[:start], text[start:end], text[end:]
        if found.lower() not in (rendering.lower(), inflection.plural(rendering, language).lower()):
            continue
        if gender is not None and not (not gender and _PREPOSITION.search(before)):
            before, after = agreement.in_own_gender(before, after, gender, language)
        if found.lower() == rendering.lower():
            before = elision.fit_article(before, own, gender is True, language)
        text = before + found + after
    return text


_PREPOSITION = re.compile(r"(?<!\w)[Aa]s? $")
"""The Portuguese `a` may be an article or a preposition."""
