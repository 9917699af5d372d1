"""Words of a draft that stand side by side and do not agree: `Nuevos descargas`."""

from __future__ import annotations

import re

from i18n.late import late


def disagreeing(text: str) -> str:
    """What of a label's words does not agree in gender or number, "" for nothing.

    >>> disagreeing("Nuevos descargas"), disagreeing("Editar permisos grupal")
    ('“Nuevos descargas” may not agree', '“permisos grupal” may not agree')
    >>> disagreeing("Nuevos temas"), disagreeing("Permisos del grupo"), disagreeing("Nuevas fotos")
    ('', '', '')
    """
    for pattern in (_GENDER, _NUMBER, _ONE_FOR_MANY, _BEHIND):
        if found := pattern.search(text):
            return f"“{found[0].strip()}” may not agree"
    return ""


_STEMS = (
    r"(?:nuev|nov|últim|primer|primeir|otr|outr|mism|mesm|much|muit|vari|vári|algun|pequeñ|pequen"
    r"|vuestr|nuestr|noss|vari|cuant|quant|tod|propi|própri|antig|antigu|est|es|mi)"
)
_FEMALE = r"[^\W\d_]{2,}(?<!m)(?<!ist)(?<!í)(?<!ap)(?<!et)(?<!di)(?<!trell)(?<!guard)"
_MALE = r"[^\W\d_]{2,}(?<!man)(?<!fot)(?<!radi)(?<!mot)(?<!rád)(?<!víde)"
_GENDER = late(
    rf"\b(?:{_STEMS}os (?:l[ao]s )?{_FEMALE}as|{_STEMS}as (?:l[ao]s )?{_MALE}os"
    rf"|{_STEMS}o {_FEMALE}(?:ción|sión|ção|ções|dad|tad|tud)"
    rf"|{_STEMS}os {_FEMALE}(?:ciones|siones|ções|dades)"
    rf"|{_STEMS}os URLs?)\b",
    re.I,
)
"""An adjective before its noun in another gender; nouns like `temas` are male."""

_NUMBER = late(
    r"(?<!\w)(?!(?:menos|antes|después|además|más|mais|lunes|martes|jueves|viernes|gratis)\b)"
    r"[^\W\d_]{3,}(?:[oae]s) [^\W\d_]{3,}(?:[^i]al|ble|[ai]d[oa]|iv[oa]|ic[oa])\W*$"
)
"""A noun in the plural, and an adjective in the singular behind it at the end."""

_ONE_FOR_MANY = late(
    r"\b(?:(?:un|una|o|el|la|um|uma) [^\W\d_]{3,}(?:ciones|siones|ções|dades)"
    r"|(?:su|un|una|tu|mi|nuestr[oa]|seu|sua|noss[oa]) "
    r"(?!menos|lunes|martes|jueves|viernes|atlas|cosmos)[^\W\d_]{3,}[cdgilmnrt](?:[oa]s|ores)"
    r"|cualesquiera?)\b",
    re.I,
)
"""A word for one thing before several, and a plural that nobody says."""

_BEHIND = late(
    r"(?<!\w)[^\W\d_]{2,}(?:ción|sión|dad|tad|tud|ção) (?:no |não )?"
    r"[^\W\d_]{3,}(?:[ai]d|ari|iv|ic)o\b",
    re.I,
)
"""A male adjective behind a noun that is female by its ending."""
