"""A site's directory as read: its pages, its assets, its languages and what they hold."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath

from i18n import files, shelf, storage
from i18n.catalogs import coverage as catalogs_coverage
from i18n.catalogs import page_slugs
from i18n.catalogs.coverage import Coverage, messages_of_page
from i18n.catalogs.template import template
from i18n.errors import CatalogError, LanguageError, PipelineError, SourceError, printable
from i18n.formats import page_formats
from i18n.formats.gettext import repair
from i18n.formats.ui_strings.resource import PO_SUFFIXES, Strings, parse
from i18n.languages import dates_numbers
from i18n.languages.locales import language
from i18n.model import Cut, Language, Message, Page, Problem, Progress, State, whole
from i18n.segmentation import boundaries
from i18n.settings import Settings
from i18n.shelf import Shelf, Templates
from i18n.strings import places
from i18n.terminology import csv_file
from i18n.terminology.glossary import Glossary
from i18n.terminology.merge import contradictions

NO_GLOSSARY = Glossary()


@dataclass(frozen=True, slots=True)
class Project:
    """A site's directory as read.

    `encodings` are by page; `strings` are the files of UI strings, which are among the assets
    too; `unread` are the pages and strings that could not be read, each with a Problem in
    `problems`, as are the rows of the glossary that say nothing clear.
    """

    root: Path
    settings: Settings
    source: Language
    languages: tuple[Language, ...]
    pages: tuple[Page, ...]
    strings: tuple[Strings, ...]
    encodings: dict[str, str]
    assets: tuple[str, ...]
    templates: Templates
    unread: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    glossary: Glossary = NO_GLOSSARY


def read(root: Path, settings: Settings, named: bool, progress: Progress) -> Project:
    """Read every source page. A page that cannot be read is an error-level Problem.

    `named` says whether the settings name the languages; where they do not, the languages
    that have catalogs are the site's as well. Raises SourceError where there are no sources,
    CatalogError where the glossary cannot be read.
    """
    tree = files.sources(root, settings)
    terms, odd = glossary(root, settings)
    languages = _languages(root, settings, named)
    texts = _strings_among(tree.assets, settings, languages)
    pages, strings, encodings, problems = _parsed(root, settings, tree.pages, texts, progress)
    return Project(
        root,
        settings,
        language(settings.source_language),
        languages,
        tuple(pages),
        tuple(strings),
        encodings,
        tree.assets,
        _templates([*pages, *(one.page for one in strings)], settings),
        tuple(problems),
        (*problems.values(), *_bare(settings, tree.pages, texts), *odd),
        terms,
    )


def _bare(settings: Settings, pages: Sequence[str], texts: Sequence[str]) -> Iterator[Problem]:
    """A folder of sources with nothing in it to translate."""
    if not pages and not texts:
        kinds = " ".join(sorted(page_formats.SUFFIXES))
        what = f"there is no page in it; put some there ({kinds})"
        yield Problem(settings.sources, 0, "warning", "no-pages", what)


def _parsed(
    root: Path,
    settings: Settings,
    of_pages: Sequence[str],
    of_strings: Sequence[str],
    progress: Progress,
) -> tuple[list[Page], list[Strings], dict[str, str], dict[str, Problem]]:
    """The sources: pages, UI strings, the pages' encodings, and by path what cannot be read."""
    paths = (*of_pages, *of_strings)
    clashes = files.shared_stems(paths, settings)
    pages: list[Page] = []
    strings: list[Strings] = []
    encodings: dict[str, str] = {}
    problems: dict[str, Problem] = {}
    for number, path in enumerate(paths):
        progress("Reading", number, len(paths))
        try:
            _nameable(path, clashes)
            if path in of_strings:
                strings.append(_strings(root, path, settings))
            else:
                page, encodings[path] = _page(root, path, settings)
                pages.append(page)
        except PipelineError as error:
            where = f"{settings.sources}/{printable(path)}"
            problems[path] = Problem(where, error.line, "error", "unreadable", error.what)
    progress("Reading", len(paths), len(paths))
    return pages, strings, encodings, problems


def glossary(root: Path, settings: Settings) -> tuple[Glossary, tuple[Problem, ...]]:
    """The site's glossary, an empty one where there is none, and what is wrong with its rows.

    Raises CatalogError, with the line, where it cannot be read.
    """
    path = root / settings.glossary
    if not path.is_file():
        return Glossary(), ()
    name = settings.glossary
    found, odd = csv_file.read(storage.read(path), name, settings.source_language)
    clashes = contradictions(found.terms)
    more = (Problem(name, line, "warning", "glossary", what) for line, what in clashes)
    return found, (*odd, *more)


def _strings_among(
    assets: Sequence[str], settings: Settings, languages: Sequence[Language]
) -> tuple[str, ...]:
    """The files of UI strings in the source language."""
    found = places.chosen(assets, settings.strings)
    names = [name for one in languages for name in (one.tag, one.folder)]
    return places.sources(found, settings.source_language, names, settings.places)


def _nameable(path: str, clashes: Mapping[str, str]) -> None:
    """Raise PipelineError for a file that can have no catalog."""
    if path in clashes:
        raise PipelineError(f"shares its catalog with {clashes[path]}; rename one of them")
    if not path.isprintable():
        raise PipelineError("its name has a character that no catalog can hold; rename it")


def _page(root: Path, path: str, settings: Settings) -> tuple[Page, str]:
    data = storage.read(root / settings.sources / path)
    text, encoding = files.decode(data, path)
    return page_formats.parse(text, path, cut(settings), settings.source_language, _form), encoding


