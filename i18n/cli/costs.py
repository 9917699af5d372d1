"""Money as people read it: what drafting would cost, and what was spent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from i18n.cli.terminal import Terminal

if TYPE_CHECKING:
    from i18n.stages.drafting.estimate import LanguageEstimate
    from i18n.stages.reports.spending import Spent


def say_estimates(terminal: Terminal, found: Sequence[LanguageEstimate]) -> None:
    """A row a language: what its drafting takes of a paid engine."""
    if not found:
        terminal.say("No paid engine has anything to draft.")
        return
    columns = ("Language", "engine", "messages", "words", "requests", "in", "out", "cost")
    rows = []
    for one in found:
        used = one.found.used
        upto = "≤ " if one.at_most else ""
        counts = (one.messages, used.words, used.requests, used.sent, used.received)
        cost = "?" if one.found.cost is None else f"{upto}{one.found.cost:.2f}"
        rows.append((one.language, one.engine, *(f"{upto}{n:,}" for n in counts), cost))
    terminal.table("", columns, rows)
    if all(one.found.cost is not None for one in found):
        total = sum(one.found.cost or 0 for one in found)
        terminal.say(f"In all about {total:.2f}, in the money of the prices in [engines].")
    if any(one.at_most for one in found):
        terminal.say("At most: only what is in doubt after the other engines is asked for.")


def say_spent(terminal: Terminal, found: Sequence[Spent]) -> None:
    """A row for each month, engine and model."""
    if not found:
        terminal.say("Nothing was spent.")
        return
    columns = ("Month", "engine", "model", "requests", "words", "in", "out", "cost")
    rows = [
        (
            one.month,
            one.engine,
            one.model,
            *(f"{n:,}" for n in (one.used.requests, one.used.words)),
            *(f"{n:,}" for n in (one.used.sent, one.used.received)),
            f"{one.cost:.2f}",
        )
        for one in found
    ]
    terminal.table("", columns, rows)
    if open_ones := sum(one.unfinished for one in found):
        terminal.say(f"{open_ones:,} of the requests never ended: they count with the most.")
