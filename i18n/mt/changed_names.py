"""Names that a draft changed: words with a capital that stand in its source and not in it.

Most such words are English ones, or have a form of their own in the target (London, Monday). The
dictionaries of other routes tell: a word that they leave as it is, is a name; one that none of
them knows may be one, and a reviewer is told. They are asked of single words, all those of a
batch at once, and of labels as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from i18n.languages.english_words import ORDINARY
from i18n.languages.folding import fold
from i18n.late import late
from i18n.model import Draft, Translation
from i18n.mt.routing import Route, Translate
from i18n.mt.second_opinion import held, is_label, known_words, strange_words
from i18n.mt.source_string import WORD, SourceString, between_items
from i18n.placeables import inline_tags
from i18n.placeables.capitalised_words import COMMON
from i18n.placeables.people_and_places import PEOPLE


@dataclass(frozen=True, slots=True)
class Changed:
    """Of a string, the names that its draft has not: those that other routes leave as they are,
    and words that none of them knows, or that people are called by, which may be names."""

    left: frozenset[str]
    strange: frozenset[str]


def changed_names(
    drafted: Sequence[tuple[SourceString, Draft]], ways: Sequence[Route], translate: Translate
) -> Mapping[str, Changed]:
    """By string, the names in it that its draft has not, by what the other routes know."""
    lower = frozenset(word for one, _ in drafted for word in one.words if word.islower())
    suspects = {one.text: _suspects(one, draft, lower) for one, draft in drafted if draft.text}
    some = [one for one, draft in drafted if suspects.get(one.text)]
    # A word of a label is looked at where it stands: `Apple` is a firm, `Apple pie` is none.
    asked = {one.text: [one.calm] if is_label(one) else suspects[one.text] for one in some}
    texts = list(dict.fromkeys(text for own in asked.values() for text in own))
    answers = [dict(zip(texts, translate(way, texts), strict=True)) for way in ways if texts]
    found = {
        text: _changed(suspects[text], [[a[t] for t in own] for a in answers])
        for text, own in asked.items()
    }
    return {text: names for text, names in found.items() if names.left or names.strange}


def _changed(words: Sequence[str], answers: Sequence[Sequence[Translation]]) -> Changed:
    """Which of some words are names, by the answers of each route."""
    left = frozenset(word for word in words if _left_by_all(word, answers))
    rare = [word for word in words if word.lower() not in ORDINARY]
    strange = frozenset(word for word in rare if word in PEOPLE or _unknown_to_all(word, answers))
    return Changed(left, strange)


def _left_by_all(word: str, answers: Sequence[Sequence[Translation]]) -> bool:
    """Whether every route leaves a word as it is, and one of them knows it."""
    return (
        bool(answers)
        and all(any(word in WORD.findall(t.text) for t in some) for some in answers)
        and any(word in known_words(t) for some in answers for t in some)
    )


def _unknown_to_all(word: str, answers: Sequence[Sequence[Translation]]) -> bool:
    """Whether no route knows a word: there is no translation that a draft could have."""
    return bool(answers) and all(any(word in strange_words(t) for t in some) for some in answers)


def missing(words: frozenset[str], text: str) -> list[str]:
    """Those of some words that a text has not."""
    said = set(map(fold, WORD.findall(inline_tags.plain(text))))
    return [word for word in sorted(words) if not held(word, said)]


# --- what may be a name -------------------------------------------------------


def _suspects(source: SourceString, draft: Draft, lower: frozenset[str]) -> list[str]:
    """The words of a text that may be names and are not in its draft. `lower` are the words of
    all texts that stand in small letters."""
    if source.is_all_caps:
        return []
    said = set(map(fold, WORD.findall(inline_tags.plain(draft.text))))
    flat = between_items(inline_tags.plain(source.flat), source.names)
    words = _capitalised(flat, lower, label=is_label(source))
    return list(dict.fromkeys(word for word in words if not held(word, said)))


def _capitalised(flat: str, lower: frozenset[str], *, label: bool) -> Iterator[str]:
    """The words with a capital that may be names; of a label all, for in it a capital tells
    nothing."""
    for found in _CAPITALISED.finditer(flat):
        word, small = found[0], found[0].lower()
        if small in COMMON or small.removesuffix("s") in COMMON or _PLURAL.fullmatch(word):
            continue
        first = not label and _OPENS.search(flat, 0, found.start())
        if not first or _starts_a_name(found, flat, lower):
            yield word


def _starts_a_name(found: re.Match[str], flat: str, lower: frozenset[str]) -> bool:
    """Whether the first word of a sentence may be a name: no English word that is known here, or
    one with another capital behind it."""
    small = found[0].lower()
    if small in ORDINARY:
        return False
    english = small in lower or found[0] in PEOPLE or _SHAPE.fullmatch(small)
    behind = _BEFORE_VERB if found[0] in PEOPLE else _BEFORE_NAME
    return not english or behind.match(flat, found.end()) is not None


_CAPITALISED = late(
    r"(?<!\w)(?<![a-z]-)(?<![a-z]['’])[A-ZÀ-Þ][^\W\d_]*[a-zß-ÿ][^\W\d_]*(?!\w)"
    r"(?!['’](?:t|ll|ve|re|d|m)\b)(?!-[a-z])"
)
_PLURAL = late(r"[A-ZÀ-Þ]{2,}s")
"""A plural of an acronym, which languages make in their own ways: `APIs`."""

_OPENS = late(r"(?:^|[.!?:…;]\s|\d\.\s|[\N{BULLET}|>]\s?)[\s\"“”‘’'«(\[*-]*$")
"""What stands before the first word of a sentence."""

_BEFORE_NAME = late(r" [A-ZÀ-Þ]")
_BEFORE_VERB = late(
    r" (?:and )?[A-ZÀ-Þ]| (?:is|was|has|had|said|says|wrote|writes|made|makes|went|came|took"
    r"|gave|left|lives|works|thinks|thought|[a-z]{2,}ed)\b"
)
"""What stands behind a name that is a word, too: `Baker wrote the rest`."""

_SHAPE = late(
    r".{3,}(?:tions?|sions?|ments?|ness|ships?|it(?:y|ies)|isms?|ings?|ial|ional|ical|ive|ous"
    r"|able|ible|istry|ology|graphy|ances?|ences?|ics|ful|less|hood|ly|ed)"
)
"""How English words look that begin sentences and are hardly ever names."""
