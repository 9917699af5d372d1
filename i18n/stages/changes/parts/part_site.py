"""A part of a site read: the pages and catalogs that a change reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from i18n.model import Key, Language, Message, Page
from i18n.project import sources
from i18n.project.paths import Paths
from i18n.project.project import Part, Project
from i18n.project.source_tree.exclusions import LeftOut
from i18n.publishing.fragments import Inclusion
from i18n.stages.changes import stored
from i18n.stages.changes.changed_files import Changed
from i18n.stages.changes.facts import CatalogFacts, PageFacts, SiteFacts, problems
from i18n.stages.changes.stored import Kept
from i18n.stages.drafting.site_names import SiteNames
from i18n.stages.last_run import Beginning

FEW, ONE_IN = 40, 20
"""A change that reaches more catalogs than so many, and than one in so many, is for a whole run."""

NOTHING = CatalogFacts("", "", "", "", "", False, "", "", (), ())
"""What is known of a catalog that is not there."""


class WholeSiteError(Exception):
    """The whole site has to be looked at."""


@dataclass(frozen=True, slots=True)
class PartSite:
    """A site as a run finds it: what the last run kept of it, what has changed since, the files
    that there are now, and its languages. Pages are read when they are asked for, once."""

    began: Beginning
    kept: Kept
    news: Changed
    now: SiteFacts
    source: Language
    languages: tuple[Language, ...]
    _read: dict[str, tuple[Page, str]] = field(default_factory=dict)
    _names: dict[frozenset[str], SiteNames] = field(default_factory=dict)

    @property
    def paths(self) -> Paths:
        """Where everything is."""
        return self.began.paths

    @property
    def came(self) -> tuple[str, ...]:
        """The stems of the pages that are new."""
        return tuple(sorted(self.now.pages.keys() - self.kept.site.pages.keys()))

    @property
    def gone(self) -> tuple[str, ...]:
        """The stems of the pages that are there no more."""
        return tuple(sorted(self.kept.site.pages.keys() - self.now.pages.keys()))

    @property
    def others(self) -> Mapping[str, PageFacts]:
        """What is known of the pages, and of files of UI strings, that are there still."""
        gone = frozenset(self.gone)
        return {stem: one for stem, one in self.kept.pages.items() if stem not in gone}

    def catalog(self, language: Language, stem: str) -> CatalogFacts:
        """What is known of a catalog."""
        return self.kept.catalogs[language.tag].get(stem, NOTHING)

    def page(self, stem: str) -> Page:
        """The page of a stem. Raises PipelineError where it cannot be read."""
        return self._page(stem)[0]

    def _page(self, stem: str) -> tuple[Page, str]:
        if stem not in self._read:
            self._read[stem] = sources.read_page(self.paths, self.now.pages[stem])
        return self._read[stem]

    def template(self, stem: str) -> tuple[Message, ...]:
        """The template of a page."""
        return sources.template_of([self.page(stem)], self.paths.settings)

    def names(self, project: Project) -> SiteNames:
        """The names of the site, of which a part is at hand; they are found once."""
        looked = frozenset([*project.templates, *self.gone])
        store = self.began.store
        if looked not in self._names:
            found = SiteNames(project.templates, lambda: stored.evidence(store, looked))
            self._names[looked] = found
        return self._names[looked]

    def bounded(self, stems: Iterable[str]) -> frozenset[str]:
        """So many stems as can be looked at by themselves. Raises WholeSiteError where they are
        more, or one is of UI strings."""
        found = frozenset(stems)
        if self.are_many(found) or found & self.now.strings.keys():
            raise WholeSiteError
        return found

    def are_many(self, stems: frozenset[str]) -> bool:
        """Whether so many stems are for a whole run."""
        return len(stems) > max(FEW, len(self.now.pages) // ONE_IN)

    def project(self, stems: Iterable[str], shared: Mapping[str, Mapping[Key, int]]) -> Project:
        """The part of the site that some catalogs belong to, those without a page too."""
        site, chosen = self.now, frozenset(stems)
        read = {stem: self._page(stem) for stem in site.pages if stem in chosen}
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
            part=self._part(chosen, shared),
        )

    def _part(self, chosen: frozenset[str], shared: Mapping[str, Mapping[Key, int]]) -> Part:
        rest = [one for stem, one in self.others.items() if stem not in chosen]
        return Part(
            tuple(sorted(chosen)),
            tuple(self.now.pages.values()),
            tuple(self.now.strings.values()),
            shared,
            self.gone,
            frozenset(one.path for one in rest if one.unlisted),
            {
                one.path: Inclusion(one.part, tuple(one.includes))
                for one in rest
                if one.part or one.includes
            },
        )
