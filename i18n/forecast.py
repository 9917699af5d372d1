"""What a run would do to a language, from the same values that the run would write."""

from __future__ import annotations

from dataclasses import dataclass

from i18n import draft, inline, publishing
from i18n.model import Message, State
from i18n.shelf import Shelf
from i18n.workspace import Project


@dataclass(frozen=True, slots=True)
class Forecast:
    """Counts of messages, of words to draft, and the pages that would come and go.

    `unsettled` are messages that a person had approved and that would be fuzzy or obsolete;
    `restored` those that come back approved; `new` those without a text.
    """

    unsettled: int
    restored: int
    new: int
    words: int
    entering: tuple[str, ...]
    leaving: tuple[str, ...]


def forecast(project: Project, catalogs: Shelf) -> Forecast:
    """What a run would do, given the catalogs as read and as brought up to date."""
    was = {(stem, m.key) for stem, m in _approved(catalogs, before=True)}
    now = {(stem, m.key) for stem, m in _approved(catalogs, before=False)}
    pending = [p.source for found in catalogs.catalogs.values() for p in draft.pending(found)]
    before = set(publishing.recorded(project, catalogs.language))
    after = set(publishing.published(project, catalogs))
    return Forecast(
        unsettled=len(was - now),
        restored=len(now - was),
        new=len(pending),
        words=sum(inline.words(source) for source in pending),
        entering=tuple(sorted(after - before)),
        leaving=tuple(sorted(before - after)),
    )


def _approved(catalogs: Shelf, *, before: bool) -> list[tuple[str, Message]]:
    found = catalogs.read if before else catalogs.catalogs
    return [(s, m) for s, c in found.items() for m in c.messages if m.state is State.APPROVED]
