"""The sources of a site: its pages, UI strings and assets found, read and parsed."""

from __future__ import annotations

import contextlib
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from i18n import storage
from i18n.errors import LanguageError, OutputError, PipelineError, SourceError, printable
from i18n.execution.executor import Executor
from i18n.execution.seam import mapped
from i18n.execution.spilled import InOrder, Spilled, overlaid
from i18n.execution.task import Failed
from i18n.formats import front_matter_texts, page_formats
from i18n.formats.feed import is_feed
from i18n.formats.page_formats import FEED_SUFFIXES, SUFFIXES
from i18n.formats.ui_strings.resource import UiStrings
from i18n.languages.locales import language
from i18n.model import Language, Message, Page, Problem, Progress
from i18n.project import ui_string_files
from i18n.project.language_catalogs import Templates
from i18n.project.paths import Paths
from i18n.project.project import Project
from i18n.project.settings import Settings, file_of
from i18n.project.source_tree import generator_tree, parsing
from i18n.project.source_tree.exclusions import Exclusions, LeftOut
from i18n.project.source_tree.long_names import too_long
from i18n.project.source_tree.parsing import Parsed, Source, Unreadable, rules
from i18n.project.source_tree.source_folder import source_folder
from i18n.project.source_tree.unknown_formats import without_pages
from i18n.project.templates import pages_below
from i18n.terminology import csv_file
from i18n.terminology.glossary import Glossary
from i18n.terminology.merge import contradictions


def read(
    paths: Paths, named: bool, progress: Progress, executor: Executor | None = None
) -> Project:
    """Read every source page. A page that cannot be read is an error-level Problem.

    `named` says whether the settings name the languages; where they do not, the languages
    that have catalogs are the site's as well. The `executor` parses, where there is
    enough to do. Raises SourceError where there are no sources,
    CatalogError where the glossary cannot be read.
    """
    settings = paths.settings
    tree = sources(paths)
    terms, odd = glossary(paths)
    languages = site_languages(paths, named)
    texts, apart = _strings_among(tree.assets, settings, languages)
    clashes = _clashes(paths, (*tree.pages, *texts))
    wanted = _Wanted(tree.pages, texts, languages, clashes, frozenset(texts))
    executor = executor if executor and _pays(_sizes(paths, wanted), executor) else None
    found = _parsed(paths, wanted, progress, executor)
    passed = [_unreadable(paths, path, what) for path, what in tree.odd.items()]
    known = (path for path in tree.odd if path.isprintable())  # no build holds the others
    unread = dict.fromkeys((*found.problems, *known, *pages_below(paths, tree.lost)))
    bare = _bare(settings, tree, texts)
    return Project(
        paths,
        language(settings.source_language),
        languages,
        InOrder(found.pages),
        tuple(found.strings),
        found.encodings,
        tree.assets,
        _templates(found, paths),
        tuple(unread),
        (
            *found.problems.values(),
            *passed,
            *_linked_away(paths, tree.outside),
            *front_matter(settings, found.pages.values()),
            *bare,
            *_idle(paths, tree),
            *odd,
        ),
        terms,
        tuple(sorted((*tree.left_out, *apart))),
        tree.lost,
        executor=executor,
    )


def unread(paths: Paths, languages: tuple[Language, ...]) -> Project:
    """A site of which nothing has been read."""
    source = language(paths.settings.source_language)
    return Project(paths, source, languages, (), (), {}, (), {})


def _unreadable(paths: Paths, path: str, what: str, line: int = 0) -> Problem:
    return Problem(paths.source_name(path), line, "error", "unreadable", what)


def _linked_away(paths: Paths, outside: Sequence[str]) -> Iterator[Problem]:
    """Links that lead out of the site: somebody's keys may lie there."""
    for path in outside:
        what = "is a link that leads out of the site's directory: it is not published; "
        what += "put a copy of the file there to publish it"
        where = paths.source_name(printable(path))
        yield Problem(where, 0, "warning", "link-outside", what)


