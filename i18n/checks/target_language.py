"""Whether the text is in its language, and says yes and no where the source does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from i18n.checks.finding import Finding
from i18n.languages.function_words import COMMON, LETTERS, SCRIPTS, SPEAKERS
from i18n.languages.identification import foreign_words, others, words_of
from i18n.languages.language_tags import base
from i18n.languages.negation import (
    false_negators,
    near_negators,
    negators,
    undone_negators,
)
from i18n.late import late
from i18n.placeables import capitalised_words
from i18n.placeables.prose import QUOTED, prose, unquoted_prose, words

_LATIN = late(r"[A-Za-zÀ-ÿ]+")
_NAME = late(r"[^\W\d_a-zß-öø-ÿ]\w++(?:[ ’'&.,-]+(?:[a-zà-ÿ’']{1,4} ){0,2}[^\W\d_a-zß-öø-ÿ]\w++)+")
_CAPITAL = late(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]\w+")
_NOT_LATIN = late("[\u0370-\uffff]")
_ENGLISH = late(r"\w{2}n[’']t\b")
_RUN = 4


@lru_cache(maxsize=4096)
def spoken(text: str) -> str:
    """The language of a text by its letters and small words; English where these say nothing."""
    if _ENGLISH.search(text):
        return "en"
    found = dict.fromkeys(word.lower() for word in words_of(text))
    letters = "" if text.isascii() else "".join(found)
    if _NOT_LATIN.search(letters):
        for tongue, script in SCRIPTS.items():
            if len(re.findall(script, letters)) * 2 > len(letters):
                return tongue
    score = Counter(chain.from_iterable(SPEAKERS[word] for word in found if word in SPEAKERS))
    best = max(score, key=lambda tongue: score[tongue], default="en")
    return best if score[best] > score["en"] + 1 else "en"


def language(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A text that reads as another language, or in other letters, than the catalog's."""
    if source != translation and (message := _elsewhere(source, translation, language)):
        yield Finding("warning", "language", message)


@lru_cache(maxsize=64)
def _elsewhere(source: str, translation: str, language: str) -> str:
    """What says that a text is not in its language; "" if nothing does."""
    tongue = base(language)
    text = unquoted_prose(translation)
    if script := SCRIPTS.get(tongue):
        known = set(words_of(source))
        kept = _LATIN.sub(lambda match: " " if match.group() in known else match.group(), text)
        letters = [char for word in words_of(kept) for char in word]
        ours = sum(1 for char in letters if re.match(script, char))
        if len(letters) > 8 and ours * 3 < len(letters):
            return f"most letters are not those of “{language}”; translate it"
        return ""
    other = _reads_as(text, tongue)
    return f"this reads as “{other}”, not “{language}”; translate it" if other else ""


@lru_cache(maxsize=4096)
def _reads_as(text: str, tongue: str) -> str:
    """The language whose small words outnumber those of the right one; "" if none does."""
    foreign = foreign_words(tongue)
    said = dict.fromkeys(words_of(text.lower()))
    found = [word for word in said if len(word) > 1 or word in "éà"]
    theirs = Counter(other for word in found if word in foreign for other in foreign[word])
    if not theirs:
        return ""
    best, count = max(theirs.items(), key=lambda pair: pair[1])
    if tongue not in COMMON:
        return best if count > 3 and count * 4 > len(found) else ""
    ours = sum(1 for word in found if word in COMMON[tongue] and best not in SPEAKERS[word])
    return best if count > 1 and count > ours else ""


def residue(source: str, translation: str, language: str) -> Iterator[Finding]:
    """Words of the source or of a third language left in the text: `uma`, `não`, `the`.

    Only words in small letters that the source's own names and quotations do not explain.
    """
    tongue = base(language)
    if source == translation or tongue not in COMMON.keys() | SCRIPTS.keys():
        return
    text = unquoted_prose(translation)
    if run := _copied(text, source):
        yield Finding("warning", "residue", f"“{run}” is left untranslated; translate it")
    if _elsewhere(source, translation, language):
        return
    speech = spoken(prose(source))
    kept = set() if tongue == speech else set(words_of(prose(source)))
    said = [*words_of(_without_names(text, source))]
    if len(said) < _FEWEST:
        return
    if said and said[0].istitle():
        said[0] = said[0].lower()
    foreign = foreign_words(tongue)
    for word in dict.fromkeys(one for one in said if one in foreign or not one.isascii()):
        if not word.islower() or (len(word) < 2 and word not in "éà") or _compound(word):
            continue
        if other := _foreign(word, tongue, speech, kept):
            yield Finding("warning", "residue", f"“{word}” looks like {other}; translate it")


_FEWEST = 3
"""Words of a text whose language can be told: `Ata` and `Desde` are of several."""


