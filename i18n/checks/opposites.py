"""The opposite of what is said, and a name that became another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from i18n.checks.finding import Finding
from i18n.checks.target_language import spoken
from i18n.languages.english_words import ORDINARY
from i18n.languages.language_tags import base
from i18n.languages.negation import negators
from i18n.languages.opposites import any_of
from i18n.languages.opposites import opposites as known_opposites
from i18n.placeables.capitalised_words import COMMON
from i18n.placeables.prose import prose, words

_LONGEST = 400
"""Letters of a text in which a word still says the whole: of a long one a part may be told
otherwise."""
_BEFORE = 30
"""So many letters before a word may deny it."""


def opposites(source: str, translation: str, language: str) -> Iterator[Finding]:
    """More that became less, before after, left right, north south.

    Each counts as often as it stands there: left and right, to right and right. Not more than ten
    are at most ten.
    """
    tongue, text = base(language), words(source)
    if len(text) > _LONGEST:
        return
    speech = spoken(prose(source))
    some = any_of(speech)
    if speech == tongue or some is None or not some.search(text):
        return
    other = words(translation)
    pairs = zip(known_opposites(speech), known_opposites(tongue), strict=False)
    for number, (ours, theirs) in enumerate(pairs):
        said = [list(pattern.finditer(text)) for pattern in ours]
        if not any(said):
            continue
        saying = [list(pattern.finditer(other)) for pattern in theirs]
        for one, two in ((0, 1), (1, 0)):
            if len(saying[one]) >= len(said[one]) or len(saying[two]) <= len(said[two]):
                continue
            denied = _denied(text, said[one], speech) or _denied(other, saying[two], tongue)
            if number or not denied:
                what = f"“{said[one][0].group()}” became “{saying[two][0].group()}”"
                yield Finding("warning", "opposites", f"{what}; is the opposite said?")


def _denied(text: str, found: Sequence[re.Match[str]], tongue: str) -> bool:
    """Whether there is a “not” just before one of some words."""
    pattern = negators(tongue)
    near = (text[max(0, match.start() - _BEFORE) : match.end()] for match in found)
    return pattern is not None and any(map(pattern.search, near))


# --- names ------------------------------------------------------------------

_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ \u00a0]+[^\W\d_a-z][^\W\d_]+)+")
_LETTERS = 4
"""Letters of the shortest name that is looked at."""


def names(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A first or family name that became another one beside the same rest: Mario for Maria."""
    text, told = words(translation), words(source)
    for old, wrong in _alone(told, text):
        yield Finding("warning", "names", f"“{old}” became “{wrong}”; restore it")
    ours, theirs = _full(told), _full(text)
    if not ours or not theirs:
        return
    for pair, other, at in product(ours, theirs, (0, 1)):
        same = pair[1 - at] == other[1 - at]
        if same and _near(pair[at], other[at]) and pair[at] not in text:
            what = f"“{pair[at]}” became “{other[at]}”; restore it"
            yield Finding("warning", "names", what)


def _alone(text: str, other: str) -> Iterator[tuple[str, str]]:
    """The names inside a sentence that became another one: no word of English, nor of titles."""
    said = frozenset(_INSIDE.findall(other))
    gone = dict.fromkeys(word for word in _CAPITALISED.findall(text) if word not in other)
    if not said or not gone:
        return
    for old in gone:
        small = old.lower()
        if small[-1] in "ao" and small not in COMMON | ORDINARY:
            new = f"{old[:-1]}{'o' if small[-1] == 'a' else 'a'}"
            if new in said and new not in text:
                yield old, new


_CAPITALISED = re.compile(r"(?<![\w-])[^\W\d_a-z][^\W\d_]{3,}(?![\w-])")
_INSIDE = re.compile(rf"(?<=[^\W\d_][\s’'])\s*({_CAPITALISED.pattern})")


def _full(text: str) -> list[tuple[str, str]]:
    """Pairs of neighbours among the capitalised words of a text."""
    found = []
    for run in _NAME.findall(text):
        some = run.split()
        found += [pair for pair in pairwise(some) if _is_long(pair)]
    return found


def _is_long(pair: tuple[str, str]) -> bool:
    return min(map(len, pair)) >= _LETTERS and not any(map(str.isupper, pair))


def _near(one: str, other: str) -> bool:
    """Whether two names are a woman's and a man's: Maria and Mario, Daniel and Daniela. Accents
    do not count."""
    one, other = _bare(one), _bare(other)
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return one[:-1] == other[:-1] and {one[-1], other[-1]} == {"a", "o"}
    return long == f"{short}a"


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return "".join(char for char in letters if not unicodedata.combining(char))


RULES = (opposites, names)
