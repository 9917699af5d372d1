"""The built part of a site put into its folders, between what stays as it is."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from i18n.execution.known_files import Linked
from i18n.project.project import Project
from i18n.project.source_tree import written_record
from i18n.publishing import editions, manifest, review
from i18n.stages.changes.facts import LanguageFacts
from i18n.stages.changes.part_build import PartBuild, altered
from i18n.stages.changes.parts.part_site import PartSite, WholeSiteError
from i18n.stages.publish import release, tree_release
from i18n.stages.publish.build import shelved
from i18n.stages.publish.bundles import Compiled
from i18n.stages.publish.patch import patch
from i18n.stages.publish.release_folders import MANIFEST
from i18n.stages.publish.rendered import Rendered, Unwritten, rendered
from i18n.storage import inside, read

SITEMAP = "sitemap.xml"
_TICK = 20_000_000
"""Nanoseconds by which the clock of a file system may be behind."""


@dataclass(frozen=True, slots=True)
class Released:
    """What a release of a part did: the files that it wrote, each with its digest, and those that
    it removed, with ""; what people must know of theirs; what stays in the source language; and
    when it linked the others into their new folder."""

    files: Mapping[str, str]
    told: tuple[str, ...]
    unwritten: Unwritten
    linked: Linked | None = None


def release_site(site: PartSite, found: PartBuild, compiled: Mapping[str, Compiled]) -> Released:
    """Write the site. `compiled` are the bundles that are made anew, by language."""
    project = found.project
    pages = _rendered(project, found.public)
    if project.settings.tree is not None:
        return _release_in_tree(project, pages)
    built = pages.files
    files: dict[str, bytes | Path] = dict(built)
    taken = frozenset(project.assets)
    if SITEMAP not in taken and (sitemap := _new_sitemap(site, found.public)):
        files[SITEMAP] = sitemap.encode()
    for one in compiled.values():
        files |= {name: data for name, data in one.files.items() if name not in taken}
    files |= _assets(site)
    before = site.kept.site.languages
    old = _manifest(project.paths.site)
    gone = {name for one in before for name in _gone(found.public, one, compiled)}
    gone |= _removed(site, found.public)
    gone -= files.keys()
    content: dict[str, bytes | Path | None] = dict.fromkeys(old["files"])
    content = {name: None for name in content if name not in gone} | files
    records = _records(site, old, manifest.records(found.public, built))
    content[MANIFEST] = whole = manifest.text(found.public, records, [*content]).encode()
    keeps = not project.paths.state_fault()
    previous = inside(project.paths.previous_release, project.root) if keeps else None
    began = time.time_ns() - _TICK
    done = release.publish(inside(project.paths.site, project.root), content, previous)
    written = _digests(site, files | {MANIFEST: whole}) | dict.fromkeys(gone, "")
    linked = Linked(f"{project.paths.site}/", began, time.time_ns())
    return Released(written, done.told, pages.unwritten, linked)


def _rendered(project: Project, build: editions.Build) -> Rendered:
    """The pages of a build. Raises WholeSiteError where one cannot be rendered."""
    found = rendered(project, build)
    if any(one.rule == "unrendered" for one in found.problems):
        raise WholeSiteError
    return found


def _release_in_tree(project: Project, pages: Rendered) -> Released:
    """Write pages into the tree of a site generator, beside their sources. Raises WholeSiteError
    where one cannot be written."""
    name, before = project.paths.source_name, written_record.load(project.paths.written)
    files = {name(path): data for path, data in pages.translated.items()}
    done = tree_release.publish(project.paths, files, before.keys() - files.keys())
    if done.problems:
        raise WholeSiteError
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    return Released(digests, (), pages.unwritten)


def _new_sitemap(site: PartSite, build: editions.Build) -> str:
    """The sitemap, if it lists other pages than before, or others of their languages; else ""."""
    before = site.kept.site
    known = {one.tag: one for one in before.languages}
    away = {one.path for one in site.kept.pages.values() if one.unlisted}.union(before.parts)
    same = (
        [*build.paths] == [*before.pages.values()]
        and away == build.unlisted
        and not any(any(altered(known[e.language.tag], e)) for e in build.editions)
    )
    return "" if same else manifest.sitemap(build)


def _digests(site: PartSite, files: Mapping[str, bytes | Path]) -> dict[str, str]:
    known = site.began.files or {}
    return {
        name: hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else known[str(data)]
        for name, data in files.items()
    }


def _assets(site: PartSite) -> dict[str, Path]:
    """The files of the sources that are new, or hold something else, each with where it is."""
    there = {*site.now.assets}
    changed = (site.news.came | site.news.others) & there
    return {name: site.paths.sources / name for name in changed}


def _removed(site: PartSite, build: editions.Build) -> set[str]:
    """The files that are there no more since their sources are not: of pages, and others."""
    gone = {*site.kept.site.assets} - {*site.now.assets}
    for stem in site.gone:
        path = site.kept.site.pages[stem]
        gone |= {editions.place(path, one, build) for one in (build.home, *build.editions)}
        if build.preview:
            gone |= {review.sheet_path(path, one, build.layout) for one in build.editions}
    return gone


def _records(site: PartSite, old: Mapping[str, Any], new: manifest.Records) -> manifest.Records:
    """What a manifest says of all pages, by what it said before."""
    gone = {site.kept.site.pages[stem] for stem in site.gone}
    return {path: one for path, one in old["pages"].items() if path not in gone} | {**new}


def _gone(
    build: editions.Build, before: LanguageFacts, compiled: Mapping[str, Compiled]
) -> Iterable[str]:
    """The files that a language had and has no more."""
    edition = next(one for one in build.editions if one.language.tag == before.tag)
    moved, _ = altered(before, edition)
    yield from (editions.place(p, edition, build) for p in moved if p not in edition.pages)
    if before.tag in compiled:
        yield from {*before.bundles} - {*compiled[before.tag].names}


def release_preview(site: PartSite, found: PartBuild) -> Released:
    """Write what has changed of the preview."""
    project = found.project
    pages = _rendered(project, found.preview)
    built, taken = pages.files, frozenset(project.assets)
    own = built if project.settings.tree is None else {n: built[n] for n in built.keys() - taken}
    files: dict[str, bytes | Path] = dict(own)
    more = shelved(review.pages(found.preview))
    files |= {name: one.read() for name, one in more.items() if name not in taken}
    files |= _assets(site)
    old = _manifest(project.paths.preview)
    gone = (_removed(site, found.preview) & {*old["files"]}) - files.keys()
    records = _records(site, old, manifest.records(found.preview, built))
    names = {*old["files"], *files} - gone
    files[MANIFEST] = manifest.text(found.preview, records, names).encode()
    patch(inside(project.paths.preview, project.root), files, gone)
    written = _digests(site, files) | dict.fromkeys(gone, "")
    return Released(written, (), pages.unwritten)


def _manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read(folder / MANIFEST))
    return found
