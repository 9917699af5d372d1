"""Headings that English begins with a gerund: Spanish has an infinitive there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_PROGRESS = "Load|Sav|Process|Send|Upload|Download|Search|Connect|Wait|Updat|Check|Runn|Miss|Pend"
HEADING = (
    rf"(?-i:^(?:[\d.]+\s+)?(?!(?:{_PROGRESS})ing\b)[A-Z][a-z]+ing\b(?![^.,;!?…]*[.,;!?…])"
    r"(?:\s+\S+){0,7}$)"
)
"""A source that is such a heading; what goes on (`Loading…`) is none."""

_BY_ENDING = {"ando": "ar", "iendo": "er", "yendo": "er"}
_IR = """
abr añad asist compart construy consum convirt cumpl decid defin describ descubr dirig discut
distribuy divid eleg elig escrib exist exig imprim inclu incluy insert instruy interrump introduc
invirt mid ped pid permit prefir prohib recib reduc repit repart reproduc requir reun segu sigu
sirv sub suger sufr traduc transmit un viv
"""
_STEMS = {"convirt": "convert", "invirt": "invert", "mid": "med", "pid": "ped", "prefir": "prefer",
          "repit": "repet", "requir": "requer", "sigu": "segu", "sirv": "serv", "elig": "eleg",
          "construy": "constru", "distribuy": "distribu", "incluy": "inclu",
          "instruy": "instru"}  # fmt: skip


def _infinitive(match: re.Match[str]) -> str:
    stem, end = match["stem"], match["end"]
    whole = stem + ("y" if end == "yendo" else "")
    if whole.lower() in _IR.split():
        bare = _STEMS.get(whole.lower(), whole)
        return match["lead"] + (bare.capitalize() if stem[0].isupper() else bare) + "ir"
    return match["lead"] + stem + _BY_ENDING[end]


GERUNDS: Sequence[tuple[str, Sequence[tuple[str, str | Callable[[re.Match[str]], str]]]]] = (
    (
        HEADING,
        (
            (
                r"(?P<lead>(?:^[\W\d]*|(?<=\w )y )\b)(?P<stem>[^\W\d_]+?)(?P<end>ando|iendo|yendo)",
                _infinitive,
            ),
        ),
    ),
)
"""The gerund that a heading begins with, and one behind “and”."""
