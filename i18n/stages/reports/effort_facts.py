"""How much people changed the drafts, as plain facts for people's tables and machines' JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.project import Project
from i18n.stages.reports import draft_history
from i18n.stages.reports.effort import efforts


def effort(project: Project, catalogs: Sequence[LanguageCatalogs]) -> dict[str, Any]:
    """How much people changed the drafts, by language and by the route that drafted."""
    languages = {}
    for one in catalogs:
        messages = [m for found in one.catalogs.values() for m in found.messages]
        routes = [asdict(e) for e in efforts(messages, draft_history.known(project, one))]
        languages[one.language.tag] = {"name": one.language.name, "routes": routes}
    return {"languages": languages}
