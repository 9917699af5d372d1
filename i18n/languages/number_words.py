"""Numbers in words, months, scales and units, in the languages that have a list here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_NUMBERS = {
    "en": """zero|one first once single|two second twice both half|three third |four fourth|five
        fifth|six sixth|seven seventh|eight eighth |nine ninth|ten tenth|eleven eleventh|twelve
        twelfth dozen|thirteen thirteenth|fourteen fourteenth|fifteen fifteenth|sixteen sixteenth
        |seventeen seventeenth|eighteen eighteenth|nineteen nineteenth""",
    "es": """cero|un uno una primer primero primera|dos segundo segunda ambos ambas |tres tercer
        tercero tercera|cuatro cuarto cuarta|cinco quinto quinta |seis sexto sexta|siete séptimo
        séptima|ocho octavo octava |nueve noveno novena|diez décimo décima|once |doce
        docena|trece|catorce
        |quince|dieciséis|diecisiete|dieciocho|diecinueve""",
    "pt": """zero|um uma primeiro primeira|dois duas segundo segunda ambos ambas |três terceiro
        terceira|quatro quarto quarta|cinco quinto quinta |seis sexto sexta|sete sétimo
        sétima|oito oitavo oitava |nove nono nona|dez décimo décima|onze|doze dúzia|treze
        |catorze quatorze|quinze|dezesseis dezasseis|dezessete dezassete|dezoito|dezenove
        dezanove""",
    "ca": """zero|un una primer primera|dos dues segon segona|tres tercer tercera |quatre quart
        quarta|cinc cinquè cinquena|sis sisè sisena|set setè setena |vuit vuitè vuitena|nou novè
        novena|deu
        desè desena|onze|dotze dotzena|tretze|catorze
        |quinze|setze|disset|divuit|dinou""",
    "gl": """cero|un unha primeiro primeira|dous dúas segundo segunda |tres terceiro
        terceira|catro|cinco|seis|sete|oito |nove|dez|once|doce""",
    "fr": """zéro|un une premier première|deux deuxième second seconde |trois troisième|quatre
        quatrième|cinq cinquième|six sixième |sept septième|huit huitième|neuf neuvième|dix
        dixième |onze|douze douzaine|treize|quatorze|quinze quinzaine|seize""",
    "it": """zero|un uno una primo prima|due secondo seconda entrambi |tre terzo terza|quattro
        quarto quarta|cinque quinto quinta |sei sesto sesta|sette settimo settima|otto ottavo
        ottava |nove nono nona|dieci decimo decima|undici|dodici|tredici
        |quattordici|quindici|sedici|diciassette|diciotto|diciannove""",
    "de": """null|ein eine einen einem einer eins erste ersten erster |zwei zweite zweiten zweiter
        beide beiden|drei dritte dritten dritter |vier vierte vierten|fünf fünfte|sechs
        sechste|sieben siebte |acht achte|neun neunte|zehn zehnte|elf elfte|zwölf
        zwölfte|dreizehn|vierzehn
        |fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn""",
    "nl": """nul|een één eerste|twee tweede|drie derde|vier vierde |vijf vijfde|zes zesde|zeven
        zevende|acht achtste|negen
        |tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien""",
    "el": """μηδέν|ένα ένας μία μια πρώτη πρώτο πρώτος|δύο δυο δεύτερη |τρεις τρία τρίτη|τέσσερις
        τέσσερα|πέντε|έξι |επτά εφτά|οκτώ οχτώ|εννέα εννιά|δέκα |έντεκα|δώδεκα""",
    "zh": "零 〇|一|二 两 兩|三|四|五|六|七|八|九|十|十一|十二",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien mil",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem mil",
    "ca": "vint trenta quaranta cinquanta seixanta setanta vuitanta noranta cent mil",
    "gl": "vinte trinta corenta cincuenta sesenta setenta oitenta noventa cen mil",
    "fr": "vingt trente quarante cinquante soixante septante quatre-vingt nonante cent mille",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend",
    "el": "είκοσι τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα εκατό χίλια",
    "zh": "二十 三十 四十 五十 六十 七十 八十 九十 百 千",
}
_TENS_VALUES = (20, 30, 40, 50, 60, 70, 80, 90, 100, 1000)

NUMBERS: dict[str, dict[str, int]] = {
    tongue: {
        **{w: value for value, some in enumerate(text.split("|")) for w in some.split()},
        **dict(zip(_TENS[tongue].split(), _TENS_VALUES, strict=True)),
    }
    for tongue, text in _NUMBERS.items()
}
"""Small numbers and ordinals in words."""

AMBIGUOUS: dict[str, frozenset[str]] = {
    tongue: frozenset(text.split())
    for tongue, text in {
        "en": "both half once single second hundred thousand dozen first one",
        "es": "segundo segunda cuarto cuarta ambos ambas docena cien mil quince primera primer "
        "primero",
        "pt": "segundo segunda terceira quarto quarta quinta sexta sétima nona ambos ambas dúzia "
        "cem mil",
        "ca": "segon segona nou deu set quart quarta quinze dotzena cent mil",
        "gl": "segundo segunda once cen mil",
        "fr": "second seconde neuf cent mille quinzaine douzaine quart",
        "it": "secondo seconda quarto quarta sei cento mille",
        "de": "beide beiden elf acht hundert tausend zweiter",
        "nl": "elf acht honderd duizend",
    }.items()
}
"""Words of NUMBERS that mean something else too, or that another language says otherwise."""

_ENDINGS = {"de": r"(?<=te)[nrsm]$"}


@cache
def endings(tongue: str) -> re.Pattern[str] | None:
    """The endings that an ordinal takes beside that in NUMBERS; None where it takes none."""
    return re.compile(_ENDINGS[tongue]) if tongue in _ENDINGS else None


_LOOSE = {
    "en": "2:twice,pair,pairs,couple,double,dual,twin,duplicate,half,halves,other,another,binary "
    "3:thrice,triple,treble,triangle 4:quarter,quarters,quad,square 12:dozen,dozens 14:fortnight "
    "15:fortnight 10:decade,decades 100:century,centuries,hundreds 1000:thousands",
    "es": "2:doble,par,pareja,dúo,mitad,medio,media,otro,otra,segundos,ambos "
    "3:triple,tercio,tercios "
    "4:cuartos,cuádruple 22:veintidós 23:veintitrés 24:veinticuatro 25:veinticinco 10:década "
    "100:centenares,ciento 1000:miles",
    "pt": "2:dobro,par,casal,metade,meio,meia,outro,outra,duplo,dupla 3:triplo,terço,terços "
    "4:quartos 10:década 100:centenas,cento 1000:milhares",
    "ca": "2:doble,parell,parella,meitat,mig,mitja,altre,altra,ambdós,ambdues 3:triple,terç "
    "4:quarts 10:dècada 100:centenars 1000:milers",
    "fr": "2:double,paire,couple,moitié,demi,demie,autre,deuxièmement 3:triple,tiers "
    "4:quart,quarts "
    "10:décennie,dizaine 100:centaines 1000:milliers 6:sixaine",
    "it": "2:doppio,doppia,paio,coppia,metà,mezzo,mezza,altro,altra 3:triplo,terzi 4:quarti",
    "de": "2:doppelt,paar,hälfte,halb,halbe,andere,anderen,beider,zweimal,zwei 3:dreifach,drittel "
    "4:viertel 10:jahrzehnt 100:hunderte 1000:tausende",
}


def _loose(text: str) -> dict[str, tuple[int, ...]]:
    """`2:pair,twice 14:fortnight` as values by word."""
    found: dict[str, tuple[int, ...]] = {}
    for part in text.split():
        number, some = part.split(":")
        for word in some.split(","):
            found[word] = (*found.get(word, ()), int(number))
    return found


LOOSE: dict[str, dict[str, tuple[int, ...]]] = {
    tongue: _loose(text) for tongue, text in _LOOSE.items()
}
"""What a word may count as, without being a number: a pair, a quarter, a fortnight."""

MONTHS: dict[str, int] = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre "
        "ottobre novembre dicembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου "
        "σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    )
    for number, name in enumerate(names.split(), 1)
}
"""Names of months, whose numbers a date may have instead."""

SCALES: dict[str, int] = {
    word: 10**power
    for power, some in {
        3: "thousand mil mille mila tausend duizend χιλιάδες 千",
        4: "万 萬",
        6: "million millions millón millones milhão milhões milió milions millóns milione milioni"
        " millionen miljoen mio εκατομμύρια εκατομμύριο 百万",
        8: "亿 億",
        9: "billion billions milliard milliards bilhão bilhões miliardo miliardi milliarde"
        " milliarden miljard δισεκατομμύρια δισεκατομμύριο 十亿",
        12: "trillion trillions billón billones bilió bilions trilhão trilhões billionen",
    }.items()
    for word in some.split()
}
"""Words that multiply the number before them."""

IDIOMS: dict[str, str] = {
    "en": r"12:noon|midday 0:midnight 24:midnight 12:midnight 30:half[\s-]an[\s-]hour"
    r"|half[\s-]hours?"
    r"|half\s+past 15:quarter 45:quarter|three\squarters 25:quarter 50:half 75:three\squarters "
    r"90:hour\sand\sa\shalf 14:fortnight|two\sweeks 15:fortnight|two\sweeks 7:week|weekly "
    r"10:decade 12:dozen|year|annual\w* 2:twice|double|both|half|pair|couple 200:double"
    r"|twice 100:fully|entire\w*|century "
    r"24:day 365:year 60:hour|minute",
    "es": r"12:mediod[ií]a 0:medianoche 24:medianoche|día 12:medianoche|docena"
    r"|año 30:media 90:hora\sy\smedia "
    r"15:cuarto|quince\w* 45:cuarto 25:cuart[oa] 50:mitad"
    r"|medi[oa] 7:semana\w* 14:quince\w* 10:década "
    r"2:doble|ambos|ambas|par 200:doble 100:siglo|total\w*|complet\w* 60:hora|minuto",
    "pt": r"12:meio[\s-]dia 0:meia[\s-]noite 24:meia[\s-]noite|dia 12:meia[\s-]noite|dúzia"
    r"|ano 30:meia|mei[oa]\shora "
    r"90:hora\se\smeia 15:quarto|quinze\w* 45:quarto 25:quart[oa] 50:metade"
    r"|mei[oa] 7:semana\w* 10:década "
    r"2:dobro|ambos|ambas|par 200:dobro 100:século|total\w*|complet\w* 60:hora|minuto",
    "ca": r"12:migdia 0:mitjanit 24:mitjanit|dia 12:mitjanit|dotzena"
    r"|any 30:mitja 90:hora\si\smitja 15:quart "
    r"45:quarts? 25:quarta? 50:meitat|mig|mitja 7:setman\w* 10:dècada 2:doble|ambdós|ambdues"
    r"|parell 200:doble "
    r"100:segle|total\w*|complet\w* 60:hora|minut",
    "fr": r"12:midi 0:minuit 24:minuit|jour 12:minuit|douzaine"
    r"|an 30:demi\w* 90:heure\set\sdemie 15:quart "
    r"45:quart|trois\squarts 25:quart 50:moitié|demi\w* 7:semaine\w*"
    r"|hebdo\w* 14:quinz\w* 15:quinz\w* "
    r"10:décennie|dizaine 2:double|paire|couple 200:double 100:siècle|total\w*"
    r"|entière\w* 60:heure|minute",
    "de": r"12:mittags?|zwölf 0:mitternacht 24:mitternacht|tag\w* 12:mitternacht|dutzend"
    r"|jahr 30:halb\w* "
    r"90:anderthalb\w*|eineinhalb\w* 15:viertel\w* 45:viertel\w*"
    r"|dreiviertel\w* 25:viertel\w* 50:hälfte\w*|halb\w* "
    r"7:woche\w* 14:zwei\swochen 10:jahrzehnt\w* 2:doppel\w*|beide\w*"
    r"|paar 200:doppelt\w* 100:jahrhundert\w*|voll\w* "
    r"60:stunde|minute",
}
"""What a figure may stand for in words: a number, and what says as much, as a pattern."""


_PARTS = "zwei drei dritt vier fünf fünft sechs sieben siebt acht neun zehn zwölf zwanzig dreißig"
_COMPOUNDS: dict[str, tuple[tuple[str, int], ...]] = {
    "de": tuple(zip(_PARTS.split(), (2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 9, 10, 12, 20, 30), strict=True))
}


def parts(word: str, tongue: str) -> set[int]:
    """The numbers that a compound has in it: dreieckig, zu dritt, zweiundzwanzig."""
    return {value for part, value in _COMPOUNDS.get(tongue, ()) if part in word}


def sums(found: Iterable[int]) -> set[int]:
    """What numbers in words may come to: twenty and two are twenty-two as well, sixty and ten
    are seventy."""
    some = set(found)
    tens = [one for one in some if one in range(10, 100, 10)]
    return {ten + one for ten in tens for one in some if one < (20 if ten > 50 else 10)}


@cache
def idioms(tongue: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """The numbers that a language has in words that are no numbers, each with its words."""
    split = (part.split(":", 1) for part in IDIOMS.get(tongue, "").split())
    return tuple((int(one), re.compile(rf"\b(?:{words})\b", re.I)) for one, words in split)


UNITS: dict[str, str] = {
    "km": r"km[²2]?|k[iy]lom\w+|quil[oôò]m\w+|quilòm\w+|chilom\w+|χλμ\.?|χιλιόμετρ\w+",
    "cm": r"cm|cent[iíì]m\w+|zentim\w+|εκ\.?|εκατοστ\w+",
    "mm": r"mm|mil+[iíì]m\w+|χιλιοστ\w+",
    "kg": r"kg|kilos?|k[iy]logr?\w+|quil(?:os?|ogra\w+)|chil[io]|chilogr\w+|κιλά|κιλό|κιλών",
    "mile": r"mi|miles?|mil+as?|milhas?|milles?|miglia|miglio|meilen?|μίλι\w*",
    "foot": r"ft|feet|foot|pies?|pés?|peus?|pieds?|piedi|fuß|πόδι\w*",
    "inch": r"inch(?:es)?|pulgadas?|polegadas?|polzades?|pouces?|pollic[ei]|zoll|ίντσ\w+",
    "pound (weight)": r"lbs?|pounds?|libras?|lliur[ae]s?|livres?|libbr[ea]|pfund|£|GBP|sterling"
    r"|λίβρ\w+|λίρ\w+",
    "MB": r"MB|megab\w+|Mo",
    "GB": r"GB|gigab\w+|Go",
    "TB": r"TB|terab\w+|To",
    "kB": r"[kK]B|kilob\w+|[kK]o",
    "GHz": r"GHz|gigah\w+",
    "MHz": r"MHz|megah\w+",
    "kWh": r"kWh|kilowat\w+",
    "hectare": r"ha|h?ect[aáà]r\w*|ettar\w+|hektar\w*|εκτάρι\w*",
    "ton": r"t|tons?|tonnes?|tonelad\w*|ton[eè]l+\w*|tonnellat\w+|tonnen|τόν\w+",
}
"""Units by name, and their forms, symbols and words of any language, as a pattern."""

SIGNS: dict[str, str] = {
    "%": (
        r"[%％٪‰]|per ?cent\w*|por ?cento?|por ?ciento|por ?cento|pour cent"
        r"|per cento|prozent|procent"
        r"|τοις εκατό|百分|процент\w*|percentu\w+|porcent\w+|percentatge\w*"
    ),
    "€": r"€|\bEUR\b|\beuros?\b|ευρώ|欧元|歐元",
    "$": r"\$|\bUSD\b|d[oòóô]l+ar\w*|δολάρι\w*|美元|доллар\w*",
    "£": r"£|\bGBP\b|libras?|lliur[ae]s?|livres?|sterlin\w+|pfund|λίρ\w+|英镑",
    "°C": r"°\s?C|℃|celsius|摄氏",
    "°F": r"°\s?F|℉|fahrenheit|华氏",
}
"""Signs that stand beside a number, and what says the same in words, as a pattern."""

HAN_UNITS = {
    "km": "公里|千米",
    "cm": "厘米|公分",
    "mm": "毫米",
    "kg": "公斤|千克",
    "mile": "英里",
    "foot": "英尺",
    "inch": "英寸|吋",
    "pound (weight)": "磅",
    "hectare": "公顷|公頃",
    "ton": "吨|噸",
}
"""Units in Chinese, which stand against other words."""


@cache
def unit_forms(name: str) -> re.Pattern[str]:
    """The forms of one of UNITS, as words of a text."""
    capitals = re.I if name[0].islower() else 0
    return re.compile(rf"(?<![^\W\d_])(?:{UNITS[name]})(?![^\W\d_])", capitals)


@cache
def sign_forms(name: str) -> re.Pattern[str]:
    """What says the same as one of SIGNS."""
    return re.compile(SIGNS[name], re.I)
