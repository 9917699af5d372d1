"""From catalogs to site/, or to a site generator's tree, and to preview/: which pages are in,
what they hold, what is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from i18n.errors import OutputError
from i18n.execution.shelf import Shelf, Stored
from i18n.model import Language, Problem, Progress
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.page_states import PageStates, page_states
from i18n.project.project import Project, still_sources
from i18n.publishing import editions, manifest, review
from i18n.stages.publish import (
    addresses,
    assets,
    bundles,
    clashes,
    copied_assets,
    localized_assets,
    publication,
    release,
    tree_release,
    ui_strings,
)
from i18n.stages.publish.bundles import Compiled
from i18n.stages.publish.editions import Ready, approved_bundles, editions_of
from i18n.stages.publish.publication import PublicationRecord
from i18n.stages.publish.release import Release
from i18n.stages.publish.release_folders import MANIFEST, recorded
from i18n.stages.publish.rendered import Rendered, Unwritten, rendered
from i18n.stages.session import not_kept
from i18n.storage import inside

NO_BASE_URL = "No base_url in the settings: hreflang, canonical and sitemap are left out."
"""Said once a build where it is so."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the pages published by language, whether any file changed, what it
    wrote, of which catalogs, and its bundles by language. Of the `problems`, `standing` are those
    of the sources' names; `unwritten` are texts of the site, and of the preview (True)."""

    published: Mapping[str, tuple[str, ...]]
    changed: bool
    problems: tuple[Problem, ...]
    standing: tuple[Problem, ...]
    public: editions.Build
    preview: editions.Build
    ready: Ready
    compiled: Mapping[str, Compiled]
    unwritten: Mapping[bool, Unwritten]


@dataclass(frozen=True, slots=True)
class Plan:
    """One language of a build: its catalogs, what was published of it, the pages that are in
    now, the translated paths of those that have one, how far all are, and what is wrong."""

    catalogs: LanguageCatalogs
    before: PublicationRecord
    pages: tuple[str, ...]
    slugs: Mapping[str, str]
    states: PageStates
    problems: tuple[Problem, ...]


def build(
    project: Project,
    catalogs: Sequence[LanguageCatalogs],
    progress: Progress,
    *,
    reviewed: bool = True,
) -> Built:
    """Write site/, or into the tree of a generator, and preview/, and record what is published.
    The preview has the sheets for reviewers, and warnings beside its sentences, where it is
    `reviewed`. Raises OutputError."""
    project, unread = assets.with_readable_assets(project)
    taken = clashes.collisions(project)
    usable = (one for one in catalogs if one.language.tag not in taken)
    plans = {one.language.tag: plan_of(project, one, page_states(project, one)) for one in usable}
    records = {tag: plan.before for tag, plan in plans.items()}
    present = {tag: plan.pages for tag, plan in plans.items()}
    named = (*standing(project), *unread)
    problems = [*named]
    problems += (problem for plan in plans.values() for problem in plan.problems)
    progress("Building", 0, 2)
    hands = project.executor
    ready = []
    for plan in plans.values():
        good = approved_bundles(plan.catalogs, hands)
        problems += good.problems(project, plan.catalogs.language)
        ready.append((plan.catalogs, good.bundles))
    chosen = {tag: plan.slugs for tag, plan in plans.items()}
    states = {tag: plan.states for tag, plan in plans.items()}
    public = editions_of(project, ready, states, present, chosen)
    kept = _kept(project, plans)
    pages = rendered(project, public)
    compiled: Mapping[str, Compiled] = {}
    if project.settings.tree is None:
        changed, found, compiled = _site(project, public, pages, ready, plans, kept)
    else:
        changed, found = _in_tree(project, public, pages, ready, kept, records)
    problems += found
    progress("Building", 1, 2)
    preview = editions_of(project, ready, states, None, {}, reviewed=reviewed)
    drafts = rendered(project, preview)
    told = {False: pages.unwritten, True: drafts.unwritten}
    problems += dict.fromkeys((*pages.problems, *drafts.problems))
    strings = ui_strings.write(project, ready, preview=True).files
    sheets = shelved(review.pages(preview))
    more = {**sheets, **strings, **_there(project.paths.preview, kept)}
    beside = _release(project, preview, drafts, more, records)
    progress("Building", 2, 2)
    recorded, unkept = _recorded(project, plans.values())
    changed = changed or beside.changed or recorded
    problems += (*unkept, *_told(beside))
    if why := project.paths.state_fault():
        problems.append(not_kept(why))
    return Built(
        present, changed, tuple(problems), named, public, preview, tuple(ready), compiled, told
    )


