"""A translation of a source that is like another, made to say what the other says.

    fitted("Recaudado: $45.000", "Raised: $45,000", "Raised: $125,000", tongues)

gives `Recaudado: $125.000`. What cannot be made to fit is no help, however alike it looks:
“Our causes” is not “Our values”, nor “can” “cannot”.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from i18n.languages.plural_forms import form
from i18n.memory.differences import Difference, Part, content_words, differences, numbers, parts
from i18n.memory.fuzzy_repair import Changes, changed, retagged

SHORT = 8
"""In a text of fewer content words none may differ: what is left says too little."""


@dataclass(frozen=True, slots=True)
class Tongues:
    """The languages of a match: the source's, the target's, and the target's Plural-Forms."""

    source: str
    target: str
    plurals: str = ""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text made to fit; `exactly` where the two sources differ in nothing else, so that it
    says what the source says."""

    text: str
    exactly: bool


def fitted(text: str, source: str, wanted: str, tongues: Tongues) -> Fitted | None:
    """The translation `text` of `source` with the tags, numbers, names and things to copy of
    `wanted`, as the target writes them; None where it would say something else."""
    ours, theirs = parts(source, tongues.source), parts(wanted, tongues.source)
    found = tuple(differences(ours, theirs))
    worded = [one for one in found if one.kinds & {"word", "small"}]
    if worded and min(content_words(ours), content_words(theirs)) < SHORT:
        return None
    figures = _figures(ours, theirs, tongues)
    copied = _copied(one for one in found if one not in worded)
    if figures is None or copied is None or not all(map(_harmless, worded)):
        return None
    made = changed(retagged(text, source, wanted), source, Changes(figures, copied), tongues.target)
    return Fitted(made, not worded) if made else None


def _harmless(one: Difference) -> bool:
    """Whether a difference in words is of words alone, of none of the grammar (“before” is no
    “after”), and of none that a number counts."""
    return one.kinds <= {"word", "article"} and not one.beside


# --- what becomes what ---------------------------------------------------------------


def _figures(
    ours: Sequence[Part], theirs: Sequence[Part], tongues: Tongues
) -> Mapping[str, str] | None:
    """What number becomes what, one to one; None where that is not clear, or where the words
    around would change with it: no lamp, one lamp, two lamps."""
    ones, others = numbers(ours), numbers(theirs)
    if len(ones) != len(others):
        return None
    found: dict[str, str] = {}
    for (old, counts), (new, _) in zip(ones, others, strict=True):
        if counts and _form(old, tongues) != _form(new, tongues):
            return None
        if found.setdefault(old, new) != new:
            return None
    if len(set(found.values())) < len(found):
        return None
    return found if any(old != new for old, new in found.items()) else {}


def _form(number: str, tongues: Tongues) -> int:
    digits = number.lstrip("+-\u2212").replace(",", "")
    return form(tongues.plurals, int(digits)) if digits.isdecimal() else -1


def _copied(found: Iterable[Difference]) -> Mapping[str, str] | None:
    """What becomes what of all that translations copy: one name, and any other things; None
    where something else differs, or it is not clear."""
    copied: dict[str, str] = {}
    names = 0
    for one in found:
        if one.kinds == {"article"}:
            continue
        if not one.ours or not one.theirs or one.kinds not in ({"name"}, {"thing"}):
            return None
        if one.kinds == {"name"}:
            names += 1
            pairs = [(_run(one.ours), _run(one.theirs))]
        elif len(one.ours) == len(one.theirs):
            pairs = [(a.text, b.text) for a, b in zip(one.ours, one.theirs, strict=True)]
        else:
            return None
        if any(copied.setdefault(old, new) != new for old, new in pairs):
            return None
    return copied if names < 2 else None


def _run(found: Sequence[Part]) -> str:
    return " ".join(part.text for part in found)