def _form(value: str, text: str, code: str) -> str:
    """The form that a text has of a value; none in a language that a page made up."""
    with contextlib.suppress(LanguageError):
        return dates_numbers.form(value, text, code)
    return ""


def _strings(root: Path, path: str, settings: Settings) -> Strings:
    return parsed_strings(storage.read(root / settings.sources / path), path)


def parsed_strings(data: bytes, path: str) -> Strings:
    """The UI strings of a file. Raises SourceError."""
    if not path.lower().endswith(PO_SUFFIXES):
        return parse(files.decode(data, path)[0], path)
    try:
        return parse(repair.text_of(data, path), path)
    except CatalogError as error:
        raise SourceError(error.what, path=path, line=error.line) from error


def cut(settings: Settings) -> Cut:
    """How blocks become messages: sentence by sentence, or whole."""
    if settings.segmentation == "block":
        return whole
    return partial(boundaries.boundaries, language=settings.source_language)


def _languages(root: Path, settings: Settings, named: bool) -> tuple[Language, ...]:
    found = [language(code) for code in settings.languages]
    if not named:
        for folder in files.language_folders(root, settings):
            with contextlib.suppress(LanguageError):  # somebody's backup is no language
                found.append(language(folder))
    return tuple(one for one in dict.fromkeys(found) if one.tag != settings.source_language)


def _templates(pages: Sequence[Page], settings: Settings) -> Templates:
    groups: dict[str, list[Page]] = {}
    for page in pages:
        groups.setdefault(files.stem(page.path, settings), []).append(page)
    return {stem: _template(group, settings) for stem, group in groups.items()}


def _template(pages: Sequence[Page], settings: Settings) -> tuple[Message, ...]:
    named = [
        one.path for one in pages if PurePath(one.path).suffix.lower() in page_formats.SUFFIXES
    ]
    addresses = [page_slugs.message(path) for path in named] if settings.slugs else []
    unique = {one.key: one for one in addresses if one is not None}
    return (*template(pages), *unique.values())


def choose(
    project: Project, codes: Sequence[str], named: bool
) -> tuple[Project, tuple[Language, ...]]:
    """The languages that `--lang` names, all for none; where the settings name no languages,
    they become the project's.

    Raises LanguageError for a language that the settings do not have.
    """
    wanted = tuple(dict.fromkeys(language(code) for code in codes)) or project.languages
    extra = tuple(one for one in wanted if one not in project.languages)
    if any(one.tag == project.source.tag for one in wanted):
        raise LanguageError(f"“{project.source.tag}” is the source language of this site")
    if extra and named:
        raise LanguageError(
            f"“{extra[0].tag}” is not among the site's languages; "
            "add it to `languages` in the settings"
        )
    return replace(project, languages=project.languages + extra), wanted


# --- catalogs ------------------------------------------------------------------


def kept_templates(project: Project, loaded: Shelf) -> Templates:
    """The templates of the pages, and for pages that could not be read what their catalogs
    hold: nobody's words go obsolete because of an unreadable page."""
    kept = dict(project.templates)
    for path in project.unread:
        stem = files.stem(path, project.settings)
        if stem in loaded.catalogs:
            known = {message.key for message in kept.get(stem, ())}
            old = messages_of_page(loaded.catalogs[stem], path)
            kept[stem] = (*kept.get(stem, ()), *(m for m in old if m.key not in known))
    return kept


def save_templates(project: Project) -> int:
    """Write the templates; how many changed. Those of pages that could not be read stay."""
    stems = {files.stem(path, project.settings) for path in project.unread}
    unread = frozenset(stems - project.templates.keys())
    return shelf.save_templates(project.root, project.settings, project.templates, unread)


def coverage(project: Project, catalogs: Shelf) -> dict[str, Coverage]:
    """How far each page is in a language, by words; pages whose catalog cannot be read are
    left out.

    An approved message that fails a check counts as approved: it falls back alone, and does
    not take its page away.
    """
    return {
        path: catalogs_coverage.coverage(some) for path, some in of_pages(project, catalogs).items()
    }


def of_pages(project: Project, catalogs: Shelf) -> dict[str, list[Message]]:
    """The messages of each page in a language; pages whose catalog cannot be read are left
    out. Obsolete messages are a page's where the catalog is its own."""
    messages: dict[str, list[Message]] = {}
    for page in project.pages:
        stem = files.stem(page.path, project.settings)
        if stem not in catalogs.unreadable:
            messages[page.path] = []
            if project.settings.catalogs == "page":
                messages[page.path] += catalogs.catalogs[stem].messages
    if project.settings.catalogs != "page":
        for message in (m for c in catalogs.catalogs.values() for m in c.messages):
            for path in message.places if message.state is not State.OBSOLETE else ():
                if path in messages:
                    messages[path].append(message)
    return messages


def of_strings(project: Project, catalogs: Shelf) -> dict[str, Coverage]:
    """How far each file of UI strings is in a language, by words."""
    found = {}
    for one in project.strings:
        stem = files.stem(one.path, project.settings)
        if stem in catalogs.catalogs:
            found[one.path] = catalogs_coverage.coverage(
                catalogs_coverage.messages_of_page(catalogs.catalogs[stem], one.path)
            )
    return found


def total(catalogs: Shelf) -> Coverage:
    """How far a language is, over all its catalogs."""
    return catalogs_coverage.coverage(m for c in catalogs.catalogs.values() for m in c.messages)
