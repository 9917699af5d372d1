"""The catalogs of one language put back on disk, beside people who save the same files.

Each catalog is read, merged and exchanged with what is there; where that is no longer what was
read, it goes back and is merged again. What moves from one page to another is written where it
comes to before it is taken from where it was.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from i18n import storage
from i18n.catalogs.moving.handing_on import to_hand_on, together
from i18n.catalogs.ownership import (
    assert_nothing_lost,
    has_text,
    own_comments,
    shows_match,
)
from i18n.catalogs.saved_meanwhile import (
    edits_of_gone,
    lacking_in,
    rebased,
    with_edits,
    with_lacking,
)
from i18n.catalogs.write_order import write_order
from i18n.errors import CatalogError, OutputError, PipelineError, SourceError
from i18n.execution.spilled import Made, Spilled, overlaid
from i18n.formats.gettext import charset, po
from i18n.formats.gettext.file_form import PLAIN, Form
from i18n.model import Catalog, Key, Message, Problem, State
from i18n.project.cut_off import unfinished
from i18n.project.language_catalogs import (
    LanguageCatalogs,
    header,
    parsed,
    sentences,
    with_catalogs,
)
from i18n.project.paths import Paths

TRIES = 8
"""So often a catalog is merged again that somebody saves just now."""


@dataclass(frozen=True, slots=True)
class _Disk:
    """A catalog as it is on disk, and its bytes; None for no file."""

    data: bytes | None = None
    catalog: Catalog | None = None


@dataclass(frozen=True, slots=True)
class _Ready:
    """A catalog as PO and as that reads, what it takes the place of, and what a person has
    saved there since it was read, None for nothing."""

    data: bytes
    catalog: Catalog
    before: bytes | None
    saved: Catalog | None = None


def save(
    paths: Paths, catalogs: LanguageCatalogs, given_back: frozenset[str] = frozenset()
) -> tuple[LanguageCatalogs, int]:
    """Write the catalogs that differ from what was read; all of them as they are on disk, and
    how many files that were. `given_back` are texts that a person has just said are a machine's
    drafts again.

    What a person saved since we read it is merged in, never overwritten. A catalog that cannot
    be written is an error-level Problem, and is left as it is. Raises CatalogError, before it
    writes anything, if a person's words would be lost.
    """
    sealed = ((stem, found, _sealed(found)) for stem, found in catalogs.catalogs.items())
    changed = Spilled((stem, now) for stem, found, now in sealed if now is not found)
    catalogs = with_catalogs(catalogs, changed)
    stems = [stem for stem, found in catalogs.catalogs.items() if _changed(found, catalogs, stem)]
    writing = _Writing(paths, catalogs, given_back)
    for stem in stems:
        writing.prove(stem)
    handed = together(catalogs.noted, to_hand_on(catalogs.read, catalogs.catalogs))
    if handed:
        unfinished.note(paths, catalogs.language, handed)
    order = write_order(catalogs.read, catalogs.catalogs, stems)
    for stem, found in order.first:
        writing.write(stem, found)
    if not writing.problems:  # what has nowhere to go stays where it is
        for stem, found in order.then:
            writing.write(stem, found)
    writing.follow()
    if handed and not writing.problems:
        unfinished.forget(paths, catalogs.language)
    now = writing.done()
    restore(paths, now)
    return now, len(writing.written)


def _changed(found: Catalog, catalogs: LanguageCatalogs, stem: str) -> bool:
    old = catalogs.read.get(stem)
    return found != old and bool(found.messages or old)


class _Writing:
    """The catalogs of a language while they are written, one after the other."""

    def __init__(
        self, paths: Paths, catalogs: LanguageCatalogs, given_back: frozenset[str]
    ) -> None:
        self._paths = paths
        self._catalogs = catalogs
        self._given_back = given_back
        self._disk: Spilled[_Disk] = Spilled()
        self._proved: Spilled[_Ready] = Spilled()
        self._tried: set[str] = set()
        self._own: set[str] = set()
        self._saved: dict[str, Catalog] = {}
        self._before: Spilled[bytes] = Spilled()
        self._data: Spilled[bytes] = Spilled()
        self.written: Spilled[Catalog] = Spilled()
        self.problems: dict[str, Problem] = {}

    def prove(self, stem: str) -> None:
        """Make a catalog ready. Raises CatalogError if a person's words would be lost."""
        try:
            disk = _as_read(self._paths, self._catalogs, stem)
        except (CatalogError, SourceError, OutputError) as error:
            self._fail(stem, error)
            return
        self._disk.put(stem, disk)
        self._proved.put(stem, self._ready(stem, self._catalogs.catalogs[stem], disk))

    def _fail(self, stem: str, error: PipelineError) -> None:
        name = self._paths.po_name(self._catalogs.language, stem)
        tag = self._catalogs.language.tag
        self.problems[stem] = Problem(name, error.line, "error", "not-written", error.what, tag)

    def _ready(self, stem: str, ours: Catalog, disk: _Disk) -> _Ready:
        """What to write of a catalog, beside what is on disk."""
        read = (self.written if stem in self._own else self._catalogs.read).get(stem)
        saved = disk.catalog if disk.catalog != read else None
        if saved is not None:
            speech = sentences(self._catalogs.language)
            # Compared with what was there before the run: what came since is ours to bring.
            first = self._catalogs.read.get(stem, Catalog(self._catalogs.language.tag, ()))
            ours = rebased(saved, ours, first, speech)
        assert_nothing_lost(saved or read or ours, ours, self._given_back)
        data, found = _data(self._paths, self._catalogs, stem, ours, disk)
        return _Ready(data, found, disk.data, saved)

    def write(self, stem: str, ours: Catalog) -> None:
        """Write a catalog, merged with what a person saves meanwhile."""
        if stem in self.problems:
            return
        try:
            self._write(stem, ours)
        except PipelineError as error:
            self._fail(stem, error)

    def _write(self, stem: str, ours: Catalog) -> None:
        for ready in self._tries(stem, ours):
            if self._put(stem, ready):
                break
        else:
            what = "another program writes to it, and it was left to that; close it there, then"
            raise OutputError(f"{what} run again")
        if ready.saved is not None:
            self._saved[stem] = ready.saved
        else:
            self._own.add(stem)

    def _tries(self, stem: str, ours: Catalog) -> Iterator[_Ready]:
        """A catalog made ready for what its file held last, then for what it holds meanwhile."""
        first = stem in self._proved and stem not in self._tried
        self._tried.add(stem)
        if first and ours == self._catalogs.catalogs[stem]:
            yield self._proved[stem]
        else:
            yield self._ready(stem, ours, self._last_seen(stem))
        for _ in range(TRIES):
            yield self._ready(stem, ours, _on_disk(self._paths, self._catalogs, stem))

    def _last_seen(self, stem: str) -> _Disk:
        if stem in self.written:
            return _Disk(self._data[stem], self.written[stem])
        return self._disk[stem]

    def _put(self, stem: str, ready: _Ready) -> bool:
        data = ready.data
        path = self._paths.po(self._catalogs.language, stem)
        if data != ready.before and not storage.swap(path, ready.before, data, self._paths.root):
            return False
        if ready.before is not None and data != ready.before and stem not in self._before:
            self._before.put(stem, ready.before)
        self.written.put(stem, ready.catalog)
        self._data.put(stem, data)
        return True

    def follow(self) -> None:
        """Take what a person changed meanwhile in a message that moved to where it is now. Where
        somebody saves that catalog too, the text stays where it was written, as obsolete."""
        for giver, saved in self._saved.items():
            old = self._catalogs.read.get(giver, Catalog("", ()))
            news = edits_of_gone(old, saved, self.written[giver])
            for stem in list(self.written):
                found = self.written[stem]
                now = with_edits(found, news, {m.key: m for m in old.messages})
                if stem != giver and now != found:
                    disk = _Disk(self._data[stem], found)
                    ready = _data(self._paths, self._catalogs, stem, now, disk)
                    self._put(stem, _Ready(*ready, disk.data))

    def done(self) -> LanguageCatalogs:
        """The catalogs as they are on disk."""
        before, data = self._before, self._data
        return replace(
            with_catalogs(self._catalogs, self.written),
            read=overlaid(self.written, self._catalogs.read),
            problems=(*self._catalogs.problems, *self.problems.values()),
            files={},
            written={stem: _digest(data[stem]) for stem in data},
            exchanged=Made(before, lambda stem: (before[stem], data[stem])),
        )


