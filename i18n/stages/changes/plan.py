"""The part of a site that a run has to look at, for what has changed since the last one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.catalogs.moving import returned_pages
from i18n.catalogs.ownership import APART
from i18n.memory.agreement import enough
from i18n.memory.units import units
from i18n.model import Catalog, Engine, Key, Language, State
from i18n.mt.contextual.message_context import ContextualEngine
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.stages.changes import catalog_facts, page_facts, reach, stored
from i18n.stages.changes.changed_files import Changed
from i18n.stages.changes.facts import PageFacts, digest, key_id
from i18n.stages.changes.parts.part_site import PartSite, WholeSiteError
from i18n.stages.changes.reach import Touched
from i18n.stages.extract import extract
from i18n.stages.route_plan import RoutePlan, plan_routes


@dataclass(frozen=True, slots=True)
class Reach:
    """What a change reaches: the stems, and by language the keys that have changed."""

    stems: frozenset[str]
    keys: Mapping[str, frozenset[str]]


def part_of(site: PartSite, engines: Sequence[Engine]) -> Project:
    """The part of a site that has to be looked at. Raises WholeSiteError where that cannot be told,
    or is much."""
    found = _reach(site)
    while True:
        project = _project(site, found)
        more = _wanting(site, project, engines)
        if more <= found.stems:
            return project
        found = replace(found, stems=site.bounded(found.stems | more))


# --- what the change reaches --------------------------------------------------------------


def _reach(site: PartSite) -> Reach:
    news = site.news
    stems = {*news.stems, *site.came, *site.gone}
    keys: dict[str, frozenset[str]] = {}
    edited = [(stem, _edited(site, stem)) for stem in sorted({*news.pages, *site.came})]
    edited = [one for one in edited if one[0] not in site.gone]
    edited += [(stem, reach.touched(site.kept.pages[stem].texts, "")) for stem in site.gone]
    frames = _frames(site, {key for _, found in edited for key in found.keys})
    for language in site.languages:
        catalogs = site.kept.catalogs[language.tag]
        touched = [*edited, *_reviewed(site, language, news)]
        for stem, found in touched:
            stems |= reach.reached(catalogs, stem, found)
        keys[language.tag] = frozenset(key for _, found in touched for key in found.keys)
        stems |= _former(site, catalogs.keys())
        stems |= reach.everywhere(catalogs, frames & keys[language.tag])
        if reach.everywhere(catalogs, frames - keys[language.tag]):
            raise WholeSiteError
    return Reach(site.bounded(stems), keys)


def _edited(site: PartSite, stem: str) -> Touched:
    now = page_facts.texts(site.page(stem), site.template(stem))
    before = site.kept.pages[stem].texts if stem in site.kept.pages else ""
    return reach.touched(before, now)


def _former(site: PartSite, stems: Collection[str]) -> set[str]:
    """The catalogs in which something may wait for the pages that are new."""
    pages = (site.now.pages[stem] for stem in site.came)
    return {stem for page in pages for stem in returned_pages.former(page) if stem in stems}


def _frames(site: PartSite, keys: Collection[str]) -> set[str]:
    """The texts that are of the site's frame by now and were not, or the other way round: that
    is told by how many pages have them, and how many there are. `keys` are those that may stand
    on more pages or on fewer."""
    old, new = (enough(len(one.pages) + len(one.strings)) for one in (site.kept.site, site.now))
    before = reach.counts(site.kept.pages.values(), keys if old == new else None)
    after = reach.counts(_pages(site, site.news.pages).values(), keys if old == new else None)
    return {
        key for key in before.keys() | after.keys() if (before[key] >= old) != (after[key] >= new)
    }


def _reviewed(site: PartSite, language: Language, news: Changed) -> list[tuple[str, Touched]]:
    stems = sorted(news.catalogs.get(language.tag, ()))
    pages = site.kept.site.pages
    found = []
    for stem, now in _loaded(site, language, stems).catalogs.items():
        active = [m for m in now.messages if m.state is not State.OBSOLETE]
        if {p for m in active for p in m.places} - {pages[stem]}:
            raise WholeSiteError  # a message that goes to another page
        spoken = " ".join(key_id(m.key) for m in now.messages if catalog_facts.is_spoken(m))
        texts = catalog_facts.texts(now)
        found.append((stem, reach.touched(site.catalog(language, stem).texts, texts, spoken)))
    return found


def _loaded(site: PartSite, language: Language, stems: Sequence[str]) -> LanguageCatalogs:
    loaded = language_catalogs.load(site.paths, language, stems)
    if loaded.unreadable:
        raise WholeSiteError
    return loaded


# --- the part as a project -----------------------------------------------------------------


def _project(site: PartSite, found: Reach) -> Project:
    """A part of the site, with the keys for which people may want another text than before."""
    bare = site.project(found.stems, {})
    names = {key_id(m.key): m.key for messages in bare.templates.values() for m in messages}
    for one in site.languages:
        known = [s for s in sorted(found.stems) if s in site.kept.catalogs[one.tag]]
        for catalog in _loaded(site, one, known).catalogs.values():
            if any(APART in m.comments for m in catalog.messages):
                raise WholeSiteError  # a text that may go to any page
            names |= {key_id(m.key): m.key for m in catalog.messages}
    counts = _counts(site, bare, {key for ids in found.keys.values() for key in ids})
    shared: dict[str, dict[Key, int]] = {
        tag: {names[key]: counts[key] for key in ids if key in names}
        for tag, ids in found.keys.items()
    }
    return site.project(found.stems, shared)


def _counts(site: PartSite, project: Project, ids: set[str]) -> dict[str, int]:
    """How many pages have each text."""
    pages = _pages(site, (project.paths.stem(page.path) for page in project.pages))
    return {key: reach.count(pages.values(), key) for key in ids}


def _pages(site: PartSite, read: Iterable[str] = ()) -> dict[str, PageFacts]:
    """What is known of the texts of all pages as they are now, of which some have been read."""
    pages = dict(site.others)
    for stem in (*site.came, *read):
        page = site.page(stem)
        pages[stem] = PageFacts(page.path, False, page_facts.texts(page, site.template(stem)))
    return pages


# --- what waits for a text -------------------------------------------------------------------


def _wanting(site: PartSite, project: Project, engines: Sequence[Engine]) -> frozenset[str]:
    """The catalogs in which something waits that may be had now: where a machine is asked all of
    them, else those with a source like one for which people have another text than before."""
    stems = frozenset(project.part.stems if project.part else ())
    more: set[str] = set()
    for language in project.languages:
        found = {s for s, one in site.kept.catalogs[language.tag].items() if one.wants}
        if found <= stems:
            continue
        plan = plan_routes(project, language, engines)
        if plan.stopped is None and not _is_tried(site, project, language, plan, engines):
            more |= found
        elif sources := _approved_otherwise(site, project, language):
            waiting = stored.waiting(site.began.store, language)
            more |= reach.near([one for one in waiting if one[0] in found - stems], sources)
    return frozenset(more)


def _is_tried(
    site: PartSite,
    project: Project,
    language: Language,
    plan: RoutePlan,
    engines: Sequence[Engine],
) -> bool:
    """Whether the engines would say again what they said of the texts that they could not draft:
    they are the same, none is asked by what stands around a text, and the names are those of
    then."""
    known = next(one for one in site.kept.site.languages if one.tag == language.tag)
    if plan.absent or plan.escalation or known.engine or not site.kept.site.names:
        return False
    if any(isinstance(one, ContextualEngine) for one in engines):
        return False
    return names_of(site, project) == site.kept.site.names


def names_of(site: PartSite, project: Project) -> str:
    """A digest of the names of a site of which a part is at hand."""
    return digest(repr(sorted(site.names(project).names)))


def _approved_otherwise(site: PartSite, project: Project, language: Language) -> set[str]:
    """The sources for which the memory will have another text than before."""
    out: set[str] = set()
    for stem, one in extract(project, language).catalogs.items():
        old = site.kept.catalogs[language.tag].get(stem)
        if old is None or catalog_facts.units_of(one) != old.units:
            out |= {unit.source for unit in units(one, witnesses=True)}
            out |= {m.key.source for m in _approved(site, language, stem).messages}
    return out


def _approved(site: PartSite, language: Language, stem: str) -> Catalog:
    """What was approved of a catalog when the last run ended."""
    data = site.began.store.result(stored.of(stored.APPROVED, language), stem)
    none = Catalog(language.tag, ())
    return catalog_facts.approved(data, language.tag).catalog if data else none
