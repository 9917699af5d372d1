"""The translation memory at work: filled from catalogs and imported files, asked for drafts."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from i18n.catalogs.occurrences import Occurrences
from i18n.catalogs.ownership import reused
from i18n.errors import CatalogError, SourceError, printable
from i18n.memory import interchange
from i18n.memory.agreement import agreement
from i18n.memory.lookup import recall
from i18n.memory.reuse import Sources, reused_everywhere
from i18n.memory.store import Memory
from i18n.memory.units import TranslationUnit, every_unit, for_languages, placeless, units
from i18n.model import Catalog, Key, Problem
from i18n.placeables import inline_tags
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.segmentation.joining import relabelled
from i18n.storage import read, write

NAME = "memory.sqlite"


def folder(project: Project) -> Path:
    """Where imported memories live: they are sources, and belong into version control."""
    return project.paths.memory


def refresh(project: Project, memory: Memory, catalogs: LanguageCatalogs) -> tuple[Problem, ...]:
    """Bring the memory of a language up to date with its catalogs and the imported files.

    An imported file that cannot be read is an error-level Problem.
    """
    tag = catalogs.language.tag
    for stem, found in catalogs.catalogs.items():
        memory.refresh(tag, stem, _digest(found), units(found, witnesses=True))
    kept = list(catalogs.catalogs)
    problems = []
    for path in imported(project):
        name = project.paths.name(path)
        kept.append(printable(name))
        try:
            data = read(path)
            digest = hashlib.sha256(b"placeless\0" + data).hexdigest()
            source = project.source.tag
            known = printable(name)  # a name may be no UTF-8, which the memory's file is
            units_of = interchange.imported({known: data}, [tag], source)
            memory.refresh(tag, known, digest, map(placeless, units_of))
        except (CatalogError, SourceError) as error:
            problems.append(Problem(name, error.line, "error", "unreadable", error.what, tag))
    if project.part is None:
        memory.keep(tag, kept)
    return tuple(problems)


def reuse(
    memory: Memory,
    places: Occurrences,
    catalogs: LanguageCatalogs,
    shared: Mapping[Key, int] | None = None,
) -> tuple[LanguageCatalogs, int]:
    """Bring what people approved to the same texts on other pages, by a memory that is up to
    date; the catalogs, and how many messages that changed. `shared` is as in a Part."""
    tag = catalogs.language.tag
    agreed = agreement(places, catalogs.catalogs.values(), shared)
    sources = Sources(lambda wanted: memory.known(wanted, tag), recall(memory, agreed))
    done = reused_everywhere(catalogs.catalogs, catalogs.read, sources, shared)
    return replace(catalogs, catalogs=done.catalogs), done.count


def imported(project: Project) -> list[Path]:
    """The imported memories, sorted."""
    found = folder(project).rglob("*")
    return sorted(path for path in found if path.suffix.lower() in interchange.SUFFIXES)


def _digest(catalog: Catalog) -> str:
    content = repr(
        [
            (m.key, m.state, m.text, m.notes.block, m.notes.heading, reused(m))
            for m in catalog.messages
        ]
    )
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


# --- files of others -------------------------------------------------------------

Pair = tuple[str, str, str, str]
"""What makes two units one, wherever they stand: language, source, text, the author's context."""


def everything(
    project: Project, catalogs: Iterable[LanguageCatalogs]
) -> tuple[tuple[TranslationUnit, ...], tuple[Problem, ...]]:
    """What people translated: the units of catalogs, then what imported files have besides.

    An imported file that cannot be read is an error-level Problem.
    """
    found: list[TranslationUnit] = []
    problems: list[Problem] = []
    tags = []
    for one in catalogs:
        tags.append(one.language.tag)
        found += (unit for catalog in one.catalogs.values() for unit in every_unit(catalog))
    known = {pair for unit in found for pair in _pairs(unit, tags)}
    for path in imported(project):
        name = project.paths.name(path)
        try:
            more = list(interchange.imported({name: read(path)}, tags, project.source.tag))
        except (CatalogError, SourceError) as error:
            problems.append(Problem(name, error.line, "error", "unreadable", error.what))
            continue
        found += _news(more, known, tags)
        known.update(pair for unit in more for pair in _pairs(unit, tags))
    return tuple(found), tuple(problems)


