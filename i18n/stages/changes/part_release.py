"""The built part of a site put into its folders, between what stays as it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from i18n.project.project import Project
from i18n.publishing import editions, manifest, review
from i18n.stages.changes.facts import LanguageFacts
from i18n.stages.changes.part_build import PartBuild, altered
from i18n.stages.publish import release
from i18n.stages.publish.build import encoded_all
from i18n.stages.publish.bundles import Compiled
from i18n.stages.publish.patch import patch
from i18n.stages.publish.release_folders import MANIFEST
from i18n.stages.publish.rendered import rendered
from i18n.storage import inside, read


@dataclass(frozen=True, slots=True)
class Released:
    """What a release of a part did: the files that it wrote, each with its digest, and those that
    it removed, with ""; and what people must know of theirs."""

    files: Mapping[str, str]
    told: tuple[str, ...]


def release_site(
    found: PartBuild, compiled: Mapping[str, Compiled], before: Iterable[LanguageFacts]
) -> Released:
    """Write the site. `compiled` are the bundles that are made anew, by language."""
    project = found.project
    built = rendered(project, found.public).files
    files = dict(built)
    if sitemap := manifest.sitemap(found.public):
        files |= {"sitemap.xml": sitemap.encode()} if _is_ours(project, "sitemap.xml") else {}
    for one in compiled.values():
        files |= {name: data for name, data in one.files.items() if _is_ours(project, name)}
    old = _manifest(project.paths.site)
    gone = {name for one in before for name in _gone(found.public, one, compiled)} - files.keys()
    content: dict[str, bytes | None] = dict.fromkeys(old["files"])
    content = {name: None for name in content if name not in gone} | files
    pages = old["pages"] | manifest.records(found.public, built)
    content[MANIFEST] = manifest.text(found.public, pages, [*content]).encode()
    keeps = not project.paths.state_fault()
    previous = inside(project.paths.previous_release, project.root) if keeps else None
    done = release.publish(inside(project.paths.site, project.root), content, previous)
    written = _digests(files | {MANIFEST: content[MANIFEST] or b""})
    return Released(written | dict.fromkeys(gone, ""), done.told)


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def _is_ours(project: Project, name: str) -> bool:
    return name not in project.assets


def _gone(
    build: editions.Build, before: LanguageFacts, compiled: Mapping[str, Compiled]
) -> Iterable[str]:
    """The files that a language had and has no more."""
    edition = next(one for one in build.editions if one.language.tag == before.tag)
    moved, _ = altered(before, edition)
    yield from (editions.place(p, edition, build) for p in moved if p not in edition.pages)
    if before.tag in compiled:
        yield from {*before.bundles} - compiled[before.tag].files.keys()


def release_preview(found: PartBuild) -> Released:
    """Write what has changed of the preview, which has the same files as before."""
    project = found.project
    built = rendered(project, found.preview).files
    more = encoded_all(review.pages(found.preview))
    files = {**built} | {name: data for name, data in more.items() if _is_ours(project, name)}
    old = _manifest(project.paths.preview)
    pages = old["pages"] | manifest.records(found.preview, built)
    files[MANIFEST] = manifest.text(found.preview, pages, old["files"]).encode()
    patch(inside(project.paths.preview, project.root), files)
    return Released(_digests(files), ())


def _manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read(folder / MANIFEST))
    return found
