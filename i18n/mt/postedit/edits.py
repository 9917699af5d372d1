"""The door of post-editing: what is mended after each leg of a route, and by language at the end.

Both are plain functions of a drafting job, which works without them. A family of edits can be
left out by its name: `python -m bench.postedit` measures each that way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from i18n.languages.language_tags import base
from i18n.mt.postedit import articles, labels, typography
from i18n.mt.postedit.ca import CATALAN
from i18n.mt.postedit.es import SPANISH
from i18n.mt.postedit.pt import PORTUGUESE
from i18n.mt.postedit.pt_es import rules
from i18n.mt.postedit.tables import Editing, EditTables
from i18n.mt.routing import AfterLeg
from i18n.mt.source_string import SourceString

Edit = Callable[[str, SourceString, frozenset[str]], str]
"""A translation without tags, mended: the text, its source, and the words of the text that
stand for ones that an engine did not know."""

Family = Callable[[str, SourceString, Editing], str]

_COMMON: Sequence[tuple[str, Family]] = (
    ("bare names", articles.drop_articles),
    ("bare labels", labels.bare_labels),
    ("typography", typography.match_typography),
)
EDITS: Mapping[str, tuple[EditTables, Sequence[tuple[str, Family]]]] = {
    "es": (SPANISH, (("articles", articles.fix_articles), *_COMMON)),
    "pt": (PORTUGUESE, _COMMON),
    "ca": (CATALAN, _COMMON),
}
"""The tables of each language, and the families of its edits in the order in which they mend."""

OTHERS: Sequence[tuple[str, Family]] = (("typography", typography.match_typography),)
"""The families of every other language, which has no tables."""


def families(target: str) -> tuple[str, ...]:
    """The names of what mends a language, that of the legs that lead to it included."""
    tag = base(target)
    legs = tuple(rules.FAMILIES) if tag in ("es", "ca") else ()
    return (*legs, *(name for name, _ in (EDITS[tag][1] if tag in EDITS else OTHERS)))


def edits(target: str, without: frozenset[str] = frozenset()) -> Edit:
    """All that mends a text of a language, in order, but for the families named in `without`."""
    tables, found = EDITS.get(base(target), (None, OTHERS))
    wanted = [family for name, family in found if name not in without]

    def edit(text: str, source: SourceString, resolved: frozenset[str]) -> str:
        for one in wanted:
            text = one(text, source, Editing(target, tables, resolved))
        return text

    return edit


def after_leg(source: str, without: frozenset[str] = frozenset()) -> AfterLeg | None:
    """What mends the results of a leg, of routes from a source language; None for nothing."""
    if base(source) != "en":
        return None
    return partial(rules.fix, [name for name in rules.FAMILIES if name not in without])