def _foreign(word: str, tongue: str, speech: str, kept: set[str]) -> str:
    """Which other language a word is of; "" if it may well be of the right one."""
    found = others(word, tongue)
    if found and (speech in found or word not in kept):
        return f"“{speech if speech in found else found[0]}”"
    if word.isascii() or word in kept or tongue not in LETTERS:
        return ""
    strange = any(char in _ACCENTED and char not in LETTERS[tongue] for char in word)
    return "another language" if strange else ""


_ACCENTED = frozenset("".join(LETTERS.values()) + "ãõ")


def _compound(word: str) -> bool:
    """A long compound may well have a foreign part: `peer-to-peer-Netzwerk`."""
    return "-" in word and len(word) > 12


def _without_names(text: str, source: str) -> str:
    """A text without the names of two words or more that it shares with its source."""
    for run in _NAME.findall(words(source)):
        for name in _within(run):
            text = text.replace(name, " ")
    return text


@lru_cache(maxsize=1024)
def _within(run: str) -> tuple[str, ...]:
    """The names that a run of capitals may hold, the longest first: `Visit the Great Wall`."""
    spans = [match.span() for match in _CAPITAL.finditer(run)][:8]
    found = {run[one[0] : other[1]] for n, one in enumerate(spans) for other in spans[n + 1 :]}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


_JOINED = late(r"(?<!\S)\S*\w[./]\w\S*")
"""Words with a dot or a slash between them: a file, an abbreviation."""


def _without_joined(text: str) -> str:
    return _JOINED.sub(" ", text) if _JOINT.search(text) else text


_JOINT = late(r"[./]\w")


def _copied(text: str, source: str) -> str:
    """A run of small words that stands in the source letter for letter."""
    said = words_of(_without_joined(text))
    known = set(words_of(unquoted_prose(source)))
    if len([word for word in said if word in known]) < _RUN:
        return ""
    theirs = f" {' '.join(words_of(_without_joined(unquoted_prose(source))))} "
    for start in range(len(said) - _RUN + 1):
        run = said[start : start + _RUN]
        if sum(word.islower() for word in run) >= _RUN - 1 and f" {' '.join(run)} " in theirs:
            return " ".join(run)
    return ""


_LONGEST = 40
"""Words of a text in which one word turns the whole: a long one is often told otherwise."""


def negation(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A “not” that was dropped, or one that the source has not: the opposite is said.

    A near-negative (without, fail to, except, forbidden) in the other text excuses it, and so
    does a “not” that denies nothing: isn’t it?, not impossible, couldn’t agree more.
    """
    tongue = base(language)
    text, other = _without_same_quotes(prose(source), prose(translation))
    speech = spoken(text)
    if speech == tongue or source == translation or text.count(" ") > _LONGEST:
        return
    ours, theirs = negators(speech), negators(tongue)
    if ours is None or theirs is None or _elsewhere(source, translation, language):
        return
    said, saying = _negative(text, ours, speech), _negative(other, theirs, tongue)
    if bool(said) == bool(saying) or _undone(text, speech) or _undone(other, tongue):
        return
    if said and not _near(other, tongue):
        yield Finding(
            "warning", "negation", f"“{said}” of the source is gone; is the opposite said?"
        )
    if saying and _sure(text, speech) and not _near(text, speech):
        yield Finding(
            "warning", "negation", f"“{saying}” is not in the source; is the opposite said?"
        )


def _without_same_quotes(text: str, other: str) -> tuple[str, str]:
    """Both without what they quote in the same words: the title of a film."""
    for one in dict.fromkeys(QUOTED.findall(text)):
        inner = one[1:-1]
        if inner and inner in other:
            text, other = text.replace(inner, " "), other.replace(inner, " ")
    return text, other


def _undone(text: str, tongue: str) -> bool:
    """Whether a “not” of a text denies nothing."""
    pattern = undone_negators(tongue)
    return pattern is not None and pattern.search(text) is not None


def _sure(text: str, tongue: str) -> bool:
    """Whether a text is surely in a language: one common word of it is there."""
    said = words_of(text.lower())
    common = COMMON.get(tongue, frozenset())
    english = tongue == "en" and not capitalised_words.COMMON.isdisjoint(said)
    return english or tongue in SCRIPTS or not common.isdisjoint(said)


def _negative(text: str, negator: re.Pattern[str], tongue: str) -> str:
    """The first word of a text that makes it negative; "" if none does."""
    found = negator.search(text)
    if found and (noise := false_negators(tongue)):
        found = negator.search(noise.sub(" ", text))
    return found.group() if found else ""


def _near(text: str, tongue: str) -> bool:
    """Whether a text says something that another language may say with a negator."""
    patterns = filter(None, (near_negators(tongue), false_negators(tongue)))
    return any(pattern.search(text) for pattern in patterns)


RULES = (language, residue, negation)
