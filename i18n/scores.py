"""chrF and BLEU against human translations, by sacrebleu with its defaults.

chrF is that of Popović (2015), chrF2; BLEU that of Papineni et al. (2002) on 13a tokens. Both
run from 0 to 100.
"""

from __future__ import annotations

from collections.abc import Sequence
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
