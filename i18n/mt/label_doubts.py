"""What a reviewer is told of a label that other routes read otherwise.

A label has no sentence to tell its words by, and a language on the way has homographs of its
own (`abrigo` is a shelter and “I shelter”). A route by another way does not err in the same
place: what both say is hardly ever wrong, and what one says alone is for a reviewer to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from i18n.languages.folding import fold
from i18n.late import late
from i18n.model import Draft, Translation
from i18n.mt.routing import Route, Translate
from i18n.mt.second_opinion import held, is_label, known_words
from i18n.mt.source_string import WORD, SourceString, pieces
from i18n.placeables import inline_tags
from i18n.placeables.capitalised_words import COMMON
from i18n.placeables.people_and_places import GIVEN

_STEM = 5
"""Letters by which two forms of one word are alike: `actualizar`, `actualización`."""


def doubts(
    drafted: Sequence[tuple[SourceString, Draft]], ways: Sequence[Route], translate: Translate
) -> Mapping[str, str]:
    """By string, what a reviewer is told of a label whose words no other route has."""
    asked = [(one, draft) for one, draft in drafted if _may_be_wrong(one, draft)]
    answers = [translate(way, [one.calm for one, _ in asked]) for way in ways if asked]
    found: dict[str, str] = {}
    for at, (one, draft) in enumerate(asked):
        told = [some[at] for some in answers]
        why = _against(one, draft, told) if told else ""
        if why := why or _by_itself(one, draft):
            found[one.text] = why
    return found


def _against(source: SourceString, draft: Draft, answers: Sequence[Translation]) -> str:
    """What other routes have against a draft."""
    return (
        _alone(source, draft, answers)
        or _turned(draft, answers)
        or _unjoined(source, draft, answers)
        or _left(source, draft, answers)
    )


def _left(source: SourceString, draft: Draft, answers: Sequence[Translation]) -> str:
    """A word in small letters, or with a capital since it stands first, that the draft leaves
    and no other route knows as a word of the target."""
    flat = inline_tags.plain(source.calm)
    words = [word for word in WORD.findall(flat) if len(word) > 3]
    said = set(WORD.findall(inline_tags.plain(draft.text)))
    known = {word.lower() for one in answers for word in known_words(one)}
    # Only running words tell that a capital is that of the first one.
    first = words[:1] if any(word.islower() for word in words[1:]) else []
    left = [word for word in (*first, *words[1:]) if word in said and (word.islower() or first)]
    strange = [w for w in left if w.lower() not in known and (w.islower() or w in first)]
    return f"the word “{strange[0]}” is the source’s" if strange else ""


def _by_itself(source: SourceString, draft: Draft) -> str:
    """What a draft shows without another to compare it with."""
    return (
        _fewer(source, draft)
        or _doubled(source, draft)
        or _half_a_name(source, draft)
        or _as_english_has_it(source, draft)
    )


def _as_english_has_it(source: SourceString, draft: Draft) -> str:
    """Whether `A B` became `A de B`: what English puts first, the others put last."""
    theirs = [word for word in source.words if len(word) > 3]
    found = _OF.search(draft.text)
    if not found or len(theirs) < 2 or re.search(r"\bof\b|['’]s\b", source.flat, re.I):
        return ""
    at = [
        i for i, word in enumerate(theirs) if fold(word).lower()[:5] == fold(found[1]).lower()[:5]
    ]
    return "its words stand as English has them" if at and at[0] == 0 else ""


_OF = late(r"([^\W\d_]{4,}) (?:de|del|de la|do|da) [^\W\d_]{4,}")


def _may_be_wrong(source: SourceString, draft: Draft) -> bool:
    return bool(draft.text) and not draft.doubts and is_label(source)


def _alone(source: SourceString, draft: Draft, answers: Sequence[Translation]) -> str:
    """The words of a draft that no other route has, as a doubt; "" where they are few."""
    words = list(_content(draft.text, source)) or _least(draft.text, source)
    told = {stem for one in answers for stem in map(_stem, WORD.findall(one.text))}
    alone = [word for word in words if _stem(word) not in told]
    few = not words or len(alone) * 3 < len(words)
    return "" if few else f"other routes do not say {', '.join(f'“{w}”' for w in alone)}"


def _least(text: str, source: SourceString) -> list[str]:
    """All words of a text that has none but small ones."""
    return [
        w for piece in pieces(inline_tags.plain(text), source.names)[0] for w in _ALL.findall(piece)
    ]


_ALL = late(r"[^\W\d_]{2,}")


def _turned(draft: Draft, answers: Sequence[Translation]) -> str:
    """Whether every other route has the same words in another order, which in a label is
    mostly who does what to whom: `Fase Dos Expansión`, `Expansión de la fase dos`."""
    own = _stems(draft.text)
    shared = [[stem for stem in _stems(one.text) if stem in own] for one in answers]
    told = [some for some in shared if len(some) > 1]
    turned = [some for some in told if sorted(some, key=own.index) != some]
    return "other routes put its words in another order" if told and turned == told else ""


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in WORD.findall(inline_tags.plain(text)) if len(word) > 3]


def _fewer(source: SourceString, draft: Draft) -> str:
    """Whether a label has lost words: engines drop what stands in no sentence."""
    asked, said = len(list(_content(source.flat, source))), len(list(_content(draft.text, source)))
    if len(source.words) == 1 and said > 1 and _JOINED.search(draft.text):
        return "it says more than its source"
    return "some of its words may be missing" if asked >= 3 and said < asked * 0.8 else ""


def _doubled(source: SourceString, draft: Draft) -> str:
    """Whether a label says a word twice that its source says once."""
    own, theirs = _stems(draft.text), _stems(source.flat)
    twice = [stem for stem in dict.fromkeys(own) if own.count(stem) > 1]
    return "a word stands twice in it" if twice and len(set(theirs)) == len(theirs) else ""


def _unjoined(source: SourceString, draft: Draft, answers: Sequence[Translation]) -> str:
    """Whether the nouns of a label stand side by side, as English has them, where another
    route joins them: `Tienda circo`, `Tienda de circo`."""
    plain = _JOINED.search(draft.text) or _LITTLE.search(source.flat) or len(source.words) < 2
    if plain or source.words[0].lower() in _ORDERS:
        return ""
    told = any(_JOINED.search(one.text) for one in answers)
    return "other routes join its words by “de”" if told else ""


_JOINED = late(r"\b(?:del?|d[aeo]s?|amb|para|con|com|por|per)\b|\bd['’]", re.I)
_LITTLE = late(r"\b(?:of|for|in|on|by|to|and|with|at|from|your|is|are|a|the)\b|&", re.I)


def _half_a_name(source: SourceString, draft: Draft) -> str:
    """Whether half of what may be one name was translated: a word with a capital stays as it
    is, or is a given name, and the one before or behind it does not."""
    said = set(map(fold, WORD.findall(draft.text)))
    small = _LITTLE.search(source.flat)
    for one, other in _PAIRS.findall(inline_tags.plain(source.flat)):
        if one.lower() in _ORDERS:
            continue
        first, second = held(one, said), held(other, said)
        kept = one if first else other
        half = first != second and not small and kept.lower() not in COMMON
        if half or (not first and other in GIVEN):
            return f"“{one} {other}” may be a name"
    return ""


_PAIRS = late(r"(?<![\w'’-])([A-Z][a-z]+) (?=([A-Z][a-z]+))")
_ORDERED = """
about add all buy contact create delete download edit find follow get install join learn meet more
my new no open our read see share start try use using view visit watch why
"""
_ORDERS = frozenset(_ORDERED.split())
"""What stands before a name in labels and is none of it."""


def _content(text: str, source: SourceString) -> Iterator[str]:
    """The words of a text that are no names and not among the smallest."""
    for piece in pieces(inline_tags.plain(text), source.names)[0]:
        for word in WORD.findall(piece):
            if len(word) > 3 and fold(word).lower() not in _SMALL:
                yield word


def _stem(word: str) -> str:
    return fold(word).lower()[:_STEM].rstrip("aeos")


_SMALL_WORDS = """
para como sobre este esta esto estos estas desde hasta entre cada todo todos todas usted about
from with your this that these those into over have been will what when where which more para pelo
pela como sobre esse essa este esta voce seus suas dels amb aquest aquesta
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words of some length that say little."""
