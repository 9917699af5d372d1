"""The problems of a language's catalogs: what `check` says of them."""

from __future__ import annotations

from i18n.checks import runner
from i18n.model import Problem
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, terms_of


def check(
    project: Project, catalogs: LanguageCatalogs, *, once: bool = False
) -> tuple[Problem, ...]:
    """The problems of a language's catalogs, those of reading them included. Of a part of a site,
    those across its catalogs are left out: they need all. `once` says that no build follows, which
    would ask for the same."""
    problems = list(catalogs.problems)
    tag = catalogs.language.tag
    named = {
        project.paths.po_name(catalogs.language, stem): found.messages
        for stem, found in catalogs.catalogs.items()
    }
    terms = terms_of(project, catalogs.language)
    for stem, found in catalogs.catalogs.items():
        name = project.paths.po_name(catalogs.language, stem)
        forms = language_catalogs.plurals(found, catalogs.language)
        problems += runner.check(found.messages, name, tag, terms, plurals=forms, once=once)
    if project.part is None:
        problems += runner.across(named, tag)
    problems.sort()
    return tuple(problems)


def errors(project: Project, catalogs: LanguageCatalogs) -> tuple[Problem, ...]:
    """The errors among what `check` finds, in a third of the time."""
    problems = [one for one in catalogs.problems if one.level == "error"]
    for stem, found in catalogs.catalogs.items():
        name = project.paths.po_name(catalogs.language, stem)
        forms = language_catalogs.plurals(found, catalogs.language)
        problems += runner.errors(found.messages, name, catalogs.language.tag, plurals=forms)
    return tuple(sorted(problems))
