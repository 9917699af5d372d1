"""Messages whose source was reworded since people approved their translation.

Such a message shows the old text as a draft, and the old pair stays in its catalog as obsolete.
An engine that is told the pair can make the new text of it; no other engine's draft takes the
place of people's words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from i18n.catalogs import fuzzy_match, page_slugs
from i18n.catalogs.ownership import lent_by_obsolete, machine_owned, with_draft
from i18n.model import MERGED, Catalog, Draft, Engine, Key, Message, Origin, State
from i18n.mt.contextual.drafting import Contexts, draft_in_context
from i18n.mt.contextual.message_context import ContextualEngine, Pair
from i18n.mt.drafting import DraftJob
from i18n.mt.routing import Route, find


def waiting(catalog: Catalog) -> tuple[Message, ...]:
    """The messages that show the text of an older source, which nobody has touched since, and
    which the catalog holds once more as obsolete."""
    by_key = {m.key: m for m in catalog.messages}
    return tuple(
        m
        for m in catalog.messages
        if m.previous is not None
        and m.origin is None
        and m.previous.source != m.key.source
        and not (m.plural or m.previous_plural or page_slugs.holds(m))
        and m.text != MERGED
        and lent_by_obsolete(m, by_key)
    )


def earlier(catalog: Catalog) -> Mapping[Key, Pair]:
    """What people had approved for messages before they were reworded: for those that show it,
    and for those without people's words that are like an obsolete source."""
    found = {m.key: Pair(m.previous.source, m.text) for m in waiting(catalog) if m.previous}
    new = [m for m in catalog.messages if _blank(m)]
    old = [m for m in catalog.messages if _was_approved(m)]
    like = fuzzy_match.pairs([m.key.source for m in new], [m.key.source for m in old])
    pairs = {new[n].key: Pair(old[o].key.source, old[o].text) for n, o in like.items()}
    return {**pairs, **found}


def _blank(message: Message) -> bool:
    active = message.state is not State.OBSOLETE and not page_slugs.holds(message)
    return active and not message.plural and machine_owned(message)


def _was_approved(message: Message) -> bool:
    spoken = bool(message.text) and not message.plural and message.text != MERGED
    return message.state is State.OBSOLETE and spoken and "fuzzy" not in message.flags


def can_revise(engines: Sequence[Engine]) -> bool:
    """Whether one of some engines makes new texts of old ones."""
    return any(isinstance(one, ContextualEngine) and one.revises for one in engines)


def revised(
    strings: Sequence[str], job: DraftJob, contexts: Contexts, engines: Sequence[Engine]
) -> dict[str, Draft]:
    """A new text for each string by an engine that was told the old pair, or why there is none.
    The other routes are asked only whether it can be of that text."""
    routes = [*job.routes, *([job.escalation] if job.escalation else [])]
    able = tuple(one for one in dict.fromkeys(routes) if _able(one, job, engines))
    plain = tuple(one for one in job.routes if one.name not in job.contextual)
    if not strings or not able:
        return {}
    told = draft_in_context(
        strings, replace(job, routes=(*able, *plain), escalation=None), contexts
    )
    names = {one.name for one in able}
    return {
        string: draft if draft.text and draft.route in names else _none(draft)
        for string, draft in zip(strings, told, strict=True)
    }


def _able(route: Route, job: DraftJob, engines: Sequence[Engine]) -> bool:
    return route.name in job.contextual and can_revise([find(engines, route.legs[0].engine)])


def _none(draft: Draft) -> Draft:
    """Why there is no new text, after another route wrote one that is not wanted."""
    why = draft.why or next(iter(draft.doubts), "no engine wrote a new text")
    return Draft("", draft.route, why=why, asked=draft.asked)


def with_revision(message: Message, draft: Draft) -> Message:
    """A reworded message with an engine's new text; the old pair is there as obsolete."""
    blank = replace(message, text="", state=State.EMPTY, previous=None, origin=None)
    return with_draft(blank, draft.text, Origin("machine", draft.route, doubt=draft.doubt))
