"""What an engine left untranslated in its answers: found, then resolved word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from i18n.languages.folding import fold
from i18n.model import Translation
from i18n.mt.masking import Masked
from i18n.mt.postedit.lexical_lookup import Replacement, UnknownWord
from i18n.mt.requests import Request, Response
from i18n.mt.source_string import SourceString
from i18n.placeables import protected


@dataclass(frozen=True, slots=True)
class Replacements:
    """What stands for the unknown words of a route's answers; `keeps` says that an unknown word
    is one which the engine of an earlier leg chose to keep."""

    of: Mapping[str, Replacement]
    keeps: bool = False


def unknown_words(requests: Sequence[Request], responses: Sequence[Response]) -> list[UnknownWord]:
    """The words of all responses that an engine did not know and that are no names."""
    found = []
    for request, response in zip(requests, responses, strict=True):
        source = request.source
        small = source.ordinary
        for part, translation in zip(request.parts, response, strict=False):
            for start, end in translation.unknown:
                word = translation.text[start:end]
                if not _token(word, part) and word not in source.kept:
                    found.append(UnknownWord(word, word if word in small else nearest(word, small)))
    return found


def _token(word: str, part: Masked) -> bool:
    return word.lower() in {item.token.lower() for item in part.items}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A text with its unknown words resolved: those that were not (`left`), those that
    only got the target's spelling (`guessed`), those to look at
    (`doubtful`), and those that now stand in the text (`resolved`)."""

    text: str
    left: tuple[str, ...]
    guessed: tuple[str, ...]
    doubtful: tuple[str, ...]
    resolved: frozenset[str]


def resolve_unknown(
    translation: Translation, part: Masked, source: SourceString, known: Replacements
) -> Resolved:
    """Every unknown word of an answer replaced, kept, or reported."""
    text = translation.text
    left: list[str] = []
    guessed: list[str] = []
    doubtful: list[str] = []
    resolved: set[str] = set()
    held = list(protected.found(text, source.names)) if translation.unknown else []
    for start, end in sorted(translation.unknown, reverse=True):
        word = text[start:end]
        if _token(word, part) or _stays(word, (text, start, end), source, known.keeps):
            continue
        own = _own(word, source, known.of)
        resolved.add(own or word)
        if own:
            text = text[:start] + own + text[end:]
            doubtful += [own] if _doubtful(own, word, known.of, source) else []
        elif word in source.words and word[0].isupper():
            continue  # no dictionary of the source has it: a name
        elif word.lower() in map(str.lower, source.words) and known.keeps:
            doubtful.append(word)
        elif not any(first <= start < last for first, last, _ in held):
            best = known.of[word].text if word in known.of else word
            text = text[:start] + best + text[end:]
            (left if best == word else guessed).append(best)
    return Resolved(text, tuple(left), tuple(guessed), tuple(doubtful[::-1]), frozenset(resolved))


def _stays(word: str, at: tuple[str, int, int], source: SourceString, keeps: bool) -> bool:
    """Whether a word is the source's by right: a name, or part of a compound that was kept. `at`
    is the text that it stands in, its start and its end there."""
    text, start, end = at
    whole = _token_of(text, start, end)
    if whole in source.calm or (_CODED.search(word) and word in source.calm):
        return True
    if not _LATIN.search(word) and word in source.calm:
        return True
    return word in source.kept or (keeps and _compound(text, start, end) in source.calm)


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


def _own(word: str, source: SourceString, known: Mapping[str, Replacement]) -> str:
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


def _doubtful(own: str, word: str, known: Mapping[str, Replacement], source: SourceString) -> bool:
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
