"""What a run would do to a language, from the same values that the run would write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.model import Key, State
from i18n.placeables import inline_tags
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.page_states import page_states
from i18n.project.project import Project
from i18n.stages.drafting import pretranslation
from i18n.stages.publish import publication


@dataclass(frozen=True, slots=True)
class Forecast:
    """Counts of messages, of words to draft, and the pages that would come and go.

    `unsettled` are messages that a person had approved and that would be fuzzy or obsolete;
    `restored` those that come back approved; `new` those without a text. A translation that
    goes over to messages with the same words, cut otherwise, is none of these.
    """

    unsettled: int
    restored: int
    new: int
    words: int
    entering: tuple[str, ...]
    leaving: tuple[str, ...]


def forecast(project: Project, catalogs: LanguageCatalogs) -> Forecast:
    """What a run would do, given the catalogs as read and as brought up to date."""
    was, now = _approved(catalogs, before=True), _approved(catalogs, before=False)
    gone = [place for place in was if place not in now]
    come = [place for place in now if place not in was]
    pending = [
        p.source for found in catalogs.catalogs.values() for p in pretranslation.untranslated(found)
    ]
    record = publication.load(project.paths, catalogs.language)
    before = record.pages.keys()
    after = set(publication.published(project, page_states(project, catalogs), record))
    return Forecast(
        unsettled=_apart(gone, come),
        restored=_apart(come, gone),
        new=len(pending),
        words=sum(inline_tags.words(source) for source in pending),
        entering=tuple(sorted(after - before)),
        leaving=tuple(sorted(before - after)),
    )


def _approved(catalogs: LanguageCatalogs, *, before: bool) -> dict[tuple[str, Key], None]:
    """The places of approved messages, in their order."""
    found = catalogs.read if before else catalogs.catalogs
    return {
        (stem, m.key): None
        for stem, one in found.items()
        for m in one.messages
        if m.state is State.APPROVED
    }


def _apart(some: Sequence[tuple[str, Key]], others: Sequence[tuple[str, Key]]) -> int:
    """How many places have words that do not stand in the others of their catalog, cut
    otherwise."""
    texts: dict[str, str] = {}
    for stem, key in others:
        texts[stem] = f"{texts.get(stem, ' ')}{_words(key)} "
    return sum(f" {_words(key)} " not in texts.get(stem, "") for stem, key in some)


def _words(key: Key) -> str:
    return " ".join(inline_tags.plain(key.source).split())
