"""Where each artefact of a site lives.

DIR/source_texts/news/a.html                      a source page, and its assets beside it
DIR/locales/templates/news/a.pot                  its template
DIR/locales/es/LC_MESSAGES/news/a.po              its catalog in Spanish
DIR/locales/es/published.txt                      the pages that are in Spanish
DIR/locales/es/addresses.txt                      translated addresses that are no more
DIR/locales/es/drafts.jsonl                       the drafts that people changed
DIR/locales/written.txt                           what is ours in a site generator's tree
DIR/site, DIR/preview                             the built sites
DIR/.i18n                                         what may be deleted: cache and lock
"""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path, PurePosixPath

from i18n.errors import OutputError
from i18n.formats.page_formats import FEED_SUFFIXES
from i18n.model import Language
from i18n.project.settings import Settings
from i18n.storage import can_be_written, held, held_folder, inside, make_folder, write

STATE = ".i18n"
QUALITY = "quality.json"


@functools.lru_cache(1 << 16)
def _own_stem(page: str) -> str:
    """The catalog of one page. It is asked for again and again for every page of a site."""
    path = PurePosixPath(page)
    return page if path.suffix.lower() in FEED_SUFFIXES else path.with_suffix("").as_posix()


@dataclass(frozen=True, slots=True)
class Paths:
    """A site's directory and the settings that say what is where in it."""

    root: Path
    settings: Settings

    def stem(self, page: str) -> str:
        """The catalog a page's messages go to: its path without suffix; a feed keeps its own,
        for index.xml stands beside index.html."""
        if self.settings.catalogs == "page":
            return _own_stem(page)
        path = PurePosixPath(page)
        if self.settings.catalogs == "folder":
            return (path.parent / "messages").as_posix()
        return "messages"

    def shared_stems(self, pages: Sequence[str]) -> dict[str, str]:
        """Pages that would overwrite each other's catalog: the later one to the earlier one."""
        if self.settings.catalogs != "page":
            return {}
        first: dict[str, str] = {}
        clashes = {}
        for page in pages:
            if (name := self.stem(page)) in first:
                clashes[page] = first[name]
            first.setdefault(name, page)
        return clashes

    def blocked_stems(self, pages: Sequence[str]) -> dict[str, str]:
        """Pages in a folder that is called as another page's catalog or template: `a.po/b.html`
        beside `a.html`, to that page."""
        taken = {f"{self.stem(page)}{suffix}": page for page in pages for suffix in (".po", ".pot")}
        blocked = {}
        for page in pages:
            for folder in PurePosixPath(self.stem(page)).parents:
                if (name := folder.as_posix()) in taken:
                    blocked[page] = taken[name]
        return blocked

    @property
    def locales(self) -> Path:
        """The folder of all catalogs."""
        return self.root / self.settings.locales

    @property
    def sources(self) -> Path:
        """The folder of the source pages and their assets."""
        return self.root / self.settings.sources

    def po(self, language: Language, stem: str) -> Path:
        """Where a catalog lives."""
        return self.locales / language.folder / "LC_MESSAGES" / f"{stem}.po"

    def po_name(self, language: Language, stem: str) -> str:
        """A catalog's path as messages show it."""
        return self.name(self.po(language, stem))

    def name(self, path: Path) -> str:
        """A path as messages show it: relative to the site's directory."""
        return path.relative_to(self.root).as_posix()

    def source_name(self, path: str) -> str:
        """The path of a source as messages show it."""
        return PurePosixPath(self.settings.sources, path).as_posix()

    def pot(self, stem: str) -> Path:
        """Where a template lives."""
        return self.locales / "templates" / f"{stem}.pot"

    def catalogs(self, language: Language) -> tuple[str, ...]:
        """The stems of the catalogs that a language has, sorted."""
        return _stems(self.locales / language.folder / "LC_MESSAGES", "po")

    def templates(self) -> tuple[str, ...]:
        """The stems of the templates on disk, sorted."""
        return _stems(self.locales / "templates", "pot")

    def language_folders(self) -> tuple[str, ...]:
        """The folder names of the languages that have catalogs, sorted."""
        return tuple(sorted(path.parent.name for path in self.locales.glob("*/LC_MESSAGES")))

    def published(self, language: Language) -> Path:
        """Where the list of a language's published pages lives."""
        return self.locales / language.folder / "published.txt"

    @property
    def written(self) -> Path:
        """Where the list of the files lives that were written into a site generator's tree."""
        return self.locales / "written.txt"

    def addresses(self, language: Language) -> Path:
        """Where the former addresses of a language's pages live."""
        return self.locales / language.folder / "addresses.txt"

    def drafts(self, language: Language) -> Path:
        """Where the drafts live that people changed before they approved them."""
        return self.locales / language.folder / "drafts.jsonl"

    def drafts_aside(self, language: Language) -> Path:
        """Where a language's drafts are put aside until people have reviewed them."""
        return self.root / STATE / f"drafts-{language.folder}.jsonl"

    @property
    def quality(self) -> Path:
        """What `evaluate --set` measured."""
        return self.locales / QUALITY

    @property
    def memory(self) -> Path:
        """The folder of the translation memories that people gave the site."""
        return self.locales / "memory"

    @property
    def glossary(self) -> Path:
        """The site's glossary."""
        return self.root / self.settings.glossary

    @property
    def models(self) -> tuple[Path, ...]:
        """The folders of models that the settings name; `~` is somebody's home, where there is
        such a person."""
        return tuple(self.root / _expanded(Path(path)) for path in self.settings.engines.models)

    @property
    def site(self) -> Path:
        """The built site."""
        return self.root / self.settings.site

    @property
    def preview(self) -> Path:
        """The built preview."""
        return self.root / self.settings.preview

    def state_fault(self) -> str:
        """Why nothing can be kept that may be deleted; "" where it can."""
        folder = self.root / STATE
        try:
            make_state_folder(self.root)
        except OutputError as error:
            return error.what
        return "" if os.access(folder, os.W_OK | os.X_OK) else "cannot be written"

    @property
    def previous_release(self) -> Path:
        """Where the release before this one is kept, to go back to."""
        return self.root / STATE / "previous"

    def state(self, name: str) -> Path:
        """Where something that may be deleted lives. Raises OutputError where a link leads out
        of the site."""
        return _state(self.root, name)


