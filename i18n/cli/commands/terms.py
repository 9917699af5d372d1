"""The command `terms`: what the glossary could have, from the pages and from other tools."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import Any

from i18n.cli.exit_codes import exit_code, finish
from i18n.cli.terminal import Terminal
from i18n.errors import CatalogError, PipelineError, counted
from i18n.model import Language, State
from i18n.project import paths
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.stages.extract import extract
from i18n.stages.session import Options, project_of
from i18n.storage import read, write
from i18n.terminology import csv_file, extraction, tbx
from i18n.terminology.extraction import Line, Suggestion
from i18n.terminology.glossary import Glossary, Term
from i18n.terminology.merge import Merged, merged

SHOWN = 40
"""Suggestions at a time: what an editor can decide on in one sitting."""


def terms(options: Options, terminal: Terminal) -> int:
    """Suggest terms, or bring in those of other tools."""
    if options.action == "import":
        return _import(options, terminal)
    if options.files:
        raise PipelineError("terms suggest takes no file; terms import does")
    with paths.lock(options.dir), terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        found = extraction.suggestions(
            _lines(project, chosen), project.glossary, project.source.tag, SHOWN
        )
        added = _save(project, merged(project.glossary, map(_term, found))) if options.add else 0
    if options.format == "json":
        terminal.json({"suggestions": [asdict(one) for one in found]})
        return exit_code(project.problems)
    if found:
        columns = ("Suggestion", "times", "pages", "called now")
        terminal.table("", columns, [_row(one) for one in found])
    for line in _next(project, len(found), added):
        terminal.say(line)
    return finish(terminal, project.problems)


def _next(project: Project, found: int, added: int) -> tuple[str, ...]:
    """How suggestions become terms in effect, from where somebody is."""
    name = project.settings.glossary
    tags = ", ".join(one.tag for one in project.languages)
    if added:
        return (
            f"{counted(added, 'row')} added to {name}. A row counts when it has",
            f"  what the term is called, in the column of a language ({tags}), or",
            "  yes in the column do_not_translate: it stays as it is.",
            "Delete the rows that you do not want, then",
            "  run                drafts with the terms from then on",
            "  translate --redo   drafts anew what nobody has touched",
            "  check              tells which texts say otherwise",
        )
    if found:
        return (f"`terms suggest --add` makes them rows of {name}, to be filled in.",)
    blank = [one.source for one in project.glossary.terms if _blank(one)]
    rest = (f"Its rows that say nothing yet: {', '.join(blank)}.",) if blank else ()
    return (f"Nothing that the pages repeat is missing from {name}.", *rest)


def _blank(term: Term) -> bool:
    """Whether a row was added and never filled in."""
    return not (any(term.targets.values()) or term.keep or any(term.forbidden.values()))


def _row(one: Suggestion) -> tuple[object, ...]:
    now = "; ".join(f"{tag}: {text}" for tag, text in one.translations.items())
    return one.source, one.count, len(one.pages), now


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


def _approved(catalogs: LanguageCatalogs) -> Iterable[tuple[str, str]]:
    messages = (m for found in catalogs.catalogs.values() for m in found.messages)
    return ((m.key.source, m.text) for m in messages if m.state is State.APPROVED)


# --- import ------------------------------------------------------------------


def _import(options: Options, terminal: Terminal) -> int:
    """Bring in glossaries of other tools; what is there already stays."""
    if not options.files:
        raise PipelineError("terms import takes one or more .tbx or .csv files")
    with paths.lock(options.dir), terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        new: list[Term] = []
        problems = list(project.problems)
        for path in options.files:
            found, odd = _read(path, project, chosen)
            new += found
            problems += odd
        result = merged(project.glossary, new)
        _save(project, result)
    name = project.settings.glossary
    terminal.say(
        f"{name}: {counted(result.added, 'term')} added, {result.extended} extended, "
        f"{len(new) - result.added - result.extended} known."
    )
    for line in result.conflicts:
        terminal.say(f"  {line}")
    return finish(terminal, problems)


def _read(path: Path, project: Project, chosen: Sequence[Language]) -> tuple[list[Term], Any]:
    data = read(path)
    suffix = PurePath(path.name).suffix.lower()
    source = project.source.tag
    if suffix in (".tbx", ".xml"):
        return list(tbx.read(data, path.name, source)), ()
    if suffix in (".csv", ".tsv", ".txt"):
        target = chosen[0].tag if len(chosen) == 1 else ""
        found, odd = csv_file.read(data, path.name, source, target)
        _prove(found, path, target)
        return list(found.terms), odd
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
    """Write the glossary, in the form that its file has; how many terms are new."""
    path = project.paths.glossary
    before = read(path) if path.is_file() else None
    tags = [one.tag for one in project.languages]
    found = result.glossary
    if before is None:
        found = Glossary(found.terms, ("source", *tags, "do_not_translate", "note"))
    if found.terms != project.glossary.terms:
        write(path, csv_file.write(found, before, project.source.tag))
    return result.added
