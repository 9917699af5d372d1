"""Where drafts come from, as people read it."""

from __future__ import annotations

from i18n.model import COPY

MEMORY = "memory"
"""The route of a draft that people approved elsewhere."""


def origin_of(route: str) -> str:
    """Where a draft comes from, as people read it: `by firefox en-pt`."""
    if route == COPY:
        return "copied: only names, numbers and the like"
    return "from memory: approved elsewhere" if route == MEMORY else f"by {route}"
