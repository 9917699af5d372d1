"""Why a page, or a file of UI strings, is or is not in the site."""

from __future__ import annotations

from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.page_states import page_states
from i18n.project.project import Project, ui_string_coverage
from i18n.publishing import policy
from i18n.stages.publish import publication
from i18n.stages.reports import explain


def page_standing(project: Project, catalogs: LanguageCatalogs, path: str) -> str:
    """Whether the page at `path` is in the site in a language, and why."""
    rule = project.settings.publishing(catalogs.language.tag, path)
    strings = ui_string_coverage(project, catalogs)
    if path in strings:
        return explain.by_key(policy.share(strings[path], rule), rule)
    states = page_states(project, catalogs)
    record = publication.load(project.paths, catalogs.language)
    present = path in publication.published(project, states, record)
    return explain.standing(policy.share(states.coverage[path], rule), present, rule)
