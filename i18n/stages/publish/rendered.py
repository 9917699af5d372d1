"""The pages of a build, rendered and encoded: each by itself, with what all have in common."""

from __future__ import annotations

import json
import re
from collections import ChainMap, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from i18n.execution.seam import mapped
from i18n.execution.shelf import Shelf, Stored
from i18n.execution.task import Failed, Task
from i18n.model import Problem, raw
from i18n.project.project import Project
from i18n.publishing import pages
from i18n.publishing.editions import Build
from i18n.publishing.markdown_pages import Kept
from i18n.publishing.pages import Frame, PageWork, Writer


class File(NamedTuple):
    """A page as its file holds it: its path, the source that it is of, its language; and what of
    it stays in the source language, since its translation would be other markup."""

    path: str
    source: str
    data: bytes
    language: str
    kept: tuple[Kept, ...]


Unwritten = Mapping[tuple[str, str], tuple[Problem, ...]]
"""By language and page, the texts that stay in the source language."""


class _Item(NamedTuple):
    work: PageWork
    encoding: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of all pages, those in the source language by themselves, and what could not be
    rendered or written as it should; of that, `unwritten` are texts."""

    home: Shelf
    translated: Shelf
    problems: tuple[Problem, ...]
    unwritten: Unwritten

    @property
    def files(self) -> Mapping[str, bytes]:
        """All files by path, each read when it is asked for."""
        return ChainMap(self.translated, self.home)  # type: ignore[arg-type]  # nobody writes

    def stored(self) -> dict[str, Stored]:
        """Where all files are, by path."""
        both = (self.home, self.translated)
        return {path: shelf.stored(path) for shelf in both for path in shelf}


def rendered(project: Project, build: Build) -> Rendered:
    """Every page of a build."""
    frame = pages.frame(build)
    home, translated = Shelf(), Shelf()
    problems: list[Problem] = []
    kept: dict[str, list[Problem]] = {tag: [] for tag in _tags(build)}
    unwritten: dict[tuple[str, str], tuple[Problem, ...]] = {}
    sent: deque[_Item] = deque()

    def items() -> Iterator[_Item]:
        for work in pages.works(build):
            sent.append(_Item(work, project.encodings[work.page.path]))
            yield sent[-1]

    for one in mapped(Task(_files, pages.writer, frame), items(), project.executor):
        item = sent.popleft()
        if isinstance(one, Failed):
            problems.append(_failed(project, item, one))
            one = tuple(_as_in_source(frame, item))
        for file in one:
            shelf = home if file.language == build.source.tag else translated
            shelf.put(file.path, file.data)
            if told := tuple(_unwritten(project, file)):
                unwritten[file.language, file.source] = told
                kept[file.language] += told
    problems += dict.fromkeys(problem for found in kept.values() for problem in found)
    return Rendered(home, translated, tuple(problems), unwritten)


def _tags(build: Build) -> Iterator[str]:
    yield build.source.tag
    yield from (one.language.tag for one in build.editions)


def _files(writer: Writer, item: _Item) -> tuple[File, ...]:
    return tuple(
        File(one.path, one.source, encoded(one.text, item.encoding), one.language, one.kept)
        for one in pages.written(writer, item.work)
    )


def _as_in_source(frame: Frame, item: _Item) -> Iterator[File]:
    """What stands for a page that cannot be rendered: its source, in each language that has it."""
    data = encoded(raw(item.work.page.parts), item.encoding)
    path = item.work.page.path
    for place, language in pages.places(frame, path):
        yield File(place, path, data, language, ())


def _failed(project: Project, item: _Item, failed: Failed) -> Problem:
    where = project.paths.source_name(item.work.page.path)
    what = f"cannot be rendered: {failed.what}; it stands as its source; please report it with "
    return Problem(where, 0, "error", "unrendered", f"{what}the page")


def _unwritten(project: Project, page: File) -> Iterator[Problem]:
    """Texts of Markdown that stay in the source language, since a translation would be other
    markup there."""
    for one in page.kept:
        name = project.paths.source_name(page.source)
        what = "its translation would be other Markdown than its source; reword it a little, "
        what += "or give its markup more room. The page has the source's text"
        quote = " ".join(one.text.split())[:60]
        yield Problem(name, one.line, "warning", "markdown", what, page.language, quote)


def encoded(text: str, encoding: str) -> bytes:
    """A page in its source's encoding; what that cannot hold becomes numeric references, in
    scripts JSON's escapes."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        parts = _SCRIPT.split(text)
        parts[1::2] = [_BEYOND_ASCII.sub(_escaped, script) for script in parts[1::2]]
        return "".join(parts).encode(encoding, "xmlcharrefreplace")


_SCRIPT = re.compile(r"(<script\b.*?</script)", re.I | re.S)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
