"""Catalogs into editions: which texts, addresses and notices each page of a language has."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from i18n.catalogs.coverage import coverage, messages_by_page
from i18n.catalogs.template import key_of
from i18n.checks import runner
from i18n.execution.executor import Executor
from i18n.execution.spilled import Made, Spilled
from i18n.execution.task import Failed
from i18n.formats.data_values import slices
from i18n.languages import dates_numbers
from i18n.model import Key, Language, Message, Problem, State, segments
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.page_states import PageStates
from i18n.project.project import Project
from i18n.publishing import editions
from i18n.publishing.bundles import approved
from i18n.publishing.bundles.approved import Bundle
from i18n.publishing.editions import Sheet
from i18n.stages.check import Findings, findings, usable
from i18n.stages.publish import inclusions, localized_assets

Ready = Sequence[tuple[LanguageCatalogs, Mapping[str, Bundle]]]
"""The catalogs of each language with what may be published of them, by stem."""


_few = functools.lru_cache(8)
"""Keeps what was made last: pages that share a catalog come one after the other."""


class Approved(NamedTuple):
    """What may be published of each catalog, by stem; and those of which nobody can tell, of which
    nothing is, each with what happened."""

    bundles: Mapping[str, Bundle]
    failed: Mapping[str, Failed]

    def problems(self, project: Project, language: Language) -> Iterator[Problem]:
        """What is said of those that failed."""
        for stem, one in self.failed.items():
            name = project.paths.po_name(language, stem)
            what = (
                f"what of it may be published cannot be told: {one.what}; nothing of it is. Please "
            )
            what += "report it with the catalog"
            yield Problem(name, 0, "error", "unchecked", what, language.tag)


def approved_bundles(catalogs: LanguageCatalogs, executor: Executor | None = None) -> Approved:
    """What may be published of each catalog."""
    found: Spilled[Bundle] = Spilled()
    failed = {}
    for stem, good in usable(catalogs, executor):
        if isinstance(good, Failed):
            failed[stem], good = good, frozenset()
        found.put(stem, approved.bundle_of(catalogs.catalogs[stem], good))
    return Approved(found, failed)


def editions_of(
    project: Project,
    ready: Ready,
    states: Mapping[str, PageStates],
    present: Mapping[str, Sequence[str]] | None,
    chosen: Mapping[str, Mapping[str, str]],
    *,
    reviewed: bool = True,
) -> editions.Build:
    """What goes into the site or, where no pages are chosen, into the preview; by
    language, `states` say how far the pages are, and `chosen` are translated paths. What a
    preview tells a reviewer is errors only unless it is `reviewed`."""
    found = [
        _edition(
            project,
            one,
            bundles,
            states[one.language.tag],
            None if present is None else present[one.language.tag],
            chosen.get(one.language.tag, {}),
        )
        for one, bundles in ready
    ]
    if present is None:
        found = [
            _with_review(project, one, made, reviewed)
            for made, (one, _) in zip(found, ready, strict=True)
        ]
    return editions.Build(
        project.pages,
        project.source,
        tuple(found),
        project.settings.base_url,
        present is None,
        project.settings.places,
        dates_numbers.write,
        slices.written,
        frozenset(one.path for one in project.left_out if one.published),
        frozenset(project.assets),
        project.settings.assets == "copied",
        frozenset(inclusions.needed(project, project.page_paths, own=True)),
        project.part.pages if project.part else project.at_hand,
        project.part.unlisted if project.part else frozenset(),
        by_path=project.by_path,
    )


def _edition(
    project: Project,
    catalogs: LanguageCatalogs,
    bundles: Mapping[str, Bundle],
    states: PageStates,
    present: Sequence[str] | None,
    slugs: Mapping[str, str],
) -> editions.Edition:
    """A language with the pages it has; with all of them, and all drafts, in a preview."""
    counts = states.coverage
    stale = present is None
    readable = _few(lambda stem, drafts: bundles[stem].texts(drafts=drafts, stale=stale))
    reach = {**states.usable} | {
        path: approved.usable_coverage(some, readable(project.paths.stem(path), True).keys())
        for path, some in states.messages.items()
    }
    tag = catalogs.language.tag
    shown = {path: project.settings.publishing(tag, path) for path in present or ()}
    open_ = {
        path: rule.notice
        for path, rule in shown.items()
        if rule.show == "drafts" and reach[path].draft
    }
    texts = Made(
        counts if present is None else present,
        lambda path: (
            readable(project.paths.stem(path), present is None or path in open_)
            if path in states.messages
            else {}
        ),
    )
    elsewhere = localized_assets.of_language(project.settings, project.assets, tag)
    return editions.Edition(catalogs.language, texts, counts, slugs, open_, elsewhere, shown=reach)


def _with_review(
    project: Project, catalogs: LanguageCatalogs, made: editions.Edition, reviewed: bool
) -> editions.Edition:
    """A preview's edition with what it tells of each page that is at hand."""
    hand = [path for path in made.coverage if project.paths.stem(path) in catalogs.catalogs]
    review = _sheets(project, catalogs, hand, reviewed)
    sheets = {path: coverage(one.messages.values()) for path, one in review.items()}
    return replace(made, review=review, sheets=sheets)


def _sheets(
    project: Project, catalogs: LanguageCatalogs, pages: Iterable[str], reviewed: bool
) -> Mapping[str, Sheet]:
    """What a reviewer is told of each page, and of each file of UI strings."""
    said = Spilled(findings(catalogs, project.executor, reviewed=reviewed))
    found: Spilled[Sheet] = Spilled()
    read = project.by_path
    by_page = _few(lambda stem: messages_by_page(catalogs.catalogs[stem]))
    strings = (one.path for one in project.strings)
    for path in (*pages, *strings):
        stem = project.paths.stem(path)
        if stem not in catalogs.catalogs:
            continue
        messages = {m.key: m for m in by_page(stem).get(path, ())}
        name = project.paths.po_name(catalogs.language, stem)
        told = _told(catalogs, messages.values(), said.get(stem, {}), reviewed)
        on_page = segments(read[path].parts) if reviewed and path in read else ()
        shown = frozenset(key_of(s) for s in on_page if s.quoting == "html")
        found.put(path, Sheet(name, messages, told, shown, reviewed))
    return found


def _told(
    catalogs: LanguageCatalogs, messages: Iterable[Message], said: Findings, reviewed: bool
) -> dict[Key, tuple[Problem, ...]]:
    """What is said of messages; of one without text that it has none."""
    tag = catalogs.language.tag
    return {
        m.key: tuple(runner.check((m,), "", tag))
        if reviewed and m.state is State.EMPTY
        else said.get(m.key, ())
        for m in messages
    }
