"""What the settings say of pages, beside what these show themselves."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.formats.html.soup.selectors import NONE, Selectors
from i18n.formats.text_keys import OF_FRONT_MATTER, TextKeys


@dataclass(frozen=True, slots=True)
class Told:
    """`selectors` are about the elements of HTML, `templates` names the template languages that
    pages are in (None: as each page shows), `front_matter` what in it is words, `within` says that
    a page stands in a string of another."""

    selectors: Selectors = NONE
    templates: frozenset[str] | None = None
    front_matter: TextKeys = OF_FRONT_MATTER
    within: bool = False


NOTHING = Told()
"""Settings that say nothing of pages."""
