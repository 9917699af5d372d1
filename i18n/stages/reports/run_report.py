"""What a run tells of itself, and what one would tell that found nothing changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from i18n.catalogs.coverage import Coverage
from i18n.model import Problem
from i18n.project.project import Project, total_coverage
from i18n.stages.language_run import LanguageRun, origin_of
from i18n.stages.publish.build import Built
from i18n.stages.reports.in_brief import Counts, in_brief
from i18n.stages.reports.preview_index import preview_index
from i18n.stages.reports.repeated_gaps import RepeatedGap, repeated_gaps

ONCE = frozenset(["interrupted", "kept", "unpublished"])
"""The rules of Problems that tell what a run did, not how the site is."""


@dataclass(frozen=True, slots=True)
class LanguageReport:
    """One language of a run: messages and words as they are now, how many had a text before,
    the drafts by origin, how many problems, and how many pages are published."""

    name: str
    short: str
    folder: str
    messages: int
    words: int
    kept: int
    approved: int
    drafted: tuple[tuple[str, int], ...]
    problems: int
    published: int


@dataclass(frozen=True, slots=True)
class RunReport:
    """A whole run. `problems` are those that are told one by one, `counts` how many more there
    are by rule. `pages` is how many the source has, `preview` the page to look at first, `based`
    whether the site's address is known, and `public` whether any page is published."""

    languages: tuple[LanguageReport, ...]
    problems: tuple[Problem, ...]
    gaps: tuple[RepeatedGap, ...]
    pages: int
    locales: str
    preview: str
    site: str
    based: bool
    public: bool
    counts: Counts = field(default_factory=dict)

    @property
    def rules(self) -> frozenset[str]:
        """The rules of all problems."""
        return frozenset([*self.counts, *(one.rule for one in self.problems)])


def run_report(
    project: Project, done: Sequence[LanguageRun], built: Built, problems: Iterable[Problem]
) -> RunReport:
    """What is told of a run, whose problems are given."""
    told, counts = in_brief(problems)
    return RunReport(
        tuple(_language(one, built) for one in done),
        told,
        tuple(gap for one in done for gap in repeated_gaps(project.paths, one.catalogs).values()),
        len(project.pages),
        project.settings.locales,
        preview_index(project.settings, any(one.catalogs.catalogs for one in done)),
        project.settings.published,
        project.settings.based,
        any(built.published.values()),
        counts,
    )


def _language(one: LanguageRun, built: Built) -> LanguageReport:
    published = len(built.published.get(one.catalogs.language.tag, ()))
    now, before = total_coverage(one.catalogs), total_coverage(one.before)
    return language_report(one, now, before, len(one.problems), published)


def language_report(
    one: LanguageRun, now: Coverage, before: Coverage, problems: int, published: int
) -> LanguageReport:
    """What is told of a language that is so far now, and was before it was drafted."""
    language = one.catalogs.language
    return LanguageReport(
        one.name,
        language.name,
        language.folder,
        now.messages,
        now.words,
        before.draft + before.approved,
        now.approved,
        tuple((origin_of(route), count) for route, count in one.drafted.routes),
        problems,
        published,
    )


def settled(report: RunReport, done: Sequence[LanguageRun]) -> RunReport:
    """What the next run tells if nothing changes: all texts are kept, none is drafted."""
    texts = (total_coverage(one.catalogs) for one in done)
    languages = (
        replace(one, kept=now.draft + now.approved, drafted=())
        for one, now in zip(report.languages, texts, strict=True)
    )
    return lasting(replace(report, languages=tuple(languages)))


def lasting(report: RunReport) -> RunReport:
    """A report without what tells what a run did."""
    problems = tuple(one for one in report.problems if one.rule not in ONCE)
    counts = {rule: count for rule, count in report.counts.items() if rule not in ONCE}
    return replace(report, problems=problems, counts=counts)


# --- kept for the next run ---------------------------------------------------------


def as_facts(report: RunReport) -> dict[str, Any]:
    """A report as JSON takes it."""
    facts = {name: getattr(report, name) for name in RunReport.__dataclass_fields__}
    names, gap = Problem.__dataclass_fields__, RepeatedGap.__dataclass_fields__
    problems = [{name: getattr(one, name) for name in names} for one in report.problems]
    languages = [asdict(one) for one in report.languages]
    return facts | {
        "languages": languages,
        "problems": problems,
        "gaps": [{name: getattr(one, name) for name in gap} for one in report.gaps],
    }


def from_facts(facts: Mapping[str, Any]) -> RunReport:
    """A report from its facts. Raises KeyError or TypeError where they are none."""
    parts = dict(facts)
    parts["languages"] = tuple(_language_from(one) for one in facts["languages"])
    parts["problems"] = tuple(Problem(**one) for one in facts["problems"])
    parts["gaps"] = tuple(RepeatedGap(**one) for one in facts["gaps"])
    return RunReport(**parts)


def _language_from(facts: Mapping[str, Any]) -> LanguageReport:
    drafted = tuple((str(origin), int(count)) for origin, count in facts["drafted"])
    return LanguageReport(**{**facts, "drafted": drafted})
