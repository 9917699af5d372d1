"""What agrees with a noun that took another's place: the words around it change gender.

Before the noun: articles and the like. After it, and in what is said of it (`la sala roja y vacía`,
`el sindicato fue fundado`): participles, known by their endings, and adjectives, by a list or an
ending that verbs hardly have (`publica` is a verb, `pública` is not). The first word that is
nothing of the kind ends it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from i18n.languages.language_tags import base
from i18n.late import late

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

_LAST = late(r"(?:(?<=\s)|^|(?<=[(“\"«¿¡>]))((?:(?:de|a|per) )?[^\W\d_]+)( )$", re.I)


def in_other_gender(before: str, after: str, was_feminine: bool, language: str) -> tuple[str, str]:
    """What stands before and after a noun, in the other gender: articles and the like before
    it, adjectives after it, and what is said of it."""
    table = _BEFORE.get((base(language), was_feminine), {})
    tags = _TAGS.search(before)
    assert tags
    own = after_preposition(before[: tags.start()], language)
    own_before = _before_in_other_gender(before[: tags.start()], table) + tags[0]
    return own_before, _after_in_other_gender(after, was_feminine, language, whole=not own)


def in_own_gender(before: str, after: str, is_feminine: bool, language: str) -> tuple[str, str]:
    """What stands before and after a noun, in its own gender. What follows is left as it is where
    a preposition stands before the noun: it may go with another."""
    own_before, said = in_other_gender(before, after, not is_feminine, language)
    return own_before, after if after_preposition(before, language) else said


_TAGS = late(r"(?:<[^<>]*>)*$")


_RULED = {
    "es": r"\b(?:de|en|con|a|por|para|sobre|entre|sin|desde|hasta|al|del)",
    "pt": r"\b(?:de|em|com|à|ao|por|para|sobre|entre|sem|desde|até|d|n|pel|num|dum|deste|neste)",
    "ca": r"\b(?:de|en|amb|a|per|sobre|entre|sense|des|fins|al|als|del|dels|pel|pels)",
}


def after_preposition(before: str, language: str) -> bool:
    """Whether a preposition stands before the noun, so that the sentence speaks of another."""
    ruling = _RULED.get(base(language))
    if re.search(r"\bd['’]$", before, re.I):
        return True
    return bool(ruling and re.search(rf"{ruling}(?:[oa]s?)?(?: [^\W\d_]+){{0,2}} $", before, re.I))


def _before_in_other_gender(before: str, table: Mapping[str, str]) -> str:
    """A text with the words at its end in the other gender: `en toda la `, `en todo el `."""
    match = _LAST.search(before)
    for word in (match[1], match[1].rpartition(" ")[2]) if match else ():
        if own := table.get(word.lower()):
            rest = before[: len(before) - len(word) - 1]
            own = own[0].upper() + own[1:] if word[0].isupper() else own
            return f"{_before_in_other_gender(rest, table)}{own} "
    return before


_STEMS = {
    "es": """viej nuev barat car roj blanc negr amarill vací llen pequeñ buen mal larg cort alt
        limpi suci frí antigu sec hermos bonit rápid lent únic mism propi miner obrer extranjer
        financier voluntari perfect complet cerrad abiert muert escrit rot hech puest vist
        cubiert impres tranquil modern médic históric ruidos""",
    "pt": """velh nov barat car vermelh branc pret amarel vazi chei pequen bo larg curt alt baix
        limp suj fri antig sec bonit rápid lent únic mesm própri mineir operári estrangeir
        financeir voluntári perfeit complet abert mort escrit rot feit post vist cobert
        impress aces pres pag eleit entregue tranquil modern médic históric""",
}


_ENDING = "tiv|siv|os|íst?ic|át?ic|ót?ic|éd?ic|ónic|ánic|ític|ásic|úblic|merican|exican"


_ADJECTIVE = {
    language: late(
        rf"(?P<stem>[^\W\d_]{{2,}}(?:ad|id|íd)|[^\W\d_]+(?:{_ENDING})|{'|'.join(stems.split())})"
        r"(?P<o>[oa])(?P<s>s?)"
    )
    for language, stems in _STEMS.items()
}


_VERBS = late(
    r"(?:objetiv|demasiad|debid|devid|cuidad|sábad|lad|grad)[oa]s?|"
    r"(?:coincid|decid|divid|pid|impid|mid|resid|incid|presid|agrad|traslad|cuid|n|cad)a|invalida"
)
"""What ends like a participle and is none."""


_CATALAN = """obert:oberta vell:vella nou:nova barat:barata vermell:vermella blanc:blanca
    negre:negra buit:buida ple:plena antic:antiga petit:petita car:cara fet:feta escrit:escrita
    mort:morta net:neta brut:bruta llarg:llarga curt:curta alt:alta baix:baixa groc:groga
    oberts:obertes vells:velles nous:noves barats:barates vermells:vermelles blancs:blanques
    negres:negres buits:buides plens:plenes antics:antigues petits:petites cars:cares fets:fetes
    escrits:escrites morts:mortes nets:netes bruts:brutes llargs:llargues curts:curtes
    alts:altes baixos:baixes grocs:grogues encès:encesa encesos:enceses inclòs:inclosa
    inclosos:incloses imprès:impresa impresos:impreses"""


_PAIRS = [pair.split(":") for pair in _CATALAN.split()]


_TO_MALE = {female: male for male, female in _PAIRS}


_TO_FEMALE = {pair[0]: pair[1] for pair in _PAIRS}


_MALE = late(r"(?P<stem>[^\W\d_]{2,}[aiu])t(?P<s>s?)")


_FEMALE = late(r"(?P<stem>[^\W\d_]{2,}[aiu])d(?P<s>a|es)")


_ADVERB = r"(?:(?:más|muy|menos|tan|ya|mais|muito|já|més|molt|menys|ja|también|também|també) )?"


_COPULA = {
    "es": r"(?:(?:ha|han|había|habían|haya|hayan) (?:sido|estado)|es|son|está|están|era|eran|fue|"
          r"fueron|sea|sean|será|serán|estaba|estaban|estuvo|quedó|quedaron)",
    "pt": r"(?:(?:tem|têm|tinha|tinham) (?:sido|estado)|é|são|está|estão|era|eram|foi|foram|seja|"
          r"sejam|será|serão|estava|estavam|esteve|ficou|ficaram)",
    "ca": r"(?:(?:ha|han|havia|havien) (?:estat|sigut)|(?:va|van) (?:ser|estar)|és|són|està|"
          r"estan|era|eren|fou|foren|sigui|siguin|serà|seran|estava|estaven)",
}  # fmt: skip


_AND = r" (?:y|e|i) "


def _after_in_other_gender(after: str, was_feminine: bool, language: str, *, whole: bool) -> str:
    """What follows a noun, in the other gender: its adjectives and, if `whole`, what a form of
    to be says of it."""
    tongue = base(language)
    if tongue not in _COPULA:
        return after
    done, rest = _adjectives(after, was_feminine, tongue)
    copula = re.match(rf"(?: no| não)? {_COPULA[tongue]}(?= )", rest) if whole else None
    if not copula:
        return done + rest
    said, rest = _adjectives(rest[copula.end() :], was_feminine, tongue)
    return done + copula[0] + said + rest


def _adjectives(text: str, was_feminine: bool, tongue: str) -> tuple[str, str]:
    """The adjectives that a text begins with, in the other gender, and the rest."""
    done = ""
    while match := re.match(rf"(?:{_AND if done else ' '}| ){_ADVERB}", text):
        word = re.match(r"[^\W\d_]+(?!\.?[\w-])", text[match.end() :])
        own = _other(word[0], was_feminine, tongue) if word else ""
        if not word or not own:
            break
        done += match[0] + own
        text = text[match.end() + word.end() :]
    return done, text


def _other(word: str, was_feminine: bool, tongue: str) -> str:
    """An adjective in the other gender, as it is where it has that already; "" for another word."""
    if tongue != "ca":
        match = None if _VERBS.fullmatch(word) else _ADJECTIVE[tongue].fullmatch(word)
        return f"{match['stem']}{'o' if was_feminine else 'a'}{match['s']}" if match else ""
    if word in _TO_MALE or word in _TO_FEMALE:
        return (_TO_MALE if was_feminine else _TO_FEMALE).get(word, word)
    if match := (_FEMALE if was_feminine else _MALE).fullmatch(word):
        many = match["s"] in ("s", "es")
        if was_feminine:
            return f"{match['stem']}t{'s' if many else ''}"
        return f"{match['stem']}d{'es' if many else 'a'}"
    return word if (_MALE if was_feminine else _FEMALE).fullmatch(word) else ""
