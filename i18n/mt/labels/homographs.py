"""Labels whose English words have two meanings, or may be an order or a thing.

Nothing in such a label tells which one is meant, and all routes take the same one: `Cell` is of a
table or of a body, `Read status` is what was read. Only the page tells, and a reviewer sees it.
"""

from __future__ import annotations

import re

from i18n.late import late
from i18n.mt.labels.said import INFINITIVE
from i18n.mt.source_string import WORD, SourceString
from i18n.placeables import inline_tags

_SEVERAL_MEANINGS = """
balance bar bill block board bow box cast cell change charge clear clip coach compact counter
cover crop current draft draw drill drive drop due empty fair fan fast fine fit flat float frame
free grade handle head hit hold host iron jam lap last lead leave left lie lock log march mark
match mean mine mount net nick novel own paid past patch pen pin pitch plant plot pool pound
press prompt pull race raise range rank rate rear rest ring rock roll round run scale score seal
seek serve set shift ship sign sink slip sound spare spell split spring square staff stage stall
stamp stand still stock store strike subject suit tank tap tear tick tie tip toast track trail
train trial trip turn wave well yard
"""
_HOMOGRAPHS = frozenset(_SEVERAL_MEANINGS.split())
"""Words that alone, with an ending too, say different things on different pages."""


def ambiguous(source: SourceString, text: str) -> str:
    """What of a label may be meant otherwise than its draft takes it, "" for nothing."""
    flat = inline_tags.plain(source.flat).strip()
    return (
        _alone(flat)
        or _verb_for_a_thing(flat, text)
        or _all_of_them(flat, text)
        or _two(flat, text)
        or _little_words(flat, text)
        or _other_sense(flat, text)
    )


def _alone(flat: str) -> str:
    """Whether one word is all there is, and has two meanings."""
    word = re.fullmatch(r"(?:Sign|Log|Check|Set|Back|Opt)-?(?:[Ii]n|[Oo]ut|[Uu]p)\W*", flat)
    if word:
        return f"“{flat}” may be an order or a thing"
    one = WORD.findall(flat)
    small = one[0].lower() if len(one) == 1 and len(flat.split()) == 1 else ""
    return f"“{one[0]}” has several meanings" if {small, small[:-1]} & _HOMOGRAPHS else ""


def _verb_for_a_thing(flat: str, text: str) -> str:
    """Whether what is rather a thing, `Read status`, became an order, `Lea el estado`."""
    if not _THING.fullmatch(flat) or not (INFINITIVE.match(text) or _IMPERATIVE.match(text)):
        return ""
    return f"“{flat.split()[0]}” may be no order"


_THING = late(
    r"(?:Read|Write|Sort|Match|Order|Test|Process|Load|Run|Print|Display|Set|Cut|Contact|Exit|Trade"
    r"|Return|Vote|Search|Spread|Split|Hit|Put|Lead|Start|End|Access)"
    r" (?:status|state|count|mode|time|date|type|code|rate|speed|level|order|key|index|name|url"
    r"|bar|box|field)s?\W*",
    re.I,
)
_IMPERATIVE = late(r"(?:Lea|Lee|Leia|Escriba|Llegeix|Llegiu|Ponga|Corra|Pruebe|Imprima|Busque)\b")


def _all_of_them(flat: str, text: str) -> str:
    """Whether `all`, of things, became all people or has nothing to stand by: `Corra a todos`."""
    said = _ALL.search(flat) and _EVERYBODY.search(text)
    return f"“{said[0].strip()}” may be of things" if said else ""


_ALL = late(r"(?<!to)(?<!for) all\W*$", re.I)
_EVERYBODY = late(
    r"\ba (?:todos|tots)\W*$|^\W*(?![^\W\d_]*r\b)[^\W\d_]*[oa] (?:todos|tots)\W*$", re.I
)


def _two(flat: str, text: str) -> str:
    """Whether a number of things became one of them, `Último 4`, or a letter stands before what
    it is put behind, `X Coordenadas`."""
    if _FIRST_FEW.match(flat) and _SINGULAR.match(text):
        return "a word in the singular stands before a number"
    letter = _LETTER.match(flat)
    if letter and re.match(rf"\W*{letter[1]} [^\W\d_]{{3,}}", text):
        return "its words stand as English has them"
    return ""


_FIRST_FEW = late(r"\W*(?:Last|First|Next|Previous|Latest|Top) (?:[2-9]|\d\d+)\b", re.I)
_SINGULAR = late(
    r"\W*(?:Últim[oa]|Primer[oa]?|Primeir[oa]|Próxim[oa]|Anterior|Darrer|Següent|Siguiente)\b(?!s)"
)
_LETTER = late(r"\W*([B-HJ-Z])[ -][A-Za-z][a-z]{2,}")


def _little_words(flat: str, text: str) -> str:
    """Whether a small word that has nothing to lean on was taken otherwise than it may be meant:
    `On failure` as about it, the letter of `Series A` as an article."""
    for pattern, taken in _TAKEN:
        if (found := pattern.search(flat)) and taken.search(text):
            return f"“{found[0].strip()}” may be meant otherwise"
    return ""


_TAKEN = (
    (late(r"^\W*On\b(?! the)"), late(r"^\W*Sobre\b")),
    (late(r"^\W*From\b"), late(r"^\W*A partir d")),
    (late(r"(?<=\w )(?:to|from|beyond)\W*$", re.I), late(r"\b(?:para|de|desde|a|además|além)\W*$")),
    (
        late(
            r"\b(?:Appendix|Class|Column|Figure|Group|Item|Level|Option|Part|Plan|Section|Series"
            r"|Step|Tab|Table|Type|Vitamin|Zone) A\b"
        ),
        late(r"\b(?:un|una|um|uma)\b", re.I),
    ),
    (
        late(r"^\W*(?:Mark|Save|Set|Use|Log)\b (?=as\b)"),
        late(r"^\W*(?![^\W\d_]*r(?:se)?\b)[^\W\d_]+ como\b"),
    ),
)
"""Small words of a label, and how a draft says them that may be wrong."""


def _other_sense(flat: str, text: str) -> str:
    """Whether a word of several senses was taken in the one that labels seldom mean."""
    for word, sense in _SENSES:
        if (found := word.search(flat)) and sense.search(text):
            return f"“{found[0]}” has several meanings"
    return ""


_SENSES = (
    (late(r"\bcurrent\b", re.I), late(r"\bcorrent|\bcorrient", re.I)),
    (late(r"\b(?:failing|failed)\b", re.I), late(r"\bde (?:fall|falh)", re.I)),
    (late(r"\bsingle [a-z]+ [a-z]+", re.I), late(r"únic[oa]s? (?:de|do|da)\b", re.I)),
)
"""A word, and how a draft says it in the other sense."""
