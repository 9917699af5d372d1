"""What an answer of a chat model must not be, beyond what every draft must not be.

A model of translation errs in words; a chat model may write anything: another language, look-alike
letters, letters that nobody sees, words about its work, an address of somebody else's. What our
checks know of translations is asked first: people's own translations of a manual (1,200 sentences
of debian-handbook) fail these rules once or twice in a hundred, nearly always where nobody had
translated them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from i18n.checks.runner import findings
from i18n.languages.folding import fold
from i18n.languages.function_words import COMMON
from i18n.languages.identification import others, own_words, words_of
from i18n.languages.language_tags import base
from i18n.late import late
from i18n.mt.acceptance import SURE, IdentifyLanguage
from i18n.placeables import inline_tags

_REFUSED = frozenset(
    {
        *("numbers", "number-words", "roman-numerals", "units", "dates", "times"),
        *("negation", "opposites", "language", "residue", "mixed-letters", "invisible"),
        *("escapes", "addresses", "placeholders", "notes", "end-punctuation"),
    }
)
"""The rules whose warnings are a refusal here. Those about typography are a reviewer's."""


def objection(text: str, source: str, target: str, identify: IdentifyLanguage | None = None) -> str:
    """Why a text cannot be the translation of a source into a language, "" where nothing says
    so. Both are translators' strings; `identify` tells languages apart."""
    return next(_objections(text, source, target, identify), "")


def _objections(
    text: str, source: str, target: str, identify: IdentifyLanguage | None
) -> Iterator[str]:
    yield from _signs(text, source)
    yield from _talk(inline_tags.plain(text), inline_tags.plain(source))
    yield from _tongue(inline_tags.plain(text), base(target), identify)
    for one in findings(source, text, target):
        if one.level == "error" or one.rule in _REFUSED:
            yield one.message


def _signs(text: str, source: str) -> Iterator[str]:
    """Signs that no translator types: broken, private and unassigned ones, those of a machine,
    letters in disguise; lines that the source has not."""
    for sign in dict.fromkeys(text):
        if sign in source or sign == "\n":
            continue
        if unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") or sign >= "\U000e0000":
            yield f"the sign U+{ord(sign):04X} is not in the source"
        elif _DISGUISED.match(sign):
            yield f"“{sign}” is not the letter that it looks like"
    if text.count("\n") > source.count("\n"):
        yield "there are more lines than in the source"


_DISGUISED = late(
    "[\u2460-\u24ff\U0001d400-\U0001d7ff\U0001f130-\U0001f189\uff21-\uff3a\uff41-\uff5a]"
)


def _tongue(text: str, target: str, identify: IdentifyLanguage | None) -> Iterator[str]:
    """Whether a text has more small words of another language than of its own, or none of its
    own, and is made of the letters of another."""
    words = words_of(text.lower())
    own = own_words(text, target, frozenset(COMMON) - {target})
    foreign = Counter(one for word in set(words) for one in others(word, target))
    tongue, count = next(iter(foreign.most_common(1)), (target, 0))
    if identify and not own and sum(map(str.isalpha, text)) >= SURE:
        tongue, count = identify(text, frozenset(COMMON) | {target}), 2
    if target in COMMON and tongue not in ("", target) and count > max(own, 1):
        yield f"this reads as “{tongue}”, not “{target}”; translate it"


def _talk(text: str, source: str) -> Iterator[str]:
    """Words about the work, excuses, quotation marks around all, addresses from nowhere."""
    if _OF_WORK.search(text) and "translat" not in source.lower():
        yield "it speaks of translating"
    if _EXCUSE.search(text) and not _SORRY.search(source):
        yield "it is an excuse"
    if text[:1] in _QUOTES and text[-1:] in _QUOTES and source[:1] not in _QUOTES:
        yield "there are quotation marks around it"
    if not _LOUD.search(source):
        for found in _CAPITALS.finditer(text):
            yield f"“{found[0]}” is not in the source"
    known = fold(source)
    for found in _HOST.finditer(text):
        if fold(found[0]) not in known:
            yield f"“{found[0]}” is not in the source"


_CAPITALS = late(r"(?<!\w)[A-ZÀ-ÖØ-Þ]{4,}(?!\w)")
_LOUD = late(r"(?<!\w)[A-Z]{2,}")
_QUOTES = frozenset("\"'“”„«»‘’‹›")
_OF_WORK = late(
    r"\b(?:translat(?:ion|ed)|traducci[oó]n?|tradução|traduction|traduzione|traducid[oa]|traduzid[oa]"
    r"|traduit|tradott[oa]|übersetzung|übersetzt|vertaling|vertaald|перевод)(?!\w)",
    re.I,
)
_EXCUSE = late(
    r"\b(?:lo\s+siento|lamento|disculp|desculp|perd[oó]n|d[ée]sol[ée]|je\s+regrette|mi\s+dispiace"
    r"|scus|em\s+sap\s+greu|ho\s+sento|s[ií]ntoo|tut\s+mir\s+leid|het\s+spijt|sorry)"
    r".{0,60}\b(?:no|non|não|nicht|niet|ne|pas|not?|cannot|can['’]t)\b",
    re.I | re.S,
)
_SORRY = late(r"\b(?:sorry|apolog|regret|afraid|pardon|excuse|forgive)", re.I)
_HOST = late(r"(?<![\w.@/-])(?:[\w-]+\.)*[\w-]{3,}\.[a-z]{2,}(?![\w-])")
"""A word such as `evil.example`; a stop before a small letter is a slip at best."""
