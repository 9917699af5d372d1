"""What has changed since the last run: pages, catalogs and files of the sources, where that is all
that has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from i18n.formats.page_formats import FEED_SUFFIXES
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
    """The stems of the pages that were edited, and of the catalogs by language; and the files
    below the sources that came, that are gone, and that are no pages and hold something else."""

    pages: set[str] = field(default_factory=set)
    catalogs: dict[str, set[str]] = field(default_factory=dict)
    came: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    @property
    def stems(self) -> set[str]:
        """The stems of what was edited."""
        return self.pages.union(*self.catalogs.values())


def changed(
    paths: Paths, site: SiteFacts, languages: tuple[Language, ...], before: Files, now: Files
) -> Changed | None:
    """What has changed between two looks at a site's files; None where that is more than pages,
    catalogs that have a page, and files that are published as they are."""
    known = _known(paths, site, languages)
    beside = tuple(f"{paths.po(one, 'x').parent}/" for one in languages)
    found = Changed()
    for path in before.keys() | now.keys():
        old, new = before.get(path, ""), now.get(path, "")
        if old == new or (path.startswith(beside) and path.endswith(_OF_EDITORS)):
            continue
        if not {len(old), len(new)} <= {_LONG, 0}:
            return None
        if path in known and old and new:
            tag, stem = known[path]
            (found.catalogs.setdefault(tag, set()) if tag else found.pages).add(stem)
        elif not _is_source(paths, site, path):
            return None
        else:
            below = path[len(f"{paths.sources}/") :]
            (found.others if old and new else found.came if new else found.gone).add(below)
    return found


def _is_source(paths: Paths, site: SiteFacts, path: str) -> bool:
    """Whether a file that came, is gone or holds something else is one of the sources that need
    no look at all others: no UI strings, no XML, which may be a page or not, and nothing in the
    tree of a site generator, where our pages lie too."""
    top = f"{paths.sources}/"
    below = path[len(top) :]
    odd = below in site.strings.values() or PurePath(path).suffix.lower() in FEED_SUFFIXES
    return path.startswith(top) and not odd and paths.settings.tree is None


def _known(
    paths: Paths, site: SiteFacts, languages: tuple[Language, ...]
) -> dict[str, tuple[str, str]]:
    """The files that may be edited, each with its language, "" of a page, and its stem. Whether
    XML is a page is told by its first bytes."""
    pages = {s: p for s, p in site.pages.items() if not p.lower().endswith(FEED_SUFFIXES)}
    top = str(paths.sources)
    found = {f"{top}/{path}": ("", stem) for stem, path in pages.items()}
    for one in languages:
        folder = paths.po(one, "x").parent
        found |= {f"{folder}/{stem}.po": (one.tag, stem) for stem in site.pages}
    return found
