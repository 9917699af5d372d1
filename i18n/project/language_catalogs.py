"""All catalogs of one language: read, brought up to date with the pages, and put back."""

from __future__ import annotations

import contextlib
import os
import time
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from i18n import storage
from i18n.catalogs import branch_edits, merge, renamed_pages
from i18n.catalogs.moving.handing_on import HandedOn, with_handed_on
from i18n.catalogs.moving.last_word import with_last_word
from i18n.catalogs.moving.offered import with_offers
from i18n.catalogs.moving.renamed import with_renamed
from i18n.catalogs.moving.returned_pages import with_returned
from i18n.catalogs.ownership import machine_owned, own_plurals, untranslated, with_forms
from i18n.catalogs.relocation import relocated
from i18n.errors import (
    CatalogError,
    LanguageError,
    OutputError,
    SettingsError,
    SourceError,
    printable,
)
from i18n.execution.executor import Executor
from i18n.execution.seam import mapped
from i18n.execution.spilled import Spilled, overlaid
from i18n.execution.task import Failed, Task
from i18n.formats.gettext import charset, po
from i18n.languages import plural_forms
from i18n.languages.language_tags import base
from i18n.languages.locales import language as known_language
from i18n.model import Catalog, Key, Language, Message, Problem, State
from i18n.project.cut_off import unfinished
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.segmentation import boundaries
from i18n.segmentation.joining import Sentences
from i18n.storage import Seen

Templates = Mapping[str, tuple[Message, ...]]
"""Catalog stem to the messages that its pages have now."""


@dataclass(frozen=True, slots=True)
class LanguageCatalogs:
    """The catalogs of a language by stem, as they are now and as they were read.

    `unreadable` are the stems whose files could not be read; they are left alone. `files` are
    those that `read` was read from, till they are saved. `written` are those that this run has
    written, each with the digest of its file, `exchanged` the bytes of the last save, before and
    after, where there was a file. `noted` is what a run that was cut off was about to hand on.
    """

    language: Language
    catalogs: Mapping[str, Catalog]
    read: Mapping[str, Catalog]
    unreadable: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, Seen] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    exchanged: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    noted: HandedOn = field(default_factory=dict)


NO_TEMPLATES: Templates = {}


class CatalogFile(NamedTuple):
    """The file of a catalog: its path as messages show it, its bytes, and the keys that it may
    share."""

    name: str
    data: bytes
    keys: po.Keys = po.NO_KEYS


def load(
    paths: Paths,
    language: Language,
    stems: Iterable[str] | None = None,
    executor: Executor | None = None,
    templates: Templates = NO_TEMPLATES,
) -> LanguageCatalogs:
    """Read what a language has, or some of its catalogs; those that are read here share their
    keys with `templates`. A file that cannot be read is an error-level Problem."""
    found: Spilled[Catalog] = Spilled()
    files: Spilled[Seen] = Spilled()
    wrong: dict[str, Problem] = {}
    odd: dict[str, tuple[Problem, ...]] = {}
    todo: deque[str] = deque()
    some = paths.catalogs(language) if stems is None else stems
    there = [one for one in some if stems is None or os.path.lexists(paths.po(language, one))]

    def items() -> Iterator[CatalogFile]:
        for stem in there:
            try:
                _nameable(stem)
                seen = _seen(paths, language, stem)
            except (CatalogError, OutputError, SourceError) as error:
                name = paths.po_name(language, stem)
                wrong[stem] = _unreadable(name, language, error.what, error.line)
            else:
                files.put(stem, seen)
                todo.append(stem)
                shared = {} if executor else {m.key: m.key for m in templates.get(stem, ())}
                yield CatalogFile(paths.po_name(language, stem), seen.data, shared)

    for one in mapped(Task(_read, _same, language), items(), executor):
        stem = todo.popleft()
        if isinstance(one, Failed):
            what = f"cannot be read: {one.what}; please report it with the file"
            wrong[stem] = _unreadable(paths.po_name(language, stem), language, what)
        elif isinstance(one, Problem):
            wrong[stem] = one
        else:
            found.put(stem, one[0])
            odd[stem] = one[1]
    problems = [p for stem in there for p in ((wrong[stem],) if stem in wrong else odd[stem])]
    return LanguageCatalogs(
        language,
        found,
        found,
        frozenset(wrong),
        tuple(problems),
        files,
        noted=unfinished.noted(paths, language),
    )


