"""The first settings of a site, made from what its folder shows, and written down with a comment
each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from i18n import storage
from i18n.errors import LanguageError, OutputError, SettingsError, SourceError, counted
from i18n.languages.locales import language
from i18n.project import settings, sources
from i18n.project.paths import Paths
from i18n.project.settings import FILES
from i18n.publishing.generators.trees import Generator, Tree
from i18n.stages.setup import detection
from i18n.stages.setup.detection import Found

_SOURCES = "source_texts"
_GROWN = ("CHANGELOG.md", "changelog.md", "LICENSE.md", "license.md", "CODE_OF_CONDUCT.md")
"""Pages that programs or lawyers write: they are seldom translated."""

_STRINGS: dict[Generator, tuple[str, ...]] = {
    "hugo": ("i18n/{}.toml", "i18n/{}.yaml", "i18n/{}.yml", "i18n/{}.json"),
    "hugo-folder": ("i18n/{}.toml", "i18n/{}.yaml", "i18n/{}.yml", "i18n/{}.json"),
    "docusaurus": ("i18n/{}/**/*.json",),
    "starlight": ("src/content/i18n/{}.json", "src/content/i18n/{}.yml"),
}
"""Where generators have the words of their layouts, by the source language."""

_BESIDE = "a page in {name} stands beside its source, as a.{tag}.md"
_FOLDER = "pages in {name} go into the folder {tag}/"
_WHERE: dict[Generator, str] = {
    "hugo": _BESIDE,
    "hugo-folder": f"{_FOLDER} of content/",
    "mkdocs": _BESIDE,
    "mkdocs-folder": f"{_FOLDER} of docs/",
    "docusaurus": "pages in {name} go into i18n/{tag}/",
    "starlight": f"{_FOLDER} of the docs",
    "eleventy": _FOLDER,
    "jekyll": _FOLDER,
}


@dataclass(frozen=True, slots=True)
class FirstSettings:
    """Settings for a site: their text, what the site is, how many pages they find and where, and
    what a person has to do, a sentence each."""

    text: str
    found: str
    pages: int
    where: str
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """What a site is to be set up as."""

    found: Found | None
    folder: str
    source: str = "en"
    languages: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()


def write(folder: Path) -> FirstSettings:
    """Look at a folder and write the first settings of its site; nothing else is changed.

    Raises SettingsError where it has settings already, SourceError where there is no site in it,
    OutputError where they cannot be written.
    """
    if not folder.is_dir():
        raise SourceError("there is no such folder", path=str(folder))
    _refuse(folder)
    made = _first(folder)
    path = folder / FILES[0]
    try:
        storage.put(path, made.text.encode())
    except FileExistsError as error:
        raise SettingsError("it is there already; `init` changes none", path=str(path)) from error
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=str(path)) from error
    return made


def _refuse(folder: Path) -> None:
    """Raise SettingsError where a site has settings, be they faulty."""
    if name := settings.written_in(folder):
        what = "there are settings in it already, and `init` changes none; edit them, or move"
        raise SettingsError(f"{what} the file away first", path=name)


def _first(folder: Path) -> FirstSettings:
    there = detection.detect(folder)
    choice = _of_generator(folder, there[0]) if there else _of_pages(folder)
    pages = _pages(folder, choice)
    choice = _completed(folder, choice, pages)
    told = "a folder of pages, of no generator that we know"
    if there:
        told = f"{there[0].name} ({there[0].evidence})"
    text = _text(choice, told, len(pages))
    read = settings.parse(tomllib.loads(text), FILES[0])
    where = read.published if there else f"{read.sources}/"
    return FirstSettings(text, told, len(pages), where, tuple(_hints(choice, there)))


def _hints(choice: _Choice, there: Sequence[Found]) -> Iterator[str]:
    """What a person has to do or to know."""
    yield from there[0].config.hints if there else ()
    yield from (f"{one.name} is here, too ({one.evidence})" for one in there[1:])
    if not choice.languages:
        yield f"name the languages to translate into in {FILES[0]}"


def _of_generator(folder: Path, found: Found) -> _Choice:
    known = tuple(_tags(found.config.languages))
    source = known[0] if known else "en"
    return _Choice(found, ".", source, tuple(one for one in known if one != source))


def _tags(codes: Iterable[str]) -> Iterator[str]:
    """The languages among codes that somebody wrote."""
    for code in codes:
        try:
            yield language(code).tag
        except LanguageError:
            continue


def _of_pages(folder: Path) -> _Choice:
    """A folder of pages that no generator makes. Raises SourceError where there is none."""
    near = _near(folder)
    for name in (_SOURCES, "."):
        if name == "." and near and not any(folder.glob("*.htm*")):
            break
        if (folder / name).is_dir() and _pages(folder, _Choice(None, name)):
            return _Choice(None, name)
    what = "there is no page here (.html, .txt, .md), and no site generator that we know"
    todo = "; ".join(near) or f"put pages into {_SOURCES}/, or name another folder: `init FOLDER`"
    raise SourceError(f"{what}; {todo}", path=str(folder))


def _near(folder: Path) -> list[str]:
    """What lies in the folders below that could be meant, a hint each."""
    found = detection.nearby(folder)
    return [f"{name}/ looks like {one.name}: try `init {name}`" for name, one in found]


def _pages(folder: Path, choice: _Choice) -> tuple[str, ...]:
    """The pages that these settings find."""
    table = tomllib.loads(_text(choice, "", 0))
    return sources.sources(Paths(folder, settings.parse(table, FILES[0]))).pages


def _completed(folder: Path, choice: _Choice, pages: Sequence[str]) -> _Choice:
    """The choice with what to leave out, and the words of layouts."""
    grown = tuple(one for one in pages if one.rpartition("/")[2] in _GROWN)
    patterns = _STRINGS.get(choice.found.generator, ()) if choice.found else ()
    named = (one.format(choice.source) for one in patterns)
    strings = tuple(one for one in named if any(folder.glob(one)))
    return replace(choice, exclude=grown, strings=strings)


# --- as text ---------------------------------------------------------------------------------


def _text(choice: _Choice, told: str, pages: int) -> str:
    return "\n\n".join(_paragraphs(choice, told, pages)) + "\n"


def _paragraphs(choice: _Choice, told: str, pages: int) -> Iterator[str]:
    """The settings, a paragraph each."""
    yield f"# Written by `init`: it found {told}, with {counted(pages, 'page')}."
    languages = choice.languages or ("es",)
    if found := choice.found:
        one = language(languages[0])
        where = _WHERE[found.generator].format(name=one.name, tag=one.tag)
        yield f"# Where translated pages go: {where}.\nlayout = {_said(found.generator)}"
        top = "# The top of the generator's tree; all paths below start there."
    else:
        top = "# The folder of the pages, with the files that they need."
    yield f"{top}\nsources = {_said(choice.folder)}"
    if content := _content(choice):
        yield f"# The folders of its pages.\ncontent = {_said(content)}"
    yield f"# The language of the sources.\nsource_language = {_said(choice.source)}"
    yield f"# The languages to translate into.\nlanguages = {_said(languages)}"
    out = '# What is not for translators: names, folders/, patterns such as "drafts/*.md".'
    yield f"{out}\nexclude = {_said(choice.exclude)}"
    if choice.strings:
        yield f"# What layouts say, in the source language.\nstrings = {_said(choice.strings)}"
    if choice.found:
        what = "# How the generator reads Markdown; `layout` says it already."
        dialect = choice.found.generator.removesuffix("-folder")
        yield f"{what}\n# [markdown]\n# dialect = {_said(dialect)}"


def _content(choice: _Choice) -> tuple[str, ...]:
    """The folders of pages, where they are not those that the generator has by itself."""
    named = (choice.found.config.content,) if choice.found and choice.found.config.content else ()
    return named if choice.found and named != Tree(choice.found.generator).roots else ()


def _said(value: str | Sequence[str]) -> str:
    """A value as TOML has it."""
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return f"[{', '.join(map(_said, value))}]"
