"""All catalogs of one language: read, brought up to date with the pages, and put back."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from i18n import storage
from i18n.catalogs import branch_edits, merge, renamed_pages
from i18n.catalogs.ownership import (
    assert_nothing_lost,
    has_text,
    human_texts,
    machine_owned,
    untranslated,
    with_forms,
)
from i18n.catalogs.ownership import plurals as own_plurals
from i18n.catalogs.relocation import relocated
from i18n.errors import CatalogError, SettingsError, SourceError
from i18n.formats.gettext import po, repair
from i18n.languages.plural_forms import size
from i18n.model import Catalog, Language, Message, Problem, State
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.segmentation import boundaries
from i18n.segmentation.joining import Sentences

Templates = Mapping[str, tuple[Message, ...]]
"""Catalog stem to the messages that its pages have now."""


@dataclass(frozen=True, slots=True)
class LanguageCatalogs:
    """The catalogs of a language by stem, as they are now and as they were read.

    `unreadable` are the stems whose files could not be read; they are left alone.
    """

    language: Language
    catalogs: Mapping[str, Catalog]
    read: Mapping[str, Catalog]
    unreadable: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def load(paths: Paths, language: Language) -> LanguageCatalogs:
    """Read what a language has. A file that cannot be read is an error-level Problem."""
    found: dict[str, Catalog] = {}
    problems: list[Problem] = []
    unreadable = set()
    for stem in paths.catalogs(language):
        try:
            found[stem], odd = _read(paths, language, stem)
            problems += odd
        except (CatalogError, SourceError) as error:
            unreadable.add(stem)
            name = paths.po_name(language, stem)
            problem = Problem(name, error.line, "error", "unreadable", error.what, language.tag)
            problems.append(problem)
    return LanguageCatalogs(language, found, dict(found), frozenset(unreadable), tuple(problems))


def _read(paths: Paths, language: Language, stem: str) -> tuple[Catalog, tuple[Problem, ...]]:
    name = paths.po_name(language, stem)
    data = storage.read(paths.po(language, stem))
    return po.read(repair.text_of(data, name), name, language.tag)


def updated(
    catalogs: LanguageCatalogs, templates: Templates, *, cosmetic: bool = False
) -> LanguageCatalogs:
    """The catalogs with every template merged in; a catalog without pages becomes all obsolete,
    and what moved from one page to another keeps its approval, as does a renamed page's
    address."""
    speech = sentences(catalogs.language)
    readable = {s: t for s, t in templates.items() if s not in catalogs.unreadable}
    olds = relocated(catalogs.catalogs, readable, speech)
    found = {}
    for stem in sorted({*templates, *olds} - catalogs.unreadable):
        old = olds.get(stem, Catalog(catalogs.language.tag, ()))
        wanted = templates.get(stem, ())
        found[stem] = merge.update(old, wanted, cosmetic=cosmetic, sentences=speech)
    found = merge.carry_moved(olds, found)
    found = renamed_pages.carry_addresses(
        catalogs.catalogs, branch_edits.recover_branch_edits(catalogs.catalogs, found, speech)
    )
    return replace(catalogs, catalogs={stem: _formed(one, catalogs) for stem, one in found.items()})


def _formed(found: Catalog, catalogs: LanguageCatalogs) -> Catalog:
    return with_forms(found, size(plurals(found, catalogs.language)))


def plurals(found: Catalog, language: Language) -> str:
    """The Plural-Forms by which a catalog's forms go: its own, else the language's."""
    return own_plurals(found) or language.plurals


def sentences(language: Language) -> Sentences:
    """How a language parts and joins sentences."""
    cut = partial(boundaries.boundaries, language=language.tag)
    return Sentences(language.gap, cut, partial(boundaries.stops, language=language.tag))


def with_catalogs(catalogs: LanguageCatalogs, changed: Mapping[str, Catalog]) -> LanguageCatalogs:
    """The catalogs with some replaced."""
    return replace(catalogs, catalogs={**catalogs.catalogs, **changed})


def save(paths: Paths, catalogs: LanguageCatalogs) -> tuple[LanguageCatalogs, int]:
    """Write the catalogs that differ from what was read; all of them as they are on disk, and
    how many files that were.

    What a person saved since we read it is merged in, never overwritten. Raises CatalogError,
    before it writes anything, if a person's words would be lost.
    """
    stems = [stem for stem, found in catalogs.catalogs.items() if _changed(found, catalogs, stem)]
    done = {}
    for stem in stems:
        current = _current(paths, catalogs, stem)
        merged = catalogs.catalogs[stem]
        if current:
            read = catalogs.read.get(stem, Catalog(catalogs.language.tag, ()))
            merged = rebased(current, merged, read, sentences(catalogs.language))
        assert_nothing_lost(current or catalogs.read.get(stem) or merged, merged)
        sealed = _sealed(merged)
        whole = replace(sealed, header=header(sealed, catalogs.language, paths.settings))
        done[stem] = _faithful(whole, paths.po_name(catalogs.language, stem))
    for stem, text in done.items():
        storage.write(paths.po(catalogs.language, stem), text.encode())
    fresh = {stem: _read(paths, catalogs.language, stem)[0] for stem in stems}
    now = with_catalogs(catalogs, fresh)
    return replace(now, read=now.catalogs), len(stems)


def _sealed(catalog: Catalog) -> Catalog:
    """An approved draft says so beside its mark: made fuzzy again it is still a person's."""
    return replace(catalog, messages=tuple(_seal(m) for m in catalog.messages))


