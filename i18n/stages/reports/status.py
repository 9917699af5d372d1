"""How far a site is, as plain facts for people's tables and machines' JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from i18n.catalogs.coverage import Coverage
from i18n.formats import front_matter_texts
from i18n.model import Engine, segments
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.page_states import page_states
from i18n.project.project import Project, total_coverage, ui_string_coverage
from i18n.stages.check import check
from i18n.stages.publish import publication
from i18n.stages.reports.repeated_gaps import repeated_gaps
from i18n.stages.route_plan import plan_routes


def site(
    project: Project, catalogs: Sequence[LanguageCatalogs], engines: Sequence[Engine]
) -> dict[str, Any]:
    """The facts of some languages, by tag, and of their pages, by path; and the files that are
    not for translators."""
    found = {one.language.tag: _language(project, one, engines) for one in catalogs}
    return {
        "source_language": project.source.tag,
        "languages": found,
        "left_out": [asdict(one) for one in project.left_out],
        "front_matter": _front_matter(project),
    }


def _front_matter(project: Project) -> dict[str, Any]:
    """How many texts of how many pages stand in front matter, and the names that are words."""
    counts = [
        sum(one.block == front_matter_texts.BLOCK for one in segments(page.parts))
        for page in project.pages
    ]
    return {
        "texts": sum(counts),
        "pages": sum(map(bool, counts)),
        "keys": list(project.settings.front_matter.patterns),
    }


def _language(
    project: Project, catalogs: LanguageCatalogs, engines: Sequence[Engine]
) -> dict[str, Any]:
    problems = Counter(problem.path for problem in check(project, catalogs))
    states = page_states(project, catalogs)
    record = publication.load(project.paths, catalogs.language)
    present = set(publication.published(project, states, record))
    pages = {}
    for path, count in states.coverage.items():
        stem = project.paths.stem(path)
        name = project.paths.po_name(catalogs.language, stem)
        pages[path] = {
            **_counts(count),
            "problems": problems[name],
            "published": path in present,
            "catalog": name,
        }
    return {
        "name": catalogs.language.name,
        "route": _route(project, catalogs, engines),
        **_counts(total_coverage(catalogs)),
        "problems": sum(problems.values()),
        "published": len(present),
        "pages": pages,
        "strings": _strings(project, catalogs, problems),
        "repeated_gaps": [asdict(one) for one in repeated_gaps(project.paths, catalogs).values()],
    }


def _strings(
    project: Project, catalogs: LanguageCatalogs, problems: Mapping[str, int]
) -> dict[str, dict[str, Any]]:
    """The facts of the files of UI strings, by path."""
    found = {}
    for path, count in ui_string_coverage(project, catalogs).items():
        stem = project.paths.stem(path)
        name = project.paths.po_name(catalogs.language, stem)
        found[path] = {**_counts(count), "problems": problems[name], "catalog": name}
    return found


def _route(project: Project, catalogs: LanguageCatalogs, engines: Sequence[Engine]) -> str:
    routes = plan_routes(project, catalogs.language, engines).routes
    return routes[0].name if routes else ""


def _counts(count: Coverage) -> dict[str, int]:
    kept = ("messages", "words", "empty", "draft", "approved", "obsolete")
    return {name: value for name, value in asdict(count).items() if name in kept}