def front_matter(settings: Settings, pages: Iterable[Page]) -> Iterator[Problem]:
    """Front matter that cannot be read: its words stay in the source language."""
    for page in pages:
        start = page.parts[0] if page.parts else ""
        if isinstance(start, str) and (error := front_matter_texts.fault(start, page.path)):
            where = f"{settings.sources}/{page.path}"
            what = f"{error.what}; its front matter stays as it is until it is mended"
            yield Problem(where, error.line, "warning", "front-matter", what)


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a folder of sources, of which nothing has been read: pages, files of UI
    strings, other files, what is left out, and what is to be said of it."""

    pages: tuple[str, ...]
    strings: tuple[str, ...]
    assets: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]


def listing(paths: Paths, languages: tuple[Language, ...], new: Iterable[str]) -> Listing | None:
    """What lies in the folder of sources, of which some is new; None where something there cannot
    be read, or can have no catalog of its own. Raises SourceError where there is no such folder."""
    tree = sources(paths)
    texts, apart = _strings_among(tree.assets, paths.settings, languages)
    names = (*tree.pages, *texts)
    clashes = _clashes(paths, names)
    if tree.odd or tree.lost or clashes or not all(map(str.isprintable, names)):
        return None
    if any(too_long(paths, path, languages) for path in new):
        return None
    said = (*_linked_away(paths, tree.outside), *_bare(paths.settings, tree, texts))
    said += tuple(_idle(paths, tree))
    return Listing(tree.pages, texts, tree.assets, tuple(sorted((*tree.left_out, *apart))), said)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be read: pages and files of UI strings; the languages they go into; and files
    whose catalog cannot stand beside another's, with what to do."""

    pages: tuple[str, ...]
    strings: tuple[str, ...]
    languages: tuple[Language, ...]
    clashes: Mapping[str, str]
    of_strings: frozenset[str]


def _bare(settings: Settings, tree: Tree, texts: Sequence[str]) -> Iterator[Problem]:
    """A folder of sources with nothing in it to translate; an error where it has words that
    nobody can read here."""
    if tree.pages or texts:
        return
    if what := without_pages(tree.assets, SUFFIXES):
        yield Problem(settings.sources, 0, "error", "no-pages", what)
    else:
        what = _missing(settings)
        yield Problem(settings.sources, 0, "warning", "no-pages", what)


def _missing(settings: Settings) -> str:
    if settings.tree is None:
        kinds = " ".join(sorted(page_formats.SUFFIXES))
        return f"there is no page in it; put some there ({kinds})"
    folders = ", ".join(f"{one}/" if one else "the folder itself" for one in settings.tree.folders)
    what = f"there is no page in it where {settings.layout} has its pages: {folders}"
    return f"{what}; name the tree's top in “sources” and its folders of pages in “content”"


def _idle(paths: Paths, tree: Tree) -> Iterator[Problem]:
    """Patterns of the settings that match nothing, which may be typos."""
    names = (*tree.pages, *tree.assets, *(one.path for one in tree.left_out))
    top = paths.settings.sources
    for key, pattern in paths.settings.exclusions.idle(names):
        what = f"“{pattern}” in “{key}” matches no file in {top}, where patterns start"
        yield Problem(file_of(paths.root), 0, "warning", "idle-pattern", what)


@dataclass(slots=True)
class Read:
    """The sources while they are read: pages, UI strings, the pages' encodings, the template of
    each that has one alone, and by path what cannot be read."""

    pages: Spilled[Page] = field(default_factory=Spilled)
    strings: list[UiStrings] = field(default_factory=list)
    encodings: dict[str, str] = field(default_factory=dict)
    templates: Spilled[tuple[Message, ...]] = field(default_factory=Spilled)
    problems: dict[str, Problem] = field(default_factory=dict)


def _parsed(paths: Paths, wanted: _Wanted, progress: Progress, executor: Executor | None) -> Read:
    """The sources read, one after the other."""
    names = (*wanted.pages, *wanted.strings)
    found = Read()
    todo: deque[str] = deque()

    def items() -> Iterator[Source]:
        for path in names:
            with _noted(paths, path, found):
                data = _bytes_of(paths, path, wanted)
                todo.append(path)
                yield Source(path, data, path in wanted.of_strings)

    for one in mapped(parsing.task(paths.settings), items(), executor):
        path = todo.popleft()
        progress("Reading", len(found.encodings) + len(found.strings), len(names))
        if isinstance(one, Failed):
            what = f"cannot be read: {one.what}; please report it with the file"
            found.problems[path] = _unreadable(paths, path, what)
        elif isinstance(one, Unreadable):
            found.problems[path] = _unreadable(paths, path, one.what, one.line)
        else:
            _keep(paths, path, one, found)
    progress("Reading", len(names), len(names))
    found.problems = {path: found.problems[path] for path in names if path in found.problems}
    return found


@contextlib.contextmanager
def _noted(paths: Paths, path: str, found: Read) -> Iterator[None]:
    """A source that cannot be read as a Problem."""
    try:
        yield
    except PipelineError as error:
        found.problems[path] = _unreadable(paths, path, error.what, error.line)


