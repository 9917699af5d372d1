"""Articles and prepositions that go by the sound of the noun: `el aula`, `l’aula`, `d’agenda`.

The rules are those of school grammars: Spanish has `el` and `un` before a feminine noun in the
singular that begins with a stressed a; Catalan elides before a vowel, but for feminine articles
before an unstressed i or u.
"""

from __future__ import annotations

import re

from i18n.languages.language_tags import base
from i18n.late import late

_STRESSED_WORDS = """
    agua aula arma alma área ave águila hambre hacha habla ala alba acta ancla ansia arca arpa
    asa asma aspa haba hada álgebra alga alza ascua aya asta ágora ánfora ánima"""
_STRESSED = frozenset(_STRESSED_WORDS.split())
_SPANISH = {"la": "el", "una": "un", "de la": "del", "a la": "al", "alguna": "algún",
            "ninguna": "ningún"}  # fmt: skip
_ARTICLE = late(r"(?<![\w-])((?:de |a )?la|una|alguna|ninguna) $", re.I)

_VOWEL = late(r"h?[aeiouàèéíòóú]", re.I)
_WEAK = late(r"h?[iu](?!lla|ngla|rna|ra$)", re.I)
_GLIDE = late(r"h?[iu][aeo]", re.I)
_CATALAN = {"el": "l'", "la": "l'", "de": "d'", "del": "de l'", "al": "a l'", "pel": "per l'"}
_ELIDING = late(r"(?<![\w'’-])(el|la|del|al|pel|de) $", re.I)


def fit_article(text: str, noun: str, feminine: bool, language: str) -> str:
    """What stands before a noun in the singular, as the noun's first sound demands."""
    tongue = base(language)
    if tongue == "es" and noun.lower() in _STRESSED:
        return _ARTICLE.sub(lambda found: _cased(_SPANISH[found[1].lower()], found[1]) + " ", text)
    if tongue == "ca" and _VOWEL.match(noun) and not _GLIDE.match(noun):
        return _ELIDING.sub(lambda found: _elided(found, noun, feminine), text)
    return text


def _elided(found: re.Match[str], noun: str, feminine: bool) -> str:
    if feminine and _WEAK.match(noun) and found[1].lower() == "la":
        return found[0]
    return _cased(_CATALAN[found[1].lower()], found[1])


def _cased(own: str, found: str) -> str:
    return own[0].upper() + own[1:] if found[0].isupper() else own