def _same(language: Language) -> Language:
    return language


def _read(language: Language, file: CatalogFile) -> tuple[Catalog, tuple[Problem, ...]] | Problem:
    """A catalog, and what is odd about its file, or why it cannot be read."""
    try:
        return parsed(file.name, language, file.data, file.keys)
    except (CatalogError, SourceError) as error:
        return _unreadable(file.name, language, error.what, error.line)


def _unreadable(name: str, language: Language, what: str, line: int = 0) -> Problem:
    return Problem(name, line, "error", "unreadable", what, language.tag)


def without_obstructed(
    paths: Paths, catalogs: LanguageCatalogs, stems: Iterable[str]
) -> LanguageCatalogs:
    """The catalogs, those among the unreadable whose place is taken by what is no file, or a
    file where a folder is to be; each is an error-level Problem."""
    new = (stem for stem in stems if stem not in catalogs.read)
    tag = catalogs.language.tag
    found = {
        stem: Problem(paths.po_name(catalogs.language, stem), 0, "error", "unreadable", what, tag)
        for stem in new
        if (what := _obstacle(paths, paths.po(catalogs.language, stem)))
        and stem not in catalogs.unreadable
    }
    return replace(
        catalogs,
        unreadable=catalogs.unreadable | found.keys(),
        problems=(*catalogs.problems, *found.values()),
    )


def _obstacle(paths: Paths, path: Path) -> str:
    """What keeps a catalog that was not found from being made."""
    if found := storage.obstacle(path, paths.root):
        return found
    hidden = storage.is_file(path) and not os.access(path.parent, os.R_OK)
    return "its folder cannot be read; mend its mode" if hidden else ""


def _nameable(stem: str) -> None:
    """Raise CatalogError for a file whose name no other file can hold."""
    try:
        stem.encode()
    except UnicodeEncodeError as error:
        raise CatalogError("its name is no UTF-8; rename it") from error


def _seen(paths: Paths, language: Language, stem: str) -> Seen:
    path = paths.po(language, stem)
    storage.inside(path, paths.root)
    return storage.seen(path)


def parsed(
    name: str, language: Language, data: bytes, keys: po.Keys = po.NO_KEYS
) -> tuple[Catalog, tuple[Problem, ...]]:
    """A catalog of a language, which has its keys among `keys` if they are there, and what is odd
    about its file. Raises CatalogError where it is not PO, has nothing in it, or is of another
    language."""
    if not data.strip(b"\xef\xbb\xbf\0 \t\r\n"):
        what = "there is nothing in it; restore it from version control, or delete it to begin anew"
        raise CatalogError(what, path=name)
    found, odd = po.read(data, name, language.tag, keys=keys)
    said = dict(found.header).get("Language", "").strip()
    if _other_language(said, language):
        what = f"its header says “Language: {said}”, but here is {language.name}"
        what += f" ({language.folder}); put it into its own folder, or mend the header"
        raise CatalogError(what, path=name)
    return found, (*odd, *_plural_problems(found, data, name, language))


_NORWEGIAN = {"nb", "no"}
"""Two tags for one written language; catalogs have both."""


def _other_language(said: str, language: Language) -> bool:
    """Whether a header names another language. What nobody knows as one says nothing."""
    with contextlib.suppress(LanguageError):
        found = known_language(said).tag if said else language.tag
        both = {base(found), base(language.tag)}
        return len(both) > 1 and both != _NORWEGIAN
    return False


def _plural_problems(
    found: Catalog, data: bytes, name: str, language: Language
) -> Iterator[Problem]:
    """An error where a catalog's Plural-Forms is none that gettext's readers can use: they
    fail on it as soon as they load the catalog."""
    own = dict(found.header).get("Plural-Forms")
    try:
        plural_forms.forms(own or language.plurals)
    except ValueError as error:
        text = charset.text_of(data, name)
        line = text.count("\n", 0, max(text.find("Plural-Forms:"), 0)) + 1
        what = f"Plural-Forms “{printable(own or '')}” {error}; write “{language.plurals}”"
        what += ", by which it is published till then"
        yield Problem(name, line, "error", "plural-forms", what, language.tag)


def for_readers(found: Catalog, language: Language) -> tuple[tuple[str, str], ...]:
    """A catalog's header for a file that programs load: with the language's Plural-Forms
    where its own cannot be used."""
    fields = dict(found.header)
    if fields.get("Plural-Forms") and not own_plurals(found):
        fields["Plural-Forms"] = language.plurals
    return tuple(fields.items())


