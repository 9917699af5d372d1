"""The files of a site listed anew, where some of them came or are gone since the last run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from i18n.model import Language, Page, Problem
from i18n.project import sources
from i18n.project.paths import Paths
from i18n.project.sources import Listing
from i18n.stages.changes.changed_files import Changed
from i18n.stages.changes.facts import SiteFacts, as_row, problems
from i18n.stages.publish import localized_assets

_OF_PAGES = "front-matter"
"""The rule of what is said of pages that have been read, and not of the files alone."""
_OF_GLOSSARY, _OF_LINKS = "glossary", "link-outside"
_MADE = ("i18n/", "sitemap.xml", "_redirects", "i18n-manifest.json")
"""Names of what a build makes by itself: a file of the sources takes its place."""


def listed(
    paths: Paths, known: SiteFacts, languages: tuple[Language, ...], news: Changed
) -> SiteFacts | None:
    """What is known of a site, with the pages and files that there are now; None where these
    change what others lead to, or what is left out, or is no page."""
    if not news.came and not news.gone:
        return known
    found = sources.listing(paths, languages, news.came)
    if found is None or not _is_alike(paths, known, languages, found):
        return None
    left = tuple((one.path, one.pattern, one.by_settings, one.published) for one in found.left_out)
    if [list(one) for one in known.left_out] != [list(one) for one in left]:
        return None
    pages = {paths.stem(path): path for path in found.pages}
    said = tuple(as_row(one) for one in _said(known, found))
    return replace(known, pages=pages, assets=found.assets, problems=said)


def _is_alike(
    paths: Paths, known: SiteFacts, languages: Sequence[Language], found: Listing
) -> bool:
    """Whether what changed is pages, and files that nothing but themselves depends on."""
    other = {*known.assets} ^ {*found.assets}
    return (
        [*found.strings] == [*known.strings.values()]
        and not any(path.startswith(_MADE) for path in other)
        and all(
            localized_assets.of_language(paths.settings, known.assets, one.tag)
            == localized_assets.of_language(paths.settings, found.assets, one.tag)
            for one in languages
        )
    )


def _said(known: SiteFacts, found: Listing) -> list[Problem]:
    """What is said of the sources: of links, of front matter, of patterns, of the glossary."""
    before = problems(known.problems)
    matter = [one for one in before if one.rule == _OF_PAGES]
    terms = [one for one in before if one.rule == _OF_GLOSSARY]
    links = [one for one in found.problems if one.rule == _OF_LINKS]
    rest = [one for one in found.problems if one.rule != _OF_LINKS]
    return [*links, *matter, *rest, *terms]


def with_front_matter(paths: Paths, known: SiteFacts, pages: Sequence[Page]) -> SiteFacts:
    """The same with what is said of the front matter of some pages that have been read."""
    before = problems(known.problems)
    looked = {paths.source_name(page.path) for page in pages}
    there = {paths.source_name(path) for path in known.pages.values()} - looked
    own = [one for one in before if one.rule == _OF_PAGES and one.path in there]
    own += sources.front_matter(paths.settings, pages)
    rest = [one for one in before if one.rule != _OF_PAGES]
    at = sum(one.rule == _OF_LINKS for one in rest)
    whole = (*rest[:at], *sorted(own, key=lambda one: one.path), *rest[at:])
    return replace(known, problems=tuple(as_row(one) for one in whole))
