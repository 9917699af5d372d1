"""What a change reaches: the catalogs whose texts may have to be others because of it.

A text of a person goes to messages with the same key that nobody has touched, and to those that
it had moved from. So a key that has changed in one catalog, in what is said of it or in what
stands around it, reaches the catalogs that have it: all where a person has a say in it there, and
where somebody else may have one, those in which people have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from i18n.memory import similarity
from i18n.stages.changes.facts import CatalogFacts, PageFacts, pairs

Catalogs = Mapping[str, CatalogFacts]


@dataclass(frozen=True, slots=True)
class Touched:
    """The keys of a catalog that have changed: all of them, those that came, those that were
    there before and still are, and those in which a person has a say by now."""

    keys: frozenset[str]
    came: frozenset[str]
    stays: frozenset[str]
    spoken: str = ""


def touched(before: str, now: str, spoken: str = "") -> Touched:
    """The keys that are not as they were, by what facts say of them."""
    old, new = pairs(before), pairs(now)
    keys = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    came, stays = new.keys() - old.keys(), new.keys() & old.keys()
    return Touched(frozenset(keys), frozenset(came), frozenset(stays), spoken)


def reached(catalogs: Catalogs, stem: str, found: Touched) -> set[str]:
    """The catalogs of a language that are reached from one of them."""
    here = catalogs.get(stem)
    spoken, reused = (here.spoken, here.reused) if here else ("", "")
    out = {stem}
    for key in found.keys:
        # What comes may be given a text of a person's that goes, or wake one that had gone.
        heir = key in found.came and bool(spoken or reused)
        said = heir or key in spoken or key in found.spoken
        moved = said or (key in reused and key not in found.stays)
        given = {name for name, one in catalogs.items() if moved and _is_open(one, key)}
        given |= {name for name, one in catalogs.items() if said and key in one.reused}
        if given or key in found.came or key not in spoken:
            out |= given | {name for name, one in catalogs.items() if key in one.spoken}
    return out


def _is_open(one: CatalogFacts, key: str) -> bool:
    return key in one.open or key in one.empty


def count(pages: Iterable[PageFacts], key: str) -> int:
    """How many pages have a text of their own under a key."""
    name = f"{key}:"
    return sum(name in one.texts for one in pages)


def counts(pages: Collection[PageFacts], keys: Collection[str] | None) -> Counter[str]:
    """On how many pages texts stand: some of them, or all."""
    if keys is not None:
        return Counter({key: count(pages, key) for key in keys})
    return Counter(one[:16] for page in pages for one in page.texts.split() if one[16] == ":")


def everywhere(catalogs: Catalogs, keys: Collection[str]) -> set[str]:
    """The catalogs that have some texts of which a person has said something anywhere."""
    said = {key for key in keys for one in catalogs.values() if key in one.spoken}
    return {name for name, one in catalogs.items() if any(key in one.texts for key in said)}


def near(waiting: Iterable[tuple[str, Sequence[str]]], sources: Collection[str]) -> set[str]:
    """The catalogs in which something waits for a text whose source is like one of these; each
    is given with the sources that wait."""
    stems: dict[str, set[str]] = {}
    for stem, texts in waiting:
        for text in texts:
            stems.setdefault(text, set()).add(stem)
    alike = similarity.near_any(sources, [*stems])
    return {stem for text in alike for stem in stems[text]}
