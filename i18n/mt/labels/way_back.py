"""Whether a way back makes the words of a label out of its draft again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from i18n.languages.renderings import rendered
from i18n.late import late
from i18n.mt.labels.said import Said, alike
from i18n.mt.second_opinion import known_words
from i18n.mt.source_string import WORD
from i18n.placeables import inline_tags


def is_proven(said: Said) -> bool:
    """Whether a way back makes all words of a label out of its draft again, or the draft says
    them as labels do; words that the draft only left standing prove nothing."""
    source, text, back = said.source, said.draft.text, said.back
    if not back or (_subject(back.text) and not _subject(source.flat)):
        return False  # what the draft says is no thing
    flat = inline_tags.plain(source.flat)
    words = [word for word in WORD.findall(flat) if word.lower() not in _ENGLISH]
    own = WORD.findall(inline_tags.plain(text))
    theirs = {form for word in known_words(back) for form in _forms(word)}
    open_ = [word for word in words if not _is_said(word, theirs, own)]
    left = {word.lower() for word in own}
    named = all(
        word.lower() in left and (word[0].isupper() or len(word) < _SHORT) for word in open_
    )
    return len(open_) < len(words) and named


_SHORT = 4
"""Letters of a word that is none, but a unit or a file's ending."""


def _subject(text: str) -> bool:
    """Whether an English text says who does something; `It select the name` is an order."""
    return _SUBJECT.search(_BIDDEN.sub("", text)) is not None


_BIDDEN = late(r"\b[Ii]t (?=[a-z]+[a-rt-z]\b)(?!was|had|did|forgot|[a-z]+ed\b)")


def _is_said(word: str, theirs: set[str], own: Sequence[str]) -> bool:
    """Whether a word of English is among the forms of what a way back says, or is rendered by a
    word of the draft."""
    usual = any(alike(one, other) for one in rendered(word) for other in own)
    return usual or not theirs.isdisjoint(_forms(word)) or word[:6].lower() in theirs


def _forms(word: str) -> set[str]:
    """A word of English without its ending, as America spells it, and what means the same."""
    small = _BRITISH.sub(lambda m: _AMERICAN[m[0]], word.lower())
    bare = _ENDING.sub("", small) if len(small) > 3 else small
    return {bare, *_same().get(bare, ()), *([small[:6]] if len(small) > 6 else ())}


_AMERICAN = {"our": "or", "is": "iz", "ys": "yz"}
_BRITISH = late(r"(?<=[bhilnv])our(?=s?$|it|ed|ing)|[iy]s(?=(?:e[ds]?|ing|ations?)$)")
_ENDING = late(r"(?<=.{3})(?:ies|ied|y|es|ed|ing|ion|[es])$")


@cache
def _same() -> Mapping[str, frozenset[str]]:
    """By a word without its ending, those that mean the same in labels."""
    groups = [group.split() for line in _GROUPS.split("\n") for group in line.split("|")]
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        bare = frozenset(_ENDING.sub("", word) for word in group)
        for word in bare:
            found[word] = found.get(word, frozenset()) | bare
    return found


_SUBJECT = late(r"\b(?:I|[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Yy]ou|[Tt]hat|[Ww]hat)\b")

_SMALL_WORDS = """
a about all also an and any are as at be been by can could do does for from has have here how if
in into is it its me more most my no not of on or our out that the their them there these they
this those to up us was we what when where which who will with you your
"""
_ENGLISH = frozenset(_SMALL_WORDS.split())
"""English words that a way back may well lose."""

_GROUPS = """
advice council tip|amend change edit modify alter|amount quantity|anterior previous past|fact made
archive file|begin start initiate commence|white blank target|big great large|bloc block
charge load|cell mobile
choose select pick|commentary comment feedback|company business firm enterprise|complete full
configuration setup setting configure|customize personalize custom|delete erase remove suppress
duration length|entrance entry input enter|exit output leave start|constraint restriction
fast quick rapid|find search seek research look|founding foundation|get obtain|love amour
graph chart graphic|help aid assistance|image picture|listing list|ready prompt list|prize award
mail email post|market trade|message notice|necessary need require|obligatory mandatory required
page website|permit allow|picture square|price cost|program programme|property ownership
query consult consultation surgery|range interval|repayment refund|reply answer response
report inform|return back|round-up summary overview|see view seen|sending submission shipping
show display exhibit|signpost panel dashboard|size magnitude|space blank|squad team|invoice bill
staff template|still yet|telephone phone|thread wire|trip travel|try attempt test proof prove
type kind|use utilize utilization utility|verify check verification|warn warning notice|place site
web site website|way mode manner|widget component|withdraw remove|yield performance|coin currency
application request app|common current|commando command|estimate budget|special skilled specialize
submarine underwater|address direction|order orderly|trend tendency|theme subject topic
purchase shopping buy|somebody someone|beyond besides|clean cleanup cleansing
transport transportation|frequent frequently|next upcoming|tail queue|existing existent
reestablish reset restore|log register record|actual real current|survey poll inquiry|expire
conceal hide|gorgeous beautiful|employ use|allow enable|spend spent use|folder file|answer reply
history record story|happy glad|phase stage|area zone|quality grade|teach train|lesson class
background fund|font source|string chain|header headed|another other|color colour|new newer newest
publish publication|share divide|skill ability|hide conceal|save keep|track follow|fail failure
"""
