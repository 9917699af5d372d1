"""A part of a site read: the pages and catalogs that a change reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from i18n.model import Key, Language, Message, Page
from i18n.project import sources
from i18n.project.paths import Paths
from i18n.project.project import Part, Project
from i18n.project.source_tree.exclusions import LeftOut
from i18n.stages.changes.facts import problems
from i18n.stages.changes.stored import Kept
from i18n.stages.last_run import Beginning

FEW, ONE_IN = 40, 20
"""A change that reaches more catalogs than so many, and than one in so many, is for a whole run."""


class WholeSiteError(Exception):
    """The whole site has to be looked at."""


@dataclass(frozen=True, slots=True)
class PartSite:
    """A site as a run finds it, what the last run kept of it, and its languages. Pages are read
    when they are asked for, once."""

    began: Beginning
    kept: Kept
    source: Language
    languages: tuple[Language, ...]
    _read: dict[str, tuple[Page, str]] = field(default_factory=dict)

    @property
    def paths(self) -> Paths:
        """Where everything is."""
        return self.began.paths

    def page(self, stem: str) -> Page:
        """The page of a stem. Raises PipelineError where it cannot be read."""
        return self._page(stem)[0]

    def _page(self, stem: str) -> tuple[Page, str]:
        if stem not in self._read:
            self._read[stem] = sources.read_page(self.paths, self.kept.site.pages[stem])
        return self._read[stem]

    def template(self, stem: str) -> tuple[Message, ...]:
        """The template of a page."""
        return sources.template_of([self.page(stem)], self.paths.settings)

    def bounded(self, stems: Iterable[str]) -> frozenset[str]:
        """So many stems as can be looked at by themselves. Raises WholeSiteError where they are
        more, or one is of UI strings."""
        found = frozenset(stems)
        if self.are_many(found) or found & self.kept.site.strings.keys():
            raise WholeSiteError
        return found

    def are_many(self, stems: frozenset[str]) -> bool:
        """Whether so many stems are for a whole run."""
        return len(stems) > max(FEW, len(self.kept.site.pages) // ONE_IN)

    def project(self, stems: Iterable[str], shared: Mapping[str, Mapping[Key, int]]) -> Project:
        """The part of the site that some catalogs belong to, those without a page too."""
        site, chosen = self.kept.site, frozenset(stems)
        read = {stem: self._page(stem) for stem in site.pages if stem in chosen}
        pages, strings = tuple(site.pages.values()), tuple(site.strings.values())
        part = Part(tuple(sorted(chosen)), pages, strings, shared)
        return Project(
            self.paths,
            self.source,
            self.languages,
            tuple(page for page, _ in read.values()),
            (),
            {page.path: encoding for page, encoding in read.values()},
            tuple(site.assets),
            {stem: self.template(stem) for stem in read},
            problems=tuple(problems(site.problems)),
            glossary=sources.glossary(self.paths)[0],
            left_out=tuple(LeftOut(*one) for one in site.left_out),
            part=part,
        )
