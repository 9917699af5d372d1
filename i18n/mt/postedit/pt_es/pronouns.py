"""Spanish pronouns that Portuguese chose: `esse` for "this", and subjects that Spanish omits."""

from __future__ import annotations

THIS = (
    (
        r"^(?!.*\b(?:that|those)\b).*\b(?:this|these)\b",
        (("eso", "esto"), (r"es(e|a|os|as)", r"est\1")),
    ),
)
"""Brazilian Portuguese says `esse` and `isso` for this and that."""

_LEADS = "que si cuando donde como mientras porque y o pero aunque"
_PLACE = "|".join(["^", r"(?<=[.:,;] )", *(rf"(?<=\b{lead} )" for lead in _LEADS.split())])
_VERB = r"(?P<verb>(?!mism|sol[oa]s?\b|tambi|y\b|o\b)[a-záéíóúñ]+)"


def _omitted(pronoun: str) -> tuple[tuple[str, str], ...]:
    return ((rf"(?:{_PLACE}){pronoun} {_VERB}", r"\g<verb>"),)


SUBJECTS = (
    (r"\byou\b", _omitted("usted")),
    (r"^(?!.*\b(?:he|she|him|her|his)\b).*\bit\b", _omitted("(?:él|ella)")),
    (r"\bthey\b", _omitted("ell[oa]s")),
    (r"\bI\b", _omitted("yo")),
    (r"\bwe\b", _omitted("nosotros")),
)
"""Subjects that the verb's ending says."""
