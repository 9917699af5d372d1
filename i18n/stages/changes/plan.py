"""The part of a site that a run has to look at, for what has changed since the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.memory.units import units
from i18n.model import Catalog, Engine, Key, Language, State
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.stages.changes import catalog_facts, page_facts, reach, stored
from i18n.stages.changes.changed_files import Changed, changed
from i18n.stages.changes.facts import key_id
from i18n.stages.changes.part_site import PartSite, WholeSiteError
from i18n.stages.changes.reach import Touched
from i18n.stages.extract import extract
from i18n.stages.route_plan import plan_routes


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
    began = site.began
    news = changed(began.paths, site.kept.site, site.languages, began.left, began.files or {})
    if news is None:
        raise WholeSiteError
    stems = set(news.stems)
    keys: dict[str, frozenset[str]] = {}
    edited = [(stem, _edited(site, stem)) for stem in sorted(news.pages)]
    for language in site.languages:
        catalogs = site.kept.catalogs[language.tag]
        touched = [*edited, *_reviewed(site, language, news)]
        for stem, found in touched:
            stems |= reach.reached(catalogs, stem, found)
        keys[language.tag] = frozenset(key for _, found in touched for key in found.keys)
    return Reach(site.bounded(stems), keys)


def _edited(site: PartSite, stem: str) -> Touched:
    page = site.page(stem)
    if page_facts.sees_others(page):
        raise WholeSiteError
    now = page_facts.texts(page, site.template(stem))
    return reach.touched(site.kept.pages[stem].texts, now)


def _reviewed(site: PartSite, language: Language, news: Changed) -> list[tuple[str, Touched]]:
    stems = sorted(news.catalogs.get(language.tag, ()))
    catalogs = site.kept.catalogs[language.tag]
    pages = site.kept.site.pages
    found = []
    for stem, now in _loaded(site, language, stems).catalogs.items():
        places = {p for m in now.messages if m.state is not State.OBSOLETE for p in m.places}
        if places - {pages[stem]}:
            raise WholeSiteError  # a message that goes to another page
        spoken = " ".join(key_id(m.key) for m in now.messages if catalog_facts.is_spoken(m))
        texts = catalog_facts.texts(now)
        found.append((stem, reach.touched(catalogs[stem].texts, texts, spoken)))
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
            names |= {key_id(m.key): m.key for m in catalog.messages}
    counts = _counts(site, bare, {key for ids in found.keys.values() for key in ids})
    shared: dict[str, dict[Key, int]] = {
        tag: {names[key]: counts[key] for key in ids if key in names}
        for tag, ids in found.keys.items()
    }
    return site.project(found.stems, shared)


def _counts(site: PartSite, project: Project, ids: set[str]) -> dict[str, int]:
    """How many pages have each text."""
    pages = dict(site.kept.pages)
    for page in project.pages:
        stem = project.paths.stem(page.path)
        texts = page_facts.texts(page, project.templates[stem])
        pages[stem] = replace(pages[stem], texts=texts)
    return {key: reach.count(pages.values(), key) for key in ids}


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
        if plan_routes(project, language, engines).stopped is None:
            more |= found
        elif sources := _approved_otherwise(site, project, language):
            waiting = stored.waiting(site.began.store, language)
            more |= reach.near([one for one in waiting if one[0] in found - stems], sources)
    return frozenset(more)


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
    return catalog_facts.approved(data, language.tag)[0] if data else Catalog(language.tag, ())
