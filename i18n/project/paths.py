"""Where each artefact of a site lives.

DIR/source_texts/news/a.html                      a source page, and its assets beside it
DIR/locales/templates/news/a.pot                  its template
DIR/locales/es/LC_MESSAGES/news/a.po              its catalog in Spanish
DIR/locales/es/published.txt                      the pages that are in Spanish
DIR/locales/es/addresses.txt                      translated addresses that are no more
DIR/locales/es/drafts.jsonl                       the drafts that people changed
DIR/site, DIR/preview                             the built sites
DIR/.i18n                                         what may be deleted: cache and lock
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from i18n.formats.page_formats import FEED_SUFFIXES
from i18n.model import Language
from i18n.project.settings import Settings
from i18n.storage import held, make_folder

STATE = ".i18n"
QUALITY = "quality.json"


def stem(page: str, settings: Settings) -> str:
    """The catalog a page's messages go to: its path without suffix; a feed keeps its own, for
    index.xml stands beside index.html."""
    path = PurePosixPath(page)
    if settings.catalogs == "page" and path.suffix.lower() in FEED_SUFFIXES:
        return page
    if settings.catalogs == "page":
        return path.with_suffix("").as_posix()
    if settings.catalogs == "folder":
        return (path.parent / "messages").as_posix()
    return "messages"


def po_file(root: Path, settings: Settings, language: Language, name: str) -> Path:
    """Where a catalog lives."""
    return root / settings.locales / language.folder / "LC_MESSAGES" / f"{name}.po"


def po_name(root: Path, settings: Settings, language: Language, name: str) -> str:
    """A catalog's path as messages show it: relative to the site's directory."""
    return po_file(root, settings, language, name).relative_to(root).as_posix()


def pot_file(root: Path, settings: Settings, name: str) -> Path:
    """Where a template lives."""
    return root / settings.locales / "templates" / f"{name}.pot"


def catalogs(root: Path, settings: Settings, language: Language) -> tuple[str, ...]:
    """The stems of the catalogs that a language has, sorted."""
    top = root / settings.locales / language.folder / "LC_MESSAGES"
    found = (path.relative_to(top).with_suffix("").as_posix() for path in top.rglob("*.po"))
    return tuple(sorted(found))


def templates(root: Path, settings: Settings) -> tuple[str, ...]:
    """The stems of the templates on disk, sorted."""
    top = root / settings.locales / "templates"
    found = (path.relative_to(top).with_suffix("").as_posix() for path in top.rglob("*.pot"))
    return tuple(sorted(found))


def language_folders(root: Path, settings: Settings) -> tuple[str, ...]:
    """The folder names of the languages that have catalogs, sorted."""
    return tuple(
        sorted(path.parent.name for path in (root / settings.locales).glob("*/LC_MESSAGES"))
    )


def published_file(root: Path, settings: Settings, language: Language) -> Path:
    """Where the list of a language's published pages lives."""
    return root / settings.locales / language.folder / "published.txt"


def addresses_file(root: Path, settings: Settings, language: Language) -> Path:
    """Where the former addresses of a language's pages live."""
    return root / settings.locales / language.folder / "addresses.txt"


def drafts_file(root: Path, settings: Settings, language: Language) -> Path:
    """Where the drafts live that people changed before they approved them."""
    return root / settings.locales / language.folder / "drafts.jsonl"


def quality_file(root: Path, settings: Settings) -> Path:
    """What `evaluate --set` measured."""
    return root / settings.locales / QUALITY


def state_file(root: Path, name: str) -> Path:
    """Where something that may be deleted lives; makes its folder."""
    folder = root / STATE
    make_folder(folder)
    return folder / name


def previous_release(root: Path) -> Path:
    """Where the release before this one is kept, to go back to."""
    return root / STATE / "previous"


@contextlib.contextmanager
def lock(root: Path) -> Iterator[None]:
    """Hold the site's directory for one run; a second run is told so. Raises OutputError."""
    with held(state_file(root, "lock"), "another run is at work here; wait for it to end"):
        yield


def shared_stems(pages: Sequence[str], settings: Settings) -> dict[str, str]:
    """Pages that would overwrite each other's catalog: the later one to the earlier one."""
    if settings.catalogs != "page":
        return {}
    first: dict[str, str] = {}
    clashes = {}
    for page in pages:
        if (name := stem(page, settings)) in first:
            clashes[page] = first[name]
        first.setdefault(name, page)
    return clashes
