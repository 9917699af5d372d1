"""Texts that nobody and no machine has translated and that stand on several pages: filled in
once, each comes to all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from i18n.catalogs.page_slugs import holds
from i18n.model import Key, Message, State
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths


@dataclass(frozen=True, slots=True)
class RepeatedGap:
    """A text without a translation, on how many pages it stands, and the first catalog and line
    (0 where it is in no file yet) to fill it in."""

    source: str
    pages: int
    catalog: str
    line: int

    @property
    def told(self) -> str:
        """What to do about it, in a few words."""
        where = f"{self.catalog}:{self.line}" if self.line else self.catalog
        return f"the same text stands on {self.pages:,} pages; fill it in once: {where}"


def repeated_gaps(paths: Paths, catalogs: LanguageCatalogs) -> dict[Key, RepeatedGap]:
    """By key, those that keep most pages waiting first."""
    pages: dict[Key, set[str]] = {}
    first: dict[Key, tuple[str, int]] = {}
    several = _several(catalogs)
    for stem, message in _empty(catalogs):
        if hash(message.key) in several:
            pages.setdefault(message.key, set()).update(message.places)
            first.setdefault(message.key, (stem, message.line))
    found = {
        key: RepeatedGap(
            key.source, len(places), paths.po_name(catalogs.language, first[key][0]), first[key][1]
        )
        for key, places in pages.items()
        if len(places) > 1
    }
    return dict(sorted(found.items(), key=lambda item: (-item[1].pages, *first[item[0]])))


def _empty(catalogs: LanguageCatalogs) -> Iterator[tuple[str, Message]]:
    for stem in sorted(catalogs.catalogs):
        for message in catalogs.catalogs[stem].messages:
            if message.state is State.EMPTY and not holds(message):
                yield stem, message


def _several(catalogs: LanguageCatalogs) -> set[int]:
    """Hashes of the keys that stand on several pages, and maybe of some others: most stand on one,
    and it would take much memory to note of each where."""
    seen: set[int] = set()
    several: set[int] = set()
    for _, message in _empty(catalogs):
        key = hash(message.key)
        if key in seen or len(message.places) > 1:
            several.add(key)
        seen.add(key)
    return several
