"""A block's plain text -> where its sentences start.

sentencex does the base work for some 300 languages; `segment_rules` corrects it. We go by
places (a stop, an empty line, a date run into a word), not by the library's pieces: what
is no such place is never a boundary.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate

from sentencex import segment as _library

from i18n.languages.language_tags import base
from i18n.late import late
from i18n.placeables import template_code
from i18n.segmentation.rules import candidate, cut_short, dated, left_to_library, verdict

_STOPS = ".?!…‽。！？｡．؟۔।॥⸮။።፧։។៕"
_GREEK_STOPS = _STOPS + ";\u037e"
_UPPER = "A-ZÀ-ÖØ-ÞΑ-ΩА-Я"
_EMOJI = "\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d"
# What belongs to the sentence after its stop: quotes and brackets (French ones after a space,
# German ones the other way round), marks of notes, an emoji, a sealed note.
_TAIL = (
    r"[\"'”’»›)\]}」』）】》〉*†‡¹²³⁴-⁹]|[“«‹](?!\w)|\s[»›](?!\w)"
    rf"|\[[\w ]{{1,20}}\]|[{_EMOJI}]|\ufffc(?=\s)"
    r"|\s\((?:[1-3] ?)?[A-Z][a-z]{1,12}\.? \d+:\d+(?:[–-]\d+)?\)(?=\s|$)"
)
_EMPTY_LINE = r"\n[^\S\n]*\n\s*"
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d|(?<![\w.,-])(?:1[89]|20)\d\d)"
    rf"(?=[{_UPPER}])"
)

# A quotation or bracket as part of a sentence is one piece with it; a longer one is prose.
_ASIDE = late(
    r"(?<!\w)[\"“„](?=\S)[^\"“”„]{0,200}[\"”“](?!\w)|«[^«»]{0,200}»|\([^()]{0,200}\)"
    r"|\[[^\[\]]{0,200}\]|「[^「」]{0,200}」|『[^『』]{0,200}』|（[^（）]{0,200}）"
    r"|(?<!\w)‘[^‘\"“”]{0,200}?[.?!,]’(?!\w)|(?<!\w)'(?=\w)[^\"“”]{0,200}?[.?!,]'(?!\w)"
)
_ASIDE_START = late(r"[\"“„«(\[「『（‘']")
_QUOTES = late(r"[\"“”„‘«»‹›()「」『』（）【】《》〈〉\[\]{}'’](?:(?<!['’])|(?<!\w['’])|(?!\w))")
_WIDE_SPACE = late(r"[^\S\n ]")
_SPOKEN = late(r"[^\W_]")
_STOP = late(r"[.?!…][\"'”’»)\]]*\s+(?=\S)")
_NUMBERED = late(rf"(?<![\w.,])(\d{{1,2}})\.(?=\s+[\"“‘(]?[{_UPPER}])")
_LAST_WORD = late(r"[^\W\d_]+\Z")


def boundaries(text: str, language: str) -> tuple[int, ...]:
    """The offsets at which a new sentence starts; 0 is not among them.

    White space before an offset belongs to neither sentence; there may be none. None is inside
    template code, which counts as a sealed element does.
    """
    held = template_code.held(text)
    if not held:
        return tuple(_starts(text, language))
    return _back(tuple(_starts(_sealed(text, held), language)), held)


def _sealed(text: str, held: Sequence[template_code.Span]) -> str:
    """A text with one sign for each piece of its code."""
    return template_code.replaced(text, held, lambda _: "\ufffc")


def _back(places: Sequence[int], held: Sequence[template_code.Span]) -> tuple[int, ...]:
    """Places in a sealed text as those in the text."""
    found, rest = [], deque(held)
    gone = 0
    for place in places:
        while rest and rest[0].start - gone < place:
            start, end = rest.popleft()
            gone += end - start - 1
        found.append(place + gone)
    return tuple(found)


def stops(text: str, language: str) -> tuple[int, ...]:
    """The offsets after every stop and space, wherever a sentence may start at all: neither in
    small letters nor after a word cut short (“Sr.”) or an initial."""
    held = template_code.held(text)
    sealed = _sealed(text, held)
    places = (
        found.end() for found in _STOP.finditer(sealed) if not _goes_on(sealed, found, language)
    )
    return _back(tuple(places), held)


def _goes_on(text: str, stop: re.Match[str], language: str) -> bool:
    following = text[stop.end()]
    word = _LAST_WORD.search(text, max(0, stop.start() - 40), stop.start())
    if word is None or following.islower():
        return following.islower()
    if len(word[0]) == 1:
        return word[0].isupper()
    return _is_cut_short(word[0].lower(), following.isdigit(), language)


@cache
def _is_cut_short(word: str, numbered: bool, language: str) -> bool:
    """Whether a word with a stop, perhaps before a number, ends no sentence, as we or the
    library know."""
    return cut_short(word, numbered) or len(word) + 1 not in _library_cuts(f"{word}. Yes", language)


def _starts(text: str, language: str) -> Iterator[int]:
    last = _last_spoken(text)
    block = _Block(text, language)
    start, spoken = 0, _first_spoken(text, 0)
    for found in _places(text, base(language) == "el"):
        # what has no letter or digit is no sentence: it stays with its neighbour
        if found.end() > last:
            return
        if spoken >= max(found.start(), found.end("date")):
            continue
        if block.ends(found, start, spoken):
            start, spoken = found.end(), _first_spoken(text, found.end())
            yield start


class _Block:
    """A block's text; where the library would cut it, and its quotations and brackets, are
    sought when they are asked for."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.english = base(language) == "en"

    @cached_property
    def cuts(self) -> list[int]:
        return _library_cuts(self.text, self.language)

    @cached_property
    def numbering(self) -> frozenset[int]:
        """Where the stops of the numbers of a list are that runs on within the text: `1. First
        step 2. Second step`. They end no sentence."""
        found, wanted = [], 1
        for one in _NUMBERED.finditer(self.text):
            if int(one[1]) == wanted:
                found.append(one.end(1))
                wanted += 1
        told = found and self.text[: found[0] - 1].rstrip().endswith(":")
        return frozenset(found if len(found) > 1 or told else ())

    @cached_property
    def asides(self) -> list[tuple[int, int]]:
        return [found.span() for found in _each(self.text, _ASIDE_START, _ASIDE)]

    def ends(self, found: re.Match[str], start: int, spoken: int) -> bool:
        """A sentence that starts at `start`, its first word at `spoken`, ends at this place."""
        if found.lastgroup == "empty":
            return True
        if found.lastgroup == "date":
            at, end = found.span()
            return dated(
                self.text[max(start, at - 80) : at], found["date"], self.text[end : end + 80]
            )
        if found.start() in self.numbering:
            return False
        left, right = self._aside(found.start())
        within = spoken < left or _said_on(self.text, right)
        if within and found.end("tail") < right and found["gap"].count("\n") < 2:
            return False
        if left_to_library(self.text, start, found):
            return self._library(found)
        bracketed = within and self.text[left] in "([（"
        answer = verdict(candidate(self.text, start, found, self.english, bracketed))
        return self._library(found) if answer is None else answer

    def _aside(self, place: int) -> tuple[int, int]:
        index = bisect_right(self.asides, (place, place)) - 1
        if index >= 0 and self.asides[index][1] > place:
            return self.asides[index]
        return -1, -1

    def _library(self, found: re.Match[str]) -> bool:
        index = bisect_right(self.cuts, found.start())
        return index < len(self.cuts) and self.cuts[index] <= found.end()


