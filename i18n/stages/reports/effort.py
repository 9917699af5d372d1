"""How much people changed the drafts that they approved, by the route that drafted them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from i18n.catalogs.ownership import drafted, is_draft, unchanged
from i18n.model import Message
from i18n.mt.evaluation import metrics
from i18n.mt.evaluation.metrics import Grams, score
from i18n.placeables import inline_tags


@dataclass(frozen=True, slots=True)
class Effort:
    """What became of a route's drafts.

    `approved` messages with `words` in their sources; `unchanged` of them as drafted, and
    `unknown` of them changed from a draft that nobody has any more. `edit_rate` is edited
    words over words approved, `chrf` that of the drafts against what was approved, 0 to 100;
    both are of the words without tags, and None where most changed drafts are unknown.
    """

    route: str
    approved: int
    words: int
    unchanged: int
    unknown: int
    edit_rate: float | None
    chrf: float | None


@dataclass(frozen=True, slots=True)
class _Counts:
    """The words approved, those edited, and the letters of some drafts."""

    words: float = 0
    edited: float = 0
    letters: Grams = field(default_factory=Grams)

    def plus(self, other: _Counts, weight: float = 1) -> _Counts:
        return _Counts(
            self.words + weight * other.words,
            self.edited + weight * other.edited,
            self.letters.plus(other.letters, weight),
        )


def efforts(messages: Iterable[Message], drafts: Mapping[str, str]) -> tuple[Effort, ...]:
    """The effort by route, the one with most messages first; `drafts` are texts by mark."""
    routes: dict[str, list[Message]] = {}
    for route, message in drafted(messages):
        routes.setdefault(route, []).append(message)
    found = (_effort(route, some, drafts) for route, some in routes.items())
    return tuple(sorted(found, key=lambda one: (-one.approved, one.route)))


def _effort(route: str, messages: list[Message], drafts: Mapping[str, str]) -> Effort:
    same = [message for message in messages if unchanged(message)]
    changed = [message for message in messages if not unchanged(message)]
    known = [(m, text) for m in changed if (text := _draft(m, drafts)) is not None]
    kept, redone = _Counts(), _Counts()
    for message in same:
        kept = kept.plus(_counts(message.text, message.text))
    for message, text in known:
        redone = redone.plus(_counts(text, message.text))
    # Drafts that nobody has any more were changed like those that are known.
    weight = len(changed) / len(known) if known else 0
    total = kept.plus(redone, weight)
    measured = 2 * len(known) >= len(changed)
    return Effort(
        route,
        approved=len(messages),
        words=sum(inline_tags.words(message.key.source) for message in messages),
        unchanged=len(same),
        unknown=len(changed) - len(known),
        edit_rate=total.edited / max(total.words, 1) if measured else None,
        chrf=score(total.letters) if measured else None,
    )


def _draft(message: Message, drafts: Mapping[str, str]) -> str | None:
    """The text that a message was drafted with, if it is among some: its mark is the proof."""
    assert message.origin
    text = drafts.get(message.origin.mark)
    return text if text is not None and is_draft(message, text) else None


def _counts(draft: str, approved: str) -> _Counts:
    ours, theirs = inline_tags.plain(draft), inline_tags.plain(approved)
    wanted = metrics.words(theirs)
    return _Counts(
        len(wanted), metrics.edits(metrics.words(ours), wanted), metrics.grams(ours, theirs)
    )
