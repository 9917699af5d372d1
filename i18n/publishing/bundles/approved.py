"""What of a catalog may be published: texts by key."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from functools import partial

from i18n.catalogs import page_slugs
from i18n.catalogs.coverage import Coverage, coverage
from i18n.catalogs.stale_drafts import is_stale
from i18n.checks.runner import usable
from i18n.model import Catalog, Key, Message, State


@dataclass(frozen=True, slots=True)
class Bundle:
    """The texts of one language that a reader may see.

    `messages` are the approved ones that pass every check, in order; `drafts` those nobody
    has approved, for a preview, or for readers who see drafts.
    """

    language: str
    messages: tuple[Message, ...]
    drafts: tuple[Message, ...]

    def texts(self, *, drafts: bool = False, stale: bool = True) -> dict[Key, str]:
        """Strings by key: approved ones, and drafts too when asked for; among these, `stale` says,
        texts that were written for another source, which no reader shall see."""
        more = (one for one in self.drafts if stale or not is_stale(one)) if drafts else ()
        return {message.key: message.text for message in (*self.messages, *more)}


def bundle(found: Catalog, forms: str) -> Bundle:
    """Sort a catalog's usable messages by state; what fails a check is in neither list. `forms`
    are its Plural-Forms."""
    return bundle_of(found, usable_keys(shown(found), found.language, forms))


def shown(found: Catalog) -> tuple[Message, ...]:
    """The messages of a catalog that readers may see if no check fails."""
    return tuple(m for m in found.messages if m.text and _shown(m))


def usable_keys(messages: Iterable[Message], language: str, forms: str) -> frozenset[Key]:
    """The keys of those messages that fail no check."""
    return frozenset(m.key for m in messages if usable(m, language, forms))


def bundle_of(found: Catalog, good: Set[Key]) -> Bundle:
    """Sort the messages of a catalog that may be seen and are `good`."""
    kept = [m for m in shown(found) if m.key in good]
    return Bundle(
        found.language,
        tuple(m for m in kept if m.state is State.APPROVED),
        tuple(m for m in kept if m.state is State.DRAFT),
    )


def _shown(message: Message) -> bool:
    return message.state in (State.APPROVED, State.DRAFT) and not page_slugs.holds(message)


def usable_coverage(messages: Iterable[Message], good: Set[Key]) -> Coverage:
    """How far some messages are as readers get them: one that is not among the `good` keys,
    for a check that it fails, counts as having no text."""
    bare = partial(replace, state=State.EMPTY, text="", forms=())
    return coverage(m if m.key in good or m.state is State.OBSOLETE else bare(m) for m in messages)
