"""What must survive translation, by its looks; and numbers as languages write them."""

from __future__ import annotations

import re

from i18n.languages.language_tags import base
from i18n.late import late

_UNIT = r"""
    [kKMGT]i?B | [kMG]?bps | [kcmµ]?m[²³]? | [mk]?g | [mckh]?[lL] | ha | ft | lb | oz | mi | yd | t
  | [mµn]?s | min | h | [kMG]?Hz | [mkMG]?W | kWh | [mk]?V | mA | [kM]?J | kcal | km/h | mph
  | px | em | rem | dpi | fps | °[CF]? | [%‰€$£¥] | EUR | USD | GBP"""
_NUMBER = r"\d+(?:[.,\u00a0\u202f]\d+)*"
_KEY = r"""(?:[A-Z\d]\b | F\d\d?\b | (?:Tab|Enter|Return|Esc|Escape|Space|Spacebar|Delete|Del
    |Backspace|Home|End|Insert|Ins|Up|Down|Left|Right|Pause|Break|Plus|Minus
    |P(?:age[ ]?|g)(?:Up|Down|Dn))\b)"""
_MODIFIER = r"(?:Ctrl|Control|Alt|AltGr|Shift|Cmd|Command|Option|Opt|Meta|Super|Win|Fn|[⌘⌥⇧⌃])"
_ENGLISH_HALF = r"(?:[a-z]+(?:ed|ing)|aware|free|like|only|specific|style)"
"""What a name carries in English alone: `foo.conf-style`."""

_INSIDE = r"""(?:[^\s()<>]|(?<=[;,])[ ])*"""
_CALL = rf"""=?(?<![\w.])(?:[A-Z][A-Z\d_.]+|[\w.]+(?=\([^\s()<>]*[\d;,:=*+"&_]))
      (?!\(e?s\))\({_INSIDE}(?:\({_INSIDE}\){_INSIDE})*\)"""
"""A function with what it is given: `=SUM(A1:B2)`, but not `file(s)`."""

_SETTING = r"(?<![\w.-])[A-Za-z][\w.-]*=[\w./:*+^-]*\w(?:,[A-Za-z][\w.-]*=[\w./:-]*\w)*"

_FORMULA = r"""(?<![\w=.])[A-Za-z][₀-₉\d]?[ ]=[ ](?=[^\s,;.]*[\d\W]|[a-z]{1,2}(?![\w])|[A-Z](?!\w))
      -?[\w(]+(?:\.\d+)?\)?[²³⁴]?(?:[ ][-+*/×·^][ ][\w(]+\)?[²³⁴]?)*"""
"""What stands for a number and what it is: `x = 5`, `E = mc`, `y = mx + b`."""

_MAY_START = r"""
    (?: (?<!\S)(?=[a-z]\d?[ ]=[ ]) | \b(?=\w)(?![^\W\d_A-Z]++\.?(?:[\s,;]|$)) | (?![\w\s])
      | (?=https?:|ftp:|mailto:|file:|www\.) )"""
"""Where a protected thing may start: not at an ordinary word, and in the middle of one only as an
address. Most of a text is asked no more than this."""

