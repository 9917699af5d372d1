"""Whether the text is in its language, and says yes and no where the source does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from i18n.checks.finding import Finding
from i18n.languages.function_words import COMMON, LETTERS, SCRIPTS, SPEAKERS
from i18n.languages.identification import _WORD, others
from i18n.languages.language_tags import base
from i18n.languages.negation import FALSE_NEGATORS, NEAR_NEGATORS, NEGATORS
from i18n.placeables import capitalised_words
from i18n.placeables.prose import prose, unquoted_prose, words

_LATIN = re.compile(r"[A-Za-zÀ-ÿ]+")
_NAME = re.compile(
    r"[^\W\d_a-zß-öø-ÿ]\w+(?:[ ’'&.,-]+(?:[a-zà-ÿ’']{1,4} ){0,2}[^\W\d_a-zß-öø-ÿ]\w+)+"
)
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]\w+")
_RUN = 4


@lru_cache(maxsize=4096)
def spoken(text: str) -> str:
    """The language of a text by its letters and small words; English where these say nothing."""
    found = {word.lower() for word in _WORD.findall(text)}
    if not text.isascii():
        letters = "".join(found)
        for tongue, script in SCRIPTS.items():
            if len(re.findall(script, letters)) * 2 > len(letters):
                return tongue
    score = Counter(tongue for word in found for tongue in SPEAKERS.get(word, ()))
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
        known = set(_WORD.findall(source))
        kept = _LATIN.sub(lambda match: " " if match.group() in known else match.group(), text)
        letters = [char for word in _WORD.findall(kept) for char in word]
        ours = sum(1 for char in letters if re.match(script, char))
        if len(letters) > 8 and ours * 3 < len(letters):
            return f"most letters are not those of “{language}”; translate it"
        return ""
    other = _reads_as(text, tongue)
    return f"this reads as “{other}”, not “{language}”; translate it" if other else ""


@lru_cache(maxsize=4096)
def _reads_as(text: str, tongue: str) -> str:
    """The language whose small words outnumber those of the right one; "" if none does."""
    found = {word for word in _WORD.findall(text.lower()) if len(word) > 1 or word in "éà"}
    theirs = Counter(other for word in found for other in others(word, tongue))
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
    kept = set() if tongue == speech else set(_WORD.findall(prose(source)))
    said = _WORD.findall(_without_names(text, source))
    if said and said[0].istitle():
        said[0] = said[0].lower()
    for word in dict.fromkeys(said):
        if not word.islower() or (len(word) < 2 and word not in "éà") or _compound(word):
            continue
        if other := _foreign(word, tongue, speech, kept):
            yield Finding("warning", "residue", f"“{word}” looks like {other}; translate it")


def _foreign(word: str, tongue: str, speech: str, kept: set[str]) -> str:
    """Which other language a word is of; "" if it may well be of the right one."""
    found = others(word, tongue)
    if found and (speech in found or word not in kept):
        return f"“{speech if speech in found else found[0]}”"
    if tongue in LETTERS and word not in kept:
        strange = set(word) - set(LETTERS[tongue]) - _PLAIN
        if any(char in _ACCENTED for char in strange):
            return "another language"
    return ""


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz-")
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


_JOINED = re.compile(r"\S*\w[./]\w\S*")
"""Words with a dot or a slash between them: a file, an abbreviation."""


def _copied(text: str, source: str) -> str:
    """A run of small words that stands in the source letter for letter."""
    said = _WORD.findall(_JOINED.sub(" ", text))
    theirs = f" {' '.join(_WORD.findall(_JOINED.sub(' ', unquoted_prose(source))))} "
    for start in range(len(said) - _RUN + 1):
        run = said[start : start + _RUN]
        if sum(word.islower() for word in run) >= _RUN - 1 and f" {' '.join(run)} " in theirs:
            return " ".join(run)
    return ""


def negation(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A “not” that was dropped, or one that the source has not: the opposite is said.

    A near-negative (without, fail to, except, forbidden) in the other text excuses it.
    """
    tongue = base(language)
    text, other = prose(source), prose(translation)
    speech = spoken(text)
    if {tongue, speech} - NEGATORS.keys() or speech == tongue or source == translation:
        return
    said, saying = _negative(text, speech), _negative(other, tongue)
    if said and not saying and not _near(other, tongue):
        yield Finding(
            "warning", "negation", f"“{said}” of the source is gone; is the opposite said?"
        )
    if saying and not said and _sure(text, speech) and not _near(text, speech):
        yield Finding(
            "warning", "negation", f"“{saying}” is not in the source; is the opposite said?"
        )


def _sure(text: str, tongue: str) -> bool:
    """Whether a text is surely in a language: one common word of it is there."""
    said = _WORD.findall(text.lower())
    common = COMMON.get(tongue, frozenset())
    english = tongue == "en" and not capitalised_words.COMMON.isdisjoint(said)
    return english or tongue in SCRIPTS or not common.isdisjoint(said)


def _negative(text: str, tongue: str) -> str:
    """The first word of a text that makes it negative; "" if none does."""
    found = NEGATORS[tongue].search(text)
    if found and (noise := FALSE_NEGATORS.get(tongue)):
        found = NEGATORS[tongue].search(noise.sub(" ", text))
    return found.group() if found else ""


def _near(text: str, tongue: str) -> bool:
    """Whether a text says something that another language may say with a negator."""
    noise = FALSE_NEGATORS.get(tongue)
    return bool(NEAR_NEGATORS[tongue].search(text) or (noise and noise.search(text)))


RULES = (language, residue, negation)
