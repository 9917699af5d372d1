"""Whether a translation says what the glossary says."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks.finding import Finding, Rule
from i18n.languages.folding import fold
from i18n.placeables.prose import prose, words
from i18n.terminology import glossary
from i18n.terminology.glossary import Entry, Terms
from i18n.terminology.matching import places

NAME = "terms"


def rule(known: Terms) -> Rule:
    """The rule of a language's glossary."""

    def terms(source: str, translation: str, language: str) -> Iterator[Finding]:
        """A term of the glossary that is not rendered as it says, or a rendering it forbids.

        Number, gender and accents may differ; the longest term counts. A changed name breaks
        no page, and a person may say “he” for it: a warning.
        """
        if not known.index:
            return
        entries = dict.fromkeys(hit.entry for hit in glossary.find(prose(source), known))
        text = words(translation)
        taken: list[tuple[int, int]] = []
        for entry in sorted(entries, key=_length, reverse=True):
            found = [p for one in entry.renderings for p in _places(text, one, entry, language)]
            found = [place for place in found if _apart(place, taken)]
            taken += found
            if entry.renderings and not found:
                yield Finding("warning", NAME, _missing(entry))
        for entry in entries:
            for one in entry.forbidden:
                if any(_apart(place, taken) for place in _forbidden(text, one, entry, language)):
                    yield Finding("warning", NAME, _never(one, entry))

    return terms


def _places(text: str, rendering: str, entry: Entry, language: str) -> list[tuple[int, int]]:
    """Where a rendering stands: a name letter for letter, accents aside, other words in any
    form."""
    found = places(text, rendering, language)
    if entry.keep or entry.case == "exact":
        own = fold(rendering)
        folded = fold(text)
        if own in folded or fold(text).isupper():
            return found or [(0, 0)]
        return []
    return found


def _forbidden(text: str, one: str, entry: Entry, language: str) -> list[tuple[int, int]]:
    """Where a forbidden rendering stands; with its very accents if they are what is forbidden."""
    found = places(text, one, language)
    accents = any(fold(one) == fold(own) for own in entry.renderings)
    return [(a, b) for a, b in found if text[a:b] == one] if accents else found


def _apart(place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a place is no part of the rendering of another term."""
    return all(place[1] <= a or b <= place[0] for a, b in taken)


def _length(entry: Entry) -> int:
    return max((len(one) for one in entry.renderings), default=0)


def _missing(entry: Entry) -> str:
    note = f" ({entry.note})" if entry.note else ""
    if entry.keep:
        return f"“{entry.source}” is not to be translated{note}; restore it"
    first, *others = (f"“{one}”" for one in entry.renderings)
    either = f", or {' or '.join(others)}" if others else ""
    return f"“{entry.source}” is {first}{either}{note} in the glossary; use it"


def _never(one: str, entry: Entry) -> str:
    instead = f"; say “{entry.renderings[0]}”" if entry.renderings else ""
    return f"the glossary forbids “{one}” for “{entry.source}”{instead}"
