"""What an engine left untranslated in its answers: found, then resolved word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from i18n.languages.folding import fold
from i18n.model import Translation
from i18n.mt import requests
from i18n.mt.masking import Masked
from i18n.mt.postedit.lexical_lookup import Replacement, UnknownWord
from i18n.mt.requests import Request, Response
from i18n.mt.routing import Route
from i18n.mt.tag_projection import tree
from i18n.placeables import inline_tags, protected
from i18n.placeables.names import running

LONGER = re.compile(r"[^\W\d_]{2,}")


def proper(calm: str, names: frozenset[str]) -> set[str]:
    """The words of a sentence whose capital says that they are names: not that of a heading or
    of a first word."""
    out = {
        word
        for start, end, _ in protected.found(calm, names)
        for word in LONGER.findall(calm[start:end])
    }
    if running(inline_tags.plain(calm)):
        found = list(LONGER.finditer(inline_tags.plain(calm)))
        out |= {match.group() for match in found[1:] if match.group()[0].isupper()}
    return out


@dataclass(frozen=True, slots=True)
class Sentence:
    """A source sentence beside an answer to it: its `calm` form, the words of it that a draft
    must keep, and whether an unknown word is one that a better engine chose to keep."""

    calm: str
    names: frozenset[str]
    kept: frozenset[str]
    keeps: bool

    @property
    def words(self) -> list[str]:
        return LONGER.findall(inline_tags.plain(self.calm))

    @property
    def ordinary(self) -> list[str]:
        """The words that are no names."""
        return [word for word in self.words if word not in self.kept]


def sentence(string: str, names: frozenset[str], route: Route | None = None) -> Sentence:
    """A translator's string as answers are held against it."""
    calm = requests.uncapitalized(string, names)
    kept = frozenset({*tree.fragments(string), *proper(calm, names)})
    keeps = bool(route) and route.legs[0].engine != route.legs[-1].engine  # type: ignore[union-attr]
    return Sentence(calm, names, kept, keeps)


def unknown_words(
    asks: Sequence[Request], answers: Sequence[Response], names: frozenset[str]
) -> list[UnknownWord]:
    """The words of all answers that an engine did not know and that are no names."""
    found = []
    for ask, answer in zip(asks, answers, strict=True):
        source = sentence(ask.string, names)
        small = source.ordinary
        for part, translation in zip(ask.parts, answer, strict=False):
            for start, end in translation.unknown:
                word = translation.text[start:end]
                if not _token(word, part) and word not in source.kept:
                    found.append(UnknownWord(word, word if word in small else nearest(word, small)))
    return found


def _token(word: str, part: Masked) -> bool:
    return word.lower() in {item.token.lower() for item in part.items}


def with_unknown(
    asks: Sequence[Request], answers: Sequence[Response], strange: Callable[[set[str]], set[str]]
) -> list[Response]:
    """The answers with those words marked as unknown too that are `strange` to the target:
    an engine's own dictionary may hold words of another language."""
    small = [_small(ask, answer) for ask, answer in zip(asks, answers, strict=True)]
    odd = strange(set().union(*small))
    return [
        tuple(_with_unknown(one, words & odd) for one in answer[: len(ask.parts)])
        + answer[len(ask.parts) :]
        for ask, answer, words in zip(asks, answers, small, strict=True)
    ]


_SMALL = re.compile(r"(?<![\w.@/·-])[^\W\d_]{3,}(?:·[^\W\d_]+)*(?![\w@/·-]|\.\w)")


def _small(ask: Request, answer: Response) -> set[str]:
    """The lower-case words of an answer that are neither marked nor the source's."""
    ours = answer[: len(ask.parts)]
    known = {one.text[start:end] for one in ours for start, end in one.unknown}
    found = {w for one in ours for w in _SMALL.findall(one.text) if w.islower()}
    return found - known - set(LONGER.findall(ask.string))


def _with_unknown(one: Translation, words: set[str]) -> Translation:
    more = {match.span() for match in _SMALL.finditer(one.text) if match.group() in words}
    return replace(one, unknown=tuple(sorted({*one.unknown, *more}))) if more else one


# --- settled ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Settled:
    """A text with its unknown words resolved: those that were not (`left`), those that
    got the target's spelling for want of anything better (`guessed`), those to look at
    (`doubtful`), and those that now stand in the text (`resolved`)."""

    text: str
    left: tuple[str, ...]
    guessed: tuple[str, ...]
    doubtful: tuple[str, ...]
    resolved: frozenset[str]


