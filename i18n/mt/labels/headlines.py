"""Headlines: English leaves out what makes a verb passive (`Mayor taken off the list`)."""

from __future__ import annotations

from i18n.late import late

_DONE = (
    "(?:beaten|bitten|blown|born|broken|brought|built|bought|caught|chosen|done|drawn|driven|eaten"
    "|forbidden|forgotten|found|frozen|given|held|hidden|kept|killed|known|laid|left|lost|made|moved"
    "|named|paid|seen|sent|shot|shown|sold|spoken|stolen|sworn|taken|taught|thrown|told|torn|worn"
    "|written|[a-z]{3,}ed)"
)
_HEADLINE = late(
    rf"\b(?!need|speed)({_DONE})(?= (?:after|as|at|before|by|for|from|in|into|off|on|out|over|to"
    r"|too|under|up|with)\b)"
)
_VERB = late(
    r"\b(?:am|are|be|been|being|is|was|were|has|have|had|get|gets|got|will|can|may|must|do|does|did"
    r"|to [a-z]+|i|we|you|they|he|she|it|who|which|that)\b|['’](?:s|re|ve|d|ll)\b",
)
_PARTICIPLE = late(
    r"\b[^\W\d_]{2,}(?:[aiíu][dt]|[ft]ech?|hech|feit|dich|dit|escri?t|crit|puest|post|viert|abert|bert"
    r"|muert|mort|pres|vist|uelt|volt|rot|ot|lect|leit|ganh|gast|sal?v|pag)(?:[oae]s?|s)?\b"
)
_DID = late(r"\b[^\W\d_]{2,}(?:ó|aron|ieron|ou|eu|iu|aram|eram|iram)\b")


def turned_around(source: str, draft: str) -> str:
    """Whether a draft lets somebody do what an English headline says was done to them; "" where
    it does not.

    >>> turned_around("Two boats taken off the list", "Dos barcos quitaron de la lista")
    '“taken” may be passive'
    >>> turned_around("Two boats taken off the list", "Dos barcos quitados de la lista")
    ''
    """
    found = _HEADLINE.search(source)
    if not found or _VERB.search(source.lower(), 0, found.start()):
        return ""
    turned = _DID.search(draft) and not _PARTICIPLE.search(draft)
    return f"“{found[1]}” may be passive" if turned else ""
