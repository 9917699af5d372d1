"""What the settings say of pages, beside what these show themselves."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.formats.html.soup.selectors import NONE, Selectors
from i18n.formats.text_keys import OF_FRONT_MATTER, TextKeys


@dataclass(frozen=True, slots=True)
class Told:
    """`selectors` are about the elements of HTML, `templates` names the template languages that
    pages are in (None: as each page shows), `dialect` the Markdown that they are written in,
    `front_matter` what in front matter is words; `comments` says that those in code are, and
    `fences` in which fences every line is."""

    selectors: Selectors = NONE
    templates: frozenset[str] | None = None
    dialect: str = ""
    front_matter: TextKeys = OF_FRONT_MATTER
    comments: bool = False
    fences: tuple[str, ...] = ()


NOTHING = Told()
"""Settings that say nothing of pages."""