def restore(paths: Paths, catalogs: LanguageCatalogs) -> None:
    """Give back what came to a catalog in this run to one that somebody has saved since from a
    copy that they opened before it. What cannot be done is left to the next run."""
    for stem, digest in catalogs.written.items():
        path = paths.po(catalogs.language, stem)
        with contextlib.suppress(PipelineError):
            if not path.is_file() or _digest(storage.read(path)) == digest:
                continue
            disk = _on_disk(paths, catalogs, stem)
            if disk.catalog and (lacking := lacking_in(disk.catalog, catalogs.catalogs[stem])):
                ours = catalogs.catalogs[stem]
                found = with_lacking(disk.catalog, ours, lacking, sentences(catalogs.language))
                data, _ = _data(paths, catalogs, stem, found, disk)
                storage.swap(path, disk.data, data, paths.root)
    _bring_edits(paths, catalogs)


def _bring_edits(paths: Paths, catalogs: LanguageCatalogs) -> None:
    """Bring what somebody has changed in such a copy to where this run has moved its message, if
    that has still the text from before."""
    for giver, ours in catalogs.catalogs.items():
        gone = {m.key: m for m in ours.messages if m.state is State.OBSOLETE and has_text(m)}
        if not gone or _digest_on_disk(paths, catalogs, giver) == catalogs.written.get(giver):
            continue
        with contextlib.suppress(PipelineError):
            saved = _on_disk(paths, catalogs, giver).catalog
            if saved and (news := edits_of_gone(ours, saved, ours)):
                _bring(paths, catalogs, news, gone)


