"""Why a page, or a file of UI strings, is or is not in the site."""

from __future__ import annotations

from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project, coverage, ui_string_coverage
from i18n.publishing import policy
from i18n.stages.publish import build
from i18n.stages.reports import explain


def page_standing(project: Project, catalogs: LanguageCatalogs, path: str) -> str:
    """Whether the page at `path` is in the site in a language, and why."""
    rule = project.settings.publishing(catalogs.language.tag, path)
    strings = ui_string_coverage(project, catalogs)
    if path in strings:
        return explain.by_key(policy.share(strings[path], rule), rule)
    share = policy.share(coverage(project, catalogs)[path], rule)
    return explain.standing(share, path in build.published(project, catalogs), rule)
