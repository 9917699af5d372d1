"""Words that an engine left as they were, and what stands for them in the target."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Literal, NamedTuple

from i18n.languages.language_tags import base
from i18n.mt.postedit.cognates import LOANS, RESPELT, guesses, possible, stem
from i18n.mt.routing import Route, Translate

_NO_WORD = "brimtalux"

_DICTIONARIES = 2
"""So many are asked whether there is a word. Of 660 words of six manuals that one of five Spanish
dictionaries had, the best two had 645; starting a third costs more than all questions to it."""

_ROUTES = 2
"""So many are asked for another choice of words; those behind them know few words more, and to
start them costs more than all their answers."""

_STEM = 5
"""Letters that a word of learned origin shares with its cognate at least."""


class UnknownWord(NamedTuple):
    """A word that an engine left as it was, and the source's word that resembles it."""

    word: str
    cognate: str

    @property
    def kept(self) -> bool:
        """Whether it is the source's word itself."""
        return self.word == self.cognate


class Replacement(NamedTuple):
    """What may stand for a word: spelt by rule, the same in both languages, looked up by way
    of the source (a word that is not the source's own but was found to be `meant`), the word
    itself that no dictionary has although it looks right, or only a guess."""

    text: str
    how: Literal["spelt", "as is", "looked up", "rare", "guess"]
    meant: str = ""


Guess = Callable[[Sequence[UnknownWord]], list[str]]
"""A way to the source's words for some unknown ones, "" for those that it has none for."""


class LexicalLookup:
    """Words that an engine left as they were, and what stands for them in the target."""

    def __init__(
        self, translate: Translate, routes: Sequence[Route], spare: Sequence[Route], target: str
    ) -> None:
        self._translate = translate
        self._routes = routes[:_ROUTES]
        self._spare = spare
        self._target = target
        self._dictionaries: Sequence[Route] | None = None
        self._found: dict[UnknownWord, Replacement] = {}

    def resolve(self, route: Route, unknown: Sequence[UnknownWord]) -> Mapping[str, Replacement]:
        """A word of the target for each, in the case of the word."""
        loans = (one for one in unknown if one.word.lower() in LOANS)
        self._found |= {one: Replacement(one.word, "as is") for one in loans}
        new = [one for one in dict.fromkeys(unknown) if one not in self._found]
        spelt = self._respelt(route, new)
        other = self._elsewhere(route, [one for one in new if one not in spelt])
        left = [one for one in new if one not in spelt | other]
        last = self._respelt(route, left, self._partial()) if left else {}
        for one in new:
            best = self._guesses(route, one)[0]
            likely = best if possible(best, self._target) else one.word
            guess = Replacement(_cased(likely, one.word), "guess")
            found = spelt.get(one) or other.get(one)
            self._found[one] = found or self._doubted(last.get(one)) or self._learned(one) or guess
        return {one.word: self._found[one] for one in unknown}

    def _doubted(self, found: Replacement | None) -> Replacement | None:
        """A word that only a dictionary on the way has, if it looks right."""
        fits = found and found.how == "spelt" and possible(found.text.lower(), self._target)
        return Replacement(found.text, "rare") if found and fits else None

    def _learned(self, one: UnknownWord) -> Replacement | None:
        """The word itself, where its first letters are the source's: `particionar`."""
        alike = one.word[:_STEM].lower() == one.cognate[:_STEM].lower() and len(one.word) > _STEM
        fits = alike and not one.kept and possible(one.word.lower(), self._target)
        return Replacement(one.word, "rare") if fits else None

    def _guesses(self, route: Route, one: UnknownWord) -> list[str]:
        """The word respelt along the languages of the route, then its cognate of the source."""
        out = [one.word.lower()]
        for leg in route.legs[1:]:
            rules = RESPELT.get((leg.source, leg.target), ())
            out = [guess for word in out for guess in guesses(word, rules)]
        rules = RESPELT.get((route.legs[0].source, self._target), ())
        return [*out, *(guesses(one.cognate, rules) if one.cognate else ())]

    def _respelt(
        self, route: Route, unknown: Sequence[UnknownWord], ways: Sequence[Route] | None = None
    ) -> dict[UnknownWord, Replacement]:
        """The word's regular counterpart or the word itself, where a dictionary has it. What the
        source has with a capital is taken for a name: `Sam` is no `San`."""
        common = [one for one in unknown if not (one.kept and one.word[:1].isupper())]
        guessed = {one: self._guesses(route, one) for one in common}
        real = self._real([guess for some in guessed.values() for guess in some], ways)
        return {
            one: Replacement(_cased(own, one.word), "as is" if own == one.word.lower() else "spelt")
            for one, some in guessed.items()
            if (own := next((guess for guess in some if guess in real), ""))
        }

    def _elsewhere(
        self, route: Route, unknown: Sequence[UnknownWord]
    ) -> dict[UnknownWord, Replacement]:
        """The word's meaning in the source language, by another choice of words to the target.
        One way of looking is asked after another, each for what the ones before have not."""
        out: dict[UnknownWord, Replacement] = {}
        for guess in self._ways_of_guessing(route):
            left = [one for one in unknown if one not in out]
            meant = dict(zip(left, guess(left) if left else (), strict=True))
            for way in self._routes:
                left = [one for one in left if meant[one] and one not in out]
                out |= self._by(way, left, meant) if left else {}
        return out

    def _by(
        self, way: Route, unknown: Sequence[UnknownWord], meant: Mapping[UnknownWord, str]
    ) -> dict[UnknownWord, Replacement]:
        """What a route makes of the meanings of words, where a dictionary has it."""
        told = [_single(t.text) for t in self._translate(way, [meant[one] for one in unknown])]
        forms = {
            one: _agreeing(_no_gerund(word, one), one)
            for one, word in zip(unknown, told, strict=True)
        }
        real = self._real([form for some in forms.values() for form in some])
        found = {one: next((f for f in some if f in real), "") for one, some in forms.items()}
        return {one: _looked_up(one, form, meant[one]) for one, form in found.items() if form}

    def _ways_of_guessing(self, route: Route) -> Iterator[Guess]:
        """Ways to the source's words for some unknown ones, the best first: the word itself, a
        way back, the word that it is like."""
        yield lambda unknown: [one.word if one.kept else "" for one in unknown]
        for back in self._spare:
            ends = back.legs[0].source, back.legs[-1].target
            if ends[0] in _passed(route) and ends[1] == route.legs[0].source:
                yield partial(self._back, back)
        yield lambda unknown: [one.cognate.lower() for one in unknown]

    def _back(self, way: Route, unknown: Sequence[UnknownWord]) -> list[str]:
        """The words by a way back to the source."""
        told = self._translate(way, ["" if one.kept else one.word.lower() for one in unknown])
        return ["" if t.unknown else _single(t.text) for t in told]

    def _out_of_target(self) -> tuple[list[Route], list[Route]]:
        """The routes out of the target: those that may be its dictionaries, the best first, and
        those back to where a word comes from. A pair back has the errors of the way there."""
        passed = {language for route in self._routes[:1] for language in _passed(route)}
        ways = [way for way in self._spare if way.legs[0].source == self._target]
        own = [way for way in ways if base(way.legs[-1].target) not in passed]
        back = [way for way in ways if own and way not in own]
        return sorted(own or ways, key=lambda way: -way.quality), back

    def _dictionary(self) -> Sequence[Route]:
        """The dictionaries of the target: the best routes out of it that mark the words they do
        not know."""
        if self._dictionaries is None:
            ways = filter(self._marks, self._out_of_target()[0])
            self._dictionaries = [*islice(ways, _DICTIONARIES)]
        return self._dictionaries

    def _partial(self) -> list[Route]:
        """The dictionaries back to where words come from."""
        return [way for way in self._out_of_target()[1] if self._marks(way)]

    def _marks(self, way: Route) -> bool:
        """Whether a route marks the words that it does not know."""
        return bool(self._translate(way, [_NO_WORD])[0].unknown)

    def _real(self, words: Sequence[str], ways: Sequence[Route] | None = None) -> set[str]:
        """Those that some dictionary of the target has."""
        asked = list(dict.fromkeys([*words, *filter(None, map(stem, words))]))
        real: set[str] = set()
        for way in (self._dictionary() if ways is None else ways) if asked else ():
            left = [word for word in asked if word not in real]
            got = self._translate(way, left)
            real.update(word for word, t in zip(left, got, strict=True) if not t.unknown)
        return real | {word for word in words if stem(word) in real}


