"""What the settings say of pages, beside what these show themselves."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.formats.html.soup.selectors import NONE, Selectors


@dataclass(frozen=True, slots=True)
class Told:
    """`selectors` are about the elements of HTML, `templates` names the template languages that
    pages are in (None: as each page shows), `within` says that a page stands in a string of
    another."""

    selectors: Selectors = NONE
    templates: frozenset[str] | None = None
    within: bool = False


NOTHING = Told()
"""Settings that say nothing of pages."""
