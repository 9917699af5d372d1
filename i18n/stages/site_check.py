"""The built site as `check --site` reads it: from its folder, and from nowhere else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from i18n.errors import OutputError, SourceError
from i18n.formats.html.soup.selectors import attribute_of
from i18n.formats.page_formats import HTML_SUFFIXES
from i18n.languages.locales import language
from i18n.model import Language, Problem, Progress, State
from i18n.placeables.prose import words
from i18n.project.encodings import decode
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.publishing.sitecheck import baseline, build_records
from i18n.publishing.sitecheck import runner as sitecheck
from i18n.publishing.sitecheck.built_site import Entry, Site, resolve
from i18n.publishing.sitecheck.page import CSS_URL, read_page
from i18n.stages.publish import addresses, localized_assets, publication
from i18n.stages.publish.release_folders import MANIFEST
from i18n.stages.publish.release_folders import names as release_names
from i18n.storage import read

SITEMAP = "sitemap.xml"


def check(
    project: Project, catalogs: Iterable[LanguageCatalogs], progress: Progress
) -> tuple[Problem, ...]:
    """Everything that is wrong with the site as it was built last and not with its sources too,
    which is told in one line; `catalogs` are those of its languages: what a translation has as
    its source has it is no untranslated text.

    Raises OutputError where there is no build.
    """
    folder = project.paths.site
    name = project.settings.site
    if project.settings.tree is not None:
        what = f"{project.settings.layout} builds this site; there is none of ours to look at"
        raise OutputError(what, path=name)
    if not (folder / MANIFEST).is_file():
        raise OutputError("there is no built site; run `build` first", path=str(folder))
    facts = _facts(folder / MANIFEST)
    if facts is None:
        what = "it cannot be read; build again"
        return (Problem(f"{name}/{MANIFEST}", 0, "error", "manifest", what),)
    names = sorted(release_names(folder))
    site, problems, hashes = _read(project, facts, names, progress)
    problems += build_records.listing(facts, hashes, name, MANIFEST)
    recorded = {one.tag: publication.load(project.paths, one).pages for one in project.languages}
    problems += build_records.published(site, recorded)
    if SITEMAP not in project.assets:
        problems += build_records.sitemap(site, SITEMAP, _text(folder, SITEMAP))
    moved = (addresses.REDIRECTS, addresses.REDIRECTS_JSON)
    found = {one: text for one in moved if (text := _text(folder, one)) is not None}
    problems += build_records.redirects(site, found)
    problems += _styles(folder, site)
    catalogs = tuple(catalogs)
    asked = _asked(project) if project.settings.html.skip else ()
    site = replace(site, said={one.language.tag: _said(one) for one in catalogs}, asked=asked)
    problems += sitecheck.pages(site)
    return baseline.compared(problems, site, _before(project, site) if problems else frozenset())


def _before(project: Project, site: Site) -> frozenset[baseline.Fault]:
    """What is wrong with the sources themselves."""
    pages = {}
    for page in project.pages:
        data = read(project.paths.sources / page.path)
        facts = {"file": page.path}
        pages[page.path] = {site.home: _entry(data, page.path, site.home, facts, site.folder)[0]}
    found = replace(
        site,
        files=frozenset((*pages, *project.assets)),
        pages=pages,
        languages={site.home: site.languages[site.home]},
        entries={path: editions[site.home] for path, editions in pages.items()},
        targets={},
        negotiated=False,
    )
    wrong = [*sitecheck.pages(found), *_styles(project.paths.sources, found)]
    return baseline.faults(wrong, found)


def _said(catalogs: LanguageCatalogs) -> str:
    """All that the texts of a language say, a message a line."""
    messages = (m for found in catalogs.catalogs.values() for m in found.messages)
    texts = (m.text for m in messages if m.state is not State.OBSOLETE)
    return "\n".join(" ".join(words(text).split()) for text in texts)


def _asked(project: Project) -> tuple[str, ...]:
    """All that translators are asked for, as a reader reads it."""
    sources = {m.key.source for some in project.templates.values() for m in some}
    return tuple(sorted({" ".join(words(one).split()) for one in sources} - {""}))


def _facts(path: Path) -> Any:
    """The manifest, None where it is none."""
    try:
        facts = json.loads(read(path))
        for editions in facts["pages"].values():
            for tag, one in editions.items():
                str(facts["languages"][tag]), str(one["file"]), str(one["sha256"])
        return facts if isinstance(facts["files"], list) and facts["languages"] else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _text(folder: Path, name: str) -> str | None:
    path = folder / name
    return read(path).decode("utf-8", "replace") if path.is_file() else None


def _read(
    project: Project, facts: Mapping[str, Any], names: list[str], progress: Progress
) -> tuple[Site, list[Problem], dict[str, str]]:
    """The site, what of it cannot be read, and the SHA-256 of every page that is there."""
    folder = project.paths.site
    pages: dict[str, dict[str, Entry]] = {}
    hashes = dict.fromkeys(names, "")
    problems: list[Problem] = []
    for number, (source, editions) in enumerate(facts["pages"].items()):
        progress("Crawling", number, len(facts["pages"]))
        pages[source] = {}
        for tag, one in editions.items():
            if one["file"] not in hashes:
                continue
            data = read(folder / one["file"])
            hashes[one["file"]] = hashlib.sha256(data).hexdigest()
            entry, wrong = _entry(data, source, tag, one, project.settings.site)
            pages[source][tag] = entry
            problems += wrong
    progress("Crawling", len(facts["pages"]), len(facts["pages"]))
    return _site(project, facts, frozenset(names), pages), problems, hashes


def _entry(
    data: bytes, source: str, tag: str, facts: Mapping[str, Any], folder: str
) -> tuple[Entry, tuple[Problem, ...]]:
    file, open_ = facts["file"], bool(facts.get("unreviewed"))
    try:
        text, _ = decode(data, source)
    except SourceError as error:
        wrong = Problem(f"{folder}/{file}", 0, "error", "charset", error.what, tag)
        return Entry(file, source, tag, open_), (wrong,)
    parsed = read_page(text) if source.lower().endswith(HTML_SUFFIXES) else None
    return Entry(file, source, tag, open_, parsed), ()


def _site(
    project: Project,
    facts: Mapping[str, Any],
    names: frozenset[str],
    pages: Mapping[str, Mapping[str, Entry]],
) -> Site:
    settings = project.settings
    tongues: dict[str, Language] = {tag: language(tag) for tag in facts["languages"]}
    return Site(
        settings.site,
        settings.base_url,
        project.source.tag,
        tongues,
        names,
        pages,
        settings.places.kind == "apache",
        {tag: localized_assets.of_language(settings, project.assets, tag) for tag in tongues},
        {one.file: one for editions in pages.values() for one in editions.values()},
        worded=frozenset(attribute_of(one)[1] for one in settings.html.attributes),
    )


def _styles(folder: Path, site: Site) -> Iterator[Problem]:
    """Files that a style sheet names and that are not there."""
    for name in sorted(site.files):
        text = _text(folder, name) if name.endswith(".css") else None
        for found in CSS_URL.finditer(text or ""):
            target = resolve(found[1], Entry(name, "", site.home), site)
            if target.path and not target.file:
                line = (text or "").count("\n", 0, found.start()) + 1
                what = f"“{found[1]}” leads to no file of the site"
                yield Problem(f"{site.folder}/{name}", line, "error", "broken-asset", what)