def standing(project: Project, elsewhere: Problem | None = None) -> list[Problem]:
    """What is to be said of the names of the sources, and of scripts that make addresses.
    `elsewhere` is what is known of a page of which a part of a site has nothing."""
    found = [*clashes.of_sources(project), *localized_assets.check(project)]
    return [*found, *copied_assets.check(project, elsewhere), *ui_strings.check(project)]


def _recorded(project: Project, plans: Iterable[Plan]) -> tuple[bool, list[Problem]]:
    """Record what is published of each language: whether any record changed, and those that
    could not be written."""
    changed, problems = False, []
    for plan in plans:
        try:
            changed |= record(project, plan)
        except OutputError as error:
            problems.append(unrecorded(project, plan.before.language, error))
    return changed, problems


def _site(
    project: Project,
    public: editions.Build,
    pages: Rendered,
    ready: Ready,
    plans: Mapping[str, Plan],
    kept: Sequence[str],
) -> tuple[bool, Sequence[Problem], Mapping[str, Compiled]]:
    """Write site/, with what programs load and what moved; the bundles by language too."""
    compiled = bundles.by_language(project, ready)
    more = addresses.redirects(addresses.moved(public, _former(project, plans)))
    strings = ui_strings.write(project, ready, preview=False)
    for one in compiled.values():
        more |= one.files
    more |= strings.files
    records = {tag: plan.before for tag, plan in plans.items()}
    done = _release(project, public, pages, {**more, **_there(project.paths.site, kept)}, records)
    said = [problem for one in compiled.values() for problem in one.problems]
    return done.changed, (*said, *strings.problems, *_told(done)), compiled


def _in_tree(
    project: Project,
    public: editions.Build,
    pages: Rendered,
    ready: Ready,
    kept: Iterable[str],
    records: Mapping[str, PublicationRecord],
) -> tuple[bool, Sequence[Problem]]:
    """Write the pages into the tree of a site generator, beside their sources."""
    name = project.paths.source_name
    files = {name(path): data for path, data in pages.translated.items()}
    strings = ui_strings.write(project, ready, preview=False)
    files |= {name(path): data for path, data in strings.files.items()}
    left = {name(path) for path in (*kept, *_left_pages(project, public, records))}
    done = tree_release.publish(project.paths, files, left)
    return done.changed, (*strings.problems, *done.problems)


def _told(done: Release) -> list[Problem]:
    return [Problem("", 0, "warning", "kept", told) for told in done.told]


def plan_of(project: Project, catalogs: LanguageCatalogs, states: PageStates) -> Plan:
    """What is to be published of a language, whose pages are so far."""
    before = publication.load(project.paths, catalogs.language)
    pages = publication.published(project, states, before)
    problems = publication.unpublished(project, states, before, pages)
    slugs, wrong = addresses.choose(project, catalogs, pages)
    return Plan(catalogs, before, pages, slugs, states, (*problems, *wrong))


def _kept(project: Project, plans: Mapping[str, Plan]) -> list[str]:
    """What of bundles and UI strings stays as it is, since it cannot be read."""
    found = [plan.catalogs for plan in plans.values()]
    bundled = (path for one in found for path in bundles.kept(project, one))
    return [*bundled, *ui_strings.kept(project, found)]


