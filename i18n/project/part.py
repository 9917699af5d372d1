"""A part of a site: what a run looks at where it knows that the rest has not changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from i18n.model import Key


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a site that a run looks at.

    `stems` are the catalogs that it reads. `pages` are all pages of the site, in order, `strings`
    its files of UI strings. `shared` are, by language, the keys for which people may want another
    text than before, each with how many pages have it: what they approved is brought to these
    alone.
    """

    stems: tuple[str, ...]
    pages: tuple[str, ...]
    strings: tuple[str, ...]
    shared: Mapping[str, Mapping[Key, int]]

    @property
    def with_texts(self) -> tuple[str, ...]:
        """All files of the site that have texts."""
        return self.pages + self.strings
