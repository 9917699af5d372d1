"""How far a site is, as plain facts for people's tables and machines' JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from i18n.catalogs.coverage import Coverage
from i18n.formats import front_matter_texts
from i18n.model import Engine, Language, segments
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.page_states import page_states
from i18n.project.project import Project, total_coverage, ui_string_coverage
from i18n.stages.check import check
from i18n.stages.publish import publication
from i18n.stages.reports.repeated_gaps import RepeatedGap, repeated_gaps
from i18n.stages.route_plan import plan_routes


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a language is: as a whole, its pages and files of UI strings by path, which pages
    are published, how many problems each catalog has, by its path, and the texts without a
    translation that stand on several pages."""

    language: Language
    total: Coverage
    pages: Mapping[str, Coverage]
    strings: Mapping[str, Coverage]
    published: Collection[str]
    problems: Counter[str]
    gaps: Iterable[RepeatedGap]


def site(
    project: Project, catalogs: Sequence[LanguageCatalogs], engines: Sequence[Engine]
) -> dict[str, Any]:
    """The facts of some languages, by tag, and of their pages, by path; and the files that are
    not for translators."""
    matter = [
        sum(one.block == front_matter_texts.BLOCK for one in segments(page.parts))
        for page in project.pages
    ]
    return facts(project, [_standing(project, one) for one in catalogs], engines, matter)


def facts(
    project: Project,
    languages: Iterable[Standing],
    engines: Sequence[Engine],
    matter: Sequence[int],
) -> dict[str, Any]:
    """The same of languages of which it is known how far they are; `matter` is how many texts the
    front matter of each page has. The project need not have its pages."""
    return {
        "source_language": project.source.tag,
        "languages": {one.language.tag: _language(project, one, engines) for one in languages},
        "left_out": [asdict(one) for one in project.left_out],
        "front_matter": _front_matter(project, matter),
    }


def with_routes(
    found: Mapping[str, Any], project: Project, engines: Sequence[Engine]
) -> dict[str, Any]:
    """Facts that were told before, with the routes that there are now."""
    known = {one.tag: one for one in project.languages}
    languages = {
        tag: {**facts, "route": _route(project, known[tag], engines)}
        for tag, facts in found["languages"].items()
    }
    return {**found, "languages": languages}


def _front_matter(project: Project, counts: Sequence[int]) -> dict[str, Any]:
    """How many texts of how many pages stand in front matter, and the names that are words."""
    return {
        "texts": sum(counts),
        "pages": sum(map(bool, counts)),
        "keys": list(project.settings.front_matter.patterns),
    }


def _standing(project: Project, catalogs: LanguageCatalogs) -> Standing:
    states = page_states(project, catalogs)
    record = publication.load(project.paths, catalogs.language)
    return Standing(
        catalogs.language,
        total_coverage(catalogs),
        states.coverage,
        ui_string_coverage(project, catalogs),
        frozenset(publication.published(project, states, record)),
        Counter(problem.path for problem in check(project, catalogs, once=True)),
        repeated_gaps(project.paths, catalogs).values(),
    )


def _language(project: Project, one: Standing, engines: Sequence[Engine]) -> dict[str, Any]:
    def catalog(path: str) -> str:
        return project.paths.po_name(one.language, project.paths.stem(path))

    pages = {
        path: {
            **_counts(count),
            "problems": one.problems[catalog(path)],
            "published": path in one.published,
            "catalog": catalog(path),
        }
        for path, count in one.pages.items()
    }
    strings = {
        path: {
            **_counts(count),
            "problems": one.problems[catalog(path)],
            "catalog": catalog(path),
        }
        for path, count in one.strings.items()
    }
    return {
        "name": one.language.name,
        "route": _route(project, one.language, engines),
        **_counts(one.total),
        "problems": sum(one.problems.values()),
        "published": len(one.published),
        "pages": pages,
        "strings": strings,
        "repeated_gaps": [asdict(gap) for gap in one.gaps],
    }


def _route(project: Project, language: Language, engines: Sequence[Engine]) -> str:
    routes = plan_routes(project, language, engines).routes
    return routes[0].name if routes else ""


_COUNTED = ("messages", "words", "empty", "draft", "approved", "obsolete")


def _counts(count: Coverage) -> dict[str, int]:
    return {name: getattr(count, name) for name in Coverage.__slots__ if name in _COUNTED}
