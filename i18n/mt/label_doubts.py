"""What a reviewer is told of a label that other routes read otherwise.

A label has no sentence to tell its words by, and a language on the way has homographs of its
own (`abrigo` is a shelter and “I shelter”). A route by another way does not err in the same
place: what both say is hardly ever wrong. Nor is what a way back makes the source's words of
again, if it does not pass that language; what one route alone says is for a reviewer to look at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os.path import commonprefix

from i18n.languages.folding import fold
from i18n.languages.renderings import rendered
from i18n.late import late
from i18n.model import Draft, Translation
from i18n.mt.routing import Route, Translate
from i18n.mt.second_opinion import held, is_label, known_words
from i18n.mt.source_string import WORD, SourceString, pieces
from i18n.placeables import inline_tags
from i18n.placeables.capitalised_words import COMMON
from i18n.placeables.people_and_places import GIVEN

_STEM = 5
"""Letters by which two forms of one word are alike: `actualizar`, `actualización`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked of labels: `others` are routes beside the first, `back` is one from the
    target to the source, if there is one, `known` says what interfaces call a thing."""

    others: Sequence[Route]
    back: Route | None
    known: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Said:
    """A label and its draft, what other routes say, what the way back makes of the draft."""

    source: SourceString
    draft: Draft
    answers: Sequence[Translation]
    back: Translation
    known: Callable[[str], str]


def doubts(
    drafted: Sequence[tuple[SourceString, Draft]], asked: Asked, translate: Translate
) -> Mapping[str, str]:
    """By string, what a reviewer is told of a label whose words no other route has."""
    labels = [(one, draft) for one, draft in drafted if _may_be_wrong(one, draft)]
    if not labels:
        return {}
    answers = [translate(way, [one.calm for one, _ in labels]) for way in asked.others]
    # Without the tags of a text, which a way back has no use for.
    texts = [inline_tags.plain(draft.text) for _, draft in labels]
    back = translate(asked.back, texts) if asked.back else [Translation("")] * len(labels)
    found: dict[str, str] = {}
    for at, (one, draft) in enumerate(labels):
        said = _Said(one, draft, [some[at] for some in answers], back[at], asked.known)
        why = _against(said) if said.answers else ""
        if why := why or _by_itself(said):
            found[one.text] = why
    return found


def _against(said: _Said) -> str:
    """What other routes have against a draft."""
    proven = is_proven(said.source, said.draft.text, said.back.text)
    return (
        ("" if proven else _alone(said))
        or _turned(said.draft, said.answers)
        or _unjoined(said.source, said.draft, said.answers)
        or _left(said)
    )


def _left(said: _Said) -> str:
    """A word in small letters, or with a capital since it stands first, that the draft leaves
    and no route knows as a word of the target."""
    flat = inline_tags.plain(said.source.calm)
    words = [word for word in WORD.findall(flat) if len(word) > 3]
    text = inline_tags.plain(said.draft.text)
    strange = {text[start:end].lower() for start, end in said.back.unknown}
    own = {word.lower() for word in WORD.findall(text)} - strange if said.back.text else set()
    known = own | {word.lower() for one in said.answers for word in known_words(one)}
    # Only running words tell that a capital is that of the first one.
    first = words[:1] if any(word.islower() for word in words[1:]) else []
    said_ = set(WORD.findall(text))
    left = [word for word in (*first, *words[1:]) if word in said_ and (word.islower() or first)]
    own_ = [w for w in left if w.lower() not in known and (w.islower() or w in first)]
    return f"the word “{own_[0]}” is the source’s" if own_ else ""


def _by_itself(said: _Said) -> str:
    """What a draft shows without another to compare it with."""
    source, draft = said.source, said.draft
    return (
        _fewer(said)
        or _doubled(source, draft)
        or _half_a_name(said)
        or _as_english_has_it(source, draft)
        or _order_for_a_thing(source, draft)
    )


def _order_for_a_thing(source: SourceString, draft: Draft) -> str:
    """Whether what may be an order became a thing: `Update address`, `Dirección de ...`."""
    first, *rest = (word.lower() for word in source.words) if source.words else ("",)
    if first not in _ACTS or not rest or rest[0] in _ACTED or _ORDER.match(draft.text):
        return ""
    sure = rest[0] in _SMALL_OBJECTS or _JOINED.search(draft.text)
    return f"“{first}” may be an order" if sure else ""


_ORDER = late(r"\W*[^\W\d_]{2,}(?:[aeiíê]r|re)(?:se|l[aeo]s?|me|nos|-se)?\b")
"""An infinitive, as buttons have it."""

_SMALL_OBJECTS = frozenset("by her him it me them this us your".split())

_ACTS_WORDS = """
call change contact copy drop email filter flush group launch link load lock mail measure merge
monitor move order pin process query rate record release repeat report request return review scan
sort split store support switch test trace track transfer update visit
"""
_ACTS = frozenset(_ACTS_WORDS.split())
"""What begins a label as an order, or as what a thing is called by."""

_ACTED_WORDS = """
button card center centre code data date details file form format handler history id
information list log management manager message method mode name number options page policy process
rate report results script service services settings size status summary team ticket time total type
user
"""
_ACTED = frozenset(_ACTED_WORDS.split())
"""What stands behind such a word when it is no order: `Contact form`."""


def _as_english_has_it(source: SourceString, draft: Draft) -> str:
    """Whether `A B` became `A de B`: what English puts first, the others put last."""
    theirs = [word for word in source.words if len(word) > 3]
    found = _OF.search(draft.text)
    if not found or len(theirs) < 2 or re.search(r"\bof\b|['’]s\b", source.flat, re.I):
        return ""
    at = [
        i for i, word in enumerate(theirs) if fold(word).lower()[:5] == fold(found[1]).lower()[:5]
    ]
    return "its words stand as English has them" if at and at[0] == 0 else ""


_OF = late(r"([^\W\d_]{4,}) (?:de|del|de la|do|da) [^\W\d_]{4,}")


def _may_be_wrong(source: SourceString, draft: Draft) -> bool:
    return bool(draft.text) and not draft.doubts and is_label(source)


def _alone(said: _Said) -> str:
    """The words of a draft that no other route has, as a doubt; "" where they are few."""
    source, text = said.source, said.draft.text
    words = list(_content(text, source)) or _least(text, source)
    told = [word for one in said.answers for word in known_words(one)]
    told += [own for word in source.words for own in WORD.findall(said.known(word))]
    told += [own for word in source.words for own in rendered(word)]
    left = {word for one in said.answers for word in WORD.findall(one.text)}
    alone = [w for w in words if w not in left and not any(_alike(w, other) for other in told)]
    few = not words or len(alone) * 3 < len(words)
    return "" if few else f"other routes do not say {', '.join(f'“{w}”' for w in alone)}"


def _alike(one: str, other: str) -> bool:
    """Whether two words of the target may be forms of one."""
    own, its = fold(one).lower(), fold(other).lower()
    same = len(commonprefix([own, its]))
    near = same > 3 and same >= min(len(own), len(its)) - 1
    return near or same > _STEM or _stem(own) == _stem(its)


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


def _least(text: str, source: SourceString) -> list[str]:
    """All words of a text that has none but small ones."""
    return [
        w for piece in pieces(inline_tags.plain(text), source.names)[0] for w in _ALL.findall(piece)
    ]


_ALL = late(r"[^\W\d_]{2,}")


def _turned(draft: Draft, answers: Sequence[Translation]) -> str:
    """Whether every other route has the same words in another order, which in a label is
    mostly who does what to whom: `Fase Dos Expansión`, `Expansión de la fase dos`."""
    if _JOINED.search(draft.text) or _ORDER.match(draft.text):
        return ""
    own = _stems(draft.text)
    shared = [[stem for stem in _stems(one.text) if stem in own] for one in answers]
    told = [some for some in shared if len(some) > 1]
    turned = [some for some in told if sorted(some, key=own.index) != some]
    return "other routes put its words in another order" if told and turned == told else ""


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in WORD.findall(inline_tags.plain(text)) if len(word) > 3]


def _fewer(said: _Said) -> str:
    """Whether a label has lost words: engines drop what stands in no sentence."""
    source, text = said.source, said.draft.text
    asked, own = len(list(_content(source.flat, source))), len(list(_content(text, source)))
    if len(source.words) == 1 and own > 1 and _JOINED.search(text):
        return "it says more than its source"
    short = len([w for w in _least(text, source) if fold(w).lower() not in _SMALL]) < asked
    few = own < asked * 0.8 if asked > 2 else own < asked and short and bool(said.back.text)
    lost = few and not is_proven(source, text, said.back.text)
    return "some of its words may be missing" if lost else ""


def _doubled(source: SourceString, draft: Draft) -> str:
    """Whether a label says a word twice that its source says once."""
    own, theirs = _stems(draft.text), _stems(source.flat)
    twice = [stem for stem in dict.fromkeys(own) if own.count(stem) > 1]
    return "a word stands twice in it" if twice and len(set(theirs)) == len(theirs) else ""


def _unjoined(source: SourceString, draft: Draft, answers: Sequence[Translation]) -> str:
    """Whether the nouns of a label stand side by side, as English has them, where another
    route joins them: `Tienda circo`, `Tienda de circo`."""
    plain = _JOINED.search(draft.text) or _LITTLE.search(source.flat) or len(source.words) < 2
    if plain or source.words[0].lower() in _ORDERS:
        return ""
    told = any(_JOINED.search(one.text) for one in answers)
    return "other routes join its words by “de”" if told else ""


_JOINED = late(r"\b(?:del?|d[aeo]s?|amb|para|con|com|por|per)\b|\bd['’]", re.I)
_LITTLE = late(r"\b(?:of|for|in|on|by|to|and|with|at|from|your|is|are|a|the)\b|&", re.I)


def _half_a_name(said: _Said) -> str:
    """Whether half of what may be one name was translated: a word with a capital stays as it
    is, or is a given name, and the one before or behind it does not."""
    source, own = said.source, set(map(fold, WORD.findall(said.draft.text)))
    small = _LITTLE.search(source.flat)
    known = {word.lower() for one in said.answers for word in known_words(one)}
    for one, other in _PAIRS.findall(inline_tags.plain(source.flat)):
        if one.lower() in _ORDERS:
            continue
        first, second = held(one, own), held(other, own)
        kept = (one if first else other).lower()
        half = first != second and not small and kept not in COMMON and kept not in known
        if half or (not first and other in GIVEN):
            return f"“{one} {other}” may be a name"
    return ""


_PAIRS = late(r"(?<![\w'’-])([A-Z][a-z]+) (?=([A-Z][a-z]+))")
_ORDERED = """
about add all buy contact create delete download edit find follow get install join learn meet more
my new no open our read see share start try use using view visit watch why
"""
_ORDERS = frozenset(_ORDERED.split())
"""What stands before a name in labels and is none of it."""


def _content(text: str, source: SourceString) -> Iterator[str]:
    """The words of a text that are no names and not among the smallest."""
    for piece in pieces(inline_tags.plain(text), source.names)[0]:
        for word in WORD.findall(piece):
            if len(word) > 3 and fold(word).lower() not in _SMALL:
                yield word


def _stem(word: str) -> str:
    return fold(word).lower()[:_STEM].rstrip("aeos")


_SMALL_WORDS = """
para como sobre este esta esto estos estas desde hasta entre cada todo todos todas usted about
from with your this that these those into over have been will what when where which more para pelo
pela como sobre esse essa este esta voce seus suas dels amb aquest aquesta
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words of some length that say little."""

_ENGLISH = frozenset(
    """a all an and any are as at be been by can do does for from has have here how if in is it its
    me more most my no not of on or our out that the their them there these they this those to up
    us was we what when where which who will with you your""".split()
)
"""English words that a way back may well lose."""
