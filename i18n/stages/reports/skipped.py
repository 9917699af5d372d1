"""What readers may meet on a site and no translator sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from i18n import storage
from i18n.errors import SourceError
from i18n.formats.html.spots import Source
from i18n.formats.html.whitespace import collapsed
from i18n.formats.skipped import scripts
from i18n.formats.skipped.skipped import skipped
from i18n.formats.skipped.skipped_text import SkippedText
from i18n.project.project import Project

_WIDE = 1000
"""A line of a program that is longer was written by a program."""


def skipped_texts(project: Project) -> Iterator[tuple[str, SkippedText]]:
    """Every text that is no message, with its file: of pages, and of the styles and scripts
    beside them."""
    top = project.settings.sources
    for page in project.pages:
        for one in skipped(page, project.source.tag, project.settings.told):
            yield f"{top}/{page.path}", one
    for path in project.assets:
        if PurePath(path).suffix.lower() in (".css", ".js", ".mjs"):
            for one in _of_file(project, path):
                yield f"{top}/{path}", one


def _of_file(project: Project, path: str) -> Iterator[SkippedText]:
    """The words in a style or a script, unless it was written by a program."""
    try:
        text = storage.read(project.paths.sources / path).decode("utf-8", "replace")
    except SourceError:
        return
    if max(map(len, text.splitlines()), default=0) > _WIDE:
        return
    source, styles = Source(text), path.lower().endswith(".css")
    found = (scripts.of_style if styles else scripts.of_program)(text, 0, len(text))
    for start, end in found:
        why = "text in a style" if styles else "text in a script"
        yield SkippedText(source.line(start), collapsed(text[start:end]).strip(), why)
