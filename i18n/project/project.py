"""A site's directory as read, and how far each of its languages is as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from i18n.catalogs.coverage import Coverage, coverage, messages_of_page
from i18n.execution.executor import Executor
from i18n.execution.spilled import InOrder
from i18n.formats.ui_strings.resource import UiStrings
from i18n.model import Key, Language, Page, Problem
from i18n.project.language_catalogs import LanguageCatalogs, Templates
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.project.source_tree.exclusions import LeftOut
from i18n.publishing.fragments import Inclusion
from i18n.terminology import glossary
from i18n.terminology.glossary import Glossary

NO_GLOSSARY = Glossary()


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a site that a run looks at.

    `stems` are the catalogs that it reads, `gone` those whose pages are there no more. `pages` are
    all pages of the site, in order, `strings` its files of UI strings. `shared` are, by language,
    the keys for which people may want another text than before, each with how many pages have it:
    what they approved is brought to these alone. Of the pages that are not looked at, `unlisted`
    are those that tell searches to leave them out, and `inclusions` what each includes.
    """

    stems: tuple[str, ...]
    pages: tuple[str, ...]
    strings: tuple[str, ...]
    shared: Mapping[str, Mapping[Key, int]]
    gone: tuple[str, ...] = ()
    unlisted: frozenset[str] = frozenset()
    inclusions: Mapping[str, Inclusion] = field(default_factory=dict)

    @property
    def with_texts(self) -> tuple[str, ...]:
        """All files of the site that have texts."""
        return self.pages + self.strings


@dataclass(frozen=True, slots=True)
class Project:
    """A site's directory as read.

    `encodings` are by page, in order; `strings` are the files of UI strings, which are among the
    assets too; `unread` are the pages, strings and other files that could not be read, each with a
    Problem in `problems`, as are the rows of the glossary that say nothing clear, and `lost`
    the folders that could not be: the pages that were known in them are among `unread`.
    `left_out` are files that are not for translators; those that are published are among the
    assets too. Of a `part` of a site, `pages`, `strings`, `encodings` and `templates` are those
    of the part. The `executor` does what is done with each page or catalog by itself; None for our
    own process.
    """

    paths: Paths
    source: Language
    languages: tuple[Language, ...]
    pages: Sequence[Page]
    strings: tuple[UiStrings, ...]
    encodings: dict[str, str]
    assets: tuple[str, ...]
    templates: Templates
    unread: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    glossary: Glossary = NO_GLOSSARY
    left_out: tuple[LeftOut, ...] = ()
    lost: tuple[str, ...] = ()
    part: Part | None = None
    executor: Executor | None = None

    @property
    def page_paths(self) -> tuple[str, ...]:
        """The paths of all pages of the site, in order."""
        return self.part.pages if self.part else self.at_hand

    @property
    def string_paths(self) -> tuple[str, ...]:
        """The paths of all files of UI strings, in order."""
        return self.part.strings if self.part else tuple(one.path for one in self.strings)

    @property
    def root(self) -> Path:
        """The site's directory."""
        return self.paths.root

    @property
    def settings(self) -> Settings:
        """How the site is translated."""
        return self.paths.settings

    @property
    def at_hand(self) -> tuple[str, ...]:
        """The paths of the pages that are at hand, in order: these need not be read for it."""
        return tuple(self.encodings)

    @property
    def by_path(self) -> Mapping[str, Page]:
        """The pages by path."""
        if isinstance(self.pages, InOrder):
            return self.pages.named
        return {page.path: page for page in self.pages}


def without_texts(project: Project) -> Project:
    """A project for who asks no more of its pages than their names and templates: a page takes
    many times the memory of its file."""
    return replace(project, pages=tuple(replace(page, parts=()) for page in project.pages))


def still_sources(project: Project, paths: Iterable[str]) -> set[str]:
    """Those of some paths that are the site's sources, as far as that can be known: of a folder
    that cannot be read all that was in it."""
    sources = {*project.page_paths, *project.unread}
    lost = tuple(f"{folder}/" for folder in project.lost)
    return {path for path in paths if path in sources or path.startswith(lost)}


def ui_string_coverage(project: Project, catalogs: LanguageCatalogs) -> dict[str, Coverage]:
    """How far each file of UI strings is in a language, by words."""
    found = {}
    for one in project.strings:
        stem = project.paths.stem(one.path)
        if stem in catalogs.catalogs:
            found[one.path] = coverage(messages_of_page(catalogs.catalogs[stem], one.path))
    return found


def total_coverage(catalogs: LanguageCatalogs) -> Coverage:
    """How far a language is, over all its catalogs."""
    return coverage(m for c in catalogs.catalogs.values() for m in c.messages)


def terms_of(project: Project, language: Language) -> glossary.Terms:
    """The glossary as a language sees it."""
    return glossary.terms(project.glossary.terms, language.tag)
