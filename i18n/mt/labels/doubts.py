"""What a reviewer is told of a label that other routes read otherwise.

A label has no sentence to tell its words by, and a language on the way has homographs of its
own (`abrigo` is a shelter and “I shelter”). A route by another way does not err in the same
place: what both say is hardly ever wrong. Nor is what a way back makes the source's words of
again, if it does not pass that language; what one route alone says is for a reviewer to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.model import Draft, Translation
from i18n.mt.labels.against import against
from i18n.mt.labels.by_itself import by_itself
from i18n.mt.labels.said import Said
from i18n.mt.routing import Route, Translate
from i18n.mt.second_opinion import is_label
from i18n.mt.source_string import SourceString
from i18n.placeables import inline_tags


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked of labels: `others` are routes beside the first, `back` is one from the
    target to the source, if there is one, `known` says what interfaces call a thing."""

    others: Sequence[Route]
    back: Route | None
    known: Callable[[str], str]


def doubts(
    drafted: Sequence[tuple[SourceString, Draft]], asked: Asked, translate: Translate
) -> Mapping[str, str]:
    """By string, what a reviewer is told of a label whose words no other route has. The way back
    is asked of those alone that there is something against."""
    labels = [(one, draft) for one, draft in drafted if _may_be_wrong(one, draft)]
    answers = [translate(way, [one.calm for one, _ in labels]) for way in asked.others if labels]
    said = [
        Said(one, draft, [some[at] for some in answers], None, asked.known)
        for at, (one, draft) in enumerate(labels)
    ]
    some = [one for one in said if _why(one)]
    return {one.source.text: why for one in _back(some, asked, translate) if (why := _why(one))}


def _back(said: Sequence[Said], asked: Asked, translate: Translate) -> Iterator[Said]:
    """The same with what the way back says."""
    texts = [inline_tags.plain(one.draft.text) for one in said]
    told = translate(asked.back, texts) if asked.back and texts else [Translation("")] * len(texts)
    yield from (replace(one, back=back) for one, back in zip(said, told, strict=True))


def _why(said: Said) -> str:
    return (against(said) if said.answers else "") or by_itself(said)


def _may_be_wrong(source: SourceString, draft: Draft) -> bool:
    return bool(draft.text) and not draft.doubts and is_label(source)