def prove_apart(paths: Paths) -> None:
    """Raise OutputError where a link leads one of a site's folders into another: a build would
    take the place of sources, catalogs or of the other build. What leads out of the site is said
    by those who use it."""
    settings = paths.settings
    names = [settings.locales, settings.preview, STATE]
    names += [settings.site] if settings.tree is None else []
    names += [] if settings.shared else [settings.sources]
    real: dict[str, Path] = {}
    for name in names:
        with contextlib.suppress(OutputError):
            real[name] = inside(paths.root / name, paths.root)
    for one, other in permutations(real, 2):
        if real[one].is_relative_to(real[other]):
            led = one if real[one] != paths.root.resolve() / one else other
            rest = other if led == one else one
            what = f"a link leads to where “{rest}” is; remove it, or put the folder itself there"
            raise OutputError(what, path=led)


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:  # nobody of that name
        return path


def _stems(top: Path, suffix: str) -> tuple[str, ...]:
    found = (path for path in top.rglob(f"*.{suffix}") if not _is_ours(path, suffix))
    return tuple(sorted(path.relative_to(top).with_suffix("").as_posix() for path in found))


def _is_ours(path: Path, suffix: str) -> bool:
    """Whether this is a folder of files: one of sources may be called as a file."""
    try:
        return path.is_dir() and any(one.is_file() for one in path.rglob(f"*.{suffix}"))
    except PermissionError:  # said by who reads it
        return False


IGNORED = "# What may be deleted at any time, and belongs into no repository.\n*\n"
"""The `.gitignore` of the folder of what may be deleted."""


def make_state_folder(root: Path) -> None:
    """Make the folder of what may be deleted, which git is to pass over; one that holds anything
    is left as it is. Raises OutputError."""
    folder = root / STATE
    make_folder(folder)
    with contextlib.suppress(OSError):  # who needs what is in it says so
        if not any(folder.iterdir()):
            write(folder / ".gitignore", IGNORED.encode(), root)


def _state(root: Path, name: str) -> Path:
    path = root / STATE / name
    for suffix in ("", "-journal", "-shm", "-wal"):  # SQLite's own, which it follows
        inside(path.with_name(path.name + suffix), root)
    return path


@contextlib.contextmanager
def lock(root: Path) -> Iterator[bool]:
    """Hold the site's directory for one run, before its settings are read, and make the folder
    of what may be deleted, if that can be; whether the last run there was cut off. A second run
    is told so. Raises OutputError."""
    file, busy = _state(root, "lock"), "another run is at work here; wait for it to end"
    with contextlib.suppress(OutputError):  # whoever needs it says so
        make_state_folder(root)
    with held(file, busy) if can_be_written(file) else held_folder(root, busy) as cut_off:
        yield cut_off
