"""What one string asks of an engine: its sentence masked, and what helps to place its tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from i18n.model import Translation
from i18n.mt.masking import Masked, Masking, mask
from i18n.mt.routing import Route, Translate
from i18n.mt.source_string import SourceString, pieces


@dataclass(frozen=True, slots=True)
class Request:
    """What one string asks of the engine: `parts` are its sentence, or the pieces of it between
    protected items."""

    source: SourceString
    masking: Masking | None
    parts: tuple[Masked, ...]
    between: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is sent."""
        return tuple(one.text for one in self.parts)


def prepare(source: SourceString, masking: Masking | None) -> Request:
    """The string with its items hidden in one way; None is in pieces between the items."""
    names = source.names
    if masking:
        whole = mask(source.calm, names, masking)
        whole = _stopped(whole) if masking == "stopped" else whole
        return Request(source, masking, (whole,))
    cut, between = pieces(source.calm, names)
    return Request(source, masking, tuple(Masked(piece, ()) for piece in cut), between)


def _stopped(whole: Masked) -> Masked:
    """A text with no stop as a sentence: engines leave half of "English and Spanish" as it is,
    go on after "Questions and answers"."""
    ended = whole.text.rstrip("\"”’»)' ")[-1:] in ".!?:…,;"
    return whole if ended else replace(whole, text=f"{whole.text.rstrip()}.")


# --- what helps to place tags ---------------------------------------------------


def fragments(request: Request) -> tuple[Masked, ...]:
    """What is translated by itself to place the tags of a string, its items hidden as in the
    request."""
    level: Masking = request.masking or "names"
    source = request.source
    return tuple(mask(one, source.names, level) for one in source.alone)


def quoted(request: Request) -> tuple[Masked, ...]:
    """The sentence with its spans in quotes, which tell in the answer where they went; nothing
    where that would tell nothing."""
    level: Masking = request.masking or "names"
    source = request.source
    return (mask(source.quoted, source.names, level),) if source.quoted else ()


# --- sending --------------------------------------------------------------------

Response = tuple[Translation, ...]
"""One translation for each text of a request, in order."""


def send(route: Route, requests: Sequence[Sequence[str]], translate: Translate) -> list[Response]:
    """The responses to the texts of some requests, all in one batch; blank texts are not sent."""
    texts = [text for one in requests for text in one if _sayable(text)]
    got = dict(zip(texts, translate(route, texts), strict=True))
    return [tuple(got.get(text, Translation(text)) for text in one) for one in requests]


def _sayable(text: str) -> bool:
    return any(char.isalpha() for char in text)
