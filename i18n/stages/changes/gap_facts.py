"""Texts without a translation that stand on several pages, kept by key and brought up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from i18n.model import State
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths
from i18n.stages.changes.facts import CatalogFacts, key_id
from i18n.stages.reports.repeated_gaps import RepeatedGap, repeated_gaps

Gaps = Mapping[str, tuple[Any, ...]]
"""By key: the source, on how many pages it stands, the first catalog, and the line there."""


def whole(paths: Paths, catalogs: LanguageCatalogs) -> Gaps:
    """Those of all catalogs of a language."""
    found = repeated_gaps(paths, catalogs)
    return {key_id(key): (g.source, g.pages, g.catalog, g.line) for key, g in found.items()}


def renewed(
    before: Gaps, keys: Iterable[str], facts: Mapping[str, CatalogFacts], now: Places
) -> Gaps:
    """Those of before, where only some keys stand elsewhere than before, and some catalogs have
    been written."""
    found = {key: now.in_line(key, *gap) for key, gap in before.items()}
    for key in keys:
        found.pop(key, None)
        stems = sorted(stem for stem, one in facts.items() if key in one.empty)
        if len(stems) > 1:
            source, line = now.of(stems[0], key)
            found[key] = (source, len(stems), now.name(stems[0]), line)
    return found


class Places:
    """Where texts without a translation stand in catalogs, some of which are at hand; the others
    are read when they are asked for."""

    def __init__(self, paths: Paths, catalogs: LanguageCatalogs) -> None:
        self._paths, self._language = paths, catalogs.language
        self._known = {stem: _empty(catalogs, stem) for stem in catalogs.catalogs}
        self._stems = {self.name(stem): stem for stem in self._known}

    def name(self, stem: str) -> str:
        """A catalog's path as messages show it."""
        return self._paths.po_name(self._language, stem)

    def of(self, stem: str, key: str) -> tuple[str, int]:
        """The source of a key, and the line at which it stands in a catalog."""
        if stem not in self._known:
            loaded = language_catalogs.load(self._paths, self._language, [stem])
            self._known[stem] = _empty(loaded, stem)
        return self._known[stem][key]

    def in_line(self, key: str, source: str, pages: int, name: str, line: int) -> tuple[Any, ...]:
        """A gap with the line at which it is now."""
        known = self._known.get(self._stems.get(name, ""), {})
        return source, pages, name, known.get(key, (source, line))[1]


def _empty(catalogs: LanguageCatalogs, stem: str) -> dict[str, tuple[str, int]]:
    messages = catalogs.catalogs[stem].messages
    return {key_id(m.key): (m.key.source, m.line) for m in messages if m.state is State.EMPTY}


def told(gaps: Gaps) -> list[RepeatedGap]:
    """Those that keep most pages waiting first, as a run tells them."""
    found = [RepeatedGap(*one) for one in gaps.values()]
    return sorted(found, key=lambda gap: (-gap.pages, gap.catalog.removesuffix(".po"), gap.line))