def _seal(message: Message) -> Message:
    if message.state is not State.APPROVED or message.origin is None:
        return message
    return replace(message, origin=replace(message.origin, approved=True, doubt=""))


def _faithful(catalog: Catalog, path: str) -> str:
    """The catalog as PO text that reads as the same catalog; CatalogError if there is none."""
    text = po.write(catalog)
    if po.read(text, path, catalog.language)[0].messages != catalog.messages:
        raise CatalogError(
            "this catalog cannot be written faithfully; nothing was written. "
            "Please report it with the page",
            path=path,
        )
    return text


def _changed(found: Catalog, catalogs: LanguageCatalogs, stem: str) -> bool:
    old = catalogs.read.get(stem)
    return found != old and bool(found.messages or old)


def _current(paths: Paths, catalogs: LanguageCatalogs, stem: str) -> Catalog | None:
    """What a person saved since the catalogs were read, None if nothing."""
    if not paths.po(catalogs.language, stem).is_file():
        return None
    found, _ = _read(paths, catalogs.language, stem)
    return found if found != catalogs.read.get(stem) else None


def rebased(current: Catalog, ours: Catalog, read: Catalog, speech: Sentences) -> Catalog:
    """Our work on a catalog as read done again on what a person has made of it meanwhile: its
    messages brought up to date, and where there is still no text our drafts, and what came
    from another catalog."""
    active = [m for m in ours.messages if m.state is not State.OBSOLETE]
    wanted = [untranslated(m) for m in active]
    known = human_texts(read)
    ready = {
        m.key: m
        for m in active
        if (m.origin if machine_owned(m) else has_text(m) and m.text not in known)
    }
    updated = merge.update(current, wanted, sentences=speech)
    empty = (State.EMPTY, State.OBSOLETE)
    messages = tuple(
        ready.get(m.key, m) if m.state in empty and machine_owned(m) else m
        for m in updated.messages
    )
    return replace(updated, messages=messages)


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


def revision_date() -> str:
    """Now, in UTC, or the moment that SOURCE_DATE_EPOCH names, as PO headers write it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not epoch.isdigit():
        raise SettingsError(f"SOURCE_DATE_EPOCH must be a number of seconds, not “{epoch}”")
    moment = int(epoch) if epoch else time.time()
    return time.strftime("%Y-%m-%d %H:%M+0000", time.gmtime(moment))
