"""A build of a part of a site: what is rendered anew, and what is made of all catalogs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.catalogs.coverage import Coverage
from i18n.checks import runner
from i18n.model import INDEX, Language, Problem
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.page_states import PageStates, messages_by_page
from i18n.project.project import Project
from i18n.publishing import editions, pages
from i18n.stages.changes import catalog_facts, page_facts, stored
from i18n.stages.changes.facts import CatalogFacts, LanguageFacts, PageFacts
from i18n.stages.changes.parts.part_site import PartSite, WholeSiteError
from i18n.stages.publish import bundles
from i18n.stages.publish.build import Plan, plan_of
from i18n.stages.publish.bundles import Compiled
from i18n.stages.publish.editions import Ready, approved_bundles, editions_of

Facts = Mapping[str, Mapping[str, CatalogFacts]]
"""Of catalogs, by language and stem."""


@dataclass(frozen=True, slots=True)
class PartBuild:
    """What is to be built of a site: the part of it that is rendered, its catalogs, what each
    language has, and the editions of the site and of the preview."""

    project: Project
    ready: Ready
    plans: Mapping[str, Plan]
    public: editions.Build
    preview: editions.Build


def part_build(
    site: PartSite, project: Project, catalogs: Sequence[LanguageCatalogs], facts: Facts
) -> PartBuild:
    """What is to be built: the part that has been looked at, and the pages that see that pages
    have come into a language, or have gone. `facts` are those of all catalogs as they are now."""
    found = _part_build(site, project, catalogs, facts)
    _prove_addresses(site, found)
    stems = frozenset(project.part.stems if project.part else ())
    while more := (_seeing(site, found) | _with_headings(site, found)) - stems:
        stems = site.bounded(stems | more)
        shared = project.part.shared if project.part else {}
        catalogs = [_with_more(site, one, sorted(more)) for one in catalogs]
        found = _part_build(site, site.project(stems, shared), catalogs, facts)
    return found


def _prove_addresses(site: PartSite, found: PartBuild) -> None:
    """Raise WholeSiteError where a page in a generator's tree has another address than before."""
    tree = site.paths.settings.tree
    for page in found.project.pages if tree else ():
        known = site.kept.pages.get(site.paths.stem(page.path))
        if tree and known and known.address != pages.own_address(page, tree):
            raise WholeSiteError


def _with_more(
    site: PartSite, catalogs: LanguageCatalogs, stems: Sequence[str]
) -> LanguageCatalogs:
    loaded = language_catalogs.load(site.paths, catalogs.language, stems)
    if loaded.unreadable:
        raise WholeSiteError
    return language_catalogs.with_catalogs(catalogs, loaded.catalogs)


def _part_build(
    site: PartSite, project: Project, catalogs: Sequence[LanguageCatalogs], facts: Facts
) -> PartBuild:
    states = {
        one.language.tag: _states(site, project, one, facts[one.language.tag]) for one in catalogs
    }
    plans = {one.language.tag: plan_of(project, one, states[one.language.tag]) for one in catalogs}
    ready = [(one, approved_bundles(one).bundles) for one in catalogs]
    present = {tag: plan.pages for tag, plan in plans.items()}
    public = editions_of(project, ready, states, present, {})
    preview = editions_of(project, ready, states, None, {})
    known = {one.tag: one for one in site.kept.site.languages}
    told = tuple(_with_sheets(site, one, known[one.language.tag]) for one in preview.editions)
    own = {page.path: page.address for page in site.others.values() if page.address}
    public = replace(public, headings=_headings(site, public), addresses=own)
    preview = replace(preview, editions=told, headings=_headings(site, preview), addresses=own)
    return PartBuild(project, ready, plans, public, preview)


def _states(
    site: PartSite, project: Project, catalogs: LanguageCatalogs, facts: Mapping[str, CatalogFacts]
) -> PageStates:
    """How far all pages are, and the messages of those at hand."""
    every = site.now.pages.items()
    coverage = {path: Coverage(*facts[stem].whole) for stem, path in every}
    usable = {path: Coverage(*facts[stem].usable) for stem, path in every}
    return PageStates(messages_by_page(project, catalogs), coverage, usable)


def _with_sheets(
    site: PartSite, edition: editions.Edition, known: LanguageFacts
) -> editions.Edition:
    """An edition that knows how far all pages are of which it tells anything."""
    gone = {site.kept.site.pages[stem] for stem in site.gone}
    sheets = {
        path: Coverage(messages=messages, approved=approved)
        for path, (messages, approved) in known.sheets.items()
        if path not in gone
    }
    return replace(edition, sheets=sheets | dict(edition.sheets))


# --- who sees what has changed --------------------------------------------------------------


def altered(known: LanguageFacts, edition: editions.Edition) -> tuple[set[str], set[str]]:
    """The pages that have come into a language or gone since the last build, and those that now
    show drafts there, do not any more, or say so otherwise."""
    moved = {*known.published} ^ set(edition.pages)
    old, new = known.unreviewed, edition.unreviewed
    return moved, {page for page in {*old, *new} if old.get(page) != new.get(page)}


