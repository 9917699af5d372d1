"""Glossaries brought together, and what contradicts itself in one. No term is ever lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from i18n.terminology.glossary import ALL, Glossary, Term


class Merged(NamedTuple):
    """A glossary with others in it: how many terms are new, how many have more than before,
    and where the two said different things."""

    glossary: Glossary
    added: int
    extended: int
    conflicts: tuple[str, ...]


def merged(old: Glossary, new: Iterable[Term]) -> Merged:
    """The old glossary with the new terms. What it has stays first; where a new rendering
    differs both are kept, and where one is forbidden by the other, the old one's word counts."""
    terms = list(old.terms)
    place: dict[str, int] = {}
    for number, term in enumerate(terms):
        place.setdefault(term.source, number)
    extended: set[str] = set()
    conflicts: list[str] = []
    for term in new:
        if term.source not in place:
            place[term.source] = len(terms)
            terms.append(term)
            continue
        number = place[term.source]
        after, said = _joined(terms[number], term)
        conflicts += said
        if after != terms[number]:
            extended.add(term.source)
            terms[number] = after
    found = replace(old, terms=tuple(terms))
    return Merged(found, len(terms) - len(old.terms), len(extended), tuple(conflicts))


def _joined(old: Term, new: Term) -> tuple[Term, list[str]]:
    """A term with what another row or file says of it, and what they disagree on."""
    said = []
    targets, forbidden = dict(old.targets), dict(old.forbidden)
    for tag, renderings in new.targets.items():
        never = {*forbidden.get(tag, ()), *forbidden.get(ALL, ())}
        said += [
            f"“{old.source}”: “{one}” ({tag}) is forbidden here"
            for one in renderings
            if one in never
        ]
        fresh = [r for r in renderings if r not in never and r not in targets.get(tag, ())]
        if fresh and tag in targets:
            both = " | ".join((*targets[tag], *fresh))
            said.append(
                f"“{old.source}” is “{both}” ({tag}) now: the first is used, all are accepted"
            )
        if fresh:
            targets[tag] = (*targets.get(tag, ()), *fresh)
    for tag, renderings in new.forbidden.items():
        used = _used(old, tag)
        said += [
            f"“{old.source}”: “{one}” ({tag}) is in use here" for one in renderings if one in used
        ]
        fresh = [r for r in renderings if r not in used and r not in forbidden.get(tag, ())]
        if fresh:
            forbidden[tag] = (*forbidden.get(tag, ()), *fresh)
    keep = old.keep or (new.keep and not old.targets)
    if new.keep and not keep:
        said.append(f"“{old.source}” is translated here, and not to be translated there")
    note = old.note if new.note in old.note else "; ".join(filter(None, (old.note, new.note)))
    others = {**new.others, **old.others}
    joined = replace(old, targets=targets, forbidden=forbidden, keep=keep, note=note, others=others)
    return joined, said


def _used(term: Term, tag: str) -> set[str]:
    """The renderings in a language, or in any."""
    if tag == ALL:
        return {one for some in term.targets.values() for one in some}
    return set(term.targets.get(tag, ()))


def contradictions(terms: Iterable[Term]) -> Iterator[tuple[int, str]]:
    """What rows say against themselves or each other: the line, and what to do."""
    seen: dict[str, Term] = {}
    for term in terms:
        before = seen.setdefault(term.source, term)
        if before is not term:
            yield term.line, _twice(before, term)
        foreign = {one for some in term.targets.values() for one in some} - {term.source}
        if term.keep and foreign:
            what = f"“{term.source}” is not to be translated and has a translation; keep one"
            yield term.line, what
        for tag, renderings in term.forbidden.items():
            for one in sorted(set(renderings) & _used(term, tag)):
                yield (
                    term.line,
                    f"“{one}” is a rendering of “{term.source}” and forbidden; keep one",
                )


def _twice(before: Term, term: Term) -> str:
    if _agree(before.targets, term.targets):
        return f"“{term.source}” is in line {before.line} already; make one row of the two"
    return (
        f"“{term.source}” has another translation in line {before.line}, which is used; "
        "make one row of the two, as in “first | second”"
    )


def _agree(one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]) -> bool:
    return all(one[tag] == other[tag] for tag in one.keys() & other.keys())
