"""A machine's drafts, checked: nothing protected is lost, nothing stays half translated.

`draft` takes translators' strings and the routes to a language, best first, and climbs a
ladder with each sentence: names as they are, names masked, other masks, in pieces; then the
next route. What passes no check anywhere stays empty and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate

from i18n.model import COPY, Cut, Draft, Edge, Translation, whole
from i18n.mt import requests
from i18n.mt.acceptance import accept, unsaid
from i18n.mt.masking import MASKINGS, Masking
from i18n.mt.postedit import untranslated
from i18n.mt.postedit.lexical_lookup import LexicalLookup
from i18n.mt.routing import Route
from i18n.mt.tag_projection import tree
from i18n.mt.types import IdentifyLanguage, Translate
from i18n.placeables import inline_tags, protected
from i18n.placeables.parts import parted
from i18n.segmentation import splitting

__all__ = ["COPY", "Draft", "draft", "spare"]

STRATEGIES: tuple[Masking | None, ...] = (*MASKINGS, None)
"""How a sentence is put to an engine, in the order of trying; None is in pieces."""

BATCH = 400
"""Strings that climb the ladder together: large for the engines, small enough for progress."""


def draft(
    strings: Sequence[str],
    routes: Sequence[Route],
    translate: Translate,
    names: frozenset[str],
    source: str,
    target: str,
    progress: Callable[[int], None] | None = None,
    *,
    spare: Sequence[Route] = (),
    speaks: IdentifyLanguage | None = None,
    cut: Cut = whole,
) -> list[Draft]:
    """A draft for each string, in order; equal strings are translated once.

    `progress` is told how many of the strings are done so far. `spare` are routes that help
    with single words an engine did not know: from the target to anywhere (a dictionary of
    the target), and from a language on the way to the target (another translator). `speaks`
    tells the languages of a route apart. `cut` says where the sentences of a block start: engines
    are made for sentences, and run them together.
    """
    done: dict[str, Draft] = {}
    parts = {string: _parts(string, cut) for string in strings}
    unique = list(dict.fromkeys(part for some in parts.values() for part in some))
    translate = _once(translate)
    words = LexicalLookup(translate, routes, spare, target)
    for start in range(0, len(unique), BATCH):
        done |= _try_strategies(
            unique[start : start + BATCH], routes, translate, names, target, words, speaks
        )
        if progress:
            progress(sum(all(part in done for part in parts[string]) for string in strings))
    return [_joined([done[part] for part in parts[string]]) for string in strings]


def _parts(string: str, cut: Cut) -> tuple[str, ...]:
    """What of a string is translated apart from the rest."""
    if not inline_tags.nested(string):
        return (string,)
    return tuple(one for part in parted(string) for one in _sentences(part, cut))


def _sentences(part: str, cut: Cut) -> tuple[str, ...]:
    """The sentences of a part, unless one starts inside something protected."""
    sentences = splitting.sentences(part, cut)
    ends = list(accumulate(map(len, sentences)))
    held = protected.found(part, frozenset()) if len(ends) > 1 else ()
    return (part,) if any(a < end < b for a, b, _ in held for end in ends) else sentences


def spare(
    edges: Sequence[Edge],
    find: Callable[[Sequence[Edge], str, str], Sequence[Route]],
    routes: Sequence[Route],
) -> tuple[Route, ...]:
    """The routes of single words that help `draft` along `routes`, `find` being `routes.routes`.

    Out of the target they serve as its dictionary, out of a language on the way as a way back
    to the source.
    """
    if not routes:
        return ()
    source, target = routes[0].legs[0].source, routes[0].legs[-1].target
    out = [find([e], target, e.target)[:1] for e in edges if e.source == target != e.target]
    passed = dict.fromkeys(leg.source for route in routes for leg in route.legs[1:])
    out += [find(edges, language, source)[:1] for language in passed]
    return tuple(way for some in out for way in some)


def _joined(parts: Sequence[Draft]) -> Draft:
    """The drafts of a string's parts as one; none when one of them has none."""
    if len(parts) == 1 or (failed := [part for part in parts if not part.text]):
        return parts[0] if len(parts) == 1 else failed[0]
    routes = dict.fromkeys(part.route for part in parts if part.route != COPY)
    doubts = dict.fromkeys(d for part in parts for d in part.doubt.split("; ") if d)
    return Draft("".join(part.text for part in parts), "; ".join(routes) or COPY, "; ".join(doubts))


def _once(translate: Translate) -> Translate:
    """The same engine calls, no text sent twice along one route."""
    known: dict[tuple[str, str], Translation] = {}

    def asked(route: Route, sentences: Sequence[str]) -> list[Translation]:
        new = [s for s in dict.fromkeys(sentences) if s and (route.name, s) not in known]
        if new:
            got = translate(route, new)
            known.update({(route.name, s): t for s, t in zip(new, got, strict=True)})
        return [known[route.name, s] if s else Translation("") for s in sentences]

    return asked


def _try_strategies(
    strings: Sequence[str],
    routes: Sequence[Route],
    translate: Translate,
    names: frozenset[str],
    target: str,
    words: LexicalLookup,
    speaks: IdentifyLanguage | None,
) -> dict[str, Draft]:
    """Every string up the ladder until it has a draft or the ladder ends."""
    done = {string: first for string in strings if (first := _without_engine(string, names))}
    failed: dict[str, Draft] = {}
    for route in routes:
        tried: set[tuple[str, ...]] = set()
        for rung in STRATEGIES:
            asks = [
                ask
                for string in strings
                if string not in done
                and (ask := requests.prepare(string, names, rung)).texts not in tried
            ]
            tried.update(ask.texts for ask in asks)
            answers = requests.send(route, asks, translate)
            if len(route.legs) > 1 or route is not routes[0]:
                answers = untranslated.with_unknown(asks, answers, words.strange)
            known = words.resolve(route, untranslated.unknown_words(asks, answers, names))
            for ask, answer in zip(asks, answers, strict=True):
                result = accept(ask, answer, names, target, route, known, speaks)
                if result.text:
                    done[ask.string] = _weaker(result) if route is not routes[0] else result
                elif ask.string not in failed or (result.rough and not failed[ask.string].rough):
                    failed[ask.string] = result
        # one word that is wrong and marked is less work than a weaker engine's sentence
        done |= {
            s: replace(d, text=d.rough) for s, d in failed.items() if d.rough and s not in done
        }
    missing = Draft("", why="no route to this language")
    return done | {s: failed.get(s, missing) for s in strings if s not in done}


def _weaker(result: Draft) -> Draft:
    weak = f"this came by a weaker route: {result.route}"
    return replace(result, doubt="; ".join(filter(None, (weak, result.doubt))))


def _without_engine(string: str, names: frozenset[str]) -> Draft | None:
    if not inline_tags.nested(string):
        return Draft("", why="its markup crosses")
    if not protected.words_to_translate(tree.without_tags(string), names):
        return Draft(string, COPY, "; ".join(unsaid(string)))
    return None
