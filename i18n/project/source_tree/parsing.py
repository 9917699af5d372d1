"""A source's bytes into a page or UI strings, and its template: a pure function of the bytes, its
path among the sources and what the settings say of pages."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

from i18n.catalogs import page_slugs
from i18n.catalogs.template import template
from i18n.errors import CatalogError, LanguageError, PipelineError, SourceError
from i18n.execution.task import Task
from i18n.formats import page_formats
from i18n.formats.gettext import charset
from i18n.formats.told import Told
from i18n.formats.ui_strings.file_kinds import USUAL, Hints
from i18n.formats.ui_strings.resource import PO_SUFFIXES, UiStrings, parse
from i18n.languages import dates_numbers
from i18n.model import Cut, Message, Page, whole
from i18n.project.encodings import decode
from i18n.project.settings import Settings
from i18n.segmentation import boundaries


@dataclass(frozen=True, slots=True)
class Rules:
    """What the settings say of how sources are read. `in_blocks` says that a block is one
    message, `slugs` that templates have the addresses of pages, `alone` that each source has a
    template of its own."""

    language: str
    told: Told
    hints: Hints
    in_blocks: bool
    slugs: bool
    alone: bool


def rules(settings: Settings) -> Rules:
    """What the settings say of how sources are read."""
    return Rules(
        settings.source_language,
        settings.told,
        Hints(settings.source_language, settings.data),
        settings.segmentation == "block",
        settings.slugs,
        settings.catalogs == "page",
    )


class Source(NamedTuple):
    """A source as it is read: its path, its bytes, and whether it is of UI strings."""

    path: str
    data: bytes
    of_strings: bool


class Unreadable(NamedTuple):
    """What keeps a source from being read, and in which line."""

    what: str
    line: int


class Parsed(NamedTuple):
    """What a source says: a page or UI strings, its encoding ("" of UI strings), and its template,
    empty where several sources have one."""

    found: Page | UiStrings
    encoding: str
    template: tuple[Message, ...]


def same(told: Rules) -> Rules:
    """What is kept of the rules is the rules."""
    return told


def task(settings: Settings) -> Task[Rules, Rules, Source, Parsed | Unreadable]:
    """How each source is read."""
    return Task(parsed, same, rules(settings))


def parsed(how: Rules, source: Source) -> Parsed | Unreadable:
    """A source read, or what is wrong with it."""
    try:
        if source.of_strings:
            strings = parsed_strings(source.data, source.path, how.hints)
            return Parsed(strings, "", template_of([strings.page], how) if how.alone else ())
        page, encoding = parsed_page(source.data, source.path, how)
        return Parsed(page, encoding, template_of([page], how) if how.alone else ())
    except PipelineError as error:
        return Unreadable(error.what, error.line)


def parsed_page(data: bytes, path: str, how: Rules) -> tuple[Page, str]:
    """A page, and its encoding. Raises PipelineError."""
    text, encoding = decode(data, path)
    return page_formats.parse(text, path, cut(how), how.language, _form, how.told), encoding


def _form(value: str, text: str, code: str) -> str:
    """The form that a text has of a value; none in a language that a page made up."""
    with contextlib.suppress(LanguageError):
        return dates_numbers.form(value, text, code)
    return ""


def parsed_strings(data: bytes, path: str, hints: Hints = USUAL) -> UiStrings:
    """The UI strings of a file. Raises SourceError."""
    if not path.lower().endswith(PO_SUFFIXES):
        return parse(decode(data, path)[0], path, hints)
    try:
        return parse(charset.text_of(data, path), path)
    except CatalogError as error:
        raise SourceError(error.what, path=path, line=error.line) from error


def cut(how: Rules | Settings) -> Cut:
    """How blocks become messages: sentence by sentence, or whole."""
    told = how if isinstance(how, Rules) else rules(how)
    return whole if told.in_blocks else partial(boundaries.boundaries, language=told.language)


def template_of(pages: Sequence[Page], how: Rules) -> tuple[Message, ...]:
    """The template of the pages that have one catalog."""
    named = [
        one.path for one in pages if PurePath(one.path).suffix.lower() in page_formats.SUFFIXES
    ]
    addresses = [page_slugs.message(path) for path in named] if how.slugs else []
    unique = {one.key: one for one in addresses if one is not None}
    return (*template(pages), *unique.values())
