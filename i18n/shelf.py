"""All catalogs of one language: read, brought up to date with the pages, and put back."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from i18n import catalog as merge
from i18n import files, po
from i18n.errors import CatalogError
from i18n.model import Catalog, Language, Message, Problem
from i18n.settings import Settings

Templates = Mapping[str, tuple[Message, ...]]
"""Catalog stem to the messages that its pages have now."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogs of a language by stem, as they are now and as they were read.

    `unreadable` are the stems whose files could not be read; they are left alone.
    """

    language: Language
    catalogs: Mapping[str, Catalog]
    read: Mapping[str, Catalog]
    unreadable: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def load(root: Path, settings: Settings, language: Language) -> Shelf:
    """Read what a language has. A file that cannot be read is an error-level Problem."""
    found: dict[str, Catalog] = {}
    problems: list[Problem] = []
    unreadable = set()
    for stem in files.catalogs(root, settings, language):
        path = files.po_file(root, settings, language, stem)
        name = files.po_name(root, settings, language, stem)
        try:
            found[stem], odd = po.read(po.text_of(files.read(path), name), name, language.tag)
            problems += odd
        except CatalogError as error:
            unreadable.add(stem)
            problems.append(
                Problem(name, error.line, "error", "unreadable", error.what, language.tag)
            )
    return Shelf(language, found, dict(found), frozenset(unreadable), tuple(problems))


def updated(shelf: Shelf, templates: Templates) -> Shelf:
    """The shelf with every template merged in; a catalog without pages becomes all obsolete."""
    found = {}
    for stem in sorted({*templates, *shelf.catalogs} - shelf.unreadable):
        old = shelf.catalogs.get(stem, Catalog(shelf.language.tag, ()))
        found[stem] = merge.update(old, templates.get(stem, ()))
    return replace(shelf, catalogs=found)


def with_catalogs(shelf: Shelf, catalogs: Mapping[str, Catalog]) -> Shelf:
    """The shelf with some catalogs replaced."""
    return replace(shelf, catalogs={**shelf.catalogs, **catalogs})


def save(root: Path, settings: Settings, shelf: Shelf) -> int:
    """Write the catalogs that differ from what was read; how many that are.

    Raises CatalogError, before it writes anything, if a person's words would be lost.
    """
    changed = {}
    for stem, catalog in shelf.catalogs.items():
        old = shelf.read.get(stem)
        if old is not None:
            merge.prove(old, catalog)
        if catalog != old and (catalog.messages or old):
            changed[stem] = replace(catalog, header=header(catalog, shelf.language, settings))
    for stem, catalog in changed.items():
        path = files.po_file(root, settings, shelf.language, stem)
        files.write(path, po.write(catalog).encode())
    return len(changed)


def save_templates(
    root: Path, settings: Settings, templates: Templates, unread: frozenset[str] = frozenset()
) -> int:
    """Write the templates that changed and remove those whose pages are gone; how many.

    The templates of `unread` stems stay as they are.
    """
    count = 0
    for stem, messages in templates.items():
        if messages and stem not in unread:
            text = po.write(Catalog("", messages, _template_header(settings)))
            count += files.write(files.pot_file(root, settings, stem), text.encode())
    for stem in files.templates(root, settings):
        if not templates.get(stem) and stem not in unread:
            files.remove(files.pot_file(root, settings, stem))
            count += 1
    return count


def header(catalog: Catalog, language: Language, settings: Settings) -> tuple[tuple[str, str], ...]:
    """A catalog's header: every field it has, in its order, the missing ones added, the
    revision date of now."""
    required = {
        "Project-Id-Version": settings.project,
        "PO-Revision-Date": "",
        "Last-Translator": "Automatically generated",
        "Language-Team": language.name,
        "Language": language.folder,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": language.plurals,
        "X-Generator": "i18n-pipeline",
    }
    fields = {**required, **dict(catalog.header)} if catalog.header else required
    order = dict.fromkeys([name for name, _ in catalog.header] + list(required))
    ours = {"PO-Revision-Date": revision_date(), "Content-Type": required["Content-Type"]}
    fields = {**fields, **ours}
    return tuple((name, fields[name]) for name in order)


def _template_header(settings: Settings) -> tuple[tuple[str, str], ...]:
    return (
        ("Project-Id-Version", settings.project),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Generator", "i18n-pipeline"),
    )


def revision_date() -> str:
    """Now, in UTC, or the moment that SOURCE_DATE_EPOCH names, as PO headers write it."""
    moment = float(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    return time.strftime("%Y-%m-%d %H:%M+0000", time.gmtime(moment))
