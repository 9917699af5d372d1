"""Months, weekdays, parts of the day and units of time, in the languages that have a list here.

A word with `?` after it means something else too: it may stand for the month or the day, and
proves nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_MONTHS = {
    "en": "january february march? april may? june july august? september october november "
    "december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre "
    "noviembre "
    "diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "gl": "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
    "fr": "janvier février mars? avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "de": "januar|jänner februar|feber märz april mai juni juli august? september oktober november "
    "dezember",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_WEEKDAYS = {
    "en": "monday|mondays tuesday|tuesdays wednesday|wednesdays thursday|thursdays friday|fridays "
    "saturday|saturdays sunday|sundays",
    "es": "lunes martes miércoles jueves viernes sábado|sábados domingo?|domingos",
    "pt": "segunda-feira|segundas-feiras|segunda?|segundas? "
    "terça-feira|terças-feiras|terça?|terças? "
    "quarta-feira|quartas-feiras|quarta?|quartas? quinta-feira|quintas-feiras|quinta?|quintas? "
    "sexta-feira|sextas-feiras|sexta?|sextas? sábado|sábados domingo?|domingos",
    "ca": "dilluns dimarts dimecres dijous divendres dissabte|dissabtes diumenge|diumenges",
    "gl": "luns martes mércores xoves venres sábado|sábados domingo?|domingos",
    "fr": "lundi|lundis mardi|mardis mercredi|mercredis jeudi|jeudis vendredi|vendredis "
    "samedi|samedis dimanche|dimanches",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato|sabati domenica|domeniche",
    "de": "montag|montags dienstag|dienstags mittwoch|mittwochs donnerstag|donnerstags "
    "freitag|freitags samstag|samstags|sonnabend|sonnabends sonntag|sonntags",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}

Names = Mapping[str, tuple[int, bool]]
"""A word to the number of its month or day from 1, and whether it is sure to mean that."""


@cache
def months(tongue: str) -> Names:
    """The names of months in a language; none for one without a list."""
    return _named(_MONTHS.get(tongue, ""))


@cache
def weekdays(tongue: str) -> Names:
    """The names of weekdays in a language, from Monday; none for one without a list."""
    return _named(_WEEKDAYS.get(tongue, ""))


@cache
def any_name(tongue: str) -> re.Pattern[str] | None:
    """A month or weekday that is sure to be one, to tell fast that a text has none; None for a
    language without a list."""
    names = {**months(tongue), **weekdays(tongue)}
    sure = [name for name, (_, is_sure) in names.items() if is_sure]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sure))})\b", re.I) if sure else None


def _named(text: str) -> Names:
    return {
        word.rstrip("?"): (number, not word.endswith("?"))
        for number, words in enumerate(text.split(), 1)
        for word in words.split("|")
    }


_UNITS = {
    "en": "seconds?|secs? minutes?|mins? hours?|hrs?|h days? weeks?|wks? months? years?|yrs? "
    "decades? century|centuries",
    "es": "segundos?|s|seg minutos?|min horas?|h|hs|hrs? días? semanas? mes|meses años? "
    "décadas?|decenios? siglos?",
    "pt": "segundos?|s|seg minutos?|min horas?|h dias? semanas? mês|meses anos? décadas? séculos?",
    "ca": "segons?|s minuts?|min hor[ae]s?|h dia|dies setman(?:a|es) mes|mesos anys? "
    "dècad(?:a|es)|decennis? segles?",
    "gl": "segundos?|s minutos?|min horas?|h días? semanas? mes|meses anos? décadas? séculos?",
    "fr": "secondes?|s minutes?|min heures?|h jours?|journées?|j semaines? mois ans?|années? "
    "décennies? siècles?",
    "it": "second[oi]|s minut[oi]|min or[ae]|h giorn[oi] settiman[ae] mes[ei] ann[oi] decenni[o]? "
    "secol[oi]",
    "de": "sekunden?|sek|s|sekündig\\w* minuten?|min|minütig\\w* stunden?|std|h|stündig\\w* "
    "tage?n?|tägig\\w* wochen?|wöchig\\w* monate?n?|monatig\\w* jahre?n?|jährig\\w* "
    "jahrzehnte?n? jahrhunderte?n?",
    "nl": "seconden? minut(?:en|uut)|min uur|uren dag|dagen week|weken maand(?:en)? jaar|jaren "
    "decennia eeuw(?:en)?",
}
UNITS = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
"""The units of time that are known, as findings name them."""


@cache
def time_units(tongue: str) -> re.Pattern[str] | None:
    """A unit of time, each a group of its name; None for a language without a list."""
    if tongue not in _UNITS:
        return None
    some = zip(UNITS, _UNITS[tongue].split(), strict=True)
    return re.compile("|".join(rf"(?P<{name}>{forms})" for name, forms in some), re.I)


_HALVES = {
    "en": (
        r"\bin the morning\b|\bthis morning\b|\bmornings?\b|(?<=\d)[\s\u00a0\u202f]?a\.?\s?m\b",
        r"\bafternoons?\b|\bevenings?\b|\btonight\b|(?<=\d)[\s\u00a0\u202f]?p\.?\s?m\b",
    ),
    "es": (
        r"\b(?:de|por|en|esta) la mañana\b|\besta mañana\b|(?<=\d)[\s\u00a0\u202f]?a\.?\s?m\b",
        r"\b(?:de|por|en) la tarde\b|\besta tarde\b|\b(?:[6-9]|1[01])(?:[:.]\d\d)? de la noche\b"
        r"|(?<=\d)[\s\u00a0\u202f]?p\.?\s?m\b",
    ),
    "pt": (
        r"\b(?:da|de|pela|na|esta) manhã\b|(?<=\d)[\s\u00a0\u202f]?a\.?\s?m\b",
        r"\b(?:da|à|de|pela|na|esta) tarde\b|\b(?:[6-9]|1[01])(?:[:h]\d*)? (?:horas )?da noite\b"
        r"|(?<=\d)[\s\u00a0\u202f]?p\.?\s?m\b",
    ),
    "ca": (
        r"\b(?:del|pel|al|aquest) matí\b|(?<=\d)[\s\u00a0\u202f]?a\.?\s?m\b",
        r"\b(?:de la|a la|per la|aquesta) tarda\b|\bdel vespre\b|\bal vespre\b"
        r"|\b(?:[6-9]|1[01])(?:[:.]\d\d)? de la nit\b|(?<=\d)[\s\u00a0\u202f]?p\.?\s?m\b",
    ),
    "fr": (
        r"\b(?:du|le|ce) matin\b|\bmatinées?\b|(?<=\d)[\s\u00a0\u202f]?a\.?\s?m\b",
        r"\b(?:de l[’']|l[’']|cet )?après-midi\b|\b(?:du|le|ce) soir\b|\bsoirées?\b"
        r"|(?<=\d)[\s\u00a0\u202f]?p\.?\s?m\b",
    ),
    "de": (
        r"\bmorgens\b|\bvormittags?\b|\bam Morgen\b|\bam Vormittag\b|\bheute Morgen\b",
        r"\bnachmittags?\b|\babends?\b|\bam (?:Nachmittag|Abend)\b|\bheute Abend\b",
    ),
}


@cache
def halves(tongue: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """What says that a time is before noon, and what says that it is after; None for a language
    without a list. The night is both."""
    if tongue not in _HALVES:
        return None
    before, after = _HALVES[tongue]
    return re.compile(before, re.I), re.compile(after, re.I)
