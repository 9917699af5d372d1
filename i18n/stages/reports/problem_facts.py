"""Problems as plain facts, for machines' JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from i18n.model import Problem


def problems(found: Sequence[Problem]) -> list[dict[str, Any]]:
    """Problems as plain facts; the message says which text it is about."""
    return [_problem(problem) for problem in found]


def _problem(problem: Problem) -> dict[str, Any]:
    facts = asdict(problem) | {"message": problem.told}
    del facts["quote"]
    return facts