def _places(text: str, greek: bool) -> Iterator[re.Match[str]]:
    """The places where a sentence may end."""
    return _each(text, *_patterns(greek))


@cache
def _patterns(greek: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    stops = _GREEK_STOPS if greek else _STOPS
    return re.compile(rf"[{stops}\n\d]"), re.compile(
        rf"(?P<stops>\.(?:[ \u00a0]\.)+|[{stops}]+)(?P<tail>(?:{_TAIL})*)(?P<gap>\s*)"
        rf"|(?P<empty>{_EMPTY_LINE})|(?P<date>{_DATE})"
    )


def _each(text: str, first: re.Pattern[str], full: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """`full.finditer`, tried only where its first character stands: one of a set is found ten
    times as fast as a choice of patterns."""
    at = 0
    while begun := first.search(text, at):
        found = full.match(text, begun.start())
        if found:
            yield found
        at = (found or begun).end()


def _library_cuts(text: str, language: str) -> list[int]:
    # It joins whatever stands in quotation marks or brackets, many unclosed ones take it
    # quadratic time (400 kB: 90 s), and some wide spaces make it panic ("I\u3000."). Quotations
    # are ours, so it sees blanks instead.
    try:
        words = _QUOTES.sub(" ", text)
        plain = words.isascii() and words.replace("\n", " ").isprintable()
        pieces = _library(language, words if plain else _WIDE_SPACE.sub(" ", words))
    except BaseException as error:  # a panic of its Rust is no Exception
        if type(error).__name__ != "PanicException":
            raise
        return []
    ends = accumulate(len(piece) for piece in pieces)
    return [end - len(piece) + len(piece.rstrip()) for end, piece in zip(ends, pieces, strict=True)]


def _said_on(text: str, end: int) -> bool:
    return text[end : end + 2].lstrip()[:1].islower()


def _first_spoken(text: str, start: int) -> int:
    found = _SPOKEN.search(text, start)
    return found.start() if found else len(text)


def _last_spoken(text: str) -> int:
    for at in range(len(text) - 1, -1, -1):
        if text[at].isalnum():
            return at
    return -1
