"""The engines asked where tags go, for no more than what is in doubt.

Most tags enclose what stays as it is, a number or a name, and need no engine. Of the others the
spans are translated by themselves, which costs little. Where that does not tell either, the
whole sentence is translated once more with its spans in quotes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from i18n.mt import requests
from i18n.mt.assembly import Assembled, with_tags
from i18n.mt.masking import Masked, unmask
from i18n.mt.requests import Request
from i18n.mt.routing import Route, Translate
from i18n.mt.tag_projection import projection

SURE, LIKELY = 0.8, 0.5
"""A place that is at least so likely is not asked about, and one that is not so likely by the
translations of the spans is worth a whole sentence: of 249 that were likelier, of six manuals, 237
had the same tags after asking for the quotes too."""

Made = tuple[Request, Assembled]
"""A request and what came of its response."""


def placed(made: Sequence[Made], route: Route, translate: Translate) -> list[Assembled]:
    """Some texts along a route with their tags in place, in order."""
    alone = _answers(made, requests.fragments, SURE, (route, translate))
    once = [
        one if one.sure >= SURE else _placed(request, one, spans)
        for (request, one), spans in zip(made, alone, strict=True)
    ]
    again = [(request, one) for (request, _), one in zip(made, once, strict=True)]
    quoted = _answers(again, requests.quoted, LIKELY, (route, translate))
    return [
        _placed(request, one, spans, *marked) if marked else one
        for (request, one), spans, marked in zip(again, alone, quoted, strict=True)
    ]


def _placed(request: Request, made: Assembled, alone: Sequence[str], quoted: str = "") -> Assembled:
    """A text with its tags by the translations of its spans alone, and of the whole in quotes."""
    source = request.source.text
    return with_tags(made, projection.project(source, made.flat, quoted, alone))


def _answers(
    made: Sequence[Made],
    wanted: Callable[[Request], tuple[Masked, ...]],
    enough: float,
    way: tuple[Route, Translate],
) -> list[tuple[str, ...]]:
    """What the engine says to what is wanted of each request whose tags are not sure enough; ""
    where it lost something."""
    asked = [() if one.sure >= enough else wanted(request) for request, one in made]
    told = requests.send(way[0], [[one.text for one in some] for some in asked], way[1])
    return [
        tuple(unmask(t.text, one) or "" for t, one in zip(response, some, strict=True))
        for response, some in zip(told, asked, strict=True)
    ]
