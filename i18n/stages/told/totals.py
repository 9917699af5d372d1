"""How far languages are, as JSON has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from i18n.catalogs.coverage import Coverage
from i18n.stages.changes.facts import as_counts


def as_rows(totals: Mapping[str, Coverage]) -> dict[str, Sequence[int]]:
    """Counts by language tag."""
    return {tag: as_counts(one) for tag, one in totals.items()}


def from_rows(found: Mapping[str, Sequence[int]]) -> dict[str, Coverage]:
    """The same read again."""
    return {tag: Coverage(*counts) for tag, counts in found.items()}