def updated(
    catalogs: LanguageCatalogs, templates: Templates, *, cosmetic: bool = False
) -> LanguageCatalogs:
    """The catalogs with every template merged in; a catalog without pages becomes all obsolete,
    and what moved from one page to another keeps its approval, as does a renamed page's
    address. What moved to a page whose catalog cannot be read waits where it is."""
    speech = sentences(catalogs.language)
    readable = _readable(templates, catalogs.unreadable)
    held = dict(catalogs.catalogs)  # once, for all that follows
    named = with_renamed(held, readable)
    olds = with_returned(named, readable, catalogs.language.tag)
    olds = relocated(olds, readable, speech)
    awaited = {m.key for stem in catalogs.unreadable for m in templates.get(stem, ())}
    merged = {}
    for stem in sorted({*templates, *olds} - catalogs.unreadable):
        old = olds.get(stem, Catalog(catalogs.language.tag, ()))
        wanted = (*templates.get(stem, ()), *_waiting(old, templates.get(stem, ()), awaited))
        merged[stem] = merge.updated(old, wanted, cosmetic=cosmetic, sentences=speech)
    recut = {stem: one.recut for stem, one in merged.items()}
    found = merge.carry_moved(olds, {s: one.catalog for s, one in merged.items()}, recut, named)
    found = with_last_word(named, found)
    found = with_handed_on(catalogs.read, found, catalogs.noted)
    found = with_offers(olds, found)
    found = branch_edits.recover_branch_edits(held, found, speech)
    found = renamed_pages.carry_addresses(held, found)
    return replace(
        catalogs, catalogs=Spilled((stem, _formed(one, catalogs)) for stem, one in found.items())
    )


def _readable(templates: Templates, unreadable: Collection[str]) -> Templates:
    if not unreadable:
        return templates
    return Spilled((stem, some) for stem, some in templates.items() if stem not in unreadable)


def _waiting(
    old: Catalog, wanted: Iterable[Message], awaited: Collection[Key]
) -> Iterator[Message]:
    """What a catalog has for pages elsewhere whose catalogs cannot be read."""
    keys = {m.key for m in wanted}
    for m in old.messages if awaited else ():
        used = m.state is not State.OBSOLETE and not machine_owned(m)
        if used and m.key in awaited and m.key not in keys:
            yield untranslated(m)


def _formed(found: Catalog, catalogs: LanguageCatalogs) -> Catalog:
    return with_forms(found, plural_forms.size(plurals(found, catalogs.language)))


def plurals(found: Catalog, language: Language) -> str:
    """The Plural-Forms by which a catalog's forms go: its own, else the language's."""
    return own_plurals(found) or language.plurals


def sentences(language: Language) -> Sentences:
    """How a language parts and joins sentences."""
    cut = partial(boundaries.boundaries, language=language.tag)
    return Sentences(language.gap, cut, partial(boundaries.stops, language=language.tag))


def with_catalogs(catalogs: LanguageCatalogs, changed: Mapping[str, Catalog]) -> LanguageCatalogs:
    """The catalogs with some replaced."""
    found = overlaid(changed, catalogs.catalogs)
    return replace(catalogs, catalogs=found) if changed else catalogs


def header(
    catalog: Catalog, language: Language, settings: Settings, *, keep_date: bool = False
) -> tuple[tuple[str, str], ...]:
    """A catalog's header: every field it has, in its order, the missing ones added, the
    revision date of now unless the date it has is to be kept."""
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
    fields["Content-Type"] = required["Content-Type"]
    if not (keep_date and fields["PO-Revision-Date"]):
        fields["PO-Revision-Date"] = revision_date()
    return tuple((name, fields[name]) for name in order)


def revision_date() -> str:
    """Now, in UTC, or the moment that SOURCE_DATE_EPOCH names, as PO headers write it. Raises
    SettingsError where that is no moment.

    SOURCE_DATE_EPOCH: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not (epoch.isascii() and epoch.isdigit() and len(epoch) <= _DIGITS):
        what = f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not “{epoch[:40]}”"
        raise SettingsError(f"{what}; mend it or unset it")
    moment = int(epoch) if epoch else time.time()
    return time.strftime("%Y-%m-%d %H:%M+0000", time.gmtime(moment))


_DIGITS = 11
"""So many digits at most: what comes after year 9999 is no moment of ours."""
