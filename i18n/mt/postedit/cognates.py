"""Words as the neighbour language would spell them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.languages.language_tags import base
from i18n.late import known

RESPELT = {
    ("pt", "es"): (
        ("ções$", "ciones"), ("ção$", "ción"), ("sões$", "siones"), ("são$", "sión"),
        ("mentos$", "mientos"), ("mento$", "miento"),
        ("ável$", "able"), ("ível$", "ible"), ("áveis$", "ables"), ("íveis$", "ibles"),
        ("dade$", "dad"), ("gens$", "jes"), ("gem$", "je"), ("vel$", "ble"), ("veis$", "bles"),
        ("ência", "encia"), ("ância", "ancia"), ("ões$", "ones"), ("ão$", "ón"), ("ães$", "anes"),
        ("ais$", "ales"), ("éis$", "eles"), ("óis$", "oles"), ("ns$", "nes"), ("m$", "n"),
        ("ou$", "ó"), ("[ei]u$", "ió"), ("aram$", "aron"), ("[ei]ram$", "ieron"), ("ava", "aba"),
        ("lh", "ll"), ("nh", "ñ"), ("ss", "s"), ("ç(?=[ei])", "c"), ("ç", "z"), ("qu(?=a)", "cu"),
        ("eza$", "eza"), ("eiro", "ero"), ("eira", "era"), ("[ã]", "a"), ("[õô]", "o"), ("ê", "e"),
        ("[â]", "a"), (r"á(?=[^\Waeiou]+i[oa]s?\b)", "a"), (r"é(?=[^\Waeiou]+i[oa]s?\b)", "e"),
        (r"í(?=[^\Waeiou]+i[oa]s?\b)", "i"), (r"ó(?=[^\Waeiou]+i[oa]s?\b)", "o"),
        (r"ú(?=[^\Waeiou]+i[oa]s?\b)", "u"),
    ),
    ("en", "es"): (
        ("tions$", "ciones"), ("tion$", "ción"), ("ssion$", "sión"), ("sion$", "sión"),
        ("ity$", "idad"), ("ities$", "idades"), ("ism$", "ismo"), ("ous$", "oso"), ("ic$", "ico"),
        ("ly$", "mente"), ("ment$", "mento"), ("ance$", "ancia"), ("ence$", "encia"),
        ("ate$", "ado"), ("ent$", "ente"), ("ive$", "ivo"), ("ary$", "ario"), ("ory$", "orio"),
        ("ph", "f"), ("th", "t"), ("mm", "m"), ("ff", "f"), ("ss", "s"), ("y", "i"),
    ),
    ("es", "ca"): (
        ("ciones$", "cions"), ("ción$", "ció"), ("sión$", "sió"), ("siones$", "sions"),
        ("idad$", "itat"), ("dad$", "tat"), ("dades$", "tats"), ("mente$", "ment"),
        ("oso$", "ós"), ("osa$", "osa"), ("ado$", "at"), ("ada$", "ada"), ("ido$", "it"),
        ("ico$", "ic"), ("ivo$", "iu"), ("ario$", "ari"), ("orio$", "ori"), ("ismo$", "isme"),
        ("ble$", "ble"), ("bles$", "bles"),
        ("ista$", "ista"), ("ante$", "ant"), ("ente$", "ent"), ("os$", "s"), ("o$", ""), ("e$", ""),
        ("ñ", "ny"), ("á", "à"), ("ll", "l·l"),
    ),
}  # fmt: skip
"""Regular differences in spelling between neighbours; a result counts only if it is a word."""


_LOANS = """
array arrays backup backups blog blogs bug bugs cookie cookies firewall firewalls framework
frameworks hardware login logins pi plugin plugins proxy root router routers script scripts shell
shells software spam switch switches web widget widgets
"""
LOANS = frozenset(_LOANS.split())
"""English words that technical Spanish and Catalan keep: no dictionary's word is better."""


def guesses(word: str, rules: Sequence[tuple[str, str]]) -> list[str]:
    """The word as the neighbour language would spell it, by most of the rules first, or as is."""
    ends = (
        known(one).sub(own, word)
        for one, own in rules
        if one[-1] == "$" and known(one).search(word)
    )
    out = []
    for start in (*[end for end in (next(ends, ""),) if end], word):
        spelt = start
        for pattern, replacement in rules:
            if pattern[-1] != "$":
                spelt = known(pattern).sub(replacement, spelt)
        out += [spelt, start]
    return list(dict.fromkeys(out))


def stem(word: str) -> str:
    """A word without a prefix that any word may have; "" when it has none."""
    match = _PREFIX.match(word)
    return word[match.end() :] if match else ""


_PREFIX = re.compile(
    "(?:anti|auto|contra|extra|hiper|inter|macro|micro|mini|multi|neo|semi|sobre|sub|super|trans"
    "|ultra)-?(?=\\w{4})|(?:co|des|ex|pos|pre|pro|re)(?:-(?=\\w{4})|(?=\\w{6}))"
)

_IMPOSSIBLE = {
    "es": r"[ãõâêôàçèòïŀ]|ss|[ln]h|ário|ória|ência|ância|[cs]ao$|m$",
    "ca": r"[ãõâêôáñ]|[nl]h|ción|ências?$",
    "pt": r"[ñ¿¡òè]|ción|ll",
}


def possible(word: str, language: str) -> bool:
    """Whether a word's letters and endings are those of its language."""
    rule = _IMPOSSIBLE.get(base(language))
    return not rule or not known(rule).search(word)
