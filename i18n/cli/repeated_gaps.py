"""What is said of texts without a translation that stand on several pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.stages.reports.repeated_gaps import RepeatedGap

_SHOWN = 5
_QUOTED = 60


def say_gaps(terminal: Terminal, found: Iterable[RepeatedGap]) -> None:
    """Name them, those that keep most pages waiting first; of many only some."""
    gaps = list(found)
    for one in islice(gaps, _SHOWN):
        source = one.source if len(one.source) <= _QUOTED else f"{one.source[: _QUOTED - 1]}…"
        terminal.say(f"“{source}” has no translation: {one.told}")
    if len(gaps) > _SHOWN:
        rest = counted(len(gaps) - _SHOWN, "more text")
        terminal.say(f"So it is with {rest}; `status --json` has them all.")


def gaps_of(facts: Mapping[str, Any]) -> Iterable[RepeatedGap]:
    """The same from the facts of a language."""
    return (RepeatedGap(**one) for one in facts["repeated_gaps"])
