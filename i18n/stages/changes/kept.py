"""The facts of a site in the store: kept by a whole run, brought up to date by one of a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from i18n.execution.spilled import Spilled
from i18n.execution.work_store import WorkStore
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.publishing.bundles.approved import Bundle
from i18n.publishing.editions import Build
from i18n.stages.changes import catalog_facts, gap_facts, page_facts
from i18n.stages.changes.catalog_facts import Said
from i18n.stages.changes.facts import (
    CatalogFacts,
    LanguageFacts,
    PageFacts,
    SiteFacts,
    as_row,
    digest,
    packed,
)
from i18n.stages.changes.stored import APPROVED, CATALOG, NAMES, PAGE, SITE, WAITING, as_bytes, of
from i18n.stages.draft_tools import DraftTools
from i18n.stages.language_run import LanguageRun
from i18n.stages.publish.build import Built
from i18n.stages.publish.editions import approved_bundles
from i18n.stages.publish.rendered import Unwritten
from i18n.stages.reports import draft_history
from i18n.stages.reports.run_report import ONCE

UNCLEAR = frozenset(
    ["collision", "unreadable", "not-written", "not-ours", "kept", "cache", "unwritten"]
)
"""Rules of Problems of a site of which a part cannot be looked at by itself."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What the store is given: facts as bytes, by stage and key, and the stems of which nothing
    is to be known any more."""

    rows: Mapping[str, Mapping[str, bytes]]
    gone: Sequence[str] = ()


def forget(store: WorkStore) -> None:
    """Keep no facts."""
    for stage in (SITE, PAGE, NAMES, CATALOG, APPROVED, WAITING):
        store.forget_results(stage)


def keep_whole(store: WorkStore, key: str, saved: Saved, site: SiteFacts) -> None:
    """Keep the facts of a whole site."""
    forget(store)
    keep_part(store, key, saved, site)


def keep_part(store: WorkStore, key: str, saved: Saved, site: SiteFacts) -> None:
    """Keep the facts of a part of a site, and of the whole."""
    for stage, rows in saved.rows.items():
        store.keep_results(stage, rows, saved.gone if stage in (PAGE, NAMES) else ())
    store.keep_results(SITE, {key: packed(site)}, ())


# --- what a whole run keeps ------------------------------------------------------------------


def can_be_parted(project: Project, done: Sequence[LanguageRun], built: Built) -> bool:
    """Whether the next run may look at a part of a site alone: each page has a catalog of its
    own and its own name, and all of them could be read and written."""
    settings, paths = project.settings, project.paths
    problems = (*project.problems, *built.problems, *(p for one in done for p in one.problems))
    return (
        settings.catalogs == "page"
        and not settings.slugs
        and settings.assets != "copied"
        and not settings.engines.paid
        and not (project.unread or project.lost)
        and [one.catalogs.language for one in done] == [*project.languages]
        and not any(one.catalogs.unreadable or one.catalogs.problems for one in done)
        and not any(paths.addresses(one).exists() for one in project.languages)
        and not any(one.rule in UNCLEAR for one in problems)
    )


def site_facts(project: Project, built: Built, tools: DraftTools, found: LanguageRuns) -> SiteFacts:
    """What is kept of a whole site."""
    stem = project.paths.stem
    return SiteFacts(
        {stem(path): path for path in project.at_hand},
        {stem(one.path): one.path for one in project.strings},
        project.assets,
        tuple((one.path, one.pattern, one.by_settings, one.published) for one in project.left_out),
        tuple(as_row(one) for one in project.problems if one.rule not in ONCE),
        tuple(as_row(one) for one in built.standing),
        tuple(_language(project, one, built) for one in found),
        tools.memory.state(),
        tuple(sorted(built.public.parts)),
        names_digest(tools) if any(one.drafted.problems for one in found) else "",
    )


def names_digest(tools: DraftTools) -> str:
    """A digest of the names of a site."""
    return digest(repr(sorted(tools.names())))


LanguageRuns = Sequence[LanguageRun]


def _language(project: Project, one: LanguageRun, built: Built) -> LanguageFacts:
    language = one.catalogs.language
    tag = language.tag
    public = next(e for e in built.public.editions if e.language == language)
    preview = next(e for e in built.preview.editions if e.language == language)
    compiled = built.compiled.get(tag)
    return LanguageFacts(
        tag,
        built.published[tag],
        dict(public.unreviewed),
        {path: (c.messages, c.approved) for path, c in preview.sheets.items()},
        tuple(compiled.files) if compiled else (),
        tuple(as_row(p) for p in compiled.problems) if compiled else (),
        tuple(as_row(p) for p in one.checked if p.rule == "inconsistent"),
        tuple(as_row(p) for p in one.problems if p.rule == "engine"),
        gap_facts.whole(project.paths, one.catalogs),
    )


def whole(project: Project, done: LanguageRuns, built: Built, tools: DraftTools) -> Saved:
    """The facts of all pages and catalogs."""
    rows: dict[str, Mapping[str, bytes]] = {NAMES: names_rows(tools)}
    pages = pages_of(project, OfBuild((built.public, built.preview), built.unwritten))
    rows[PAGE] = Spilled((stem, packed(one)) for stem, one in pages.items())
    bundles = {one.language.tag: found for one, found in built.ready}
    for one in done:
        found = catalogs_of(project, one, bundles[one.catalogs.language.tag])
        rows |= catalog_rows(one.catalogs, found, bundles[one.catalogs.language.tag])
    return Saved(rows)


def bundles_of(catalogs: LanguageCatalogs) -> Mapping[str, Bundle]:
    """What may be published of each catalog."""
    return approved_bundles(catalogs).bundles


def names_rows(tools: DraftTools) -> Mapping[str, bytes]:
    """What the templates at hand say of names, as the store keeps it."""
    found = tools.site.evidence if tools.site else {}
    return Spilled((stem, as_bytes(one)) for stem, one in found.items())


@dataclass(frozen=True, slots=True)
class OfBuild:
    """What was rendered: the site and the preview, and what of both stays in the source language;
    and the pages to whose headings others lead, where that is known."""

    builds: tuple[Build, Build]
    unwritten: Mapping[bool, Unwritten]
    goals: frozenset[str] = frozenset()


def pages_of(project: Project, done: OfBuild) -> Mapping[str, PageFacts]:
    """The facts of pages and of files of UI strings, by stem."""
    stem, templates = project.paths.stem, project.templates
    ways = page_facts.links_of(done.builds[0])
    pages = Spilled(
        (stem(page.path), page_facts.facts(page, templates[stem(page.path)], ways))
        for page in project.pages
    )
    goals = done.goals.union(*(one.headings for one in pages.values()))
    kept = _by_page(done)
    for name in {stem(path) for path in (*goals, *kept)} & pages.keys():
        path = pages[name].path
        ids = page_facts.ids_of(done.builds, path) if path in goals else {}
        pages.put(name, replace(pages[name], ids=ids, kept=kept.get(path, {})))
    for one in project.strings:
        pages.put(stem(one.path), page_facts.of_strings(one.page, templates[stem(one.path)]))
    return pages


def _by_page(done: OfBuild) -> dict[str, dict[str, tuple[tuple[Any, ...], ...]]]:
    """What of pages stays in the source language, by build and language."""
    pages: dict[str, dict[str, tuple[tuple[Any, ...], ...]]] = {}
    for preview, found in done.unwritten.items():
        for (tag, path), told in found.items():
            name = f"{'preview' if preview else 'site'} {tag}"
            pages.setdefault(path, {})[name] = tuple(map(as_row, told))
    return pages


def catalogs_of(
    project: Project, one: LanguageRun, bundles: Mapping[str, Bundle]
) -> Mapping[str, CatalogFacts]:
    """The facts of a language's catalogs, by stem."""
    language = one.catalogs.language
    names = {project.paths.po_name(language, stem): stem for stem in one.catalogs.catalogs}
    mine = catalog_facts.by_catalog(one.checked, names)
    undrafted = catalog_facts.by_catalog(one.drafted.problems, names)
    said = {s: Said(mine.get(s, ()), undrafted.get(s, ())) for s in one.catalogs.catalogs}
    recorded = draft_history.recorded(project, language)
    return Spilled(
        (stem, catalog_facts.facts(found, bundles[stem], said[stem], recorded))
        for stem, found in one.catalogs.catalogs.items()
    )


def catalog_rows(
    catalogs: LanguageCatalogs, facts: Mapping[str, CatalogFacts], bundles: Mapping[str, Bundle]
) -> dict[str, Mapping[str, bytes]]:
    """What the store is given of a language's catalogs, by stage."""
    language, found = catalogs.language, catalogs.catalogs
    return {
        of(CATALOG, language): Spilled((stem, packed(facts[stem])) for stem in found),
        of(APPROVED, language): Spilled(
            (stem, catalog_facts.rows(one, bundles[stem])) for stem, one in found.items()
        ),
        of(WAITING, language): Spilled(
            (stem, catalog_facts.waiting(one)) for stem, one in found.items()
        ),
    }
