"""How some languages say no. A language that is missing here is not judged by it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache


@cache
def negators(tongue: str) -> re.Pattern[str] | None:
    """What makes a sentence negative; None for a language that is not judged."""
    return _compiled(_NEGATORS, tongue)


@cache
def false_negators(tongue: str) -> re.Pattern[str] | None:
    """Phrases with a negator that other languages say without one."""
    return _compiled(_FALSE, tongue)


@cache
def near_negators(tongue: str) -> re.Pattern[str] | None:
    """What may stand where another language has a negator."""
    return _compiled(_NEAR, tongue)


@cache
def undone_negators(tongue: str) -> re.Pattern[str] | None:
    """Where a negator denies nothing: it is denied itself (not impossible, do not forget), asks
    (isn’t it?) or strengthens (couldn’t agree more)."""
    return _compiled(_UNDONE, tongue)


def _compiled(patterns: Mapping[str, str], tongue: str) -> re.Pattern[str] | None:
    return re.compile(patterns[tongue], re.I) if tongue in patterns else None


def _any(stems: str) -> str:
    """Any of some words; one that ends in `-` is the start of a word."""
    words = (w[:-1] + r"\w*" if w.endswith("-") else w.replace("_", r"\s+") for w in stems.split())
    return rf"\b(?:{'|'.join(words)})(?!\w)"


_NEGATORS = {
    "en": (
        r"\b(?:not|no(?!-)|never|none(?=\s+(?:of|[a-z]+able)\b)|nobody|nothing"
        r"|nowhere|neither|nor|without|cannot)\b|n[’']t\b"
    ),
    "es": _any("no nunca jamás nada nadie ningún ningun[oa]s? ni sin tampoco"),
    "pt": _any("não nunca jamais nada ninguém nenhum nenhuma nenhuns nem sem tampouco"),
    "ca": _any("no mai res ningú ni sense tampoc"),
    "gl": _any("non nunca nada ninguén ningún ningunha nin sen tampouco"),
    "fr": (
        r"(?<!\w)(?:ne|(?-i:Pas)|pas\s+(?:de|un)|sans|aucune?|jamais|rien|ni|non)(?!\w)"
        r"|(?<!\w)n[’']"
        r"|(?<=mais )pas(?!\w)|(?<!\w)pas(?= (?:très|encore|besoin|toujours|tout|trop|assez)\b)"
        r"|(?-i:Plus)(?= (?:besoin|aucun))"
    ),
    "it": _any("non no nessun[oa]? niente nulla mai né senza neppure neanche nemmeno"),
    "de": _any("nicht kein- nie niemals niemand- nichts weder ohne nein nirgends nirgendwo"),
    "nl": _any("niet geen nooit niemand niets zonder nee nergens noch"),
    "el": _any("δεν δε μη μην όχι χωρίς δίχως ποτέ κανείς κανένας καμία κανένα τίποτα ούτε μήτε"),
    "ru": _any("не нет ни без нельзя никогда никто никого ничего ничто никак- нигде"),
    "pl": _any("nie bez ani nigdy nikt nikogo nic żad-"),
    "zh": "[不没沒無无非未勿莫否別别]",
}

_FALSE = {
    "en": (
        r"\bno\.?\s?\d|\bnot only\b|\bno doubt\b|\bor not\b|\bno matter\b|\bnot to mention\b"
        r"|\bno (?:later|more|less|fewer) than\b|\bnothing but\b|\bnone other\b"
        r"|\bnot least\b|\bno\.\s"
    ),
    "es": _any("sin_embargo no_obstante sin_duda no_s[oó]lo no_solamente nada_más cómo_no no_más"),
    "pt": _any("não_só não_apenas não_somente sem_dúvida não_obstante nada_mais"),
    "ca": _any(
        "no_obstant no_obstant_això no_només cap_a cap_al cap_als sens_dubte caps?_de no_sols"
    ),
    "gl": _any("non_obstante non_só sen_dúbida"),
    "fr": _any(
        r"n[’']importe non_seulement sans_doute sans_cesse pas_de_(?:temps|vis|porte|calcul|tir) "
        r"rien_de_tel sans_le_savoir sans_fil "
        r"n(?:e\s+|[’'])\w+(?:\s\w+)?\s+qu[e’'] pas_à_pas"
    ),
    "it": _any("non_solo senz[’']altro mai_più nonostante"),
    "de": _any("nicht_nur ohnehin ohne_weiteres"),
    "zh": (
        "不[仅僅但同断斷過过久少错錯管论論]|非常|[无無][论論]|未[来來]|[别別][的名]|[是能会會可]否|特[别別]|除非|非洲|分[别別]"
        "|性[别別]|[级級类類][别別]|并非|差不多|要不要|[识識][别別]"
    ),
}

_NEAR = {
    "en": _any(
        r"""unless until hardly barely scarcely rarely seldom few fewer little less least fail-
        unable lack- avoid- refus- den(?:y|ied|ies) prevent- stop- except- unlike- illegal-
        impossib- invalid- miss- absent free instead otherwise yet any- either ban- prohibit-
        forbid- un(?!der|til|ion|it|i[vq]|employ)\w{4,} non-? ever still only beyond
        in(?:correct|complete|active|visible|dependent|sufficient|adequate|valid|finite|definite)-
        in(?:accura|compati|consist|secur|stabil|edib|capab)-
        dis- \w+less ignor- violat-
        reject- forg[eo]t- empty wrong logged_out exclud- keep_from keep_off
        none refrain- weak- poor- bad badly difficult-
        im(?:mut|mov|mort|perf|mater|pract|prop|prud)- other_than different- idle zero light-
        lightly wait- former latter doubt- disabl- rather lose- lost loss
        hidden hide- skip- landlocked alone forbidden single-handed- raw leav-_out left_out whether
        despite unclear never_mind outside
        safe- self-explanatory trivial omit-
        too ceas- remain- bare- out_of nonetheless regardless"""
    ),
    "es": _any(
        r"""in\w+bles? apenas salvo excepto imposib- falt- carec- evit- imp[ei]d- impid- prohib-
        dej- rara_vez raramente inválid- incapa- inexist- ilegal- neg- rechaz- en_vez en_lugar
        menos solo sólo des(?:conoc|activ)- distint- diferent- ajen- poc[oa]s? máximo cero ausen-
        in(?:sufi|compl|corre|activ|visib|depen|defin|útil|necesar|dispon)-"""
    ),
    "pt": _any(
        r"""ilimitad- ao_invés mal in\w+(?:vel|veis) exceto salvo imposs- falt- carec- evit- impe-
        proib- deix- raramente
        inválid- incapa- ilegal- neg- recus- em_vez menos só apenas des(?:conhec|ativ)- pouc[oa]s?
        máximo zero diferente aus- sequer
        in(?:sufi|compl|corre|ativ|vis|depen|defin|útil|dispon)-"""
    ),
    "ca": _any(
        r"""in\w+bles? excepte llevat imposs- falt- evit- imped- prohib- deix- rarament invàlid-
        incapa- il·leg- neg- rebutj- en_lloc menys només poc- zero abs- cap diferent- altre
        in(?:sufi|compl|corr|act|vis|disp)-"""
    ),
    "gl": _any(r"""agás excepto impos- falt- evit- imp[ei]d- prohib- deix- incapa- ileg- só"""),
    "fr": _any(
        r"""pas autrement désactiv- ignor- i[nr]\w+bles? sauf hormis impossib- manqu- évit-
        empêch- interdi- cess- rare- invalid-
        incapab- illég- refus- nie- au_lieu moins seul- peu zéro abs- mauvais- mal différent-
        souci- problèm-
        in(?:suffi|compl|corr|act|vis|conn|disp)- défaut"""
    ),
    "it": _any(
        r"""in\w+bil[ei] fall- eccetto salvo impossib- manc- evit- imped- viet- smett- raramente
        invalid- incapac- illeg- rifiut- neg- invece meno solo soltanto poc- zero assen-
        in(?:suff|compl|att|vis|disp)- proib-"""
    ),
    "de": _any(
        r"""bleib- entf[aä]ll- schwierig- schwer beschäftigt nix vergess- beend- außer
        unmöglich- fehl- vermeid- verhinder- verbot- verbiet- kaum selten ungültig-
        un(?!ser|ter)\w{4,} weiger- ablehn- statt anstatt weniger nur wenig- null ab(?:er|wes)-
        \w+los- \w+frei- verzicht-"""
    ),
    "nl": _any(
        r"""behalve onmogelijk- ontbre- vermijd- verhinder- verb[oi]d- zelden on(?!der|ze)\w{4,}
        weiger- minder alleen"""
    ),
    "el": _any(r"""απαγορ- αδύνατ- εκτός αποφ- αποτρ- λείπ- έλλειψη σπάνια αρν- λιγότερ- μόνο"""),
    "ru": _any(r"""невозмож- кроме лиш- отсутств- запре- отказ- не\w{3,} без\w{3,} только"""),
    "pl": _any(r"""nie\w{3,} oprócz brak- zakaz- odm- bez\w{3,} tylko zabron-"""),
    "zh": "[禁缺拒免停除仅只]|之前",
}

_DENIED = (
    r"(?:forg[eo]t\w*|miss(?:es|ed)?|fail\w*|un(?!der|til|ion|i[qtv]|less|to\b)\w{4,}|impossible"
    r"|improbable"
    r"|in(?:frequent|significant|considerable|sensitive|correct|valid|accurate)\w*|irrelevant"
    r"|hesitat\w+"
    r"|refus\w+|refrain\w*|left out|exclud\w+|lack\w*|avoid\w*|ignor\w+|neglect\w*|doubt\w*"
    r"|den(?:y|ied)|escape\w*|overlook\w*|no|not|stop\w*)"
)
_UNDONE = {
    "en": (
        r"(?:^|(?<=[.!?…:“\"(] ))(?:why\s+)?(?:is|are|was|were|do|does|did|has|have|had|ca|could"
        r"|wo|would|should)"
        r"n[’']t\b[^.!]*\?|\bwhy not\b|,\s*\w+n[’']t\s+\w+\s*\?|\bor not\b|\bwhether\b"
        r"|(?:\b(?:not|never|cannot|no|nothing|nobody|none|nor)"
        r"|n[’']t)\b(?:[\s,]+[\w’'-]+){0,3}?[\s,]+"
        rf"{_DENIED}\b"
        r"|\b(?:can|could)(?:n[’']t|\s?not)\b[^.]{0,30}\b(?:more|enough|better|help|wait)\b"
        r"|\bno (?:wonder|problem|doubt|matter|longer than|more than|fewer than|less than)\b"
        r"|\bnot? (?:more|less|fewer|later|earlier) than\b|\bnot (?:just|only|merely|simply)\b"
    ),
    "es": (
        r"¿(?:por qué )?no\b|[¿,] ?no\?|\bno\s+(?:(?:te|se|lo|la|les?|nos|os)\s+)?(?:olvid|dud"
        r"|pierd|deje|falt|vacil)\w*"
        r"|\bno\s+(?:es|son|era)\s+(?:raro|extraño|im\w+|in\w+|poco)\b|\bsin (?:litoral|duda"
        r"|procesar)\b"
        r"|\bo no\b|\bno m[áa]s (?:de|tarde)\b|\bno menos\b"
    ),
    "pt": (
        r"(?:^|(?<=[.!?…] ))(?:por que )?não\b[^.?!]*\?|\bnão (?:é|foi|são)\?"
        r"|\bnão\s+(?:se\s+)?(?:esque[çc]|duvid|perc|deix|falt|hesit)\w*|\bou não\b"
        r"|\bnão\s+(?:é|são)\s+(?:raro|estranho|im\w+|in\w+|incomum)|\bnão mais (?:de|do)\b"
    ),
    "ca": (
        r"(?:^|(?<=[.!?…] ))(?:per què )?no\b[^.?!]*\?|\b(?:oi que|no)\?|\bno\s+(?:us\s+"
        r"|et\s+)?(?:oblid|dubt|perd|deix|falt)\w*|\bo no\b|\bsense litoral\b"
        r"|\bno\s+(?:és|són)\s+(?:rar|estrany|im\w+|in\w+)|\bno més (?:de|tard)\b"
        r"|\bni tan sols\b|\babans que\b"
    ),
    "fr": (
        r"(?:^|(?<=[.!?…] ))n(?:e |[’'])[^.?!]*\?|\bn[’']est-ce pas|\bpourquoi (?:ne |pas)"
        r"|\bavant qu\w*|\bn(?:e |[’'])[^.;:]{1,40}\bqu(?:e |[’'])|\bn[’']\s?(?:oubli|hésit)\w+"
        r"|\bne\s+(?:manqu|dout|perd)\w*|\bou (?:non"
        r"|pas)\b"
        r"|\bà moins qu|\b(?:plus|moins|mieux|pires?|meilleure?s?|autre(?:s|ment)?)\b[^.;]{1,60}"
        r"\bqu(?:e\b|[’'])[^.;]{0,30}?\bn(?:e |[’'])"
        r"|\bsans (?:doute|faute|cesse)\b|\bpas plus (?:de|tard)\b|\bne\b[^.]*\bque\b"
    ),
    "it": r"(?:^|(?<=[.!?…] ))(?:perché )?non\b[^.?!]*\?|\bnon\s+(?:dimentic|dubit|perd|esit)\w*"
    r"|\bo (?:no|meno)\b",
    "de": (
        r"(?:^|(?<=[.!?…] ))(?:ist|sind|war|hat|haben|kann|können|will|wollen|soll\w*|warum"
        r"|wäre)\b[^.?!]*"
        r"\bnicht\b[^.?!]*\?|\bnicht wahr\b|\bnicht\s+(?:vergess|zöger|verpass|versäum|ohne"
        r"|un\w+)\w*|\boder nicht\b"
        r"|\bvergess\w*\b[^.]*\bnicht\b|\bnicht (?:mehr als|später|weniger)\b|\bnicht (?:nur"
        r"|bloß)\b"
        r"|\bnicht selten\b|\bzögern\b|\bohne weiteres\b|\bnicht zuletzt\b"
    ),
    "nl": r"\bwaarom niet\b|\bvergeet\b[^.]*\bniet\b|\bof niet\b",
}
