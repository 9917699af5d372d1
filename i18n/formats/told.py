"""What the settings say of pages, beside what these show themselves."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.formats.html.soup.selectors import NONE, Selectors


@dataclass(frozen=True, slots=True)
class Told:
    """`selectors` are about the elements of HTML, `templates` names the template languages that
    pages are in (None: as each page shows), `dialect` the Markdown that they are written in."""

    selectors: Selectors = NONE
    templates: frozenset[str] | None = None
    dialect: str = ""


NOTHING = Told()
"""Settings that say nothing of pages."""
