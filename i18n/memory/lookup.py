"""What the memory has for a place: the best match that would pass the checks there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from i18n.checks import ui_strings
from i18n.checks.runner import Finding, findings
from i18n.memory.agreement import Agreement
from i18n.memory.near_match import Tongues, fitted
from i18n.memory.store import Memory
from i18n.memory.units import Match, TranslationUnit
from i18n.model import Message
from i18n.placeables import inline_tags


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """What people approved for a source like this one: `score` is 101 where the place agrees
    too, so that it is approved here as well, 100 for the same source, less for a near one,
    whose own source is `source`. `doubt` is what a reviewer should look at. A match that is not
    `exactly` what the source says is made of other words: a machine that knows them is better."""

    text: str
    page: str
    score: int
    source: str = ""
    doubt: str = ""
    exactly: bool = True

    def beats_machine(self, min_score: int) -> bool:
        """Whether it is offered before a machine's draft, by the least score for that."""
        return self.exactly and self.score >= min_score


Lookup = Callable[[TranslationUnit], MemoryMatch | None]
"""The best that people have for a place."""

Recall = Callable[[Message, TranslationUnit], MemoryMatch | None]
"""What people approved for a message's very source: the message with its place."""


def lookup(memory: Memory, tongues: Tongues) -> Lookup:
    """What the memory has for a place in a language. A text that would fail a check there, for
    want of a tag perhaps, is no help."""

    def best(place: TranslationUnit) -> MemoryMatch | None:
        found = (*_full(memory, place), *_exact(memory, place))
        exact = next((one for one in found if _usable(one, place)), None)
        return exact or next(_near(memory, place, tongues), None)

    return best


def recall(memory: Memory, agreement: Agreement) -> Recall:
    """What people approved for the same source: for the same place, or elsewhere."""

    def best(message: Message, place: TranslationUnit) -> MemoryMatch | None:
        said = agreement.same_place(message)
        if said is None:
            # What stands on a page of the site is told by its place there.
            full = (one for one in _full(memory, place) if one.page not in agreement.places)
            found = (*full, *_exact(memory, place))
        elif said.others:
            found = (MemoryMatch(said.text, said.page, 100, doubt=_or(said.others)),)
        else:
            found = (MemoryMatch(said.text, said.page, 101), *_exact(memory, place))
        return next((one for one in found if _usable(one, place)), None)

    return best


def _full(memory: Memory, place: TranslationUnit) -> Iterator[MemoryMatch]:
    if full := memory.full(place):
        yield MemoryMatch(full.text, full.page, 101)


def _exact(memory: Memory, place: TranslationUnit) -> Iterator[MemoryMatch]:
    """The commonest first. An author's context says that the same words mean something else."""
    found = [u for u in memory.exact(place.source, place.language) if u.context == place.context]
    for unit in found:
        others = tuple(one.text for one in found if one is not unit)
        yield MemoryMatch(unit.text, unit.page, 100, doubt=_or(others))


def _or(others: tuple[str, ...]) -> str:
    """The doubt of a text that people do not agree on."""
    said = " or ".join(f"“{' '.join(inline_tags.plain(text).split())[:60]}”" for text in others[:3])
    return f"elsewhere it is also {said}" if said else ""


def _near(memory: Memory, place: TranslationUnit, tongues: Tongues) -> Iterator[MemoryMatch]:
    for match in memory.near(place.source, place.language):
        unit = match.unit
        if match.score < 100 and unit.context == place.context and _whole(match, place):
            made = fitted(unit.text, unit.source, place.source, tongues)
            if made is None:
                continue
            found = MemoryMatch(
                made.text, unit.page, match.score, unit.source, exactly=made.exactly
            )
            if _usable(found, place):
                yield found


def _usable(found: MemoryMatch, place: TranslationUnit) -> bool:
    said = (
        *findings(place.source, found.text, place.language),
        *ui_strings.placeholders(place.source, found.text, place.language),
    )
    return not any(_spoils(one, found.score) for one in said)


_NEAR = ("tags", "numbers", "units", "negation", "placeholders")
"""What must not be odd in a near match."""


def _spoils(found: Finding, score: int) -> bool:
    """Whether a finding makes a text no help: an error, and in a near match what may come from
    the other source."""
    return found.level == "error" or (score < 100 and found.rule in _NEAR)


_LONGER = 1.2
"""Past this ratio of lengths a near match lacks words, or has words that nobody asked for:
“About the lamp” is no “The lamp”, however alike they look."""


def _whole(match: Match, place: TranslationUnit) -> bool:
    ours, theirs = inline_tags.words(place.source), inline_tags.words(match.unit.source)
    return max(ours, theirs) <= _LONGER * min(ours, theirs)
