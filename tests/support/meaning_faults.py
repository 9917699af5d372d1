"""Faults that change what is said and break nothing: dates, times, numbers in words, opposites,
names; and what slips in while somebody types.

Each takes (language, source, translation), as those of `check_pairs` do.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Spoil = Callable[[str, str, str], "str | None"]

_WORDS = {
    "month": {
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
        "diciembre",
        "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
        "dezembro",
        "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
        "décembre",
        "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    },
    "weekday": {
        "es": "lunes martes miércoles jueves viernes sábado domingo",
        "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        "ca": "dilluns dimarts dimecres dijous divendres dissabte diumenge",
        "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    },
    "unit": {
        "es": "segundos minutos horas días semanas meses años",
        "pt": "segundos minutos horas dias semanas meses anos",
        "ca": "segons minuts hores dies setmanes mesos anys",
        "fr": "secondes minutes heures jours semaines mois ans",
        "de": "Sekunden Minuten Stunden Tage Wochen Monate Jahre",
    },
    "number": {
        "es": "dos tres cuatro cinco seis siete ocho nueve diez",
        "pt": "dois três quatro cinco seis sete oito nove dez",
        "ca": "dos tres quatre cinc sis vuit nou deu",
        "fr": "deux trois quatre cinq six sept huit neuf dix",
        "de": "zwei drei vier fünf sechs sieben acht neun zehn",
    },
    "ordinal": {
        "es": "segundo tercer cuarto quinto sexto",
        "pt": "segundo terceiro quarto quinto sexto",
        "ca": "segon tercer quart cinquè sisè",
        "fr": "deuxième troisième quatrième cinquième sixième",
        "de": "zweite dritte vierte fünfte sechste",
    },
}
_ENGLISH = {
    "month": "January|February|March|April|May|June|July|August|September|October"
    "|November|December",
    "weekday": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "unit": r"\d+ (?:seconds|minutes|hours|days|weeks|months|years)",
    "number": "two|three|four|five|six|seven|eight|nine|ten",
    "ordinal": "second|third|fourth|fifth|sixth",
}


def next_of(kind: str) -> Spoil:
    """The word of a kind that follows in its list, where the source has one too."""

    def spoil(language: str, source: str, text: str) -> str | None:
        words = _WORDS[kind].get(language.split("-")[0], "").split()
        if len(re.findall(rf"\b(?:{_ENGLISH[kind]})\b", source)) != 1:
            return None
        for word, other in zip(words, [*words[1:], words[0]], strict=True):
            where = rf"(?<=\d ){word}\b" if kind == "unit" else rf"\b{word}\b"
            if re.search(where, text) and other not in text:
                return re.sub(where, other, text, count=1)
        return None

    return spoil


_HALVES = {
    "es": ("de la tarde", "de la mañana"),
    "pt": ("da tarde", "da manhã"),
    "ca": ("de la tarda", "del matí"),
    "fr": ("de l’après-midi", "du matin"),
    "de": ("abends", "morgens"),
}


def other_half(language: str, source: str, text: str) -> str | None:
    """The morning for the evening, where the source says which."""
    if not re.search(r"\d ?p\.?m\b|\bafternoon|\bevening", source):
        return None
    after, before = _HALVES.get(language.split("-")[0], ("\0", ""))
    new = re.sub(r"\bp\. ?m\.", "a. m.", text).replace(after, before)
    return new if new != text else None


def next_roman(language: str, source: str, text: str) -> str | None:
    """One more of a Roman numeral that the source has too."""
    found = re.search(r"\b(?:I[VX]|VI{0,3}|I{2,3}|X[IV]+)\b", text)
    if not found or not re.search(rf"\b{found[0]}\b", source):
        return None
    other = {"II": "III", "III": "II", "IV": "VI", "VI": "IV", "IX": "XI", "XI": "IX", "XIV": "XVI"}
    new = other.get(found[0])
    return text[: found.start()] + new + text[found.end() :] if new else None


def look_alike(language: str, source: str, text: str) -> str | None:
    """A Cyrillic letter in a word of Latin ones."""
    return re.sub(
        r"(?<=[a-z]{2})[aeo](?=[a-z]{2})", lambda m: "аео"["aeo".index(m[0])], text, count=1
    )


_NOTES = {
    "es": "[REVISAR]",
    "pt": "[REVER]",
    "ca": "(revisar)",
    "fr": "[à vérifier]",
    "de": "(prüfen!)",
}


def note(language: str, source: str, text: str) -> str | None:
    """A note to oneself at the end."""
    if not re.search(r"\w[.]?$", text) or "<" in text:
        return None
    if len(source) % 2:
        return f"{text.rstrip('.')} TODO."
    return f"{text.rstrip('.')} {_NOTES.get(language.split('-')[0], '[TODO]')}."


_OPPOSITES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "es": (
        (r"more than \d", r"\b[Mm]ás de\b", "menos de"),
        (r"\bbefore\b", r"\bantes\b", "después"),
        (r"\b(?:the|your) left\b|\bleft side", r"\bizquierda\b", "derecha"),
    ),
    "pt": (
        (r"more than \d", r"\b[Mm]ais de\b", "menos de"),
        (r"\bbefore\b", r"\bantes\b", "depois"),
        (r"\b(?:the|your) left\b|\bleft side", r"\besquerda\b", "direita"),
    ),
    "ca": (
        (r"more than \d", r"\b[Mm]és de\b", "menys de"),
        (r"\bbefore\b", r"\babans\b", "després"),
        (r"\b(?:the|your) left\b|\bleft side", r"\besquerra\b", "dreta"),
    ),
    "fr": (
        (r"more than \d", r"\b[Pp]lus de\b", "moins de"),
        (r"\bbefore\b", r"\bavant\b", "après"),
        (r"\b(?:the|your) left\b|\bleft side", r"\bgauche\b", "droite"),
    ),
    "de": (
        (r"more than \d", r"\b[Mm]ehr als\b", "weniger als"),
        (r"\bbefore\b", r"\bbevor\b", "nachdem"),
        (r"\b(?:the|your) left\b|\bleft side", r"\blinken?\b", "rechten"),
    ),
}


def opposite(which: int) -> Spoil:
    """Less for more (0), after for before (1), right for left (2)."""

    def spoil(language: str, source: str, text: str) -> str | None:
        some = _OPPOSITES.get(language.split("-")[0])
        if some is None or not re.search(some[which][0], source, re.I):
            return None
        return re.sub(some[which][1], some[which][2], text, count=1)

    return spoil


def other_name(language: str, source: str, text: str) -> str | None:
    """A man's name for a woman's, or a woman's for a man's."""
    found = re.search(r"\b([A-Z][a-z]{2,})([ao])(?= [A-Z][a-z]{3,})", source)
    if not found or not re.search(rf"\b{found[0]}\b", text):
        return None
    return text.replace(found[0], found[1] + {"a": "o", "o": "a"}[found[2]], 1)
