"""What other routes have against the draft of a label."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.languages.renderings import rendered
from i18n.late import late
from i18n.model import Draft, Translation
from i18n.mt.labels.said import (
    INFINITIVE,
    JOINED,
    LITTLE,
    ORDERS,
    Said,
    alike,
    content,
    least,
    stems,
)
from i18n.mt.labels.way_back import is_proven
from i18n.mt.second_opinion import known_words
from i18n.mt.source_string import WORD, SourceString
from i18n.placeables import inline_tags


def against(said: Said) -> str:
    """What other routes, and the way back, have against a draft."""
    return (
        _unproven(said)
        or _turned(said)
        or _unjoined(said.source, said.draft, said.answers)
        or _left(said)
    )


def _unproven(said: Said) -> str:
    """That neither another route nor the way back says what a draft says. What all others say too
    is in doubt where a way back says something else: they err in homographs of English."""
    if is_proven(said) or is_left(said):
        return ""
    if why := _alone(said):
        return why
    back = said.back.text.strip(" .") if said.back else ""
    return f"read back it says “{back}”" if back or not said.back else ""


def is_left(said: Said) -> bool:
    """Whether a draft is its source: a name, or code."""
    return inline_tags.plain(said.draft.text) == inline_tags.plain(said.source.flat)


def _alone(said: Said) -> str:
    """The words of a draft that no other route has, as a doubt; "" where they are few."""
    source, text = said.source, said.draft.text
    words = list(content(text, source)) or least(text, source)
    told = [word for one in said.answers for word in known_words(one)]
    told += [own for word in source.words for own in WORD.findall(said.known(word))]
    told += [own for word in source.words for own in rendered(word)]
    left = {word for one in said.answers for word in WORD.findall(one.text)}
    alone = [w for w in words if w not in left and not any(alike(w, other) for other in told)]
    few = not words or len(alone) * 3 < len(words)
    return "" if few else f"other routes do not say {', '.join(f'“{w}”' for w in alone)}"


def _turned(said: Said) -> str:
    """Whether every other route has the same words in another order, which in a label is
    mostly who does what to whom: `Fase Dos Expansión`, `Expansión de la fase dos`."""
    draft, answers = said.draft, said.answers
    if JOINED.search(draft.text) or INFINITIVE.match(draft.text):
        return ""
    if len(stems(draft.text)) < 3 and is_proven(said):
        return ""  # an adjective stands before its noun or behind it
    own = stems(draft.text)
    shared = [[stem for stem in stems(one.text) if stem in own] for one in answers]
    told = [some for some in shared if len(some) > 1]
    turned = [some for some in told if sorted(some, key=own.index) != some]
    return "other routes put its words in another order" if told and turned == told else ""


def _unjoined(source: SourceString, draft: Draft, answers: Sequence[Translation]) -> str:
    """Whether the nouns of a label stand side by side, as English has them, where another
    route joins them: `Tienda circo`, `Tienda de circo`."""
    plain = JOINED.search(draft.text) or LITTLE.search(source.flat) or len(source.words) < 2
    if plain or source.words[0].lower() in ORDERS or INFINITIVE.match(draft.text):
        return ""
    if _ADJECTIVE.search(inline_tags.plain(draft.text)):
        return ""
    told = any(JOINED.search(one.text) for one in answers)
    return "other routes join its words by “de”" if told else ""


_ADJECTIVE = late(
    r"(?<=[^\W\d_] )[^\W\d_]{2,}(?:[aiíu]d[oa]s?|[aiu]t|[aiu]des|i[cv][oa]s?|al(?:es)?|ai?s"
    r"|ari[oa]s?|bles?|veis|os[oa]s?|ntes?|estr[ea]s?|or(?:es)?)\W*$"
)
"""An adjective or participle at the end, which needs nothing to join it."""


def _left(said: Said) -> str:
    """A word in small letters, or with a capital since it stands first, that the draft leaves
    and no route knows as a word of the target."""
    flat = inline_tags.plain(said.source.calm)
    words = [word for word in WORD.findall(flat) if len(word) > 3]
    text = inline_tags.plain(said.draft.text)
    known = {word.lower() for one in said.answers for word in known_words(one)}
    if said.back:
        strange = {text[start:end].lower() for start, end in said.back.unknown}
        known |= {word.lower() for word in WORD.findall(text)} - strange
    # Only running words tell that a capital is that of the first one.
    first = words[:1] if any(word.islower() for word in words[1:]) else []
    own = set(WORD.findall(text))
    left = [word for word in (*first, *words[1:]) if word in own and (word.islower() or first)]
    kept = [w for w in left if w.lower() not in known and (w.islower() or w in first)]
    return f"the word “{kept[0]}” is the source’s" if kept else ""
