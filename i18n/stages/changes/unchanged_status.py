"""How far a site is that is as the last run left it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from i18n.catalogs.coverage import Coverage
from i18n.languages.locales import language as known_language
from i18n.model import Language
from i18n.project import sources
from i18n.project.project import Project
from i18n.project.source_tree.exclusions import LeftOut
from i18n.stages.changes import gap_facts
from i18n.stages.changes.facts import CatalogFacts
from i18n.stages.changes.unchanged import Unchanged, check, coverage, facts_of
from i18n.stages.reports.status import Standing


def project(site: Unchanged) -> Project:
    """The site without its pages: where everything is, and what is left out."""
    left_out = tuple(LeftOut(*one) for one in site.kept.site.left_out)
    every = tuple(known_language(one.tag) for one in site.kept.site.languages)
    found = sources.unread(site.paths, every)
    return replace(found, problems=site.problems, left_out=left_out)


def standing(site: Unchanged, language: Language) -> Standing:
    """How far a language is."""
    known, catalogs = facts_of(site, language), site.kept.catalogs[language.tag]
    whole = site.kept.site
    return Standing(
        language,
        coverage(site, language),
        {path: Coverage(*catalogs[stem].whole) for stem, path in whole.pages.items()},
        {p: _active(catalogs[stem]) for stem, p in whole.strings.items() if stem in catalogs},
        frozenset(known.published),
        Counter(one.path for one in check(site, language)),
        gap_facts.told(known.gaps),
    )


def _active(found: CatalogFacts) -> Coverage:
    return replace(Coverage(*found.whole), obsolete=0)