def _seeing(site: PartSite, found: PartBuild) -> set[str]:
    """The stems of the pages that are to be rendered for what has changed in the editions: each
    page that comes or goes, in all languages, and those that lead to it."""
    moved = {*_came_or_gone(site)}
    told = {*site.kept.site.parts} ^ {*found.public.parts}
    known = {one.tag: one for one in site.kept.site.languages}
    for edition in found.public.editions:
        came, said = altered(known[edition.language.tag], edition)
        moved, told = moved | came, told | said
    if moved and site.paths.settings.tree is not None:
        raise WholeSiteError  # each generator finds its pages in ways of its own
    files = {*site.kept.site.assets} ^ {*site.now.assets}
    listed = bool(files or site.came or site.gone)
    if not (moved or told or listed):
        return set()
    return {
        stem
        for stem, page in site.others.items()
        if page.path in moved
        or page.path in told
        or (moved and _leads(page, moved))
        or not files.isdisjoint(page.named)
        or (listed and page.part)  # what its addresses are read from depends on all files
    } & site.now.pages.keys()


def _came_or_gone(site: PartSite) -> Iterator[str]:
    """The pages that are new or there no more, each as links may mean it: those to a folder lead
    to its index."""
    paths = [site.now.pages[stem] for stem in site.came]
    paths += (site.kept.site.pages[stem] for stem in site.gone)
    for path in paths:
        yield path
        folder, name = posixpath.split(path)
        if name == INDEX:
            yield folder or "."


def _leads(page: PageFacts, paths: set[str]) -> bool:
    return page.links is None or not paths.isdisjoint((*page.links, *page.named))


# --- headings, to which links in Markdown lead ----------------------------------------------


def _headings(site: PartSite, build: editions.Build) -> editions.Headings:
    """What is known of the headings of the pages that are not at hand."""
    away = _goals(site) - {page.path for page in build.pages}
    name = page_facts.place_name(build)
    return {
        (edition.language.tag, page.path): page.ids.get(f"{name} {edition.language.tag}", {})
        for page in (site.others.values() if away else ())
        if page.path in away
        for edition in build.editions
    }


def _goals(site: PartSite) -> frozenset[str]:
    """The pages to whose headings others led at the last run."""
    return frozenset(path for page in site.kept.pages.values() for path in page.headings)


def _with_headings(site: PartSite, found: PartBuild) -> set[str]:
    """The stems of the pages that lead to a heading that has another id by now, and of those to
    which a page leads now, whose headings nobody has looked at."""
    goals = _goals(site)
    hand = {page.path for page in found.project.pages}
    ways = page_facts.links_of(found.public)
    new = {path for page in found.project.pages for path in page_facts.headings(page, ways)}
    stems = {site.paths.stem(path) for path in new - goals - hand}
    changed = {path for path in goals & hand if _ids(found, path) != _known_ids(site, path)}
    return stems | {
        stem for stem, page in site.others.items() if not changed.isdisjoint(page.headings)
    }


def _known_ids(site: PartSite, path: str) -> Mapping[str, Mapping[str, str]]:
    stem = site.paths.stem(path)
    return site.kept.pages[stem].ids if stem in site.kept.pages else {}


def _ids(found: PartBuild, path: str) -> Mapping[str, Mapping[str, str]]:
    return page_facts.ids_of((found.public, found.preview), path)


# --- what is made of all catalogs -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Together:
    """What is made of all catalogs of a language: its bundles, and what is to be said of different
    texts for one source."""

    compiled: Compiled
    across: tuple[Problem, ...]


def together(
    site: PartSite, project: Project, now: Mapping[str, bytes], language: Language
) -> Together:
    """What is made of all catalogs of a language, `now` being what is approved of some by now."""
    rows = site.began.store.results(stored.of(stored.APPROVED, language)) | dict(now)
    found = {stem: catalog_facts.approved(rows[stem], language.tag) for stem in sorted(rows)}
    names = {project.paths.po_name(language, s): one for s, one in found.items()}
    said = {name: one.catalog.messages for name, one in names.items()}
    cores = {source: core for one in found.values() for source, core in one.cores.items()}
    across = runner.across(said, language.tag, cores)
    return Together(_compiled(project, language, found, frozenset(now)), tuple(sorted(across)))


def _compiled(
    project: Project,
    language: Language,
    found: Mapping[str, catalog_facts.Approved],
    changed: frozenset[str],
) -> Compiled:
    catalogs = {stem: one.catalog for stem, one in found.items()}
    if project.settings.tree is not None:
        return Compiled({}, ())
    good = {stem: one.bundle for stem, one in found.items()}
    whole = LanguageCatalogs(language, catalogs, catalogs)
    return bundles.renewed(project, whole, good, changed)
