"""A language's catalogs, brought up to date with the pages."""

from __future__ import annotations

from i18n.model import Language
from i18n.project import language_catalogs
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.project.templates import kept_templates


def extract(project: Project, language: Language, *, cosmetic: bool = False) -> LanguageCatalogs:
    """A language's catalogs, brought up to date with the pages; nothing is written.

    `cosmetic` keeps approvals of sources that changed in their looks only.
    """
    stems = project.part.stems if project.part else None
    templates = project.templates
    loaded = language_catalogs.load(project.paths, language, stems, project.executor, templates)
    loaded = language_catalogs.without_obstructed(project.paths, loaded, project.templates)
    return language_catalogs.updated(loaded, kept_templates(project, loaded), cosmetic=cosmetic)
