"""Where a sentence ends: what we know better than the library, one small rule a function.

A rule looks at one `BoundaryCandidate` and says True (a sentence starts there), False (none does)
or None (it has no opinion). `verdict` asks them in order; where none has an opinion the library
has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from i18n.late import late
from i18n.segmentation import abbreviations

_SHORTENED = abbreviations.NEVER_LAST | abbreviations.TITLES | abbreviations.MAY_BE_LAST

OPENERS = "\"'“‘„«»‹›([{¿¡「『（【《〈*_–—- "
_BEFORE_A_WORD = OPENERS + "…."
_LATIN_STOPS = frozenset(".?!…")

_DOTTED = late(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}")
_NUMBER = late(r"[$€£¥]?\d[\d.,]*%?")
_NUMBERING = late(r"(?:(\w+) )?(?:(?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlcIVXLC]{1,6})")
_ITEM = late(r"\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s")
_REFERRED = late(r"[\d§#￼]|[IVXLC]{2,}\b|[B-HJ-Z]\b")
_WORD = late(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PLAIN_WORD = late(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
_GLUED_NEXT = late(r"[\"“‘«(\[¿¡]?([^\W\d_]+(?:['’][^\W\d_]+)?)[,.;:!?…\"”’»)\]]*")
_SPOKEN_ON = late(r"と|って|など|.{0,5}?[说說道问問喊叫答]")
_DATE_BEFORE = late(
    r"\d{1,2}(?:st|nd|rd|th|\.)?,? (?:de )?[^\W\d_]{3,10}\.?,? (?:de )?$"
    r"|[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? $"
)
_SENTENCE_NEXT = late(r"[^\W\d_]+,? [^\W\d_]")


@dataclass(slots=True)  # frozen would cost seven times as much to make
class BoundaryCandidate:
    """A place where a sentence may end, seen through a window. Nothing changes it.

    `before` is the sentence so far without its stops (`whole` if the window holds all of it),
    `tail` the closing quotes, brackets and notes at the stops, `gap` the white space, `after`
    what follows. `aside` tells that the tail closes a bracket opened within the sentence.
    """

    english: bool
    before: str
    whole: bool
    stops: str
    tail: str
    gap: str
    after: str
    aside: bool
    word: str
    previous: str
    next: str

    @property
    def small(self) -> bool:
        """The next word is lower case and no name."""
        word = self.next
        return word[:1].islower() and not _is_small_name(word)

    @property
    def capital(self) -> bool:
        return self.next[:1].isupper()

    @property
    def starter(self) -> bool:
        """The next word would have no capital within a sentence."""
        return self.english and self.capital and _starts(self.next, self.after)


def left_to_library(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a place is surely none of which a rule has an opinion: a stop and a space between
    a long small word that is in none of the tables, and a word with a capital."""
    at, end = found.span()
    if end - at != 2 or found[0] != ". ":
        return False
    chunk = text[max(start, at - 30) : at].rpartition(" ")[2]
    following = text[end : end + 1]
    return (
        len(chunk) > _NUMBERING_LONGEST
        and chunk.isalpha()
        and chunk.islower()
        and following.isupper()
        and chunk not in _TOLD
    )


_NUMBERING_LONGEST = 6
_TOLD = (
    _SHORTENED
    | abbreviations.FOREIGN_TITLES
    | abbreviations.NUMBERED
    | abbreviations.WHOLE_WORDS
    | abbreviations.SHOUTING
    | abbreviations.ABBREVIATIONS
    | {"etc"}
)


def candidate(
    text: str, start: int, found: re.Match[str], english: bool, aside: bool
) -> BoundaryCandidate:
    """The place that `found` marks in the sentence that starts at `start`."""
    at, end = found.span()
    left = max(start, at - 80)
    before, after = text[left:at], text[end : end + 80]
    chunks = before.rsplit(None, 2)[-2:]
    following = _WORD.match(after.lstrip(_BEFORE_A_WORD))
    stops, tail, gap = found.group("stops", "tail", "gap")
    return BoundaryCandidate(
        english=english,
        before=before,
        whole=left == start,
        stops=stops,
        tail=tail,
        gap=gap,
        after=after,
        aside=aside,
        word=chunks[-1].lstrip(OPENERS) if chunks and not before[-1:].isspace() else "",
        previous=chunks[0].lstrip(OPENERS).lower() if len(chunks) == 2 else "",
        next=following[0].replace("’", "'") if following else "",
    )


def verdict(at: BoundaryCandidate) -> bool | None:
    """What the first rule with an opinion says."""
    for rule in _RULES:
        answer = rule(at)
        if answer is not None:
            return answer
    return None


