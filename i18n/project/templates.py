"""The templates of a project: what its catalogs should hold, and the POT files on disk."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from i18n import storage
from i18n.catalogs.coverage import messages_of_page
from i18n.errors import CatalogError, OutputError, SourceError
from i18n.execution.spilled import overlaid
from i18n.formats.gettext import charset, po
from i18n.model import Catalog, Message, Problem
from i18n.project.language_catalogs import LanguageCatalogs, Templates
from i18n.project.paths import Paths
from i18n.project.project import Project
from i18n.project.settings import Settings

_GENERATOR = "i18n-pipeline"


def kept_templates(project: Project, loaded: LanguageCatalogs) -> Templates:
    """The templates of the pages, and for pages that could not be read what their catalogs
    hold: nobody's words go obsolete because of an unreadable page."""
    kept: dict[str, tuple[Message, ...]] = {}
    templates = project.templates
    for path in project.unread:
        stem = project.paths.stem(path)
        if stem in loaded.catalogs:
            there = kept.get(stem) or templates.get(stem, ())
            known = {message.key for message in there}
            old = messages_of_page(loaded.catalogs[stem], path)
            kept[stem] = (*there, *(m for m in old if m.key not in known))
    return overlaid(kept, templates) if kept else templates


def pages_below(paths: Paths, folders: Sequence[str]) -> tuple[str, ...]:
    """The pages and files of UI strings in some folders that cannot be read now, as far as the
    templates on disk know of them."""
    found: set[str] = set()
    for stem in paths.templates() if folders else ():
        with contextlib.suppress(CatalogError, SourceError):
            catalog, _ = po.read(charset.text_of(storage.read(paths.pot(stem)), stem), stem)
            found |= {place for message in catalog.messages for place in message.places}
    return tuple(sorted(one for one in found if one.startswith(tuple(f"{f}/" for f in folders))))


def save_templates(project: Project) -> tuple[int, tuple[Problem, ...]]:
    """Write the templates that changed and remove those whose pages are gone: how many, and
    which could not be written.

    The templates of pages that could not be read stay as they are.
    """
    paths, templates = project.paths, project.templates
    unread = {paths.stem(path) for path in project.unread} - templates.keys()
    here = paths.templates() if project.part is None else project.part.gone
    count = 0
    problems = []
    for stem, messages in templates.items():
        if messages and stem not in unread:
            data = po.to_bytes(Catalog("", messages, _template_header(project.settings)))
            try:
                count += storage.write(paths.pot(stem), data, paths.root)
            except OutputError as error:
                name = paths.name(paths.pot(stem))
                problems.append(Problem(name, 0, "error", "not-written", error.what))
    for stem in here:
        there = not templates.get(stem) and stem not in unread and paths.pot(stem).is_file()
        if there and _ours(paths.pot(stem), paths.root):
            try:
                storage.remove(paths.pot(stem), paths.root)
                count += 1
            except OutputError as error:
                name = paths.name(paths.pot(stem))
                problems.append(Problem(name, 0, "error", "not-written", error.what))
    _remove_empty(paths.locales / "templates")
    return count, tuple(problems)


def _remove_empty(top: Path) -> None:
    """Remove the folders that a template left empty whose run was cut off before it could."""
    for here, _, files in os.walk(top, topdown=False):
        if not files and Path(here) != top:
            with contextlib.suppress(OSError):
                Path(here).rmdir()


def _ours(path: Path, root: Path) -> bool:
    """Whether a template is one that a run wrote here; people may have put others beside."""
    with contextlib.suppress(OutputError, SourceError):
        storage.inside(path, root)
        return f"X-Generator: {_GENERATOR}".encode() in storage.read(path)
    return False


def _template_header(settings: Settings) -> tuple[tuple[str, str], ...]:
    return (
        ("Project-Id-Version", settings.project),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Generator", _GENERATOR),
    )
