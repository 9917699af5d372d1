"""A run of the part of a site that has changed since the last one, and of what that reaches.

It writes the bytes that a run of all would write. Where it cannot tell what a change reaches, it
does nothing, and the whole run follows; so it does where something fails on the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.catalogs.coverage import Coverage
from i18n.errors import OutputError, PipelineError
from i18n.languages.locales import language as known_language
from i18n.model import Language, Problem, Progress
from i18n.project import saving
from i18n.project.project import Project, total_coverage
from i18n.project.templates import save_templates
from i18n.stages import last_run
from i18n.stages.changes import gap_facts, kept, stored
from i18n.stages.changes.changed_files import changed
from i18n.stages.changes.facts import (
    CatalogFacts,
    LanguageFacts,
    PageFacts,
    as_row,
    packed,
    problems,
)
from i18n.stages.changes.gap_facts import Places
from i18n.stages.changes.kept import OfBuild, Saved
from i18n.stages.changes.part_build import PartBuild, Together, part_build, together
from i18n.stages.changes.part_release import Released, release_preview, release_site
from i18n.stages.changes.parts.listed import listed, with_front_matter
from i18n.stages.changes.parts.part_site import PartSite, WholeSiteError
from i18n.stages.changes.plan import part_of
from i18n.stages.draft_tools import DraftTools, draft_tools
from i18n.stages.language_run import LanguageRun, run_language
from i18n.stages.last_run import Beginning
from i18n.stages.publish import copied_assets
from i18n.stages.publish.assets import with_readable_assets
from i18n.stages.publish.build import record, standing, unrecorded
from i18n.stages.reports import draft_history
from i18n.stages.reports.in_brief import in_brief, is_told
from i18n.stages.reports.preview_index import preview_index
from i18n.stages.reports.run_report import RunReport, language_report, lasting
from i18n.stages.session import not_kept

Rows = dict[str, Mapping[str, bytes]]
Pages = Mapping[str, PageFacts]


def part_run(began: Beginning, progress: Progress) -> RunReport | None:
    """Do what has changed since the last run, and tell of it; None where that cannot be told
    from the rest, or could not be done."""
    try:
        site = _site(began)
        return _done(site, _planned(site), progress)
    except (WholeSiteError, PipelineError, OSError, LookupError, TypeError, ValueError):
        return None


def _site(began: Beginning) -> PartSite:
    found = stored.loaded(began.store, began.key) if last_run.as_left(began) else None
    if found is None or began.files is None:
        raise WholeSiteError
    paths = began.paths
    languages = tuple(known_language(one.tag) for one in found.site.languages)
    news = changed(paths, found.site, languages, began.left, began.files)
    now = listed(paths, found.site, languages, news) if news else None
    if news is None or now is None:
        raise WholeSiteError
    source = known_language(paths.settings.source_language)
    return PartSite(began, found, news, now, source, languages)


def _planned(site: PartSite) -> Project:
    """The part of the site to look at. Nothing is written yet."""
    with draft_tools(site.project((), {})) as tools:
        if tools.memory.state() != site.kept.site.memory:
            raise WholeSiteError
        project = part_of(site, tools.engines)
    if site.now.assets != site.kept.site.assets or site.came or site.gone:
        _prove_published(project)
    _prove_roots(site, project)
    return project


def _prove_roots(site: PartSite, project: Project) -> None:
    """Raise WholeSiteError where another page than before may be the first that names the folder
    from which scripts make addresses."""
    if not copied_assets.is_open(project.settings):
        return
    known, now = _known_root(site), copied_assets.naming_root(project, project.pages)
    if known is None and now is None:
        return
    of_site = [project.paths.source_name(path) for path in site.now.pages.values()]
    at_hand = {project.paths.source_name(page.path) for page in project.pages}
    if known is None or known.path not in of_site or (known.path in at_hand and now != known):
        raise WholeSiteError
    if now is not None and of_site.index(now.path) < of_site.index(known.path):
        raise WholeSiteError


def _known_root(site: PartSite) -> Problem | None:
    """What the last run told of a page that names such a folder; it has no line."""
    told = problems(site.kept.site.standing)
    return next((p for p in told if p.rule == copied_assets.RULE and not p.line), None)


def _prove_published(project: Project) -> None:
    """Raise WholeSiteError where something of the sources cannot be published as it is."""
    _, unread = with_readable_assets(project)
    if unread or any(one.rule in kept.UNCLEAR for one in standing(project)):
        raise WholeSiteError


@dataclass(frozen=True, slots=True)
class _Language:
    """What was done in a language: its run, the facts of the catalogs at hand and of all, and
    what is made of all catalogs, None where that is as it was."""

    run: LanguageRun
    now: Mapping[str, CatalogFacts]
    facts: Mapping[str, CatalogFacts]
    rows: Rows
    whole: Together | None

    @property
    def language(self) -> Language:
        """Which it is."""
        return self.run.catalogs.language


def _done(site: PartSite, project: Project, progress: Progress) -> RunReport:
    began, store = site.began, site.began.store
    with draft_tools(project, site.names(project)) as tools:
        store.forget_results(stored.SITE)
        _, odd = save_templates(project)
        done = [_language(site, project, one, tools, progress) for one in project.languages]
        facts = {one.language.tag: one.facts for one in done}
        found = part_build(site, project, [one.run.catalogs for one in done], facts)
        compiled = {one.language.tag: one.whole.compiled for one in done if one.whole}
        public = release_site(site, found, compiled)
        preview = release_preview(site, found)
        pages = _pages(site, found, (public, preview))
        told = [*odd, *tools.problems(), *_built(site, found, done, public.told, pages)]
        for one in done:
            saving.restore(project.paths, one.run.catalogs)
        languages = [_facts(site, project, found, one) for one in done]
        report = _report(site, found, done, languages, told)
        written = _records(project)
        top = project.paths.site if project.settings.tree is None else project.root
        written |= {str(top / name): digest for name, digest in public.files.items()}
        written |= {str(project.paths.preview / name): d for name, d in preview.files.items()}
        for one in done:
            written |= last_run.written_of(project.paths, one.run.catalogs)
        last_run.keep_part(began, _settled(report, done), written, public.linked)
        rows = _rows(done, tools) | {stored.PAGE: {s: packed(one) for s, one in pages.items()}}
        new = replace(
            with_front_matter(site.paths, site.now, found.project.pages),
            standing=tuple(as_row(one) for one in _standing(site, found)),
            languages=tuple(languages),
            memory=tools.memory.state(),
            parts=tuple(sorted(found.public.parts)),
            names=_names(tools, done),
        )
        kept.keep_part(store, began.key, Saved(rows, site.gone), new)
    return report


def _names(tools: DraftTools, done: Sequence[_Language]) -> str:
    """A digest of the names of the site, where there are texts that machines could not draft."""
    undrafted = any(facts.undrafted for one in done for facts in one.facts.values())
    return kept.names_digest(tools) if undrafted else ""


def _pages(site: PartSite, found: PartBuild, done: tuple[Released, Released]) -> Pages:
    """The facts of the pages that were rendered."""
    public, preview = done
    told = {False: public.unwritten, True: preview.unwritten}
    goals = frozenset(path for page in site.others.values() for path in page.headings)
    rendered = OfBuild((found.public, found.preview), told, goals)
    return kept.pages_of(found.project, rendered)


def _standing(site: PartSite, found: PartBuild) -> list[Problem]:
    """What is to be said of the names of the sources."""
    same = site.now.pages == site.kept.site.pages and site.now.assets == site.kept.site.assets
    if same and not any(map(copied_assets.is_script, site.news.others)):
        return problems(site.kept.site.standing)
    return standing(found.project, _known_root(site))


# --- a language -----------------------------------------------------------------------------


def _language(
    site: PartSite, project: Project, target: Language, tools: DraftTools, progress: Progress
) -> _Language:
    """Extract, draft, save and check the part of a language."""
    run = run_language(project, target, tools, progress)
    before = site.kept.catalogs[target.tag]
    stems = frozenset(run.catalogs.catalogs)
    borne = {mark for stem, one in before.items() if stem not in stems for mark in one.recorded}
    unkept = draft_history.keep_part(project, run.catalogs, borne)
    run = replace(run, problems=(*run.problems, *unkept))
    if run.catalogs.unreadable or run.catalogs.problems:
        raise WholeSiteError
    bundles = kept.bundles_of(run.catalogs)
    now = kept.catalogs_of(project, run, bundles)
    rows = kept.catalog_rows(run.catalogs, now, bundles)
    approved = rows[stored.of(stored.APPROVED, target)]
    news = any(
        (before[stem].approved if stem in before else "") != one.approved
        for stem, one in now.items()
    )
    whole = together(site, project, approved, target) if news else None
    return _Language(run, now, {**before, **now}, rows, whole)


def _records(project: Project) -> dict[str, str | None]:
    """The files that only runs write."""
    paths = project.paths
    gone = project.part.gone if project.part else ()
    found = [paths.written, *(paths.pot(stem) for stem in (*project.templates, *gone))]
    for one in project.languages:
        found += [paths.published(one), paths.drafts(one)]
    return dict.fromkeys(map(str, found))


# --- what is told ----------------------------------------------------------------------------


def _built(
    site: PartSite,
    found: PartBuild,
    done: Sequence[_Language],
    told: Sequence[str],
    pages: Pages,
) -> list[Problem]:
    """Record what is published, and tell what a build tells."""
    out = _standing(site, found)
    out += (problem for plan in found.plans.values() for problem in plan.problems)
    for one, known in zip(done, site.kept.site.languages, strict=True):
        new = one.whole.compiled if one.whole else None
        out += new.problems if new else problems(known.said)
    out += (Problem("", 0, "warning", "kept", one) for one in told)
    out += _unwritten(site, pages)
    for plan in found.plans.values():
        try:
            record(found.project, plan)
        except OutputError as error:
            out.append(unrecorded(found.project, plan.before.language, error))
    if why := found.project.paths.state_fault():
        out.append(not_kept(why))
    return out


def _unwritten(site: PartSite, new: Pages) -> list[Problem]:
    """What of all pages stays in the source language, in the order of a build."""
    pages = {**site.others, **new}
    tags = [site.source.tag, *(one.tag for one in site.languages)]
    found = (
        row
        for build in ("site", "preview")
        for tag in tags
        for stem in site.now.pages
        for row in pages[stem].kept.get(f"{build} {tag}", ())
    )
    return [*dict.fromkeys(problems(found))]


def _facts(site: PartSite, project: Project, found: PartBuild, one: _Language) -> LanguageFacts:
    """What is kept of a language."""
    language = one.language
    before = next(known for known in site.kept.site.languages if known.tag == language.tag)
    public = next(e for e in found.public.editions if e.language == language)
    preview = next(e for e in found.preview.editions if e.language == language)
    fresh = replace(
        before,
        published=found.plans[language.tag].pages,
        unreviewed=dict(public.unreviewed),
        sheets={path: (c.messages, c.approved) for path, c in preview.sheets.items()},
        engine=tuple(as_row(p) for p in _engine(before, one)),
        gaps=_gaps(site, project, before, one),
    )
    if one.whole is None:
        return fresh
    return replace(
        fresh,
        across=tuple(as_row(p) for p in one.whole.across),
        bundles=one.whole.compiled.names,
        said=tuple(as_row(p) for p in one.whole.compiled.problems),
    )


def _engine(before: LanguageFacts, one: _Language) -> list[Problem]:
    """What is said of engines where something waits for a draft: what was said last, where
    nothing had to be asked now."""
    asked = [p for p in one.run.problems if p.rule == "engine"]
    waits = any(facts.wants for stem, facts in one.facts.items() if stem not in one.now)
    return asked if asked or not waits else problems(before.engine)


def _gaps(
    site: PartSite, project: Project, before: LanguageFacts, one: _Language
) -> gap_facts.Gaps:
    old = site.kept.catalogs[before.tag]
    keys = {
        key
        for stem, now in one.now.items()
        for key in {*now.empty.split()} ^ {*(old[stem].empty.split() if stem in old else ())}
    }
    places = Places(project.paths, one.run.catalogs)
    return gap_facts.renewed(before.gaps, keys, one.facts, places)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of a language: one by one, how often by rule besides, and how much in all."""

    told: Sequence[Problem]
    counts: Counter[str]
    number: int


