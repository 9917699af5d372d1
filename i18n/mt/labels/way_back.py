"""Whether a way back makes the words of a label out of its draft again."""

from __future__ import annotations

from i18n.late import late
from i18n.mt.source_string import WORD, SourceString
from i18n.placeables import inline_tags


def is_proven(source: SourceString, text: str, back: str) -> bool:
    """Whether a way back makes all words of a source out of its draft again, without those that
    the draft only left standing."""
    words = [w for w in WORD.findall(inline_tags.plain(source.flat)) if w.lower() not in _ENGLISH]
    left = set(map(str.lower, WORD.findall(inline_tags.plain(text))))
    theirs = [_english(word) for word in WORD.findall(back)]
    own = [word for word in words if word.lower() not in left]
    if _SUBJECT.search(back) and not _SUBJECT.search(source.flat):
        return False  # what the draft says is no thing, or an order to somebody
    acronyms = all(w.isupper() or w[0].isupper() for w in words if w.lower() in left)
    return bool(own) and acronyms and all(_english(word) in theirs for word in own)


def _english(word: str) -> str:
    """A word of English without an ending."""
    small = word.lower()
    return _ENDING.sub("", small) if len(small) > 4 else small.removesuffix("s")


_SUBJECT = late(r"\b(?:I|[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Yy]ou|[Tt]hat|[Ww]hat)\b")

_ENDING = late(r"(?<=.{3})(?:i?es|[ie]?ed|ing|ion|[es])$")


_SMALL_WORDS = """
a all an and any are as at be been by can do does for from has have here how if in is it its me more
most my no not of on or our out that the their them there these they this those to up us was we what
when where which who will with you your
"""
_ENGLISH = frozenset(_SMALL_WORDS.split())
"""English words that a way back may well lose."""