PROTECTED = late(
    rf"""
    {_MAY_START} (?:
    (?P<tag> </?[a-z][a-z0-9-]*/?> | &(?:lt|amp|[a-z]{{2,8}}|\#\d{{1,6}}|\#x[\da-f]{{1,5}}); )
  | (?P<ticks> `[^`\n]+` )
  | (?P<url> (?:(?:https?|ftp|mailto|file):|www\.)
        (?:[^\s<>"“”’()`]|\([^\s<>"“”’()]*\))*(?:[\w/]|\([^\s<>"“”’()]*\)) )
  | (?P<email> (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
  | (?P<placeholder>
        \{{\{{(?:(?!\{{\{{).){{0,1000}}?\}}\}} | [$%]\{{[^{{}}]*\}}
      | \{{\w*(?:[^{{}}]|\{{(?:[^{{}}]|\{{[^{{}}]*\}})*\}})*\}}
      | %\(\w+\)[-+\#0]*\d*(?:\.\d+)?[a-zA-Z] | %\d+\$[a-zA-Z]
      | (?<![\w%])%[-+0]?\d*(?:\.\d+)?[sdifuxg](?!\w) | \$t\([^()]*\) | (?<![\w:])th:[a-z-]+="
      | \$[A-Za-z_]\w*(?:\.[a-z_]\w*(?:\([^()<>\n]{{0,200}}\))?)* )
  | (?P<keys> (?<![\w+]){_MODIFIER}(?:[ ]?[+][ ]?{_MODIFIER}|-{_MODIFIER})*
        (?:[ ]?[+][ ]?|-){_KEY} )
  | (?P<option> (?<![\w-])--?[A-Za-z][\w-]*(?:=[^\s,;.)]+)? )
  | (?P<path> (?<![\w/.])(?:~|\.{{1,2}})?/(?:[\w.+-]+/)*[\w.+-]*\w/? | (?<!\w)[A-Z]:\\[\w\\.-]+ )
  | (?P<file> (?<![\w./+-])(?!v?\d+(?:\.\d+)+|\d+\.er\b)
        (?:[\w.+-]+/)*[\w+-]+(?:\.[\w+-]+)*\.(?:[a-z]{{2,5}}\d?|[ch7])
        (?:-(?!{_ENGLISH_HALF}\b)\w+)*(?![\w(]|\.\w) )
  | (?P<money> (?<![\w$€£¥])(?:[A-Z]{{1,3}})?[$€£¥]\d(?:[\d.,]*\d)? )
  | (?P<time> \b\d{{1,2}}(?:[:.]\d\d)?[ \u00a0]?(?:[AaPp]\.[Mm]\.|[AP]M\b|(?<=\d)[ap]m\b
        |(?<=\d[ \u00a0])[ap]m\b(?!['’ ]I\b)) )
  | (?P<code> {_FORMULA} | (?<![\w&])(?!Q&A|R&D)[A-Z]{{1,3}}&[A-Z]{{1,3}}(?![\w&;])
      | (?<![\w.])[\w.]*\w\(\) | {_CALL} | {_SETTING}
      | (?<![\w.:+-])[\w.:+-]*\w\(\d[a-z]*\) | \b[A-Za-z]\w*_\w+ | \b__\w+
      | (?<!\w)[\#@]\w+ | (?<![\w:/.]):[A-Za-z_]\w*(?!\w|:\w)
      | \b[vV]?\d+(?:\.\d+){{2,}}[\w.-]*\b | \bv\d[\w.]*\b | [<>]{{1,2}}(?=\s|$) )
  | (?P<quantity> (?<![\w.,/])(?!\d+0s\b){_NUMBER}[ \u00a0\u202f-]?(?:{_UNIT})
        (?![\w(²³]) )
  | (?P<term> \b[A-Za-z]+\d\w*\b | \b[a-z]+[A-Z]\w*\b )
    )
    """,
    re.X,
)
"""A thing of the machine or a measure; the group says its kind. The 1980s are no
seconds."""

CHOICE = late(r"\{\s*(\w+)\s*,\s*(plural|select|selectordinal)\b", re.ASCII)
"""How a choice of texts begins in ICU's message format: `{n, plural, one {…} other {…}}`."""

# --- numbers ------------------------------------------------------------------------

NUMBER = late(r"(?<![\w.,])\d[\d.,\u00a0\u202f]*(?:(?<=\d)|(?=$))")

_MARK = late(r"[.,\u00a0\u202f]")


def value(number: str) -> str:
    """A number with no marks of thousands and a point for decimals, whoever wrote it.

    >>> [value(one) for one in ("1,000.5", "1.000,5", "1\\u00a0000", "3,5", "0,125")]
    ['1000.5', '1000.5', '1000', '3.5', '0.125']
    """
    groups = [one for one in _MARK.split(number) if one]
    marks = set(_MARK.findall(number.rstrip(".,")))
    if len(groups) < 2 or not number[:1].isdigit():
        return "".join(groups) or number
    grouped = len(marks) == 1 and all(len(one) == 3 for one in groups[1:]) and groups[0] != "0"
    return "".join(groups) if grouped else "".join(groups[:-1]) + "." + groups[-1]


def measured(item: str) -> str:
    """A quantity or a price without the manners of a language: `3,5 GB` and `3.5GB` are one."""
    compact = re.sub(r"[ \u00a0\u202f]|(?<=\d)-", "", item)
    return re.sub(r"\d[\d.,]*", lambda match: value(match[0]), compact)


_WITH_COMMA = "es pt ca gl it de nl el da tr id ro eu sl hr sr is vi"
_WITH_SPACES = "fr pl ru cs sk uk bg fi nb nn no sv hu lt lv et"
_WITH_POINT = "es-mx es-us es-419 es-pe es-gt es-hn es-ni es-pa es-pr es-do es-sv"
_COMMA, _SPACE, _POINT = (
    frozenset(some.split()) for some in (_WITH_COMMA, _WITH_SPACES, _WITH_POINT)
)


def localized(item: str, target: str) -> str:
    """An English quantity or price with the marks of the target (by CLDR's number symbols).

    >>> [localized("1,000.5 km", tag) for tag in ("es", "es-MX", "fr")]
    ['1.000,5 km', '1,000.5 km', '1\\u202f000,5 km']
    """
    tag = target.lower()
    language = base(target)
    if tag in _POINT or language not in _COMMA | _SPACE:
        return item
    thousands = "." if language in _COMMA else "\u202f"
    marks = str.maketrans({",": thousands, ".": ","})
    return re.sub(r"\d[\d.,]*\d", lambda match: match[0].translate(marks), item)


def roman(number: int) -> str:
    """A number below 50 in Roman numerals.

    >>> roman(19), roman(4)
    ('XIX', 'IV')
    """
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
