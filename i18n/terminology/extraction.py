"""Names and phrases that the pages repeat and the glossary does not know yet.

Names are runs of capitals; phrases are ranked by their C-value, which takes from a phrase the
times that it is only a part of a longer one: log2 |a| (f(a) - mean f(b) over the longer b)
(Frantzi, Ananiadou and Mima 2000, Automatic recognition of multi-word terms). A single word
counts where several phrases are made with it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from i18n.languages.function_words import COMMON
from i18n.languages.language_tags import base
from i18n.placeables import names
from i18n.placeables.prose import prose
from i18n.terminology import glossary
from i18n.terminology.glossary import Entry, Glossary

LONGEST = 4
"""Words of a phrase at most."""

_RARE = 2
"""Times that a name or phrase must stand on the pages."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_USUAL = """
    about again all also always another anything back become becomes been before being between
    both called came come day days different does done during each early else even ever every far
    few find first found four full get gets give given goes going good got great had half has have
    having high him how just keep keeps kept know known last late later least left less let like
    little long look made make makes making many may mean means might most much must near need
    needs never new next nothing now off often old once one only open other others out over own
    part people per place put read reads said same saw say says second see seen several she short
    show shown shows side since small some soon still such take taken takes tell than thing things
    three time times today together told too took two under until upon use used uses using very
    want wants way ways week well went while whole why without word words work year years yes yet
    you your more any into after because please write six five ten both best better"""
_GENERAL = frozenset(_USUAL.split())
"""Words of English that make no term."""


@dataclass(frozen=True, slots=True)
class Line:
    """A message as a witness: its source, its pages, and its approved texts by language."""

    source: str
    pages: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What might be a term: how often and where it stands, a sentence with it, and what the
    approved translations seem to call it, by language."""

    source: str
    kind: Literal["name", "phrase"]
    count: int
    pages: tuple[str, ...]
    example: str
    translations: Mapping[str, str] = field(default_factory=dict)


