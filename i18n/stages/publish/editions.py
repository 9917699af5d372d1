"""Catalogs into editions: which texts, addresses and notices each page of a language has."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from i18n.catalogs.coverage import coverage, messages_by_page
from i18n.catalogs.template import key_of
from i18n.checks import runner
from i18n.languages import dates_numbers
from i18n.model import Message, Problem, segments
from i18n.project import paths
from i18n.project.language_catalogs import LanguageCatalogs, plurals
from i18n.project.project import Project
from i18n.project.project import messages_by_page as messages_of
from i18n.publishing import editions
from i18n.publishing.bundles import approved
from i18n.publishing.bundles.approved import Bundle
from i18n.publishing.editions import Sheet
from i18n.stages.publish import localized_assets

Ready = Sequence[tuple[LanguageCatalogs, Mapping[str, Bundle]]]
"""The catalogs of each language with what may be published of them, by stem."""


def bundles(catalogs: LanguageCatalogs) -> dict[str, Bundle]:
    """What may be published of each catalog."""
    return {stem: approved.bundle(found) for stem, found in catalogs.catalogs.items()}


def build(
    project: Project,
    ready: Ready,
    present: Mapping[str, Sequence[str]] | None,
    chosen: Mapping[str, Mapping[str, str]],
) -> editions.Build:
    """What goes into the site or, where no pages are chosen, into the preview; `chosen` are
    translated paths by language."""
    found = [
        _edition(
            project,
            one,
            bundles,
            None if present is None else present[one.language.tag],
            chosen.get(one.language.tag, {}),
        )
        for one, bundles in ready
    ]
    return editions.Build(
        project.pages,
        project.source,
        tuple(found),
        project.settings.base_url,
        present is None,
        project.settings.places,
        dates_numbers.write,
    )


def _edition(
    project: Project,
    catalogs: LanguageCatalogs,
    bundles: Mapping[str, Bundle],
    present: Sequence[str] | None,
    slugs: Mapping[str, str],
) -> editions.Edition:
    """A language with the pages it has; with all of them, and all drafts, in a preview."""
    messages = messages_of(project, catalogs)
    counts = {path: coverage(some) for path, some in messages.items()}
    good = functools.cache(lambda stem: bundles[stem].texts(drafts=True).keys())
    reach = {
        path: approved.coverage(some, good(paths.stem(path, project.settings)))
        for path, some in messages.items()
    }
    tag = catalogs.language.tag
    shown = {path: project.settings.publishing(tag, path) for path in present or ()}
    open_ = {
        path: rule.notice
        for path, rule in shown.items()
        if rule.show == "drafts" and reach[path].draft
    }
    readable = functools.cache(lambda stem, drafts: bundles[stem].texts(drafts=drafts))
    texts = {
        path: readable(paths.stem(path, project.settings), present is None or path in open_)
        for path in (counts if present is None else present)
    }
    elsewhere = localized_assets.of_language(project.settings, project.assets, tag)
    sheets = _sheets(project, catalogs, counts) if present is None else {}
    return editions.Edition(
        catalogs.language, texts, counts, slugs, open_, elsewhere, sheets, reach
    )


def _sheets(project: Project, catalogs: LanguageCatalogs, pages: Iterable[str]) -> dict[str, Sheet]:
    """What a reviewer is told of each page, and of each file of UI strings."""
    found = {}
    parts = {page.path: page.parts for page in project.pages}
    by_page = functools.cache(lambda stem: messages_by_page(catalogs.catalogs[stem]))
    strings = (one.path for one in project.strings)
    for path in (*pages, *strings):
        stem = paths.stem(path, project.settings)
        if stem not in catalogs.catalogs:
            continue
        messages = {m.key: m for m in by_page(stem).get(path, ())}
        name = paths.po_name(project.root, project.settings, catalogs.language, stem)
        said = {key: _findings(one, catalogs, stem) for key, one in messages.items()}
        on_page = segments(parts.get(path, ()))
        shown = frozenset(key_of(s) for s in on_page if s.quoting == "html")
        found[path] = Sheet(name, messages, said, shown)
    return found


def _findings(message: Message, catalogs: LanguageCatalogs, stem: str) -> tuple[Problem, ...]:
    forms = plurals(catalogs.catalogs[stem], catalogs.language)
    return tuple(runner.check((message,), "", catalogs.language.tag, plurals=forms))
