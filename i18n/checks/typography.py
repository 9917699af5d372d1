"""The look of a text: length, repetition, punctuation, quotation marks, spaces, capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from i18n.checks.finding import Finding
from i18n.checks.target_language import spoken
from i18n.languages.function_words import COMMON
from i18n.languages.language_tags import base
from i18n.placeables import inline_tags, protected
from i18n.placeables.prose import prose, without_addresses, without_ticked, words

_SMALL = re.compile(
    r"(?<!\w)[^\W\d_A-Z][^\W\d_A-Z]*(?!\w)|^[A-Z][a-z]+(?=[?!])|(?<=[?!] )[A-Z][a-z]+"
)

_IN_NAMES = frozenset(("of", "the", "and", "in", "for", "at", "on", "by", "to"))


def unchanged(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A text of several words that is still the source."""
    if source != translation:
        return
    text = prose(source)
    small = [word for word in _SMALL.findall(text) if len(word) > 1]
    telling = len(small) > 1 or any(word in COMMON["en"] - _IN_NAMES for word in small)
    if telling and spoken(text) != base(language):
        yield Finding("warning", "unchanged", "the translation is the source text; translate it")


_SHORTEST, _LONGEST = 0.4, 2.5
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def length(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A text far shorter or longer than its source: something is missing or added."""
    ours, theirs = _weight(source), _weight(translation)
    if not theirs:
        return
    ratio = (theirs + 12) / (ours + 12)
    if ratio < _SHORTEST:
        yield Finding("warning", "length", "far shorter than the source; is something missing?")
    if ratio > _LONGEST:
        yield Finding("warning", "length", "far longer than the source; is something added?")


def _weight(string: str) -> float:
    """Length in Latin letters: a Chinese character says as much as some three of them."""
    text = words(string).strip()
    return len(text) if text.isascii() else len(text) + 1.8 * len(_DENSE.findall(text))


_RUNAWAY = re.compile(r"(?<!\w)(\w{2,}(?:\W+\w+){0,5}?)(?:\W+\1(?!\w)){2,}", re.I)
_STUTTER = re.compile(r"(\w{2,12})\1{3,}")
_TOKEN = re.compile(r"\w+")


def repetition(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A run of words three times in a row, as machines do when they go astray."""
    run = _repeated(prose(translation))
    if run and not run.isdigit() and not _repeated(prose(source)):
        yield Finding("warning", "repetition", f"“{run}” is repeated over and over; keep one")


def _repeated(text: str) -> str:
    """What stands three times in a row, or four times within a word; "" if nothing does."""
    said = _TOKEN.findall(text.lower())
    few = set(said)
    thrice = len(said) - len(few) > 1 and max(Counter(said).values()) > 2
    found = _RUNAWAY.search(text) if thrice else None
    long = (word for word in dict.fromkeys(said) if len(word) > 7)
    stutters = (_STUTTER.search(word) for word in long if len(word) - len(set(word)) > 5)
    found = found or next(filter(None, stutters), None)
    return found[1] if found else ""


_DOUBLED = re.compile(r"(?<![\w/-])([^\W\d_]++)[ \u00a0]\1(?![\w’'-])", re.I)
_MAY_DOUBLE = {
    "en": {"that", "had", "very"},
    "fr": {"nous", "vous", "se"},
    "de": {"die", "der", "das", "sie", "den", "es"},
    "gl": {"se"},
    "pt": {"se"},
    "nl": {"die", "dat", "het", "je"},
}


def doubled_words(source: str, translation: str, language: str) -> Iterator[Finding]:
    """The same word twice: `de de la`."""
    if not _DOUBLED.search(words(translation)):
        return
    found = [match for match in _DOUBLED.finditer(_apart(translation)) if _is_doubled(match)]
    if not found or _DOUBLED.search(words(source)):
        return
    known = _MAY_DOUBLE.get(base(language), set())
    for match in found:
        if match[1].lower() not in known:
            yield Finding("warning", "doubled-words", f"“{match.group()}”: delete one")
            return


def _apart(string: str) -> str:
    """The words of a text; what a tag or a placeholder parts stands apart."""
    tokens = inline_tags.tokens(string) if "<" in string else (string,)
    text = "\ufffc".join(one for one in tokens if isinstance(one, str))
    for item in protected.placeholders(text):
        text = text.replace(item, "\ufffc")
    return text


def _is_doubled(match: re.Match[str]) -> bool:
    """Whether two words are one, and no Roman numeral before a small word."""
    first, second = match.group().split()
    return not (len(first) == 1 and first != second)


# --- punctuation -------------------------------------------------------------

_CLOSERS = "\ufffc\"'”’»›)]」』）〉》*_ \t\u00a0\u202f\u200e\u200f"
_ENDS = {
    **dict.fromkeys(".。．｡।॥։۔።", "full stop"),
    **dict.fromkeys("?？؟", "question mark"),
    **dict.fromkeys("!！", "exclamation mark"),
    **dict.fromkeys(":：", "colon"),
    **dict.fromkeys(";；؛", "semicolon"),
    **dict.fromkeys(",，、،", "comma"),
    "…": "ellipsis",
}
_ABBREVIATED = re.compile(
    r"(?:\b[^\W\d_]\.[\s\u00a0\u202f]?[^\W\d_]\.|\b(?:etc|Inc|Ltd|Co|Corp|Jr|Sr|No|vs|al|approx"
    r"|[aA]ve|St)\.)\W*$"
)
_GREEK = re.compile("[\u0370-\u03ff]")
_NO_STOP = frozenset(["th", "lo", "km", "my"])


def end_punctuation(source: str, translation: str, language: str) -> Iterator[Finding]:
    """An end that differs: a stop, colon, question mark … that is missing, added or another.

    The Greek question mark is `;`, the Chinese stop `。`; Thai writes none.
    """
    wanted, found = _end(source), _end(translation)
    if wanted == found or (base(language) in _NO_STOP and "full stop" in (wanted, found)):
        return
    if not words(translation).strip() or not words(source).strip():
        return
    both = {wanted, found}
    if both == {"full stop", ""} and any(map(_ABBREVIATED.search, (source, translation))):
        return
    if not found:
        yield Finding("warning", "end-punctuation", f"the {wanted} at the end is missing; add it")
    elif not wanted:
        yield Finding(
            "warning", "end-punctuation", f"the source has no {found} at the end; delete it"
        )
    else:
        what = f"this ends in: {found}; end it as the source, in: {wanted}"
        yield Finding("warning", "end-punctuation", what)


def _end(string: str) -> str:
    """What kind of mark a text ends in."""
    text = words(string).rstrip(_CLOSERS)
    if text.endswith(("...", "。。。", "．．．")):
        return "ellipsis"
    if text.endswith((";", "\u037e")) and _GREEK.search(text):
        return "question mark"
    if text.endswith(("!", "！")) and text.rstrip("!！")[-1:] in ("?", "？"):
        return "question mark"
    return _ENDS.get(text[-1:], "")


_ASIDE = re.compile(r"\(\s*[?!]+\s*\)")
_OPENED = (("¿", "?", "question"), ("¡", "!", "exclamation"))


def opening_marks(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A Spanish question or exclamation that ¿ or ¡ does not open."""
    if base(language) not in ("es", "ast") or not any(m in translation for m in "?!¿¡"):
        return
    text = _ASIDE.sub(" ", without_addresses(without_ticked(words(translation))))
    text = re.sub(r"!(?==)|(?<=\w)!(?=\w)", " ", text)
    for opening, closing, name in _OPENED:
        opened, closed = _runs(opening, text), _runs(closing, text)
        mixed = sum(_runs(mark, text) for pair in _OPENED for mark in pair[:1])
        if closed > opened and mixed < sum(_runs(pair[1], text) for pair in _OPENED):
            yield Finding(
                "warning", "opening-marks", f"the {name} needs a {opening} where it starts"
            )
        elif opened > closed and not _runs("?!", text):
            yield Finding("warning", "opening-marks", f"the {name} needs a {closing} at its end")


def _runs(mark: str, text: str) -> int:
    return len(_run(mark).findall(text)) if mark in text else 0


@cache
def _run(mark: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(mark)}+")


_TIGHT = re.compile(
    r"(?:^|(?<=[^\u00a0\u202f\s?!(\[«“]))[ ]?[?!;]+(?![^\s)\]»”’\"'.…])"
    r"|(?<=[^\u00a0\u202f\s]):(?=\s|$)|[ ]:(?=\s|$)"
)
_GUILLEMETS = re.compile(r"«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»")


def french_spaces(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A French ? ! : ; or guillemet without its no-break space (Canada writes some without)."""
    if base(language) != "fr" or language.replace("_", "-") in ("fr-CA", "fr-CH"):
        return
    text = without_addresses(without_ticked(words(translation), "x"), "x")
    found = _TIGHT.search(text) or _GUILLEMETS.search(text)
    if found:
        mark = found.group().strip()
        side = "after" if mark == "«" else "before"
        yield Finding(
            "warning", "french-spaces", f"{mark} needs a (narrow) no-break space {side} it"
        )


_DOUBLE = re.compile(r"[“”„‟\"＂]")
_ANY_QUOTE = re.compile(r"[“”„‟\"«»「」『』＂‹›]|(?<!\w)[‘'‚][^‘’']+[’'‘](?!\w)")
_INCHES = re.compile(r"[\"”″](?<=\d.)")
_PAIRED = re.compile('[“”„‟"＂«»「」]')


def quotes(source: str, translation: str, language: str) -> Iterator[Finding]:
    """Quotation marks that do not close, or that are gone."""
    text, other = words(source), words(translation)
    if not _PAIRED.search(text) and not _PAIRED.search(other):
        return
    text, other = _INCHES.sub("", text), _INCHES.sub("", other)
    had = len(_DOUBLE.findall(text)) % 2 == 0 and _paired(text, "«»") and _paired(text, "「」")
    has = len(_DOUBLE.findall(other)) % 2 == 0 and _paired(other, "«»") and _paired(other, "「」")
    if had and not has:
        yield Finding("warning", "quotes", "a quotation mark does not close; add the other")
    elif len(_DOUBLE.findall(text)) > 1 and not _ANY_QUOTE.search(other) and not _set_off(source):
        yield Finding(
            "warning", "quotes", "the quotation marks of the source are gone; put them back"
        )


_IN_TAGS = re.compile('[“„"]<|>[”"]')


def _set_off(source: str) -> bool:
    """Whether what a source quotes is marked up as well: then that is enough."""
    return _IN_TAGS.search(source) is not None


def _paired(text: str, pair: str) -> bool:
    return text.count(pair[0]) == text.count(pair[1])


_BRACKET = re.compile("[](（)）[［］{}]")
_BRACKETS = (("(（", ")）"), ("[［", "]］"), ("{", "}"))


def brackets(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A bracket that does not close."""
    text, other = words(source), words(translation)
    if not _BRACKET.search(other):
        return
    for opening, closing in _BRACKETS:
        wanted = [sum(map(text.count, marks)) for marks in (opening, closing)]
        found = [sum(map(other.count, marks)) for marks in (opening, closing)]
        if wanted[0] == wanted[1] and found[0] != found[1]:
            mark = opening[0] if found[0] < found[1] else closing[0]
            yield Finding("warning", "brackets", f"a “{mark}” is missing; add it")


# --- spaces and capitals -----------------------------------------------------

_BEFORE = re.compile(r" (?<=\w ) *(?=[,.](?:\s|$))")
_WIDE_BEFORE = re.compile(r" (?<=\w ) *(?=[?!:;](?:\s|$))")
_ODD_SPACE = re.compile(r"[ \u00a0][ \u00a0,.?!:;]|\t")
_DOUBLE_SPACE = re.compile(r"[ \u00a0]{2,}|\t")


def spaces(source: str, translation: str, language: str) -> Iterator[Finding]:
    """Spaces at the ends, twice in a row, or before a comma or a stop."""
    if translation.strip() and translation != translation.strip() and source == source.strip():
        yield Finding("warning", "spaces", "a space at the start or the end; delete it")
    text, other = words(translation).strip(), words(source)
    if not _ODD_SPACE.search(text):
        return
    for pattern, message in (
        (_DOUBLE_SPACE, "two spaces in a row; delete one"),
        (_BEFORE, "a space before a comma or full stop; delete it"),
        (_WIDE_BEFORE, "a space before a mark; delete it"),
    ):
        if pattern is _WIDE_BEFORE and base(language) == "fr":
            continue
        if pattern.search(text) and not pattern.search(other):
            yield Finding("warning", "spaces", message)


_FIRST = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")


def capital(source: str, translation: str, language: str) -> Iterator[Finding]:
    """A small first letter where the source has a capital one."""
    ours, theirs = _FIRST.search(words(source)), _FIRST.search(words(translation))
    if not ours or not theirs or not ours.group()[0].isupper() or not theirs.group()[0].islower():
        return
    title = words(source).split()
    if len(title) < 3 and all(word[:1].isupper() for word in title) and not _end(source):
        return  # a language or a month, say, which many languages write small
    lead = words(translation)[: theirs.start()]
    if (
        theirs.group() in _FIRST.findall(words(source))
        or "…" in lead
        or prose(translation)[:1] == " "
    ):
        return
    if len(ours.group()) > 1 and any(char.isupper() for char in theirs.group()):
        return
    what = f"“{theirs.group()}” starts small, the source with a capital; do so too"
    yield Finding("warning", "capital", what)


RULES = (
    unchanged,
    length,
    repetition,
    end_punctuation,
    opening_marks,
    french_spaces,
    quotes,
    brackets,
    spaces,
    doubled_words,
    capital,
)
