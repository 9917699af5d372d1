"""Good pairs, and one small function for each fault that is injected into them.

A fault takes (language, source, translation) and gives the spoilt translation, None where it
does not apply. Everything is decided by the text: two runs spoil the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from i18n.languages.negation import negators
from i18n.placeables.prose import TICKED, WEB
from tests.support import meaning_faults

DATA = Path(__file__).parent.parent / "data" / "checks" / "pairs.tsv"


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and a translation that a careful translator would approve."""

    language: str
    source: str
    translation: str


@cache
def pairs() -> tuple[Pair, ...]:
    """The good pairs, written for this corpus."""
    return tuple(Pair(*line.split("\t")) for line in DATA.read_text("utf-8").splitlines())


Spoil = Callable[[str, str, str], "str | None"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A way to spoil a translation, and the rules that must notice it (none: any rule)."""

    name: str
    rules: tuple[str, ...]
    spoil: Spoil


def spoilt(fault: Fault) -> Iterator[tuple[Pair, str]]:
    """Every pair to which a fault applies, with its spoilt translation."""
    for pair in pairs():
        text = fault.spoil(pair.language, pair.source, pair.translation)
        if text is not None and text != pair.translation:
            yield pair, text


def _sub(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Spoil:
    """Replaces the first match."""
    return lambda language, source, text: re.sub(pattern, new, text, count=1)


def _last_number(change: Callable[[str], str]) -> Spoil:
    def spoil(language: str, source: str, text: str) -> str | None:
        found = list(re.finditer(r"(?<![\w.,{%])\d+(?![\w/.-]|,\d)", text))
        if "://" in text or "@" in text or not found:
            return None
        last = found[-1]
        return text[: last.start()] + change(last.group()) + text[last.end() :]

    return spoil


_UNITS = {"km": "cm", "kg": "mg", "%": "", "€": "£", "GB": "MB", "MB": "GB", "°C": "°F"}
_UNITS |= {"pies": "metros", "millas": "leguas", "pulgadas": "metros", "dólares": "pesos"}
_UNITS |= {"公里": "英里", "欧元": "日元", "χλμ": "μίλια", "hectáreas": "metros"}


def _unit(language: str, source: str, text: str) -> str | None:
    unit = next((unit for unit in _UNITS if re.search(rf"\d[\s\u00a0]?{unit}", text)), "")
    return text.replace(unit, _UNITS[unit]) if unit else None


_NOT = {
    "es": r"\b(?:no|No|nunca|Nunca|sin|Sin) ",
    "pt": r"\b(?:não|nunca|Sem) ",
    "ca": r"\bno ",
    "it": r"\bnon ",
    "de": r"\bnicht |(?<=wurde) nie",
    "fr": r"\bne |n’|Sans ",
    "el": r"δεν ",
    "zh": r"不|从未",
}


def _negative(language: str, text: str) -> bool:
    pattern = negators(language)
    assert pattern
    return pattern.search(text) is not None


def _not_dropped(language: str, source: str, text: str) -> str | None:
    if not _negative("en", source) or re.search(r"[Nn]ot only|hesitate", source):
        return None
    new = re.sub(_NOT[language], "", text)
    new = new.replace(" pas ", " ").replace(" jamais ", " ").replace(" mai", " già")
    new = new.replace(" ποτέ", "").replace(" nunca ", " ")
    return None if _negative(language, new) else new


_VERB = {"es": "no", "pt": "não", "ca": "no", "it": "non", "de": "nicht", "el": "δεν"}


def _not_added(language: str, source: str, text: str) -> str | None:
    if _negative("en", source) or language not in _VERB or text.count(" ") < 4:
        return None
    first, second, rest = text.split(" ", 2)
    return f"{first} {second} {_VERB[language]} {rest}"


def _truncated(language: str, source: str, text: str) -> str | None:
    some = text.split(" ")
    return " ".join(some[: len(some) // 3]) if len(some) > 8 and "<" not in text else None


def _runaway(language: str, source: str, text: str) -> str | None:
    tail = text.rstrip(".").split(" ")[-2:]
    if len(tail) < 2 or "<" in text:
        return None
    return " ".join([text.rstrip("."), *tail * 5]) + "."


def _doubled(language: str, source: str, text: str) -> str | None:
    return re.sub(r"(?<![\w<])([a-záéíóúñüç]{2,}) (?=[a-z])", r"\1 \1 ", text, count=1)


_TURN = ("pt", "ca", "fr", "it", "de", "es")


def _in_other_language(language: str, source: str, text: str) -> str | None:
    """The translation that another language has of the same source."""
    same = {pair.language: pair.translation for pair in pairs() if pair.source == source}
    start = _TURN.index(language) + 1 if language in _TURN else 0
    some = [same[one] for one in _TURN[start:] + _TURN[:start] if one in same and one != language]
    return next((one for one in some if one.count(" ") > 3), None)


_RESIDUE = {
    ("es", "pt"): (
        "también também|no não|una uma|un um|con com|más mais|fue foi|está tem|son são|hay há"
        "|muy muito|los os|las das|en em|del do"
    ),
    ("es", "fr"): "y et|con avec|pero très|los les deux|una cette|para pour|por dans",
    ("es", "en"): "de of|el the|la the|los the|y and|con with|para for|es is",
    ("pt", "es"): "não no_es|uma una|com con|mais más|foi fue|em en|os los",
    ("pt", "en"): "de of|a the|o the|os the|e and|do of_the",
    ("ca", "es"): "més más|no pero|amb con|els los|va fue|aquesta esta",
    ("it", "en"): "la the|di of|il the|non not|più more",
    ("fr", "en"): "le the|la the|de of|les the|des of_the",
    ("de", "en"): "die the|der the|und and|das the|nicht not",
    ("el", "en"): "η the|το the|δεν not|την the|ο the",
}


def _residue(other: str) -> Spoil:
    def spoil(language: str, source: str, text: str) -> str | None:
        for pair in filter(None, _RESIDUE.get((language, other), "").split("|")):
            ours, theirs = pair.split(" ", 1)
            new = re.sub(rf"(?<= ){ours}(?= )", theirs.replace("_", " "), text, count=1)
            if new != text:
                return new
        return None

    return spoil


def _half_left(language: str, source: str, text: str) -> str | None:
    ours, theirs = text.split(" "), source.split(" ")
    if min(len(ours), len(theirs)) < 9 or "<" in text:
        return None
    return " ".join(ours[: len(ours) // 2] + theirs[len(theirs) // 2 :])


def _capital(language: str, source: str, text: str) -> str | None:
    if not text[0].isupper() or not source[0].isupper() or text.split(" ")[0] in source:
        return None
    return text[0].lower() + text[1:]


def _tag_foreign(language: str, source: str, text: str) -> str | None:
    return text + "<script>" if len(text) % 5 == 0 else None


def _gone_wrong(match: re.Match[str]) -> str:
    return match.group().encode().decode("latin-1")


def _every(step: int, spoil: Spoil) -> Spoil:
    """Applies to some of the pairs only: what applies to all need not be tried on each."""
    return lambda language, source, text: (
        spoil(language, source, text) if len(source) % step == 0 else None
    )


FAULTS = (
    Fault("link dropped", ("tags",), _sub(r"<(a\d)>(.*?)</\1>", r"\2")),
    Fault("link to another target", ("tags",), _sub(r"<(/?)a1>(.*)</a1>", r"<\1a9>\2</a9>")),
    Fault("image, key or code doubled", ("tags",), _sub(r"<(?:img|kbd|code)\d/>", r"\g<0>\g<0>")),
    Fault("image, key or code dropped", ("tags",), _sub(r"<(?:img|kbd|code)\d/>", "")),
    Fault("tag not closed", ("tags",), _sub(r"</\w+>", "")),
    Fault("foreign tag", ("tags",), _tag_foreign),
    Fault("placeholder dropped", ("placeholders",), _sub(r"\{\w+\}|%d|%s|%\(\w+\)s", "")),
    Fault("placeholder translated", ("placeholders",), _sub(r"\{\w+\}|%\(\w+\)s", "{otro}")),
    Fault("address changed", ("addresses",), _sub(r"(?:https?://|www\.|\w+@)\w+", r"\g<0>s")),
    Fault("address dropped", ("addresses",), lambda lang, s, t: WEB.sub("", t)),
    Fault("code changed", ("code",), lambda lang, s, t: TICKED.sub("`otro`", t, count=1)),
    Fault(
        "file or option changed", ("code",), _sub(r"config(?=\.yaml)|verbose|README|/var", "otro")
    ),
    Fault("number changed (5, 50)", ("numbers",), _last_number(lambda n: n + "0")),
    Fault("number changed (5, 6)", ("numbers",), _last_number(lambda n: str(int(n) + 1))),
    Fault("number dropped", ("numbers",), _last_number(lambda n: "")),
    Fault("unit changed", ("units",), _unit),
    Fault("negation dropped", ("negation",), _not_dropped),
    Fault("negation added", ("negation",), _not_added),
    Fault("blank", ("empty",), _every(3, lambda lang, s, t: " ")),
    Fault("unchanged", ("unchanged",), lambda lang, s, t: s if s.count(" ") > 3 else None),
    Fault("cut off", (), _truncated),
    Fault("runaway", ("repetition",), _every(3, _runaway)),
    Fault("wrong language", ("language", "residue"), _in_other_language),
    Fault("Portuguese word left", ("residue", "language"), _residue("pt")),
    Fault("French word left", ("residue", "language"), _residue("fr")),
    Fault("Spanish word left", ("residue", "language"), _residue("es")),
    Fault("English word left", ("residue", "language"), _residue("en")),
    Fault("half left in English", ("residue", "language"), _half_left),
    Fault("end mark dropped", ("end-punctuation",), _every(2, _sub(r"[.?!:。？！]$", ""))),
    Fault("full stop added", ("end-punctuation",), _sub(r"(?<=\w)$", ".")),
    Fault("question made a statement", ("end-punctuation",), _sub(r"[?？;]$", ".")),
    Fault("¿ or ¡ dropped", ("opening-marks",), _sub(r"[¿¡]", "")),
    Fault("French space lost", ("french-spaces",), _sub("[\u00a0\u202f](?=[?!:;»])", "")),
    Fault("quotation mark not closed", ("quotes",), _sub(r"[»”](?!.*[»”])|(?<=\w)“", "")),
    Fault("bracket not closed", ("brackets",), _sub(r"\)", "")),
    Fault("space at the end", ("spaces",), _every(3, lambda lang, s, t: t + " ")),
    Fault("two spaces", ("spaces",), _every(3, _sub(r"(?<=\w) (?=\w)", "  "))),
    Fault("word doubled", ("doubled-words",), _every(2, _doubled)),
    Fault("zero-width space", ("invisible",), _every(3, _sub(r"(?<=\w)(?=\w)", "\u200b"))),
    Fault("direction override", ("unsafe",), _every(3, _sub(r"(?<=\w)(?=\w)", "\u202e"))),
    Fault("soft hyphen", ("invisible",), _every(3, _sub(r"(?<=\w)(?=\w)", "\u00ad"))),
    Fault("entity written out", ("escapes",), _sub("[\u00a0áéíóúñüã]", "&nbsp;")),
    Fault("letters gone wrong", ("escapes",), _sub("[áéíóúñüãç]", _gone_wrong)),
    Fault(
        "word runs into a tag",
        ("tag-spaces",),
        _sub(r"(?<=\w) (?=<a\d>\w)|(?<=\w</a\d>) (?=\w)", ""),
    ),
    Fault("capital lost", ("capital",), _every(2, _capital)),
    Fault("month changed", ("dates",), meaning_faults.next_of("month")),
    Fault("weekday changed", ("dates",), meaning_faults.next_of("weekday")),
    Fault("unit of time changed", ("times",), meaning_faults.next_of("unit")),
    Fault("morning for evening", ("times",), meaning_faults.other_half),
    Fault("number in words changed", ("number-words",), meaning_faults.next_of("number")),
    Fault("ordinal changed", ("number-words",), meaning_faults.next_of("ordinal")),
    Fault("Roman numeral changed", ("roman-numerals",), meaning_faults.next_roman),
    Fault("letter of another script", ("mixed-letters",), _every(3, meaning_faults.look_alike)),
    Fault("note to oneself", ("notes",), _every(3, meaning_faults.note)),
    Fault("less for more", ("opposites",), meaning_faults.opposite(0)),
    Fault("after for before", ("opposites",), meaning_faults.opposite(1)),
    Fault("right for left", ("opposites",), meaning_faults.opposite(2)),
    Fault("name changed", ("names",), meaning_faults.other_name),
)