def _pairs(unit: TranslationUnit, tags: Iterable[str]) -> frozenset[Pair]:
    """A unit under the tags of the site's languages, or its own where it is in none of them."""
    ours = tuple(for_languages([unit], tags)) or (unit,)
    source, text = _numbered(unit.source, unit.text)
    return frozenset((one.language, source, text, unit.context) for one in ours)


def _numbered(source: str, text: str) -> tuple[str, str]:
    """Both strings with their tags numbered from the first on: others begin with 0."""
    if "<" not in source:
        return source, text
    tags = [one for one in inline_tags.tokens(source) if isinstance(one, inline_tags.Tag)]
    labels = {one.label: one.name for one in tags if one.label != one.name}
    new = {label: f"{name}{number}" for number, (label, name) in enumerate(labels.items(), 1)}
    one, other = (inline_tags.join(relabelled(inline_tags.tokens(s), new)) for s in (source, text))
    return one, other


def _news(
    found: Iterable[TranslationUnit], known: Collection[Pair], tags: Sequence[str]
) -> list[TranslationUnit]:
    """The units, each once, that are not known."""
    return [one for one in dict.fromkeys(found) if not all(p in known for p in _pairs(one, tags))]


def bring_in(
    project: Project,
    catalogs: Sequence[LanguageCatalogs],
    paths: Iterable[Path],
    target: str = "",
) -> tuple[int, int]:
    """Copy memories of others into the site, without the units that are here already; how many
    are new, and how many were here. A file that has nothing new is not copied, and no file is
    written over. `target` is the language of texts whose file does not say it.

    Raises CatalogError, with the line, or SourceError where one cannot be read; then nothing
    is copied.
    """
    tags = [one.language.tag for one in catalogs]
    known = {pair for unit in _here(project, catalogs) for pair in _pairs(unit, tags)}
    new = old = 0
    for path, (data, found) in {path: _units_of(project, path, target) for path in paths}.items():
        news = _news(found, known, tags)
        new, old = new + len(news), old + len(found) - len(news)
        known.update(pair for unit in news for pair in _pairs(unit, tags))
        if news:
            name = path.with_suffix(".tmx").name if path.suffix.lower() == ".po" else path.name
            if len(news) < len(found) or not interchange.stands_alone(path.name, data):
                data = interchange.write_any(name, news, project.source.tag)
            write(_free(folder(project) / name), data, project.root)
    return new, old


def _units_of(
    project: Project, path: Path, target: str = ""
) -> tuple[bytes, list[TranslationUnit]]:
    data = read(path)
    return data, list(interchange.read_any(path.name, data, project.source.tag, target))


def _here(project: Project, catalogs: Sequence[LanguageCatalogs]) -> Iterator[TranslationUnit]:
    """The units of catalogs and of the imported files that can be read, in any language."""
    yield from (
        unit for one in catalogs for found in one.catalogs.values() for unit in every_unit(found)
    )
    for path in imported(project):
        with contextlib.suppress(CatalogError, SourceError):  # said by every run
            yield from _units_of(project, path)[1]


def _free(path: Path) -> Path:
    """A path, or one like it where nothing is yet: memory.tmx, memory-2.tmx."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(one for one in chain([path], names) if not one.exists())


def take_out(
    project: Project, catalogs: Sequence[LanguageCatalogs], path: Path
) -> tuple[int, list[Problem]]:
    """Write everything that people translated into some languages to a file, each pair of texts
    that several origins have once; how many units, and what could not be read."""
    found, problems = everything(project, catalogs)
    write(path, interchange.write_any(path.name, found, project.source.tag))
    return len(found), list(problems)
