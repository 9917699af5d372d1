"""What the memory has for a place: the best match that would pass the checks there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from i18n.checks import ui_strings
from i18n.checks.runner import Finding, findings
from i18n.memory.fuzzy_repair import adapted
from i18n.memory.store import Memory
from i18n.memory.units import Match, TranslationUnit
from i18n.placeables import inline_tags


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """What people approved for a source like this one: `score` is 101 where the place agrees
    too, so that it is approved here as well, 100 for the same source, less for a near one."""

    text: str
    page: str
    score: int


Lookup = Callable[[TranslationUnit], MemoryMatch | None]
"""The best that people have for a place."""


def lookup(memory: Memory, language: str) -> Lookup:
    """What the memory has for a place in a language. A text that would fail a check there, for
    want of a tag perhaps, is no help."""

    def recall(place: TranslationUnit) -> MemoryMatch | None:
        for found in _candidates(memory, place, language):
            general = findings(place.source, found.text, language)
            said = (*general, *ui_strings.placeholders(place.source, found.text, language))
            if not any(_spoils(one, found.score) for one in said):
                return found
        return None

    return recall


def _spoils(found: Finding, score: int) -> bool:
    """Whether a finding makes a text no help: an error, and in a near match any odd tag."""
    return found.level == "error" or (score < 100 and found.rule == "tags")


def _candidates(memory: Memory, place: TranslationUnit, language: str) -> Iterator[MemoryMatch]:
    """The best first. An author's context says that the same words mean something else."""
    if full := memory.full(place):
        yield MemoryMatch(full.text, full.page, 101)
    for unit in memory.exact(place.source, language):
        if unit.context == place.context:
            yield MemoryMatch(unit.text, unit.page, 100)
    for match in memory.near(place.source, language):
        if match.score < 100 and match.unit.context == place.context and _whole(match, place):
            unit = match.unit
            text = adapted(unit.text, unit.source, place.source)
            yield MemoryMatch(text, unit.page, match.score)


_LONGER = 1.2
"""Past this ratio of lengths a near match lacks words, or has words that nobody asked for:
“About the lamp” is no “The lamp”, however alike they look."""


def _whole(match: Match, place: TranslationUnit) -> bool:
    ours, theirs = inline_tags.words(place.source), inline_tags.words(match.unit.source)
    return max(ours, theirs) <= _LONGER * min(ours, theirs)