def suggestions(
    lines: Sequence[Line], known: Glossary, source_language: str, limit: int
) -> tuple[Suggestion, ...]:
    """At most `limit` names and phrases that no term of the glossary is, names first, each kind
    by how much it matters."""
    texts = [prose(line.source).replace("\u00a0", " ") for line in lines]
    stop = COMMON.get(base(source_language), frozenset()) | _GENERAL
    has = {term.source.casefold() for term in known.terms}
    runs = [one for one in _names(texts) if one.casefold() not in has]
    phrases = [one for one in _phrases(texts, stop, runs) if one.casefold() not in has]
    found = _counted(lines, texts, known, runs, phrases)
    named = sorted((s for s in found if s.kind == "name"), key=lambda s: (-s.count, s.source))
    rest = [s for one in phrases for s in found if s.source == one and s.kind == "phrase"]
    half = max(limit // 2, limit - len(rest))
    return (*named[:half], *rest[: limit - len(named[:half])])


def _counted(
    lines: Sequence[Line],
    texts: Sequence[str],
    known: Glossary,
    runs: Sequence[str],
    phrases: Sequence[str],
) -> list[Suggestion]:
    """Candidates that stand often enough outside of longer ones and of known terms."""
    kept = tuple(Entry(term.source, (term.source,), case=term.case) for term in known.terms)
    own = (Entry(one, (one,), case="exact") for one in runs)
    small = (Entry(one, (one,)) for one in phrases)
    index = glossary.indexed("", (*kept, *own, *small))
    places: dict[Entry, list[int]] = {}
    for number, text in enumerate(texts):
        for hit in glossary.find(text, index):
            places.setdefault(hit.entry, []).append(number)
    grams = _Grams(lines)
    out = []
    for entry, numbers in places.items():
        count = sum(max(1, len(lines[n].pages)) for n in numbers)
        if count >= _RARE and entry not in kept:
            pages = dict.fromkeys(page for n in numbers for page in lines[n].pages)
            kind: Literal["name", "phrase"] = "name" if entry.case == "exact" else "phrase"
            example = min((lines[n].source for n in numbers), key=len)
            told = grams.translations(sorted(set(numbers)), entry.source.count(" ") + 1)
            out.append(Suggestion(entry.source, kind, count, tuple(pages), example, told))
    return out


# --- candidates --------------------------------------------------------------


def _names(texts: Sequence[str]) -> list[str]:
    """Runs of capitals: names, and any of two words or more that recur inside sentences."""
    proper = names.names(texts)
    seen: Counter[str] = Counter()
    for text in texts:
        if names.is_running_text(text):
            seen.update(
                run
                for run, initial in names.capitalised_runs(text)
                if not initial or " " not in run
            )
    recurring = {run for run, count in seen.items() if count >= _RARE and " " in run}
    return sorted(proper | recurring)


def _phrases(texts: Sequence[str], stop: frozenset[str], runs: Iterable[str]) -> list[str]:
    """Phrases in small letters, the best first: by C-value, then the single words that several
    of them are made with."""
    counts: Counter[tuple[str, ...]] = Counter()
    proper = frozenset(word for run in runs for word in run.split(" "))
    for text in texts:
        counts.update(_grams(text, stop, proper))
    for gram in sorted(counts):
        if (one := (*gram[:-1], gram[-1].removesuffix("s"))) != gram and one in counts:
            counts[one] += counts.pop(gram)
    longer: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    many = [gram for gram, count in counts.items() if count >= _RARE and len(gram) > 1]
    for gram in many:
        for size in range(2, len(gram)):
            for start in range(len(gram) - size + 1):
                longer.setdefault(gram[start : start + size], []).append(gram)
    value = {g: _c_value(g, counts, longer.get(g, ())) for g in many}
    heads = Counter(word for gram in counts if len(gram) == 2 for word in gram)
    for (word,), count in ((g, c) for g, c in counts.items() if len(g) == 1):
        if count > _RARE and heads[word] >= _RARE and len(word) > 3:
            value[(word,)] = math.log2(count) / 2
    kept = [gram for gram, worth in value.items() if worth > 0]
    return [" ".join(gram) for gram in sorted(kept, key=lambda g: (-value[g], g))]


def _grams(text: str, stop: frozenset[str], proper: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The runs of one to four words between marks, none of them small or general."""
    for piece in re.split(r"[^\w\s’'-]|\ufffc", text):
        words = _WORD.findall(piece)
        if words and words[0].istitle() and words[0] not in proper:
            words[0] = words[0].lower()
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
                word = words[end - 1]
                if not word.islower() or word in stop or _LITTLE.search(word):
                    break
                yield tuple(words[start:end])


_LITTLE = re.compile(r"^.{1,2}$|ly$|[’']")


def _c_value(
    gram: tuple[str, ...], counts: Mapping[tuple[str, ...], int], longer: Sequence[tuple[str, ...]]
) -> float:
    nested = sum(counts[one] for one in longer) / len(longer) if longer else 0.0
    return math.log2(len(gram)) * (counts[gram] - nested)


# --- what translators call it ------------------------------------------------


class _Grams:
    """The word runs of all approved texts: in which lines each stands, by language."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._by_line: list[dict[str, set[str]]] = []
        self._total: dict[str, Counter[str]] = {}
        for line in lines:
            found = {tag: set(_target_grams(text, tag)) for tag, text in line.texts.items()}
            self._by_line.append(found)
            for tag, grams in found.items():
                self._total.setdefault(tag, Counter()).update(grams)

    def translations(self, numbers: Sequence[int], size: int) -> dict[str, str]:
        """By language the run that stands in the approved texts of these lines and hardly in
        any other (Dice's coefficient of 0.8 at least); of equals the one nearest in size, which is
        that of the term in words."""
        out = {}
        for tag in sorted(self._total):
            told = [self._by_line[n][tag] for n in numbers if tag in self._by_line[n]]
            both = Counter(gram for grams in told for gram in grams)
            total = self._total[tag]
            fits = {g: 2 * c / (len(told) + total[g]) for g, c in both.items() if c > 1}
            best = max(fits, key=lambda g: (fits[g], -abs(g.count(" ") + 1 - size), g), default="")
            if best and fits[best] >= _ALIKE:
                out[tag] = best
        return out


_ALIKE = 0.8


def _target_grams(text: str, language: str) -> Iterator[str]:
    small = COMMON.get(base(language), frozenset())
    for piece in re.split(r"[^\w\s’'·-]|\ufffc", prose(text)):
        words = _WORD.findall(piece)
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST + 3, len(words)) + 1):
                if not small & {words[start], words[end - 1]}:
                    yield " ".join(words[start:end])
