"""What has been spent on engines, by month, engine and model."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.mt.contextual.prices import Usage
from i18n.mt.contextual.spending import Entry, entries
from i18n.project.paths import Paths


@dataclass(frozen=True, slots=True)
class Spent:
    """What a month took of an engine's model: what was used, what it cost, and how many of the
    requests were sent and never seen to end (which count with the most that they can cost)."""

    month: str
    engine: str
    model: str
    used: Usage
    cost: float
    unfinished: int


def spent(paths: Paths) -> tuple[Spent, ...]:
    """The ledger of a site, the latest month first."""
    found: dict[tuple[str, str, str], list[Entry]] = {}
    folder = paths.state("spending")
    for path in sorted(folder.glob("????-??.csv"), reverse=True):
        for one in entries(path):
            found.setdefault((path.stem, one.engine, one.model), []).append(one)
    return tuple(_summed(key, some) for key, some in found.items())


def _summed(key: tuple[str, str, str], some: list[Entry]) -> Spent:
    used = Usage()
    for one in some:
        used = used.plus(one.used)
    open_ones = sum(not one.done for one in some)
    return Spent(*key, used, sum(one.cost for one in some), open_ones)