def _bytes_of(paths: Paths, path: str, wanted: _Wanted) -> bytes:
    """The bytes of a source. Raises PipelineError where it can have no catalog."""
    _nameable(path, wanted.clashes)
    if what := too_long(paths, path, wanted.languages):
        raise PipelineError(what)
    return storage.read(paths.sources / path)


def _keep(paths: Paths, path: str, one: Parsed, found: Read) -> None:
    if isinstance(one.found, Page):
        found.pages.put(path, one.found)
        found.encodings[path] = one.encoding
    else:
        found.strings.append(one.found)
    if one.template or paths.settings.catalogs == "page":
        found.templates.put(paths.stem(path), one.template)


LARGE = 2_000_000
"""A source of more bytes is read here: sent elsewhere and back it is in memory several times."""


def _pays(sizes: Sequence[int], executor: Executor) -> bool:
    """Whether sources of such sizes are worth the start of an executor: two can be read at once."""
    largest = max(sizes, default=0)
    return sum(sizes) - largest >= executor.least and largest <= LARGE


def _sizes(paths: Paths, wanted: _Wanted) -> list[int]:
    """The bytes of each source that is to be read."""
    sizes = []
    for path in (*wanted.pages, *wanted.strings):
        with contextlib.suppress(OSError, ValueError):
            sizes.append((paths.sources / path).stat().st_size)
    return sizes


def glossary(paths: Paths) -> tuple[Glossary, tuple[Problem, ...]]:
    """The site's glossary, an empty one where there is none, and what is wrong with its rows.

    Raises CatalogError, with the line, where it cannot be read.
    """
    path, name = paths.glossary, paths.settings.glossary
    if not os.path.lexists(path):
        return Glossary(), ()
    if not path.is_file():
        what = "is no file: there is no glossary then; move it away"
        return Glossary(), (Problem(name, 0, "error", "glossary", what),)
    found, odd = csv_file.read(storage.read(path), name, paths.settings.source_language)
    clashes = contradictions(found.terms)
    more = (Problem(name, line, "warning", "glossary", what) for line, what in clashes)
    return found, (*odd, *more)


def _strings_among(
    assets: Sequence[str], settings: Settings, languages: Sequence[Language]
) -> tuple[tuple[str, ...], list[LeftOut]]:
    """The files of UI strings in the source language, and those among them that are left out."""
    if settings.tree is not None:  # the templates of programs that lie there are not the site's
        assets = ui_string_files.named(assets, settings.strings)
    found, apart = _divided(ui_string_files.chosen(assets, settings.strings), settings.exclusions)
    names = [name for one in languages for name in (one.tag, one.folder)]
    own = ui_string_files.sources(found, settings.source_language, names, settings.places)
    return own, apart


def _clashes(paths: Paths, names: Sequence[str]) -> dict[str, str]:
    """Files whose catalog cannot stand beside another's, with what to do."""
    blocked = {
        path: f"its folder is called as the catalog of {other}; rename one of them"
        for path, other in paths.blocked_stems(names).items()
    }
    shared = paths.shared_stems(names).items()
    return blocked | {
        path: f"shares its catalog with {other}; rename one of them, or `exclude` it"
        for path, other in shared
    }


def _nameable(path: str, clashes: Mapping[str, str]) -> None:
    """Raise PipelineError for a file that can have no catalog."""
    if path in clashes:
        raise PipelineError(clashes[path])
    if not path.isprintable():
        raise PipelineError("its name has a character that no catalog can hold; rename it")


def read_page(paths: Paths, path: str) -> tuple[Page, str]:
    """A page of a site, and its encoding. Raises PipelineError where it cannot be read."""
    return parsing.parsed_page(storage.read(paths.sources / path), path, rules(paths.settings))


def site_languages(paths: Paths, named: bool) -> tuple[Language, ...]:
    """The languages of a site: those of the settings and, where they name none, those that have
    catalogs."""
    found = [language(code) for code in paths.settings.languages]
    if not named:
        for folder in paths.language_folders():
            with contextlib.suppress(LanguageError):  # somebody's backup is no language
                found.append(language(folder))
    return tuple(one for one in dict.fromkeys(found) if one.tag != paths.settings.source_language)


def _templates(read: Read, paths: Paths) -> Templates:
    """The template of each catalog: of one page alone it is known."""
    if paths.settings.catalogs == "page":
        return read.templates
    strings = {one.page.path: one.page for one in read.strings}
    groups: dict[str, list[str]] = {}
    for path in (*read.pages, *strings):
        groups.setdefault(paths.stem(path), []).append(path)
    every = overlaid(strings, read.pages)
    some = ((stem, InOrder(every, group)) for stem, group in groups.items())
    return Spilled((stem, template_of(group, paths.settings)) for stem, group in some)


