"""The verdict on a text that is to be saved as a draft: nothing lost, whole, in its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from i18n.languages.identification import others, own_words
from i18n.languages.language_tags import base
from i18n.late import known, late
from i18n.mt.routing import Route
from i18n.mt.source_string import WORD, SourceString, between_items, pieces, straight
from i18n.mt.tag_projection import tree
from i18n.placeables import inline_tags, protected

IdentifyLanguage = Callable[[str, frozenset[str]], str]
"""Which of some languages a text is in, by their tags."""

Use = Literal["never", "last resort", "at once"]
"""Whether a text that has something wrong with it is a draft all the same, since all of it is
there, and a reviewer who is told of it has less to do than with an empty line: never; as a last
resort, where no route gives a better one; or at once, before any weaker route is asked."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a text, "" for nothing, and of what use it is then."""

    why: str = ""
    use: Use = "at once"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a text should be: in `target`, made by a route (its languages are those that may be
    left in it), by an engine that left words `unknown` for which nothing was found, or
    only a word `guessed`; `identify` tells languages apart."""

    target: str
    route: Route | None = None
    unknown: Sequence[str] = ()
    guessed: Sequence[str] = ()
    identify: IdentifyLanguage | None = None


def accept(text: str, source: SourceString, expected: Expected) -> Verdict:
    """The verdict on a text, tags and all, as the draft of a string."""
    if damage := damaged(text, source):
        return Verdict(damage, "never")
    flat = tree.without_tags(text)
    if why := _broken(flat, source.flat) or _english_form(flat, source):
        return Verdict(why, "never")
    left = _left_over(flat, source, expected)
    if left.use == "never":
        return left
    if why := _other_language(flat, source, expected):
        return Verdict(why, "never")
    if _untranslated(between_items(flat, source.names), source.flat):
        return Verdict(_SOURCES, "at once" if _half(flat, source, expected.target) else "never")
    if (bound := _enclitic(flat, source, expected)) and not left.why:
        left = Verdict(f"a word of another language is left: {bound}", "last resort")
    why = _untold(expected.unknown) or _english_ending(flat, source, expected.target) or left.why
    if why:
        return Verdict(why, "last resort")
    return Verdict(_untold(expected.guessed))


_SOURCES = "mostly the source's words"


def damaged(text: str, source: SourceString) -> str:
    """What of a string's tags, placeholders, numbers, names and the like is missing or doubled
    in a text, in words; "" where all stand as often as in the source."""
    if not inline_tags.nested(text):
        return "its markup crosses"
    missing = protected.lost(source.text, text, source.names)
    return f"missing or doubled: {', '.join(missing)}" if missing else ""


def _untold(words: Sequence[str]) -> str:
    return f"a word has no translation: {', '.join(dict.fromkeys(words))}" if words else ""


def _broken(text: str, flat: str) -> str:
    """Whether an engine ran away, or stopped before the end."""
    if _RUNAWAY.search(text) and not _RUNAWAY.search(flat):
        return "the engine repeats itself"
    if not _SHORTEST <= (len(text) + 8) / (len(flat) + 8) <= _LONGEST:
        return "far too short or too long"
    if _DANGLING.search(text) and not _DANGLING.search(flat) and not _OPEN.search(flat):
        return "the engine stopped short"
    return ""


def _english_ending(text: str, source: SourceString, target: str) -> str:
    """Whether a genitive is left, or half of a compound. In Catalan `assegui's` is a verb: there
    it is a genitive behind a word of the source only."""
    held = [(start, end) for start, end, _ in protected.found(text, source.names)]
    for one in source.fragments:  # `<code>debian-keyring</code>`
        held += _places(one, text) if " " not in one else []
    for half in _COMPOUND.finditer(text):
        if not any(start <= half.start() and half.end() <= end for start, end in held):
            return _ENDING
    genitives = _GENITIVE.findall(between_items(text, source.names))
    if base(target) == "ca":
        spoken = set(WORD.findall(inline_tags.plain(source.text)))
        genitives = [word for word in genitives if not word or word in spoken]
    return _ENDING if genitives else ""


def _places(word: str, text: str) -> list[tuple[int, int]]:
    """Where a word stands in a text, perhaps in a longer one."""
    return [match.span() for match in known(re.escape(word)).finditer(text)]


def _english_form(text: str, source: SourceString) -> str:
    """Whether there is a parenthesis that the source has not, or a word with a verb or negation
    run into it that is still the source's (`don't`)."""
    if text.count("(") > source.flat.count("("):
        return "the engine added a parenthesis"
    theirs = {straight(m[0]).lower() for m in _RUN_TOGETHER.finditer(source.flat)}
    if not theirs:
        return ""
    ours = (m[0] for m in _RUN_TOGETHER.finditer(between_items(text, source.names)))
    left = [one for one in ours if straight(one).lower() in theirs]
    return f"an English contraction is left: {left[0]}" if left else ""


_RUN_TOGETHER = late(
    r"(?<!\w)(?:[A-Za-z]+(?:n['’]t|['’](?:m|ll|ve|re|d))"
    r"|(?:it|that|there|here|what|who|where|how|he|she|let)['’]s)(?!\w)",
    re.I,
)


_ENDING = "an English ending is left"


def _passed(expected: Expected) -> frozenset[str]:
    """The languages on the way to the target."""
    legs = expected.route.legs if expected.route else ()
    return frozenset(base(leg.source) for leg in legs) - {base(expected.target)}


def _left_over(text: str, source: SourceString, expected: Expected) -> Verdict:
    """Whether small words of a language on the way are left in a text: some, which a reviewer
    mends, or more than there are of the target, and then the text is in that language."""
    passed, target = _passed(expected), base(expected.target)
    bare = _without(text, source.names)
    left = dict.fromkeys(
        word
        for word in _APART.findall(bare)
        if word.islower() and passed.intersection(others(word, target))
    )
    if not left:
        return Verdict()
    why = f"a word of another language is left: {', '.join(left)}"
    own = own_words(bare, target, passed)
    return Verdict(why, "last resort" if own >= len(left) else "never")


def _other_language(text: str, source: SourceString, expected: Expected) -> str:
    """The language that a text as a whole is in, if it is one on the way to the target."""
    if expected.identify is None:
        return ""
    bare, target = _without(text, source.names), base(expected.target)
    passed = _passed(expected)
    doubtful = own_words(bare, target, passed) < _ENOUGH
    if doubtful and sum(map(str.isalpha, bare)) >= SURE:
        other = expected.identify(bare, passed | {target})
        return f"it reads as another language: {other}" if other in passed else ""
    return ""


def _enclitic(text: str, source: SourceString, expected: Expected) -> str:
    """A verb of Portuguese with its pronoun behind a hyphen, left in Spanish."""
    if base(expected.target) != "es" or "pt" not in _passed(expected):
        return ""
    found = _HYPHENATED.search(_without(text, source.names))
    return found[0] if found and found[0] not in source.flat else ""


_HYPHENATED = late(r"(?<![\w-])[^\W\d_]{3,}-(?:me|te|se|lo|la|los|las|nos|lhe|lhes)(?![\w-])")

_APART = late(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")
"""A word by itself: no pronoun behind a verb (`avisar-los`), no part of `3Com`."""

_ENOUGH = 2
"""Small words of the target alone that make a text its own: the model that tells languages takes
a second to load, and errs now and then."""

SURE = 40
"""Letters of text from which a language is told without fail (of human Spanish and Portuguese
sentences below that, 16 % were taken for another language; above, as few as were English)."""


def _without(text: str, names: frozenset[str]) -> str:
    """A text's words without protected things and names."""
    return " ".join(pieces(inline_tags.plain(text), names)[0])


_GENITIVE = late(r"(?<!\w)([\w\N{OBJECT REPLACEMENT CHARACTER}]+)['’´]s\b|(?<=\s)s(?=[\s,.])")
_COMPOUND = late(
    r"\w-(?:[a-z]{2,}ed|[a-z]{2,}ing|like|style|only|aware|free|specific)\b|/>-[a-z]+ed\b"
)
_DANGLING = late(
    r"\s(?:de|del|el|la|lo|los|las|sobre|con|para|en|y|do|da|dos|das|com|em|o|os|as|amb|els|les)"
    r"[.:]?$"
)
_OPEN = late(r"(?:^|\s)(?:about|at|by|for|from|in|of|on|to|with)\W*$", re.I)
_SHORTEST, _LONGEST = 0.45, 2.2
_RUNAWAY = late(r"\b([^\W\d_]{2,}(?:\W+\w+){0,5}?)(?:\W+\1\b){2,}", re.I)


def _untranslated(text: str, flat: str) -> bool:
    """Whether most of a text's small words of some length are still the source's."""
    same, count = _kept(text, flat)
    return same > 1 and same * 2 > count


def _half(text: str, source: SourceString, target: str) -> bool:
    """Whether a text that is mostly the source's words is better than none: jargon between small
    words of the target, two of them where no longer one is the target's."""
    same, count = _kept(between_items(text, source.names), source.flat)
    own = own_words(_without(text, source.names), base(target), ("en",))
    return own > (same == count)


def _kept(text: str, flat: str) -> tuple[int, int]:
    """How many of a text's longer small words are the source's, and how many there are."""
    ours = [one for one in _WHOLE.findall(_CODED.sub(" ", text)) if one.islower() and len(one) > 3]
    theirs = set(_WHOLE.findall(inline_tags.plain(flat)))
    return sum(word in theirs for word in ours), len(ours)


_WHOLE = late(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_CODED = late(r"(?<!\w)\w+(?:(?:[-.:=@/]\w+){2,}|[.:=@/_]\w+)")
"""What machines call things: `debian-edu-config`, `dc=org`; it is no language's."""
