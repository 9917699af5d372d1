"""What must survive an engine is hidden from it by a token, and taken off its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from i18n.placeables.protected import INVENTED, Kind, found

Masking = Literal["bare", "stopped", "names", "words", "marks", "digits"]
"""How items are hidden: names and terms not at all, the rest as `X1`; the same with a stop at
the end, for what has none; names as invented words; all as (other) invented words; all as `X1`;
all as four-digit numbers. By measurement each saves some of what the one before loses."""


MASKINGS: tuple[Masking, ...] = ("bare", "stopped", "names", "words", "marks", "digits")
"""In the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Item:
    """A protected stretch of a sentence and the token that stands for it."""

    token: str
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence fit for an engine."""

    text: str
    items: tuple[Item, ...]


_LEFT = frozenset({"name", "term", "quantity"})
"""What engines mostly copy, and what helps them to agree: "5 GB" is a plural."""


_BARE = ("bare", "stopped")


_UNSPOKEN = re.compile("[°²³µ‰€$£¥]")
"""Signs that a neural model may not have in its vocabulary: the adapter would cut there."""


_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof)\.? $")


def mask(sentence: str, names: frozenset[str], masking: Masking = "names") -> Masked:
    """The sentence with a token for each protected item; a title goes with its name."""
    out: list[str] = []
    items: list[Item] = []
    end = 0
    tokens = {kind: _tokens(kind, sentence) for kind in ("X", "invented", "other", "digits")}
    for start, stop, kind in _glued(sentence, found(sentence, names)):
        if masking in _BARE and kind in _LEFT and not _UNSPOKEN.search(sentence, start, stop):
            continue
        if kind == "name" and (title := _HONORIFIC.search(sentence, end, start)):
            start = title.start()
        token = next(tokens[_scheme(kind, masking)], "")
        if not token:
            break
        out += sentence[end:start], token
        items.append(Item(token, sentence[start:stop], kind))
        end = stop
    return Masked("".join([*out, sentence[end:]]), tuple(items))


def _glued(
    sentence: str, spans: Iterator[tuple[int, int, Kind]]
) -> Iterator[tuple[int, int, Kind]]:
    """Items with nothing between them as one, and one with the unit that it carries (`{n}px`):
    a token runs into nothing."""
    start, stop, held = 0, 0, ""
    for one, end, kind in spans:
        if held and one == stop:
            stop = end
            continue
        if held:
            yield start, stop, held
        start, stop, held = one, end, kind
        if kind == "placeholder" and (unit := _CARRIED.match(sentence, end)):
            stop = unit.end()
    if held:
        yield start, stop, held


_CARRIED = re.compile(r"[^\W\d_]{1,3}(?!\w)")


def _scheme(kind: Kind, masking: Masking) -> str:
    if masking == "digits":
        return "digits"
    if masking == "words":
        return "other"
    if masking == "marks":
        return "X"
    return "invented" if kind == "name" else "X"


def _tokens(scheme: str, sentence: str) -> Iterator[str]:
    """Tokens of a scheme that the sentence does not hold already."""
    pool: Sequence[str] = INVENTED
    if scheme == "other":  # another word may lead an engine to another wording
        pool = INVENTED[::-1]
    elif scheme == "X":
        pool = [f"X{number}" for number in range(1, 50)]
    elif scheme == "digits":
        pool = [str(4718 + 13 * number) for number in range(50)]
    lower = sentence.lower()
    return (token for token in pool if token.lower() not in lower)


def unmask(text: str, masked: Masked) -> str | None:
    """The text with its items back; None when one is missing, doubled or run into a word."""
    places: list[tuple[int, int, Item]] = []
    for item in masked.items:
        hits = list(_tolerant(item.token).finditer(text))
        if len(hits) != 1:
            return None
        places.append((*hits[0].span(), item))
    out: list[str] = []
    end = 0
    for start, stop, item in sorted(places, key=lambda place: place[0]):
        if start < end:
            return None
        out += text[end:start], item.text
        end = stop
    return "".join([*out, text[end:]])


@lru_cache(maxsize=256)
def _tolerant(token: str) -> re.Pattern[str]:
    """A token as engines re-space and re-case it."""
    spaced = r"\s*".join(map(re.escape, token))
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.I)
