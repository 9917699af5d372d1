"""The translation memory at work: filled from catalogs and imported files, asked for drafts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from i18n import exchange, files, inline
from i18n.adapt import adapted
from i18n.checks import Finding, findings
from i18n.draft import Recall, Recalled
from i18n.errors import CatalogError
from i18n.memory import Memory
from i18n.model import Catalog, Problem
from i18n.shelf import Shelf
from i18n.units import Match, Unit, units
from i18n.workspace import Project

NAME = "memory.sqlite"


def folder(project: Project) -> Path:
    """Where imported memories live: they are sources, and belong into version control."""
    return project.root / project.settings.locales / "memory"


def refresh(project: Project, memory: Memory, catalogs: Shelf) -> tuple[Problem, ...]:
    """Bring the memory of a language up to date with its catalogs and the imported files.

    An imported file that cannot be read is an error-level Problem.
    """
    tag = catalogs.language.tag
    for stem, found in catalogs.catalogs.items():
        memory.refresh(tag, stem, _digest(found), units(found))
    kept = list(catalogs.catalogs)
    problems = []
    for path in imported(project):
        name = path.relative_to(project.root).as_posix()
        data = files.read(path)
        kept.append(name)
        try:
            digest = hashlib.sha256(data).hexdigest()
            source = project.source.tag
            memory.refresh(tag, name, digest, exchange.imported({name: data}, [tag], source))
        except CatalogError as error:
            problems.append(Problem(name, error.line, "error", "unreadable", error.what, tag))
    memory.keep(tag, kept)
    return tuple(problems)


def imported(project: Project) -> list[Path]:
    """The imported memories, sorted."""
    found = folder(project).rglob("*")
    return sorted(path for path in found if path.suffix.lower() in exchange.SUFFIXES)


def _digest(catalog: Catalog) -> str:
    content = repr([(m.key, m.state, m.text, m.notes[:1]) for m in catalog.messages])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def recaller(memory: Memory, language: str) -> Recall:
    """What the memory has for a place in a language. A text that would fail a check there, for
    want of a tag perhaps, is no help."""

    def recall(place: Unit) -> Recalled | None:
        for found in _candidates(memory, place, language):
            said = findings(place.source, found.text, language)
            if not any(_spoils(one, found.score) for one in said):
                return found
        return None

    return recall


def _spoils(found: Finding, score: int) -> bool:
    """Whether a finding makes a text no help: an error, and in a near match any odd tag."""
    return found.level == "error" or (score < 100 and found.rule == "tags")


def _candidates(memory: Memory, place: Unit, language: str) -> Iterator[Recalled]:
    """The best first. An author's context says that the same words mean something else."""
    if full := memory.full(place):
        yield Recalled(full.text, full.page, 101)
    for unit in memory.exact(place.source, language):
        if unit.context == place.context:
            yield Recalled(unit.text, unit.page, 100)
    for match in memory.near(place.source, language):
        if match.score < 100 and match.unit.context == place.context and _whole(match, place):
            unit = match.unit
            text = adapted(unit.text, unit.source, place.source)
            yield Recalled(text, unit.page, match.score)


_LONGER = 1.2
"""Past this ratio of lengths a near match lacks words, or has words that nobody asked for:
“About the lamp” is no “The lamp”, however alike they look."""


def _whole(match: Match, place: Unit) -> bool:
    ours, theirs = inline.words(place.source), inline.words(match.unit.source)
    return max(ours, theirs) <= _LONGER * min(ours, theirs)


# --- files of others -------------------------------------------------------------


def bring_in(project: Project, paths: Iterable[Path]) -> int:
    """Copy memories of others into the site, once each can be read; how many units they have.

    Raises CatalogError, with the line, or SourceError where one cannot be read.
    """
    count = 0
    for path in paths:
        data = files.read(path)
        count += sum(1 for _ in exchange.read_any(path.name, data, project.source.tag))
        files.write(folder(project) / path.name, data)
    return count


def take_out(project: Project, memory: Memory, languages: Iterable[str], path: Path) -> int:
    """Write everything that is remembered in some languages to a file; how many units."""
    found = [unit for language in languages for unit in memory.units(language)]
    files.write(path, exchange.write_any(path.name, found, project.source.tag))
    return len(found)
