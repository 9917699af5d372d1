"""What other routes say of a draft: names that it changed, and labels that they read otherwise.

A label has no sentence to tell its words by, and a language on the way has homographs of its
own (`abrigo` is a shelter and “I shelter”). A route by another way does not err in the same
place: what both say is hardly ever wrong, and what one says alone is for a reviewer to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from i18n.languages.folding import fold
from i18n.model import Draft, Translation
from i18n.mt.routing import Route, Translate
from i18n.mt.source_string import WORD, SourceString, pieces
from i18n.placeables import inline_tags
from i18n.placeables.capitalised_words import COMMON
from i18n.placeables.people_and_places import GIVEN

MOST_WORDS = 8
"""Words of what counts as a label; a sentence has context of its own."""

_STEM = 5
"""Letters by which two forms of one word are alike: `actualizar`, `actualización`."""


def others(routes: Sequence[Route]) -> tuple[Route, ...]:
    """The routes on this machine that may be asked beside the first: two that start otherwise."""
    if not routes:
        return ()
    first = (routes[0].legs[0].engine, routes[0].legs[0].target)
    local = [way for way in routes[1:] if not any(leg.remote for leg in way.legs)]
    return tuple([way for way in local if (way.legs[0].engine, way.legs[0].target) != first][:2])


def is_label(source: SourceString) -> bool:
    """Whether a text is short enough to be a label."""
    return len(source.words) <= MOST_WORDS


# --- names ------------------------------------------------------------------


def changed_names(
    drafted: Sequence[tuple[SourceString, Draft]], ways: Sequence[Route], translate: Translate
) -> Mapping[str, frozenset[str]]:
    """By string, the names in it that its draft has not: words with a capital that another
    route knows and leaves as they are (`Leeds`, `George`)."""
    suspects = {one.text: _suspects(one, draft) for one, draft in drafted if draft.text}
    some = [one for one, draft in drafted if suspects.get(one.text)]
    # A word of a label is looked at where it stands: `Apple` is a firm, `Apple pie` is none.
    asked = [[one.calm] if is_label(one) else suspects[one.text] for one in some]
    found: dict[str, frozenset[str]] = {}
    for way in ways if some else ():
        texts = list(dict.fromkeys(text for texts in asked for text in texts))
        answers = dict(zip(texts, translate(way, texts), strict=True))
        for one, texts_of_one in zip(some, asked, strict=True):
            kept = {w for text in texts_of_one for w in _known(answers[text])}
            found[one.text] = found.get(one.text, _NONE) | kept.intersection(suspects[one.text])
    return {text: names for text, names in found.items() if names}


_NONE: frozenset[str] = frozenset()


def _known(answer: Translation) -> Iterator[str]:
    """The words of an answer that its engine knows."""
    strange = {answer.text[start:end] for start, end in answer.unknown}
    yield from (word for word in WORD.findall(answer.text) if word not in strange)


def _suspects(source: SourceString, draft: Draft) -> list[str]:
    """The words of a text with a capital that are not in its draft."""
    said = set(map(fold, WORD.findall(inline_tags.plain(draft.text))))
    flat = inline_tags.plain(source.flat)
    if source.is_all_caps:
        return []
    found = _CAPITALISED.findall(flat) if is_label(source) else _INSIDE.findall(flat)
    return [w for w in found if w.lower() not in COMMON and not _held(w, said)]


def _held(word: str, said: set[str]) -> bool:
    """Whether a word stands in a draft, perhaps with another ending or no capital."""
    own = fold(word)
    return own in said or own.lower() in said


_CAPITALISED = re.compile(r"(?<![\w'’-])[A-ZÀ-Þ][a-zß-ÿ]{2,}(?![\w'’-])")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][a-zß-ÿ]{2,}(?![\w'’-])")


# --- labels -------------------------------------------------------------------


def doubts(
    drafted: Sequence[tuple[SourceString, Draft]], ways: Sequence[Route], translate: Translate
) -> Mapping[str, str]:
    """By string, what a reviewer is told of a label whose words no other route has."""
    asked = [(one, draft) for one, draft in drafted if _may_be_wrong(one, draft)]
    answers = [translate(way, [one.calm for one, _ in asked]) for way in ways if asked]
    found: dict[str, str] = {}
    for at, (one, draft) in enumerate(asked):
        told = [some[at] for some in answers]
        why = (_alone(one, draft, told) or _turned(draft, told)) if told else ""
        if why := why or _fewer(one, draft) or _half_a_name(one, draft):
            found[one.text] = why
    return found


def _may_be_wrong(source: SourceString, draft: Draft) -> bool:
    return bool(draft.text) and not draft.doubts and is_label(source)


def _alone(source: SourceString, draft: Draft, answers: Sequence[Translation]) -> str:
    """The words of a draft that no other route has, as a doubt; "" where they are few."""
    words = list(_content(draft.text, source)) or _least(draft.text, source)
    told = {stem for one in answers for stem in map(_stem, WORD.findall(one.text))}
    alone = [word for word in words if _stem(word) not in told]
    few = len(alone) * 3 < len(words)
    return "" if few else f"other routes do not say {', '.join(f'“{w}”' for w in alone)}"


def _least(text: str, source: SourceString) -> list[str]:
    """All words of a text that has none but small ones."""
    return [
        w for piece in pieces(inline_tags.plain(text), source.names)[0] for w in _ALL.findall(piece)
    ]


_ALL = re.compile(r"[^\W\d_]{2,}")


def _turned(draft: Draft, answers: Sequence[Translation]) -> str:
    """Whether every other route has the same words in another order, which in a label is
    mostly who does what to whom: `Fase Dos Expansión`, `Expansión de la fase dos`."""
    own = _stems(draft.text)
    shared = [[stem for stem in _stems(one.text) if stem in own] for one in answers]
    told = [some for some in shared if len(some) > 1]
    turned = [some for some in told if sorted(some, key=own.index) != some]
    return "other routes put its words in another order" if told and turned == told else ""


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in WORD.findall(text) if len(word) > 3]


def _fewer(source: SourceString, draft: Draft) -> str:
    """Whether a label has lost words: engines drop what stands in no sentence."""
    asked, said = len(list(_content(source.flat, source))), len(list(_content(draft.text, source)))
    return "some of its words may be missing" if asked >= 3 and said < asked * 0.8 else ""


def _half_a_name(source: SourceString, draft: Draft) -> str:
    """Whether a given name stands in a label behind a word that was translated: what looks like
    an adjective may be the rest of a firm's name."""
    said = set(map(fold, WORD.findall(draft.text)))
    for before, name in _PAIRS.findall(inline_tags.plain(source.flat)):
        if name in GIVEN and before.lower() not in COMMON and not _held(before, said):
            return f"“{before} {name}” may be a name"
    return ""


_PAIRS = re.compile(r"(?<![\w'’-])([A-Z][a-z]+) (?=([A-Z][a-z]+))")


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
