"""What agrees with a noun that took another's place: the words around it change gender."""

from __future__ import annotations

import re
from collections.abc import Mapping

from i18n import predicates

_MALE_FEMALE = {
    "es": """del:de_la al:a_la el:la los:las un:una unos:unas este:esta estos:estas ese:esa
        esos:esas aquel:aquella aquellos:aquellas nuestro:nuestra nuestros:nuestras otro:otra
        otros:otras mismo:misma mismos:mismas todo:toda todos:todas primer:primera algún:alguna
        ningún:ninguna mucho:mucha muchos:muchas cuyo:cuya nuevo:nueva nuevos:nuevas antiguo:antigua
        propio:propia propios:propias varios:varias cuyos:cuyas dichos:dichas ambos:ambas
        viejo:vieja viejos:viejas pequeño:pequeña pequeños:pequeñas antiguos:antiguas""",
    "pt": """ao:à aos:às do:da dos:das no:na nos:nas pelo:pela pelos:pelas num:numa dum:duma o:a
        os:as um:uma uns:umas este:esta estes:estas esse:essa esses:essas aquele:aquela
        aqueles:aquelas deste:desta destes:destas desse:dessa desses:dessas neste:nesta nesse:nessa
        nosso:nossa nossos:nossas seu:sua seus:suas outro:outra outros:outras mesmo:mesma
        mesmos:mesmas todo:toda todos:todas primeiro:primeira algum:alguma alguns:algumas
        nenhum:nenhuma muito:muita muitos:muitas cujo:cuja novo:nova novos:novas antigo:antiga
        próprio:própria vários:várias ambos:ambas meu:minha meus:minhas teu:tua
        teus:tuas dois:duas velho:velha velhos:velhas pequeno:pequena pequenos:pequenas""",
    "ca": """del:de_la al:a_la pel:per_la dels:de_les als:a_les pels:per_les el:la els:les un:una
        uns:unes aquest:aquesta aquests:aquestes aquell:aquella nostre:nostra altre:altra
        altres:altres mateix:mateixa tot:tota tots:totes primer:primera algun:alguna cap:cap
        molt:molta molts:moltes nou:nova nous:noves seu:seva seus:seves propi:pròpia meu:meva
        meus:meves teu:teva teus:teves dos:dues vell:vella vells:velles petit:petita
        petits:petites antic:antiga antics:antigues""",
}
_BEFORE = {
    (language, female): {
        (one.replace("_", " ") if not female else other.replace("_", " ")): (
            other.replace("_", " ") if not female else one.replace("_", " ")
        )
        for pair in pairs.split()
        for one, other in [pair.split(":")]
    }
    for language, pairs in _MALE_FEMALE.items()
    for female in (False, True)
}
"""(language, whether the old noun is feminine) -> a word before it in the other gender."""

_LAST = re.compile(r"(?:(?<=\s)|^|(?<=[(“\"«¿¡>]))((?:(?:de|a|per) )?[^\W\d_]+)( )$", re.I)


def agreeing(before: str, after: str, was_feminine: bool, language: str) -> tuple[str, str]:
    """What stands before and after a noun, in the other gender: articles and the like before
    it, adjectives after it, and what is said of it."""
    table = _BEFORE.get((language.split("-")[0], was_feminine), {})
    tags = _TAGS.search(before)
    assert tags
    own = ruled(before[: tags.start()], language)
    turned = _turned(before[: tags.start()], table) + tags[0]
    return turned, predicates.turned(after, was_feminine, language, whole=not own)


def settled(before: str, after: str, is_feminine: bool, language: str) -> tuple[str, str]:
    """What stands before and after a noun, in its own gender. What follows is left as it is where
    a preposition stands before the noun: it may go with another."""
    turned, said = agreeing(before, after, not is_feminine, language)
    return turned, after if ruled(before, language) else said


_TAGS = re.compile(r"(?:<[^<>]*>)*$")


_RULED = {
    "es": r"\b(?:de|en|con|a|por|para|sobre|entre|sin|desde|hasta|al|del)",
    "pt": r"\b(?:de|em|com|à|ao|por|para|sobre|entre|sem|desde|até|d|n|pel|num|dum|deste|neste)",
    "ca": r"\b(?:de|en|amb|a|per|sobre|entre|sense|des|fins|al|als|del|dels|pel|pels)",
}


def ruled(before: str, language: str) -> bool:
    """Whether a preposition stands before the noun, so that the sentence speaks of another."""
    ruling = _RULED.get(language.split("-")[0])
    if re.search(r"\bd['’]$", before, re.I):
        return True
    return bool(ruling and re.search(rf"{ruling}(?:[oa]s?)?(?: [^\W\d_]+){{0,2}} $", before, re.I))


def _turned(before: str, table: Mapping[str, str]) -> str:
    """A text with the words at its end in the other gender: `en toda la `, `en todo el `."""
    match = _LAST.search(before)
    for word in (match[1], match[1].rpartition(" ")[2]) if match else ():
        if own := table.get(word.lower()):
            rest = before[: len(before) - len(word) - 1]
            own = own[0].upper() + own[1:] if word[0].isupper() else own
            return f"{_turned(rest, table)}{own} "
    return before
