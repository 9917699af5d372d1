"""Articles where an engine went by a word that it did not know.

Apertium writes `lo` and `uno` before a word that it cannot tell to be a noun (`lo Debian`,
`uno bug`), and a Portuguese text has articles before names (`o Debian`) that Spanish has not.
"""

from __future__ import annotations

import re

from i18n.late import known, late
from i18n.mt.postedit.tables import Editing
from i18n.mt.source_string import SourceString
from i18n.placeables import protected

_TAGS = r"(?:<[a-z]+\d*/>)"
_NEUTER = late(rf"\b(lo|uno|Lo|Uno) (?=({_TAGS}|[^\W\d_][\w-]*))")
_FEMININE = late(r"(?:[cs]ión|[dt]ad|tud|umbre|a)$")
_VERB = late(r"(?:ó|ron|[aeií]r|ba|ban|(?<!u)ía|ían|mos|ando|endo|ado|ido)$")
_PRONOUN = late(r"\b(?:it|him|them|this|that|so|what|which|these|those|whom?)\b", re.I)
_PREPOSITION = late(r"\b(?:con|de|en|entre|hacia|para|sobre) $")
_NO_NOUN = {"que", "cual", "cuales", "más", "menos", "mismo", "tanto", "mejor", "peor", "de", "del"}


def drop_articles(text: str, source: SourceString, editing: Editing) -> str:
    """Files and addresses without an article where the source has none before them: engines see
    a mask there (`consulte o X1`)."""
    kept = editing.tables.without_article if editing.tables else {}
    flat = source.flat
    lead = known(rf"(?:^|(?<=[\s(“\"]))({'|'.join(kept)}) $", re.I)
    for start, end, kind in sorted(protected.found(text, frozenset()), reverse=True):
        match = lead.search(text, max(0, start - _LEAD), start)
        if match and kind in ("file", "url", "path", "email") and _bare_in(flat, text[start:end]):
            own = kept[match[1].lower()]
            own = own.capitalize() if match[1][0].isupper() else own
            text = text[: match.start()] + own + text[start:]
    return text


_LEAD = 12
"""Characters before an item in which its article stands."""


def fix_articles(text: str, source: SourceString, editing: Editing) -> str:
    """A Spanish text with articles that agree."""
    flat, names = source.flat, source.names
    nouns = {word.lower() for word in editing.resolved}

    def article(match: re.Match[str]) -> str:
        word = match[2]
        name = _is_name(text, match.end(), names) or (word[0].isupper() and word in flat)
        ruled = _PREPOSITION.search(text[: match.start()]) or (
            not match.start() and word.lower() in nouns
        )
        own = _article(match[1], word, "" if ruled else flat, name, nouns)
        return f"{own} "

    # The pair takes a Portuguese article of one letter for a word in capitals.
    text = known(r"^EL (?=[a-záéíóúñ]{2})").sub("El ", text)
    text = _NEUTER.sub(article, text)
    text = _bared(text, flat, names)
    text = known(rf"{_ALONE}([Dd])e el (?=[a-z<])").sub(r"\1el ", text)
    return known(rf"{_ALONE}(a|{_INITIAL}A) el (?=[a-z<])").sub(r"\1l ", text)


_ALONE = r"(?<![\w+/.-])"
_INITIAL = r"(?:^|(?<=[.!?:…] )|(?<=[¿¡(“«]))"
"""Where a capital A is a word and no key or letter (`Alt+A`, `vitamina A`)."""


def _article(found: str, word: str, flat: str, name: bool, nouns: set[str]) -> str:
    """What stands for `lo` or `uno` before a word."""
    own = "un" if found.lower() == "uno" else "el"
    if not name and word[0] != "<" and not _sure(word):
        unsure = word.lower() in _NO_NOUN or _PRONOUN.search(flat) or _VERB.search(word)
        # No adjective after a neuter article ends in a.
        if unsure or (word.lower() not in nouns and (own == "un" or word[-1] != "a")):
            return found
    if _feminine(word) and not name:
        own = {"un": "una", "el": "la"}[own]
    return own.capitalize() if found[0].isupper() else own


def _sure(word: str) -> bool:
    """Whether a word is a noun by its ending."""
    return re.search(r"[a-z]{2}(?:[cs]ión|[dt]ad|tud)$", word) is not None


def _feminine(word: str) -> bool:
    return _FEMININE.search(word) is not None and not re.search(r"(?:ema|ama|oma|mapa|día)$", word)


def _is_name(text: str, place: int, names: frozenset[str]) -> bool:
    return any(
        start == place and kind in ("name", "term", "code", "placeholder", "file")
        for start, _, kind in protected.found(text, names)
    )


# --- before names -------------------------------------------------------------------


def _bared(text: str, flat: str, names: frozenset[str]) -> str:
    """Names and codes without an article where the source has none before them."""
    found = list(protected.found(text, names))
    words = [match.span() for match in _CAPITAL.finditer(text)]
    words = [one for one in words if not any(a <= one[0] < b for a, b, _ in found)]
    kinds = ("name", "term", "tag", "time")
    stay = [(start, end) for start, end, kind in found if kind in kinds] + words
    for start, end in sorted(stay, reverse=True):
        name = text[start:end]
        until = _UNTIL.search(text[:start])
        if until and re.search(rf"\bto {re.escape(name)}(?!\w)", flat):
            text = text[: until.start()] + "a " + text[start:]
        elif _bare_in(flat, name):
            text = _BEFORE.sub(_without, text[:start]) + text[start:]
    return text


_UNTIL = late(r"(?<!\bpara )(?<!\bde )(?<!\bcon )(?<!\bpor )(?<!\ben )(?<= )la $")
"""The Portuguese `à` before a name or a time of day."""

_CAPITAL = late(r"(?<![\w-])[A-ZÁÉÍÓÚÑ][\w-]+")
_BEFORE = late(r"(?:^|(?<=[\s(“\"]))(?:(?P<of>[Dd]el|[Aa]l)|(?:el|la|El|La)) $")


def _without(match: re.Match[str]) -> str:
    """`del` and `al` keep their preposition."""
    return {"del": "de ", "al": "a "}.get((match["of"] or "").lower(), "")


_BETWEEN = r"(?:above|and|as|at|below|by|for|from|in|is|of|on|or|to|under|with)\b"


_DETERMINED = re.compile(
    r"\b(?:the|this|that|its|their|our|your|an?|every|each)"
    rf"(?: (?!{_BETWEEN})[\w’'-]+){{0,3}} \Z",
    re.I,
)


def _bare_in(flat: str, name: str) -> bool:
    """Whether a name stands in the source, and never with an article or the like near it."""
    if name not in flat:  # most often: it spares making a pattern
        return False
    whole = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    if not known(whole).search(flat):
        return False
    places = known(whole, re.I).finditer(flat)
    return not any(_DETERMINED.search(flat, 0, place.start()) for place in places)
