"""chrF and BLEU against human translations, by sacrebleu with its defaults.

chrF is that of Popović (2015), chrF2; BLEU that of Papineni et al. (2002) on 13a tokens. Both
run from 0 to 100.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from i18n.errors import PipelineError

MISSING = "evaluate needs sacrebleu: pip install sacrebleu"


def chrf(drafts: Sequence[str], humans: Sequence[str]) -> float:
    """The chrF of some drafts together. Raises PipelineError where sacrebleu is missing."""
    return float(_metrics().CHRF().corpus_score(drafts, [humans]).score)


def bleu(drafts: Sequence[str], humans: Sequence[str]) -> float:
    """The BLEU of some drafts together. Raises PipelineError where sacrebleu is missing."""
    return float(_metrics().BLEU().corpus_score(drafts, [humans]).score)


def chrf_each(drafts: Sequence[str], humans: Sequence[str]) -> list[float]:
    """The chrF of each draft alone. Raises PipelineError where sacrebleu is missing."""
    metric = _metrics().CHRF()
    return [
        float(metric.sentence_score(draft, [human]).score)
        for draft, human in zip(drafts, humans, strict=True)
    ]


def _metrics() -> ModuleType:
    try:
        from sacrebleu import metrics
    except ImportError as error:
        raise PipelineError(MISSING) from error
    return metrics


ORDER = 6


_BETA = 2.0


_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Grams:
    """Letter sequences of each length: in the draft, in the other text, in both. Those of
    several texts may be added up, and weighed."""

    drafted: tuple[float, ...] = (0.0,) * ORDER
    wanted: tuple[float, ...] = (0.0,) * ORDER
    shared: tuple[float, ...] = (0.0,) * ORDER

    def plus(self, other: Grams, weight: float = 1.0) -> Grams:
        """The sum, the other one's counts times `weight`."""
        return Grams(
            _sum(self.drafted, other.drafted, weight),
            _sum(self.wanted, other.wanted, weight),
            _sum(self.shared, other.shared, weight),
        )


def _sum(ones: Sequence[float], others: Sequence[float], weight: float) -> tuple[float, ...]:
    return tuple(one + weight * other for one, other in zip(ones, others, strict=True))


def grams(draft: str, wanted: str) -> Grams:
    """The letter sequences of a draft and of the text that was wanted."""
    ours, theirs = "".join(draft.split()), "".join(wanted.split())
    found = [(_grams(ours, n), _grams(theirs, n)) for n in range(1, ORDER + 1)]
    return Grams(
        tuple(float(one.total()) if other else 0.0 for one, other in found),
        tuple(float(other.total()) for _, other in found),
        tuple(float((one & other).total()) for one, other in found),
    )


def _grams(letters: str, length: int) -> Counter[str]:
    return Counter(letters[at : at + length] for at in range(len(letters) - length + 1))


def score(found: Grams) -> float:
    """chrF2 of one text or, from a sum, of many: 0 for nothing in common, 100 for the same."""
    rows = zip(found.drafted, found.wanted, found.shared, strict=True)
    used = [(both / mine, both / theirs) for mine, theirs, both in rows if mine and theirs]
    if not used:
        return 0.0
    precision = sum(one for one, _ in used) / len(used)
    recall = sum(one for _, one in used) / len(used)
    if not precision + recall:
        return 0.0
    return 100 * (1 + _BETA**2) * precision * recall / (_BETA**2 * precision + recall)


def words(text: str) -> tuple[str, ...]:
    """The words and the marks of a text, which an edit puts in, takes out or replaces."""
    return tuple(_WORD.findall(text))


def edits(draft: Sequence[str], wanted: Sequence[str]) -> int:
    """The least number of words to put in, take out or replace (Levenshtein's distance)."""
    row = list(range(len(wanted) + 1))
    for number, mine in enumerate(draft, 1):
        before, row[0] = row[0], number
        for at, theirs in enumerate(wanted, 1):
            cost = before + (mine != theirs)
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, cost)
    return row[-1]