def cut_short(word: str, numbered: bool) -> bool:
    """Whether a word in small letters waits, in any language, for another; or for a number,
    where one follows."""
    waiting = abbreviations.NEVER_LAST | abbreviations.TITLES | abbreviations.FOREIGN_TITLES
    return word in waiting or (numbered and word in abbreviations.NUMBERED)


def dated(before: str, date: str, after: str) -> bool:
    """A date or year runs into a word: `11 April, 2013Finally the case`.

    A bare year needs more of a sentence after it, since names do this too: `Vision 2000Plus`.
    """
    word = _WORD.match(after)
    if word is None or not (word[0][1:].islower() or word[0] in "AI"):
        return False
    if not date.isdigit() or _DATE_BEFORE.search(before):
        return True
    following = _SENTENCE_NEXT.match(after)
    return following is not None and following[0][-1].islower()


def _starts(word: str, after: str) -> bool:
    # "A." and "I." are initials or list letters, "In-sook" is a name
    if len(word) == 1 and after.lstrip(OPENERS)[1:2] not in (" ", "\u00a0", ","):
        return False
    return word.lower() in abbreviations.STARTERS


def _is_small_name(word: str) -> bool:
    return word in abbreviations.SMALL_NAMES or any(letter.isupper() for letter in word)


# --- the rules, in their order ---------------------------------------------


def _paragraph(at: BoundaryCandidate) -> bool | None:
    return True if at.gap.count("\n") > 1 else None


def _broken_line(at: BoundaryCandidate) -> bool | None:
    """A line break after a stop ends a sentence, after an abbreviation it may be an address."""
    if "\n" not in at.gap:
        return None
    return at.stops != "." or not _is_abbreviation(at) or at.starter


def _ideographic(at: BoundaryCandidate) -> bool | None:
    """Full-width stops need no space; a quotation that is still being spoken goes on."""
    if at.stops[-1] not in "。！？｡．":
        return None
    return not (at.tail and _SPOKEN_ON.match(at.after))


def _glued(at: BoundaryCandidate) -> bool | None:
    """A missing space: `ended.The next`, but not Node.js, example.Com, i18n.Text or U.S.A."""
    if at.gap:
        return None
    if not set(at.stops) <= _LATIN_STOPS:
        return None
    return _glued_next(at) is not None and _glued_words(at)


def _glued_next(at: BoundaryCandidate) -> str | None:
    chunk = at.after.split(None, 1)[0] if at.after.strip() else ""
    found = _GLUED_NEXT.fullmatch(chunk)
    if found is None or not found[1][0].isupper():
        return None
    word = found[1]
    sentence_like = word[1:].islower() if len(word) > 1 else word in "AI"
    return word if sentence_like and word.lower() not in abbreviations.SUFFIXES else None


def _glued_words(at: BoundaryCandidate) -> bool:
    if _is_abbreviation(at) and at.word.lower() != "etc":
        return False
    if at.tail or at.after[0] in "“‘«(¿¡":
        return True
    if _NUMBER.fullmatch(at.word):
        return at.starter and not (at.whole and at.before.strip() == at.word)
    shortened = at.word.lower() in abbreviations.ABBREVIATIONS - {"etc"}
    if shortened or not _PLAIN_WORD.fullmatch(at.word):
        return False
    return at.starter or _prose_before(at)


def _prose_before(at: BoundaryCandidate) -> bool:
    """The word before the stop is one of a running sentence, not of a dotted name."""
    if not at.word.islower() or len(at.before.split()) < 3 or at.word == at.next.lower():
        return False
    following = at.after.split(None, 2)[1:2]
    beside = following[0].strip(".,;:") if following else ""
    if beside in abbreviations.PROGRAM_NOUNS:
        return False
    return (
        at.previous not in abbreviations.DETERMINERS
        or beside not in abbreviations.AFTER_A_NAME | {""}
    )


def _goes_on(at: BoundaryCandidate) -> bool | None:
    """A comma, a closing bracket or a small letter continues the sentence: "Stop!" he said."""
    if at.after[:1] in (",", ";", ":", ")", "]", "}", "%", "&", "/", "=", "+", "|"):
        return False
    if _ITEM.match(at.after):
        return None
    return False if at.small else None


def _numbering(at: BoundaryCandidate) -> bool | None:
    """The number of a list item or heading is no sentence: `1.1. What`, `Chapter 1. Welcome`."""
    if at.stops != "." or at.tail or not at.whole:
        return None
    found = _NUMBERING.fullmatch(at.before.strip(OPENERS))
    if found is None or (at.english and found[1] and found[1].lower() not in abbreviations.LABELS):
        return None
    return False