def _looked_up(one: UnknownWord, form: str, meant: str) -> Replacement:
    """A form that a dictionary has for a word, which is sure where its meaning is known."""
    sure = not one.kept and meant != one.word.lower() and alike_in_gender(one.word, form)
    return Replacement(_cased(form, one.word), "looked up", meant if sure else "")


def _agreeing(word: str, unknown: UnknownWord) -> tuple[str, ...]:
    """A looked-up word in the number and gender of the one it stands for, then as it is."""
    if not word or unknown.kept:
        return (word,) if word else ()
    own = word
    if re.search("as?$", unknown.word) and re.search("os?$", own):
        own = re.sub("o(s?)$", r"a\1", own)
    if unknown.word.endswith("s") and not own.endswith("s"):
        own += "s" if own[-1] in "aeioué" else "es"
    return tuple(dict.fromkeys((own, word)))


def _no_gerund(word: str, unknown: UnknownWord) -> str:
    """What an engine makes of a lone noun in -ing is a verb: a word for a sentence only where
    the unknown one is a gerund, too."""
    ends = ("ndo", "nt")
    return "" if word.endswith(ends) and not unknown.word.endswith(ends) else word


def _single(text: str) -> str:
    """A translated word without stop, article and capital; "" when it is not one word."""
    word = re.sub(
        r"^(?:the|an?|to|el|la|los|las|un|una|o|a|os|as|it|he) ", "", text.lower().strip(" .!?")
    )
    return word if re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*", word) else ""


def _cased(word: str, model: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _passed(route: Route) -> set[str]:
    """The languages between the source and the target of a route."""
    return {leg.source for leg in route.legs[1:]}


def alike_in_gender(word: str, form: str) -> bool:
    """Whether a word and what replaces it do not look to be of two genders."""
    genders = [_FEMININE.search(one) is not None for one in (word, form)]
    open_ended = [one[-1:] not in "oa" and not _FEMININE.search(one) for one in (word, form)]
    return genders[0] == genders[1] or any(open_ended)


_FEMININE = re.compile(r"(?:as?|ção|ções|são|ción|ciones|sión|dad(?:es?)?|gem|tat|ció)$")
