"""What a rule gives back, and the forms of a text that several rules look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of one translation: what is wrong and what to do, in a line.

    `missing` is the placeholder that the translation lacks, "" in a finding of another kind.
    """

    level: Level
    rule: str
    message: str
    missing: str = ""


Rule = Callable[[str, str, str], Iterator[Finding]]
"""(source, translation, language) -> findings; strings as translators see them, a BCP 47 tag."""