def template_of(pages: Sequence[Page], settings: Settings) -> tuple[Message, ...]:
    """The template of the pages that have one catalog."""
    return parsing.template_of(pages, rules(settings))


def select_languages(
    project: Project, codes: Sequence[str], named: bool
) -> tuple[Project, tuple[Language, ...]]:
    """The languages that `--lang` names, all for none; where the settings name no languages,
    they become the project's.

    Raises LanguageError for a language that the settings do not have.
    """
    wanted = wanted_languages(project.paths, project.languages, codes, named)
    extra = tuple(one for one in wanted if one not in project.languages)
    return replace(project, languages=project.languages + extra), wanted


def wanted_languages(
    paths: Paths, known: tuple[Language, ...], codes: Sequence[str], named: bool
) -> tuple[Language, ...]:
    """The languages that `--lang` names, all that a site has for none. Raises LanguageError for
    the source language, and for one that the settings, where they name any, do not have."""
    wanted = tuple(dict.fromkeys(language(code) for code in codes)) or known
    extra = tuple(one for one in wanted if one not in known)
    source = language(paths.settings.source_language).tag
    if any(one.tag == source for one in wanted):
        raise LanguageError(f"“{source}” is the source language of this site")
    if extra and named:
        raise LanguageError(
            f"“{extra[0].tag}” is not among the site's languages; "
            "add it to `languages` in the settings"
        )
    return wanted


# --- what lies in the folder ---------------------------------------------------

_START = 8192
"""So many bytes tell a feed from other XML."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What lies below the sources folder, as sorted relative paths with slashes; `odd` and
    `lost` are as in SourceFolder, `outside` are the links that lead out of the site's directory,
    which are neither read nor published."""

    pages: tuple[str, ...]
    assets: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    odd: Mapping[str, str]
    lost: tuple[str, ...]
    outside: tuple[str, ...]


def sources(paths: Paths) -> Tree:
    """Find pages and assets. Raises SourceError where there is no such folder.

    What a symbolic link to a folder leads to is left out, and what the settings or we exclude:
    pages become assets then.
    """
    top = paths.sources
    if not top.is_dir():
        raise SourceError(
            f"there is no folder “{paths.settings.sources}” here; make it and put pages into it, "
            'or name the one that has them: `sources = "…"` in the settings, or -C DIR',
            path=str(paths.root),
        )
    with _named(paths.settings.sources):
        storage.inside(top, paths.root)
    rules = replace(paths.settings.exclusions, more=generator_tree.copied(paths.settings))
    found = source_folder(top, generator_tree.unseen(paths))
    if "" in found.lost:
        raise SourceError(found.odd[""], path=paths.settings.sources)
    outside = tuple(path for path in found.files if _leads_out(top / path, paths.root))
    away = frozenset(outside)
    files = [path for path in found.files if path not in away]
    likely, written = _likely(paths, files)
    pages, apart = _divided(likely, rules)
    chosen = written.union(pages)
    assets = tuple(path for path in files if path not in chosen)
    left_out = (*apart, *(one for one in found.left_out if one.pattern))
    return Tree(tuple(pages), assets, left_out, found.odd, found.lost, outside)


def _likely(paths: Paths, files: Sequence[str]) -> tuple[Sequence[str], frozenset[str]]:
    """What may be pages for translators, and what we wrote beside them."""
    if paths.settings.tree is not None:
        return generator_tree.pages(paths, files, paths.settings.tree)
    return [path for path in files if _is_page(paths.sources / path)], frozenset()


@contextlib.contextmanager
def _named(name: str) -> Iterator[None]:
    """A folder that a link leads out of the site as a SourceError."""
    try:
        yield
    except OutputError as error:
        raise SourceError(error.what, path=name) from error


def _divided(paths: Sequence[str], rules: Exclusions) -> tuple[list[str], list[LeftOut]]:
    """Those that are for translators, and what leaves the others out."""
    said = {path: rules.copied(path) for path in paths}
    return [path for path in paths if not said[path]], [one for one in said.values() if one]


def _leads_out(path: Path, root: Path) -> bool:
    """Whether a link leads out of the site's directory."""
    if not path.is_symlink():
        return False
    try:
        storage.inside(path, root)
    except OutputError:
        return True
    return False


def _is_page(path: Path) -> bool:
    """Whether a file is a page: by its suffix, XML if it is a feed."""
    suffix = path.suffix.lower()
    if suffix not in FEED_SUFFIXES:
        return suffix in SUFFIXES
    with contextlib.suppress(OSError), path.open("rb") as file:
        return is_feed(file.read(_START).replace(b"\0", b"").decode("utf-8", "replace"))
    return False
