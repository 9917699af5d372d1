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
    """What one string asks of the engine: `parts` are its sentence (or the pieces of it
    between protected items), `quoted` and `fragments` help to place its tags."""

    source: SourceString
    masking: Masking | None
    parts: tuple[Masked, ...]
    between: tuple[str, ...] = ()
    quoted: tuple[Masked, ...] = ()
    fragments: tuple[Masked, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is sent."""
        return tuple(one.text for one in (*self.parts, *self.quoted, *self.fragments))


def prepare(source: SourceString, masking: Masking | None) -> Request:
    """The string with its items hidden in one way; None is in pieces between the items."""
    names = source.names
    level: Masking = masking or "names"
    quoted = (mask(source.quoted, names, level),) if source.quoted else ()
    fragments = tuple(mask(one, names, level) for one in source.alone)
    if masking:
        whole = mask(source.calm, names, masking)
        whole = _stopped(whole) if masking == "stopped" else whole
        return Request(source, masking, (whole,), (), quoted, fragments)
    cut, between = pieces(source.calm, names)
    parts = tuple(Masked(piece, ()) for piece in cut)
    return Request(source, masking, parts, between, quoted, fragments)


def _stopped(whole: Masked) -> Masked:
    """A text with no stop as a sentence: engines leave half of "English and Spanish" as it is,
    go on after "Questions and answers"."""
    ended = whole.text.rstrip("\"”’»)' ")[-1:] in ".!?:…,;"
    return whole if ended else replace(whole, text=f"{whole.text.rstrip()}.")


Response = tuple[Translation, ...]
"""One translation for each text of a request, in order."""


def send(route: Route, requests: Sequence[Request], translate: Translate) -> list[Response]:
    """The responses to some requests, all in one batch; blank texts are not sent."""
    texts = [text for one in requests for text in one.texts if _sayable(text)]
    got = dict(zip(texts, translate(route, texts), strict=True))
    return [tuple(got.get(text, Translation(text)) for text in one.texts) for one in requests]


def _sayable(text: str) -> bool:
    return any(char.isalpha() for char in text)
