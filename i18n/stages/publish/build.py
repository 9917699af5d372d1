"""From catalogs to site/ and preview/: which pages are in, what they hold, what is recorded."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from i18n import storage
from i18n.model import Language, Problem, Progress
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, coverage
from i18n.publishing import editions, manifest, policy, review
from i18n.publishing import pages as publishing_pages
from i18n.stages.publish import addresses, localized_assets, ui_strings
from i18n.stages.publish import bundles as publish_bundles
from i18n.stages.publish import editions as publish_editions
from i18n.storage import read, write

NO_BASE_URL = "No base_url in the settings: hreflang, canonical and sitemap are left out."
"""Said once a build where it is so."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the pages published by language, and whether any file changed."""

    published: Mapping[str, tuple[str, ...]]
    changed: bool
    problems: tuple[Problem, ...]


def build(project: Project, shelves: Sequence[LanguageCatalogs], progress: Progress) -> Built:
    """Write site/ and preview/, and record what is published. Raises OutputError."""
    collisions = _collisions(project)
    usable = [one for one in shelves if one.language.tag not in collisions]
    present = {one.language.tag: published(project, one) for one in usable}
    problems = [*_of_sources(project), *localized_assets.check(project), *ui_strings.check(project)]
    chosen: dict[str, dict[str, str]] = {}
    for one in usable:
        tag = one.language.tag
        problems += _unpublished(project, one, present[tag])
        chosen[tag], wrong = addresses.choose(project, one, present[tag])
        problems += wrong
    progress("Building", 0, 2)
    ready = [(one, publish_editions.bundles(one)) for one in usable]
    public = publish_editions.build(project, ready, present, chosen)
    former = {
        one.language.tag: addresses.followed(
            project, one.language, _recorded(project, one.language), chosen[one.language.tag]
        )
        for one in usable
    }
    bundles = publish_bundles.compiled(project, ready)
    problems += bundles.problems
    more = {**addresses.redirects(addresses.moved(public, former)), **bundles.files}
    more |= ui_strings.write(project, ready, preview=False)
    changed = _release(project, public, more)
    progress("Building", 1, 2)
    preview = publish_editions.build(project, ready, None, {})
    more = _encoded_all(review.pages(preview))
    changed |= _release(project, preview, more | ui_strings.write(project, ready, preview=True))
    progress("Building", 2, 2)
    for one in usable:
        changed |= _record(project, one, present[one.language.tag], chosen[one.language.tag])
    return Built(present, changed, tuple(problems))


def clashes(project: Project, shelves: Sequence[LanguageCatalogs]) -> list[Problem]:
    """What would be at one address with something else, were every page published."""
    found = _of_sources(project)
    for one in shelves:
        rule = partial(project.settings.publishing, one.language.tag)
        pages = [page.path for page in project.pages if rule(page.path).show != "none"]
        found += addresses.choose(project, one, pages)[1]
    return found


def _of_sources(project: Project) -> list[Problem]:
    return [*addresses.check(project), *_collisions(project).values()]


def _collisions(project: Project) -> dict[str, Problem]:
    """Languages whose folder in the site the source already has."""
    tops = {path.split("/")[0] for path in (*(p.path for p in project.pages), *project.assets)}
    return {
        language.tag: Problem(
            f"{project.settings.sources}/{language.tag}",
            0,
            "error",
            "collision",
            f"stands where the pages in {language.name} go; rename it",
            language.tag,
        )
        for language in project.languages
        if language.tag in tops
    }


# --- which pages are in ----------------------------------------------------------


def published(project: Project, catalogs: LanguageCatalogs) -> tuple[str, ...]:
    """The pages that are in a language now, by the publishing rule and what was in before."""
    before = set(recorded(project, catalogs.language))
    rule = partial(project.settings.publishing, catalogs.language.tag)
    counts = sorted(coverage(project, catalogs).items())
    return tuple(p for p, n in counts if policy.present(n, rule(p), before=p in before))


def recorded(project: Project, language: Language) -> tuple[str, ...]:
    """The pages that the last build recorded as published."""
    return tuple(_recorded(project, language))


def _recorded(project: Project, language: Language) -> dict[str, str]:
    """Those pages with the path that each had, its own or a translated one."""
    lines = (line for line in _lines(project, language) if not line.startswith("#"))
    parts = (line.partition("\t") for line in lines)
    return {page: path or page for page, _, path in parts}


