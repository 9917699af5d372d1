"""All disk access: where each artefact lives, reading as declared, writing as a whole or not.

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

import codecs
import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from i18n.errors import SourceError, undecodable
from i18n.formats.feed import is_feed
from i18n.formats.html.charset import declared_encoding
from i18n.formats.page_formats import FEED_SUFFIXES, HTML_SUFFIXES, SUFFIXES
from i18n.model import Language
from i18n.settings import Settings
from i18n.storage import held, make_folder

STATE = ".i18n"
QUALITY = "quality.json"

_START = 8192
"""So many bytes tell a feed from other XML."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


# --- sources -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tree:
    """What lies below the sources folder, as sorted relative paths with slashes."""

    pages: tuple[str, ...]
    assets: tuple[str, ...]


def sources(root: Path, settings: Settings) -> Tree:
    """Find pages and assets. Raises SourceError where there is no such folder.

    Hidden files and what a symbolic link to a folder leads to are left out.
    """
    top = root / settings.sources
    if not top.is_dir():
        raise SourceError(
            f"there is no folder “{settings.sources}” here; make it and put pages into it, "
            "or name another with -C DIR",
            path=str(root),
        )
    found = sorted(_below(top))
    pages = tuple(path for path in found if _is_page(top / path))
    return Tree(pages, tuple(path for path in found if path not in set(pages)))


def _is_page(path: Path) -> bool:
    """Whether a file is a page: by its suffix, XML if it is a feed."""
    suffix = path.suffix.lower()
    if suffix not in FEED_SUFFIXES:
        return suffix in SUFFIXES
    with contextlib.suppress(OSError), path.open("rb") as file:
        return is_feed(file.read(_START).replace(b"\0", b"").decode("utf-8", "replace"))
    return False


def _below(top: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(top, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file():
                yield path.relative_to(top).as_posix()


def _unreadable(error: OSError) -> None:
    raise SourceError(f"cannot be read: {error.strerror}", path=str(error.filename))


def decode(data: bytes, path: str) -> tuple[str, str]:
    """A source's text and its encoding: by byte order mark, else as declared, else UTF-8.

    The mark stays in the text, so that encoding the text again gives the same bytes. Raises
    SourceError where the bytes are not of that encoding.
    """
    reason, line = "", 0
    for encoding in _encodings(data, path):
        try:
            text = data.decode(encoding)
            if text.encode(encoding) == data:
                return text, encoding
            reason = reason or f"does not survive a round trip through {encoding}"
        except UnicodeError as error:
            odd, at = undecodable(error)
            reason, line = reason or f"cannot be read as {encoding}: {odd}", line or at
    raise SourceError(f"{reason}; save it in UTF-8 or declare its charset", path=path, line=line)


def decode_anything(data: bytes, path: str) -> tuple[str, str, str]:
    """Text, encoding and error handler of any bytes: what `decode` refuses is read as UTF-8
    with the odd bytes as lone surrogates, so that encoding gives them back."""
    try:
        return *decode(data, path), "strict"
    except SourceError:
        return data.decode("utf-8", "surrogateescape"), "utf-8", "surrogateescape"


def _encodings(data: bytes, path: str) -> tuple[str, ...]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return (encoding,)
    declared = _declared(data, path) or "utf-8"
    if PurePosixPath(path).suffix.lower() in FEED_SUFFIXES:
        return (declared,)
    # Browsers read Latin-1 as Windows' superset of it, which leaves five bytes out.
    return ("cp1252", declared) if declared == "iso8859-1" else (declared,)


def _declared(data: bytes, path: str) -> str | None:
    if PurePosixPath(path).suffix.lower() not in (*HTML_SUFFIXES, *FEED_SUFFIXES):
        return None
    name = declared_encoding(data)
    try:
        b"a".decode(name or "utf-8")
    except (LookupError, UnicodeError) as error:
        raise SourceError(f"declares an unknown charset “{name}”", path=path) from error
    found = codecs.lookup(name).name if name else None
    return "utf-8" if found == "ascii" else found


# --- catalogs ----------------------------------------------------------------


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


# --- writing -----------------------------------------------------------------


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