def _said(one: _Language, facts: LanguageFacts) -> _Said:
    """All that is said of a language. Most of it is only counted: it stays rows."""
    mine = {*one.run.checked, *one.run.drafted.problems}
    more = [p for p in one.run.problems if p not in mine and p.rule != "engine"]
    more += (p for p in problems((*facts.across, *facts.engine)))
    told: list[Problem] = []
    counts: Counter[str] = Counter()
    number = len(more)
    for stem in sorted(one.facts):
        rows = (*one.facts[stem].undrafted, *one.facts[stem].problems)
        number += len(rows)
        for path, line, level, rule, *rest in dict.fromkeys(map(tuple, rows)):
            if is_told(path, level, rule):
                told.append(Problem(path, line, level, rule, *rest))
            else:
                counts[rule] += 1
    return _Said([*told, *more], counts, number)


def _report(
    site: PartSite,
    found: PartBuild,
    done: Sequence[_Language],
    facts: Sequence[LanguageFacts],
    told: Sequence[Problem],
) -> RunReport:
    settings = found.project.settings
    both = [*zip(done, facts, strict=True)]
    said = [_said(one, fact) for one, fact in both]
    languages = (
        language_report(one.run, _total(one), _before(one), what.number, len(fact.published))
        for (one, fact), what in zip(both, said, strict=True)
    )
    every = (*_of_sources(site, found), *told, *(p for what in said for p in what.told))
    shown, counts = in_brief(every)
    return RunReport(
        tuple(languages),
        shown,
        tuple(gap for fact in facts for gap in gap_facts.told(fact.gaps)),
        len(site.now.pages),
        settings.locales,
        preview_index(settings, any(one.facts for one in done)),
        settings.published,
        settings.based,
        any(fact.published for fact in facts),
        dict(sum((what.counts for what in said), Counter(counts))),
    )


