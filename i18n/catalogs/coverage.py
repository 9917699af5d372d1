"""How far a set of messages is: counted by state, in messages and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from i18n.catalogs import page_slugs
from i18n.model import Catalog, Message, State
from i18n.placeables import inline_tags


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a set of messages is: counts of messages, and of words of their sources."""

    messages: int = 0
    words: int = 0
    empty: int = 0
    draft: int = 0
    approved: int = 0
    obsolete: int = 0
    words_approved: int = 0
    words_draft: int = 0

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(*(getattr(self, f) + getattr(other, f) for f in self.__dataclass_fields__))

    @property
    def share(self) -> float:
        """The share of words that are approved; a page without words is complete."""
        return self.words_approved / self.words if self.words else 1.0


def coverage(messages: Iterable[Message]) -> Coverage:
    """Count messages and words by state; obsolete messages count only as such, and the
    addresses of pages not at all."""
    counted: dict[str, list[int]] = {state.value: [0, 0] for state in State}
    for message in messages:
        if not page_slugs.holds(message):
            count = counted[message.state.value]
            count[0] += 1
            count[1] += inline_tags.words(message.key.source)
    empty, draft, approved, obsolete = (counted[state.value] for state in State)
    return Coverage(
        messages=empty[0] + draft[0] + approved[0],
        words=empty[1] + draft[1] + approved[1],
        empty=empty[0],
        draft=draft[0],
        approved=approved[0],
        obsolete=obsolete[0],
        words_approved=approved[1],
        words_draft=draft[1],
    )


def messages_by_page(catalog: Catalog) -> dict[str, list[Message]]:
    """The active messages of each page."""
    found: dict[str, list[Message]] = {}
    for message in catalog.messages:
        for path in message.places if message.state is not State.OBSOLETE else ():
            found.setdefault(path, []).append(message)
    return found


def messages_of_page(catalog: Catalog, path: str) -> Iterator[Message]:
    """The active messages of one page."""
    return (m for m in catalog.messages if path in m.places and m.state is not State.OBSOLETE)