def _there(folder: Path, names: Iterable[str]) -> dict[str, bytes | Path]:
    """The files that the last build wrote of some; what is somebody's stays so."""
    top = folder.resolve()
    ours = recorded(top) or set()
    found = {name: top / name for name in names if name in ours}
    return {n: path for n, path in found.items() if path.is_file() and path.resolve() == path}


def _former(project: Project, plans: Mapping[str, Plan]) -> dict[str, dict[str, str]]:
    """The paths that pages had before, to the pages as they are called now, by language."""
    return {
        tag: addresses.followed(project, plan.before.language, plan.before.pages, plan.slugs)
        for tag, plan in plans.items()
    }


def record(project: Project, plan: Plan) -> bool:
    """Record what is published of a language, and the addresses that are no more; whether that
    is news. Raises OutputError."""
    news = addresses.remember(project, plan.before.language, plan.before.pages, plan.slugs)
    now = {page: plan.slugs.get(page, page) for page in plan.pages}
    found = publication.renewed(project, plan.states, plan.before, now)
    return publication.save(project.paths, found) or news


def unrecorded(project: Project, language: Language, error: OutputError) -> Problem:
    """What is said where a language's record could not be written."""
    where = Path(error.path)
    name = project.paths.name(where) if where.is_relative_to(project.root) else error.path
    return Problem(name, 0, "error", "not-written", error.what, language.tag)


# --- what is written -------------------------------------------------------------


def _release(
    project: Project,
    build: editions.Build,
    pages: Rendered,
    more: Mapping[str, bytes | Path | Stored],
    records: Mapping[str, PublicationRecord],
) -> Release:
    """Write a build to its folder; what that did. `records` are what the last build published,
    by language."""
    built = pages.stored()
    content: dict[str, bytes | Path | Stored] = {
        asset: project.paths.sources / asset for asset in project.assets
    }
    content = {**copied_assets.copies(project, build), **content}
    # What people put into a generator's tree is what it reads.
    content = {**built, **content} if build.layout.tree is not None else {**content, **built}
    if not build.preview and (sitemap := manifest.sitemap(build)):
        content.setdefault("sitemap.xml", sitemap.encode())
    folder = project.paths.preview if build.preview else project.paths.site
    taken = frozenset(project.assets)
    ours = {path: data for path, data in more.items() if path not in taken}
    content = {**_left(project, build, records, folder), **content, **ours}
    content[MANIFEST] = manifest.manifest(build, pages.files, content).encode()
    kept = not build.preview and not project.paths.state_fault()
    previous = inside(project.paths.previous_release, project.root) if kept else None
    return release.publish(inside(folder, project.root), content, previous)


def shelved(texts: Iterable[tuple[str, str]]) -> dict[str, Stored]:
    """Texts of ours by path as files hold them, each read when it is written."""
    shelf = Shelf()
    for path, text in texts:
        shelf.put(path, text.encode())
    return {path: shelf.stored(path) for path in shelf}


def _left(
    project: Project,
    build: editions.Build,
    records: Mapping[str, PublicationRecord],
    folder: Path,
) -> dict[str, bytes | Path]:
    """What a page or catalog that cannot be read now has in the last build: it stays."""
    names = [editions.place(page, build.home, build) for page in project.unread]
    names += (*assets.kept(project, folder), *_left_pages(project, build, records))
    return _there(folder, names)


def _left_pages(
    project: Project, build: editions.Build, records: Mapping[str, PublicationRecord]
) -> Iterator[str]:
    """The translated pages whose sources or catalogs cannot be read now."""
    for edition in build.editions:
        paths = records[edition.language.tag].pages
        lost = sorted(still_sources(project, paths) - edition.coverage.keys())
        before = replace(edition, slugs=paths)
        yield from (editions.place(page, before, build) for page in lost)
