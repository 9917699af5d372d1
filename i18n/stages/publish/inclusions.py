"""The fragments that a language needs because pages of it include them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from i18n import storage
from i18n.errors import SourceError
from i18n.model import Page
from i18n.project.project import Project
from i18n.publishing import fragments
from i18n.publishing.fragments import Inclusion

_SCRIPTS = (".js", ".mjs")
_LARGEST = 500_000


def needed(project: Project, pages: Sequence[str], *, own: bool = False) -> tuple[str, ...]:
    """The fragments among a project's pages that some published ones include, and what these
    include in turn; scripts of the site may name them, too. None where no page is published.
    `own` gives those among the published ones as well."""
    parts = project.by_path
    elsewhere = project.part.inclusions if project.part else {}
    all_ = {page.path for page in project.pages if fragments.is_fragment(page)}
    all_ |= {path for path, one in elsewhere.items() if one.is_part}
    if not all_ or not any(path not in all_ for path in pages):
        return ()
    found: dict[str, None] = dict.fromkeys(_named_by_scripts(project, all_))
    waiting = [*pages, *found]
    while waiting:
        here = waiting.pop()
        for path in _included(parts.get(here), elsewhere.get(here)):
            if path in all_ and path not in found:
                found[path] = None
                waiting.append(path)
    return tuple(sorted(found.keys() - (set() if own else set(pages))))


def _included(page: Page | None, known: Inclusion | None) -> Iterable[str]:
    """What a page includes, be it at hand or not."""
    if page is not None:
        return fragments.included(page)
    return known.paths if known else ()


def _named_by_scripts(project: Project, paths: set[str]) -> Iterator[str]:
    texts = [*_scripts(project)]
    for path in sorted(paths):
        if any(path in text or f"/{PurePosixPath(path).name}" in text for text in texts):
            yield path


def _scripts(project: Project) -> Iterator[str]:
    for asset in project.assets:
        if not asset.lower().endswith(_SCRIPTS):
            continue
        try:
            data = storage.read(project.paths.sources / asset)
        except SourceError:
            continue
        if len(data) <= _LARGEST:
            yield data.decode("utf-8", "replace")
