"""Which pages and catalogs have changed since the last run, where that is all that has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from i18n.model import Language
from i18n.project.paths import Paths
from i18n.stages.changes.facts import SiteFacts

Files = Mapping[str, str]

_LONG = 64
"""A digest of a file is so long; of a link, and of what is no file, it is not."""


_OF_EDITORS = (".mo", ".po~", ".po.bak", ".swp")
"""What programs leave beside the catalogs that people edit in them; nothing reads it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The stems of the pages that were edited, and of the catalogs by language."""

    pages: set[str] = field(default_factory=set)
    catalogs: dict[str, set[str]] = field(default_factory=dict)

    @property
    def stems(self) -> set[str]:
        """All of them."""
        return self.pages.union(*self.catalogs.values())


def changed(
    paths: Paths, site: SiteFacts, languages: tuple[Language, ...], before: Files, now: Files
) -> Changed | None:
    """What has changed between two looks at a site's files; None where that is more than the
    bytes of pages and of catalogs that have a page."""
    known = _known(paths, site, languages)
    beside = tuple(f"{paths.po(one, 'x').parent}/" for one in languages)
    found = Changed()
    for path in before.keys() | now.keys():
        old, new = before.get(path, ""), now.get(path, "")
        if old == new or (path.startswith(beside) and path.endswith(_OF_EDITORS)):
            continue
        if path not in known or len(old) != _LONG or len(new) != _LONG:
            return None
        tag, stem = known[path]
        (found.catalogs.setdefault(tag, set()) if tag else found.pages).add(stem)
    return found


def _known(
    paths: Paths, site: SiteFacts, languages: tuple[Language, ...]
) -> dict[str, tuple[str, str]]:
    """The files that may change, each with its language, "" of a page, and its stem. Whether XML
    is a page is told by its first bytes."""
    pages = {s: p for s, p in site.pages.items() if not p.lower().endswith(".xml")}
    top = str(paths.sources)
    found = {f"{top}/{path}": ("", stem) for stem, path in pages.items()}
    for one in languages:
        folder = paths.po(one, "x").parent
        found |= {f"{folder}/{stem}.po": (one.tag, stem) for stem in site.pages}
    return found
