"""How words vary: enough of a few languages to know a term in another number or gender.

The endings are the regular ones of school grammars. What is not known here is compared by
its beginning, which forgives too much rather than too little.
"""

from __future__ import annotations

import re
from functools import lru_cache

from i18n.languages.folding import fold
from i18n.languages.language_tags import base

Rules = tuple[tuple[str, str], ...]

_ROMANCE: Rules = (("(?:es|[aeo]s|[aeos])$", ""),)
_STEMS: dict[str, Rules] = {
    "es": ((r"ces$", "z"), *_ROMANCE),
    "gl": ((r"ns$", "n"), (r"is$", "l"), *_ROMANCE),
    "pt": ((r"(?:oes|aes|aos|ao)$", "a"), (r"ns$", "m"), (r"(?<=\w{3})[ae]is$", "el"),
           (r"al$", "el"), *_ROMANCE),
    "ca": ((r"(?<=[aeiou])ns$", ""), (r"(?<=[aeiou])n[ae]s?$", ""), (r"ques$", "c"), *_ROMANCE),
    "fr": ((r"aux$", "al"), (r"(?:es|e|s|x)$", "")),
    "it": ((r"(?:chi|che)$", "c"), (r"(?:ghi|ghe)$", "g"), (r"[aeio]$", "")),
    "de": ((r"(?:ern|en|er|es|em|e|n|s)$", ""),),
    "nl": ((r"(?:en|er|e|s)$", ""),),
    "en": ((r"ies$", "y"), (r"(?:es|s)$", "")),
}  # fmt: skip
_SHORTEST = 3
_LIKE = 5


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """What a word has in common with its forms, without accents and capitals."""
    low = fold(word).casefold()
    rules = _STEMS.get(base(language))
    if rules is None:
        return low[:_LIKE]
    for pattern, ending in rules:
        cut = re.sub(pattern, ending, low)
        low = cut if len(cut) >= _SHORTEST else low
    return low


# --- plurals and genders ------------------------------------------------------------

_PLURALS: dict[str, Rules] = {
    "es": ((r"z$", "ces"), (r"ión$", "iones"), (r"ín$", "ines"), (r"ón$", "ones"), (r"án$", "anes"),
           (r"és$", "eses"), (r"(?<=[aeioué])$", "s"), (r"(?<=[lrndjy])$", "es")),
    "pt": ((r"ção$", "ções"), (r"são$", "sões"), (r"ão$", "ões"), (r"m$", "ns"),
           (r"([aou])l$", r"\1is"), (r"el$", "éis"), (r"(?<=[aeioué])$", "s"),
           (r"(?<=[rz])$", "es")),
    "ca": ((r"ió$", "ions"), (r"à$", "ans"), (r"ó$", "ons"), (r"ca$", "ques"), (r"ga$", "gues"),
           (r"a$", "es"), (r"(?<=[bcdefglmnoprtu])$", "s")),
}  # fmt: skip
_STOP = {"de", "del", "d", "da", "do", "das", "dos", "en", "em", "a", "al", "para", "per", "por",
         "con", "com", "amb", "sobre", "sin", "sem", "y", "e", "i"}  # fmt: skip


def plural(rendering: str, language: str) -> str:
    """A rendering in the plural, its first noun and what follows up to a preposition; "" where
    that is not known."""
    rules = _PLURALS.get(base(language))
    out: list[str] = []
    words = rendering.split(" ")
    for number, word in enumerate(words):
        if rules is None or word.lower() in _STOP:
            return " ".join([*out, *words[number:]]) if out and rules else ""
        form = next((re.sub(p, e, word, count=1) for p, e in rules if re.search(p, word)), "")
        if not form:
            return ""
        out.append(form)
    return " ".join(out)


def is_plural(found: str, singular: str) -> bool:
    """Whether a form of some words is their plural, in a language whose plurals end in s; the
    first of them decides: `salas de aula`."""
    low, own = found.lower().split()[0], singular.lower().split()[0]
    return low != own and low.endswith("s") and not own.endswith("s")


_FEMININE: dict[str, str] = {
    "es": r"(?:ión|[dt]ad|tud|umbre|a)$",
    "pt": r"(?:[cçsiz]ão|[dt]ade|tude|gem|a)$",
    "ca": r"(?:ió|tat|tud|a)$",
}
_MASCULINE = re.compile(
    r"(?:avión|camión|avião|avió|camió|[eo]ma|grama|mapa|día|dia|planeta|ista|cometa|poeta)$"
)
_ALSO = """
    red ley voz luz paz cruz mano fe sed sal miel piel salud parte gente clase base frase
    noche nave fase calle carne sangre muerte suerte corte fuente mente llave nube nieve torre
    sede serie imagen orden interfaz vez raíz rede lei mão parte gente classe frase noite fase
    morte sorte corte fonte chave torre sede série vez raiz xarxa llei veu llum pau creu mà fe
    sal mel pell salut part gent classe frase nit nau fase carn sang mort sort cort font ment
    clau neu torre seu sèrie imatge ordre vegada arrel"""
_ALSO_FEMININE = frozenset(_ALSO.split())


_EITHER_WORDS = """
    guía policía cura cámara capital orden frente cometa colega atleta artista pirata espía
    vigía guarda guardia corneta trompeta batería mañana guia polícia câmera colega atleta foto
    moto radio dinamo libido mano disco soprano modelo testigo miembro"""
_EITHER = frozenset(_EITHER_WORDS.split())


def sure(noun: str, language: str) -> bool | None:
    """Whether a noun in the singular is feminine, None where its ending does not tell for sure."""
    low = noun.lower().partition("-")[0]
    unsure = re.search(r"(?:ista|[aeo]ta|cida|ócrata|[bmprv]ión|bastión)$", low)
    if low in _EITHER or not gendered(language) or unsure:
        return None
    if feminine(low, language):
        return True
    ends = r"(?:o|dor|je|ón|miento)$" if not language.startswith("ca") else r"(?:dor|atge|ment)$"
    male = re.search(ends, low) and not re.search(r"[zcs]ón$|ión$|ção$|são$|ão$", low)
    return False if male or _MASCULINE.search(low) else None


def gendered(language: str) -> bool:
    """Whether genders of a language are known here."""
    return base(language) in _FEMININE


def feminine(noun: str, language: str) -> bool:
    """Whether a noun in the singular looks feminine, where `gendered`; of a compound
    (`livro-razão`) the first part decides."""
    low = noun.lower().partition("-")[0]
    if low in _ALSO_FEMININE:
        return True
    return bool(re.search(_FEMININE[base(language)], low)) and not _MASCULINE.search(low)
