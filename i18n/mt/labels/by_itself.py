"""What the draft of a label shows by itself, without another to compare it with."""

from __future__ import annotations

import re

from i18n.languages.english_words import ORDINARY
from i18n.languages.folding import fold
from i18n.late import late
from i18n.model import Draft
from i18n.mt.labels.headlines import turned_around
from i18n.mt.labels.homographs import ambiguous
from i18n.mt.labels.said import (
    INFINITIVE,
    JOINED,
    LITTLE,
    ORDERS,
    SMALL,
    Said,
    content,
    least,
    stems,
)
from i18n.mt.labels.way_back import is_proven
from i18n.mt.labels.word_forms import disagreeing
from i18n.mt.second_opinion import held, known_words
from i18n.mt.source_string import WORD, SourceString
from i18n.placeables import inline_tags
from i18n.placeables.capitalised_words import COMMON
from i18n.placeables.people_and_places import GIVEN


def by_itself(said: Said) -> str:
    """What may be wrong with a draft, "" for nothing."""
    source, draft = said.source, said.draft
    return (
        _fewer(said)
        or _doubled(source, draft)
        or _half_a_name(said)
        or _a_title(source, draft)
        or _left_alone(source, draft)
        or _as_english_has_it(said)
        or _side_by_side(source, draft)
        or _order_for_a_thing(source, draft)
        or turned_around(source.flat, draft.text)
        or ambiguous(source, draft.text)
        or disagreeing(inline_tags.plain(draft.text))
    )


def _fewer(said: Said) -> str:
    """Whether a label has lost words: engines drop what stands in no sentence."""
    source, text = said.source, said.draft.text
    asked, own = len(list(content(source.flat, source))), len(list(content(text, source)))
    if len(source.words) == 1 and own > 1 and JOINED.search(text) and not is_proven(said):
        return "it says more than its source"
    short = len([w for w in least(text, source) if fold(w).lower() not in SMALL]) < asked
    few = own < asked * 0.8 if asked > 2 else own < asked and short
    if said.back and few:
        # Of two words one may do for both; only a way back tells.
        few = not is_proven(said) and (asked > 2 or said.back.text != "")
    return "some of its words may be missing" if few else ""


def _doubled(source: SourceString, draft: Draft) -> str:
    """Whether a label says a word twice that its source says once."""
    own, theirs = stems(draft.text), stems(source.flat)
    twice = [stem for stem in dict.fromkeys(own) if own.count(stem) > 1]
    return "a word stands twice in it" if twice and len(set(theirs)) == len(theirs) else ""


def _half_a_name(said: Said) -> str:
    """Whether half of what may be one name was translated: a word with a capital stays as it
    is, or is a given name, and the one before or behind it does not."""
    source, own = said.source, set(map(fold, WORD.findall(said.draft.text)))
    small = LITTLE.search(source.flat)
    known = {word.lower() for one in said.answers for word in known_words(one)}
    for one, other in _PAIRS.findall(inline_tags.plain(source.flat)):
        if one.lower() in ORDERS:
            continue
        first, second = held(one, own), held(other, own)
        kept = one if first else other
        half = first != second and not small and kept in WORD.findall(said.draft.text)
        half = half and kept.lower() not in COMMON and kept.lower() not in known
        if half or (not first and other in GIVEN):
            return f"“{one} {other}” may be a name"
    return ""


_PAIRS = late(r"(?<![\w'’-])([A-Z][a-z]+) (?=([A-Z][a-z]+))")


def _left_alone(source: SourceString, draft: Draft) -> str:
    """Whether a label of one word that looks English was left: `Uncategorized`, `Timeouts`."""
    text = inline_tags.plain(draft.text).strip()
    if text != inline_tags.plain(source.flat).strip():
        return ""
    several = len(source.words) > 1
    for word in source.words:
        known = word.lower() in ORDINARY if several else _ENGLISH.fullmatch(word)
        if known and word.lower() not in _BOTH and word not in source.kept:
            return f"the word “{word}” is the source’s"
    return ""


_ENGLISH = late(
    r"(?:Un|Auto|Over|Drop|Lay|Back|Down|Up)[a-z]{3,}|[A-Z]?[a-z]{2,}(?:ing|ings|ly|ness|less|ized?|ised?|[bcdfgklmnprstv]ed|outs?|offs?"
    r"|ships?|th|ck|wn|ght|points?|desks?|(?<=time)stamps?|atch(?:es)?|sheets?)"
)
_BOTH = frozenset(["marketing", "camping", "parking", "ranking", "casting", "uno", "una"])


