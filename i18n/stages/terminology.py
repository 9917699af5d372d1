"""The glossary at work: terms that the pages suggest, and terms from other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from i18n.errors import CatalogError, OutputError
from i18n.model import Language, Problem, State
from i18n.project import sources
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.stages.extract import extract
from i18n.storage import read, swap
from i18n.terminology import csv_file, extraction, tbx
from i18n.terminology.extraction import Line, Suggestion
from i18n.terminology.glossary import Glossary, Term
from i18n.terminology.merge import Merged, merged

__all__ = ["Imported", "Suggestion", "add", "bring_in", "suggest", "unfilled"]


# --- suggestions -------------------------------------------------------------


def suggest(project: Project, chosen: Sequence[Language], limit: int) -> tuple[Suggestion, ...]:
    """What the pages repeat and the glossary does not have, at most `limit` of it."""
    found = extraction.suggestions(
        _lines(project, chosen), project.glossary, project.source.tag, limit
    )
    return tuple(found)


def add(project: Project, found: Iterable[Suggestion]) -> int:
    """Make suggestions rows of the glossary; how many are new. Raises OutputError."""
    return _save(project, merged(project.glossary, map(_term, found)))


def unfilled(project: Project) -> tuple[str, ...]:
    """The terms whose rows were added and never filled in."""
    return tuple(one.source for one in project.glossary.terms if _blank(one))


def _blank(term: Term) -> bool:
    return not (any(term.targets.values()) or term.keep or any(term.forbidden.values()))


def _term(one: Suggestion) -> Term:
    return Term(one.source, targets={tag: (text,) for tag, text in one.translations.items()})


def _lines(project: Project, chosen: Sequence[Language]) -> tuple[Line, ...]:
    """Every message of the pages with its approved texts."""
    texts: dict[str, dict[str, str]] = {}
    for one in chosen:
        for source, text in _approved(extract(project, one)):
            texts.setdefault(source, {})[one.tag] = text
    pages: dict[str, dict[str, None]] = {}
    for messages in project.templates.values():
        for message in messages:
            pages.setdefault(message.key.source, {}).update(dict.fromkeys(message.places))
    return tuple(Line(s, tuple(where), texts.get(s, {})) for s, where in pages.items())


def _approved(catalogs: LanguageCatalogs) -> Iterator[tuple[str, str]]:
    messages = (m for found in catalogs.catalogs.values() for m in found.messages)
    return ((m.key.source, m.text) for m in messages if m.state is State.APPROVED)


# --- files of others ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of other glossaries: how many terms are new, how many have more than before and
    how many were known; where they clash with what is here, and what is odd in the files."""

    added: int
    extended: int
    known: int
    conflicts: tuple[str, ...]
    problems: tuple[Problem, ...]


def bring_in(project: Project, chosen: Sequence[Language], files: Sequence[Path]) -> Imported:
    """Add the terms of other glossaries; what is there already stays. Raises CatalogError where
    a file is no glossary, and OutputError."""
    new: list[Term] = []
    problems: list[Problem] = []
    for path in files:
        found, odd = _read(path, project, chosen)
        new += found
        problems += odd
    result = merged(project.glossary, new)
    _save(project, result)
    known = len(new) - result.added - result.extended
    return Imported(result.added, result.extended, known, result.conflicts, tuple(problems))


def _read(
    path: Path, project: Project, chosen: Sequence[Language]
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    data = read(path)
    suffix = PurePath(path.name).suffix.lower()
    source = project.source.tag
    if suffix in (".tbx", ".xml"):
        return tuple(tbx.read(data, path.name, source)), ()
    if suffix in (".csv", ".tsv", ".txt"):
        target = chosen[0].tag if len(chosen) == 1 else ""
        found, odd = csv_file.read(data, path.name, source, target)
        _prove(found, path, target)
        return found.terms, tuple(odd)
    raise CatalogError("a glossary is one of .tbx, .csv, .tsv", path=path.name)


def _prove(found: Glossary, path: Path, target: str) -> None:
    """Raise CatalogError for a file whose renderings are in no language, or that is no
    glossary."""
    columns = {name.strip().lower() for name in found.columns}
    if columns >= {"source", "target", "language"}:
        raise CatalogError("this is a translation memory; `tm import` takes it", path=path.name)
    if "target" in columns and not target:
        what = "which language is its column “target”? Name it, such as --lang es"
        raise CatalogError(what, path=path.name)


def _save(project: Project, result: Merged) -> int:
    """Write the glossary, in the form that its file has; how many terms are new.
    Raises OutputError where somebody has saved it since it was read."""
    path = project.root / project.settings.glossary
    before = read(path) if path.is_file() else None
    tags = [one.tag for one in project.languages]
    found = result.glossary
    if before is None:
        found = Glossary(found.terms, ("source", *tags, "do_not_translate", "note"))
    if found.terms == project.glossary.terms:
        return result.added
    read_again, _ = sources.glossary(project.paths)
    data = csv_file.write(found, before, project.source.tag)
    if read_again != project.glossary or not swap(path, before, data, project.root):
        what = "somebody has saved it meanwhile; it was left alone, run again"
        raise OutputError(what, path=project.settings.glossary)
    return result.added
