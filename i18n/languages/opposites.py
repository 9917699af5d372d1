"""Words that say the opposite of each other, in the languages that have a list here."""

from __future__ import annotations

import re
from functools import cache

_PAIRS = {
    "en": (
        r"(?:\b(?:more|greater|higher|larger|longer|older) than|\bover|\bat least"
        r"|\babove)(?= [$€£]?\d)"
        r" <> (?:\b(?:less|fewer|lower|smaller|shorter|younger) than|\bunder|\bat most|\bbelow"
        r"|\bup to)"
        r"(?= [$€£]?\d)",
        r"\bbefore\b <> \bafter\b",
        r"\b(?:the|your|our|its|to|on|from|at|upper|lower|top|bottom|far"
        r"|turn)[ -]left\b(?!\s+(?:the|an?)\b)"
        r"|\bleft[ -](?:hand|side|end|mouse|button|click\w*|edge|corner|arrow|bottom|top|column"
        r"|pane\w*|part|half|foot|wing|margin|bank|of)\b <> "
        r"\b(?:your|our|its|to|on|from|at|upper|lower|top|bottom|far"
        r"|turn)(?: the)?[ -]right\b(?! to\b)"
        r"|\bright[ -](?:hand|side|end|mouse|button|click\w*|edge|corner|arrow|bottom|top|column"
        r"|pane\w*|part|half|foot|wing|margin|bank|of)\b",
        r"\bnorth(?:ern)?\b <> \bsouth(?:ern)?\b",
        r"\bincreas\w+ <> \bdecreas\w+|\breduc\w+",
        r"\bminimum\b <> \bmaximum\b",
    ),
    "es": (
        r"\bmás (?:de|que)|\b(?:mayor(?:es)?|superior(?:es)?|más) (?:a|de|que)\b|\bal menos"
        r"|\bpor lo menos"
        r"|\bcomo mínimo|\bpor encima de(?= \d) <> \bpor debajo de(?= \d)"
        r"|(?<!al )(?<!lo )\bmenos de|\b(?:menor(?:es)?|inferior(?:es)?) (?:a"
        r"|de|que)\b"
        r"|\bcomo (?:máximo|mucho)|\bhasta",
        r"\bantes\b|\bprevi[oa]\w* <> \bdespués\b|\btras\b|\bluego\b",
        r"\bizquierd[ao]s? <> \bderech[ao]s?",
        r"\bnorte\w*|\bseptentrional\w* <> \bsur\b|\bsureñ\w+|\bmeridional\w*",
        r"\baument\w+|\bincrement\w+ <> \bdisminu\w+|\breduc\w+|\bdecrement\w+",
        r"\bmínim[oa]s? <> \bmáxim[oa]s?",
    ),
    "pt": (
        r"\bmais (?:de|que|do que)|\b(?:maior(?:es)?|superior(?:es)?) (?:a|que|do que)\b"
        r"|\bpelo menos|\bao menos"
        r"|\bno mínimo|\bacima de(?= \d) <> \babaixo de(?= \d)|(?<!pelo )(?<!ao )\bmenos (?:de"
        r"|que|do que)|\b(?:menor(?:es)?"
        r"|inferior(?:es)?) (?:a|que)\b"
        r"|\bno máximo|\baté",
        r"\bantes\b|\bprévi[oa]\w* <> \bdepois\b|\bapós\b",
        r"\besquerd[ao]s? <> \bdireit[ao]s?",
        r"\bnorte\w* <> \bsul\b|\bsulist\w+|\bmeridional\w*",
        r"\baument\w+|\bincrement\w+ <> \bdiminu\w+|\breduz\w+|\bredu[çc]\w+",
        r"\bmínim[oa]s? <> \bmáxim[oa]s?",
    ),
    "ca": (
        r"\bmés (?:de|que)|\b(?:majors?|superiors?) (?:a|que|de)\b|\bcom a mínim|\balmenys"
        r"|\bpel cap baix"
        r"|\bper (?:sobre|damunt) de(?= \d) <> \bper (?:sota|davall) de(?= \d)|\bmenys (?:de"
        r"|que)|\b(?:menors?|inferiors?) (?:a|que|de)\b|\bcom a màxim|\bfins",
        r"\babans\b|\bprèvi\w* <> \bdesprés\b|\bdarrere\b",
        r"\besquerr\w* <> \bdret[as]?\w*",
        r"\bnord\w* <> \bsud\w*|\bmeridional\w*",
        r"\baugment\w+|\bincrement\w+ <> \bdisminu\w+|\bredu\w+",
        r"\bmínim\w* <> \bmàxim\w*",
    ),
    "fr": (
        r"\bplus (?:de|d[’']|que)|\b(?:supérieure?s?|plus grande?s?) (?:à|que)\b|\bau moins"
        r"|\bau minimum"
        r"|\bau-dessus de(?= \d) <> \ben[ -]dessous de(?= \d)|(?<!au )\bmoins (?:de|d[’']|que)"
        r"|\b(?:inférieure?s?|plus petite?s?) (?:à|que)\b"
        r"|\bau (?:plus|maximum)\b"
        r"|\bjusqu[’']",
        r"\bavant\b|\bpréalabl\w+ <> \baprès\b|\bsuite à\b",
        r"\bgauches? <> \bdroite\b|\bdroit\b",
        r"\bnord\b <> \bsud\b|\bméridiona\w+",
        r"\baugment\w+|\baccroî\w+ <> \bdiminu\w+|\brédui\w+|\bréduction\w*",
        r"\bminim\w+ <> \bmaxim\w+",
    ),
    "de": (
        r"\b(?:mehr|größer|höher|länger|älter) als|\bmindestens|\büber(?= \d)|\bwenigstens"
        r" <> \b(?:weniger|kleiner|niedriger|kürzer|jünger) als|\bhöchstens|\bmaximal"
        r"|\bunter(?= \d)|\bbis zu",
        r"\bvor\b|\bvorher\w*|\bbevor\b|\bzuvor\b|\behe\b <> \bnach\b|\bnachdem\b|\bdanach\b"
        r"|\bnachher\b",
        r"\blink(?:s|e|en|er|es)\b <> \brecht(?:s|e|en|er|es)\b",
        r"\bnord\w* <> \bsüd\w*",
        r"\berhöh\w+|\bzunehm\w+|\bsteiger\w+|\bvergrößer\w+ <> \bverringer\w+|\breduzier\w+"
        r"|\bsenk\w+|\bverklein\w+|\babnehm\w+",
        r"\bmin(?:imum|imal\w*|dest\w*) <> \bmax(?:imum|imal\w*)|\bhöchst\w*",
    ),
}

Opposites = tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


@cache
def opposites(tongue: str) -> Opposites:
    """Pairs of what says one thing and what says its opposite, in the same order in every
    language; none for one without a list."""
    split = (pair.split(" <> ") for pair in _PAIRS.get(tongue, ()))
    return tuple((re.compile(one, re.I), re.compile(other, re.I)) for one, other in split)


@cache
def any_of(tongue: str) -> re.Pattern[str] | None:
    """Any of them, to tell fast that a text has none; None for a language without a list."""
    parts = [part for pair in _PAIRS.get(tongue, ()) for part in pair.split(" <> ")]
    return re.compile("|".join(parts), re.I) if parts else None
