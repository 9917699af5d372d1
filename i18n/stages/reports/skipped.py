"""What readers may meet on a site and no translator sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath

from i18n import storage
from i18n.errors import SourceError
from i18n.formats.html.spots import Source
from i18n.formats.html.whitespace import collapsed
from i18n.formats.skipped import scripts
from i18n.formats.skipped.inner_markup import rest
from i18n.formats.skipped.skipped import skipped
from i18n.formats.skipped.skipped_text import SkippedText, covered
from i18n.project.project import Project

_WIDE = 1000
"""A line of a program that is longer was written by a program."""

_Find = Callable[[str, int, int], Iterator[tuple[int, int]]]


def skipped_texts(project: Project) -> Iterator[tuple[str, SkippedText]]:
    """Every text that is no message, with its file: of pages, and of the styles, scripts, data,
    pictures and subtitles beside them."""
    top = project.settings.sources
    for page in project.pages:
        for one in skipped(page, project.source.tag, project.settings.told):
            yield f"{top}/{page.path}", one
    for path in project.assets:
        suffix = PurePath(path).suffix.lower()
        if suffix in _KINDS or suffix == _PICTURE:
            for one in _of_file(project, path, suffix):
                yield f"{top}/{path}", one


def _of_file(project: Project, path: str, suffix: str) -> Iterator[SkippedText]:
    """The words in a file that is copied as it is. What a program has written is named as a
    whole."""
    try:
        text = storage.read(project.paths.sources / path).decode("utf-8", "replace")
    except SourceError:
        return
    if suffix == _PICTURE:
        if said := rest(text, (0, len(text)), covered(()), quoted=False):
            yield SkippedText(1, said, "text in a picture")
        return
    find, why = _KINDS[suffix]
    if max(map(len, text.splitlines()), default=0) > _WIDE:
        name = PurePath(path).name
        yield SkippedText(1, name, f"{why}: not looked at, since a program has written this file")
        return
    source = Source(text)
    for start, end in find(text, 0, len(text)):
        yield SkippedText(source.line(start), collapsed(text[start:end]).strip(), why)


def _cues(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of subtitles that are spoken."""
    for found in _LINE.finditer(text, start, end):
        if any(map(str.isalpha, found[0])) and not _MARK.match(found[0]):
            yield found.span()


_LINE = re.compile(r"[^\r\n]+")
_MARK = re.compile(r"WEBVTT|NOTE\b|.*-->")
_PICTURE = ".svg"
_KINDS: Mapping[str, tuple[_Find, str]] = {
    ".css": (scripts.of_style, "text in a style"),
    ".js": (scripts.of_program, "text in a script"),
    ".mjs": (scripts.of_program, "text in a script"),
    ".json": (scripts.of_data, "text in data"),
    ".webmanifest": (scripts.of_data, "text in the manifest of an app"),
    ".vtt": (_cues, "text in subtitles"),
    ".srt": (_cues, "text in subtitles"),
}
"""What finds the words of a file by its suffix, and what they are."""
