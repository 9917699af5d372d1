"""A site's directory as read: its pages, its assets, its languages and what they hold."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from i18n import catalog, files, formats, glossary_file, segment, shelf, slugs, values
from i18n.catalog import Coverage
from i18n.errors import LanguageError, PipelineError
from i18n.glossary import Glossary
from i18n.glossary_merge import contradictions
from i18n.languages import language
from i18n.model import Cut, Language, Message, Page, Problem, State, whole
from i18n.settings import Settings
from i18n.shelf import Shelf, Templates

Progress = Callable[[str, int, int], None]
"""What is being done, how much of it is done, of how much."""


NO_GLOSSARY = Glossary()


@dataclass(frozen=True, slots=True)
class Project:
    """A site's directory as read.

    `encodings` are by page; `unread` are the pages that could not be read, each with a
    Problem in `problems`, as are the rows of the glossary that say nothing clear.
    """

    root: Path
    settings: Settings
    source: Language
    languages: tuple[Language, ...]
    pages: tuple[Page, ...]
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
    clashes = files.shared_stems(tree.pages, settings)
    pages: list[Page] = []
    encodings: dict[str, str] = {}
    problems: dict[str, Problem] = {}
    for number, path in enumerate(tree.pages):
        progress("Reading", number, len(tree.pages))
        try:
            if path in clashes:
                raise PipelineError(f"shares its catalog with {clashes[path]}; rename one of them")
            if not path.isprintable():
                raise PipelineError("its name has a character that no catalog can hold; rename it")
            page, encodings[path] = _page(root, path, settings)
            pages.append(page)
        except PipelineError as error:
            where = f"{settings.sources}/{_printable(path)}"
            problems[path] = Problem(where, error.line, "error", "unreadable", error.what)
    progress("Reading", len(tree.pages), len(tree.pages))
    return Project(
        root,
        settings,
        language(settings.source_language),
        _languages(root, settings, named),
        tuple(pages),
        encodings,
        tree.assets,
        _templates(pages, settings),
        tuple(problems),
        (*problems.values(), *odd),
        terms,
    )


def glossary(root: Path, settings: Settings) -> tuple[Glossary, tuple[Problem, ...]]:
    """The site's glossary, an empty one where there is none, and what is wrong with its rows.

    Raises CatalogError, with the line, where it cannot be read.
    """
    path = root / settings.glossary
    if not path.is_file():
        return Glossary(), ()
    name = settings.glossary
    found, odd = glossary_file.read(files.read(path), name, settings.source_language)
    clashes = contradictions(found.terms)
    more = (Problem(name, line, "warning", "glossary", what) for line, what in clashes)
    return found, (*odd, *more)


def _printable(path: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in path)


def _page(root: Path, path: str, settings: Settings) -> tuple[Page, str]:
    data = files.read(root / settings.sources / path)
    text, encoding = files.decode(data, path)
    return formats.parse(text, path, cut(settings), settings.source_language, _form), encoding


def _form(value: str, text: str, code: str) -> str:
    """The form that a text has of a value; none in a language that a page made up."""
    with contextlib.suppress(LanguageError):
        return values.form(value, text, code)
    return ""


def cut(settings: Settings) -> Cut:
    """How blocks become messages: sentence by sentence, or whole."""
    if settings.segmentation == "block":
        return whole
    return partial(segment.boundaries, language=settings.source_language)


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
    addresses = [slugs.message(page.path) for page in pages] if settings.slugs else []
    unique = {one.key: one for one in addresses if one is not None}
    return (*catalog.template(pages), *unique.values())


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
            old = catalog.of_page(loaded.catalogs[stem], path)
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
    not take its page away. Obsolete messages are a page's where the catalog is its own.
    """
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
    return {path: catalog.coverage(some) for path, some in messages.items()}


def total(catalogs: Shelf) -> Coverage:
    """How far a language is, over all its catalogs."""
    return catalog.coverage(m for c in catalogs.catalogs.values() for m in c.messages)
