"""Labels without the article that an engine gave them: `Invoices` is no `Las facturas`."""

from __future__ import annotations

import re

from i18n.late import late
from i18n.mt.postedit.tables import Editing
from i18n.mt.source_string import SourceString

_MOST_WORDS = 3
_GIVEN = late(
    r"\b(?:the|an?|it|him|her|them|this|that|these|those|what|which|who|best|most|you|all)\b", re.I
)


def bare_labels(text: str, source: SourceString, editing: Editing) -> str:
    """A label without an article at its start where the source has none."""
    if not editing.tables or len(source.words) > _MOST_WORDS or _GIVEN.search(source.flat):
        return text
    text = _as_the_first(text, source)
    articles = [one for one, rest in editing.tables.without_article.items() if not rest]
    found = re.match(
        rf"({'|'.join(articles)}) (?=[^\W\d_]{{3,}})(?!(?:que|qual|quals)\b)", text, re.I
    )
    if not found:
        return text
    rest = text[found.end() :]
    return rest[0].upper() + rest[1:] if text[0].isupper() else rest


def _as_the_first(text: str, source: SourceString) -> str:
    """Two things of which neither has an article: `Crime and justice` is no `Crimen y la
    justicia`."""
    if not _AND.search(source.flat):
        return text
    return _SECOND.sub(r"\1", text)


_AND = late(r"^[^\W\d_]+ and [^\W\d_]+$")
_SECOND = late(r"^([^\W\d_]{4,} [yei] )(?:el|la|los|las|o|a|os|as|els|les) (?=[^\W\d_]+$)")
