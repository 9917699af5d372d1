"""Where people look at the drafts."""

from __future__ import annotations

from i18n.project.settings import Settings
from i18n.publishing import review


def preview_index(settings: Settings, anything: bool) -> str:
    """The list of previews, from the site on; the folder alone where there is not `anything` in
    any language."""
    name = review.index(settings.places) if anything else ""
    return f"{settings.preview}/{name}"