def _of_sources(site: PartSite, found: PartBuild) -> list[Problem]:
    return problems(with_front_matter(site.paths, site.now, found.project.pages).problems)


def _total(one: _Language) -> Coverage:
    return _sum(one.facts)


def _before(one: _Language) -> Coverage:
    """How far a language was before it was drafted."""
    rest = {stem: facts for stem, facts in one.facts.items() if stem not in one.now}
    return _sum(rest) + total_coverage(one.run.before)


def _sum(facts: Mapping[str, CatalogFacts]) -> Coverage:
    columns = zip(*(one.whole for one in facts.values()), strict=True)
    return Coverage(*map(sum, columns))


def _settled(report: RunReport, done: Sequence[_Language]) -> RunReport:
    """What the next run tells if nothing changes: all texts are kept, none is drafted."""
    totals = [_total(one) for one in done]
    languages = tuple(
        replace(one, kept=now.draft + now.approved, drafted=())
        for one, now in zip(report.languages, totals, strict=True)
    )
    return lasting(replace(report, languages=languages))


# --- what is kept --------------------------------------------------------------------------


def _rows(done: Sequence[_Language], tools: DraftTools) -> Rows:
    rows: Rows = {stored.NAMES: kept.names_rows(tools)}
    for one in done:
        rows |= one.rows
    return rows
