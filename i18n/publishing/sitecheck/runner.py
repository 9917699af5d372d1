"""The rules for a built site: values in, Problems out. They read what a build wrote with a
parser of their own, and know nothing of how it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from i18n.model import Problem
from i18n.publishing.sitecheck import equivalence, heads, references
from i18n.publishing.sitecheck.built_site import Entry, Site
from i18n.publishing.sitecheck.page import ParsedPage

Rule = Callable[[Entry, ParsedPage, Site], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    heads.language,
    heads.direction,
    heads.title,
    heads.charset,
    heads.canonical,
    heads.locale,
    heads.alternates,
    references.broken,
    references.exits,
    references.structured,
    equivalence.markup,
    equivalence.ids,
    equivalence.same_anchors,
    equivalence.unreviewed,
    equivalence.untranslated_words,
)


OF_PARTS: tuple[Rule, ...] = (
    heads.charset,
    references.structured,
    equivalence.ids,
    equivalence.unreviewed,
    equivalence.untranslated_words,
)
"""The rules for what other pages include: it has no head, and its addresses are read from them."""


def pages(site: Site) -> Iterator[Problem]:
    """What is wrong with the pages of a site."""
    for entry in site.entries.values():
        if entry.parsed is not None:
            for rule in OF_PARTS if entry.part else RULES:
                yield from rule(entry, entry.parsed, site)
