"""A Markdown text as it is read: its blocks and units, and the parts that no parser shall see."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from i18n.formats.markdown import events, masks, units
from i18n.formats.markdown.dialects import DIALECTS, Dialect
from i18n.formats.markdown.events import Definition
from i18n.formats.markdown.masks import Mask
from i18n.formats.markdown.units import Item


@dataclass(frozen=True, slots=True)
class Document:
    """`start` is where the text begins, behind front matter; `mask` what the parser saw, `items`
    are the blocks and units in order, `definitions` those of links."""

    text: str
    dialect: Dialect
    start: int
    mask: Mask
    items: tuple[Item, ...]
    definitions: tuple[Definition, ...]


@lru_cache(maxsize=16)
def document(text: str, name: str) -> Document:
    """The document of a text in a dialect, as it is read more than once."""
    return read(text, name)


def read(text: str, name: str) -> Document:
    """The document of a text in a dialect."""
    dialect = DIALECTS[name]
    mask = masks.mask(text, dialect)
    found = events.events(mask.text, dialect.extensions)
    items = tuple(units.flow(text, found, mask.inline))
    labels = events.definitions(mask.text, dialect.extensions) if "]:" in mask.text else ()
    return Document(text, dialect, mask.start, mask, items, labels)