def _a_title(source: SourceString, draft: Draft) -> str:
    """Whether what may be the name of a paper, a band or a film was translated."""
    found = _THE.fullmatch(inline_tags.plain(source.flat))
    if not found or found[1] in draft.text:
        return ""
    known = all(word.lower() in ORDINARY for word in found[1].split())
    return "" if known else f"“{found[0]}” may be a name"


_THE = late(r"The ([A-Z][a-z]+(?: [A-Z][a-z]+){0,2})")


def _as_english_has_it(said: Said) -> str:
    """Whether `A B` became `A de B`, or `A b`: what English puts first, the others put last."""
    source, draft = said.source, said.draft
    first, *rest = WORD.findall(inline_tags.plain(draft.text)) or ("",)
    theirs = list(source.words)
    if rest and theirs[:1] == [first] and len(theirs) > 1 and rest[0] not in theirs:
        beside = re.search(rf"{first} {rest[0]}\b", draft.text)
        if beside and not JOINED.fullmatch(rest[0]) and rest[0] not in ("en", "a", "y", "o", "i"):
            return "its words stand as English has them"
    theirs = [word for word in source.words if len(word) > 3]
    found = _OF.search(draft.text)
    if (
        is_proven(said)
        or not found
        or len(theirs) < 2
        or re.search(r"\bof\b|['’]s\b", source.flat, re.I)
    ):
        return ""
    at = [
        i for i, word in enumerate(theirs) if fold(word).lower()[:5] == fold(found[1]).lower()[:5]
    ]
    return "its words stand as English has them" if at and at[0] == 0 else ""


_OF = late(r"([^\W\d_]{4,}) (?:de|del|de la|do|da) [^\W\d_]{4,}")


def _side_by_side(source: SourceString, draft: Draft) -> str:
    """Whether a thing in the singular stands before things in the plural, which no adjective
    does: `Ver contenido bloques`."""
    text = inline_tags.plain(draft.text)
    for one, other in _BESIDE.findall(text):
        both = {one.lower(), other.lower()} & {word.lower() for word in source.words}
        if not both and not one.endswith("s") and other.endswith("s") and _THING.search(one):
            return f"“{one} {other}” stand side by side"
    verb = _VERB_BEHIND.search(text)
    return f"“{verb[1]}” stands behind a thing" if verb else ""


_VERB_BEHIND = late(
    r"(?<=[^\W\d_] )(?<!\b[yeoua] )(?<!\b(?:al|de|no|se|lo) )(?<!\b(?:del|por|sin|que|los|las) )"
    r"(?<!para )(?<!como )(?<!cómo )(?<!debe )(?<!puede )(?<!deben )(?<!pueden )(?<!vamos )"
    r"((?!lugar|hogar|mujer|taller|alquiler|poder|póster|líder|cráter|carácter|ayer|bar\b|mar\b|par\b)"
    r"[^\W\d_]{2,}(?<!l)(?<!it)(?:ar|er|ir))\W*$",
    re.I,
)


_BESIDE = late(r"(?<=[^\W\d_] )(?=([^\W\d_]{4,}) ([^\W\d_]{4,}))")
_THING = late(r"(?:[ct]i[óo]n?|[çs]ão|dad|tud|miento|mento|ido|ema|aje|ista|ura|ivo|ámetro|eo)$")


def _order_for_a_thing(source: SourceString, draft: Draft) -> str:
    """Whether what may be an order became a thing: `Update address`, `Dirección de ...`."""
    first, *rest = (word.lower() for word in source.words) if source.words else ("",)
    if first not in _ACTS or not rest or INFINITIVE.match(draft.text):
        return ""
    if rest[0] in _ACTED and first not in _ADJECTIVES:
        return ""
    sure = rest[0] in _SMALL_OBJECTS or JOINED.search(draft.text) or first in _ADJECTIVES
    return f"“{first}” may be an order" if sure else ""


_ADJECTIVES = ("clear", "empty")
_SMALL_OBJECTS = frozenset(["by", "her", "him", "it", "me", "them", "this", "us", "your"])

_ACTS_WORDS = """
backup build call change clear contact copy drop email empty export extract filter flush group
import install invite launch link load lock mail mark measure merge monitor move order pin print
process query rate record release repeat report request return review run scan separate sort
split start stop store support switch test trace track transfer update visit
"""
_ACTS = frozenset(_ACTS_WORDS.split())
"""What begins a label as an order, or as what a thing is called by."""

_ACTED_WORDS = """
center centre code date details form format history id information log manager management mode name
number options page policy results service services settings status summary team time total type
user
"""
_ACTED = frozenset(_ACTED_WORDS.split())
"""What stands behind such a word when it is no order: `Contact form`."""
