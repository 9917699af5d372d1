"""Numbers in words, months, scales and units, in the languages that have a list here."""

from __future__ import annotations

import re
from functools import cache

_NUMBERS = {
    "en": """zero|one first once single|two second twice both half|three third |four fourth|five
        fifth|six sixth|seven seventh|eight eighth |nine ninth|ten tenth|eleven eleventh|twelve
        twelfth dozen""",
    "es": """cero|un uno una primer primero primera|dos segundo segunda ambos ambas |tres tercer
        tercero tercera|cuatro cuarto cuarta|cinco quinto quinta |seis sexto sexta|siete séptimo
        séptima|ocho octavo octava |nueve noveno novena|diez décimo décima|once |doce docena""",
    "pt": """zero|um uma primeiro primeira|dois duas segundo segunda ambos ambas |três terceiro
        terceira|quatro quarto quarta|cinco quinto quinta |seis sexto sexta|sete sétimo
        sétima|oito oitavo oitava |nove nono nona|dez décimo décima|onze|doze dúzia""",
    "ca": """zero|un una primer primera|dos dues segon segona|tres tercer tercera |quatre quart
        quarta|cinc cinquè cinquena|sis sisè sisena|set setè |vuit vuitè|nou novè|deu
        desè|onze|dotze dotzena""",
    "gl": """cero|un unha primeiro primeira|dous dúas segundo segunda |tres terceiro
        terceira|catro|cinco|seis|sete|oito |nove|dez|once|doce""",
    "fr": """zéro|un une premier première|deux deuxième second seconde |trois troisième|quatre
        quatrième|cinq cinquième|six sixième |sept septième|huit huitième|neuf neuvième|dix
        dixième |onze|douze douzaine""",
    "it": """zero|un uno una primo prima|due secondo seconda entrambi |tre terzo terza|quattro
        quarto quarta|cinque quinto quinta |sei sesto sesta|sette settimo settima|otto ottavo
        ottava |nove nono nona|dieci decimo decima|undici|dodici""",
    "de": """null|ein eine einen einem einer eins erste ersten erster |zwei zweite zweiten zweiter
        beide beiden|drei dritte dritten dritter |vier vierte vierten|fünf fünfte|sechs
        sechste|sieben siebte |acht achte|neun neunte|zehn zehnte|elf|zwölf""",
    "nl": """nul|een één eerste|twee tweede|drie derde|vier vierde |vijf vijfde|zes zesde|zeven
        zevende|acht achtste|negen |tien|elf|twaalf""",
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