def resolve_unknown(
    translation: Translation, part: Masked, source: Sentence, known: Mapping[str, Replacement]
) -> Settled:
    """Every unknown word of an answer replaced, kept, or reported."""
    text = translation.text
    left: list[str] = []
    guessed: list[str] = []
    doubtful: list[str] = []
    resolved: set[str] = set()
    held = list(protected.found(text, source.names)) if translation.unknown else []
    for start, end in sorted(translation.unknown, reverse=True):
        word = text[start:end]
        if _token(word, part) or _stays(word, text, start, end, source):
            continue
        own = _own(word, source, known)
        resolved.add(own or word)
        if own:
            text = text[:start] + own + text[end:]
            doubtful += [own] if _doubtful(own, word, known, source) else []
        elif word in source.words and word[0].isupper():
            continue  # no dictionary of the source has it: a name
        elif word.lower() in map(str.lower, source.words) and source.keeps:
            doubtful.append(word)
        elif not any(first <= start < last for first, last, _ in held):
            best = known[word].text if word in known else word
            text = text[:start] + best + text[end:]
            (left if best == word else guessed).append(best)
    return Settled(text, tuple(left), tuple(guessed), tuple(doubtful[::-1]), frozenset(resolved))


def _stays(word: str, text: str, start: int, end: int, source: Sentence) -> bool:
    """Whether a word is the source's by right: a name, or part of a compound that was kept."""
    whole = _token_of(text, start, end)
    if whole in source.calm or (_CODED.search(word) and word in source.calm):
        return True
    if not _LATIN.search(word) and word in source.calm:
        return True
    return word in source.kept or (source.keeps and _compound(text, start, end) in source.calm)


_CODED = re.compile(r"\d[^\W_]*[^\W\d_]|[^\W\d_][^\W_]*\d")
"""A token of letters and digits: `0x13`."""


_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
"""A word without such a letter is an example from another script."""


def _token_of(text: str, start: int, end: int) -> str:
    """The file name or the like that a word is part of (`nf` of `apt.conf`, where `apt.co` reads
    as a host); a blank line, found nowhere, if none."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    head, tail = re.search(r"\S*$", before), re.match(r"\S*", after)
    whole = (head.group() if head else "") + text[start:end] + (tail.group() if tail else "")
    found = re.search(r"[\w.%:/@-]*\w[.%:/@]\w[\w.%:/@-]*", whole)
    return found.group().rstrip(".:") if found else "\n\n"


_REACH = 80
"""Characters of a token's name that are looked at on either side: garbage has no end."""


def _own(word: str, source: Sentence, known: Mapping[str, Replacement]) -> str:
    """What stands for a word; "" when nothing does."""
    if word[0].isupper() and (own := nearest(word, [w for w in source.words if w in source.kept])):
        return own
    found = known.get(word)
    if not found:
        return ""
    if found.how != "guess":
        return found.text
    if word in source.words and word[0].isupper():
        return ""
    return found.text if _cognate(found.text, source.words) else ""


def _doubtful(own: str, word: str, known: Mapping[str, Replacement], source: Sentence) -> bool:
    """Whether a reviewer should look at a word: not at a regular respelling, at one that
    resembles the source's, nor at one whose meaning stands in the source."""
    found = known.get(word)
    if not found or own != found.text or found.how == "spelt" or len(own) < 3:
        return False
    if found.how in ("guess", "rare"):
        return True
    if found.meant and found.meant.lower() in map(str.lower, source.words):
        return False
    return not nearest(own, source.ordinary)


def _compound(text: str, start: int, end: int) -> str:
    """The hyphenated compound that a word is part of; a blank line, found nowhere, if none."""
    near = text[max(0, start - _REACH) : start]
    before, after = re.search(r"[\w-]*$", near), re.match(r"[\w-]*", text[end : end + _REACH])
    assert before
    assert after
    whole = before.group() + text[start:end] + after.group()
    return whole if "-" in whole.strip("-") else "\n\n"


def _cognate(word: str, words: Sequence[str]) -> bool:
    """Whether a word of learned origin has the stem of one of the source's: vindica, vindicates."""
    stem = fold(word).lower()[:6]
    return len(stem) > 5 and any(
        one.lower().startswith(stem) and one.lower() != word.lower() for one in words
    )


def nearest(word: str, words: Sequence[str]) -> str:
    """The source's word that an engine bent: Napoleão, Napoleon."""
    folded = fold(word).lower()
    scored = [
        (SequenceMatcher(None, folded, fold(one).lower()).ratio(), one)
        for one in words
        if one[:1].lower() == folded[:1]
    ]
    score, best = max(scored, default=(0.0, ""))
    return best if score >= 0.6 else ""
