"""Who drafts for a site: its engines behind the cache, its memory."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from i18n.catalogs.occurrences import Occurrences, by_page, occurrences
from i18n.execution.spilled import InOrder, Spilled, overlaid
from i18n.memory.store import Memory
from i18n.model import Problem
from i18n.mt import cache
from i18n.mt.cache import Remembering
from i18n.mt.contextual.remembered import remembering
from i18n.project.project import Project
from i18n.stages import memory
from i18n.stages.drafting.cluster_engines import spread
from i18n.stages.drafting.site_names import SiteNames
from i18n.stages.session import not_kept
from i18n.stages.site_engines import closing, made


@dataclass(frozen=True, slots=True)
class DraftTools:
    """Who drafts for a site: its engines, behind the cache, its memory, where the texts of its
    pages stand, and the names in them. `fault` is why nothing can be kept for the next run, if it
    is so from the start."""

    engines: Sequence[Remembering]
    memory: Memory
    places: Occurrences
    fault: str = ""
    site: SiteNames | None = None

    def names(self) -> frozenset[str]:
        """The names of the site."""
        return self.site.names if self.site else frozenset()

    def problems(self) -> tuple[Problem, ...]:
        """One warning where the cache or the memory failed: the run went on without."""
        faults = (self.fault, *(one.fault for one in self.engines), self.memory.fault)
        found = next(filter(None, faults), "")
        return (not_kept(found),) if found else ()


@contextlib.contextmanager
def draft_tools(project: Project, site: SiteNames | None = None) -> Iterator[DraftTools]:
    """The engines and the memory of a site, closed at the end. `site` knows its names, where not
    all of its templates are at hand."""
    known, fault = cache.connect_if_possible(project.paths.state("machine.sqlite"))
    with (
        contextlib.closing(known),
        closing(made(project.paths, (one.tag for one in project.languages))) as engines,
        Memory(project.paths.state(memory.NAME)) as stored,
    ):
        behind = [remembering(one, known) for one in spread(engines, project.executor)]
        fault = project.paths.state_fault() or fault
        yield DraftTools(
            behind, stored, _places(project), fault, site or SiteNames(project.templates)
        )


def _places(project: Project) -> Occurrences:
    """Where the texts of a site's pages stand; of a part, those that it compares."""
    strings = {one.page.path: one.page for one in project.strings}
    every = overlaid(strings, project.by_path)
    pages = InOrder(every, (*project.at_hand, *strings))
    if project.part is None:
        # Where a catalog has many pages, all of them are asked for again and again.
        alone = project.settings.catalogs == "page"
        return Spilled(by_page(pages)) if alone else occurrences(pages)
    counts = project.part.shared.values()
    shared = {key for found in counts for key, count in found.items() if count > 1}
    return {path: {} for path in project.part.with_texts} | dict(occurrences(pages, shared))