def _lines(project: Project, language: Language) -> list[str]:
    path = project.paths.published(language)
    if not path.is_file():
        return []
    lines = read(path).decode("utf-8-sig", "replace").splitlines()
    return [line.strip() for line in lines if line.strip()]


def _unpublished(project: Project, catalogs: LanguageCatalogs, now: Sequence[str]) -> list[Problem]:
    path = project.paths.published(catalogs.language)
    known = coverage(project, catalogs)
    problems = []
    for page in recorded(project, catalogs.language):
        if page in known and page not in now:
            what = f"{page} is no longer published: {_standing(project, catalogs, page)}"
        elif page not in known and page not in {*project.unread, *(p.path for p in project.pages)}:
            what = f"{page} is no longer published: there is no such page"
        else:
            continue
        name = project.paths.name(path)
        problems.append(Problem(name, 0, "warning", "unpublished", what, catalogs.language.tag))
    return problems


def _standing(project: Project, catalogs: LanguageCatalogs, page: str) -> str:
    rule = project.settings.publishing(catalogs.language.tag, page)
    if rule.show == "none":
        return "the settings leave it out"
    done = policy.share(coverage(project, catalogs)[page], rule)
    return f"{done:.0%} of it is {'drafted or ' if rule.show == 'drafts' else ''}approved now"


def _record(
    project: Project, catalogs: LanguageCatalogs, now: Sequence[str], chosen: Mapping[str, str]
) -> bool:
    """Write published.txt; a page that cannot be read now keeps its place in it."""
    before = _recorded(project, catalogs.language)
    news = addresses.remember(project, catalogs.language, before, chosen)
    known = coverage(project, catalogs)
    sources = {*(page.path for page in project.pages), *project.unread}
    paths = {page: path for page, path in before.items() if page in sources and page not in known}
    paths |= {page: chosen.get(page, page) for page in now}
    path = project.paths.published(catalogs.language)
    lines = [line for line in _lines(project, catalogs.language) if line.startswith("#")]
    lines += [f"{p}\t{there}" if there != p else p for p, there in sorted(paths.items())]
    if not lines and not path.exists():
        return news
    return write(path, "".join(f"{line}\n" for line in lines).encode()) or news


# --- what is written -------------------------------------------------------------


def _release(project: Project, build: editions.Build, more: Mapping[str, bytes]) -> bool:
    """Write a build to its folder; whether anything changed."""
    built = {
        written.path: _encoded(written.text, project.encodings[written.source])
        for written in publishing_pages.write(build)
    }
    content: dict[str, bytes | Path] = {
        asset: project.paths.sources / asset for asset in project.assets
    }
    content |= built
    if not build.preview and (sitemap := manifest.sitemap(build)):
        content.setdefault("sitemap.xml", sitemap.encode())
    folder = project.paths.preview if build.preview else project.paths.site
    ours = {path: data for path, data in more.items() if path not in project.assets}
    content = {**_left(project, build, folder), **content, **ours}
    content[storage.MANIFEST] = manifest.manifest(build, built, content).encode()
    previous = None if build.preview else project.paths.previous_release
    return storage.publish(folder, content, previous)


def _encoded_all(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in texts.items()}


def _left(project: Project, build: editions.Build, folder: Path) -> dict[str, bytes | Path]:
    """What a page or catalog that cannot be read now has in the last build: it stays."""
    source = build.home
    names = [editions.place(page, source, build) for page in project.unread]
    names += ui_strings.kept(project, [edition.language for edition in build.editions])
    sources = {*build.paths, *project.unread}
    for edition in build.editions:
        paths = _recorded(project, edition.language)
        lost = sorted((sources & paths.keys()) - edition.coverage.keys())
        before = replace(edition, slugs=paths)
        names += [editions.place(page, before, build) for page in lost]
    return {name: folder / name for name in names if (folder / name).is_file()}


def _encoded(text: str, encoding: str) -> bytes:
    """A page in its source's encoding; what that cannot hold becomes numeric references, in
    scripts JSON's escapes."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        parts = _SCRIPT.split(text)
        parts[1::2] = [_BEYOND_ASCII.sub(_escaped, script) for script in parts[1::2]]
        return "".join(parts).encode(encoding, "xmlcharrefreplace")


_SCRIPT = re.compile(r"(<script\b.*?</script)", re.I | re.S)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
