"""What an engine's other answers tell of a span: its words translated alone, and in quotes.

The quoted translation often differs from the plain one; its words are laid on the plain one's
by the equal words around them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from i18n.late import late
from i18n.mt.tag_projection.tree import (
    PIECE,
    Range,
    TagSpan,
    ahead,
    bare,
    filled,
    fragments,
    text_before_tags,
    walk,
    words,
)

_QUOTED = late(r'["“”«»„](\s*[^"“”«»„]*\s*)["“”«»„]')


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span's words as translated `alone` and as `said` within quotes ("" if unknown), and
    the `place` in the plain translation where the quotes fall."""

    alone: str = ""
    said: str = ""
    place: Range | None = None


def hints(
    source: str, text: str, spans: Sequence[TagSpan], plain: str, marked: str, alone: Sequence[str]
) -> Mapping[Range, Evidence]:
    """What is known of each span of `source`, and of what leads to a tag without words, by its
    range in the flat `text`."""
    helps = dict(zip((*fragments(source), *text_before_tags(source)), alone, strict=False))
    asked = [*ahead(text, spans, (0, len(text))), *((one.start, one.end) for one in walk(spans))]
    out = {place: Evidence(helps.get(bare(text[slice(*place)]), "")) for place in asked}
    paired = [span for span in spans if filled(span, text)]
    quotes = list(_QUOTED.finditer(marked))
    if not marked or len(quotes) != len(paired):
        return out
    places = _places(quotes, marked, plain)
    for span, quote in zip(paired, _matched(paired, quotes, text, helps), strict=True):
        key = span.start, span.end
        out[key] = Evidence(out[key].alone, quote[1].strip(), places[quote.start()])
    return out


def _places(quotes: Sequence[re.Match[str]], marked: str, plain: str) -> Mapping[int, Range | None]:
    """Where the words of each quote are in the plain translation, by where the quote opens."""
    spoken = [(m.group().lower(), m.start()) for m in PIECE.finditer(marked) if words(m.group())]
    ours = [(m.group().lower(), m.span()) for m in PIECE.finditer(plain) if words(m.group())]
    links = _links([word for word, _ in spoken], [word for word, _ in ours])
    linked = {j for some in links.values() for j in some}
    out: dict[int, Range | None] = {}
    for quote in quotes:
        inside = [i for i, (_, at) in enumerate(spoken) if quote.start() < at < quote.end()]
        found = {j for i in inside for j in links.get(i, ())}
        if found and any(i not in links for i in inside):
            found |= _alone(found, linked, len(ours))
        hits = [ours[j][1] for j in found]
        place = (min(a for a, _ in hits), max(b for _, b in hits)) if hits else None
        out[quote.start()] = place
    return out


def _alone(found: set[int], linked: set[int], count: int) -> set[int]:
    """The words beside some that answer to nothing: where one in the quotes does not either, they
    are its rendering (`"Angle Menú"`, `Menú de ángulo`)."""
    start, end = min(found), max(found) + 1
    while start and start - 1 not in linked:
        start -= 1
    while end < count and end not in linked:
        end += 1
    return set(range(start, end))


def _matched(
    paired: Sequence[TagSpan],
    quotes: Sequence[re.Match[str]],
    text: str,
    helps: Mapping[str, str],
) -> list[re.Match[str]]:
    """The quote that belongs to each span: the likest, else the next in order."""
    rest = list(quotes)
    out = []
    for span in paired:
        own = bare(text[span.start : span.end])
        likeness = [
            max(alike(quote[1], one) for one in (own, helps.get(own, ""))) for quote in rest
        ]
        out.append(rest.pop(likeness.index(max(likeness))))
    return out


def _links(one: Sequence[str], other: Sequence[str]) -> dict[int, list[int]]:
    """Which words answer to which, by the equal words around them."""
    out: dict[int, list[int]] = {}
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            out.update({a + k: [c + k] for k in range(b - a)})
        elif kind == "replace":
            out.update(
                {
                    k: list(range(c, d)) if b - a == 1 else [c + (k - a) * (d - c) // (b - a)]
                    for k in range(a, b)
                }
            )
    return out


def stem(word: str) -> str:
    """The beginning of a word: inflection is at the end (`rojo`, `rojas`), an article that has
    lost its vowel before it (`l'or`)."""
    return _ENDING.sub("", ELIDED.sub("", word.lower(), 1))[:5]


ELIDED = late(r"\b(?:[dlmnst]|[dn]?ell|all|dall|sull|un|qu)['’](?=\w)", re.I)
"""An article or a preposition that is written with the next word."""

_ENDING = late(r"(?<=\w{3})[aeo]?s?$")


def alike(one: str, other: str) -> float:
    """Share of words that begin alike in two texts (Dice)."""
    here, there = (Counter(map(stem, words(text))) for text in (one, other))
    total = here.total() + there.total()
    return 2 * (here & there).total() / total if total else 0.0
