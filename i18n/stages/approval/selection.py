"""Which messages an editor means: by page, by who drafted them, by what they say."""

from __future__ import annotations

import fnmatch
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from i18n.catalogs.ownership import has_text
from i18n.model import COPY, Catalog, Message, State
from i18n.placeables import inline_tags
from i18n.stages.reports import explain


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an editor names; what is empty excludes nothing.

    `pages` are paths, with or without their suffix, folders (`news/`) and patterns
    (`news/*.html`). `routes` are whole routes or a leg of one; `copied` are texts of names and
    numbers alone, `memory` those that people approved elsewhere for the very same source: of
    these three any will do. `texts` are words of the source or the translation, whatever their
    case; any of them will do.
    """

    pages: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    copied: bool = False
    memory: bool = False
    texts: tuple[str, ...] = ()


def chosen_pages(given: Iterable[str], known: Sequence[str]) -> frozenset[str]:
    """The pages that are named, all of them where none is. Raises SourceError for a name that
    fits no page, or several."""
    found: set[str] = set()
    names = list(given)
    for one in names:
        found |= set(_named(one, known)) or {explain.page(one, known)}
    return frozenset(found if names else known)


def _named(given: str, known: Sequence[str]) -> list[str]:
    """The pages of a folder or a pattern; a page's own path is no pattern."""
    if given in known:
        return [given]
    if given.endswith("/"):
        return [path for path in known if path.startswith(given)]
    return fnmatch.filter(known, given) if any(sign in given for sign in "*?[") else []


def selected(
    catalog: Catalog, state: State, pages: Collection[str], wanted: Wanted
) -> tuple[Message, ...]:
    """The messages of a catalog in a state that an editor means. One that stands on several
    pages is meant where one of them is."""
    return tuple(
        message
        for message in catalog.messages
        if message.state is state
        and has_text(message)
        and any(place in pages for place in message.places)
        and _comes_from(message, wanted)
        and _says(message, wanted.texts)
    )


def _comes_from(message: Message, wanted: Wanted) -> bool:
    """Whether who drafted a message is among those that are named."""
    if not (wanted.routes or wanted.copied or wanted.memory):
        return True
    origin = message.origin
    if origin is None:
        return False
    if origin.kind == "memory":
        return wanted.memory and origin.score >= 100
    if origin.detail == COPY:
        return wanted.copied or COPY in wanted.routes
    return any(route in (origin.detail, *origin.detail.split(" + ")) for route in wanted.routes)


def _says(message: Message, texts: Sequence[str]) -> bool:
    """Whether a message has some words, in its source or its translation."""
    if not texts:
        return True
    strings = (message.key.source, message.plural, message.text, *message.forms)
    said = "\n".join(inline_tags.plain(one) for one in strings).casefold()
    return any(text.casefold() in said for text in texts)
