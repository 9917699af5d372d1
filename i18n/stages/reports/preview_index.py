"""Where people look at the drafts."""

from __future__ import annotations

from collections.abc import Iterable

from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.settings import Settings
from i18n.publishing import review


def preview_index(settings: Settings, languages: Iterable[LanguageCatalogs]) -> str:
    """The list of previews, from the site on; the folder alone where nothing is in any
    language."""
    name = review.index(settings.places) if any(one.catalogs for one in languages) else ""
    return f"{settings.preview}/{name}"