def _shouting(at: BoundaryCandidate) -> bool | None:
    """Some names end in a stop: Yahoo! Inc."""
    if at.stops != "!" or at.word.lower() not in abbreviations.SHOUTING:
        return None
    return at.starter


def _bracketed_cry(at: BoundaryCandidate) -> bool | None:
    """A cry in brackets does not end the sentence around it: Ann (hey!) Lee."""
    return False if at.aside and at.stops[-1] in "?!" and not at.starter else None


def _ellipsis(at: BoundaryCandidate) -> bool | None:
    """Three dots end a sentence before a capital; `I` has always one and proves nothing."""
    if not (at.stops.endswith("…") or at.stops.count(".") > 2):
        return None
    if at.before[-1:] in ("[", "("):
        return False
    if at.english and at.next.split("'")[0] == "I":
        return False
    return True if at.capital else None


def _letter(at: BoundaryCandidate) -> bool | None:
    """A single capital is an initial (J. K. Rowling), unless it is plan B or the pronoun."""
    if at.stops != "." or len(at.word) != 1 or not at.word.isupper():
        return None
    if at.english and (
        at.previous in abbreviations.LETTERED or (at.word == "I" and at.previous.islower())
    ):
        return True
    return at.starter


def _clock(at: BoundaryCandidate) -> bool | None:
    """`5 p.m. The doors` are two sentences, `5 p.m. Monday` is one."""
    if not at.english or at.word.lower() not in ("a.m", "p.m", "am", "pm") or at.stops != ".":
        return None
    return at.capital and at.next.lower() not in abbreviations.AFTER_CLOCK


def _reference(at: BoundaryCandidate) -> bool | None:
    """`Art. 14`, `para. 2`, `No. 5`, `App. B`: a short word waits for its number."""
    word = at.word.lower()
    if at.stops != "." or at.tail or word not in abbreviations.NUMBERED:
        return None
    if at.after[:1].isdigit():
        return False
    if word == "no":
        return at.capital
    return False if at.english and _REFERRED.match(at.after) else None


def _bracketed_reference(at: BoundaryCandidate) -> bool | None:
    """`(Phil. 4:8)`: in a bracket a short word before a number waits for it."""
    if at.stops != "." or at.tail or not at.after[:1].isdigit() or not at.word[:1].isupper():
        return None
    opened = max(at.before.rfind("("), at.before.rfind("["))
    closed = max(at.before.rfind(")"), at.before.rfind("]"))
    return False if opened > closed and len(at.word) <= _SHORT_WORD else None


_SHORT_WORD = 6


def _abbreviation(at: BoundaryCandidate) -> bool | None:
    """`Inc.` and `U.S.` end a sentence only where the next word shows that one starts."""
    if at.stops != "." or not _is_abbreviation(at):
        return None
    word = at.word.lower()
    if word in abbreviations.NEVER_LAST:
        return False
    if word in abbreviations.ERAS and at.previous[-1:].isdigit():
        return at.capital
    if word == "etc":
        return at.capital
    return at.starter


def _is_abbreviation(at: BoundaryCandidate) -> bool:
    if _DOTTED.fullmatch(at.word):
        return True
    word = at.word.lower()
    if not at.english:
        return word in abbreviations.FOREIGN_TITLES
    return word in _SHORTENED


def _number_next(at: BoundaryCandidate) -> bool | None:
    """After an ordinary word a number starts a sentence: `It rained. 20 people came.`"""
    if not at.english or at.word.lower() in abbreviations.ABBREVIATIONS:
        return None
    ordinary = at.word.islower() and _PLAIN_WORD.fullmatch(at.word)
    return True if ordinary and at.after.lstrip(OPENERS)[:1].isdigit() else None


def _whole_word(at: BoundaryCandidate) -> bool | None:
    """Words and acronyms that the library takes for abbreviations: `in May.`, `an ID.`"""
    if not at.english or at.stops != "." or not (at.capital or at.after[:1].isdigit()):
        return None
    acronym = len(at.word) > 1 and at.word.isalpha() and at.word.isupper()
    return True if acronym or at.word.lower() in abbreviations.WHOLE_WORDS else None


def _list_item(at: BoundaryCandidate) -> bool | None:
    """`(b)` starts an item, small as it is."""
    return True if _ITEM.match(at.after) else None


_RULES: tuple[Callable[[BoundaryCandidate], bool | None], ...] = (
    _paragraph,
    _broken_line,
    _ideographic,
    _glued,
    _goes_on,
    _numbering,
    _shouting,
    _bracketed_cry,
    _ellipsis,
    _letter,
    _clock,
    _reference,
    _bracketed_reference,
    _abbreviation,
    _number_next,
    _whole_word,
    _list_item,
)
