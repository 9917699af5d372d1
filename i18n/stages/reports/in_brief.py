"""Problems in brief, as a run tells them: some one by one, the others counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from i18n.model import Problem

LOUD = frozenset(
    ["cache", "interrupted", "kept", "link-outside", "no-draft", "script-addresses", "unpublished"]
)
"""The warnings that a run shows one by one, since `check` cannot: what only it knows."""

Counts = Mapping[str, int]
"""How many problems there are, by rule."""


def in_brief(found: Iterable[Problem]) -> tuple[tuple[Problem, ...], Counts]:
    """The problems that are told one by one, and how many of the others there are; of equal ones
    one."""
    told: list[Problem] = []
    counts: Counter[str] = Counter()
    for one in dict.fromkeys(found):
        if is_told(one.path, one.level, one.rule):
            told.append(one)
        else:
            counts[one.rule] += 1
    return tuple(told), dict(counts)


def is_told(path: str, level: str, rule: str) -> bool:
    """Whether such a problem is told one by one: an error, what only a run knows, and what is of
    no file."""
    return level == "error" or rule in LOUD or not path
