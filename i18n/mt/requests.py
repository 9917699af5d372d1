"""What one string asks of an engine: its sentence masked, and what helps to place its tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from i18n.model import Translation
from i18n.mt.masking import Masked, Masking, mask
from i18n.mt.routing import Route
from i18n.mt.tag_projection import tree
from i18n.mt.types import Translate
from i18n.placeables import protected


@dataclass(frozen=True, slots=True)
class Request:
    """What one string asks of the engine: `parts` are its sentence (or the pieces of it
    between protected items), `quoted` and `fragments` help to place its tags."""

    string: str
    rung: Masking | None
    parts: tuple[Masked, ...]
    between: tuple[str, ...] = ()
    quoted: tuple[Masked, ...] = ()
    fragments: tuple[Masked, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(one.text for one in (*self.parts, *self.quoted, *self.fragments))


def prepare(string: str, names: frozenset[str], rung: Masking | None) -> Request:
    """The string as a rung of the ladder puts it; rung None is in pieces."""
    flat = uncapitalized(string, names)
    level: Masking = rung or "names"
    marked = _loose(_straight(tree.quoted(string)))
    quoted = (mask(marked, names, level),) if marked else ()
    alone = (*tree.fragments(string), *tree.text_before_tags(string))
    fragments = tuple(mask(_straight(one), names, level) for one in alone)
    if rung:
        whole = mask(flat, names, rung)
        whole = _stopped(whole) if rung == "stopped" else whole
        return Request(string, rung, (whole,), (), quoted, fragments)
    cut, between = pieces(flat, names)
    parts = tuple(Masked(piece, ()) for piece in cut)
    return Request(string, rung, parts, between, quoted, fragments)


def _stopped(whole: Masked) -> Masked:
    """A text with no stop as a sentence: engines leave half of "English and Spanish" as it is,
    go on after "Questions and answers"."""
    ended = whole.text.rstrip("\"”’»)' ")[-1:] in ".!?:…,;"
    return whole if ended else replace(whole, text=f"{whole.text.rstrip()}.")


def pieces(flat: str, names: frozenset[str]) -> tuple[list[str], tuple[str, ...]]:
    """A sentence cut at its protected items: the pieces, and what stands between them."""
    cut, between, end = [], [], 0
    for start, stop, _ in protected.found(flat, names):
        cut.append(flat[end:start])
        between.append(flat[start:stop])
        end = stop
    return [*cut, flat[end:]], (*between, "")


def between_items(text: str, names: frozenset[str]) -> str:
    return "\N{OBJECT REPLACEMENT CHARACTER}".join(pieces(text, names)[0])


def is_all_caps(string: str, names: frozenset[str]) -> bool:
    """Whether a sentence is all capitals: more than an acronym, or a label with tags around it."""
    rest = "".join(pieces(tree.without_tags(string), names)[0])
    long = [word for word in rest.split() if len(word) > 2]
    return rest.isupper() and len(long) > (0 if _LABELLED.fullmatch(string) else 1)


_LABELLED = re.compile(r"(?:<[a-z][a-z0-9-]*>)+[^<>]+(?:</[a-z][a-z0-9-]*>)+")


def uncapitalized(string: str, names: frozenset[str]) -> str:
    """Capitals throughout are unreadable to engines: such a sentence is asked in small letters."""
    flat = _loose(_straight(tree.without_tags(string)))
    if not is_all_caps(string, names):
        return flat
    cut, between = pieces(flat, names)
    small = "".join(p.lower() + b for p, b in zip(cut, between, strict=True))
    return small[:1].upper() + small[1:]


def _loose(text: str) -> str:
    """No-break spaces as ordinary ones, which the engines were trained on; not inside numbers."""
    return re.sub(r"(?<!\d)\u00a0|\u00a0(?!\d)", " ", text)


def _straight(text: str) -> str:
    """An accent that stands for an apostrophe is one: `Miners´ Union`, `it`s`."""
    return re.sub(r"(?<=[^\W\d_])(?:´(?!\w{3})|`(?=[^\W\d_]{1,2}\b))", "’", text)


Response = tuple[Translation, ...]


def send(route: Route, asks: Sequence[Request], translate: Translate) -> list[Response]:
    """One answer for each text of each ask, all in one batch; blank texts are not sent."""
    texts = [text for ask in asks for text in ask.texts if _sayable(text)]
    got = dict(zip(texts, translate(route, texts), strict=True))
    return [tuple(got.get(text, Translation(text)) for text in ask.texts) for ask in asks]


def _sayable(text: str) -> bool:
    return any(char.isalpha() for char in text)