def _bring(
    paths: Paths,
    catalogs: LanguageCatalogs,
    news: Mapping[Key, Message],
    gone: Mapping[Key, Message],
) -> None:
    for stem, found in catalogs.catalogs.items():
        if any(m.key in news and m.state is not State.OBSOLETE for m in found.messages):
            with contextlib.suppress(PipelineError):
                disk = _on_disk(paths, catalogs, stem)
                now = disk.catalog and with_edits(disk.catalog, news, gone)
                if now and now != disk.catalog:
                    data, _ = _data(paths, catalogs, stem, now, disk)
                    path = paths.po(catalogs.language, stem)
                    storage.swap(path, disk.data, data, paths.root)


def _digest_on_disk(paths: Paths, catalogs: LanguageCatalogs, stem: str) -> str:
    """The digest of a catalog as it is now; "" where it cannot be read."""
    with contextlib.suppress(PipelineError):
        return _digest(storage.read(paths.po(catalogs.language, stem)))
    return ""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _as_read(paths: Paths, catalogs: LanguageCatalogs, stem: str) -> _Disk:
    """A catalog as it is on disk, read again only if its file looks changed."""
    before = catalogs.files.get(stem)
    if before and storage.looks_as(paths.po(catalogs.language, stem), before):
        return _Disk(before.data, catalogs.read[stem])
    return _on_disk(paths, catalogs, stem)


def _on_disk(paths: Paths, catalogs: LanguageCatalogs, stem: str) -> _Disk:
    """A catalog as it is now. Raises PipelineError where it cannot be read."""
    path = paths.po(catalogs.language, stem)
    if not path.is_file():
        return _Disk()
    data = storage.read(path)
    return _Disk(data, parsed(paths.po_name(catalogs.language, stem), catalogs.language, data)[0])


# --- a catalog as PO -------------------------------------------------------------------


def _data(
    paths: Paths, catalogs: LanguageCatalogs, stem: str, found: Catalog, disk: _Disk
) -> tuple[bytes, Catalog]:
    """A catalog as PO, with its header, that reads as the same catalog, and what it reads
    as; kept in the form that its file has on disk, its date too if no translation changes."""
    language, name = catalogs.language, paths.po_name(catalogs.language, stem)
    sealed = _sealed(found)
    dated = disk.catalog is not None and not _revised(disk.catalog, sealed)
    fields = header(sealed, language, paths.settings, keep_date=dated)
    form = PLAIN
    if disk.data is not None and disk.catalog is not None:
        text = charset.text_of(disk.data, name)
        form = po.form(text, name, language.tag, disk.catalog.messages)
    data, now = _faithful(replace(sealed, header=fields), form, name)
    return charset.with_ends(data, disk.data), now


def _revised(before: Catalog, now: Catalog) -> bool:
    """Whether a translation was added or changed, or its approval given or taken back."""
    old, new = (
        {(m.key, m.text, m.forms, m.state) for m in found.messages if has_text(m)}
        for found in (before, now)
    )
    return any(state is not State.OBSOLETE for *_, state in new - old)


def _sealed(catalog: Catalog) -> Catalog:
    """An approved draft says so beside its mark: made fuzzy again it is still a person's. It no
    longer shows the source that a near match was made for."""
    messages = tuple(map(_seal, catalog.messages))
    return replace(catalog, messages=messages) if messages != catalog.messages else catalog


def _seal(message: Message) -> Message:
    if message.state is not State.APPROVED and message.comments:
        own = own_comments(message)  # a finding is of an approved text
        message = replace(message, comments=own) if own != message.comments else message
    if message.state is not State.APPROVED or message.origin is None:
        return message
    origin = replace(message.origin, approved=True, doubt="")
    if message.previous and shows_match(message):
        return replace(message, origin=origin, previous=None, previous_plural="")
    return message if origin == message.origin else replace(message, origin=origin)


def _faithful(catalog: Catalog, like: Form, path: str) -> tuple[bytes, Catalog]:
    """The catalog as PO, and that read again, which is the same; CatalogError if it is
    not."""
    data = po.to_bytes(catalog, like)
    keys = {message.key: message.key for message in catalog.messages}
    found, _ = po.read(data, path, catalog.language, like, keys)
    if found.messages != catalog.messages:
        raise CatalogError(
            "this catalog cannot be written faithfully; nothing was written. "
            "Please report it with the page",
            path=path,
        )
    return data, found
