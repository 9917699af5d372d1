"""What is said of a noun, in the other gender: `la sala roja y vacía`, `el sindicato fue fundado`.

Participles are known by their endings, adjectives by a list or an ending that verbs hardly have
(`publica` is a verb, `pública` is not). The first word that is nothing of the kind ends it.
"""

from __future__ import annotations

import re

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
    language: re.compile(
        rf"(?P<stem>[^\W\d_]{{2,}}(?:ad|id|íd)|[^\W\d_]+(?:{_ENDING})|{'|'.join(stems.split())})"
        r"(?P<o>[oa])(?P<s>s?)"
    )
    for language, stems in _STEMS.items()
}

_VERBS = re.compile(
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
_MALE = re.compile(r"(?P<stem>[^\W\d_]{2,}[aiu])t(?P<s>s?)")
_FEMALE = re.compile(r"(?P<stem>[^\W\d_]{2,}[aiu])d(?P<s>a|es)")

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


def turned(after: str, was_feminine: bool, language: str, *, whole: bool) -> str:
    """What follows a noun, in the other gender: its adjectives and, if `whole`, what a form of
    to be says of it."""
    base = language.split("-")[0]
    if base not in _COPULA:
        return after
    done, rest = _adjectives(after, was_feminine, base)
    copula = re.match(rf"(?: no| não)? {_COPULA[base]}(?= )", rest) if whole else None
    if not copula:
        return done + rest
    said, rest = _adjectives(rest[copula.end() :], was_feminine, base)
    return done + copula[0] + said + rest


def _adjectives(text: str, was_feminine: bool, base: str) -> tuple[str, str]:
    """The adjectives that a text begins with, in the other gender, and the rest."""
    done = ""
    while match := re.match(rf"(?:{_AND if done else ' '}| ){_ADVERB}", text):
        word = re.match(r"[^\W\d_]+(?!\.?[\w-])", text[match.end() :])
        own = _other(word[0], was_feminine, base) if word else ""
        if not word or not own:
            break
        done += match[0] + own
        text = text[match.end() + word.end() :]
    return done, text


def _other(word: str, was_feminine: bool, base: str) -> str:
    """An adjective in the other gender, as it is where it has that already; "" for another word."""
    if base != "ca":
        match = None if _VERBS.fullmatch(word) else _ADJECTIVE[base].fullmatch(word)
        return f"{match['stem']}{'o' if was_feminine else 'a'}{match['s']}" if match else ""
    if word in _TO_MALE or word in _TO_FEMALE:
        return (_TO_MALE if was_feminine else _TO_FEMALE).get(word, word)
    if match := (_FEMALE if was_feminine else _MALE).fullmatch(word):
        many = match["s"] in ("s", "es")
        if was_feminine:
            return f"{match['stem']}t{'s' if many else ''}"
        return f"{match['stem']}d{'es' if many else 'a'}"
    return word if (_MALE if was_feminine else _FEMALE).fullmatch(word) else ""
